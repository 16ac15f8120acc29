"""Why the advice is what it is: Dutch sentences for a Saving on energy."""

from dataclasses import dataclass

from voorzieningenwijzer.comparisons.energy_tables import Rules
from voorzieningenwijzer.comparisons.use_profile import YEAR_DAYS
from voorzieningenwijzer.comparisons.wording import between, euro, listed
from voorzieningenwijzer.outcomes import Between

OVERSTAPPEN, BLIJVEN, ONBEKEND = "overstappen", "blijven", "onbekend"
NIET_MOGELIJK, INFORMATIE = "niet_mogelijk", "informatie"

FIELD_WORDS = {
    "energie.stroom_kwh_per_jaar": "het gebruik van stroom in een jaar",
    "energie.teruglevering_kwh_per_jaar": "hoeveel zonnestroom u teruglevert",
    "energie.leveringstarief_stroom": "de prijs per kWh nu",
    "energie.terugleververgoeding": "wat u krijgt voor zonnestroom",
    "energie.terugleverkosten_per_kwh": "wat terugleveren kost",
    "aanbod.energie.terugleververgoeding": "wat u bij het aanbod krijgt voor zonnestroom",
    "aanbod.energie.terugleverkosten_per_kwh": "wat terugleveren bij het aanbod kost",
    "energie.actueel_tarief_stroom": "de prijs die uw leverancier nu vraagt voor stroom",
    "energie.gas_m3_per_jaar": "het gebruik van gas in een jaar",
    "energie.leveringstarief_gas": "de prijs per m3 nu",
    "energie.actueel_tarief_gas": "de prijs die uw leverancier nu vraagt voor gas",
    "energie.vaste_leveringskosten_per_maand": "de vaste kosten per maand nu",
    "energie.contract": "wat voor contract u hebt",
    "energie.einddatum": "tot wanneer het contract loopt",
    "energie.startdatum": "wanneer het contract begon",
    "energie.netbeheerder_stroom": "de netbeheerder van de stroom",
    "energie.netbeheerder_gas": "de netbeheerder van het gas",
    "schulden.regeling_getroffen": "of er een betaalafspraak loopt",
}


ENOUGH_WORDS = 3

CAN_YOU_BEAR = (
    "De prijs van dit aanbod wisselt elk uur. Kunt u een dure maand betalen? "
    "Dat hangt af van spaargeld en schulden."
)


@dataclass(frozen=True, slots=True)
class Figures:
    """The ranges of one offer, rounded to cents."""

    besparing: Between | None
    netto: Between | None
    boete: Between
    dagen: int
    tweede_jaar: Between | None = None


def verdict(figures: Figures, rules: Rules) -> str:
    """Switch only when it pays at the low end; stay only when it cannot pay at the high end."""
    if figures.netto is None:
        return ONBEKEND
    if figures.netto.minst >= rules.minimale_winst:
        return OVERSTAPPEN
    if figures.netto.hoogst < rules.minimale_winst:
        return BLIJVEN
    return ONBEKEND


def reason(
    advies: str, figures: Figures, rules: Rules, missing: tuple[str, ...], geen_regel: str
) -> str:
    net, fee = figures.netto, figures.boete
    if geen_regel:
        return f"Dit is nu niet te zeggen: {geen_regel}."
    if net is None or figures.besparing is None or advies == ONBEKEND:
        return f"{_open_end(net)}Om het te weten is nodig: {_wanted(missing)}."
    period = "in een jaar" if figures.dagen == YEAR_DAYS else f"in {_months(figures.dagen)}"
    if advies == OVERSTAPPEN:
        if fee.hoogst > 0:
            return f"Stoppen kost {between(fee)}. U houdt daarna {between(net)} over {period}."
        return f"U betaalt {between(net)} minder {period}. Stoppen kost niets."
    limit = f"Wij adviseren overstappen vanaf {euro(rules.minimale_winst)}."
    if figures.besparing.hoogst <= 0:
        return "Dit aanbod is niet goedkoper dan uw contract."
    if fee.minst > 0 and figures.besparing.hoogst >= rules.minimale_winst:
        return f"Stoppen kost nu {between(fee)}. U houdt dan {between(net)} over {period}. {limit}"
    return f"Overstappen scheelt {between(net)} {period}. {limit}"


def _open_end(net: Between | None) -> str:
    if net is None:
        return ""
    if net.minst < 0 < net.hoogst:
        return f"Overstappen kan {euro(-net.minst)} kosten of {euro(net.hoogst)} opleveren. "
    return f"Overstappen scheelt {between(net)}. "


def _wanted(missing: tuple[str, ...]) -> str:
    names = tuple(FIELD_WORDS.get(name, name) for name in missing)
    if len(names) > ENOUGH_WORDS:
        names = (*names[: ENOUGH_WORDS - 1], "meer gegevens van de jaarrekening en het contract")
    return listed(names) or "meer over het contract"


def _months(days: int) -> str:
    months = max(1, round(days * 12 / YEAR_DAYS))
    return "1 maand" if months == 1 else f"{months} maanden"
