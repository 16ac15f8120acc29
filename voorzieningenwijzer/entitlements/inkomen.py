"""From papers to the income that counts: gross, net, per four weeks, part of the year.

A net amount never gives the toetsingsinkomen, only a range; the jaaropgave settles it.

Law:     Awir art. 8; Wml art. 15; Pw art. 19; the tax in inkomstenbelasting.py.
Amounts: tariffs/regelingen/inkomstenbelasting.yaml
Beyond:  profit after deductions, income from abroad, box 2 and 3.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from voorzieningenwijzer.entitlements.inkomstenbelasting import (
    Age,
    Amounts,
    Ends,
    net_from_taxable,
    taxable_from_net,
)
from voorzieningenwijzer.households.catalogue import FIELDS

PER_JAAR = {"week": 52, "vier_weken": 13, "maand": 12, "kwartaal": 4, "jaar": 1}
BIJSTAND = ("bijstand", "aio")
_UNTAXED = ("alimentatie_kinderen", "studiefinanciering_gift", "studiefinanciering_lening")
_WITH_HOLIDAY_PAY = ("loon", "ww", "ziektewet", "wia_wao", "wajong", "aow", "aio")


def taxable_income(
    parts: Iterable[Mapping[str, Any]], a: Amounts, jaar: int, aow: Age, samen: bool
) -> Ends | None:
    """Toetsingsinkomen per year from the incomes on the papers; None where an amount is missing."""
    low = high = 0.0
    for part in parts:
        ends = _part(part, a, jaar, aow, samen)
        if ends is None:
            return None
        low, high = low + ends[0], high + ends[1]
    return round(low, 2), round(high, 2)


def _part(part: Mapping[str, Any], a: Amounts, jaar: int, aow: Age, samen: bool) -> Ends | None:
    soort = part.get("soort", "overig")
    if soort in _UNTAXED:
        return 0.0, 0.0
    if part.get("bedrag") is None or part.get("per") is None:
        return None
    share = _share_of_year(part, jaar)
    bedrag = part["bedrag"] * PER_JAAR[part["per"]]
    if soort == "winst":
        return min(bedrag, 0.0) * share, max(bedrag, 0.0) * share
    if soort == "alimentatie_partner":
        return bedrag * share, bedrag * share
    if soort == "bijstand":
        low, high = _bijstand(bedrag, part, a, samen)
        return low * share, high * share
    extra = _holiday(part, soort, a)
    low, high = _gross_ends(bedrag, part, soort, a, aow)
    return low * (1 + extra[0]) * share, high * (1 + extra[1]) * share


def _gross_ends(bedrag: float, part: Mapping[str, Any], soort: str, a: Amounts, aow: Age) -> Ends:
    """Gross of wage still holds the employee's pension premium; of a benefit it is what counts."""
    net = taxable_from_net(bedrag, a, aow, soort)
    premium = FIELDS["personen.inkomens.pensioenpremie_deel"].aannemelijk or (0.0, 0.0)
    gross = (bedrag * (1 - premium[1]), bedrag) if soort == "loon" else (bedrag, bedrag)
    if part.get("bruto") is True:
        return gross
    if part.get("bruto") is False:
        return net
    return min(net[0], gross[0]), max(net[1], gross[1])


def _holiday(part: Mapping[str, Any], soort: str, a: Amounts) -> Ends:
    """What holiday pay adds: nothing when it is in the amount or a pension has none."""
    if (
        part.get("vakantiegeld") == "inclusief"
        or soort not in _WITH_HOLIDAY_PAY
        or part.get("per") == "jaar"
    ):
        return 0.0, 0.0
    if part.get("vakantiegeld") == "exclusief" and soort == "loon":
        return a.vakantiebijslag_loon_deel, a.vakantiebijslag_loon_deel
    return 0.0, a.vakantiebijslag_loon_deel


def _bijstand(per_jaar: float, part: Mapping[str, Any], a: Amounts, samen: bool) -> Ends:
    """The municipality pays the tax: (net - credit) / (1 - first rate), per person.

    At its lowest no holiday allowance was paid in the year, at its highest a full one.
    """
    _, high = _with_allowance(per_jaar, part, a)
    if part.get("vakantiegeld") == "inclusief":
        low = per_jaar * (1 - a.vakantietoeslag_deel)
    else:
        low = per_jaar
    personen = 2 if samen else 1
    korting = personen * a.algemene_heffingskorting
    return _before_tax(low, korting, a), _before_tax(high, korting, a)


