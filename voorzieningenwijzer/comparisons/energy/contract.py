"""The household's own energy contract and use, as far as known, and what cannot be meant in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from voorzieningenwijzer.comparisons.energy.tables import Rules, Taxes
from voorzieningenwijzer.comparisons.facts import (
    GEEN,
    Entry,
    FactError,
    day,
    flag,
    group,
    number,
    text,
)
from voorzieningenwijzer.comparisons.wording import figure, on_day, tariff
from voorzieningenwijzer.language.said import said

VAST, VARIABEL, DYNAMISCH, MODEL = "vast", "variabel", "dynamisch", "model"
COLLECTIEF = ("stadswarmte", "blokverwarming")
ZONDER_GASVERWARMING = ("stadswarmte", "blokverwarming", "elektrisch")
IN_HUUR = "in_huur"


@dataclass(frozen=True, slots=True)
class Contract:
    """What is known of the own contract; None is unknown. kWh, m3, euros per unit and per month."""

    soort: str | None
    leverancier: str
    start: date | None
    einde: date | None
    zonder_einde: bool
    afname: float | None
    afname_normaal: float | None
    afname_dal: float | None
    terug: float | None
    gas: float | None
    gasloos: bool
    gasloos_aangenomen: bool
    tarief_normaal: float | None
    tarief_dal: float | None
    tarief_gas: float | None
    vast_per_maand: float | None
    vergoeding: float | None
    kosten_per_kwh: float | None
    kosten_per_maand: float | None
    actueel_stroom: float | None
    actueel_gas: float | None
    opzegvergoeding: float | None
    termijnbedrag: float | None
    netbeheerder_stroom: str | None
    netbeheerder_gas: str | None
    zonder_belasting: bool | None = None

    @property
    def dubbel(self) -> bool:
        return self.tarief_normaal != self.tarief_dal

    @property
    def met_teruglevering(self) -> bool:
        """Whether there may be feed-in."""
        return self.terug is None or self.terug > 0


TaxOf = Callable[[int], Taxes | None]
"""The energy tax of a year, with VAT; None while it is no law."""


def read_contract(mapping: Entry, tax_of: TaxOf | None = None) -> Contract:
    """From ``energie`` and ``woning`` of the household mapping. Raises FactError.

    ``tax_of``: takes the tax out of a price of which the year is said that is in it.
    """
    entry = group(mapping, "energie")
    heating = text(group(mapping, "woning"), "verwarming")
    gas = number(entry, "gas_m3_per_jaar")
    assumed = gas is None and heating in ZONDER_GASVERWARMING and not _mentions_gas(entry)
    less = _tax_in_price(entry, tax_of)
    normaal, dal = (_less(price, less[0]) for price in _prices(entry))
    return Contract(
        soort=text(entry, "contract"),
        leverancier=text(entry, "leverancier") or said("uw energiebedrijf"),
        start=day(entry, "startdatum"),
        einde=day(entry, "einddatum"),
        zonder_einde=entry.get("einddatum") == GEEN,
        afname=_offtake(entry),
        afname_normaal=number(entry, "stroom_normaal_kwh_per_jaar"),
        afname_dal=number(entry, "stroom_dal_kwh_per_jaar"),
        terug=number(entry, "teruglevering_kwh_per_jaar"),
        gas=0.0 if assumed else gas,
        gasloos=assumed or gas == 0,
        gasloos_aangenomen=assumed,
        tarief_normaal=normaal,
        tarief_dal=dal,
        tarief_gas=_less(number(entry, "leveringstarief_gas"), less[1]),
        vast_per_maand=_fixed(entry, gasless=assumed or gas == 0),
        vergoeding=number(entry, "terugleververgoeding"),
        kosten_per_kwh=number(entry, "terugleverkosten_per_kwh"),
        kosten_per_maand=number(entry, "terugleverkosten_per_maand"),
        actueel_stroom=number(entry, "actueel_tarief_stroom"),
        actueel_gas=number(entry, "actueel_tarief_gas"),
        opzegvergoeding=number(entry, "opzegvergoeding"),
        termijnbedrag=number(entry, "termijnbedrag_per_maand"),
        netbeheerder_stroom=text(entry, "netbeheerder_stroom"),
        netbeheerder_gas=text(entry, "netbeheerder_gas"),
        zonder_belasting=True if any(less) else flag(entry, "tarief_zonder_belasting"),
    )


def _less(price: float | None, tax: float) -> float | None:
    return None if price is None else price - tax


def _tax_in_price(entry: Entry, tax_of: TaxOf | None) -> tuple[float, float]:
    """Per kWh and per m3, of the year that is in the price; never of another year."""
    year = number(entry, "energiebelasting_van_jaar")
    if year is None or tax_of is None:
        return 0.0, 0.0
    tax = tax_of(int(year)) if year == int(year) and MINYEAR <= year <= MAXYEAR else None
    if tax is None:
        raise FactError(
            "energiebelasting_van_jaar",
            said(
                "De belasting van {year} is niet bekend. Vul uw prijs zonder belasting in.",
                year=f"{year:g}",
            ),
        )
    return tax.stroom_per_kwh, tax.gas_per_m3


def check_contract(contract: Contract, rules: Rules, peildatum: date) -> None:
    """Refuse what cannot be meant. Raises FactError with a question."""
    use = contract.afname
    if use is not None and not rules.stroom_laagst_kwh <= use <= rules.stroom_hoogst_kwh:
        raise FactError(
            "energie.stroom_kwh_per_jaar",
            said(
                "{use} kWh in een jaar is niet gewoon. Verwacht is {stroom_laagst_kwh} tot "
                "{stroom_hoogst_kwh} kWh. Wat staat er op de jaarrekening?",
                use=f"{use:g}",
                stroom_laagst_kwh=f"{rules.stroom_laagst_kwh:g}",
                stroom_hoogst_kwh=f"{rules.stroom_hoogst_kwh:g}",
            ),
        )
    gas = contract.gas
    if gas is not None and gas != 0 and not rules.gas_laagst_m3 <= gas <= rules.gas_hoogst_m3:
        raise FactError(
            "energie.gas_m3_per_jaar",
            said(
                "{gas} m3 gas in een jaar is niet gewoon. Verwacht is {gas_laagst_m3} tot "
                "{gas_hoogst_m3} m3. Wat staat er op de jaarrekening?",
                gas=f"{gas:g}",
                gas_laagst_m3=f"{rules.gas_laagst_m3:g}",
                gas_hoogst_m3=f"{rules.gas_hoogst_m3:g}",
            ),
        )
    for name, price, in_cents in (
        ("leveringstarief_stroom", contract.tarief_normaal, rules.stroom_centen_vanaf),
        ("leveringstarief_gas", contract.tarief_gas, rules.gas_centen_vanaf),
        ("leveringstarief_stroom_dal", contract.tarief_dal, rules.stroom_centen_vanaf),
        ("actueel_tarief_stroom", contract.actueel_stroom, rules.stroom_centen_vanaf),
        ("actueel_tarief_gas", contract.actueel_gas, rules.gas_centen_vanaf),
        ("terugleververgoeding", contract.vergoeding, rules.stroom_centen_vanaf),
        ("terugleverkosten_per_kwh", contract.kosten_per_kwh, rules.stroom_centen_vanaf),
    ):
        if price is not None and price >= in_cents:
            raise FactError(f"energie.{name}", _in_cents(price))
    _check_days(contract, rules, peildatum)


def _check_days(contract: Contract, rules: Rules, peildatum: date) -> None:
    start, end = contract.start, contract.einde
    if start is not None and start > peildatum:
        raise FactError(
            "energie.startdatum",
            said(
                "Het contract begint op {start}, en dat is nog niet zo ver. Welk contract "
                "loopt er nu?",
                start=on_day(start),
            ),
        )
    if start and end and end < start:
        raise FactError(
            "energie.einddatum",
            said("Het contract eindigt voordat het begint. Welke datum klopt niet?"),
        )
    if contract.soort == VAST and end is not None and end < peildatum:
        raise FactError(
            "energie.einddatum",
            said(
                "De vaste prijs liep tot en met {end}. Dat is voorbij. Is er een nieuwe "
                "einddatum? Of is de prijs nu variabel?",
                end=on_day(end),
            ),
        )
    if end is not None and end.year > peildatum.year + rules.einddatum_uiterlijk_jaren:
        raise FactError(
            "energie.einddatum",
            said(
                "{end} is te ver weg. Tot wanneer staat de prijs vast? Meestal is dat "
                "hoogstens {langste_contract_jaren} jaar.",
                end=on_day(end),
                langste_contract_jaren=f"{rules.langste_contract_jaren:.0f}",
            ),
        )


def _in_cents(price: float) -> str:
    return said(
        "{price} lijkt een prijs in centen. Bedoelt u {price_2}?",
        price=figure(price),
        price_2=tariff(price / 100),
    )


def _mentions_gas(entry: Entry) -> bool:
    keys = ("leveringstarief_gas", "netbeheerder_gas", "vaste_leveringskosten_gas_per_maand")
    return any(entry.get(key) not in (None, GEEN, 0) for key in keys)


def _offtake(entry: Entry) -> float | None:
    total = number(entry, "stroom_kwh_per_jaar")
    normaal = number(entry, "stroom_normaal_kwh_per_jaar")
    dal = number(entry, "stroom_dal_kwh_per_jaar")
    if total is None and normaal is not None and dal is not None:
        return normaal + dal
    return total


def _prices(entry: Entry) -> tuple[float | None, float | None]:
    single = number(entry, "leveringstarief_stroom")
    normaal = number(entry, "leveringstarief_stroom_normaal")
    dal = number(entry, "leveringstarief_stroom_dal")
    if normaal is None and dal is None:
        return single, single
    return normaal, dal


def _fixed(entry: Entry, *, gasless: bool) -> float | None:
    both = number(entry, "vaste_leveringskosten_per_maand")
    if both is not None:
        return both
    stroom = number(entry, "vaste_leveringskosten_stroom_per_maand")
    gas = 0.0 if gasless else number(entry, "vaste_leveringskosten_gas_per_maand")
    return None if stroom is None or gas is None else stroom + gas
