"""When the income turns out higher, in a plan: a table and what to do."""

from collections.abc import Iterator

from voorzieningenwijzer.documents.blocks import Block, Bullets, Heading, Table, Text, Together
from voorzieningenwijzer.plan.model import Plan

_SHARES = (31, 23, 23, 23)


def higher_income(plan: Plan) -> Iterator[Block]:
    """Nothing where nothing is known."""
    found = plan.hoger_inkomen
    if found is None or not found.bekend:
        return
    parts: list[Block] = [
        Heading(found.kop, pictogram="inkomen"),
        Text(" ".join(found.inleiding)),
    ]
    if found.zinnen:
        parts.append(Bullets(found.zinnen))
    if found.rijen:
        parts.append(Table(found.kop_rij, found.rijen, _SHARES))
    yield Together(tuple(parts))
