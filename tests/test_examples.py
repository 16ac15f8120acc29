"""Every example alone through assess, and hidden between 500 strangers in one block."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from tests.examples_reader import Example, examples
from voorzieningenwijzer.assessment import assess, ready_rules, run_all
from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.case_building import case_of
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.households.population import stack
from voorzieningenwijzer.outcomes import Outcome, Status
from voorzieningenwijzer.tables import Tables

EXAMPLES = list(examples())


def outcome_of(example: Example) -> Outcome:
    household = read_household(example.mapping, example.naam)
    found = assess(household, Tables.shipped(), example.jaar).outcome(example.regeling)
    assert found is not None
    return found


def span(value: Any) -> tuple[float, float]:
    low, high = value if isinstance(value, list) else (value, value)
    return float(low), float(high)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    found = outcome_of(example)
    for key, value in example.verwacht.items():
        match key:
            case "per_maand" | "per_jaar" | "per_kwartaal":
                amount = getattr(found, key)
                assert (amount.minst, amount.hoogst) == span(value), f"{key}: {amount}"
            case "maand_onafgerond":
                assert found.maanden[10].minst == pytest.approx(float(value), abs=0.005)
            case "jaar_onafgerond":
                assert sum(m.minst for m in found.maanden) == pytest.approx(float(value), abs=0.06)
            case "vanaf" | "tot":
                assert getattr(found, key) == value
            case "ontbreekt":
                assert list(found.ontbreekt) == value
                assert found.status is Status.ONBEKEND
            case "waarom_niet":
                assert [r.voorwaarde for r in found.waarom_niet] == value
                assert found.status is Status.GEEN_RECHT
            case _:
                raise AssertionError(f"onbekende sleutel {key}")


def known_case(example: Example) -> Case | None:
    case = case_of(read_household(example.mapping, example.naam), example.jaar)
    settings = {
        "extra_geld",
        "kostendelersnorm",
        "netto",
        "vermogen_nu",
        "auto",
        "premie",
        "premieachterstand",
        "maanden_laag",
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
        if name in ("kinderbijslag", "zorgtoeslag", "huurtoeslag", "kindgebonden_budget")
    ]
    together = run_all(stack([cases[i] for i in order]), rules)
    for name, result in together.items():
        alone = [run_all(stack([c]), rules)[name].award.per_jaar[0, 0] for c in cases]
        expected = np.array(alone)[order]
        np.testing.assert_array_equal(result.award.per_jaar[:, 0], expected)


def test_there_are_examples_of_every_law() -> None:
    laws = {e.regeling for e in EXAMPLES}
    assert laws >= {"zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderbijslag"}
    assert len(EXAMPLES) > 70
    assert date(2026, 1, 1).year in {e.jaar for e in EXAMPLES}
