"""Net income as kwijtschelding counts it: with a flat share of holiday pay.

Law:     Uitvoeringsregeling Invorderingswet 1990 (URI) art. 14; Leidraad Invordering 2008 art.
         26.2.11: 7% of an income with a right to holiday pay, 5% for bijstand.
Amounts: tariffs/regelingen/kwijtschelding_landelijk.yaml; the tax in inkomstenbelasting.py
Beyond:  student finance, of which a fixed amount counts (26.2.12): asked on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from voorzieningenwijzer.entitlements.inkomen import PER_JAAR, runs
from voorzieningenwijzer.entitlements.inkomstenbelasting import Age, Amounts, Ends, net_from_taxable

_WITH_HOLIDAY_PAY = frozenset({"loon", "ww", "ziektewet", "wia_wao", "wajong", "aow"})
_BIJSTAND = frozenset({"bijstand", "aio"})
_LOAN = "studiefinanciering_lening"


@dataclass(frozen=True, slots=True)
class HolidayPay:
    """``vakantiegeld_bijstand_deel``: a share of the amount that includes it (Pw art. 19)."""

    vakantiegeld_loon_deel: float
    vakantiegeld_bijstand_deel: float


def spendable_per_month(
    parts: Iterable[Mapping[str, Any]], flat: HolidayPay, tax: Amounts, day: date, aow: Age
) -> Ends | None:
    """Net per month from the incomes that run on the day; None where an amount is missing."""
    low = high = 0.0
    for part in parts:
        if not runs(part, day):
            continue
        if part.get("bedrag") is None or part.get("per") is None:
            return None
        ends = _part(part, flat, tax, aow)
        low, high = low + ends[0], high + ends[1]
    return round(low, 2), round(high, 2)


def _part(part: Mapping[str, Any], flat: HolidayPay, tax: Amounts, aow: Age) -> Ends:
    soort = part.get("soort", "overig")
    per_maand = part["bedrag"] * PER_JAAR[part["per"]] / 12
    if soort == _LOAN:
        return 0.0, per_maand
    least, most = _more(part, soort, flat)
    if part.get("bruto") is not True or soort in _BIJSTAND:
        return per_maand * least, per_maand * most
    low, high = net_from_taxable((per_maand * 12, per_maand * 12), tax, aow)
    return low / 12 * least, high / 12 * most


def _more(part: Mapping[str, Any], soort: str, flat: HolidayPay) -> Ends:
    """What holiday pay makes of the amount: nothing where it is in there or it is of a year."""
    if soort in _BIJSTAND:
        whole = 1 / (1 - flat.vakantiegeld_bijstand_deel)
    elif soort in _WITH_HOLIDAY_PAY and part["per"] != "jaar":
        whole = 1 + flat.vakantiegeld_loon_deel
    else:
        return 1.0, 1.0
    match part.get("vakantiegeld"):
        case "inclusief":
            return 1.0, 1.0
        case "exclusief":
            return whole, whole
        case _:
            return 1.0, whole
