"""What comparing asks of the own contract, policy and wishes beside the talk."""

from voorzieningenwijzer.casework.offer_field import BARE, OfferField
from voorzieningenwijzer.comparisons.policy_wishes import WISHES

WHO = OfferField(
    "persoon",
    "Voor wie?",
    "keuze",
    True,
    keuzes=(("a", "Uzelf"), ("b", "Uw partner")),
    alleen=("partner",),
)
OWN_CONTRACT = (
    OfferField(
        "opzegvergoeding",
        "Wat kost stoppen volgens uw bedrijf?",
        "bedrag",
        hulp="Bel, of kijk in de app. Niet bekend? Laat leeg.",
        alleen=("vast",),
    ),
    OfferField(
        "actueel_tarief_stroom",
        "Wat vraagt uw bedrijf nu voor stroom?",
        "tarief",
        hulp=f"Per kWh, voor nieuwe klanten. {BARE}",
        alleen=("vast",),
    ),
    OfferField(
        "actueel_tarief_gas",
        "Wat vraagt uw bedrijf nu voor gas?",
        "tarief",
        hulp=f"Per m³, voor nieuwe klanten. {BARE}",
        alleen=("vast", "gas"),
    ),
    OfferField(
        "stroom_normaal_kwh_per_jaar",
        "Stroom overdag, kWh per jaar",
        "getal",
        hulp="Alleen bij dag en nacht apart.",
    ),
    OfferField("stroom_dal_kwh_per_jaar", "Stroom 's nachts, kWh per jaar", "getal"),
    OfferField("leveringstarief_stroom_normaal", "Prijs overdag, per kWh", "tarief", hulp=BARE),
    OfferField("leveringstarief_stroom_dal", "Prijs 's nachts, per kWh", "tarief", hulp=BARE),
    OfferField(
        "energiebelasting_van_jaar",
        "Zit de belasting in uw prijs? Van welk jaar?",
        "getal",
        hulp="Wij halen die er dan af. Anders leeg laten.",
    ),
    OfferField(
        "tarief_zonder_belasting",
        "Uw prijs",
        "vinkje",
        keuzes=(("ja", "Nagekeken: de prijs is zonder energiebelasting"),),
    ),
    OfferField(
        "terugleververgoeding", "U krijgt nu per kWh zonnestroom", "tarief", alleen=("zon",)
    ),
    OfferField(
        "terugleverkosten_per_kwh", "Terugleveren kost nu per kWh", "tarief", alleen=("zon",)
    ),
    OfferField(
        "terugleverkosten_per_maand",
        "Of: terugleveren kost nu per maand",
        "bedrag",
        alleen=("zon",),
    ),
)
OWN_POLICY = (
    WHO,
    OfferField("premie_basis_per_maand", "Premie per maand, basis", "bedrag", True),
    OfferField(
        "premie_aanvullend_per_maand", "Premie per maand, aanvullend", "bedrag", hulp="Geen? 0."
    ),
    OfferField("premie_tand_per_maand", "Premie per maand, tandarts", "bedrag", hulp="Geen? 0."),
    OfferField("eigen_risico", "Eigen risico per jaar", "bedrag", hulp="Verplicht en vrijwillig."),
)
CARE_WISHES = (
    WHO,
    OfferField(
        "wensen",
        "Welke zorg wilt u vergoed krijgen?",
        "meer",
        True,
        keuzes=(*WISHES.items(), ("geen", "Niets extra")),
    ),
)
