"""Energy against figures from outside: the bill of a year, the advice, the fee, the unknown."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voorzieningenwijzer.comparisons.energy import compare as energy
from voorzieningenwijzer.comparisons.energy import cost, fee
from voorzieningenwijzer.comparisons.energy.tables import (
    HeatMaximum,
    network,
    operator_key,
    read_as,
)
from voorzieningenwijzer.comparisons.facts import FactError
from voorzieningenwijzer.outcomes import Between, Saving
from voorzieningenwijzer.strict_yaml import read
from voorzieningenwijzer.tables import Tables

EXAMPLES = Path(__file__).parent / "examples" / "energie"
COSTS = read((EXAMPLES / "kosten.yaml").read_text(encoding="utf-8"))
PAIRS = read((EXAMPLES / "vergelijken.yaml").read_text(encoding="utf-8"))
TABLES = Tables.shipped()


def household(changes: Mapping[str, Any] | None = None, **energie: Any) -> dict[str, Any]:
    """The true pair, with changes as in the examples."""
    base, changes = PAIRS["basis"], changes or {}
    return {
        "peildatum": changes.get("peildatum", base["peildatum"]),
        "woning": {**base["woning"], **changes.get("woning", {})},
        "energie": {**base["energie"], **changes.get("energie", {}), **energie},
        "aanbod": {"energie": [{**base["aanbod"], **changes.get("aanbod", {})}]},
        **{key: changes[key] for key in ("schulden", "personen") if key in changes},
    }


def compared(mapping: Mapping[str, Any]) -> Saving:
    saving = energy.compare(mapping, TABLES, mapping["peildatum"])
    assert saving is not None
    return saving


def netto(saving: Saving) -> Between:
    return next(line.waarde for line in saving.uitleg if line.stap.startswith("Over na"))


def as_between(expected: Any) -> Between:
    low, high = expected if isinstance(expected, list) else (expected, expected)
    return Between(float(low), float(high))


@pytest.mark.parametrize("case", COSTS["gevallen"], ids=lambda case: case["naam"])
def test_bill_of_a_year(case: Mapping[str, Any]) -> None:
    lines = energy.cost_lines(case, TABLES, case["peildatum"])
    found = {line.stap: line.waarde for line in lines}
    for stap, amount in case["verwacht"].items():
        assert found[stap] == as_between(amount), stap


@pytest.mark.parametrize("case", PAIRS["gevallen"], ids=lambda case: case["naam"])
def test_advice(case: Mapping[str, Any]) -> None:
    saving, expected = compared(household(case.get("anders"))), case["verwacht"]
    assert saving.advies == expected["advies"]
    assert expected.get("woorden", "") in saving.reden
    for key, found in (
        ("besparing", saving.besparing_per_jaar),
        ("nu", saving.kosten_nu_per_jaar),
        ("straks", saving.kosten_straks_per_jaar),
    ):
        if key in expected:
            assert found == (None if expected[key] is None else as_between(expected[key])), key
    if "eenmalig" in expected:
        assert saving.eenmalig == float(expected["eenmalig"])
    if "tweede_jaar" in expected:
        label = "Scheelt in het tweede jaar, bij dezelfde prijzen"
        found = {line.stap: line.waarde for line in saving.uitleg}
        assert found[label] == as_between(expected["tweede_jaar"])
    if "netto" in expected:
        assert netto(saving) == as_between(expected["netto"])
    if "ontbreekt" in expected:
        assert list(saving.ontbreekt) == expected["ontbreekt"]


def test_sun_in_2027_by_the_published_vector() -> None:
    use = cost.ElectricityUse(*(np.array([kwh]) for kwh in (2000.0, 0.0, 1500.0, 0.0)))
    per_kwh = [np.array([x]) for x in (0.20263, 0.0, 0.08394, 0.04528, 0.0)]
    tax_2027, tax_2026 = 0.10648, 0.1108481
    of_2027 = cost.electricity_supply(use, cost.ElectricityTerms(*per_kwh), 0.0)
    of_2027 = of_2027 + cost.taxed_kwh(use, 0.0) * tax_2027
    per_kwh[3] = np.array([0.14088])
    of_2026 = cost.electricity_supply(use, cost.ElectricityTerms(*per_kwh), 1.0)
    of_2026 = of_2026 + cost.taxed_kwh(use, 1.0) * tax_2026
    assert round(float(of_2027[0]), 2) == 560.23
    assert round(float((of_2027 - of_2026)[0]), 2) == 192.17
    assert round(float(cost.lowest_compensation(per_kwh[0], 0.5, 0.21)[0]), 5) == 0.08373


def test_fed_in_more_than_used_is_paid_out() -> None:
    use = cost.ElectricityUse(*(np.array([kwh]) for kwh in (1000.0, 0.0, 1400.0, 0.0)))
    terms = cost.ElectricityTerms(*(np.array([x]) for x in (0.2, 0.0, 0.08, 0.0, 0.0)))
    assert float(cost.electricity_supply(use, terms, 1.0)[0]) == pytest.approx(-400 * 0.08)


def test_heat_maximum() -> None:
    maximum = read_as(HeatMaximum, TABLES, "warmte_maximum", date(2026, 9, 15))
    assert maximum is not None
    assert round(maximum.vast_per_jaar + 25 * maximum.per_gj, 2) == 1852.25


@pytest.mark.parametrize(
    ("years", "expected"),
    [(0, 0), (1.5, 50), (1.51, 75), (2, 75), (2.01, 100), (2.5, 100), (2.51, 125)],
)
def test_old_fee_steps(years: float, expected: float) -> None:
    amounts = fee.OldFees(1.5, 2, 2.5, 50, 75, 100, 125)
    assert fee.old_fee(years, 1, amounts) == expected
    assert fee.old_fee(years, 2, amounts) == 2 * expected


def test_heat_network_alone_cannot_switch() -> None:
    mapping = {
        "woning": {"verwarming": "stadswarmte"},
        "energie": {"warmte_gj_per_jaar": 25},
        "aanbod": {"energie": [PAIRS["basis"]["aanbod"]]},
    }
    saving = energy.compare(mapping, TABLES, date(2026, 9, 15))
    assert saving is not None
    assert saving.advies == "informatie"
    assert saving.uitleg[0].waarde == Between(1852.25, 1852.25)


def test_heat_network_with_own_electricity_compares_electricity() -> None:
    changes = {"woning": {"verwarming": "stadswarmte"}}
    mapping = household(
        changes, gas_m3_per_jaar=None, leveringstarief_gas=None, netbeheerder_gas=None
    )
    saving = compared(mapping)
    assert saving.besparing_per_jaar == Between(52.5, 52.5)
    assert any("niet overstappen" in sentence for sentence in saving.let_op)


def test_no_energy_gives_nothing() -> None:
    assert energy.compare({}, TABLES, date(2026, 9, 15)) is None
    assert energy.compare_all({"energie": {}}, TABLES, date(2026, 9, 15)) == ()


def test_without_offers_the_year_cost_is_information() -> None:
    mapping = household()
    mapping["aanbod"] = {}
    saving = compared(mapping)
    assert saving.advies == "informatie"
    assert saving.kosten_nu_per_jaar == Between(1549.54, 1549.54)


def test_monthly_instalment_too_low_says_a_bill_is_coming() -> None:
    low = compared(household(termijnbedrag_per_maand=100))
    assert any("komt er een rekening" in sentence for sentence in low.let_op)
    fitting = compared(household(termijnbedrag_per_maand=129))
    assert not any("U betaalt € 129 per maand" in sentence for sentence in fitting.let_op)


def test_old_offer_says_so_and_new_offer_does_not() -> None:
    old = compared(household({"aanbod": {"datum": date(2026, 8, 31)}}))
    assert any("ouder dan 14 dagen" in sentence for sentence in old.let_op)
    assert old.beslis_voor is None
    edge = compared(household({"aanbod": {"datum": date(2026, 9, 1)}}))
    assert not any("ouder dan" in sentence for sentence in edge.let_op)
    assert edge.beslis_voor == date(2026, 9, 15)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("leveringstarief_stroom", 13.9, "€ 0,139"),
        ("leveringstarief_stroom", 0.30, "energiebelasting"),
        ("leveringstarief_gas", 54.8, "€ 0,548"),
        ("leveringstarief_gas", 1.30, "energiebelasting"),
        ("leveringstarief_stroom", -0.02, "heel laag"),
        ("leveringstarief_stroom", None, "kWh"),
        ("leveringstarief_gas", None, "m3"),
        ("vaste_leveringskosten_per_maand", None, "vaste kosten"),
        ("vaste_leveringskosten_per_maand", 95.88, "per jaar"),
        ("datum", date(2026, 9, 16), "ligt na"),
        ("ingangsdatum", date(2026, 9, 1), "voorbij"),
        ("ingangsdatum", date(9999, 12, 31), "te ver weg"),
        ("terugleververgoeding", 8.4, "€ 0,084"),
        ("terugleverkosten_per_kwh", 4.5, "€ 0,045"),
        ("looptijd_jaar", 12, "jaar"),
        ("bonus", 9000, "bonus"),
        ("contract", "eeuwig", "Kies uit"),
        ("naam", None, "bedrijf"),
        ("tarief", 1, "niet bekend"),
        ("leveringstarief_stroom", "0,139", "geen getal"),
        ("leveringstarief_stroom", float("nan"), "geen getal"),
        ("datum", "gisteren", "geen datum"),
    ],
)
def test_offer_that_cannot_be_meant_is_a_question(field: str, value: Any, words: str) -> None:
    mapping = household({"aanbod": {field: value}})
    entry = mapping["aanbod"]["energie"][0]
    with pytest.raises(FactError, match=words) as error:
        energy.read_typed_offer(entry, mapping, TABLES, mapping["peildatum"])
    assert error.value.veld == field
    saving = compared(mapping)
    assert (saving.advies, saving.reden) == ("onbekend", error.value.vraag)
    assert saving.ontbreekt == (f"aanbod.energie.{field}",)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("stroom_kwh_per_jaar", 1, "kWh"),
        ("gas_m3_per_jaar", 100_000, "m3"),
        ("leveringstarief_stroom", 15.8, "€ 0,158"),
        ("startdatum", date(2026, 12, 1), "nog niet zo ver"),
    ],
)
def test_own_contract_that_cannot_be_meant_is_a_question(
    field: str, value: Any, words: str
) -> None:
    saving = compared(household(**{field: value}))
    assert saving.advies == "onbekend"
    assert words in saving.reden
    assert saving.ontbreekt == (f"energie.{field}",)


def test_confirmed_high_price_is_taken() -> None:
    saving = compared(household({"aanbod": {"leveringstarief_stroom": 0.26, "bevestigd": True}}))
    assert saving.besparing_per_jaar == Between(-84.2, -84.2)


def test_all_in_price_is_stripped_of_the_tax_of_its_own_year() -> None:
    all_in = {
        "energiebelasting_van_jaar": 2025,
        "leveringstarief_stroom": 0.139 + 0.10154 * 1.21,
        "leveringstarief_gas": 0.548 + 0.57816 * 1.21,
    }
    assert compared(household({"aanbod": all_in})).besparing_per_jaar == Between(97.3, 97.3)
    for year in (2027, 2026.5, 0, 99_999):
        wrong = {**all_in, "energiebelasting_van_jaar": year}
        assert compared(household({"aanbod": wrong})).advies == "onbekend"


def test_ranking_is_without_bonus_and_refused_offers_come_last() -> None:
    mapping = household()
    best = mapping["aanbod"]["energie"][0]
    bonus = {**best, "naam": "Bonus", "leveringstarief_gas": 0.56, "bonus": 500}
    wrong = {**best, "naam": "Fout", "leveringstarief_stroom": 13.9}
    mapping["aanbod"]["energie"] = [wrong, bonus, best]
    ranked = energy.compare_all(mapping, TABLES, mapping["peildatum"])
    assert [saving.aanbod for saving in ranked] == ["Test", "Bonus", "Fout"]
    assert compared(mapping).aanbod == "Test"


def test_year_without_rules_is_said() -> None:
    saving = energy.compare(household(), TABLES, date(2031, 1, 2))
    assert saving is not None
    assert "2031" in saving.reden
    assert saving.besparing_per_jaar is None


def test_contract_from_a_year_without_fee_rule_is_unknown_and_not_free() -> None:
    changes = {
        "peildatum": date(2027, 6, 1),
        "aanbod": {"datum": date(2027, 5, 31)},
        "energie": {
            "contract": "vast",
            "startdatum": date(2027, 1, 1),
            "einddatum": date(2028, 1, 1),
        },
    }
    saving = compared(household(changes))
    assert saving.advies == "onbekend"
    assert "nog niet ingevoerd" in saving.reden


def test_feed_in_in_a_year_without_rules_is_unknown() -> None:
    changes = {
        "peildatum": date(2027, 6, 1),
        "aanbod": {"datum": date(2027, 5, 31), "terugleververgoeding": 0.1},
        "energie": {"teruglevering_kwh_per_jaar": 800, "terugleververgoeding": 0.1},
    }
    saving = compared(household(changes))
    assert (saving.advies, saving.besparing_per_jaar) == ("onbekend", None)
    assert "2028" in saving.reden


@pytest.mark.parametrize("einddatum", [date(1, 1, 1), date(1900, 1, 1), date(9999, 12, 31)])
def test_absurd_last_day_gives_an_answer(einddatum: date) -> None:
    fixed = {"contract": "vast", "startdatum": None, "einddatum": einddatum}
    dear = {"leveringstarief_gas": 0.7}
    assert compared(household({"energie": fixed, "aanbod": dear})).advies in ("blijven", "onbekend")


def test_network_cost_of_half_a_year() -> None:
    assert network(TABLES, date(2026, 9, 15), "stroom", "Rendo") == (444.96,)
    assert network(TABLES, date(2026, 3, 15), "stroom", "Rendo") == ()
    assert operator_key("Westland Infra") == "westland_infra"
    assert operator_key("Enexis Netbeheer B.V.".replace(".", "")) == "enexis"


def test_an_hourly_price_comes_after_a_fixed_one() -> None:
    """The best that is named is one that the household can bear."""
    mapping = household({"schulden": [{"soort": "huur"}]})
    fixed = mapping["aanbod"]["energie"][0]
    cheaper = {"naam": "Uur", "contract": "dynamisch", "leveringstarief_gas": 0.40}
    mapping["aanbod"]["energie"] = [{**fixed, **cheaper}, fixed]
    assert compared(mapping).aanbod == "Test"
    mapping |= {"schulden": [], "personen": [{"id": "a", "rol": "aanvrager", "vermogen_nu": 900}]}
    assert compared(mapping).aanbod == "Uur"


USE = st.integers(min_value=100, max_value=9000)
PRICE = st.floats(min_value=0.02, max_value=0.4)


@given(less=USE, more=USE, gas=st.integers(10, 5000), extra=st.integers(0, 2000), price=PRICE)
def test_more_use_never_costs_less(
    less: int, more: int, gas: int, extra: int, price: float
) -> None:
    low, high = sorted((less, more))

    def year(kwh: int, m3: int) -> float:
        mapping = household(
            stroom_kwh_per_jaar=kwh, gas_m3_per_jaar=m3, leveringstarief_stroom=price
        )
        lines = energy.cost_lines(mapping, TABLES, mapping["peildatum"])
        return lines[-1].waarde.hoogst

    assert year(low, gas) <= year(high, gas + extra)


@given(kwh=USE, gas=st.integers(10, 5000), price=PRICE, per_m3=PRICE, bonus=st.integers(0, 900))
def test_without_differences_the_advice_is_stay(
    kwh: int, gas: int, price: float, per_m3: float, bonus: int
) -> None:
    prices = {"leveringstarief_stroom": price, "leveringstarief_gas": per_m3}
    same = {"vaste_leveringskosten_per_maand": 7.99, "bonus": bonus, "bevestigd": True}
    mapping = household(
        {"aanbod": {**prices, **same}},
        stroom_kwh_per_jaar=kwh,
        gas_m3_per_jaar=gas,
        **prices,
    )
    saving = compared(mapping)
    assert saving.advies == "blijven"
    assert saving.besparing_per_jaar == Between(0.0, 0.0)


PEIL = date(2026, 11, 21)
COMPLETIONS: dict[str, st.SearchStrategy[Any]] = {
    "stroom_kwh_per_jaar": st.floats(700, 5500),
    "gas_m3_per_jaar": st.floats(150, 2500),
    "leveringstarief_stroom": st.floats(0.08, 0.45),
    "leveringstarief_gas": st.floats(0.4, 2),
    "vaste_leveringskosten_per_maand": st.floats(4, 25),
    "teruglevering_kwh_per_jaar": st.floats(0, 4000),
    "terugleververgoeding": st.floats(0, 0.2),
    "terugleverkosten_per_kwh": st.floats(0, 0.2),
    "actueel_tarief_stroom": st.floats(0.08, 0.45),
    "actueel_tarief_gas": st.floats(0.4, 2),
    "contract": st.sampled_from(["vast", "variabel", "dynamisch"]),
    "einddatum": st.integers(0, 1094 + 30).map(lambda n: PEIL + timedelta(days=n)),
    "startdatum": st.sampled_from([date(2022, 5, 1), date(2023, 5, 31), date(2023, 6, 1), PEIL]),
    "netbeheerder_stroom": st.sampled_from(["Enexis", "Rendo", "Westland Infra"]),
    "netbeheerder_gas": st.sampled_from(["Enexis", "Stedin", "Coteq"]),
}


@given(data=st.data())
def test_range_holds_every_completion(data: st.DataObject) -> None:
    unknown = data.draw(st.sets(st.sampled_from(sorted(COMPLETIONS)), min_size=1))
    full = {name: data.draw(strategy, label=name) for name, strategy in COMPLETIONS.items()}
    changes = {
        "peildatum": PEIL,
        "aanbod": {
            "datum": PEIL,
            "terugleververgoeding": 0.09,
            "terugleverkosten_per_kwh": 0.05,
            "looptijd_jaar": data.draw(st.sampled_from([1, 2, 3])),
        },
    }
    full["tarief_zonder_belasting"] = True
    known = compared(household(changes, **full))
    ranged = compared(household(changes, **{**full, **dict.fromkeys(unknown)}))
    pairs = [
        (known.besparing_per_jaar, ranged.besparing_per_jaar),
        (known.uitleg[4].waarde, ranged.uitleg[4].waarde),
    ]
    if "nog niet ingevoerd" in ranged.reden:
        assert ranged.advies == "onbekend"
    else:
        pairs.append((netto(known), netto(ranged)))
    for inside, outside in pairs:
        assert inside is not None
        assert outside is not None
        assert outside.minst - 0.01 <= inside.minst <= inside.hoogst <= outside.hoogst + 0.01
    if ranged.advies in ("overstappen", "blijven"):
        assert known.advies == ranged.advies


@given(split=st.floats(0, 1), feed=st.floats(0, 3000))
def test_range_holds_every_split_over_two_registers(split: float, feed: float) -> None:
    two = {"leveringstarief_stroom_normaal": 0.21, "leveringstarief_stroom_dal": 0.11}
    changes = {"aanbod": {"terugleververgoeding": 0.09, "terugleverkosten_per_kwh": 0.05}}
    common = {"terugleververgoeding": 0.07, "terugleverkosten_per_kwh": 0.06, **two}
    total = household(changes, teruglevering_kwh_per_jaar=feed, **common)
    parts = household(
        changes,
        teruglevering_kwh_per_jaar=feed,
        stroom_normaal_kwh_per_jaar=1500 * split,
        stroom_dal_kwh_per_jaar=1500 * (1 - split),
        **common,
    )
    wide, narrow = compared(total).besparing_per_jaar, compared(parts).besparing_per_jaar
    assert wide is not None
    assert narrow is not None
    assert wide.minst - 0.01 <= narrow.minst
    assert narrow.hoogst <= wide.hoogst + 0.01


@given(
    less=st.floats(0, 3000),
    more=st.floats(0, 3000),
    feed=st.floats(0, 2500),
    dal=st.floats(0, 2500),
    netted=st.sampled_from([0.0, 1.0]),
    price=st.floats(0.05, 0.4),
)
def test_more_offtake_never_costs_less_with_feed_in_and_two_registers(
    less: float, more: float, feed: float, dal: float, netted: float, price: float
) -> None:
    """Feed-in is paid less than what is delivered costs, with tax; so an extra kWh always costs."""
    terms = cost.ElectricityTerms(*(np.array([x]) for x in (price, price / 2, 0.0, 0.1, 0.0)))

    def year(kwh: float) -> float:
        use = cost.ElectricityUse(*(np.array([x]) for x in (kwh, dal, feed, 0.0)))
        return float(cost.electricity_supply(use, terms, netted, 0.0 if netted == 0 else None)[0])

    low, high = sorted((less, more))
    assert year(low) <= year(high) + 1e-9


@given(left=st.integers(0, 1000), gas=st.integers(100, 3000), price=st.floats(0.4, 2))
def test_a_fee_is_never_more_than_the_loss_of_a_whole_contract(
    left: int, gas: int, price: float
) -> None:
    """Nor is there one where the price of now is not lower."""
    end = date(2026, 9, 15) + timedelta(days=left)
    own = {
        "contract": "vast", "startdatum": date(2024, 1, 1), "einddatum": end,
        "gas_m3_per_jaar": gas, "leveringstarief_gas": price, "leveringstarief_stroom": 0.2,
        "actueel_tarief_stroom": 0.25, "actueel_tarief_gas": price - 0.1,
    }  # fmt: skip
    asked = compared(household({"energie": own})).boete
    assert asked is not None
    assert 0 <= asked.minst <= asked.hoogst <= 0.1 * gas * max(left, 0) / 365 + 0.1 * gas + 0.01
    same = compared(household({"energie": {**own, "actueel_tarief_gas": price}})).boete
    assert same == Between(0.0, 0.0)
