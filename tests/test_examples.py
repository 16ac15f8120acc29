"""Every example by its law alone, among all laws, and hidden between 500 strangers in one block."""

from typing import Any

import numpy as np
import pytest

from tests.examples_reader import Example, examples
from voorzieningenwijzer.assessment import assess, assess_law, ready_rules, run_all
from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.case_building import case_of
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.households.population import stack
from voorzieningenwijzer.outcomes import Outcome, Status
from voorzieningenwijzer.tables import Tables

EXAMPLES = list(examples())


def outcome_of(example: Example) -> Outcome:
    household = read_household(example.mapping, example.naam)
    found = assess_law(household, Tables.shipped(), example.regeling, example.jaar)
    assert found is not None
    return found


@pytest.mark.parametrize("example", EXAMPLES[::9], ids=str)
def test_a_law_alone_says_the_same_as_among_all(example: Example) -> None:
    household = read_household(example.mapping, example.naam)
    among_all = assess(household, Tables.shipped(), example.jaar).outcome(example.regeling)
    assert among_all == outcome_of(example)


def span(value: Any) -> tuple[float, float]:
    low, high = value if isinstance(value, list) else (value, value)
    return float(low), float(high)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    found = outcome_of(example)
    for key, expected in example.verwacht.items():
        assert key in CHECKS, f"onbekende sleutel {key}"
        CHECKS[key](found, key, expected)


def paid(found: Outcome, key: str, expected: Any) -> None:
    """An amount as it is paid, or the two ends of what it can still be."""
    amount = getattr(found, key)
    assert (amount.minst, amount.hoogst) == span(expected), f"{key}: {amount}"


def unrounded_month(found: Outcome, key: str, expected: Any) -> None:
    assert found.maanden[10].minst == pytest.approx(float(expected), abs=0.0051)


def unrounded_year(found: Outcome, key: str, expected: Any) -> None:
    assert sum(m.minst for m in found.maanden) == pytest.approx(float(expected), abs=0.0601)


def months(found: Outcome, key: str, expected: Any) -> None:
    """Unrounded, by the number of the month; a range where it is not known."""
    for number, value in expected.items():
        low, high = span(value)
        month = found.maanden[int(number) - 1]
        assert month.minst == pytest.approx(low, abs=0.0051), f"{number}: {month}"
        assert month.hoogst == pytest.approx(high, abs=0.0051), f"{number}: {month}"


def same(found: Outcome, key: str, expected: Any) -> None:
    assert getattr(found, key) == expected


def missing(found: Outcome, key: str, expected: Any) -> None:
    assert list(found.ontbreekt) == expected
    assert found.status is Status.ONBEKEND


def why_not(found: Outcome, key: str, expected: Any) -> None:
    """The conditions that fail; as a list of two the household's own figure and the limit."""
    named = expected if isinstance(expected, dict) else dict.fromkeys(expected)
    assert [r.voorwaarde for r in found.waarom_niet] == list(named)
    assert found.status is Status.GEEN_RECHT
    for reason in found.waarom_niet:
        own = named[reason.voorwaarde]
        if own is not None:
            assert [reason.waarde, reason.grens] == [float(value) for value in own]


def limits(found: Outcome, key: str, expected: Any) -> None:
    """Limits that hold: the household's own figure and the limit."""
    held = {reason.voorwaarde: [reason.waarde, reason.grens] for reason in found.grenzen}
    for name, own in expected.items():
        assert held[name] == [float(value) for value in own], name


def steps(found: Outcome, key: str, expected: Any) -> None:
    """Amounts on the way, by the words that the tenant reads."""
    told = {line.stap: line.waarde for line in found.uitleg}
    for name, value in expected.items():
        assert (told[name].minst, told[name].hoogst) == pytest.approx(span(value), abs=0.0051), name


def asked(found: Outcome, key: str, expected: Any) -> None:
    """What only a person can establish, each by words that stand in it."""
    said = getattr(found, key)
    assert len(said) == len(expected)
    for words, text in zip(expected, said, strict=True):
        assert words in text


CHECKS = {
    "per_maand": paid,
    "per_jaar": paid,
    "per_kwartaal": paid,
    "maand_onafgerond": unrounded_month,
    "jaar_onafgerond": unrounded_year,
    "maanden": months,
    "vanaf": same,
    "tot": same,
    "status": same,
    "ontbreekt": missing,
    "waarom_niet": why_not,
    "grenzen": limits,
    "stappen": steps,
    "nog_te_vragen": asked,
}


def known_case(example: Example) -> Case | None:
    case = case_of(read_household(example.mapping, example.naam), example.jaar)
    settings = {
        "ruim_gemeente",
        "ruim_waterschap",
        "opvang_hoog",
        "duurste_eerst",
        "energiekosten",
        "klein_aangevuld",
        "kostendelersnorm",
        "netto",
        "besteedbaar",
        "vermogen_nu",
        "auto",
        "premie",
        "premieachterstand",
        "wanbetaler",
        "maanden_laag",
        "medisch",
        "uwv",
    }
    opens = {o.naam for o in case.opens} - settings
    moot = {"servicekosten", "studiefinanciering", "aanslag_gemeente", "aanslag_waterschap"}
    return None if opens - moot else case


@pytest.mark.parametrize("jaar", [2025, 2026])
def test_hidden_between_strangers(jaar: int) -> None:
    """One household gives the same in a block as alone: no row looks at another."""
    cases = [c for c in (known_case(e) for e in EXAMPLES if e.jaar == jaar) if c is not None]
    generator = np.random.default_rng(jaar)
    order = generator.integers(0, len(cases), 500)
    rules = [
        r
        for name, r in ready_rules(Tables.shipped(), jaar).items()
        if name in (*LAWS_OF_THE_FIRST_HOUR, "kinderopvangtoeslag")
    ]
    together = run_all(stack([cases[i] for i in order]), rules)
    for name, result in together.items():
        alone = [run_all(stack([c]), rules)[name].award.per_jaar[0, 0] for c in cases]
        expected = np.array(alone)[order]
        np.testing.assert_array_equal(result.award.per_jaar[:, 0], expected)


LAWS_OF_THE_FIRST_HOUR = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderbijslag")


def test_there_are_examples_of_every_law_and_of_every_sort() -> None:
    """At least 300 together; of each law a refusal, a bound, a change in the year and a range."""
    assert len(EXAMPLES) >= 300
    for law in LAWS_OF_THE_FIRST_HOUR:
        keys = [set(e.verwacht) for e in EXAMPLES if e.regeling == law]
        assert len(keys) >= 35, law
        for key in ("waarom_niet", "ontbreekt", "maanden", "vanaf"):
            assert any(key in k for k in keys), f"{law}: {key}"
        assert {e.jaar for e in EXAMPLES if e.regeling == law} >= {2025, 2026}
