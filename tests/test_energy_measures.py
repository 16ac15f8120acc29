"""Using less: volumes at the own price with the own tax, never added where they overlap."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voorzieningenwijzer.cli.calculate import calculate_file
from voorzieningenwijzer.comparisons.energy.measures import best_of, measures
from voorzieningenwijzer.outcomes import Between
from voorzieningenwijzer.tables import Tables

TABLES = Tables.shipped()
DAY = date(2026, 9, 15)
ENERGY = {
    "contract": "variabel",
    "einddatum": "geen",
    "netbeheerder_stroom": "Enexis",
    "netbeheerder_gas": "Enexis",
    "stroom_kwh_per_jaar": 1500,
    "teruglevering_kwh_per_jaar": 0,
    "gas_m3_per_jaar": 700,
    "leveringstarief_stroom": 0.158,
    "leveringstarief_gas": 0.612,
    "vaste_leveringskosten_per_maand": 7.99,
}


def found(**changes: Any) -> dict[str, Any]:
    mapping = {"energie": {**ENERGY, **changes}}
    return {row.id: row for row in measures(mapping, TABLES, DAY).regels}


@pytest.mark.parametrize(
    ("name", "volume", "euro"),
    [
        # 0.06 x (700 - 300) and 0.07 x (700 - 150); m3 x (0.612 + 0.60066 x 1.21)
        ("graad_lager", (24.0, 38.5), (32.13, 51.54)),
        # 88 m3 at 900 m3, so 88 x 700/900 = 68.4 up to 88
        ("nacht_15", (68.4, 88.0), (91.57, 117.81)),
        # 238 kWh x (0.158 + 0.09161 x 1.21)
        ("droogrek", (238.0, 238.0), (63.99, 63.99)),
    ],
)
def test_a_measure_by_hand(
    name: str, volume: tuple[float, float], euro: tuple[float, float]
) -> None:
    row = found()[name]
    assert (row.hoeveel, row.euro) == (Between(*volume), Between(*euro))


def test_what_overlaps_is_not_added() -> None:
    """Heating: the most is 91.57 to 117.81; hot water: 15 to 60 m3, 20.08 to 80.33."""
    together = measures({"energie": ENERGY}, TABLES, DAY).samen
    assert together == Between(111.65, 198.14)
    rows = found().values()
    assert together.hoogst < sum(r.euro.hoogst for r in rows if not r.als and r.euro)


def test_without_gas_only_electricity_is_left() -> None:
    assert {row.eenheid for row in found(gas_m3_per_jaar=0).values()} == {"kWh"}


def test_without_a_price_there_is_no_amount() -> None:
    rows = found(leveringstarief_gas=None)
    assert rows["graad_lager"].euro is None
    assert rows["droogrek"].euro is not None
    assert measures({"energie": {**ENERGY, "leveringstarief_gas": None}}, TABLES, DAY).samen is None


def test_the_tip_names_the_largest_that_everybody_can_do() -> None:
    tip = best_of(measures({"energie": ENERGY}, TABLES, DAY))
    assert tip == (
        "Zelf minder gebruiken kan ook. 's Nachts en als u weg bent op 15 graden: dat scheelt "
        "tussen € 91,57 en € 117,81 per jaar."
    )
    assert best_of(measures({}, TABLES, DAY)) == ""


@given(gas=st.floats(1, 5000), kwh=st.floats(1, 9000))
def test_nobody_saves_more_than_is_used(gas: float, kwh: float) -> None:
    for row in found(gas_m3_per_jaar=gas, stroom_kwh_per_jaar=kwh).values():
        used = gas if row.eenheid == "m3" else kwh
        assert 0 <= row.hoeveel.minst <= row.hoeveel.hoogst <= used + 0.05


def test_the_part_of_the_income_names_its_basis(tmp_path: Path) -> None:
    """1,549.54 a year (docs/huishoudbestand.md) of 24,000 is 6.46 per cent."""
    mapping = {
        "peildatum": "2026-09-15",
        "personen": [
            {"id": "a", "rol": "aanvrager", "geboortedatum": "1981-06-02",
             "toetsingsinkomen_per_jaar": 24000}
        ],
        "woning": {"verwarming": "gas"},
        "energie": ENERGY,
    }  # fmt: skip
    path = tmp_path / "h.json"
    path.write_text(json.dumps(mapping), "utf-8")
    result = calculate_file(path, TABLES, None, DAY)["energie"]
    share = result["energiequote"]
    assert (share["deel"], share["inkomen_per_jaar"]) == (0.0646, 24000)
    assert share["kosten_per_jaar"] == 1549.54
    assert "bruto inkomen" in share["grondslag"]
    assert (share["alle_huishoudens"], share["energiearm"]) == (0.05, 0.12)
    assert (result["zuinig_samen_minst"], result["zuinig_samen_hoogst"]) == (111.65, 198.14)
