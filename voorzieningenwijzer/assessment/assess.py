"""One household in one year: every law and local scheme as a range, what is missing, why not."""

from collections.abc import Mapping, Sequence

from voorzieningenwijzer.assessment import received
from voorzieningenwijzer.assessment.absent import elsewhere, without_table
from voorzieningenwijzer.assessment.completed import Completions
from voorzieningenwijzer.assessment.energy import with_energy
from voorzieningenwijzer.assessment.granted import with_granted
from voorzieningenwijzer.assessment.income_bands import income_bands
from voorzieningenwijzer.assessment.incomes import case_with, income_amounts, incomes
from voorzieningenwijzer.assessment.local import local_outcomes, prepare
from voorzieningenwijzer.assessment.order import (
    ALIKE,
    BEFORE_THE_ALLOWANCES,
    BY_THE_NORM,
    MEASURE,
    MEASURES,
    MONTHLY,
    Ready,
    missing_table,
    proposed,
    ready_rules,
)
from voorzieningenwijzer.assessment.outcome import from_rows
from voorzieningenwijzer.assessment.repayment import with_repayment
from voorzieningenwijzer.assessment.scenarios import with_possible_members
from voorzieningenwijzer.assessment.spendable import spendable
from voorzieningenwijzer.assessment.totals import totals
from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.completions import MOST_ROWS
from voorzieningenwijzer.households.file import Household
from voorzieningenwijzer.outcomes import Assessment, Outcome, Stake, Status
from voorzieningenwijzer.rules import Rule
from voorzieningenwijzer.tables import Tables


def assess(household: Household, tables: Tables, jaar: int | None = None) -> Assessment:
    """All laws in their order for one household in one year, by default of the reference date.

    Raises HouseholdError where the household contradicts itself.
    """
    year = jaar or household.peildatum.year
    completions, now = _prepared(household, tables, year)
    rules = completions.rules
    paying = [
        name
        for name in MONTHLY
        if not missing_table(completions.needed(name)) and not proposed(rules[name])
    ]
    by_norm = _by_the_norm(completions, household, tables)
    names = _of_this_year(rules, household, year)
    first = [n for n in names if n in BEFORE_THE_ALLOWANCES]
    _alike(completions, first)
    found = [_national(name, household, completions, now) for name in first]
    tax = income_amounts(tables, year)
    after = completions.with_case(with_granted(completions.case, found, tax))
    after.in_parts(paying, most=MOST_ROWS)
    rest = [n for n in names if n not in first]
    _alike(after, rest)
    found += [_national(name, household, after, now) for name in rest]
    found += local_outcomes(household, tables, year, completions, now, found)
    found = [with_repayment(o, tables) for o in found]
    return Assessment(
        peildatum=household.peildatum,
        jaar=year,
        uitkomsten=tuple(found),
        totaal=totals(((paying, after), (by_norm, completions)), now, found),
        open_vragen=_ranked(found),
        aannames=tuple(dict.fromkeys(a for o in found for a in o.aannames)),
        banden=income_bands(completions.rows(MEASURE), tables) if by_norm else (),
    )


def assess_law(
    household: Household, tables: Tables, regeling: str, jaar: int | None = None
) -> Outcome | None:
    """One law with what it needs and nothing else: the outcome of ``assess``, sooner."""
    year = jaar or household.peildatum.year
    completions, now = _prepared(household, tables, year)
    if regeling not in _of_this_year(completions.rules, household, year):
        return None
    return with_repayment(_national(regeling, household, completions, now), tables)


def case_for(household: Household, tables: Tables, jaar: int) -> Case:
    """The columns that the laws work on: what the household says and what its papers come to."""
    return _prepared(household, tables, jaar)[0].case


def _prepared(
    household: Household, tables: Tables, jaar: int
) -> tuple[Completions, received.Received]:
    """The case with what its papers say, ready to be completed, and what comes in now."""
    papers = incomes(household, tables, jaar)
    spending = spendable(household, tables, jaar)
    case = with_possible_members(case_with(papers, household, jaar, spending), household)
    case = with_energy(case, household, tables)
    now = received.of_year(household, jaar, papers.spans)
    return Completions(received.claimed(case, now), ready_rules(tables, jaar)), now


def _of_this_year(rules: Mapping[str, Ready], household: Household, jaar: int) -> list[str]:
    """The laws that say something of that year; what starts on asking says nothing of another."""
    now = jaar == household.peildatum.year
    return [n for n, r in rules.items() if n not in MEASURES and (now or not r.rule.alleen_nu)]


def _alike(completions: Completions, names: Sequence[str]) -> None:
    """Laws that share their facts share their rows."""
    for group in ALIKE:
        found = [n for n in group if n in names]
        if found and not missing_table([completions.rules[n] for n in found]):
            completions.at_one_price(found)


def _by_the_norm(completions: Completions, household: Household, tables: Tables) -> list[str]:
    """Bijstand and AIO on the rows of the local schemes, that read much the same."""
    rules, jaar = completions.rules, completions.case.jaar
    if jaar != household.peildatum.year or missing_table([rules[MEASURE]]):
        return []
    found = [name for name in BY_THE_NORM if not missing_table(completions.needed(name))]
    prepare(household, tables, completions, found)
    return found


def _national(
    name: str, household: Household, completions: Completions, now: received.Received
) -> Outcome:
    rule, case = completions.rules[name].rule, completions.case
    missing = missing_table(completions.needed(name))
    if missing:
        return without_table(rule, case.jaar, missing)
    other = elsewhere(completions.rules[name], household, case.jaar) or _not_yet(rule, case)
    return other or from_rows(rule, completions.rows(name), now, completions.reads(name))


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


def _not_yet(rule: Rule, case: Case) -> Outcome | None:
    """Without the fact that comes first not even a range makes sense; None where it is there."""
    veld = rule.eerst(case)
    if not veld:
        return None
    status, missing = Status.ONBEKEND, (veld,)
    return Outcome(rule.regeling, rule.naam, "landelijk", case.jaar, status, ontbreekt=missing)
