"""Health policies against published and hand-worked figures, and what must never be said."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voorzieningenwijzer.comparisons.facts import FactError
from voorzieningenwijzer.comparisons.health import compare as health_policy
from voorzieningenwijzer.comparisons.health import cost as policy_cost
from voorzieningenwijzer.comparisons.health.tables import municipal
from voorzieningenwijzer.comparisons.health.together import as_facts, together
from voorzieningenwijzer.outcomes import Between, Saving
from voorzieningenwijzer.strict_yaml import read
from voorzieningenwijzer.tables import Tables

EXAMPLES = read(
    (Path(__file__).parent / "examples" / "energie" / "zorgverzekering.yaml").read_text("utf-8")
)
TABLES = Tables.shipped()


def household(changes: Mapping[str, Any] | None = None) -> dict[str, Any]:
    base, changes = EXAMPLES["basis"], changes or {}
    policies = [{**base["nu"], **changes.get("nu", {})}]
    if "nu_ook_2027" in changes:
        policies = [{**base["nu"], **changes["nu_ook_2027"]}, *policies]
        del policies[0]["eigen_risico"]
    if changes.get("volgend_jaar") != "geen":
        policies.append({**base["volgend_jaar"], **changes.get("volgend_jaar", {})})
    return {
        "peildatum": changes.get("peildatum", base["peildatum"]),
        "personen": [{**base["persoon"], **changes.get("persoon", {})}],
        "zorgverzekering": policies,
        "aanbod": {"zorgverzekering": [{**base["aanbod"], **changes.get("aanbod", {})}]},
        **{key: changes[key] for key in ("schulden", "gemeente") if key in changes},
    }


def compared(mapping: Mapping[str, Any]) -> Saving:
    (saving,) = health_policy.compare(mapping, TABLES, mapping["peildatum"])
    return saving


def as_between(expected: Any) -> Between | None:
    if expected is None:
        return None
    low, high = expected if isinstance(expected, list) else (expected, expected)
    return Between(float(low), float(high))


@pytest.mark.parametrize("case", EXAMPLES["kosten"], ids=lambda case: case["naam"])
def test_cost_of_a_policy(case: Mapping[str, Any]) -> None:
    given_ = {key: np.array(float(value)) for key, value in case["gegeven"].items()}
    assert float(policy_cost.year_cost(**given_)) == pytest.approx(float(case["verwacht"]))


def test_break_even_of_a_discount() -> None:
    assert policy_cost.break_even(22.00) == 264.00


@pytest.mark.parametrize("case", EXAMPLES["gevallen"], ids=lambda case: case["naam"])
def test_advice(case: Mapping[str, Any]) -> None:
    saving, expected = compared(household(case.get("anders"))), case["verwacht"]
    assert saving.advies == expected["advies"]
    assert saving.persoon == "a"
    assert expected.get("woorden", "") in saving.reden
    for key, found in (
        ("besparing", saving.besparing_per_jaar),
        ("nu", saving.kosten_nu_per_jaar),
        ("straks", saving.kosten_straks_per_jaar),
    ):
        if key in expected:
            assert found == as_between(expected[key]), key
    if "ontbreekt" in expected:
        assert list(saving.ontbreekt) == expected["ontbreekt"]
    if "beslis_voor" in expected:
        assert saving.beslis_voor == expected["beslis_voor"]


def test_switching_says_that_the_allowance_stays() -> None:
    assert any("zorgtoeslag blijft gelijk" in sentence for sentence in compared(household()).let_op)


def test_supplementary_cover_is_kept_until_the_new_one_is_accepted() -> None:
    saving = compared(household({"volgend_jaar": {"premie_aanvullend_per_maand": 20}}))
    assert any("pas op als de nieuwe is geaccepteerd" in sentence for sentence in saving.let_op)
    assert saving.besparing_per_jaar == Between(153.0, 153.0)


def test_own_voluntary_deductible_without_money_for_it_is_named() -> None:
    changes = {"persoon": {"vermogen_nu": 100}, "volgend_jaar": {"eigen_risico": 900}}
    assert any(
        "gewone eigen risico" in sentence for sentence in compared(household(changes)).let_op
    )


def test_voluntary_deductible_shows_its_break_even() -> None:
    saving = compared(household({"aanbod": {"eigen_risico": 900}}))
    line = next(line for line in saving.uitleg if "voordeel op" in line.stap)
    assert line.waarde == Between(153.0, 153.0)


def test_municipal_policy_that_is_not_the_best_says_so() -> None:
    mapping = household()
    first = mapping["aanbod"]["zorgverzekering"][0]
    municipal = {**first, "naam": "Gemeente", "gemeentepolis": True, "premie_basis_per_maand": 165}
    mapping["aanbod"]["zorgverzekering"] = [municipal, first]
    ranked = health_policy.compare_all(mapping, TABLES, mapping["peildatum"])
    assert [saving.aanbod for saving in ranked] == ["Test", "Gemeente"]
    assert any("niet de goedkoopste" in sentence for sentence in ranked[1].let_op)


def test_each_adult_gets_an_answer() -> None:
    mapping = household()
    mapping["personen"].append({"id": "b", "rol": "partner", "vermogen_nu": 0})
    mapping["personen"].append({"id": "c", "rol": "kind"})
    mapping["zorgverzekering"].append(
        {"persoon": "b", "jaar": 2027, "premie_basis_per_maand": 160, "eigen_risico": 400,
         "verwachte_zorgkosten_eigen_risico": 0, "premieachterstand_maanden": 0}
    )  # fmt: skip
    found = health_policy.compare(mapping, TABLES, mapping["peildatum"])
    assert [(each.persoon, each.advies) for each in found] == [
        ("a", "overstappen"),
        ("b", "blijven"),
    ]


def test_low_expected_and_high_use_are_shown() -> None:
    """172.00 against 159.25 a month; no care, 100 of it, and at least the whole 900."""
    changes = {
        "volgend_jaar": {"verwachte_zorgkosten_eigen_risico": 100},
        "aanbod": {"eigen_risico": 900},
        "persoon": {"vermogen_nu": 2000},
    }
    found = {line.stap: line.waarde for line in compared(household(changes)).uitleg}
    assert found["Nu, zonder zorg"] == Between(2064.0, 2064.0)
    assert found["Straks, zonder zorg"] == Between(1911.0, 1911.0)
    assert found["Nu, met eigen risico"] == Between(2164.0, 2164.0)
    assert found["Straks, met eigen risico"] == Between(2011.0, 2011.0)
    assert found["Nu, bij veel zorg"] == Between(2464.0, 2464.0)
    assert found["Straks, bij veel zorg"] == Between(2811.0, 2811.0)
    assert found["Scheelt bij veel zorg"] == Between(-347.0, -347.0)


def test_two_adults_together() -> None:
    """a: 2,464.00 now and 2,311.00 after switching; b stays at 12 x 160 + 0."""
    mapping = household()
    mapping["personen"].append({"id": "b", "rol": "partner", "vermogen_nu": 0})
    mapping["zorgverzekering"].append(
        {"persoon": "b", "jaar": 2027, "premie_basis_per_maand": 160, "eigen_risico": 400,
         "premie_aanvullend_per_maand": 0, "verwachte_zorgkosten_eigen_risico": 0,
         "premieachterstand_maanden": 0}
    )  # fmt: skip
    best = health_policy.compare(mapping, TABLES, mapping["peildatum"])
    found = together(best)
    assert found is not None
    assert (found.nu, found.straks) == (Between(4384.0, 4384.0), Between(4231.0, 4231.0))
    assert together(best[:1]) is None


def test_facts_only_names_no_choice_and_keeps_the_figures() -> None:
    advice = compared(household())
    facts = as_facts(advice)
    assert (facts.advies, facts.beslis_voor) == ("informatie", None)
    assert facts.kosten_straks_per_jaar == advice.kosten_straks_per_jaar
    blocked = compared(household({"volgend_jaar": {"premieachterstand_maanden": 1}}))
    assert as_facts(blocked) == blocked


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(2008, 11, 20), "Een kind wordt 18 op 20 november 2026. Vanaf 1 december 2026"),
        (date(2008, 12, 31), "Vanaf 1 januari 2027"),
        (date(2009, 5, 31), "Vanaf 1 juni 2027"),
        (date(2009, 6, 1), ""),
        (date(2008, 10, 31), ""),
    ],
)
def test_a_child_that_becomes_18_pays_its_own_premium(born: date, words: str) -> None:
    mapping = household()
    mapping["personen"].append({"id": "c", "rol": "kind", "geboortedatum": born})
    told = [s for s in compared(mapping).let_op if "wordt 18" in s]
    assert len(told) == bool(words)
    assert words in "".join(told)


def test_a_budget_policy_and_wishes_are_named() -> None:
    changes = {"nu": {"wensen": "bril"}, "aanbod": {"soort_polis": "selectief"}}
    told = " ".join(compared(household(changes)).let_op)
    assert "budgetpolis" in told
    assert "Kijk of dit pakket bril of lenzen vergoedt" in told
    paid = {"nu": {"wensen": "geen"}, "volgend_jaar": {"premie_aanvullend_per_maand": 20}}
    assert "noemde geen wens" in " ".join(compared(household(paid)).let_op)


@pytest.mark.parametrize(
    ("gemeente", "words"),
    [("Coevorden", "Vul die ook in"), ("Hoogeveen", "Vraag of"), ("Emmen", ""), ("Elders", "")],
)
def test_the_policy_of_the_municipality_is_named_where_there_is_one(
    gemeente: str, words: str
) -> None:
    told = " ".join(compared(household({"gemeente": gemeente})).let_op)
    assert ("zorgverzekering" in told and words in told) or not words
    assert words or f"gemeente {gemeente}" not in told


def test_the_list_of_municipal_policies_agrees_with_the_local_schemes() -> None:
    for name, exists in (("Coevorden", True), ("Hardenberg", True), ("Emmen", False)):
        known = municipal(TABLES, name, date(2026, 11, 21))
        schemes = [s for s in TABLES.schemes(name) if s.rubriek == "zorg"]
        assert known is not None
        assert known.bestaat is exists
        assert schemes


def test_without_offers_after_12_november_asks_for_premiums() -> None:
    mapping = household()
    mapping["aanbod"] = {}
    (saving,) = health_policy.compare(mapping, TABLES, date(2026, 11, 12))
    assert (saving.advies, saving.beslis_voor) == ("onbekend", date(2026, 12, 31))
    assert "2027" in saving.reden
    (before,) = health_policy.compare(mapping, TABLES, date(2026, 11, 11))
    assert (before.advies, before.beslis_voor) == ("informatie", None)


def test_in_arrears_no_premiums_are_asked_for() -> None:
    """Switching cannot be while premium is open; the arrangement comes first."""
    mapping = household()
    mapping["aanbod"] = {}
    mapping["zorgverzekering"] = [
        {**policy, "premieachterstand_maanden": 2} for policy in mapping["zorgverzekering"]
    ]
    (saving,) = health_policy.compare(mapping, TABLES, date(2026, 11, 12))
    assert (saving.advies, saving.beslis_voor) == ("niet_mogelijk", None)
    assert "Maak eerst een betaalafspraak" in saving.reden


def test_nothing_about_insurance_gives_nothing() -> None:
    assert health_policy.compare({}, TABLES, date(2026, 9, 15)) == ()


def test_year_without_tables_is_said() -> None:
    (saving,) = health_policy.compare(household(), TABLES, date(2031, 1, 2))
    assert saving.advies == "onbekend"
    assert "2031" in saving.reden


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("jaar", None, "welk jaar"),
        ("jaar", 2025, "welk jaar"),
        ("datum", date(2026, 11, 22), "ligt na"),
        ("premie_basis_per_maand", None, "basisverzekering"),
        ("premie_basis_per_maand", 1911, "per jaar"),
        ("premie_basis_per_maand", float("inf"), "geen getal"),
        ("eigen_risico", None, "eigen risico"),
        ("eigen_risico", 390, "Kies uit"),
        ("naam", None, "verzekeraar"),
        ("persoon", "z", "Kies uit: a"),
        ("soort_polis", "gratis", "Kies uit"),
        ("dekking", ["haren"], "kennen wij niet"),
        ("korting", 4, "niet bekend"),
    ],
)
def test_policy_that_cannot_be_meant_is_a_question(field: str, value: Any, words: str) -> None:
    mapping = household({"aanbod": {field: value}})
    entry = mapping["aanbod"]["zorgverzekering"][0]
    with pytest.raises(FactError, match=words) as error:
        health_policy.read_typed_offer(entry, mapping, TABLES, mapping["peildatum"])
    assert error.value.veld == field
    saving = compared(mapping)
    assert (saving.advies, saving.reden) == ("onbekend", error.value.vraag)


@given(
    use=st.floats(0, 900),
    own=st.sampled_from([400, 500, 700, 900]),
    offered=st.sampled_from([400, 600, 900]),
    extra=st.floats(0, 90),
    unknown=st.sets(
        st.sampled_from(
            ["verwachte_zorgkosten_eigen_risico", "eigen_risico", "premie_aanvullend_per_maand"]
        ),
        min_size=1,
    ),
)
def test_range_holds_every_completion(
    use: float, own: float, offered: float, extra: float, unknown: set[str]
) -> None:
    facts = {
        "verwachte_zorgkosten_eigen_risico": use,
        "eigen_risico": own,
        "premie_aanvullend_per_maand": extra,
    }
    aanbod = {"eigen_risico": offered, "premie_aanvullend_per_maand": 12}
    this_year = {**dict.fromkeys(unknown)}
    full = compared(household({"volgend_jaar": facts, "aanbod": aanbod}))
    some = compared(
        household({"nu": this_year, "volgend_jaar": {**facts, **this_year}, "aanbod": aanbod})
    )
    for inside, outside in (
        (full.besparing_per_jaar, some.besparing_per_jaar),
        (full.kosten_nu_per_jaar, some.kosten_nu_per_jaar),
        (full.kosten_straks_per_jaar, some.kosten_straks_per_jaar),
    ):
        assert inside is not None
        assert outside is not None
        assert outside.minst - 0.01 <= inside.minst <= inside.hoogst <= outside.hoogst + 0.01


@given(use=st.floats(0, 2000), more=st.floats(0, 2000), deductible=st.floats(0, 900))
def test_more_care_never_costs_less(use: float, more: float, deductible: float) -> None:
    premiums = [np.array(x) for x in (150.0, 20.0, 0.0)]
    low = policy_cost.year_cost(*premiums, np.array(use), np.array(deductible))
    high = policy_cost.year_cost(*premiums, np.array(use + more), np.array(deductible))
    assert float(low) <= float(high)


@given(
    basis=st.floats(100, 250),
    extra=st.floats(0, 90),
    own=st.sampled_from([400, 500, 900]),
    use=st.floats(0, 1500),
)
def test_without_differences_the_advice_is_stay(
    basis: float, extra: float, own: float, use: float
) -> None:
    terms = {"premie_basis_per_maand": basis, "premie_aanvullend_per_maand": extra}
    facts = {**terms, "eigen_risico": own, "verwachte_zorgkosten_eigen_risico": use}
    offered = {**terms, "eigen_risico": own, "bevestigd": True}
    saving = compared(household({"volgend_jaar": facts, "aanbod": offered}))
    assert (saving.advies, saving.besparing_per_jaar) == ("blijven", Between(0.0, 0.0))


@given(saved=st.floats(0, 30), contribution=st.floats(0, 40))
def test_a_contribution_of_the_municipality_counts_in_full(
    saved: float, contribution: float
) -> None:
    """12 x what is saved on the premium, and 12 x what the municipality pays."""
    offered = {
        "premie_basis_per_maand": round(172 - saved, 2),
        "gemeentelijke_bijdrage_per_maand": round(contribution, 2),
        "gemeentepolis": True,
    }
    found = compared(household({"gemeente": "Coevorden", "aanbod": offered})).besparing_per_jaar
    assert found is not None
    expected = 12 * (172 - round(172 - saved, 2) + round(contribution, 2))
    assert found.minst == pytest.approx(expected, abs=0.006)
