"""Why an outcome is as it is, on paper: for a talk at the counter, or with an objection."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Sheet,
    Table,
    Text,
    Together,
    WriteLines,
)
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.paper_words import PaperWords


@dataclass(frozen=True, slots=True)
class WhyPaper:
    """Everything as text. ``stappen``: what, here, rule; ``tegen`` and ``grenzen``: what is needed,
    here, the limit, rule. ``terugkijken`` and ``te_veel`` carry their heading first."""

    titel: str
    naam: str
    organisatie: str
    dag: date
    voorbeeld: bool
    zinnen: tuple[str, ...]
    stappen: tuple[tuple[str, str, str], ...]
    tegen: tuple[tuple[str, str, str, str], ...]
    grenzen: tuple[tuple[str, str, str, str], ...]
    terugkijken: tuple[str, ...]
    te_veel: tuple[str, ...]
    ontbreekt: tuple[str, ...]
    een_mens: tuple[str, ...]
    aannames: tuple[str, ...]
    oneens: str
    bronnen: tuple[str, ...]


def blocks(paper: WhyPaper) -> Document:
    say = PaperWords("waarom")
    day = day_text(paper.dag)
    foot = say("voet_naam", naam=paper.naam) if paper.naam else say("voet")
    return Document(
        title=paper.titel,
        author=paper.organisatie,
        subject=day,
        corner=(day,),
        footer=foot,
        page_of=say("blad", nummer="{nummer}", aantal="{aantal}"),
        stamp=say("voorbeeld") if paper.voorbeeld else "",
        blocks=tuple(_all(paper, say)),
    )


def _all(paper: WhyPaper, say: PaperWords) -> Iterator[Block]:
    yield Sheet(paper.titel, paper.titel)
    yield Text(" ".join(paper.zinnen))
    day = day_text(paper.dag)
    yield Text(
        say("van", naam=paper.naam, dag=day) if paper.naam else say("van_zonder_naam", dag=day)
    )
    for heading, *sentences in filter(None, (paper.terugkijken, paper.te_veel)):
        yield from _listed(heading, sentences)
    limits = (say("voorwaarde"), say("bij_u"), say("grens"), say("regel"))
    yield from _table(say("tegen"), limits, paper.tegen, (34, 16, 17, 33))
    steps = (say("stap"), say("bij_u"), say("regel"))
    yield from _table(say("cijfers"), steps, paper.stappen, (44, 20, 36))
    yield from _table(say("grenzen"), limits, paper.grenzen, (34, 16, 17, 33))
    yield from _listed(say("ontbreekt"), paper.ontbreekt)
    yield from _listed(say("een_mens"), paper.een_mens)
    if paper.aannames:
        yield from _listed(say("aannames"), (*paper.aannames, say("aannames_zin")))
    yield from _counter(paper, say)
    yield Heading(say("bronnen"))
    yield Bullets(paper.bronnen)


def _counter(paper: WhyPaper, say: PaperWords) -> Iterator[Block]:
    said = " ".join(filter(None, (paper.oneens, say("oneens_mee"))))
    yield Together(
        (
            Heading(say("oneens"), pictogram="brief"),
            Text(said),
            Text(say("loket")),
            WriteLines(say("aantekening"), count=3),
        )
    )


def _table(
    title: str,
    header: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    shares: tuple[float, ...],
) -> Iterator[Block]:
    """A short table stays with its heading."""
    if not rows:
        return
    parts = (Heading(title), Table(header, tuple(rows), shares))
    if len(rows) <= 12:
        yield Together(parts)
    else:
        yield from parts


def _listed(title: str, sentences: Sequence[str]) -> Iterator[Block]:
    if sentences:
        yield Together((Heading(title), Bullets(tuple(sentences))))
