"""The plan as one frozen value: everything that is needed to print it again.

Amounts are whole cents, days are dates, sentences are filled in. What is stored is printed;
nothing is calculated again.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from voorzieningenwijzer.plan.difference_table import Differences
from voorzieningenwijzer.plan.frozen_json import decode, encode
from voorzieningenwijzer.plan.help_lines import HelpGroup, HelpLine
from voorzieningenwijzer.plan.higher_table import HigherIncome

FORMAT = 1
ON_PAGE_ONE = 5


class Kind(StrEnum):
    DRINGEND = "dringend"
    MELDEN = "melden"
    AANVRAGEN = "aanvragen"
    BESPAREN = "besparen"
    NAGAAN = "nagaan"
    HUISWERK = "huiswerk"


class Who(StrEnum):
    HUURDER = "huurder"
    COACH = "coach"
    SAMEN = "samen"
    BEWINDVOERDER = "bewindvoerder"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an action is done; ``telefoon`` is empty when no source has the number."""

    id: str
    naam: str
    kort: str
    hoe: str = ""
    website: str = ""
    telefoon: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """One step. Cents; ``*_hoogst`` is filled only where the amount is a range."""

    nummer: int
    id: str
    soort: Kind
    groep: int
    titel: str
    wat: str
    eerste_stap: str
    waarom: tuple[str, ...]
    wie: Who
    wie_tekst: str
    voor: date | None
    voor_tekst: str
    waar: tuple[Place, ...]
    papieren: tuple[str, ...]
    papieren_tekst: str
    verwacht: tuple[str, ...] = ()
    vraag_na: tuple[str, ...] = ()
    let_op: tuple[str, ...] = ()
    geld_komt: str = ""
    als_nee: str = ""
    per_maand: int | None = None
    per_maand_hoogst: int | None = None
    per_kwartaal: int | None = None
    per_kwartaal_hoogst: int | None = None
    per_jaar: int | None = None
    per_jaar_hoogst: int | None = None
    eenmalig: int | None = None
    te_veel_per_maand: int | None = None
    bedrag_zin: str = ""
    bedrag_op: date | None = None
    status: str = ""
    status_tekst: str = ""
    regeling: str = ""
    inspanning: int = 1
    waarde: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A scheme or subject with its sentences, for the parts of the plan that ask for no action."""

    id: str
    kop: str
    zinnen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Payment:
    """When money comes: which schemes, in words, and the first day where it is known.

    ``loopt``: it comes in now; otherwise it comes after the letter.
    """

    namen: str
    wanneer: str
    loopt: bool
    eerste: date | None = None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A change to pass on: to whom and how soon."""

    id: str
    verandering: str
    pictogram: str
    aan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to bring, once, with the numbers of the actions that need it."""

    id: str
    naam: str
    erbij: str
    waar: str
    acties: tuple[int, ...]
    op_tafel: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where the amounts of an action come from; ``acties`` are its numbers."""

    acties: tuple[int, ...]
    tekst: str


@dataclass(frozen=True, slots=True)
class PlanTotal:
    """Cents, the low end. None: withheld, since an amount without a table would be in it, or since
    nothing was found and ``zonder_bedragen`` schemes have no amounts yet."""

    per_maand: int | None
    per_jaar: int | None
    inkomen_per_maand: int
    kosten_per_maand: int
    eenmalig: int
    zonder_bedragen: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything on the screen and on paper, in order. ``antwoorden``: how many it rests on."""

    peildatum: date
    jaar: int
    naam: str
    coach: str
    organisatie: str
    telefoon: str
    bereikbaar: str
    gemeente: str
    afspraak: str
    voorbeeld: bool
    totaal: PlanTotal
    eerste_stap: str
    eerste_stap_vandaag: bool
    eigen_woorden: bool
    acties: tuple[Action, ...]
    geld_komt: tuple[Payment, ...]
    komt_vanzelf: tuple[Note, ...]
    al_goed: tuple[Note, ...]
    niet_berekend: tuple[Note, ...]
    niet_nu: tuple[Note, ...]
    geef_door: tuple[ReportRow, ...]
    papieren: tuple[Paper, ...]
    aannames: tuple[str, ...]
    bronnen: tuple[SourceLine, ...]
    tabellen: tuple[tuple[str, str], ...]
    programma: str
    wie_helpt: tuple[HelpGroup, ...] = ()
    vangnet: tuple[HelpLine, ...] = ()
    briefje_voor: tuple[str, ...] = ()
    hoger_inkomen: HigherIncome | None = None
    zinnen: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = ()
    niet_vergeleken: tuple[Note, ...] = ()
    antwoorden: int | None = None
    verschil: Differences | None = None
    formaat: int = FORMAT

    @property
    def op_blad_een(self) -> tuple[Action, ...]:
        return self.acties[:ON_PAGE_ONE]

    def to_json(self) -> str:
        """The same bytes for the same plan."""
        return encode(self)

    @classmethod
    def from_json(cls, text: str) -> "Plan":
        """Raises FrozenJsonError for what is not a plan of this format."""
        return decode(cls, text, FORMAT)
