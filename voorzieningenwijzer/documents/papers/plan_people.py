"""Who can help, in a plan: short lines per group, what to ask after, and a slip to hand over."""

from collections.abc import Iterator

from voorzieningenwijzer.documents.blocks import (
    Block,
    Bullets,
    Heading,
    Sheet,
    Slip,
    Table,
    Text,
    Together,
)
from voorzieningenwijzer.documents.papers.plan_amounts import PlanWords
from voorzieningenwijzer.plan.help_lines import HelpGroup, HelpLine
from voorzieningenwijzer.plan.model import Plan

_NAME, _REST = 30, 70


def who_helps(plan: Plan, say: PlanWords) -> Iterator[Block]:
    """Nothing where nobody is known."""
    if not plan.wie_helpt and not plan.vangnet:
        return
    yield Sheet(say("wie_helpt"), say("wie_helpt"))
    yield Text(say("wie_helpt_eerst"))
    for group in plan.wie_helpt:
        yield from _group(group)
    names = [name for group in plan.wie_helpt for name in group.vraag_na]
    if names:
        yield Bullets((f"{', '.join(names)}.",), lead=say("helpt_misschien"))
    if plan.vangnet:
        yield Together((Heading(say("helpt_niets_past"), level=3), _rows(plan.vangnet)))
    if plan.briefje_voor:
        yield _slip(plan, say)


def _group(group: HelpGroup) -> Iterator[Block]:
    if group.regels:
        yield Together((Heading(group.kop, level=3), _rows(group.regels)))


def _rows(lines: tuple[HelpLine, ...]) -> Table:
    rows = tuple((line.naam, f"{' '.join(line.zinnen)} {_where(line)}".strip()) for line in lines)
    return Table((), rows, (_NAME, _REST))


def _where(line: HelpLine) -> str:
    parts = [part for part in (line.waar, line.oud) if part]
    return f"({'; '.join(parts)})" if parts else ""


def _slip(plan: Plan, say: PlanWords) -> Block:
    sender = ", ".join(text for text in (plan.organisatie, plan.telefoon) if text)
    signed = say("briefje_van") + (f" {sender}." if sender else "")
    return Slip(
        title=say("briefje"),
        intro=say("briefje_voor"),
        choices=plan.briefje_voor,
        lines=(say("briefje_vraag"), say("briefje_naam"), say("briefje_bel"), say("briefje_teken")),
        outro=(say("briefje_goed"), signed),
    )
