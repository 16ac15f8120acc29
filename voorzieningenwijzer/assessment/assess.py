"""One household in one year: every law and local scheme as a range, what is missing, why not."""

from collections.abc import Sequence

from voorzieningenwijzer.assessment import received
from voorzieningenwijzer.assessment.completed import Completions
from voorzieningenwijzer.assessment.incomes import incomes
from voorzieningenwijzer.assessment.local import local_outcomes
from voorzieningenwijzer.assessment.order import (
    MEASURES,
    MONTHLY,
    closure,
    missing_table,
    proposed,
    ready_rules,
)
from voorzieningenwijzer.assessment.outcome import elsewhere, from_rows, without_table
from voorzieningenwijzer.assessment.scenarios import with_possible_members
from voorzieningenwijzer.assessment.spendable import spendable
from voorzieningenwijzer.assessment.totals import totals
from voorzieningenwijzer.households.case_building import case_of
from voorzieningenwijzer.households.file import Household
from voorzieningenwijzer.outcomes import Assessment, Outcome, Stake
from voorzieningenwijzer.tables import Tables


def assess(household: Household, tables: Tables, jaar: int | None = None) -> Assessment:
    """All laws in their order for one household in one year, by default of the reference date.

    Raises HouseholdError where the household contradicts itself.
    """
    year = jaar or household.peildatum.year
    rules = ready_rules(tables, year)
    yearly, monthly = incomes(household, tables, year)
    spending = spendable(household, tables, year)
    case = with_possible_members(case_of(household, year, yearly, monthly, spending), household)
    completions = Completions(case, rules)
    paying = [
        name
        for name in MONTHLY
        if not missing_table(closure(rules, name)) and not proposed(rules[name])
    ]
    completions.together(paying)
    now = received.of_year(household, year)
    found = [_national(name, household, completions, now) for name in rules if name not in MEASURES]
    found += local_outcomes(household, tables, year, completions, now, found)
    return Assessment(
        peildatum=household.peildatum,
        jaar=year,
        uitkomsten=tuple(found),
        totaal=totals(paying, completions, now, found),
        open_vragen=_ranked(found),
        aannames=tuple(dict.fromkeys(a for o in found for a in o.aannames)),
    )


def _national(
    name: str, household: Household, completions: Completions, now: received.Received
) -> Outcome:
    rule, case = completions.rules[name].rule, completions.case
    missing = missing_table(closure(completions.rules, name))
    if missing:
        return without_table(rule, case.jaar, missing)
    other = elsewhere(completions.rules[name], household, case.jaar)
    return other or from_rows(rule, completions.rows(name), now)


def _ranked(found: Sequence[Outcome]) -> tuple[Stake, ...]:
    """Fields by the euros a year that depend on them, over all laws together."""
    euro: dict[str, float] = {}
    for outcome in found:
        for stake in outcome.hangt_af_van:
            euro[stake.veld] = euro.get(stake.veld, 0.0) + stake.euro_per_jaar
        for veld in outcome.ontbreekt:
            euro.setdefault(veld, 0.0)
    return tuple(
        Stake(v, round(e, 2)) for v, e in sorted(euro.items(), key=lambda x: (-x[1], x[0]))
    )
