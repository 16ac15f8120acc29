"""Noodfonds Energie: the cost of energy as a column, a forecast with one source, ranges."""

from datetime import date
from typing import Any

import pytest

from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.assessment.outcome import FORECAST
from voorzieningenwijzer.comparisons.energy.year import year_cost
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.outcomes import Outcome, Status
from voorzieningenwijzer.tables import Tables

TABLES = Tables.shipped()
DAY = date(2026, 11, 21)


def outcome(energie: dict[str, Any] | None = None, **person: Any) -> Outcome:
    own = {"id": "a", "rol": "aanvrager", "geboortedatum": date(1979, 4, 8)}
    own |= {"toetsingsinkomen_per_jaar": 22800} | person
    mapping = {"peildatum": DAY, "personen": [own]} | ({"energie": energie} if energie else {})
    found = assess(read_household(mapping, "x"), TABLES).outcome("noodfonds_energie")
    assert found is not None
    return found


def test_trap_17_the_fund_looks_at_gross_income_and_says_that_it_is_a_forecast() -> None:
    """F1 of the reference: gross 1,900 a month; the net income, given too, is not looked at."""
    found = outcome({"kosten_per_jaar": 2280}, netto_inkomen_per_maand=1690)
    assert found.per_jaar is not None
    assert found.per_jaar.minst == found.per_jaar.hoogst == 228
    assert found.status is Status.CONTROLEREN
    assert found.reden == FORECAST.format(jaar=2026)
    assert found.tabel is not None
    assert found.tabel.status == "voorstel"
    assert any("één bron" in text for text in found.nog_te_vragen)


def test_a_forecast_is_in_no_total() -> None:
    own = {"id": "a", "rol": "aanvrager", "geboortedatum": date(1979, 4, 8)}
    mapping = {"peildatum": DAY, "personen": [own | {"toetsingsinkomen_per_jaar": 22800}]}
    without = assess(read_household(mapping, "x"), TABLES).totaal
    cost = mapping | {"energie": {"kosten_per_jaar": 5100}}
    assert assess(read_household(cost, "x"), TABLES).totaal == without


def test_trap_7_an_instalment_is_no_cost() -> None:
    """Energy trap 7: the monthly amount says nothing about what a year costs."""
    high = outcome({"termijnbedrag_per_maand": 400, "contract": "variabel"})
    low = outcome({"termijnbedrag_per_maand": 60, "contract": "variabel"})
    assert high.per_jaar == low.per_jaar
    assert high.status is Status.ONBEKEND
    assert high.ontbreekt[0].startswith("energie.")


def test_use_unknown_is_a_range_and_use_known_narrows_it() -> None:
    contract = {
        "contract": "vast",
        "netbeheerder_stroom": "Enexis",
        "netbeheerder_gas": "Enexis",
        "leveringstarief_stroom": 0.31,
        "leveringstarief_gas": 0.92,
        "vaste_leveringskosten_per_maand": 14.5,
        "teruglevering_kwh_per_jaar": 0,
    }
    wide = outcome(contract)
    gas = outcome(contract | {"gas_m3_per_jaar": 1450})
    both = outcome(contract | {"gas_m3_per_jaar": 1450, "stroom_kwh_per_jaar": 2750})
    ends = [o.per_jaar for o in (wide, gas, both) if o.per_jaar is not None]
    low, high = [e.minst for e in ends], [e.hoogst for e in ends]
    assert low == sorted(low)
    assert high == sorted(high, reverse=True)
    assert ends[-1].known
    assert wide.ontbreekt == ("energie.stroom_kwh_per_jaar",)


@pytest.mark.parametrize(
    ("mapping", "low", "high"),
    [
        ({"energie": {"kosten_per_jaar": 1810.5}}, 1810.5, 1810.5),
        # all in the rent: what the landlord asks for heat, twelve times
        (
            {
                "woning": {"verwarming": "in_huur"},
                "energie": {"warmte_in_servicekosten_per_maand": 96},
            },
            1152,
            1152,
        ),
        ({"woning": {"verwarming": "in_huur"}, "energie": {}}, 240, 3000),
    ],
)
def test_year_cost(mapping: dict[str, Any], low: float, high: float) -> None:
    found, _ = year_cost(mapping, TABLES, DAY)
    assert found is not None
    assert (found.minst, found.hoogst) == (low, high)


