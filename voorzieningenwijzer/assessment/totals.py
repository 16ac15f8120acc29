"""After minus before, by two assessments of the same rows: what more comes in, at the lowest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from voorzieningenwijzer.assessment.completed import Completions
from voorzieningenwijzer.assessment.received import Received
from voorzieningenwijzer.households.columns import Array
from voorzieningenwijzer.outcomes import Between, Outcome, Status, Totals
from voorzieningenwijzer.rules import Award


def totals(
    groups: Sequence[tuple[Sequence[str], Completions]],
    now: Received,
    found: Sequence[Outcome],
) -> Totals:
    """The laws that pay, per group together on the same completions; where it is not known what
    comes in now, the low end counts it as already coming in. Where the rows together are only a
    sample, the range of each law counts: a sample may miss the lowest.

    Where each law by itself has one value only, those are the one completion there is.
    """
    parts: list[_Part] = []
    settled: list[Outcome] = []
    for paying, completions in groups:
        counted = [o for o in found if o.regeling in paying]
        if all(_settled(o) for o in counted):
            settled += counted
            continue
        parts += _parts(_with_an_amount(paying, found), completions)
    known, open_ones = _of_known(settled), _of_rows(parts, now)
    return Totals(
        meer_per_maand=known.meer_per_maand + open_ones.meer_per_maand,
        meer_per_jaar=known.meer_per_jaar + open_ones.meer_per_jaar,
    )


def _with_an_amount(paying: Sequence[str], found: Sequence[Outcome]) -> list[str]:
    """Not what a person decides: there the program says no amount."""
    outside = {o.regeling for o in found if o.status is Status.BUITEN_BEREIK}
    return [name for name in paying if name not in outside]


def _parts(paying: Sequence[str], completions: Completions) -> list["_Part"]:
    month, together = completions.case.maand, completions.awards(paying)
    if together is not None:
        return [_Part(together, month)]
    alone = {name: completions.rows(name).results[name].award for name in paying}
    return [_Part({name: award}, month) for name, award in alone.items()]


@dataclass(frozen=True, slots=True)
class _Part:
    """Laws to add up row by row. Parts are added end by end: wider, never too narrow."""

    awards: Mapping[str, Award]
    maand: int


def _of_rows(parts: Sequence[_Part], now: Received) -> Totals:
    low = [_difference(part, now, low=True) for part in parts]
    high = [_difference(part, now, low=False) for part in parts]
    return Totals(
        meer_per_maand=_added([a for a, _ in low], [a for a, _ in high]),
        meer_per_jaar=_added([b for _, b in low], [b for _, b in high]),
    )


def _added(low: Sequence[Array], high: Sequence[Array]) -> Between:
    return Between(
        round(sum(float(a.min()) for a in low), 2),
        round(sum(float(a.max()) for a in high), 2),
    )


def _settled(outcome: Outcome) -> bool:
    known = outcome.per_jaar is not None and outcome.per_jaar.known
    return known and outcome.status != Status.ONBEKEND and outcome.verschil_per_maand is not None


def _of_known(found: Sequence[Outcome]) -> Totals:
    month, year = Between(0.0, 0.0), Between(0.0, 0.0)
    for o in found:
        month = month + _sure(o, o.verschil_per_maand or 0.0)
        year = year + _sure(o, o.verschil_per_jaar or 0.0)
    return Totals(month, year)


def _sure(outcome: Outcome, difference: float) -> Between:
    """What a person must still establish is nothing at its lowest."""
    low = min(difference, 0.0) if outcome.status is Status.CONTROLEREN else difference
    return Between(round(low, 2), round(difference, 2))


def _difference(part: _Part, now: Received, low: bool) -> tuple[Array, Array]:
    month, year = np.zeros(1), np.zeros(1)
    for name, award in part.awards.items():
        per_maand = award.per_maand[:, _month(award.per_maand, part.maand)]
        per_jaar = award.per_jaar[:, 0]
        gets = now.per_month(name, per_maand)
        if gets is None:
            if not low:
                month, year = month + per_maand, year + per_jaar
            continue
        same = np.abs(per_maand - gets) < 0.005
        month = month + per_maand - gets
        year = year + np.where(same, 0.0, per_jaar - 12 * gets)
    return month, year


def _month(per_maand: Array, now: int) -> int:
    """As in an outcome: this month, or the first later one in which there is a right."""
    has = per_maand.max(axis=0) > 0
    return next((m for m in range(now, 12) if has[m]), now)
