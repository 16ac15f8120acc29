"""The hours of childcare at which the outcome turns: those of another child and the most there are.

The child with the most hours has another percentage than the others. Dearer care for another child
can make more hours worth less, so unknown hours are also tried just under, at and over the hours of
each other child; and where the hours of several kinds are added, at what the others leave over.
"""

from itertools import product

import numpy as np

from voorzieningenwijzer.households.case import Case, Open
from voorzieningenwijzer.households.catalogue import FIELDS
from voorzieningenwijzer.households.childcare import slot_names

CARE_HOURS = frozenset(slot_names("uren"))
_UNIT = 0.01
_MOST = (FIELDS["personen.opvang.uren_per_maand"].aannemelijk or (0.0, 0.0))[1]
_FEW = 8


def hours_points(case: Case, item: Open) -> set[float]:
    """Beside the two ends."""
    children = {row for row in range(len(case.ids)) if _slots(case, row)}
    own = item.persoon if item.persoon is not None else 0
    beside = _totals(case, own, item.naam)
    rate = _rate(case, own)
    others = [r for r in children - {own} if rate is None or _rate(case, r) != rate]
    targets = {t for row in others for t in _totals(case, row, "")}
    if beside != {0.0}:
        targets.add(float(_MOST))
    edges = {target - rest for target in targets for rest in beside}
    return {round(e + d, 6) for e in edges for d in (-_UNIT, 0.0, _UNIT)}


def _rate(case: Case, row: int) -> tuple[int, float] | None:
    """Kind and price where all care of a child has one and the same; then the order cannot matter
    between children with the same rate."""
    open_names = {o.naam for o in case.opens if o.persoon == row}
    found = set()
    for name in _slots(case, row):
        kind, price = name.replace("uren", "soort"), name.replace("uren", "prijs")
        if open_names & {kind, price}:
            return None
        found.add((int(case.persons[kind][row, 0]), float(case.persons[price][row, 0])))
    return found.pop() if len(found) == 1 else None


def _slots(case: Case, row: int) -> list[str]:
    """The slots in which this person has care, known or not."""
    found = [n for n in slot_names("uren") if n in case.persons]
    return [n for n in found if np.nan_to_num(case.persons[n][row], nan=1.0).any()]


def _totals(case: Case, row: int, without: str) -> set[float]:
    """What the hours of a child can add up to: known hours, ends of open ones, none if not sure."""
    choices = [_values(case, row, name) for name in _slots(case, row) if name != without]
    return {float(sum(some)) for some in product(*(sorted(c)[:_FEW] for c in choices))}


def _values(case: Case, row: int, name: str) -> set[float]:
    hours = case.persons[name][row]
    values = {float(h) for h in np.unique(hours) if not np.isnan(h)}
    for item in case.opens:
        if item.persoon == row and item.naam == name:
            values |= set(item.einden)
        if item.persoon == row and item.naam == name.replace("uren", "lrk"):
            values.add(0.0)
    return values
