"""Why the advice on a health policy is what it is, and what to watch: Dutch sentences."""

from collections.abc import Iterator, Sequence
from datetime import date

from voorzieningenwijzer.comparisons.health.comparison import PolicyComparison
from voorzieningenwijzer.comparisons.health.offers import SELECTIEF, PolicyOffer
from voorzieningenwijzer.comparisons.health.own import Adult, Policy
from voorzieningenwijzer.comparisons.health.tables import (
    Deductible,
    Municipal,
    PolicyRules,
    Season,
)
from voorzieningenwijzer.comparisons.health.wishes import about_wishes, in_words
from voorzieningenwijzer.comparisons.wording import between, euro, on_day
from voorzieningenwijzer.language.said import listed, said
from voorzieningenwijzer.outcomes import Between

FIELD_WORDS = {
    "zorgverzekering.verwachte_zorgkosten_eigen_risico": said(
        "hoeveel eigen risico u per jaar betaalt"
    ),
    "zorgverzekering.eigen_risico": said("welk eigen risico u nu hebt"),
    "zorgverzekering.premie_aanvullend_per_maand": said("wat u nu aanvullend betaalt"),
}

IN_ARREARS = said(
    "Er staat premie open. Dan kan overstappen niet. Maak eerst een betaalafspraak met de "
    "verzekeraar."
)
AT_CAK = said(
    "U betaalt nu aan het CAK. Dan kan overstappen niet. Vraag de verzekeraar en de gemeente om "
    "een regeling; daarmee komt u los van het CAK."
)
ARREARS_UNKNOWN = said(
    "Staat er premie open bij de verzekeraar? Met een achterstand kan overstappen niet."
)
UNCHANGED = said("Uw zorgtoeslag blijft gelijk: die hangt niet af van de polis.")
KEEP_SUPPLEMENTARY = said(
    "Zeg uw aanvullende verzekering pas op als de nieuwe is geaccepteerd. Een andere verzekeraar "
    "mag u weigeren."
)
CONTRACTED = said(
    "Kijk of uw huisarts, apotheek en ziekenhuis een contract met deze verzekeraar hebben."
)
SELECTIVE = said(
    "Dit is een budgetpolis. Bij een arts of ziekenhuis zonder contract betaalt u een deel zelf. "
    "Kijk eerst of die van u een contract hebben."
)
MUNICIPAL_DEARER = said("Deze polis via de gemeente is voor u niet de goedkoopste.")


def fill_in(jaar: int) -> str:
    return said(
        "Vul de premies van {jaar} in, van de eigen polis en van het aanbod. Met oude "
        "prijzen geven wij geen advies.",
        jaar=jaar,
    )


def too_late(jaar: int, season: Season | None) -> str:
    when = (
        ""
        if season is None
        else said(
            " Vanaf {premies_bekend_op} zijn de premies bekend.",
            premies_bekend_op=on_day(season.premies_bekend_op),
        )
    )
    return said(
        "Overstappen midden in {jaar} kan niet. Het kan weer per 1 januari {jaar_2}.{when}",
        jaar=jaar,
        jaar_2=jaar + 1,
        when=when,
    )


def no_buffer(rules: PolicyRules, *, known: bool) -> str:
    buffer = euro(rules.buffer_bij_vrijwillig_eigen_risico)
    if known:
        return said(
            "Dit aanbod heeft een hoger eigen risico. Daarvoor is {buffer} spaargeld nodig.",
            buffer=buffer,
        )
    return said(
        "Dit aanbod heeft een hoger eigen risico. Daarvoor is {buffer} spaargeld nodig, en "
        "hoeveel u hebt is niet bekend.",
        buffer=buffer,
    )


def not_covered(missing: frozenset[str]) -> str:
    return said("Dit pakket vergoedt geen {missing}. Dat wilt u wel.", missing=in_words(missing))


def municipal_too(known: Municipal | None, offers: Sequence[PolicyOffer]) -> Iterator[str]:
    """Where there is one it is compared too; where nobody knows, it is asked after."""
    if known is None or known.bestaat is False or any(o.gemeentepolis for o in offers):
        return
    if known.bestaat:
        yield (
            said(
                "De gemeente {gemeente} heeft een zorgverzekering (stand {stand}). Vul die "
                "ook in. Hij is niet altijd de goedkoopste.",
                gemeente=known.gemeente,
                stand=known.stand,
            )
        )
    else:
        yield said(
            "Vraag of de gemeente {gemeente} nog een zorgverzekering heeft.",
            gemeente=known.gemeente,
        )


