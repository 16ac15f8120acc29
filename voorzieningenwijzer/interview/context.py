"""What the replay needs from outside: the reference date and the limits that tables own."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Context:
    """Without a limit (None) the conditions that rest on it are unknown, so the question is asked.

    ``aow_leeftijd_maanden``: age in months at which the AOW starts on the reference date.
    ``jong_onder_leeftijd``: below this age the low rent limit may hold, this year or last year.
    ``vorig_jaar_tot``: last day on which last year's toeslagen can be claimed.
    """

    peildatum: date
    aow_leeftijd_maanden: int | None = None
    jong_onder_leeftijd: int | None = None
    vorig_jaar_tot: date | None = None

    @property
    def jaar(self) -> int:
        return self.peildatum.year

    @property
    def vorig_jaar(self) -> int:
        return self.peildatum.year - 1
