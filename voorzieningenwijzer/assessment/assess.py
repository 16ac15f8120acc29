"""One household in one year: every law and local scheme as a range, with what is missing and why not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from voorzieningenwijzer.assessment import received
from voorzieningenwijzer.assessment.incomes import incomes
from voorzieningenwijzer.assessment.local import local_outcomes
from voorzieningenwijzer.assessment.order import MEASURE, Ready, closure, missing_table, ready_rules
from voorzieningenwijzer.assessment.outcome import from_rows, without_table
from voorzieningenwijzer.assessment.completed import rows_for
from voorzieningenwijzer.assessment.scenarios import scenarios
from voorzieningenwijzer.assessment.totals import totals
from voorzieningenwijzer.households.case import Case, case_of
from voorzieningenwijzer.households.file import Household
from voorzieningenwijzer.outcomes import Assessment, Outcome, Stake
from voorzieningenwijzer.tables import Tables


def assess(
    household: Household, tables: Tables, jaar: int | None = None, peildatum: date | None = None
) -> Assessment:
    """All laws in their order for one household in one year (that of the reference date by default).

    Raises HouseholdError where the household contradicts itself.
    """
    if peildatum is not None and peildatum != household.peildatum:
        household = replace(household, peildatum=peildatum)
    year = jaar or household.peildatum.year
    rules = ready_rules(tables, year)
    yearly, monthly = incomes(household, tables, year)
    cases = scenarios(case_of(household, year, yearly, monthly), household)
    now = received.of_year(household, year)
    found: list[Outcome] = []
    for name in rules:
        if name != MEASURE:
            found.append(_national(name, rules, cases, now))
    found += local_outcomes(household, tables, year, rules, cases, now)
    return Assessment(
        peildatum=household.peildatum,
        jaar=year,
        uitkomsten=tuple(found),
        totaal=totals(rules, cases, now, found),
        open_vragen=_ranked(found),
        aannames=tuple(dict.fromkeys(a for o in found for a in o.aannames)),
    )


def _national(
    name: str, rules: Mapping[str, Ready], cases: Sequence[Case], now: received.Received
) -> Outcome:
    needed = closure(rules, name)
    missing = missing_table(needed)
    if missing:
        return without_table(rules[name].rule, cases[0].jaar, missing)
    return from_rows(rules[name].rule, rows_for(needed, cases), now)


def _ranked(found: Sequence[Outcome]) -> tuple[Stake, ...]:
    """Fields by the euros a year that depend on them, over all laws together."""
    euro: dict[str, float] = {}
    for outcome in found:
        for stake in outcome.hangt_af_van:
            euro[stake.veld] = euro.get(stake.veld, 0.0) + stake.euro_per_jaar
        for veld in outcome.ontbreekt:
            euro.setdefault(veld, 0.0)
    return tuple(Stake(v, round(e, 2)) for v, e in sorted(euro.items(), key=lambda x: (-x[1], x[0])))
