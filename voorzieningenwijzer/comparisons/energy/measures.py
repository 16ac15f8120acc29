"""What using less would save this household: volumes of a table at its own price with its own tax.

Measures of one group overlap: together they save what the best of them saves, never their sum.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from voorzieningenwijzer.comparisons.energy.contract import Contract, read_contract
from voorzieningenwijzer.comparisons.energy.tables import tax_by_year, taxes
from voorzieningenwijzer.comparisons.facts import Entry, FactError
from voorzieningenwijzer.comparisons.wording import between
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Between
from voorzieningenwijzer.tables import NoTable, Tables

TABLE = "bespaartips"


@dataclass(frozen=True, slots=True)
class Measure:
    """A year's worth. ``als``: for whom; ``euro`` None where the own price is not known."""

    id: str
    naam: str
    groep: str
    als: str
    eenheid: str
    hoeveel: Between
    euro: Between | None
    status: str


@dataclass(frozen=True, slots=True)
class Measures:
    """``samen``: of what everybody can do, without overlaps; None where a price is not known."""

    regels: tuple[Measure, ...]
    samen: Between | None
    stand: date | None = None


def measures(mapping: Entry, tables: Tables, peildatum: date) -> Measures:
    """Empty without a contract of one's own, or without use to save on."""
    found = tables.list_table(TABLE)  # volumes, no prices: the newest is the best known
    if isinstance(found, NoTable) or not mapping.get("energie"):
        return Measures((), None)
    try:
        contract = read_contract(mapping, tax_by_year(tables))
    except FactError:
        return Measures((), None)
    prices = _prices(contract, tables, peildatum)
    rows = [_measure(row, contract, prices) for row in found.rijen]
    kept = tuple(row for row in rows if row is not None)
    return Measures(kept, _together([row for row in kept if not row.als]), found.peildatum)


def best_of(found: Measures) -> str:
    """What everybody can do and saves the most, in a sentence; empty without a price."""
    rows = [row for row in found.regels if not row.als and row.euro and row.euro.minst > 0]
    if not rows:
        return ""
    first = max(rows, key=lambda row: row.euro.minst if row.euro else 0.0)
    assert first.euro is not None
    return said(
        "Zelf minder gebruiken kan ook. {naam}: dat scheelt {euro} per jaar.",
        naam=first.naam,
        euro=between(first.euro),
    )


def _prices(contract: Contract, tables: Tables, peildatum: date) -> Mapping[str, Between | None]:
    """With VAT and the energy tax of this year; of two registers from the low to the high."""
    tax = taxes(tables, peildatum)
    if tax is None:
        return {"m3": None, "kWh": None}
    known = [p for p in (contract.tarief_normaal, contract.tarief_dal) if p is not None]
    gas = contract.tarief_gas
    return {
        "m3": None if gas is None else Between(gas + tax.gas_per_m3, gas + tax.gas_per_m3),
        "kWh": Between(min(known) + tax.stroom_per_kwh, max(known) + tax.stroom_per_kwh)
        if known
        else None,
    }


def _measure(
    row: Mapping[str, Any], contract: Contract, prices: Mapping[str, Between | None]
) -> Measure | None:
    unit = "kWh" if "kwh_laag" in row else "m3"
    if unit == "m3" and contract.gasloos:
        return None
    volume = _volume(row, contract, unit)
    if volume is None or volume.hoogst <= 0:
        return None
    price = prices[unit]
    euro = None
    if price is not None:
        ends = (volume.minst * price.minst, volume.hoogst * price.hoogst)
        euro = Between(*(cents(end) / 100 for end in ends))
    return Measure(
        id=str(row["id"]),
        naam=str(row["naam"]),
        groep=str(row["groep"]),
        als=str(row.get("als") or ""),
        eenheid=unit,
        hoeveel=volume,
        euro=euro,
        status=str(row["status"]),
    )


def _volume(row: Mapping[str, Any], contract: Contract, unit: str) -> Between | None:
    """Never more than is used; of an average household as far as this one uses as much gas."""
    if "deel_laag" in row:
        if contract.gas is None:
            return None
        least = max(contract.gas - float(row["water_hoog"]), 0.0)
        most = max(contract.gas - float(row["water_laag"]), 0.0)
        low, high = float(row["deel_laag"]) * least, float(row["deel_hoog"]) * most
        return Between(round(low, 1), round(high, 1))
    name = unit.lower()
    low, high = float(row[f"{name}_laag"]), float(row[f"{name}_hoog"])
    used = contract.gas if unit == "m3" else contract.afname
    average = row.get("huishouden_m3")
    if average is not None and contract.gas is not None:
        low *= min(1.0, contract.gas / float(average))
    if used is not None:
        low, high = min(low, used), min(high, used)
    return Between(round(low, 1), round(high, 1))


def _together(rows: list[Measure]) -> Between | None:
    if not rows or any(row.euro is None for row in rows):
        return None
    groups: dict[str, list[Between]] = {}
    for row in rows:
        assert row.euro is not None
        groups.setdefault(row.groep, []).append(row.euro)
    low = sum(max(each.minst for each in group) for group in groups.values())
    high = sum(max(each.hoogst for each in group) for group in groups.values())
    return Between(round(low, 2), round(high, 2))
