"""Households that this one can still be, where it is not known who lives there: at most four."""

from dataclasses import replace

import numpy as np

from voorzieningenwijzer.dates import as_number
from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.columns import AFWEZIG, PARTNER
from voorzieningenwijzer.households.extra_persons import with_extra
from voorzieningenwijzer.households.file import Household

_CHILDREN = 2


def scenarios(case: Case, household: Household) -> tuple[Case, ...]:
    """The case as it stands, and with who may be there too."""
    if case.jaar != household.peildatum.year and household.samenstelling_bekend:
        return _other_year(case, household)
    if household.samenstelling_bekend:
        return (case,)
    roles = set(np.unique(case.persons["rol"]))
    found = [case]
    if PARTNER not in roles:
        found.append(_with_partner(case))
    if household.gegevens.get("personen") and household.gegevens.get("aannames") == "geen":
        found.append(with_extra(case, "medebewoner", _births(case, 18, 90)))
    elif not {i for i in case.ids if case.persons["rol"][case.ids.index(i)].max() == 3}:
        found += [with_extra(c, "kind", _births(case, 0, 17), _CHILDREN) for c in tuple(found)]
    return tuple(found[:4])


def _other_year(case: Case, household: Household) -> tuple[Case, ...]:
    """Of another year it must be said that the same people lived there."""
    if case.jaar in household.gegevens.get("samenstelling_gelijk_in", ()):
        return (case,)
    partner = (case.persons["rol"] == PARTNER).any(axis=1)
    if partner.any():
        rol = np.where(partner[:, None], AFWEZIG, case.persons["rol"])
        gone = tuple(o for o in case.opens if o.persoon is None or not partner[o.persoon])
        return case, replace(case, persons={**case.persons, "rol": rol}, opens=gone)
    return case, _with_partner(case)


def _with_partner(case: Case) -> Case:
    return with_extra(case, "partner", _births(case, 18, 90))


def _births(case: Case, youngest: int, oldest: int) -> tuple[float, ...]:
    day = as_number(case.peildatum)
    return float(day - oldest * 10_000), float(day - youngest * 10_000)
