"""What is tried beside what varies: the incomes of the adults, and what can move nothing."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from voorzieningenwijzer.assessment.own_income import Own
from voorzieningenwijzer.households.case import Case, Open
from voorzieningenwijzer.households.columns import KIND, Array
from voorzieningenwijzer.households.completions import Axis
from voorzieningenwijzer.leeftijden import MEERDERJARIG

_INCOME = ("inkomen", "netto", "besteedbaar", "bruto", "bijstand")
_PARTS = 3


def income_axis(case: Case, own: Own, taxable: Array, netto: Array) -> Axis:
    """One adult at these taxable incomes a year, with what is left a month; no bijstand."""
    row, gross = case.ids.index(own.persoon), np.maximum(taxable, 0.0) / 12
    columns = (taxable, netto, netto, gross, np.zeros(len(taxable)))
    opens = (Open(f"personen.{own.persoon}.{n}", n, "getal", (), row) for n in _INCOME)
    return Axis(tuple(opens), columns)


def beside(
    case: Case, own: Mapping[str, Own], minors: Collection[int], varied: Sequence[Axis]
) -> tuple[tuple[Axis, ...], tuple[Open, ...]]:
    """The axes of the incomes and of what moves nothing, and what else is open."""
    taken = {(o.naam, o.persoon) for axis in varied for o in axis.opens}
    adults = {case.ids.index(p) for p in own}
    still = [
        o
        for o in case.opens
        if (o.naam, o.persoon) not in taken and not (o.naam in _INCOME and o.persoon in adults)
    ]
    alone = len(case.ids) == len(own) + len(minors)
    idle = [o for o in still if _moves_nothing(o, minors, alone)]
    fixed = (Axis((o,), (np.array([o.einden[0]]),)) for o in idle)
    incomes = _incomes(case, own, {row for name, row in taken if name == "inkomen"})
    return (*incomes, *fixed), tuple(o for o in still if o not in idle)


def minors_of(case: Case) -> frozenset[int]:
    """Children who are of no age the whole year."""
    rol, born = case.persons["rol"], case.persons["geboren"][:, 0]
    child = (rol == KIND).any(axis=1) & ~np.isnan(born)
    return frozenset(np.flatnonzero(child & (born // 10_000 > case.jaar - MEERDERJARIG)).tolist())


def _moves_nothing(item: Open, minors: Collection[int], alone: bool) -> bool:
    """What a minor does all day, and how a housemate counts where there is none."""
    if item.naam == "bezigheid":
        return item.persoon in minors
    return item.naam == "kostendelersnorm" and alone


def _incomes(case: Case, own: Mapping[str, Own], taken: Collection[int | None]) -> Iterator[Axis]:
    """From low to high where the papers leave room, with the least and the most that is left."""
    for one in own.values():
        if case.ids.index(one.persoon) in taken or one.belastbaar is None or one.netto is None:
            continue
        low, high = one.belastbaar
        if low == high:
            netto = np.unique(np.array(one.netto))
            yield income_axis(case, one, np.full(len(netto), low), netto)
            continue
        points = np.linspace(low, high, _PARTS)
        least, most = one.at(points)
        if bool((least == most).all()):
            yield income_axis(case, one, points, least)
        else:
            both = np.concatenate([least, most])
            yield income_axis(case, one, np.concatenate([points, points]), both)