def test_what_cannot_be_meant_is_no_cost() -> None:
    found, missing = year_cost({"energie": {"stroom_kwh_per_jaar": "veel"}}, TABLES, DAY)
    assert found is None
    assert missing == "energie.stroom_kwh_per_jaar"


def test_heat_of_a_network_is_at_most_the_maximum_of_the_acm() -> None:
    """828 + 20 x 40.97 = 1,647.40 beside the electricity; without the standing charge 819.40."""
    stroom = {
        "stroom_kwh_per_jaar": 1600,
        "teruglevering_kwh_per_jaar": 0,
        "leveringstarief_stroom": 0.29,
        "vaste_leveringskosten_per_maand": 8,
        "netbeheerder_stroom": "Enexis",
    }
    electric, _ = year_cost(
        {"woning": {"verwarming": "elektrisch"}, "energie": stroom}, TABLES, DAY
    )
    heated = {
        "woning": {"verwarming": "stadswarmte"},
        "energie": stroom | {"warmte_gj_per_jaar": 20},
    }
    both, _ = year_cost(heated, TABLES, DAY)
    assert electric is not None
    assert both is not None
    assert round(both.hoogst - electric.hoogst, 2) == 1647.40
    assert round(both.minst - electric.minst, 2) == 819.40


@pytest.mark.parametrize(("day", "right"), [(date(2027, 5, 7), 370), (date(2027, 5, 8), 0)])
def test_after_the_last_day_there_is_nothing_to_ask(day: date, right: float) -> None:
    """Apply from 4 January until 7 May 2027; 0.5 x (2,700 - 0.08 x 24,500) = 370."""
    own = {"id": "a", "rol": "aanvrager", "geboortedatum": date(1979, 4, 8)}
    own |= {"toetsingsinkomen_per_jaar": 24500}
    mapping = {"peildatum": day, "personen": [own], "energie": {"kosten_per_jaar": 2700}}
    found = assess(read_household(mapping, "x"), TABLES).outcome("noodfonds_energie")
    assert found is not None
    assert found.per_jaar is not None
    assert found.per_jaar.minst == right
    assert [r.voorwaarde for r in found.waarom_niet] == ([] if right else ["Aanvragen kan nog"])


OTHER = {"id": "m", "geboortedatum": date(1996, 4, 8), "toetsingsinkomen_per_jaar": 0}
CHILD = OTHER | {"rol": "kind", "geboortedatum": date(2015, 4, 8)}


def with_other(other: dict[str, Any], change: dict[str, Any] | None = None) -> Outcome:
    """Income 30,000 and energy of 2,960 a year, more than 130 percent for one person only."""
    own = {"id": "a", "rol": "aanvrager", "geboortedatum": date(1979, 4, 8)}
    mapping: dict[str, Any] = {
        "peildatum": DAY,
        "personen": [own | {"toetsingsinkomen_per_jaar": 30_000}, other],
        "energie": {"kosten_per_jaar": 2960},
        "wijzigingen": [] if change is None else [change],
    }
    found = assess(read_household(mapping, "x"), TABLES).outcome("noodfonds_energie")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("other", "change", "expected"),
    [
        pytest.param(OTHER | {"rol": "medebewoner"}, None, True, id="huisgenoot"),
        pytest.param(
            OTHER | {"rol": "medebewoner"},
            {"vanaf": date(2026, 5, 1), "weg": ["m"]},
            False,
            id="huisgenoot die al weg is",
        ),
        pytest.param(CHILD, None, False, id="kind"),
        pytest.param(OTHER | {"rol": "partner", "relatie": "gehuwd"}, None, False, id="partner"),
    ],
)
def test_only_a_housemate_of_now_is_asked_about(
    other: dict[str, Any], change: dict[str, Any] | None, expected: bool
) -> None:
    found = with_other(other, change)
    assert any("huisgenoot" in text for text in found.nog_te_vragen) is expected


@pytest.mark.parametrize(("at_home", "right"), [(True, 280.0), (False, 0.0)])
def test_a_child_that_lives_elsewhere_makes_no_larger_household(
    at_home: bool, right: float
) -> None:
    """0.5 x (2,960 - 0.08 x 30,000) = 280; alone it is 10 percent, and 3,000 is more than 2,960."""
    found = with_other(CHILD | {"woont_thuis": at_home})
    assert found.per_jaar is not None
    assert (found.per_jaar.minst, found.per_jaar.hoogst) == (right, right)
