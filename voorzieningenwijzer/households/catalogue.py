"""Every fact the program knows about a household, once: kind, unit, limits, plausible ends, assumption.

From one entry come the check on a household file, the points of a range, the check on conditions
and the widget in the interview. ``mogelijk`` are the ends outside which a value is refused,
``aannemelijk`` the ends between which nearly every real household lies; a range runs over the latter.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any


class Kind(StrEnum):
    JA_NEE = "ja_nee"
    KEUZE = "keuze"
    GETAL = "getal"
    BEDRAG = "bedrag"
    DATUM = "datum"
    TEKST = "tekst"


@dataclass(frozen=True, slots=True)
class Field:
    """One fact. ``per_jaar``: a fact of a calendar year. ``wisselt``: may change in the year."""

    pad: str
    soort: Kind
    eenheid: str = ""
    mogelijk: tuple[float, float] | None = None
    aannemelijk: tuple[float, float] | None = None
    keuzes: tuple[str, ...] = ()
    mogelijk_onbekend: tuple[Any, ...] = ()
    aanname: Any = None
    aanname_naam: str = ""
    per_jaar: bool = False
    wisselt: bool = False


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

_HOUSEHOLD = (
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
        wisselt=True,
    ),
    Field("woning.aangewezen_woonvorm", J, wisselt=True),
    Field("woning.verhuurder", T, wisselt=True),
    Field(
        "woning.kale_huur_per_maand",
        B,
        "EUR/maand",
        (0, 5000),
        (150, 1500),
        per_jaar=True,
        wisselt=True,
    ),
    Field(
        "woning.servicekosten_per_maand",
        B,
        "EUR/maand",
        (0, 2000),
        (0, 150),
        per_jaar=True,
        wisselt=True,
    ),
    Field("woning.ingangsdatum", D),
    Field("woning.aangepast_voor_handicap", J, wisselt=True),
    Field("woning.energielabel", K, keuzes=("A_of_beter", "A", "B", "C", "D", "E", "F", "G")),
    Field(
        "woning.verwarming",
        K,
        keuzes=("gas", "stadswarmte", "blokverwarming", "elektrisch", "in_huur"),
    ),
    Field("woning.huur_betaald", J, aanname=True, aanname_naam="huur_betaald", wisselt=True),
    Field(
        "woning.ingeschreven", J, aanname=True, aanname_naam="ingeschreven_op_adres", wisselt=True
    ),
    Field("belastingaanslag.gemeente", B, "EUR/jaar", (0, 5000), (150, 900), per_jaar=True),
    Field("belastingaanslag.waterschap", B, "EUR/jaar", (0, 5000), (100, 600), per_jaar=True),
)

_PERSON = (
    Field("personen.rol", K, keuzes=ROLLEN, wisselt=True),
    Field(
        "personen.relatie", K, keuzes=RELATIES, mogelijk_onbekend=("gehuwd", "samen"), wisselt=True
    ),
    Field("personen.toeslagpartner", J, wisselt=True),
    Field("personen.geboortedatum", D),
    Field(
        "personen.toetsingsinkomen_per_jaar",
        B,
        "EUR/jaar",
        (-500_000, 1_000_000),
        (0, 70_000),
        per_jaar=True,
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
    Field("personen.zorgverzekerd", J, aanname=True, aanname_naam="zorgverzekerd", wisselt=True),
    Field(
        "personen.verblijf_rechtmatig",
        J,
        aanname=True,
        aanname_naam="rechtmatig_verblijf",
        wisselt=True,
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
    Field(
        "personen.woont_thuis", J, aanname=True, aanname_naam="ingeschreven_op_adres", wisselt=True
    ),
    Field(
        "personen.kinderbijslag",
        J,
        aanname=True,
        aanname_naam="kinderbijslag_betaald",
        wisselt=True,
    ),
    Field("personen.intensieve_zorg", J, wisselt=True),
    Field("personen.zakelijk_huurcontract", J, wisselt=True),
)

_INCOME = (
    Field("personen.inkomens.soort", K, keuzes=INKOMENSSOORTEN),
    Field("personen.inkomens.bedrag", B, "EUR", (-500_000, 1_000_000)),
    Field("personen.inkomens.per", K, keuzes=PERIODES),
    Field("personen.inkomens.bruto", J),
    Field("personen.inkomens.vakantiegeld", K, keuzes=("inclusief", "exclusief")),
    Field("personen.inkomens.vanaf", D),
    Field("personen.inkomens.tot", D),
    Field("personen.inkomens.pensioenpremie_deel", G, "deel", (0, 0.5), (0, 0.1)),
)

_CHILDCARE = (
    Field("personen.opvang.soort", K, keuzes=("dagopvang", "bso", "gastouder")),
    Field("personen.opvang.uren_per_maand", G, "uren/maand", (0, 750), (10, 230)),
    Field("personen.opvang.uurtarief", B, "EUR/uur", (0, 100), (6, 14)),
    Field("personen.opvang.geregistreerd", J),
)

_ENERGY = (
    Field("energie.contract", K, keuzes=("vast", "variabel", "dynamisch", "model")),
    Field("energie.leverancier", T),
    Field("energie.startdatum", D),
    Field("energie.einddatum", D),
    Field("energie.netbeheerder_stroom", T),
    Field("energie.netbeheerder_gas", T),
    Field("energie.stroom_kwh_per_jaar", G, "kWh/jaar", (0, 50_000), (700, 5500)),
    Field("energie.stroom_normaal_kwh_per_jaar", G, "kWh/jaar", (0, 50_000), (350, 3000)),
    Field("energie.stroom_dal_kwh_per_jaar", G, "kWh/jaar", (0, 50_000), (350, 3000)),
    Field("energie.teruglevering_kwh_per_jaar", G, "kWh/jaar", (0, 50_000), (0, 4000)),
    Field("energie.gas_m3_per_jaar", G, "m3/jaar", (0, 30_000), (150, 2500)),
    Field("energie.warmte_gj_per_jaar", G, "GJ/jaar", (0, 300), (8, 50)),
    Field("energie.leveringstarief_stroom", B, "EUR/kWh", (-1, 3), (0.08, 0.45)),
    Field("energie.leveringstarief_stroom_normaal", B, "EUR/kWh", (-1, 3), (0.08, 0.45)),
    Field("energie.leveringstarief_stroom_dal", B, "EUR/kWh", (-1, 3), (0.08, 0.45)),
    Field("energie.leveringstarief_gas", B, "EUR/m3", (-1, 8), (0.4, 2)),
    Field("energie.vaste_leveringskosten_per_maand", B, "EUR/maand", (0, 100), (4, 25)),
    Field("energie.vaste_leveringskosten_stroom_per_maand", B, "EUR/maand", (0, 100), (2, 15)),
    Field("energie.vaste_leveringskosten_gas_per_maand", B, "EUR/maand", (0, 100), (2, 15)),
    Field("energie.termijnbedrag_per_maand", B, "EUR/maand", (0, 2000), (40, 400)),
    Field("energie.terugleververgoeding", B, "EUR/kWh", (-1, 1), (0, 0.2)),
    Field("energie.terugleverkosten_per_kwh", B, "EUR/kWh", (0, 1), (0, 0.2)),
    Field("energie.terugleverkosten_per_maand", B, "EUR/maand", (0, 200), (0, 40)),
    Field("energie.warmte_in_servicekosten_per_maand", B, "EUR/maand", (0, 1500), (20, 250)),
    Field("energie.actueel_tarief_stroom", B, "EUR/kWh", (-1, 3), (0.08, 0.45)),
    Field("energie.actueel_tarief_gas", B, "EUR/m3", (-1, 8), (0.4, 2)),
    Field("energie.opzegvergoeding", B, "EUR", (0, 5000), (0, 500)),
)

_HEALTH = (
    Field("zorgverzekering.persoon", T),
    Field("zorgverzekering.verzekeraar", T),
    Field("zorgverzekering.polis", T),
    Field("zorgverzekering.jaar", G, "jaar", (2020, 2100)),
    Field("zorgverzekering.premie_basis_per_maand", B, "EUR/maand", (0, 600), (120, 200)),
    Field("zorgverzekering.premie_aanvullend_per_maand", B, "EUR/maand", (0, 400), (0, 90)),
    Field("zorgverzekering.premie_tand_per_maand", B, "EUR/maand", (0, 200), (0, 40)),
    Field("zorgverzekering.eigen_risico", B, "EUR/jaar", (0, 2000), (0, 900)),
    Field(
        "zorgverzekering.verwachte_zorgkosten_eigen_risico", B, "EUR/jaar", (0, 100_000), (0, 900)
    ),
    Field("zorgverzekering.premieachterstand_maanden", G, "maanden", (0, 400), (0, 24)),
    Field("zorgverzekering.opgezegd", J),
    Field("zorgverzekering.wensen", T),
)

_RECEIVED = (
    Field("ontvangt_nu.regeling", T),
    Field("ontvangt_nu.bedrag_per_maand", B, "EUR/maand", (0, 15_000), (0, 1500)),
)
_DEBTS = (
    Field("schulden.soort", T),
    Field("schulden.bedrag", B, "EUR", (0, 10_000_000)),
    Field("schulden.regeling_getroffen", J),
)

FIELDS = MappingProxyType(
    {
        f.pad: f
        for f in (
            *_HOUSEHOLD,
            *_PERSON,
            *_INCOME,
            *_CHILDCARE,
            *_ENERGY,
            *_HEALTH,
            *_RECEIVED,
            *_DEBTS,
        )
    }
)
