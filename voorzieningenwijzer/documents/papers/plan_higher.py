"""When the income turns out higher, in a plan: a table and what to do."""

from collections.abc import Iterator

from voorzieningenwijzer.documents.blocks import Block, Bullets, Heading, Table, Text, Together
from voorzieningenwijzer.plan.model import Plan
from voorzieningenwijzer.plan.wording.amounts import NBSP

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
        rows = tuple(tuple(map(_in_lines, row)) for row in found.rijen)
        parts.append(Table(tuple(map(_in_lines, found.kop_rij)), rows, _SHARES))
    yield Together(tuple(parts))


def _in_lines(cell: str) -> str:
    """Each amount of a cell begins a line, so that they stand under each other."""
    return cell.replace(f", €{NBSP}", f",\n€{NBSP}").replace(f": €{NBSP}", f":\n€{NBSP}")
