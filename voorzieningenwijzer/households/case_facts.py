"""Which facts become columns: name there, field in the catalogue, who has them, their codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Any

import numpy as np

from voorzieningenwijzer.dates import as_number
from voorzieningenwijzer.households.catalogue import FIELDS
from voorzieningenwijzer.households.columns import (
    BEZIGHEID_CODE,
    ELDERS_CODE,
    GEEN_RELATIE,
    NIET_OPGEGEVEN,
    RELATIE_CODE,
    WONING_CODE,
    Array,
)
from voorzieningenwijzer.households.file import GEEN
from voorzieningenwijzer.leeftijden import MEERDERJARIG

PERSON_FACTS = (
    ("relatie", "personen.relatie"),
    ("toeslagpartner", "personen.toeslagpartner"),
    ("scheiding", "personen.echtscheiding_aangevraagd"),
    ("geboren", "personen.geboortedatum"),
    ("inkomen", "personen.toetsingsinkomen_per_jaar"),
    ("netto", "personen.netto_inkomen_per_maand"),
    ("besteedbaar", "personen.netto_inkomen_per_maand"),
    ("vermogen", "personen.vermogen_op_1_januari"),
    ("vermogen_nu", "personen.vermogen_nu"),
    ("auto", "personen.auto_waarde"),
    ("verzekerd", "personen.zorgverzekerd"),
    ("wanbetaler", "personen.wanbetaler_cak"),
    ("rechtmatig", "personen.verblijf_rechtmatig"),
    ("thuis", "personen.woont_thuis"),
    ("kinderbijslag", "personen.kinderbijslag"),
    ("kinderbijslag_ander", "personen.kinderbijslag_andere_ouder"),
    ("elders", "personen.verblijft_elders"),
    ("buitenland", "personen.buitenland"),
    ("intensief", "personen.intensieve_zorg"),
    ("zakelijk", "personen.zakelijk_huurcontract"),
    ("studiefinanciering", "personen.student_studiefinanciering"),
    ("bezigheid", "personen.studeert_of_werkt"),
    ("maanden_laag", "personen.maanden_laag_inkomen"),
    ("ouders_helpen", "personen.ouders_kunnen_bijdragen"),
    ("medisch", "personen.medisch_urenbeperkt"),
    ("premie", "zorgverzekering.premie_basis_per_maand"),
    ("premieachterstand", "zorgverzekering.premieachterstand_maanden"),
)
# worked out from the incomes on the papers; nothing where there are none
WORKED_OUT_FACTS = ("bijstand", "pensioen", "bruto")
# whether somebody has an income of this kind now
INCOME_FACTS: Mapping[str, tuple[str, ...]] = {
    "loon": ("loon",),
    "wajong": ("wajong",),
    "uwv": ("ww", "ziektewet", "wia_wao", "wajong"),
}
# of these it is open whether somebody has it while the kinds of income are not known
OPEN_INCOME_FACTS = ("uwv",)
HOUSEHOLD_FACTS = (
    ("woning", "woning.soort"),
    ("woonvorm", "woning.aangewezen_woonvorm"),
    ("kale_huur", "woning.kale_huur_per_maand"),
    ("servicekosten", "woning.servicekosten_per_maand"),
    ("huurcommissie", "woning.huur_huurcommissie_per_maand"),
    ("aangepast", "woning.aangepast_voor_handicap"),
    ("huur_betaald", "woning.huur_betaald"),
    ("ingeschreven", "woning.ingeschreven"),
    ("aanslag_gemeente", "belastingaanslag.gemeente"),
    ("aanslag_waterschap", "belastingaanslag.waterschap"),
)
# a fact that somebody in this role cannot have, or who is not there
NOTHING: Mapping[str, float] = {
    "relatie": GEEN_RELATIE,
    "toeslagpartner": NIET_OPGEGEVEN,
    "kinderbijslag_ander": NIET_OPGEGEVEN,
    "thuis": 1,
}

# a fact that is never asked for by itself: nothing said means this
NOT_ASKED: Mapping[str, float] = {
    "toeslagpartner": NIET_OPGEGEVEN,
    "kinderbijslag_ander": NIET_OPGEGEVEN,
    "elders": 0,
    "buitenland": 0,
    "huurcommissie": inf,
}

_KERN = frozenset({"aanvrager", "partner"})
_ANDEREN = frozenset({"medebewoner", "onderhuurder"})
_KIND = frozenset({"kind"})
_NIET_DE_AANVRAGER = frozenset({"partner"}) | _ANDEREN
_ASKED_OF: Mapping[str, frozenset[str]] = {
    "kinderbijslag": _KIND,
    "kinderbijslag_ander": _KIND,
    "intensief": _KIND,
    "elders": _KERN,
    "buitenland": _KERN,
    "netto": _KERN,
    "besteedbaar": _KERN,
    "vermogen_nu": _KERN,
    "auto": _KERN,
    "premie": _KERN,
    "premieachterstand": _KERN,
    "wanbetaler": _KERN,
    "maanden_laag": _KERN,
    "studiefinanciering": _KERN,
    "ouders_helpen": _KERN,
    "medisch": _KERN,
    "zakelijk": _ANDEREN,
    "relatie": _NIET_DE_AANVRAGER | _KIND,
    "scheiding": frozenset({"partner"}),
    "toeslagpartner": _NIET_DE_AANVRAGER,
    "bezigheid": _KIND | _ANDEREN,
}
_CODES = {
    "personen.relatie": RELATIE_CODE,
    "woning.soort": WONING_CODE,
    "personen.studeert_of_werkt": BEZIGHEID_CODE,
    "personen.verblijft_elders": ELDERS_CODE,
}
_WHOLE = frozenset(
    {
        *("rol", "relatie", "toeslagpartner", "geboren", "bezigheid", "woning"),
        *("kinderbijslag_ander", "elders"),
    }
)
_NUMBERS = frozenset(
    {
        *("inkomen", "netto", "besteedbaar", "vermogen", "vermogen_nu", "auto", "maanden_laag"),
        *("premie", "premieachterstand", "kale_huur", "servicekosten", "huurcommissie"),
        *("bijstand", "pensioen", "bruto"),
        *("aanslag_gemeente", "aanslag_waterschap"),
    }
)


@dataclass(frozen=True, slots=True)
class Fact:
    """The field as the file names it, its place in the catalogue and in the columns, and whose."""

    veld: str
    pad: str
    naam: str
    row: int | None = None
    persoon: str = ""
    rol: str = ""


def asked(name: str, rol: str) -> bool:
    """Whether this fact is one that a person in this role has."""
    return name not in _ASKED_OF or rol in _ASKED_OF[name]


def number(pad: str, value: Any) -> float:
    """A value of the file as a column holds it: a flag, a day as yyyymmdd, the code of a choice."""
    if isinstance(value, date):
        return float(as_number(value))
    if isinstance(value, str):
        return float(_CODES[pad][value]) if value != GEEN else 0.0
    return float(value)


def choices(pad: str, rol: str) -> tuple[float, ...]:
    """What an open fact that is not a number can still be."""
    if pad == "personen.relatie" and rol in _ANDEREN:
        return (float(RELATIE_CODE["kind"]), float(RELATIE_CODE["geen"]))
    if pad == "personen.studeert_of_werkt":
        return (float(BEZIGHEID_CODE["werkt"]), float(BEZIGHEID_CODE["studeert"]))
    possible = FIELDS[pad].mogelijk_onbekend or _CODES.get(pad)
    return tuple(float(_CODES[pad][c]) for c in possible) if possible else (0.0, 1.0)


def births(day: date, rol: str) -> tuple[float, ...]:
    """Between which days somebody in this role is born: a child is a minor, who else is not."""
    youngest, oldest = (0, MEERDERJARIG - 1) if rol == "kind" else (MEERDERJARIG, 95)
    latest = date(day.year - youngest, day.month, min(day.day, 28))
    return float(as_number(date(day.year - oldest, 1, 1))), float(as_number(latest))


def cast(table: Array, name: str) -> Array:
    """Money keeps NaN where it is open, so that a law that reads an undeclared fact is caught."""
    if name in _NUMBERS:
        return table
    filled = np.nan_to_num(table, nan=0.0)
    return filled.astype(np.int32) if name in _WHOLE else filled.astype(bool)
