"""What an assessment says, as plain values: one Outcome per scheme, one Saving per comparison.

Euros are floats that are exact to the cent. A pair ``minst``/``hoogst`` is a range over everything
that the unknown facts can still be; where the two are equal the outcome is known.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from voorzieningenwijzer.outcomes.local import Local as Local
from voorzieningenwijzer.outcomes.local import LocalText as LocalText

PROPOSED = "voorstel"
"""The status of a table with amounts that are announced and no law yet."""


class Status(StrEnum):
    RECHT = "recht"
    GEEN_RECHT = "geen_recht"
    ONBEKEND = "onbekend"
    CONTROLEREN = "controleren"
    VANZELF = "vanzelf"
    BUITEN_BEREIK = "buiten_bereik"
    GEEN_TABEL = "geen_tabel"


@dataclass(frozen=True, slots=True)
class Between:
    """A range of one amount."""

    minst: float
    hoogst: float

    @property
    def known(self) -> bool:
        return self.minst == self.hoogst

    def __add__(self, other: "Between") -> "Between":
        return Between(round(self.minst + other.minst, 2), round(self.hoogst + other.hoogst, 2))


@dataclass(frozen=True, slots=True)
class Line:
    """One step of a calculation, in statutory order; ``waarde`` is a range over the unknown.

    ``veld``: its name in the law, by which texts ask for it.
    """

    stap: str
    waarde: Between
    eenheid: str
    artikel: str
    veld: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """A condition with its limit, the household's own value and how far that is off.

    ``veld``: its name in the law or in the conditions, by which texts ask for it.
    """

    voorwaarde: str
    artikel: str
    grens: float | str | None = None
    waarde: float | str | None = None
    eenheid: str = ""
    veld: str = ""

    @property
    def afstand(self) -> float | None:
        if isinstance(self.grens, (int, float)) and isinstance(self.waarde, (int, float)):
            return round(self.waarde - self.grens, 2)
        return None


@dataclass(frozen=True, slots=True)
class Stake:
    """What one missing fact decides: the euros a year by which knowing it narrows the range."""

    veld: str
    euro_per_jaar: float


@dataclass(frozen=True, slots=True)
class Source:
    titel: str
    adres: str = ""
    geraadpleegd_op: date | None = None


@dataclass(frozen=True, slots=True)
class TableRef:
    naam: str
    geldig_van: date
    geldig_tot: date | None
    status: str
    gecontroleerd_op: date | None = None
    controleer_voor: date | None = None
    bronnen: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Repayment:
    """The rules of one year for an allowance that is too much; None where nobody found it.

    ``klein_verschil``: euros that are not reclaimed at the final assessment.
    """

    klein_verschil: float | None
    artikel: str
    melden_weken: int | None
    regeling_maanden: int | None
    status: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One scheme for one household in one year.

    ``waarom_niet``: the conditions that fail. ``grenzen``: those with a limit that hold, where the
    amount is known. ``bruto``: the amount is before tax. ``zonder_bedrag``: whether there is a
    right, never how much. ``verwacht``: the month in which amounts that are not there yet come.
    """

    regeling: str
    naam: str
    soort: str
    jaar: int
    status: Status
    per_maand: Between | None = None
    per_jaar: Between | None = None
    per_kwartaal: Between | None = None
    maanden: tuple[Between, ...] = ()
    kwartalen: tuple[Between, ...] = ()
    vanaf: date | None = None
    tot: date | None = None
    ontvangt_nu_per_maand: float | None = None
    ontvangt_nu: bool | None = None
    verschil_per_maand: float | None = None
    verschil_per_jaar: float | None = None
    terugbetalen: Repayment | None = None
    uitleg: tuple[Line, ...] = ()
    waarom_niet: tuple[Reason, ...] = ()
    grenzen: tuple[Reason, ...] = ()
    ontbreekt: tuple[str, ...] = ()
    hangt_af_van: tuple[Stake, ...] = ()
    aannames: tuple[str, ...] = ()
    nog_te_vragen: tuple[str, ...] = ()
    reden: str = ""
    tabel: TableRef | None = None
    aanvragen: dict[str, object] | None = None
    bemonsterd: bool = False
    lokaal: Local | None = None
    bruto: bool = False
    zonder_bedrag: bool = False
    verwacht: str = ""

    @property
    def points(self) -> bool:
        """A place or person that can help: nothing is worked out and nothing is promised."""
        return self.lokaal is not None and self.lokaal.points

    @property
    def prognose(self) -> bool:
        """A forecast: the amounts are proposed, and may stand in no total, plan or comparison."""
        return self.tabel is not None and self.tabel.status == PROPOSED


@dataclass(frozen=True, slots=True)
class Saving:
    """One comparison: stay or switch, with the year's cost now and then where these are known.

    ``advies``: overstappen, blijven, onbekend, niet_mogelijk, informatie. ``boete`` and ``bonus``
    are once; ``netto`` is what is left after the fee over ``dagen``, ``tweede_jaar`` a year later.
    """

    soort: str
    advies: str
    reden: str
    aanbod: str | None = None
    persoon: str | None = None
    besparing_per_jaar: Between | None = None
    kosten_nu_per_jaar: Between | None = None
    kosten_straks_per_jaar: Between | None = None
    eenmalig: float = 0.0
    uitleg: tuple[Line, ...] = ()
    ontbreekt: tuple[str, ...] = ()
    let_op: tuple[str, ...] = ()
    bron: str = ""
    datum: date | None = None
    beslis_voor: date | None = None
    boete: Between | None = None
    bonus: float = 0.0
    netto: Between | None = None
    dagen: int | None = None
    tweede_jaar: Between | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """After minus before by two assessments; the low end counts."""

    meer_per_maand: Between
    meer_per_jaar: Between
    besparing_per_jaar: float = 0.0
    eenmalig: float = 0.0


@dataclass(frozen=True, slots=True)
class Band:
    """A share of the bijstandsnorm as a limit, on both bases; ``eronder`` is None where unknown."""

    procent: int
    met_vakantiegeld: Between
    zonder_vakantiegeld: Between
    eronder_met: bool | None
    eronder_zonder: bool | None


@dataclass(frozen=True, slots=True)
class Assessment:
    peildatum: date
    jaar: int
    uitkomsten: tuple[Outcome, ...]
    totaal: Totals
    open_vragen: tuple[Stake, ...]
    aannames: tuple[str, ...]
    banden: tuple[Band, ...] = ()

    def outcome(self, regeling: str) -> Outcome | None:
        return next((o for o in self.uitkomsten if o.regeling == regeling), None)
