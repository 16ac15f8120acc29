"""What is measured runs through every law, with an amount for each household."""

import numpy as np
import pytest

from bench.households import LAWS, all_laws, half
from bench.population import JAAR, block, completions
from voorzieningenwijzer.assessment import ready_rules, run_all
from voorzieningenwijzer.households.columns import Households
from voorzieningenwijzer.tables import Tables


@pytest.mark.parametrize("rows", [block(3, 400), completions(64)], ids=["block", "completions"])
def test_every_law_gives_an_amount_for_every_household(rows: Households) -> None:
    rules = ready_rules(Tables.shipped(), JAAR).values()
    results = run_all(rows, rules)
    assert set(LAWS) < set(results)
    for name, result in results.items():
        assert len(result.award.per_jaar) in (1, rows.n), name
        assert np.isfinite(result.award.per_jaar).all(), name
    for name in (*LAWS, "bijstand", "kinderopvangtoeslag", "kwijtschelding_gemeente"):
        per_jaar = results[name].award.per_jaar
        assert (per_jaar > 0).any(), f"{name}: nobody gets it, so nothing is measured"


def test_both_halves_of_a_population_are_measured() -> None:
    formulas, making, memory = half((1, 500, LAWS))
    assert min(formulas, making, memory) > 0
    assert all_laws(completions(2)) > 0
