"""The guide of a municipality as a booklet: contents, a chapter on a page of its own, entries."""

from collections.abc import Iterator

from voorzieningenwijzer.documents.blocks import (
    Block,
    Bullets,
    Contents,
    Document,
    Heading,
    Sheet,
    Table,
    Text,
    Together,
)
from voorzieningenwijzer.plan.guide.model import Chapter, Entry, Guide, GuideTable
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.paper_words import PaperWords

_SHORT = 3


def blocks(guide: Guide) -> Document:
    say, day = PaperWords("gids"), day_text(guide.dag)
    return Document(
        title=guide.titel,
        author="",
        subject=day,
        corner=(day,),
        footer=say("voet", gemeente=guide.gemeente, dag=day),
        page_of=say("blad", nummer="{nummer}", aantal="{aantal}"),
        stamp=say("voorbeeld") if guide.voorbeeld else "",
        blocks=tuple(_all(guide, say)),
    )


def _all(guide: Guide, say: PaperWords) -> Iterator[Block]:
    """The first chapter tells what this is and stands on the page of the contents."""
    about, *rest = guide.hoofdstukken
    yield Sheet(guide.titel, guide.titel)
    yield Text(" ".join(about.zinnen))
    yield Heading(say("inhoud"))
    yield Contents(tuple(chapter.kop for chapter in rest))
    for chapter in rest:
        yield Sheet(chapter.kop, chapter.kop)
        yield from _chapter(chapter, say)


def _chapter(chapter: Chapter, say: PaperWords) -> Iterator[Block]:
    if chapter.zinnen:
        yield Text(" ".join(chapter.zinnen))
    if chapter.tabel:
        yield from _table(chapter.tabel)
    names = tuple(one.kop for one in chapter.delen if _only_a_name(one))
    if names:
        yield Bullets(names)
    for one in chapter.delen:
        if not _only_a_name(one):
            yield from _entry(one, say)


def _only_a_name(entry: Entry) -> bool:
    return not (entry.zinnen or entry.regels or entry.oud or entry.tabellen)


def _entry(entry: Entry, say: PaperWords) -> Iterator[Block]:
    parts: list[Block] = [Heading(entry.kop, level=3, line=True)]
    parts += [Text(" ".join(entry.zinnen))] if entry.zinnen else []
    parts += [Text(" ".join(entry.oud), bold=True)] if entry.oud else []
    lines = [Bullets(sentences, lead=label) for label, sentences in entry.regels]
    yield Together((*parts, *lines[:_SHORT]))
    for line in lines[_SHORT:]:
        yield Together((line,)) if len(line.items) < 2 else line
    for table in entry.tabellen:
        yield from _table(table)
    if entry.bronnen:
        yield Bullets(entry.bronnen, lead=say("bronnen"))


def _table(table: GuideTable) -> Iterator[Block]:
    if table.kop:
        yield Heading(table.kop, level=4)
    yield Table(table.kop_rij, table.rijen, table.delen)
    yield from (Text(line, size="klein") for line in table.onder)
