"""20,000 random completions of unknown facts stay inside the range; equal ends mean known."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from voorzieningenwijzer.assessment import assess, ready_rules, run_all
from voorzieningenwijzer.assessment.incomes import case_with, incomes
from voorzieningenwijzer.assessment.order import MEASURES, closure
from voorzieningenwijzer.assessment.scenarios import with_possible_members
from voorzieningenwijzer.assessment.spendable import spendable
from voorzieningenwijzer.households.case import Case, Open
from voorzieningenwijzer.households.completions import rows_of
from voorzieningenwijzer.households.file import Household, read_household
from voorzieningenwijzer.outcomes import Status
from voorzieningenwijzer.tables import Tables

DRAWS = 2_000
# every law in the order; a measure is no award
LAWS = tuple(name for name in ready_rules(Tables.shipped(), 2026) if name not in MEASURES)


def adult(person: str = "a", rol: str = "aanvrager", **facts: Any) -> dict[str, Any]:
    return {"id": person, "rol": rol, "geboortedatum": date(1984, 7, 9), **facts}


HOME = {"soort": "zelfstandig", "aangepast_voor_handicap": False}
KNOWN = {"toetsingsinkomen_per_jaar": 23000, "vermogen_op_1_januari": 900}

WORKS = {"studeert_of_werkt": "werkt", "vermogen_op_1_januari": 0}


def care(soort: str = "dagopvang", uren: float | None = None, **facts: Any) -> dict[str, Any]:
    hours = {} if uren is None else {"uren_per_maand": uren}
    return {"soort": soort, "geregistreerd": True, **hours, **facts}


def child(person: str, year: int, **facts: Any) -> dict[str, Any]:
    return {"id": person, "rol": "kind", "geboortedatum": date(year, 3, 4), **facts}


HOUSEHOLDS: dict[str, dict[str, Any]] = {
    "nothing but one person": {"personen": [adult()], "gemeente": "Coevorden"},
    "who lives there is not known": {"gemeente": "Coevorden"},
    "rent and service costs open": {"personen": [adult(**KNOWN)], "woning": HOME},
    "service costs open, rent near the maximum": {
        "personen": [adult(**KNOWN)],
        "woning": HOME | {"kale_huur_per_maand": {2025: 880.0, 2026: 901.5}},
    },
    "income open": {
        "personen": [adult(vermogen_op_1_januari=10)],
        "woning": HOME | {"kale_huur_per_maand": 655},
    },
    "partner open": {
        "personen": [adult(**KNOWN), adult("b", "partner")],
        "woning": HOME | {"kale_huur_per_maand": 705},
    },
    "relation of the partner open, with a child": {
        "personen": [adult(**KNOWN), adult("b", "partner", **KNOWN), {"id": "c", "rol": "kind"}],
        "woning": HOME | {"kale_huur_per_maand": 611},
    },
    "birth dates open": {
        "personen": [
            {"id": "a", "rol": "aanvrager", **KNOWN},
            {"id": "c", "rol": "kind", "kinderbijslag": True},
        ],
        "woning": HOME | {"kale_huur_per_maand": 480},
    },
    "net wage only": {
        "personen": [adult(netto_inkomen_per_maand=1710.5, vermogen_op_1_januari=0)],
        "woning": HOME | {"kale_huur_per_maand": 590},
    },
    "nobody said whether there is childcare": {
        "personen": [adult(**KNOWN), child("c", 2021), child("d", 2017), child("e", 2013)],
        "woning": HOME | {"kale_huur_per_maand": 611},
    },
    "hours of one child open, the other dearer": {
        "personen": [
            adult(toetsingsinkomen_per_jaar=128_000, **WORKS),
            child("c", 2022, opvang=[care(uurtarief=6.25)]),
            child("d", 2020, opvang=[care("dagopvang", 91, uurtarief=10.4)]),
        ],
        "woning": {"soort": "koop"},
    },
    "hours of both children open, one cheap": {
        "personen": [
            adult(toetsingsinkomen_per_jaar=171_000, **WORKS),
            child("c", 2022, opvang=[care("dagopvang", uurtarief=6.1)]),
            child("d", 2020, opvang=[care("dagopvang", uurtarief=10.6)]),
        ],
        "woning": {"soort": "koop"},
    },
    "price, kind and register open, and the work of the partner": {
        "personen": [
            adult(toetsingsinkomen_per_jaar=61_000, **WORKS),
            adult("b", "partner", relatie="gehuwd", vermogen_op_1_januari=0),
            child("c", 2023, opvang=[{"uren_per_maand": 120}]),
            child("d", 2014, opvang=[care("bso", 44, uurtarief=9.1)]),
        ],
        "woning": {"soort": "koop"},
    },
    "two kinds of care for a child, hours of one open": {
        "personen": [
            adult(toetsingsinkomen_per_jaar=101_000, **WORKS),
            child("c", 2023, opvang=[care("gastouder", 90, uurtarief=6.4), care(uurtarief=10.9)]),
            child("d", 2020, opvang=[care("dagopvang", 150, uurtarief=10.1)]),
        ],
        "woning": {"soort": "koop"},
    },
    "an uncertain row of the table": {
        "personen": [
            adult(toetsingsinkomen_per_jaar=51_500, **WORKS),
            child("c", 2023, opvang=[care("gastouder", 90, uurtarief=7.4)]),
            child("d", 2020, opvang=[care("dagopvang", 150, uurtarief=10.1)]),
        ],
        "woning": {"soort": "koop"},
    },
    "nothing assumed": {
        "aannames": "geen",
        "personen": [adult(**KNOWN), {"id": "c", "rol": "kind", "geboortedatum": date(2011, 2, 3)}],
        "woning": HOME | {"kale_huur_per_maand": 590, "servicekosten_per_maand": 0},
    },
}


def value(case: Case, item: Open, generator: np.random.Generator) -> np.ndarray:
    low, high = min(item.einden), max(item.einden)
    if item.soort == "keus":
        return generator.choice(np.array(item.einden), DRAWS)
    if item.soort == "dag":
        years = generator.integers(int(low) // 10_000, int(high) // 10_000 + 1, DRAWS)
        days = (
            years * 10_000
            + generator.integers(1, 13, DRAWS) * 100
            + generator.integers(1, 29, DRAWS)
        )
        return np.clip(days, low, high)
    return np.round(generator.uniform(low, high, DRAWS), 2)


def drawn(case: Case, rules: Any, name: str, generator: np.random.Generator) -> np.ndarray:
    reads = frozenset().union(*(r.rule.reads for r in closure(rules, name)))
    opens = tuple(o for o in case.opens if o.naam in reads or o.naam == "rol")
    rows = rows_of(case, opens, tuple(value(case, o, generator) for o in opens), DRAWS)
    return np.asarray(run_all(rows, closure(rules, name))[name].award.per_jaar[:, 0])


def cases_of(household: Household, jaar: int) -> tuple[Case, ...]:
    papers = incomes(household, Tables.shipped(), jaar)
    net = spendable(household, Tables.shipped(), jaar)
    return (with_possible_members(case_with(papers, household, jaar, net), household),)


@pytest.mark.parametrize("jaar", [2025, 2026])
@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_random_completions_stay_inside(name: str, jaar: int) -> None:
    household = read_household(HOUSEHOLDS[name] | {"peildatum": date(jaar, 9, 15)}, name)
    rules = ready_rules(Tables.shipped(), jaar)
    found = assess(household, Tables.shipped(), jaar)
    generator = np.random.default_rng(jaar)
    for law in LAWS:
        outcome = found.outcome(law)
        if outcome is None or outcome.per_jaar is None:
            continue
        for case in cases_of(household, jaar):
            years = drawn(case, rules, law, generator)
            assert years.min() >= outcome.per_jaar.minst - 0.006, law
            assert years.max() <= outcome.per_jaar.hoogst + 0.006, law
            if outcome.per_jaar.known:
                assert np.ptp(years) < 0.011, law


def test_the_control_ends_alone_would_lie() -> None:
    """At the plausible ends of the rent there is nothing; the highest lies in between."""
    household = read_household(
        {
            "peildatum": date(2025, 9, 15),
            "personen": [adult(**KNOWN)],
            "woning": HOME | {"servicekosten_per_maand": 0},
        },
        "huur",
    )
    outcome = assess(household, Tables.shipped(), 2025).outcome("huurtoeslag")
    assert outcome is not None
    assert outcome.per_maand is not None
    assert outcome.per_maand.minst == 0
    assert outcome.per_maand.hoogst > 450


def test_missing_names_only_what_moves() -> None:
    """With assets far over the limit nothing else matters, so nothing else is missing."""
    household = read_household(
        {
            "peildatum": date(2026, 9, 15),
            "personen": [adult(vermogen_op_1_januari=900_000)],
            "woning": HOME,
        },
        "rijk",
    )
    found = assess(household, Tables.shipped())
    for law in ("zorgtoeslag", "huurtoeslag"):
        outcome = found.outcome(law)
        assert outcome is not None
        assert outcome.status is Status.GEEN_RECHT
        assert outcome.ontbreekt == ()


def test_every_fact_that_a_law_reads_is_declared() -> None:
    """An open amount that a law does not declare stays NaN, and would show up in its outcome."""
    household = read_household(
        {"peildatum": date(2026, 9, 15), "personen": [adult()], "gemeente": "Coevorden"}, "x"
    )
    for outcome in assess(household, Tables.shipped()).uitkomsten:
        if outcome.per_jaar is not None:
            assert outcome.per_jaar.minst == outcome.per_jaar.minst, outcome.regeling
            assert outcome.per_jaar.hoogst == outcome.per_jaar.hoogst, outcome.regeling


def test_open_questions_are_ranked_by_the_euros_they_decide() -> None:
    household = read_household(
        {"peildatum": date(2026, 9, 15), "personen": [adult()], "woning": HOME}, "x"
    )
    found = assess(household, Tables.shipped()).open_vragen
    assert [s.euro_per_jaar for s in found] == sorted(
        (s.euro_per_jaar for s in found), reverse=True
    )
    assert found[0].veld in (
        "personen.a.toetsingsinkomen_per_jaar",
        "woning.kale_huur_per_maand",
        "personen.a.vermogen_op_1_januari",
    )
