"""What comparing asks of the own contract, policy and wishes beside the talk."""

from voorzieningenwijzer.casework.offers.field import BARE, OfferField
from voorzieningenwijzer.comparisons.health.wishes import WISHES
from voorzieningenwijzer.language.said import said

WHO = OfferField(
    "persoon",
    said("Voor wie?"),
    "keuze",
    True,
    keuzes=(("a", "Uzelf"), ("b", said("Uw partner"))),
    alleen=("partner",),
)
OWN_CONTRACT = (
    OfferField(
        "opzegvergoeding",
        said("Wat kost stoppen volgens uw bedrijf?"),
        "bedrag",
        hulp=said("Bel, of kijk in de app. Niet bekend? Laat leeg."),
        alleen=("vast",),
    ),
    OfferField(
        "actueel_tarief_stroom",
        said("Wat vraagt uw bedrijf nu voor stroom?"),
        "tarief",
        hulp=said("Per kWh, voor nieuwe klanten. {bare}", bare=BARE),
        alleen=("vast",),
    ),
    OfferField(
        "actueel_tarief_gas",
        said("Wat vraagt uw bedrijf nu voor gas?"),
        "tarief",
        hulp=said("Per m³, voor nieuwe klanten. {bare}", bare=BARE),
        alleen=("vast", "gas"),
    ),
    OfferField(
        "stroom_normaal_kwh_per_jaar",
        said("Stroom overdag, kWh per jaar"),
        "getal",
        hulp=said("Alleen bij dag en nacht apart."),
    ),
    OfferField("stroom_dal_kwh_per_jaar", said("Stroom 's nachts, kWh per jaar"), "getal"),
    OfferField(
        "leveringstarief_stroom_normaal", said("Prijs overdag, per kWh"), "tarief", hulp=BARE
    ),
    OfferField("leveringstarief_stroom_dal", said("Prijs 's nachts, per kWh"), "tarief", hulp=BARE),
    OfferField(
        "energiebelasting_van_jaar",
        said("Zit de belasting in uw prijs? Van welk jaar?"),
        "getal",
        hulp=said("Wij halen die er dan af. Anders leeg laten."),
    ),
    OfferField(
        "tarief_zonder_belasting",
        said("Uw prijs"),
        "vinkje",
        keuzes=(("ja", said("Nagekeken: de prijs is zonder energiebelasting")),),
    ),
    OfferField(
        "terugleververgoeding", said("U krijgt nu per kWh zonnestroom"), "tarief", alleen=("zon",)
    ),
    OfferField(
        "terugleverkosten_per_kwh", said("Terugleveren kost nu per kWh"), "tarief", alleen=("zon",)
    ),
    OfferField(
        "terugleverkosten_per_maand",
        said("Of: terugleveren kost nu per maand"),
        "bedrag",
        alleen=("zon",),
    ),
)
OWN_POLICY = (
    WHO,
    OfferField("premie_basis_per_maand", said("Premie per maand, basis"), "bedrag", True),
    OfferField(
        "premie_aanvullend_per_maand",
        said("Premie per maand, aanvullend"),
        "bedrag",
        hulp=said("Geen? 0."),
    ),
    OfferField(
        "premie_tand_per_maand", said("Premie per maand, tandarts"), "bedrag", hulp=said("Geen? 0.")
    ),
    OfferField(
        "eigen_risico",
        said("Eigen risico per jaar"),
        "bedrag",
        hulp=said("Verplicht en vrijwillig."),
    ),
)
CARE_WISHES = (
    WHO,
    OfferField(
        "wensen",
        said("Welke zorg wilt u vergoed krijgen?"),
        "meer",
        True,
        keuzes=(*WISHES.items(), ("geen", said("Niets extra"))),
    ),
)
