"""What goes with a plan for who wants it: who can help, why, what is assumed, the sources."""

from collections.abc import Iterator

from voorzieningenwijzer.documents.blocks import (
    Block,
    Bullets,
    Heading,
    Sheet,
    Table,
    Text,
    Together,
)
from voorzieningenwijzer.documents.papers.plan_amounts import PlanWords, filled
from voorzieningenwijzer.documents.papers.plan_higher import higher_income
from voorzieningenwijzer.documents.papers.plan_people import who_helps
from voorzieningenwijzer.language.said import listed
from voorzieningenwijzer.plan.model import Action, Note, Plan
from voorzieningenwijzer.plan.wording.amounts import NBSP, day_text


def annex_blocks(plan: Plan, say: PlanWords) -> Iterator[Block]:
    yield from who_helps(plan, say)
    yield from _explanation(plan, say)
    yield from higher_income(plan)
    yield from _sources(plan, say)


def notes(title: str, pictogram: str, notes: tuple[Note, ...]) -> Iterator[Block]:
    if not notes:
        return
    same: dict[tuple[str, ...], list[str]] = {}
    for note in notes:
        same.setdefault(note.zinnen, []).append(note.kop)
    lines = tuple(f"{listed(names)}. {' '.join(said)}" for said, names in same.items())
    heading = Heading(title, pictogram=pictogram)
    yield Together((heading, Bullets(lines[:1])))
    if lines[1:]:
        yield Bullets(lines[1:])


def _explanation(plan: Plan, say: PlanWords) -> Iterator[Block]:
    if plan.acties:
        yield Sheet(say("uitleg"), say("uitleg"))
    for action in plan.acties:
        heading = Heading(f"{action.nummer}.{NBSP}{action.titel}", level=3, line=True)
        first, *rest = _explained(action, say)
        yield Together((heading, Text(action.wat), first))
        yield from (Together((group,)) for group in rest[:-2])
        if rest:
            yield Together(tuple(rest[-2:]))


def _explained(action: Action, say: PlanWords) -> list[Bullets]:
    """Why, what to expect, what to ask, what to mind, when money comes, what if it is no."""
    groups = (
        ("waarom", (*action.waarom, *filled([action.status_tekst]))),
        ("verwacht", action.verwacht),
        ("vraag_na", action.vraag_na),
        ("let_op", action.let_op),
        ("geld", filled([action.geld_komt])),
        ("als_nee", filled([action.als_nee])),
    )
    return [Bullets(sentences, lead=say(label)) for label, sentences in groups if sentences]


def _sources(plan: Plan, say: PlanWords) -> Iterator[Block]:
    if plan.niet_nu:
        yield from notes(say("niet_nu"), "", plan.niet_nu)
        yield Text(say("niet_nu_uitleg"))
    if plan.aannames:
        yield Together(
            (Heading(say("aannames")), Bullets(plan.aannames), Text(say("aannames_zin")))
        )
    rows = tuple((_numbers(line.acties), line.tekst) for line in plan.bronnen)
    if rows or plan.programma:
        yield Heading(say("bronnen"))
    if plan.programma:
        made = say("programma", programma=plan.programma, dag=day_text(plan.peildatum))
        yield Text(made, size="klein")
    if rows:
        yield Table((), rows, (12, 88))


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(str(number) for number in numbers)
