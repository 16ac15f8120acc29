"""Bijstand that is still to be asked for is income for the allowances of the same year.

Only where it is certain: known, new, and nothing for a person to establish. The municipality pays
the tax, so what counts is the amount before tax (decision 0042).
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from voorzieningenwijzer.assessment.order import BY_THE_NORM
from voorzieningenwijzer.entitlements.inkomstenbelasting import Amounts
from voorzieningenwijzer.households.case import BIJSTAND_COUNTS, Case
from voorzieningenwijzer.households.columns import AANVRAGER, PARTNER, Array
from voorzieningenwijzer.outcomes import Outcome, Status


def with_granted(case: Case, found: Sequence[Outcome], a: Amounts | None) -> Case:
    """The case with what the year still brings on top of the toetsingsinkomen that was given."""
    sure = [o for o in found if o.regeling in BY_THE_NORM and _new(o)]
    if a is None or not sure:
        return case
    core = np.flatnonzero(np.isin(case.persons["rol"], (AANVRAGER, PARTNER)).all(axis=1))
    own = case.persons["inkomen"]
    if not case.samenstelling_bekend or np.isnan(own[core]).any():
        return case
    netto = sum(o.per_jaar.minst for o in sure if o.per_jaar) / len(core)
    aow = sure[0].regeling == "aio"
    raised, assumed = own.copy(), dict(case.aangenomen)
    for row in core.tolist():
        raised[row] = raised[row] + before_tax(netto, own[row], a, aow)
        assumed[f"inkomen.{row}"] = BIJSTAND_COUNTS
    return replace(case, persons={**case.persons, "inkomen": raised}, aangenomen=assumed)


def _new(outcome: Outcome) -> bool:
    year = outcome.per_jaar
    known = year is not None and year.known and year.minst > 0
    return known and outcome.status is Status.RECHT and outcome.ontvangt_nu is False


def before_tax(netto: float, eigen: Array, a: Amounts, aow: bool) -> Array:
    """What the municipality pays before tax beside an own taxable income, in the first bracket:
    (net - credit that is still unused) / (1 - rate); without tax the net amount itself."""
    rate = a.schijf_1_deel_aow if aow else a.schijf_1_deel
    credit = a.algemene_heffingskorting_aow if aow else a.algemene_heffingskorting
    unused = np.clip(credit - rate * np.maximum(eigen, 0.0), 0.0, credit)
    return np.round(np.maximum(netto, (netto - unused) / (1 - rate)), 2)
