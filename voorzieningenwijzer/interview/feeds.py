"""Which question feeds a field of the household file, where the two do not share a name."""

from collections.abc import Mapping
from types import MappingProxyType

from voorzieningenwijzer.interview.facts import ARREARS, RECEIVED, RESIDENTS, SOURCES

_CONFIRMED = "huishouden.aannames_kloppen"

FED_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "personen": (RESIDENTS,),
        "samenstelling": (RESIDENTS,),
        "personen.rol": (RESIDENTS,),
        "personen.toeslagpartner": ("personen.relatie",),
        "personen.echtscheiding_aangevraagd": ("huishouden.scheiding_aangevraagd",),
        "personen.netto_inkomen_per_maand": ("personen.inkomens.bedrag", SOURCES),
        "personen.inkomens": (SOURCES, "personen.toetsingsinkomen_per_jaar"),
        "personen.relatie": ("personen.relatie", "personen.medebewoner_wie"),
        "personen.student_studiefinanciering": (SOURCES,),
        "personen.vermogen_nu": ("bezit.geld_op_rekeningen",),
        "personen.studeert_of_werkt": (
            "personen.studeert_of_werkt",
            "personen.volgt_opleiding",
            SOURCES,
        ),
        "personen.maanden_laag_inkomen": ("personen.laag_inkomen_sinds",),
        "personen.zorgverzekerd": (_CONFIRMED,),
        "personen.verblijf_rechtmatig": (_CONFIRMED,),
        "personen.woont_thuis": ("personen.kind_situatie",),
        "personen.kinderbijslag": ("personen.kind_situatie",),
        "personen.opvang": ("huishouden.opvang_gebruikt", "personen.opvang_soort"),
        "personen.opvang.soort": ("personen.opvang_soort",),
        "personen.intensieve_zorg": ("personen.kind_situatie",),
        "woning.huur_betaald": (_CONFIRMED,),
        "woning.ingeschreven": (_CONFIRMED,),
        "ontvangt_nu": (RECEIVED,),
        "energie.kosten_per_jaar": ("huishouden.energie_eigen_naam",),
        "schulden": (ARREARS,),
        "samenstelling_gelijk_in": ("vorig_jaar.huishouden_gelijk",),
    }
)

_PER_MEMBER = ("personen", "zorgverzekering", "schulden", "ontvangt_nu", "bezit")


def split_member(veld: str) -> tuple[str, str | None]:
    """``personen.a.vermogen_nu`` as (``personen.vermogen_nu``, ``a``)."""
    head, *rest = veld.split(".")
    if head in _PER_MEMBER and len(rest) > 1:
        return ".".join((head, *rest[1:])), rest[0]
    return veld, None
