"""What the file of a local scheme says, as frozen values, and the facts it may look at."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from voorzieningenwijzer import outcomes
from voorzieningenwijzer.conditions import Condition, FieldKind, Kind, Leaf, Word, leaves
from voorzieningenwijzer.tables.documents import Source

INCOME_FIELD: Final = "inkomen_tov_bijstandsnorm"
PLACE_FIELD: Final = "gemeente"
HOUSEHOLD_TYPES: Final = ("alleenstaand", "alleenstaande_ouder", "paar")
HOMES: Final = ("zelfstandig", "kamer", "woonwagen", "woonboot", "koop", "instelling")
NATIONAL: Final = "landelijk"
"""The municipality of a scheme that holds everywhere."""

SUBJECTS: Final = (
    *("inkomen", "meedoen", "kind", "belastingen", "zorg", "energie"),
    *("schulden", "advies", "taal", "noodhulp", "maatwerk", "monitoring"),
)
"""In the order in which outcomes stand."""

RANKS: Final = (
    *("regeling", "bijzondere_bijstand", "landelijk_fonds", "plaatselijk_fonds", "maatwerk"),
)
"""Who pays first: a fund gives only what no scheme pays, made to measure is what is left."""

COSTS: Final = (
    *("sport", "cultuur", "zwemles", "school", "schoolreis", "laptop", "fiets", "verjaardag"),
    *("kleding", "opvang", "vervoer", "inrichting", "witgoed", "bijzondere_kosten"),
)

SCHEME_FIELDS: Final[Mapping[str, FieldKind]] = {
    PLACE_FIELD: FieldKind(Kind.TEKST),
    INCOME_FIELD: FieldKind(Kind.GETAL),
    "leeftijd_aanvrager": FieldKind(Kind.GETAL),
    "onder_aow_leeftijd": FieldKind(Kind.JA_NEE),
    "heeft_partner": FieldKind(Kind.JA_NEE),
    "aantal_kinderen": FieldKind(Kind.GETAL),
    "maanden_laag_inkomen": FieldKind(Kind.GETAL),
    "vermogen_nu": FieldKind(Kind.GETAL),
    "vermogensgrens_bijstand": FieldKind(Kind.GETAL),
    "vermogen_onder_bijstandsgrens": FieldKind(Kind.JA_NEE),
    "student_studiefinanciering": FieldKind(Kind.JA_NEE),
    "woning_soort": FieldKind(Kind.TEKST, HOMES),
    "premieachterstand_maanden": FieldKind(Kind.GETAL),
    "soort_huishouden": FieldKind(Kind.TEKST, HOUSEHOLD_TYPES),
    "verhuurder": FieldKind(Kind.TEKST),
    "heeft_schulden": FieldKind(Kind.JA_NEE),
}
"""What a condition of a local scheme can look at, beside children between two ages."""

_CHILDREN = re.compile(r"aantal_kinderen_(\d|1\d)_tot_(1?\d)\Z")
OLDEST_CHILD: Final = 18


def children_between(veld: str) -> tuple[int, int] | None:
    """``aantal_kinderen_3_tot_18`` counts the children of 3 up to and including 17."""
    found = _CHILDREN.match(veld)
    ages = (int(found[1]), int(found[2])) if found else (0, 0)
    return ages if ages[0] < ages[1] <= OLDEST_CHILD else None


def scheme_field(veld: str) -> FieldKind | None:
    """None for a field that no condition can look at."""
    return FieldKind(Kind.GETAL) if children_between(veld) else SCHEME_FIELDS.get(veld)


@dataclass(frozen=True, slots=True)
class SchemeAmount:
    """A fixed amount, or one looked up by ``naar``; empty ``waarden`` is onbekend: show nothing."""

    per: str
    waarden: Mapping[str, Decimal]
    naar: str | None
    status: str
    bronnen: tuple[Source, ...] = ()
    gevonden: str = ""

    @property
    def known(self) -> bool:
        return bool(self.waarden)


@dataclass(frozen=True, slots=True)
class IncomeBasis:
    """Which norm an income limit is a part of, with or without holiday pay, over which time."""

    norm: str
    vakantiegeld: str
    periode: str
    toelichting: str = ""
    grens_van: str = "bron"
    maanden: int | None = None


@dataclass(frozen=True, slots=True)
class OutOfScope:
    """A situation that the scheme's conditions do not decide, and whom to ask then."""

    als: Condition
    dan: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A local scheme. ``uitkomst`` says what a yes means: recht, controleren or vanzelf.

    ``stand`` is the time that the sources speak of, as precisely as they say it;
    ``gecontroleerd_op`` is the first day of that time, None where no source has a date.
    ``uitgewerkt_in``: the law that works this out, where it has the amounts of this municipality.
    ``vervangt``: the national entry that need not be shown beside this one. ``lokaal``: how it is
    shown and in which words; None for what is kept for the record only. ``in_plaats_van``: the
    fingerprint of the document that this one corrects.
    """

    id: str
    naam: str
    gemeente: str
    geldig_van: date
    geldig_tot: date | None
    stand: str
    gecontroleerd_op: date | None
    controleer_voor: date
    status: str
    bronnen: tuple[Source, ...]
    voorwaarden: Condition
    nog_te_vragen: tuple[str, ...]
    buiten_bereik: tuple[OutOfScope, ...]
    uitkomst: str
    bedrag: SchemeAmount | None
    inkomensgrens_basis: IncomeBasis | None
    aanvragen: Mapping[str, object]
    toelichting: str
    fingerprint: str
    file: str
    gebruik: str = "rekenen"
    actief: str = "ja"
    rubriek: str = "inkomen"
    uitgewerkt_in: str = ""
    vervangt: str = ""
    voor_wie: str = ""
    na_te_gaan: str = ""
    lokaal: outcomes.Local | None = None
    in_plaats_van: str = ""

    @property
    def shown(self) -> bool:
        """Whether it can reach a household: ended, planned and internal entries never do."""
        return self.gebruik in ("rekenen", "wijzen")

    @property
    def national(self) -> bool:
        return self.gemeente == NATIONAL

    def place(self) -> tuple[bool, int, bool, int, str]:
        """The order: what is worked out first, by subject, own before national."""
        first = self.lokaal.volgorde if self.lokaal else 0
        subject = SUBJECTS.index(self.rubriek)
        return self.gebruik != "rekenen", subject, self.national, first, self.id

    @property
    def bron(self) -> Source:
        return self.bronnen[0]

    @property
    def inkomensgrens(self) -> float | None:
        """The income limit as a part of the norm, such as 1.10; None where there is none."""
        limits = [
            leaf.grens
            for leaf in leaves(self.voorwaarden)
            if leaf.veld == INCOME_FIELD and leaf.woord is Word.HOOGSTENS
        ]
        numbers = [limit for limit in limits if isinstance(limit, float)]
        return max(numbers, default=None)

    def since(self) -> str:
        no_day = self.geldig_van == date.min
        return "zonder begindag" if no_day else f"vanaf {self.geldig_van}"

    def stale(self, day: date) -> bool:
        """Whether somebody should ask whether this still holds."""
        return self.gecontroleerd_op is None or day >= self.controleer_voor

    def ref(self) -> outcomes.TableRef:
        return _REFS.get(self.fingerprint) or _REFS.setdefault(self.fingerprint, _ref_of(self))


_REFS: dict[str, outcomes.TableRef] = {}
"""Made once per document: every assessment names the tables it rests on."""


def _ref_of(scheme: Scheme) -> outcomes.TableRef:
    return outcomes.TableRef(
        naam=scheme.id,
        geldig_van=scheme.geldig_van,
        geldig_tot=scheme.geldig_tot,
        status=scheme.status,
        gecontroleerd_op=scheme.gecontroleerd_op,
        controleer_voor=scheme.controleer_voor,
        bronnen=tuple(outcomes.Source(s.titel, s.adres, s.geraadpleegd_op) for s in scheme.bronnen),
    )


def in_place(gemeente: str) -> tuple[Leaf, ...]:
    """The condition that every local scheme has: the household lives there."""
    return () if gemeente == NATIONAL else (Leaf(PLACE_FIELD, Word.IS, gemeente),)
