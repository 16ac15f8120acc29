"""One household in one year as a case: what is known in columns, what is open as choices to make.

The month axis holds the state on the first day of each month (Awir art. 5).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from voorzieningenwijzer.households.columns import Array

SAMENSTELLING = "personen"
BIJSTAND_COUNTS = "bijstand_is_inkomen_voor_toeslagen"
MINOR_WITHOUT_MONEY = "minderjarig_kind_zonder_inkomen_of_spaargeld"


@dataclass(frozen=True, slots=True)
class Open:
    """A fact that is not known: where it goes, and the ends between which it lies.

    ``soort``: ``getal`` (points are added at limits), ``dag`` (a birth date) or ``keus``.
    ``maanden``: where it is open in some months only. ``ook``: persons who get the same value.
    """

    veld: str
    naam: str
    soort: str
    einden: tuple[float, ...]
    persoon: int | None = None
    maanden: tuple[bool, ...] | None = None
    ook: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """persons: (persons, 1|12); facts: (1, 1|12); ``aangenomen``: label per column and row."""

    jaar: int
    peildatum: date
    ids: tuple[str, ...]
    persons: Mapping[str, Array]
    facts: Mapping[str, Array]
    opens: tuple[Open, ...] = ()
    aangenomen: Mapping[str, str] = field(default_factory=dict)

    @property
    def samenstelling_bekend(self) -> bool:
        """Whether the same people live there in every completion."""
        return not any(o.naam == "rol" for o in self.opens)

    @property
    def maand(self) -> int:
        """The month of the reference date, or the last of an earlier year."""
        if self.peildatum.year == self.jaar:
            return self.peildatum.month - 1
        return 11 if self.jaar < self.peildatum.year else 0
