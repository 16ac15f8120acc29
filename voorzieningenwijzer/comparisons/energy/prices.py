"""A typed price per kWh or m3: bare, in euros, and plausible; otherwise a question."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from voorzieningenwijzer.comparisons.energy.cost import without_tax
from voorzieningenwijzer.comparisons.energy.tables import Rules, Taxes
from voorzieningenwijzer.comparisons.facts import Entry, FactError, number
from voorzieningenwijzer.comparisons.wording import figure, tariff
from voorzieningenwijzer.language.said import said

UNITS = {"stroom": "kWh", "gas": "m3"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading an offer needs to know: the rules, the day, the tax per year, the gas meter."""

    rules: Rules
    peildatum: date
    belasting: Callable[[int], Taxes | None]
    met_gas: bool


def bare_price(entry: Entry, key: str, product: str, context: Reading, confirmed: bool) -> float:
    """The bare price of one unit, checked."""
    price = number(entry, key)
    if price is None:
        unit = UNITS[product]
        raise FactError(
            key,
            said(
                "Wat kost een {unit} {product} bij dit aanbod, zonder belasting?",
                unit=unit,
                product=product,
            ),
        )
    if "energiebelasting_van_jaar" in entry:
        price = _bare(price, entry, product, context)
    _check_price(key, price, product, context.rules, confirmed)
    return price


def _bare(price: float, entry: Entry, product: str, context: Reading) -> float:
    year = number(entry, "energiebelasting_van_jaar")
    if year is None:
        return price
    whole = year == int(year) and MINYEAR <= year <= MAXYEAR
    tax = context.belasting(int(year)) if whole else None
    if tax is None:
        raise FactError(
            "energiebelasting_van_jaar",
            said(
                "De belasting van {year} is niet bekend. Vul de prijs zonder belasting in.",
                year=f"{year:g}",
            ),
        )
    per_unit = tax.stroom_per_kwh if product == "stroom" else tax.gas_per_m3
    return without_tax(price, per_unit)


def _check_price(key: str, price: float, product: str, rules: Rules, confirmed: bool) -> None:
    lowest, with_tax, in_cents = (
        (rules.stroom_laagst, rules.stroom_met_belasting_vanaf, rules.stroom_centen_vanaf)
        if product == "stroom"
        else (rules.gas_laagst, rules.gas_met_belasting_vanaf, rules.gas_centen_vanaf)
    )
    if lowest <= price <= with_tax and price < in_cents:
        return
    unit = UNITS[product]
    if price >= in_cents:
        raise FactError(key, _in_cents(price, unit))
    if not confirmed:
        raise FactError(key, _not_usual(price, unit, lowest, with_tax))


def _in_cents(price: float, unit: str) -> str:
    return said(
        "{price} per {unit} lijkt een prijs in centen. Bedoelt u {price_2} per {unit}?",
        price=figure(price),
        unit=unit,
        price_2=tariff(price / 100),
    )


def _not_usual(price: float, unit: str, lowest: float, with_tax: float) -> str:
    if price > with_tax:
        return said(
            "{price} per {unit} is hoog. Zit de energiebelasting er al in? Vul de prijs "
            "zonder belasting in. Gewoon is minder dan {with_tax} per {unit}.",
            price=tariff(price),
            unit=unit,
            with_tax=tariff(with_tax),
        )
    return said(
        "{price} per {unit} is heel laag. Gewoon is tussen {lowest} en {with_tax} "
        "per {unit}. Klopt het bedrag?",
        price=tariff(price),
        unit=unit,
        lowest=tariff(lowest),
        with_tax=tariff(with_tax),
    )


def feed_price(entry: Entry, key: str, rules: Rules) -> float | None:
    price = number(entry, key)
    if price is not None and price >= rules.stroom_centen_vanaf:
        raise FactError(
            key,
            said(
                "{price} per kWh lijkt een bedrag in centen. Bedoelt u {price_2}?",
                price=figure(price),
                price_2=tariff(price / 100),
            ),
        )
    return price
