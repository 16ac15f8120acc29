"""After minus before, by two assessments of the same rows: what more comes in, at the lowest."""

from collections.abc import Sequence

import numpy as np

from voorzieningenwijzer.assessment.completed import Completions
from voorzieningenwijzer.assessment.ranges import Rows, between
from voorzieningenwijzer.assessment.received import Received
from voorzieningenwijzer.households.columns import Array
from voorzieningenwijzer.outcomes import Between, Outcome, Status, Totals


def totals(
    paying: Sequence[str], completions: Completions, now: Received, found: Sequence[Outcome]
) -> Totals:
    """The laws that pay, together on the same completions; where it is not known what comes in now,
    the low end counts it as already coming in.

    Where each law by itself has one value only, those are the one completion there is.
    """
    counted = [o for o in found if o.regeling in paying]
    if all(_settled(o) for o in counted):
        return _of_known(counted)
    rows = completions.all_rows(paying)
    months = [_difference(r, paying, now, low) for r in rows for low in (True, False)]
    return Totals(between(m for m, _ in months), between(y for _, y in months))


def _settled(outcome: Outcome) -> bool:
    known = outcome.per_jaar is not None and outcome.per_jaar.known
    return known and outcome.status != Status.ONBEKEND and outcome.verschil_per_maand is not None


def _of_known(found: Sequence[Outcome]) -> Totals:
    month = round(sum(o.verschil_per_maand or 0.0 for o in found), 2)
    year = round(sum(o.verschil_per_jaar or 0.0 for o in found), 2)
    return Totals(Between(month, month), Between(year, year))


def _difference(r: Rows, paying: Sequence[str], now: Received, low: bool) -> tuple[Array, Array]:
    month, year = np.zeros(r.households.n), np.zeros(r.households.n)
    for name in paying:
        result = r.results[name]
        per_maand = result.award.per_maand[:, _month(result.award.per_maand, r.case.maand)]
        per_jaar = result.award.per_jaar[:, 0]
        gets = now.per_month(name)
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
