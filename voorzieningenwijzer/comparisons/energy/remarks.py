"""What to watch beside an advice on energy: Dutch sentences about offer, home, contract, years."""

from collections.abc import Iterator
from datetime import date, timedelta

from voorzieningenwijzer.comparisons.energy.contract import (
    COLLECTIEF,
    DYNAMISCH,
    VARIABEL,
    VAST,
    Contract,
)
from voorzieningenwijzer.comparisons.energy.offers import EnergyOffer, is_old
from voorzieningenwijzer.comparisons.energy.tables import ContractRules, Rules
from voorzieningenwijzer.comparisons.energy.words import BLIJVEN, ONBEKEND, Figures
from voorzieningenwijzer.comparisons.facts import Entry, group, text
from voorzieningenwijzer.comparisons.wording import between, euro, on_day, tariff
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.outcomes import Between


def about_offer(
    offer: EnergyOffer,
    figures: Figures,
    rules: Rules,
    contract_rules: ContractRules | None,
    peildatum: date,
) -> Iterator[str]:
    if offer.datum is None:
        yield said("Bij dit aanbod staat geen datum. Kijk of de prijs nog klopt.")
    elif is_old(offer.datum, peildatum, rules.aanbod_geldig_dagen):
        yield (
            said(
                "Dit aanbod is van {datum}, ouder dan {aanbod_geldig_dagen} dagen. Kijk of "
                "de prijs nog klopt.",
                datum=on_day(offer.datum),
                aanbod_geldig_dagen=f"{rules.aanbod_geldig_dagen:.0f}",
            )
        )
    if offer.bonus:
        yield from _about_bonus(offer, figures, contract_rules)
    if offer.contract == DYNAMISCH:
        yield (
            said(
                "De prijs van dit aanbod wisselt elk uur. Dat past alleen als u een dure maand "
                "kunt betalen. Wij rekenen met een gemiddelde prijs."
            )
        )
    elif offer.contract == VARIABEL:
        yield said("De prijs van dit aanbod kan veranderen. U mag elke maand weg.")
    elif offer.contract == VAST and offer.looptijd_jaar:
        yield (
            said(
                "De prijs van dit aanbod staat {looptijd_jaar} jaar vast. Eerder stoppen kan "
                "geld kosten.",
                looptijd_jaar=f"{offer.looptijd_jaar:g}",
            )
        )


def _about_bonus(
    offer: EnergyOffer, figures: Figures, contract_rules: ContractRules | None
) -> Iterator[str]:
    assert offer.bonus is not None
    yield (
        said(
            "Er is een bonus van {bonus}. Die krijgt u één keer en telt niet mee in het advies.",
            bonus=euro(offer.bonus),
        )
    )
    if figures.tweede_jaar is not None:
        yield said(
            "In het tweede jaar is het verschil {tweede_jaar}.",
            tweede_jaar=between(figures.tweede_jaar),
        )
    if contract_rules is not None:
        months = contract_rules.bonus_terug_binnen_maanden
        yield (
            said(
                "Stopt u binnen {months} maanden? Dan kan het bedrijf de bonus terugvragen.",
                months=f"{months:.0f}",
            )
        )


def about_home(mapping: Entry, contract: Contract) -> Iterator[str]:
    heating = text(group(mapping, "woning"), "verwarming")
    if heating in COLLECTIEF:
        yield heat_sentence(heating)
    if contract.gasloos_aangenomen:
        yield said("Wij gaan ervan uit dat er geen gas in huis is. Klopt dat?")
    if text(mapping, "geldbeheer") in ("bewind", "schuldregeling"):
        yield said("Iemand anders beheert uw geld. Overleg eerst met die persoon.")
    if "schulden" not in mapping:
        yield said("Vraag na of er een betaalafspraak loopt bij het energiebedrijf.")


def heat_sentence(heating: str | None) -> str:
    if heating == "blokverwarming":
        return said(
            "Uw warmte komt van een ketel voor het hele gebouw. Daarvan kunt u niet overstappen. "
            "Controleer de jaarlijkse afrekening van de verhuurder."
        )
    return said(
        "Uw warmte komt van een warmtenet. Daarvan kunt u niet overstappen. "
        "Er is een hoogste prijs die het bedrijf mag vragen."
    )


