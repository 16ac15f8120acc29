"""Facts about the people, their incomes and their dwelling."""

from voorzieningenwijzer.households.field import Field, Kind

J, K, G, B, D, T = Kind.JA_NEE, Kind.KEUZE, Kind.GETAL, Kind.BEDRAG, Kind.DATUM, Kind.TEKST

ROLLEN = ("aanvrager", "partner", "kind", "medebewoner", "onderhuurder")
RELATIES = (
    "gehuwd",
    "geregistreerd",
    "samenlevingscontract",
    "samen_kind",
    "kind_erkend",
    "pensioenpartner",
    "vorig_jaar_partner",
    "samen",
    "kind",
    "ouder",
    "broer_zus",
    "andere_familie",
    "pleegkind",
    "stiefkind",
    "kleinkind",
    "geen",
    "samen_eigen_woning",
    "schoonkind",
    "schoonouder",
)
INKOMENSSOORTEN = (
    "loon",
    "winst",
    "bijstand",
    "ww",
    "ziektewet",
    "wia_wao",
    "wajong",
    "aow",
    "aio",
    "pensioen",
    "alimentatie_partner",
    "alimentatie_kinderen",
    "studiefinanciering_gift",
    "studiefinanciering_lening",
    "overig",
)
PERIODES = ("week", "vier_weken", "maand", "kwartaal", "jaar")

HOUSEHOLD = (
    Field("gemeente", T),
    Field("postcode", T),
    Field(
        "geldbeheer",
        K,
        keuzes=("zelf", "bewind", "schuldregeling", "beslag"),
        aanname="zelf",
        aanname_naam="beheert_zelf_het_geld",
    ),
    Field(
        "woning.soort",
        K,
        keuzes=("zelfstandig", "kamer", "woonwagen", "woonboot", "koop", "instelling"),
        mogelijk_onbekend=("zelfstandig", "kamer"),
    ),
    Field("woning.aangewezen_woonvorm", J),
    Field("woning.verhuurder", T),
    Field(
        "woning.kale_huur_per_maand",
        B,
        "EUR/maand",
        (0, 5000),
        (150, 1500),
        per_jaar=True,
    ),
    Field(
        "woning.servicekosten_per_maand",
        B,
        "EUR/maand",
        (0, 2000),
        (0, 150),
        per_jaar=True,
    ),
    Field("woning.huur_huurcommissie_per_maand", B, "EUR/maand", (0, 5000)),
    Field("woning.ingangsdatum", D),
    Field("woning.aangepast_voor_handicap", J),
    Field("woning.energielabel", K, keuzes=("A_of_beter", "A", "B", "C", "D", "E", "F", "G")),
    Field(
        "woning.verwarming",
        K,
        keuzes=("gas", "stadswarmte", "blokverwarming", "elektrisch", "in_huur"),
    ),
    Field("woning.huur_betaald", J, aanname=True, aanname_naam="huur_betaald"),
    Field("woning.ingeschreven", J, aanname=True, aanname_naam="ingeschreven_op_adres"),
    Field("belastingaanslag.gemeente", B, "EUR/jaar", (0, 5000), (150, 900), per_jaar=True),
    Field("belastingaanslag.waterschap", B, "EUR/jaar", (0, 5000), (100, 600), per_jaar=True),
)

PERSON = (
    Field("personen.rol", K, keuzes=ROLLEN),
    Field("personen.relatie", K, keuzes=RELATIES, mogelijk_onbekend=("gehuwd", "samen")),
    Field("personen.toeslagpartner", J),
    Field("personen.echtscheiding_aangevraagd", J),
    Field("personen.geboortedatum", D),
    Field(
        "personen.toetsingsinkomen_per_jaar",
        B,
        "EUR/jaar",
        (-500_000, 1_000_000),
        (0, 70_000),
        per_jaar=True,
    ),
    Field("personen.laatste_aanslag_jaar", G, "jaar", (2015, 2100)),
    Field(
        "personen.laatste_aanslag_inkomen",
        B,
        "EUR/jaar",
        (-500_000, 1_000_000),
    ),
    Field("personen.netto_inkomen_per_maand", B, "EUR/maand", (-50_000, 50_000), (0, 5000)),
    Field(
        "personen.vermogen_op_1_januari",
        B,
        "EUR",
        (-1_000_000, 10_000_000),
        (0, 250_000),
        per_jaar=True,
    ),
    Field("personen.vermogen_nu", B, "EUR", (-1_000_000, 10_000_000), (0, 50_000)),
    Field("personen.auto_waarde", B, "EUR", (0, 500_000), (0, 12_000)),
    Field(
        "personen.verblijft_elders",
        K,
        keuzes=("geen", "verpleeghuis", "detentie", "opvang"),
    ),
    Field("personen.buitenland", J),
    Field("personen.zorgverzekerd", J, aanname=True, aanname_naam="zorgverzekerd"),
    Field(
        "personen.verblijf_rechtmatig",
        J,
        aanname=True,
        aanname_naam="rechtmatig_verblijf",
    ),
    Field("personen.wanbetaler_cak", J),
    Field("personen.student_studiefinanciering", J),
    Field(
        "personen.studeert_of_werkt",
        K,
        keuzes=(
            "werkt",
            "studeert",
            "traject",
            "geen",
            "werk_gestopt",
            "onbetaald_bedrijf",
            "langdurige_zorg",
        ),
    ),
    Field("personen.maanden_laag_inkomen", G, "maanden", (0, 900), (0, 60)),
    Field("personen.medisch_urenbeperkt", J),
    Field("personen.ouders_kunnen_bijdragen", J),
    Field("personen.woont_thuis", J, aanname=True, aanname_naam="ingeschreven_op_adres"),
    Field(
        "personen.kinderbijslag",
        J,
        aanname=True,
        aanname_naam="kinderbijslag_betaald",
    ),
    Field("personen.kinderbijslag_andere_ouder", J),
    Field("personen.co_ouder", J),
    Field("personen.intensieve_zorg", J),
    Field("personen.zakelijk_huurcontract", J),
)

INCOME = (
    Field("personen.inkomens.soort", K, keuzes=INKOMENSSOORTEN),
    Field("personen.inkomens.bedrag", B, "EUR", (-500_000, 1_000_000)),
    Field("personen.inkomens.per", K, keuzes=PERIODES),
    Field("personen.inkomens.bruto", J),
    Field("personen.inkomens.vakantiegeld", K, keuzes=("inclusief", "exclusief")),
    Field("personen.inkomens.vanaf", D),
    Field("personen.inkomens.tot", D),
    Field("personen.inkomens.pensioenpremie_deel", G, "deel", (0, 0.5), (0, 0.1)),
)

CHILDCARE = (
    Field("personen.opvang.soort", K, keuzes=("dagopvang", "bso", "gastouder")),
    Field("personen.opvang.uren_per_maand", G, "uren/maand", (0, 750), (10, 230)),
    Field("personen.opvang.uurtarief", B, "EUR/uur", (0, 100), (6, 14)),
    Field("personen.opvang.geregistreerd", J),
)
