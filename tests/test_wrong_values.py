"""Figures that circulate and may not be used: none stands in a table where it would do harm."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.strict_yaml import read

LIST: Any = read((Path(__file__).parent / "examples" / "foute_waarden.yaml").read_text("utf-8"))
ROWS = [*LIST["inkomen"], *LIST["toeslagen"]]
ALWAYS = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Place:
    """A number in a table: which table, from which day, under which name."""

    tabel: str
    vanaf: date
    bedrag: str
    waarde: Decimal

    def __str__(self) -> str:
        return f"{self.tabel} {self.vanaf}: {self.bedrag}: {self.waarde}"


def numbers(name: str, node: Any) -> Iterator[tuple[str, Decimal]]:
    """Every number in it, with the path to it."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from numbers(f"{name}.{key}" if name else str(key), value)
    elif isinstance(node, list):
        for value in node:
            yield from numbers(name, value)
    elif isinstance(node, (int, float, Decimal)) and not isinstance(node, bool):
        yield name, Decimal(str(node))


def places(document: Mapping[str, Any], stem: str) -> Iterator[Place]:
    tabel = str(document.get("tabel") or document.get("regeling") or stem)
    parts = document.get("perioden") or [document]
    for part in parts:
        vanaf = part.get("geldig_van") or ALWAYS
        for bedrag, value in numbers("", part.get("bedragen", part)):
            yield Place(tabel, vanaf, bedrag.removesuffix(".waarde"), value)


def shipped_places() -> list[Place]:
    found: list[Place] = []
    for path in sorted(Path(str(shipped("tariffs"))).rglob("*.yaml")):
        document: Any = read(path.read_text("utf-8"))
        if isinstance(document, Mapping):
            found += places(document, path.stem)
    return found


def forbids(row: Mapping[str, Any], place: Place) -> bool:
    for where in row["verboden"]:
        if not fnmatch(place.tabel, where["tabel"]) or not fnmatch(place.bedrag, where["bedrag"]):
            continue
        if not where.get("vanaf", ALWAYS) <= place.vanaf <= where.get("tot", date(9999, 1, 1)):
            continue
        values = where["waarden"]
        if values == "alles" or place.waarde in [Decimal(str(v)) for v in values]:
            return True
    return False


PLACES = shipped_places()


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['bedoeld_als']} {r['cijfer']}" for r in ROWS])
def test_no_table_holds_a_figure_that_must_not_be_used(row: Mapping[str, Any]) -> None:
    assert [str(p) for p in PLACES if forbids(row, p)] == []


def test_the_whole_list_of_the_reference_is_here() -> None:
    """21 figures on income, and those of the traps of the allowances."""
    assert len(LIST["inkomen"]) == 21
    assert len(LIST["toeslagen"]) >= 9
    for row in ROWS:
        assert all(row[key] for key in ("cijfer", "bedoeld_als", "waar", "waarom_fout", "verboden"))


def test_the_tables_were_really_read() -> None:
    assert len(PLACES) > 500
    known = Place("kindgebonden_budget", date(2025, 1, 1), "alo_kop_per_jaar", Decimal(3389))
    assert known in PLACES


def planted(tabel: str, bedrag: str, waarde: str, vanaf: str = "2026-01-01") -> list[str]:
    amounts = {bedrag: {"waarde": Decimal(waarde)}}
    period = {"geldig_van": date.fromisoformat(vanaf), "bedragen": amounts}
    found = places({"tabel": tabel, "perioden": [period]}, tabel)
    return [r["bedoeld_als"] for p in found for r in ROWS if forbids(r, p)]


@pytest.mark.parametrize(
    ("tabel", "bedrag", "waarde", "seen"),
    [
        ("bijstandsnorm", "alleenstaand", "1089", True),
        ("bijstandsnorm", "alleenstaand", "1401.50", False),
        ("bijstandsnorm", "kostendeler_vanaf_leeftijd", "21", True),
        ("bijstandsnorm", "vakantietoeslag_deel", "0.08", True),
        ("inkomstenbelasting", "vakantiebijslag_loon_deel", "0.08", False),
        ("inkomstenbelasting", "algemene_heffingskorting", "3362", True),
        ("kwijtschelding_gemeente", "auto_vrijgesteld", "2269", True),
        ("zorgtoeslag", "drempelinkomen_per_jaar", "40857", True),
        ("zorgtoeslag", "drempelinkomen_per_jaar", "29735.42", True),
        ("kindgebonden_budget", "extra_12_tot_16_per_jaar", "703", True),
        ("huurtoeslag", "basishuur_alleen", "214.10", True),
        ("toeslagenwet", "alleenstaand_per_dag", "73.84", True),
        ("minimumloon", "volwassene_per_maand", "2337.00", True),
    ],
)
def test_a_planted_figure_is_seen(tabel: str, bedrag: str, waarde: str, seen: bool) -> None:
    assert bool(planted(tabel, bedrag, waarde)) is seen


def test_a_figure_of_its_own_year_may_stand_in_that_year() -> None:
    assert planted("kindgebonden_budget", "extra_12_tot_16_per_jaar", "703", "2025-01-01") == []
    assert planted("inkomstenbelasting", "algemene_heffingskorting", "3362", "2024-01-01") == []
