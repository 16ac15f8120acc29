"""Why the advice is what it is: Dutch sentences for a Saving on energy."""

from dataclasses import dataclass

from voorzieningenwijzer.comparisons.energy.tables import Rules
from voorzieningenwijzer.comparisons.energy.use_profile import YEAR_DAYS
from voorzieningenwijzer.comparisons.wording import between, euro
from voorzieningenwijzer.language.said import listed, said
from voorzieningenwijzer.outcomes import Between

OVERSTAPPEN, BLIJVEN, ONBEKEND = "overstappen", "blijven", "onbekend"
NIET_MOGELIJK, INFORMATIE = "niet_mogelijk", "informatie"

FIELD_WORDS = {
    "energie.stroom_kwh_per_jaar": said("het gebruik van stroom in een jaar"),
    "energie.teruglevering_kwh_per_jaar": said("hoeveel zonnestroom u teruglevert"),
    "energie.leveringstarief_stroom": said("de prijs per kWh nu"),
    "energie.terugleververgoeding": said("wat u krijgt voor zonnestroom"),
    "energie.terugleverkosten_per_kwh": said("wat terugleveren kost"),
    "aanbod.energie.terugleververgoeding": said("wat u bij het aanbod krijgt voor zonnestroom"),
    "aanbod.energie.terugleverkosten_per_kwh": said("wat terugleveren bij het aanbod kost"),
    "energie.actueel_tarief_stroom": said("de prijs die uw leverancier nu vraagt voor stroom"),
    "energie.gas_m3_per_jaar": said("het gebruik van gas in een jaar"),
    "energie.leveringstarief_gas": said("de prijs per m3 nu"),
    "energie.actueel_tarief_gas": said("de prijs die uw leverancier nu vraagt voor gas"),
    "energie.vaste_leveringskosten_per_maand": said("de vaste kosten per maand nu"),
    "energie.contract": said("wat voor contract u hebt"),
    "energie.einddatum": said("tot wanneer het contract loopt"),
    "energie.startdatum": said("wanneer het contract begon"),
    "energie.netbeheerder_stroom": said("de netbeheerder van de stroom"),
    "energie.netbeheerder_gas": said("de netbeheerder van het gas"),
    "schulden.regeling_getroffen": said("of er een betaalafspraak loopt"),
}


ENOUGH_WORDS = 3

CAN_YOU_BEAR = said(
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
        return said("Dit is nu niet te zeggen: {geen_regel}.", geen_regel=geen_regel)
    if net is None or figures.besparing is None or advies == ONBEKEND:
        net_now, wanted = _open_end(net), _wanted(missing)
        return said("{net}Om het te weten is nodig: {missing}.", net=net_now, missing=wanted)
    period = _period(figures.dagen)
    if advies == OVERSTAPPEN:
        if fee.hoogst > 0:
            return said(
                "Stoppen kost {fee}. U houdt daarna {net} over {period}.",
                fee=between(fee),
                net=between(net),
                period=period,
            )
        less = between(net)
        return said("U betaalt {net} minder {period}. Stoppen kost niets.", net=less, period=period)
    limit = said(
        "Wij adviseren overstappen vanaf {minimale_winst}.",
        minimale_winst=euro(rules.minimale_winst),
    )
    if figures.besparing.hoogst <= 0:
        return said("Dit aanbod is niet goedkoper dan uw contract.")
    if fee.minst > 0 and figures.besparing.hoogst >= rules.minimale_winst:
        return said(
            "Stoppen kost nu {fee}. U houdt dan {net} over {period}. {limit}",
            fee=between(fee),
            net=between(net),
            period=period,
            limit=limit,
        )
    return said(
        "Overstappen scheelt {net} {period}. {limit}", net=between(net), period=period, limit=limit
    )


def _period(days: int) -> str:
    return said("in een jaar") if days == YEAR_DAYS else said("in {dagen}", dagen=_months(days))


def _open_end(net: Between | None) -> str:
    if net is None:
        return ""
    if net.minst < 0 < net.hoogst:
        return said(
            "Overstappen kan {euro} kosten of {hoogst} opleveren. ",
            euro=euro(-net.minst),
            hoogst=euro(net.hoogst),
        )
    return said("Overstappen scheelt {net}. ", net=between(net))


def _wanted(missing: tuple[str, ...]) -> str:
    names = tuple(FIELD_WORDS.get(name, name) for name in missing)
    if len(names) > ENOUGH_WORDS:
        names = (
            *names[: ENOUGH_WORDS - 1],
            said("meer gegevens van de jaarrekening en het contract"),
        )
    return listed(names) or said("meer over het contract")


def _months(days: int) -> str:
    months = max(1, round(days * 12 / YEAR_DAYS))
    return "1 maand" if months == 1 else said("{months} maanden", months=months)
