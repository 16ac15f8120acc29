"""What the coach types of an offer: names as in a household file, in words for the form."""

from collections.abc import Mapping
from typing import Any

from voorzieningenwijzer.casework.offers.field import BARE, OfferField
from voorzieningenwijzer.casework.offers.own_fields import CARE_WISHES, OWN_CONTRACT, OWN_POLICY
from voorzieningenwijzer.comparisons.health.wishes import WISHES
from voorzieningenwijzer.language.said import said

ENERGY = (
    OfferField(
        "naam", said("Naam van het aanbod"), "tekst", True, said("Leverancier en contract.")
    ),
    OfferField(
        "bron", said("Waar staat het?"), "tekst", True, said("Naam van de website of de brief.")
    ),
    OfferField(
        "datum", said("Van welke dag is het?"), "datum", True, said("Bijvoorbeeld 20-11-2026.")
    ),
    OfferField("leveringstarief_stroom", said("Stroom, euro per kWh"), "tarief", hulp=BARE),
    OfferField(
        "leveringstarief_gas", said("Gas, euro per m³"), "tarief", hulp=BARE, alleen=("gas",)
    ),
    OfferField(
        "vaste_leveringskosten_per_maand",
        said("Vaste kosten per maand"),
        "bedrag",
        hulp=said("Stroom en gas samen, zonder netbeheer."),
    ),
    OfferField(
        "looptijd_jaar",
        said("Hoeveel jaar staat de prijs vast?"),
        "getal",
        hulp=said("Variabel? Laat leeg."),
    ),
    OfferField(
        "bonus", said("Korting voor nieuwe klanten"), "bedrag", hulp=said("Geen? Schrijf 0.")
    ),
    OfferField(
        "terugleververgoeding",
        said("U krijgt per kWh zonnestroom"),
        "tarief",
        hulp=said("In euro. Vanaf 2027 telt dit voor alles wat u teruglevert."),
        alleen=("zon",),
    ),
    OfferField(
        "terugleverkosten_per_kwh",
        said("Terugleveren kost per kWh"),
        "tarief",
        hulp=said("In euro, met btw."),
        alleen=("zon",),
    ),
    OfferField(
        "terugleverkosten_per_maand",
        said("Of: terugleveren kost per maand"),
        "bedrag",
        hulp=said("Het een of het ander."),
        alleen=("zon",),
    ),
    OfferField(
        "contract",
        said("Soort contract"),
        "keuze",
        keuzes=(
            ("vast", "Vast"),
            ("variabel", "Variabel"),
            ("dynamisch", said("Wisselt elk uur")),
            ("model", "Modelcontract"),
        ),
        meer=True,
    ),
    OfferField(
        "leveringstarief_stroom_normaal",
        said("Stroom overdag, euro per kWh"),
        "tarief",
        hulp=said("Alleen bij dag en nacht apart."),
        meer=True,
    ),
    OfferField(
        "leveringstarief_stroom_dal",
        said("Stroom 's nachts en in het weekend"),
        "tarief",
        hulp=said("In euro per kWh."),
        meer=True,
    ),
    OfferField(
        "energiebelasting_van_jaar",
        said("Zit de energiebelasting in de prijs? Van welk jaar?"),
        "getal",
        hulp=said("Wij halen die er dan af. Anders leeg laten."),
        meer=True,
    ),
    OfferField(
        "ingangsdatum",
        said("Op welke dag gaat het in?"),
        "dag",
        hulp=said("Leeg: na de opzegtermijn."),
        meer=True,
    ),
)
HEALTH = (
    OfferField("naam", said("Naam van de polis"), "tekst", True, said("Verzekeraar en polis.")),
    OfferField(
        "bron", said("Waar staat het?"), "tekst", True, said("Naam van de website of de brief.")
    ),
    OfferField(
        "datum", said("Van welke dag is het?"), "datum", True, said("Bijvoorbeeld 20-11-2026.")
    ),
    OfferField("jaar", said("Voor welk jaar?"), "getal", True),
    OfferField("premie_basis_per_maand", said("Premie per maand, basis"), "bedrag", True),
    OfferField(
        "eigen_risico", said("Eigen risico per jaar"), "bedrag", True, said("Staat bij de premie.")
    ),
    OfferField(
        "premie_aanvullend_per_maand",
        said("Premie per maand, aanvullend"),
        "bedrag",
        hulp=said("Geen? Schrijf 0. Net als nu? Laat leeg."),
    ),
    OfferField("premie_tand_per_maand", said("Premie per maand, tandarts"), "bedrag"),
    OfferField(
        "persoon",
        said("Voor wie?"),
        "keuze",
        keuzes=(("a", "Uzelf"), ("b", said("Uw partner"))),
        alleen=("partner",),
    ),
    OfferField(
        "soort_polis",
        said("Soort polis"),
        "keuze",
        keuzes=(
            ("natura", said("Gewoon (natura)")),
            ("selectief", "Budget"),
            ("combinatie", "Combinatie"),
            ("restitutie", said("Vrije keuze")),
        ),
        meer=True,
    ),
    OfferField(
        "dekking", said("Dit pakket vergoedt"), "meer", keuzes=tuple(WISHES.items()), meer=True
    ),
    OfferField(
        "gemeentepolis",
        said("Via de gemeente"),
        "vinkje",
        keuzes=(("ja", said("Dit is de zorgverzekering van de gemeente")),),
        meer=True,
    ),
    OfferField(
        "gemeentelijke_bijdrage_per_maand",
        said("De gemeente betaalt mee, per maand"),
        "bedrag",
        hulp=said("Bij dit pakket. Alleen als het nog niet van de premie af is."),
        meer=True,
    ),
    OfferField(
        "eigen_risico_meeverzekerd",
        said("Van het eigen risico is meeverzekerd"),
        "bedrag",
        hulp=said("In euro per jaar. Niets? Laat leeg."),
        meer=True,
    ),
)
COMPARED: Mapping[str, tuple[OfferField, ...]] = {"energie": ENERGY, "zorgverzekering": HEALTH}
"""What others offer, one to four of each."""

OWN: Mapping[str, tuple[OfferField, ...]] = {
    "eigen_contract": OWN_CONTRACT,
    "eigen_polis": OWN_POLICY,
    "zorgwensen": CARE_WISHES,
}
"""What comparing asks of the own contract and policy beside the talk; the last one counts."""

KINDS: Mapping[str, tuple[OfferField, ...]] = {**COMPARED, **OWN}
CONFIRMED = "bevestigd"


def fields_for(soort: str, mapping: Mapping[str, Any]) -> tuple[OfferField, ...]:
    """The fields that this household's form shows."""
    energie = mapping.get("energie") or {}
    adults = [p for p in mapping.get("personen") or () if p.get("rol") in ("aanvrager", "partner")]
    shown = {
        "gas": energie.get("gas_m3_per_jaar") != 0,
        "zon": energie.get("teruglevering_kwh_per_jaar") != 0,
        "vast": energie.get("contract") not in ("variabel", "dynamisch"),
        "partner": len(adults) > 1,
    }
    return tuple(field for field in KINDS[soort] if all(shown[name] for name in field.alleen))
