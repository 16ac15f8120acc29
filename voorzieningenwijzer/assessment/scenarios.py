"""Who may live there too, where that is not known: a partner, children, a housemate."""

from dataclasses import replace

import numpy as np

from voorzieningenwijzer.dates import as_number
from voorzieningenwijzer.households.case import SAMENSTELLING, Case, Open
from voorzieningenwijzer.households.columns import AFWEZIG, KIND, PARTNER
from voorzieningenwijzer.households.extra_persons import with_perhaps
from voorzieningenwijzer.households.file import Household
from voorzieningenwijzer.leeftijden import MEERDERJARIG

_CHILDREN = 2
# with no child there is least and at this age most, in every law; so no other age lies outside
_CHILD_AGE = 16
_PARTNER_AGE = 40


def with_possible_members(case: Case, household: Household) -> Case:
    """The case as it stands, or with persons who are there in some completions only."""
    if household.samenstelling_bekend:
        same = household.gegevens.get("samenstelling_gelijk_in", ())
        known = case.jaar == household.peildatum.year or case.jaar in same
        return case if known else _other_year(case)
    roles = set(np.unique(case.persons["rol"]).tolist())
    if PARTNER not in roles:
        case = _perhaps_partner(case)
    if household.gegevens.get("personen") and not household.aannames:
        return with_perhaps(case, "medebewoner", _births(case, MEERDERJARIG, 90))
    if KIND not in roles:
        case = with_perhaps(case, "kind", _aged(case, _CHILD_AGE), _CHILDREN)
    return case


def _other_year(case: Case) -> Case:
    """Of another year nobody said that the same people lived there: with and without a partner."""
    partner = np.flatnonzero((case.persons["rol"] == PARTNER).any(axis=1))
    if not partner.size:
        return _perhaps_partner(case)
    gone = Open(SAMENSTELLING, "rol", "keus", (AFWEZIG, PARTNER), int(partner[0]))
    return replace(case, opens=(*case.opens, gone))


def _perhaps_partner(case: Case) -> Case:
    return with_perhaps(case, "partner", _aged(case, _PARTNER_AGE))


def _aged(case: Case, age: int) -> tuple[float, ...]:
    """Of this age the whole year."""
    return (float((case.jaar - age - 1) * 10_000 + 1231),)


def _births(case: Case, youngest: int, oldest: int) -> tuple[float, ...]:
    day = as_number(case.peildatum)
    return float(day - oldest * 10_000), float(day - youngest * 10_000)
