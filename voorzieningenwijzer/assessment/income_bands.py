"""The household's income against each share of the norm, over every completion."""

import numpy as np

from voorzieningenwijzer.assessment.incomes import income_amounts
from voorzieningenwijzer.assessment.order import MEASURE
from voorzieningenwijzer.assessment.ranges import Rows, between
from voorzieningenwijzer.entitlements.inkomensbanden import bands, least_without_holiday_pay
from voorzieningenwijzer.households.columns import Array
from voorzieningenwijzer.outcomes import Band
from voorzieningenwijzer.tables import NoTable, Tables


def income_bands(rows: Rows, tables: Tables) -> tuple[Band, ...]:
    """On the reference date; nothing where a table is missing."""
    case, found = rows.case, rows.results.get(MEASURE)
    listed = tables.list_table("inkomensbanden")
    amounts = income_amounts(tables, case.jaar)
    if found is None or amounts is None or isinstance(listed, NoTable):
        return ()
    norm = np.broadcast_to(found.months.norm_per_maand, (rows.households.n, 12))[:, case.maand]
    income = rows.households.this_month(found.months.netto_inkomen_per_maand)[:, 0]
    least = least_without_holiday_pay(income, amounts.vakantiebijslag_loon_deel)
    shares = [int(str(row["procent"])) for row in listed.rijen]
    return tuple(
        Band(
            procent=band.procent,
            met_vakantiegeld=between(band.met_vakantiegeld),
            zonder_vakantiegeld=between(band.zonder_vakantiegeld),
            eronder_met=_under(income, income, band.met_vakantiegeld),
            eronder_zonder=_under(least, income, band.zonder_vakantiegeld),
        )
        for band in bands(norm, amounts.vakantietoeslag_deel, shares)
    )


def _under(low: Array, high: Array, limit: Array) -> bool | None:
    """At or under the limit in every completion, in none, or not known."""
    if bool((high <= limit).all()):
        return True
    return False if bool((low > limit).all()) else None
