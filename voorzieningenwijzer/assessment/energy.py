"""The cost of energy, before the laws that look at it."""

from voorzieningenwijzer.comparisons.energy.year import year_cost
from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.energy_cost import with_energy_cost
from voorzieningenwijzer.households.file import Household
from voorzieningenwijzer.tables import Tables


def with_energy(case: Case, household: Household, tables: Tables) -> Case:
    """By the bill of the own contract; of the year of the reference date only."""
    if case.jaar != household.peildatum.year:
        return case
    cost, missing = year_cost(household.gegevens, tables, household.peildatum)
    return with_energy_cost(case, None if cost is None else (cost.minst, cost.hoogst), missing)