def gain_reason(gain: Between, missing: tuple[str, ...], rules: PolicyRules, advies: str) -> str:
    if advies == "overstappen":
        return said("U betaalt {gain} minder in een jaar.", gain=between(gain))
    if advies == "onbekend":
        wanted = listed(tuple(FIELD_WORDS.get(name, name) for name in missing))
        return said(
            "{gain}Om het te weten is nodig: {wanted}.", gain=_open_end(gain), wanted=wanted
        )
    if gain.hoogst <= 0:
        return said("Deze polis is voor u niet goedkoper.")
    limit = euro(rules.minimale_winst_per_jaar)
    return said(
        "Overstappen scheelt {gain} in een jaar. Wij adviseren het vanaf {limit}.",
        gain=between(gain),
        limit=limit,
    )


def _open_end(gain: Between) -> str:
    if gain.minst < 0 < gain.hoogst:
        return said(
            "Overstappen kan {euro} kosten of {hoogst} opleveren. ",
            euro=euro(-gain.minst),
            hoogst=euro(gain.hoogst),
        )
    return said("Overstappen scheelt {gain}. ", gain=between(gain))


def about_policy(
    own: Policy, offer: PolicyOffer, found: PolicyComparison, adult: Adult, rules: PolicyRules
) -> Iterator[str]:
    if own.aanvullend is None or own.aanvullend > 0:
        if offer.aanvullend is None:
            yield said(
                "In dit aanbod zit geen aanvullende verzekering. Wij rekenen met die van nu."
            )
        yield KEEP_SUPPLEMENTARY
    if found.vrijwillig_straks > found.vrijwillig_nu.hoogst:
        extra = found.vrijwillig_straks - found.vrijwillig_nu.hoogst
        yield (
            said(
                "U loopt {extra} meer eigen risico. Bij weinig zorg scheelt het "
                "{weinig_zorg}, bij veel zorg {veel_zorg}.",
                extra=euro(extra),
                weinig_zorg=between(found.weinig_zorg),
                veel_zorg=between(found.veel_zorg),
            )
        )
    if found.vrijwillig_nu.minst > 0 and not has_buffer(adult, rules):
        yield (
            said(
                "U koos nu een hoger eigen risico. Bij ziekte is dat veel geld ineens. "
                "Vraag om het gewone eigen risico."
            )
        )
    yield SELECTIVE if offer.soort_polis == SELECTIEF else CONTRACTED
    yield from about_wishes(adult.wensen, offer.dekking, own.aanvullend)


def about_day(
    offer: PolicyOffer, peildatum: date, rules: PolicyRules, season: Season | None
) -> Iterator[str]:
    if offer.datum is None:
        yield said("Bij dit aanbod staat geen datum. Kijk of de premie nog klopt.")
    elif (peildatum - offer.datum).days > rules.aanbod_geldig_dagen:
        yield (
            said(
                "Dit aanbod is van {datum}, ouder dan {aanbod_geldig_dagen} dagen. Kijk of "
                "de premie nog klopt.",
                datum=on_day(offer.datum),
                aanbod_geldig_dagen=f"{rules.aanbod_geldig_dagen:.0f}",
            )
        )
    if season is not None and offer.jaar == peildatum.year + 1:
        if peildatum < season.premies_bekend_op:
            yield (
                said(
                    "Pas op {premies_bekend_op} zijn alle premies van {jaar} bekend.",
                    premies_bekend_op=on_day(season.premies_bekend_op),
                    jaar=offer.jaar,
                )
            )
        yield (
            said(
                "Zeg op tot en met {opzeggen_tot_en_met}. De nieuwe verzekeraar doet dat "
                "voor u als u voor die dag overstapt.",
                opzeggen_tot_en_met=on_day(season.opzeggen_tot_en_met),
            )
        )


def about_deductible(offer: PolicyOffer, that_year: Deductible) -> Iterator[str]:
    if not that_year.vast:
        yield (
            said(
                "Het eigen risico van {jaar} staat nog niet vast; het voorstel is "
                "{verplicht}. Het is bij elke verzekeraar gelijk.",
                jaar=offer.jaar,
                verplicht=euro(that_year.verplicht),
            )
        )


def has_buffer(adult: Adult, rules: PolicyRules) -> bool:
    """Known money, and enough of it: unknown is no buffer."""
    return (
        adult.vermogen_nu is not None
        and adult.vermogen_nu >= rules.buffer_bij_vrijwillig_eigen_risico
    )


def level(average: float, year: int) -> str:
    return said(
        "Gemiddeld kost de basisverzekering in {year} {average} per maand. Dat is geen aanbod.",
        year=year,
        average=euro(average),
    )


def no_offers(coming: Season | None) -> str:
    if coming is None:
        return said("Er is nog geen andere polis ingevuld om mee te vergelijken.")
    return said(
        "Er is nog geen andere polis ingevuld om mee te vergelijken. Op {premies_bekend_op} "
        "zijn de premies van het nieuwe jaar bekend.",
        premies_bekend_op=on_day(coming.premies_bekend_op),
    )
