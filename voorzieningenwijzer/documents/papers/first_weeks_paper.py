"""The list of the first weeks on paper: what comes in, what to do, the appointment, own words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.documents.blocks import (
    ActionRow,
    Block,
    Document,
    Fact,
    Frame,
    Heading,
    Sheet,
    Table,
    Text,
    Together,
    WriteLines,
)
from voorzieningenwijzer.plan.first_weeks import Step, first_weeks_texts
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.fill import fill
from voorzieningenwijzer.plan.wording.text_loading import plan_texts


@dataclass(frozen=True, slots=True)
class FirstWeeksPaper:
    """``bedragen``: what comes in, in words; ``hulp``: what cannot wait; ``dag``: when made."""

    naam: str
    dag: date
    organisatie: str
    voorbeeld: bool
    start: date | None
    stappen: tuple[Step, ...]
    bedragen: tuple[tuple[str, str], ...]
    bedragen_zin: str
    hulp: tuple[str, ...]
    afspraak: str
    telefoon: str = ""
    eigen_woorden: str = ""


def blocks(paper: FirstWeeksPaper) -> Document:
    words = first_weeks_texts().woorden
    named = fill(words["titel_met_naam"], {"naam": paper.naam}) if paper.naam else words["titel"]
    plan = plan_texts().woorden
    return Document(
        title=named,
        author=paper.organisatie,
        subject=day_text(paper.dag),
        corner=(day_text(paper.dag),),
        footer=f"{words['titel']}, {day_text(paper.dag)}",
        page_of=fill(plan["blad"], {"nummer": "{nummer}", "aantal": "{aantal}"}),
        stamp=plan["voorbeeld"] if paper.voorbeeld else "",
        blocks=tuple(_all(paper, named)),
    )


def _all(paper: FirstWeeksPaper, title: str) -> Iterator[Block]:
    words = first_weeks_texts().woorden
    yield Sheet(title, words["titel"])
    if paper.start:
        yield Text(fill(words["begin"], {"start": day_text(paper.start)}), bold=True)
    yield from _amounts(paper)
    for sentence in paper.hulp:
        yield Text(sentence, bold=True)
    yield Heading(words["lijst"])
    yield Text(words["inleiding"])
    for number, step in enumerate(paper.stappen, start=1):
        yield _row(number, step)
    lines = tuple(filter(None, (paper.afspraak, paper.telefoon)))
    yield Frame(words["afspraak"], " ".join(lines), "kalender", big=True)
    yield Together((Heading(words["terugvraag"], pictogram="persoon"), _said_back(paper)))
    sources = dict.fromkeys(step.bron for step in paper.stappen if step.bron)
    if sources:
        yield Text(f"{words['bronnen']}: {'; '.join(sources)}", size="klein")


def _said_back(paper: FirstWeeksPaper) -> Block:
    """What the tenant said, or lines to write it on."""
    if paper.eigen_woorden:
        return Text(paper.eigen_woorden, bold=True)
    return WriteLines(first_weeks_texts().woorden["eigen_woorden"])


def _amounts(paper: FirstWeeksPaper) -> Iterator[Block]:
    words = first_weeks_texts().woorden
    yield Heading(words["plan"], pictogram="munt")
    if not paper.bedragen:
        yield Text(words["te_vroeg"])
        return
    if paper.bedragen_zin:
        yield Text(paper.bedragen_zin)
    yield Table((), paper.bedragen, (0.5, 0.5))
    yield Text(words["plan_uitleg"])


def _row(number: int, step: Step) -> ActionRow:
    facts = (
        Fact("Wanneer", step.wanneer, "kalender", bold=True),
        Fact("Waar", step.waar, "huis"),
        Fact("Papieren", step.papieren, "papier"),
    )
    shown = tuple(fact for fact in facts if fact.value)
    return ActionRow(number, step.titel, (*shown, *_why(step)), "")


def _why(step: Step) -> tuple[Fact, ...]:
    return (Fact("Let op", " ".join(step.zinnen), "info"),) if step.zinnen else ()
