"""What holds for every law and every household; a law that lands in the order is in by itself.

The households are random: who lives there comes from Hypothesis, and every fact that is then still
open is drawn between its plausible ends, so a new fact of a new law is drawn too.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voorzieningenwijzer.assessment import ready_rules, run_all
from voorzieningenwijzer.assessment.order import MEASURES, Ready, closure
from voorzieningenwijzer.households.case import Case, Open
from voorzieningenwijzer.households.case_building import case_of
from voorzieningenwijzer.households.columns import AANVRAGER, KIND, Array, Households
from voorzieningenwijzer.households.completions import rows_of
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.households.population import stack
from voorzieningenwijzer.rules import Result
from voorzieningenwijzer.tables import NoTable, Tables

TABLES = Tables.shipped()
YEARS = (2025, 2026)
ROWS = 48
CENT = 0.006


def laws(jaar: int) -> dict[str, Ready]:
    """The laws of the year that have a table, the measure included."""
    found = ready_rules(TABLES, jaar)
    return {n: r for n, r in found.items() if not isinstance(r.amounts, NoTable)}


EVERY = [(jaar, name) for jaar in YEARS for name in laws(jaar)]

# law -> facts in which its own direction may be broken, with the reason
NOT_IN_ONE_DIRECTION: Mapping[str, Mapping[str, str]] = {}
# laws whose award is not the rounded sum of the unrounded months, with the reason
NOT_THE_SUM_OF_MONTHS: Mapping[str, str] = {
    **dict.fromkeys(MEASURES, "a measure, nothing is awarded"),
    "kwijtschelding_gemeente": "once a year, off the bill",
    "kwijtschelding_waterschap": "once a year, off the bill",
    "noodfonds_energie": "once, through the supplier",
}


DAYS = st.tuples(st.integers(1, 12), st.integers(1, 28))


@st.composite
def compositions(draw: st.DrawFn, jaar: int) -> dict[str, Any]:
    """Who lives there, with days of birth all over the year."""
    persons = [{"id": "a", "rol": "aanvrager", "geboortedatum": born(draw, jaar, 18, 90)}]
    if draw(st.booleans()):
        persons.append({"id": "b", "rol": "partner", "geboortedatum": born(draw, jaar, 18, 90)})
    for number in range(draw(st.integers(0, 3))):
        persons.append(
            {"id": f"k{number}", "rol": "kind", "geboortedatum": born(draw, jaar, 1, 18)}
        )
    for number in range(draw(st.integers(0, 1))):
        persons.append(
            {"id": f"m{number}", "rol": "medebewoner", "geboortedatum": born(draw, jaar, 18, 80)}
        )
    return {"peildatum": date(jaar, 10, 20), "gemeente": "Coevorden", "personen": persons}


def born(draw: st.DrawFn, jaar: int, youngest: int, oldest: int) -> date:
    month, day = draw(DAYS)
    return date(jaar - draw(st.integers(youngest, oldest)), month, day)


def value(item: Open, n: int, generator: np.random.Generator) -> Array:
    """Between the plausible ends, more often low: most limits lie there."""
    low, high = min(item.einden), max(item.einden)
    if item.soort == "keus":
        return generator.choice(np.array(item.einden), n)
    if item.soort == "dag":
        return np.full(n, high)
    return np.round(low + (high - low) * generator.random(n) ** 2.5, 2)


def drawn(case: Case, seed: int, n: int = ROWS) -> Households:
    generator = np.random.default_rng(seed)
    values = tuple(value(o, n, generator) for o in case.opens)
    return rows_of(case, case.opens, values, n)


def random_rows(composition: dict[str, Any], jaar: int, seed: int, n: int = ROWS) -> Households:
    return drawn(case_of(read_household(composition, "x"), jaar), seed, n)


def outcome(h: Households, jaar: int, name: str) -> Result:
    return run_all(h, closure(laws(jaar), name))[name]


def raised(h: Households, fact: str, person: int, more: float) -> Households | None:
    """The same rows with one fact higher: of one person, or of the household."""
    of_people = fact in h.persons
    table = dict(h.persons if of_people else h.facts)
    if fact not in table:
        return None
    block = table[fact].copy()
    rows = (
        slice(person % (len(block) // h.n), None, len(block) // h.n) if of_people else slice(None)
    )
    block[rows] = True if block.dtype == bool else block[rows] + more
    table[fact] = block
    parts = (table, h.facts) if of_people else (h.persons, table)
    return Households(h.jaar, h.maand, h.n, h.household, h.places, *parts)


@pytest.mark.parametrize(("jaar", "name"), EVERY)
@settings(max_examples=25)
@given(data=st.data(), seed=st.integers(0, 2**32 - 1))
def test_never_negative_and_the_award_is_the_sum_of_the_months(
    jaar: int, name: str, data: st.DataObject, seed: int
) -> None:
    h = random_rows(data.draw(compositions(jaar)), jaar, seed)
    found = outcome(h, jaar, name)
    for amounts in (found.recht, found.award.per_jaar, found.award.per_maand):
        assert np.isfinite(amounts).all()
        assert (amounts >= 0).all()
    if found.award.per_kwartaal is not None:
        assert (found.award.per_kwartaal >= 0).all()
    if name not in NOT_THE_SUM_OF_MONTHS:
        year = found.recht.sum(axis=1)
        awarded = found.award.per_jaar[:, 0]
        assert (np.where(awarded > 0, np.abs(year - awarded), 0) < 0.5 + CENT).all()
        assert (found.award.per_maand <= found.recht + 1 + CENT).all()


@pytest.mark.parametrize(("jaar", "name"), EVERY)
@settings(max_examples=25)
@given(
    data=st.data(),
    seed=st.integers(0, 2**32 - 1),
    person=st.integers(0, 9),
    more=st.floats(0.01, 20_000).map(lambda x: round(x, 2)),
)
def test_each_fact_moves_a_law_in_the_direction_that_it_declares(
    jaar: int, name: str, data: st.DataObject, seed: int, person: int, more: float
) -> None:
    """No rise with income or savings, no fall with the rent where a law says so."""
    rule = laws(jaar)[name].rule
    h = random_rows(data.draw(compositions(jaar)), jaar, seed)
    now = outcome(h, jaar, name).award.per_jaar
    for fact, sign in rule.richting.items():
        if fact in NOT_IN_ONE_DIRECTION.get(name, {}):
            continue
        other = raised(h, fact, person, more)
        assert other is not None, fact
        step = sign * (outcome(other, jaar, name).award.per_jaar - now)
        assert (step > -CENT).all(), f"{name}: {fact}"


@pytest.mark.parametrize(("jaar", "name"), EVERY)
@settings(max_examples=15)
@given(
    data=st.data(),
    seed=st.integers(0, 2**32 - 1),
    person=st.integers(0, 9),
    more=st.floats(1, 60_000).map(lambda x: round(x, 2)),
)
def test_no_law_pays_more_to_who_earns_more(
    jaar: int, name: str, data: st.DataObject, seed: int, person: int, more: float
) -> None:
    """Also a law that declares no direction: income and savings never raise an award."""
    h = random_rows(data.draw(compositions(jaar)), jaar, seed)
    now = outcome(h, jaar, name).award.per_jaar
    for fact in ("inkomen", "netto", "vermogen", "vermogen_nu"):
        if fact in MORE_WITH.get(name, ()):
            continue
        other = raised(h, fact, person, more)
        assert other is not None
        assert (outcome(other, jaar, name).award.per_jaar <= now + CENT).all(), f"{name}: {fact}"


# law -> facts with which its award may rise, with the reason
_OF_REMISSION = {
    "inkomen": "less huurtoeslag and zorgtoeslag: more of the rent and the premium counts",
    "vermogen": "the same: over the limit of an allowance on 1 January",
}
MORE_WITH: Mapping[str, Mapping[str, str]] = {
    "kwijtschelding_gemeente": _OF_REMISSION,
    "kwijtschelding_waterschap": _OF_REMISSION,
}


def persons_of(h: Households, rol: int) -> Array:
    return h.count((h.persons["rol"] == rol).any(axis=1, keepdims=True))


def top_zorgtoeslag(h: Households, a: Any) -> Array:
    return np.where(persons_of(h, AANVRAGER) > 0, 2 * a.standaardpremie_per_jaar, 0)


def top_huurtoeslag(h: Households, a: Any) -> Array:
    lowest = getattr(a, "basishuur_samen", None) or a.minimum_basishuur_samen
    rest = a.maximale_huur - a.aftoppingsgrens_hoog
    middle = a.aftoppingsgrens_hoog - a.kwaliteitskortingsgrens
    per_month = a.kwaliteitskortingsgrens - lowest
    per_month += a.deel_boven_kwaliteitskorting * middle + a.deel_boven_aftopping * rest
    return np.full((h.n, 1), 12 * per_month + 0.5)


def top_kindgebonden_budget(h: Households, a: Any) -> Array:
    each = a.per_kind_per_jaar + a.extra_16_tot_18_per_jaar
    return persons_of(h, KIND) * each + a.alo_kop_per_jaar + 0.5


def top_kinderbijslag(h: Households, a: Any) -> Array:
    per_quarter = float(np.max(a.per_kwartaal_12_tot_18))
    return persons_of(h, KIND) * 2 * 4 * per_quarter


def top_kwijtschelding_gemeente(h: Households, a: Any) -> Array:
    return h.facts["aanslag_gemeente"][:, :1]


def top_kwijtschelding_waterschap(h: Households, a: Any) -> Array:
    return h.facts["aanslag_waterschap"][:, :1]


def top_by_the_norm(h: Households, a: Any) -> Array:
    """Without any income: the norm of each month, or that of an institution."""
    norm = outcome(h, h.jaar, "bijstandsnorm").months.kostendelersnorm_per_maand
    inside = np.broadcast_to(
        np.asarray(a.instelling_paar) + a.zorgpremie_in_norm_samen
        if hasattr(a, "instelling_paar")
        else 0.0,
        12,
    )
    return np.maximum(norm, inside[None, :]).sum(axis=1, keepdims=True)


def top_noodfonds(h: Households, a: Any) -> Array:
    return np.full((h.n, 1), a.hoogste_bijdrage)


HIGHEST: Mapping[str, Callable[[Households, Any], Array]] = {
    "zorgtoeslag": top_zorgtoeslag,
    "huurtoeslag": top_huurtoeslag,
    "kindgebonden_budget": top_kindgebonden_budget,
    "kinderbijslag": top_kinderbijslag,
    "noodfonds_energie": top_noodfonds,
    "kwijtschelding_gemeente": top_kwijtschelding_gemeente,
    "kwijtschelding_waterschap": top_kwijtschelding_waterschap,
    "bijstand": top_by_the_norm,
    "aio": top_by_the_norm,
}


@pytest.mark.parametrize(("jaar", "name"), [e for e in EVERY if e[1] in HIGHEST])
@settings(max_examples=25)
@given(data=st.data(), seed=st.integers(0, 2**32 - 1))
def test_never_above_the_maximum(jaar: int, name: str, data: st.DataObject, seed: int) -> None:
    h = random_rows(data.draw(compositions(jaar)), jaar, seed)
    found = outcome(h, jaar, name)
    assert (found.award.per_jaar <= HIGHEST[name](h, found.amounts) + CENT).all()


def crowd(jaar: int) -> Iterator[Case]:
    """504 households of eight sizes, nothing open, in no order."""
    cases = []
    for number in range(8):
        born = date(jaar - (71 if number < 2 else 30 + number), 5, 9)
        persons = [{"id": "a", "rol": "aanvrager", "geboortedatum": born}]
        if number % 2:
            persons.append({"id": "b", "rol": "partner", "geboortedatum": date(jaar - 44, 11, 2)})
        persons += [
            {"id": f"k{i}", "rol": "kind", "geboortedatum": date(jaar - 3 - 4 * i, 2 + i, 17)}
            for i in range(number // 2)
        ]
        mapping = {"peildatum": date(jaar, 10, 20), "gemeente": "Coevorden", "personen": persons}
        case = case_of(read_household(mapping, "x"), jaar)
        block = drawn(case, jaar + number, 63)
        cases += [one_of(case, block, row) for row in range(block.n)]
    for index in np.random.default_rng(jaar).permutation(len(cases)):
        yield cases[index]


def one_of(case: Case, h: Households, row: int) -> Case:
    """One row of a block, as a household of which everything is known."""
    size = len(case.ids)
    persons = {k: v[row * size : (row + 1) * size] for k, v in h.persons.items()}
    facts = {k: v[row : row + 1] for k, v in h.facts.items()}
    return Case(case.jaar, case.peildatum, case.ids, persons, facts)


@pytest.mark.parametrize("jaar", YEARS)
def test_one_household_is_the_same_among_500_others(jaar: int) -> None:
    """In one block of 504 rows, and alone: each law, year and month, to the last bit."""
    cases = list(crowd(jaar))
    rules = laws(jaar).values()
    together = run_all(stack(cases), rules)
    for row in range(0, len(cases), 7):
        alone = run_all(stack([cases[row]]), rules)
        for name, result in together.items():
            for kind in ("per_jaar", "per_maand"):
                here, there = getattr(result.award, kind)[row], getattr(alone[name].award, kind)[0]
                np.testing.assert_array_equal(here, there, err_msg=f"{name} {kind}")


@pytest.mark.parametrize(("jaar", "name"), EVERY)
def test_the_random_households_reach_the_law(jaar: int, name: str) -> None:
    """Else the properties above would hold for nothing: some have a right and some have none."""
    if name in MEASURES:
        return
    cases = list(crowd(jaar))
    years = run_all(stack(cases), closure(laws(jaar), name))[name].award.per_jaar
    assert 0 < np.count_nonzero(years) < len(cases)


def test_an_exception_is_about_a_law_that_exists() -> None:
    known = {name for _, name in EVERY}
    for table in (NOT_IN_ONE_DIRECTION, NOT_THE_SUM_OF_MONTHS, MORE_WITH, HIGHEST):
        assert set(table) <= known