def tax_in_own_price(contract: Contract, rules: Rules) -> str:
    """A question; empty where the price is usual, or somebody checked it."""
    if contract.zonder_belasting:
        return ""
    for price, unit, limit in (
        (contract.tarief_normaal, "kWh", rules.stroom_met_belasting_vanaf),
        (contract.tarief_gas, "m3", rules.gas_met_belasting_vanaf),
    ):
        if price is not None and price > limit:
            return said(
                "U betaalt nu {price} per {unit}. Zit daar de energiebelasting in?",
                price=tariff(price),
                unit=unit,
            )
    return ""


def about_contract(
    contract: Contract,
    figures: Figures,
    advies: str,
    rules: Rules,
    contract_rules: ContractRules | None,
    start: date,
) -> Iterator[str]:
    question = tax_in_own_price(contract, rules)
    if question and advies != ONBEKEND:
        yield question
    if contract.soort == DYNAMISCH:
        yield said("Uw prijs wisselt nu elk uur. Een dure maand komt meteen op de rekening.")
    if figures.boete.hoogst > 0:
        yield (
            said(
                "Uw leverancier zegt na de overstapmelding wat stoppen kost. "
                "Daarna mag u de overstap nog intrekken."
            )
        )
    still_fixed = contract.einde is not None and contract.einde >= start
    if advies == BLIJVEN and still_fixed and contract.einde and contract_rules is not None:
        look_again = contract.einde - timedelta(days=int(contract_rules.opzegtermijn_dagen))
        yield (
            said(
                "Kijk opnieuw op {look_again}. Uw contract loopt tot en met {einde}.",
                look_again=on_day(look_again),
                einde=on_day(contract.einde),
            )
        )


def about_years(
    contract: Contract,
    jaren: tuple[int, ...],
    start: date,
    *,
    totals_known: bool,
    next_tax_known: bool,
) -> Iterator[str]:
    last = jaren[-1]
    if last > start.year and contract.met_teruglevering:
        yield said(
            "Zonnestroom is over de jaren verdeeld naar dagen. Een betere verdeling is er niet."
        )
    if contract.terug or (contract.met_teruglevering and start.year < last):
        yield said("Vraag na wat u in het nieuwe jaar krijgt en betaalt voor zonnestroom.")
    if not totals_known:
        yield (
            said(
                "Het totaal is nog onbekend: de belasting of de netkosten van {last} staan "
                "nog niet vast. Het verschil klopt wel.",
                last=last,
            )
        )
    elif last > start.year and not next_tax_known:
        yield (
            said(
                "De bedragen zijn met de prijzen van {year}. De belasting van {last} staat "
                "nog niet vast. Het verschil klopt wel.",
                year=start.year,
                last=last,
            )
        )


def about_instalment(contract: Contract, year_cost: Between | None, rules: Rules) -> Iterator[str]:
    """The monthly instalment is not the cost: too low means that a bill is coming."""
    if contract.termijnbedrag is None or year_cost is None:
        return
    margin = rules.termijn_marge_deel
    paid = 12 * contract.termijnbedrag
    fits = Between(round(year_cost.minst / 12, 2), round(year_cost.hoogst / 12, 2))
    if paid < year_cost.minst * (1 - margin):
        yield (
            said(
                "U betaalt {termijnbedrag} per maand. Bij uw gebruik past {fits}. Zonder "
                "wijziging komt er een rekening.",
                termijnbedrag=euro(contract.termijnbedrag),
                fits=between(fits),
            )
        )
    elif paid > year_cost.hoogst * (1 + margin):
        yield (
            said(
                "U betaalt {termijnbedrag} per maand. Bij uw gebruik past {fits}. U betaalt "
                "nu te veel vooruit.",
                termijnbedrag=euro(contract.termijnbedrag),
                fits=between(fits),
            )
        )
