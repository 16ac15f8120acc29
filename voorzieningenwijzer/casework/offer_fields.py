"""What the coach types of an offer: names as in a household file, in words for the form."""

from collections.abc import Mapping
from typing import Any

from voorzieningenwijzer.casework.offer_field import BARE, OfferField
from voorzieningenwijzer.casework.own_fields import CARE_WISHES, OWN_CONTRACT, OWN_POLICY
from voorzieningenwijzer.comparisons.policy_wishes import WISHES

ENERGY = (
    OfferField("naam", "Naam van het aanbod", "tekst", True, "Leverancier en contract."),
    OfferField("bron", "Waar staat het?", "tekst", True, "Naam van de website of de brief."),
    OfferField("datum", "Van welke dag is het?", "datum", True, "Bijvoorbeeld 20-11-2026."),
    OfferField("leveringstarief_stroom", "Stroom, euro per kWh", "tarief", hulp=BARE),
    OfferField("leveringstarief_gas", "Gas, euro per m³", "tarief", hulp=BARE, alleen=("gas",)),
    OfferField(
        "vaste_leveringskosten_per_maand",
        "Vaste kosten per maand",
        "bedrag",
        hulp="Stroom en gas samen, zonder netbeheer.",
    ),
    OfferField(
        "looptijd_jaar",
        "Hoeveel jaar staat de prijs vast?",
        "getal",
        hulp="Variabel? Laat leeg.",
    ),
    OfferField("bonus", "Korting voor nieuwe klanten", "bedrag", hulp="Geen? Schrijf 0."),
    OfferField(
        "terugleververgoeding",
        "U krijgt per kWh zonnestroom",
        "tarief",
        hulp="In euro. Vanaf 2027 telt dit voor alles wat u teruglevert.",
        alleen=("zon",),
    ),
    OfferField(
        "terugleverkosten_per_kwh",
        "Terugleveren kost per kWh",
        "tarief",
        hulp="In euro, met btw.",
        alleen=("zon",),
    ),
    OfferField(
        "terugleverkosten_per_maand",
        "Of: terugleveren kost per maand",
        "bedrag",
        hulp="Het een of het ander.",
        alleen=("zon",),
    ),
    OfferField(
        "contract",
        "Soort contract",
        "keuze",
        keuzes=(
            ("vast", "Vast"),
            ("variabel", "Variabel"),
            ("dynamisch", "Wisselt elk uur"),
            ("model", "Modelcontract"),
        ),
        meer=True,
    ),
    OfferField(
        "leveringstarief_stroom_normaal",
        "Stroom overdag, euro per kWh",
        "tarief",
        hulp="Alleen bij dag en nacht apart.",
        meer=True,
    ),
    OfferField(
        "leveringstarief_stroom_dal",
        "Stroom 's nachts en in het weekend",
        "tarief",
        hulp="In euro per kWh.",
        meer=True,
    ),
    OfferField(
        "energiebelasting_van_jaar",
        "Zit de energiebelasting in de prijs? Van welk jaar?",
        "getal",
        hulp="Wij halen die er dan af. Anders leeg laten.",
        meer=True,
    ),
    OfferField(
        "ingangsdatum",
        "Op welke dag gaat het in?",
        "dag",
        hulp="Leeg: na de opzegtermijn.",
        meer=True,
    ),
)
HEALTH = (
    OfferField("naam", "Naam van de polis", "tekst", True, "Verzekeraar en polis."),
    OfferField("bron", "Waar staat het?", "tekst", True, "Naam van de website of de brief."),
    OfferField("datum", "Van welke dag is het?", "datum", True, "Bijvoorbeeld 20-11-2026."),
    OfferField("jaar", "Voor welk jaar?", "getal", True),
    OfferField("premie_basis_per_maand", "Premie per maand, basis", "bedrag", True),
    OfferField("eigen_risico", "Eigen risico per jaar", "bedrag", True, "Staat bij de premie."),
    OfferField(
        "premie_aanvullend_per_maand",
        "Premie per maand, aanvullend",
        "bedrag",
        hulp="Geen? Schrijf 0. Net als nu? Laat leeg.",
    ),
    OfferField("premie_tand_per_maand", "Premie per maand, tandarts", "bedrag"),
    OfferField(
        "persoon",
        "Voor wie?",
        "keuze",
        keuzes=(("a", "Uzelf"), ("b", "Uw partner")),
        alleen=("partner",),
    ),
    OfferField(
        "soort_polis",
        "Soort polis",
        "keuze",
        keuzes=(
            ("natura", "Gewoon (natura)"),
            ("selectief", "Budget"),
            ("combinatie", "Combinatie"),
            ("restitutie", "Vrije keuze"),
        ),
        meer=True,
    ),
    OfferField("dekking", "Dit pakket vergoedt", "meer", keuzes=tuple(WISHES.items()), meer=True),
    OfferField(
        "gemeentepolis",
        "Via de gemeente",
        "vinkje",
        keuzes=(("ja", "Dit is de zorgverzekering van de gemeente"),),
        meer=True,
    ),
    OfferField(
        "gemeentelijke_bijdrage_per_maand",
        "De gemeente betaalt mee, per maand",
        "bedrag",
        hulp="Bij dit pakket. Alleen als het nog niet van de premie af is.",
        meer=True,
    ),
    OfferField(
        "eigen_risico_meeverzekerd",
        "Van het eigen risico is meeverzekerd",
        "bedrag",
        hulp="In euro per jaar. Niets? Laat leeg.",
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
