"""An appointment with a coach: the day, the time and the place, and how it is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.plan.first_weeks import first_weeks_texts
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.fill import fill

AT_HOME, ELSEWHERE = "thuis", "elders"
_WEEKDAYS = (
    said("maandag"),
    said("dinsdag"),
    said("woensdag"),
    said("donderdag"),
    said("vrijdag"),
    said("zaterdag"),
    said("zondag"),
)


@dataclass(frozen=True, slots=True)
class Appointment:
    """``waar``: one of ``places``. ``plek``: an address or a place, as far as it is needed."""

    dag: date
    tijd: time
    waar: str
    plek: str = ""

    @property
    def moment(self) -> str:
        """``woensdag 2 december 2026 om 10.00 uur``"""
        return said(
            "{weekdag} {dag} om {tijd} uur",
            weekdag=_WEEKDAYS[self.dag.weekday()],
            dag=day_text(self.dag),
            tijd=f"{self.tijd:%-H.%M}",
        )

    @property
    def plaats(self) -> str:
        """``Bij u thuis``, with the address where that was written down."""
        return self._named(places()[self.waar])

    @property
    def plaats_coach(self) -> str:
        """``bij de huurder thuis``: the same place, as the coach reads it."""
        return self._named(first_weeks_texts().plaatsen_coach[self.waar])

    @property
    def zin(self) -> str:
        """``Op woensdag 2 december 2026 om 10.00 uur. Bij u thuis.``, as the tenant reads it."""
        values = {"moment": self.moment, "plaats": self.plaats}
        return fill(first_weeks_texts().afgesproken["zin"], values)

    def _named(self, place: str) -> str:
        if not self.plek:
            return place
        named = first_weeks_texts().afgesproken["plaats_met_plek"]
        return fill(named, {"plaats": place, "plek": self.plek})

    def as_value(self) -> dict[str, str]:
        """As it is kept."""
        return {
            "dag": self.dag.isoformat(),
            "tijd": f"{self.tijd:%H:%M}",
            "waar": self.waar,
            "plek": self.plek,
        }

    @classmethod
    def of_value(cls, kept: Any) -> "Appointment | None":
        """None for what is none: it may come from another laptop."""
        try:
            start = datetime.fromisoformat(f"{kept['dag']}T{kept['tijd']}")
            where, spot = str(kept["waar"]), str(kept["plek"])
        except (KeyError, TypeError, ValueError):
            return None
        return cls(start.date(), start.time(), where, spot) if where in places() else None


def places() -> Mapping[str, str]:
    """Where a coach can come, with how it is said."""
    return first_weeks_texts().plaatsen