def _before_tax(netto: float, korting: float, a: Amounts) -> float:
    return max(netto, (netto - korting) / (1 - a.schijf_1_deel))


def _with_allowance(bedrag: float, part: Mapping[str, Any], a: Amounts) -> Ends:
    """Bijstand with its holiday allowance, a share of the amount that includes it (Pw art. 19)."""
    whole = bedrag / (1 - a.vakantietoeslag_deel)
    match part.get("vakantiegeld"):
        case "inclusief":
            return bedrag, bedrag
        case "exclusief":
            return whole, whole
        case _:
            return bedrag, whole


def net_income_per_month(
    parts: Iterable[Mapping[str, Any]], a: Amounts, peildatum: date, aow: Age
) -> Ends | None:
    """Net per month with holiday pay, from those of the incomes that run on the day."""
    low = high = 0.0
    for part in parts:
        if not runs(part, peildatum):
            continue
        if part.get("bedrag") is None or part.get("per") is None:
            return None
        ends = _net_part(part, a, aow)
        low, high = low + ends[0], high + ends[1]
    return round(low, 2), round(high, 2)


def gross_per_month(
    parts: Iterable[Mapping[str, Any]], a: Amounts, peildatum: date, aow: Age
) -> Ends | None:
    """Gross per month without holiday pay, from the incomes that run on the day."""
    low = high = 0.0
    for part in parts:
        if not runs(part, peildatum) or part.get("soort") in _UNTAXED:
            continue
        if part.get("bedrag") is None or part.get("per") is None:
            return None
        soort = part.get("soort", "overig")
        per_maand = part["bedrag"] * PER_JAAR[part["per"]] / 12
        ends = _gross_ends(per_maand * 12, part, soort, a, aow)
        least = 1 + _holiday_in(part, soort, a)
        low, high = low + ends[0] / 12 / least, high + ends[1] / 12
    return round(low, 2), round(high, 2)


def _holiday_in(part: Mapping[str, Any], soort: str, a: Amounts) -> float:
    """The most of the amount that may be holiday pay, as a share of what comes without."""
    if part.get("vakantiegeld") == "exclusief" or soort not in _WITH_HOLIDAY_PAY:
        return 0.0
    return a.vakantiebijslag_loon_deel


def _net_part(part: Mapping[str, Any], a: Amounts, aow: Age) -> Ends:
    soort = part.get("soort", "overig")
    per_jaar = part["bedrag"] * PER_JAAR[part["per"]]
    extra = _holiday(part, soort, a)
    if soort == "studiefinanciering_lening":
        return 0.0, per_jaar / 12
    if soort in BIJSTAND:
        low, high = _with_allowance(per_jaar, part, a)
        return low / 12, high / 12
    if part.get("bruto") is not True:
        return per_jaar * (1 + extra[0]) / 12, per_jaar * (1 + extra[1]) / 12
    low, high = net_from_taxable((per_jaar * (1 + extra[0]), per_jaar * (1 + extra[1])), a, aow)
    return low / 12, high / 12


def runs(part: Mapping[str, Any], day: date) -> bool:
    first, last = part.get("vanaf"), part.get("tot")
    return not (isinstance(first, date) and first > day) and not (
        isinstance(last, date) and last < day
    )


def _share_of_year(part: Mapping[str, Any], jaar: int) -> float:
    """The part of the year's days in which it runs; an amount per year is of the whole year."""
    if part.get("per") == "jaar":
        return 1.0
    first, last = part.get("vanaf"), part.get("tot")
    begin = max(first, date(jaar, 1, 1)) if isinstance(first, date) else date(jaar, 1, 1)
    end = min(last, date(jaar, 12, 31)) if isinstance(last, date) else date(jaar, 12, 31)
    days = (end - begin).days + 1
    return max(days, 0) / ((date(jaar, 12, 31) - date(jaar, 1, 1)).days + 1)
