"""What a plan must know beside the assessment: whose it is, what presses, and from which tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from voorzieningenwijzer.plan.care_facts import NOTHING_KNOWN, Care


@dataclass(frozen=True, slots=True)
class Debt:
    """A debt of the household: kind, cents where known, whether there is an arrangement."""

    soort: str
    bedrag: int | None = None
    regeling_getroffen: bool | None = None


@dataclass(frozen=True, slots=True)
class Threat:
    """``ontruiming``, ``afsluiting``, ``deurwaarder`` or ``brief`` (any other with a last day).

    ``datum``: the day in the letter, the first one where there are more; None: unknown.
    """

    soort: str
    datum: date | None = None


@dataclass(frozen=True, slots=True)
class PlanContext:
    """What the plan must know beside the assessment. Texts may be empty, days may be unknown."""

    peildatum: date
    naam: str
    coach: str = ""
    organisatie: str = ""
    telefoon: str = ""
    bereikbaar: str = ""
    gemeente: str = ""
    afspraak: str = ""
    eerste_stap: str = ""
    papieren_op_tafel: frozenset[str] = frozenset()
    geldbeheer: str | None = None
    schulden: tuple[Debt, ...] = ()
    dreigingen: tuple[Threat, ...] = ()
    tabellen: Mapping[str, str] = field(default_factory=dict)
    programma: str = ""
    voorbeeld: bool = False
    knelpunten: tuple[str, ...] = ()
    tussenpersoon_bij: frozenset[str] = frozenset()
    zorg: Care = NOTHING_KNOWN
