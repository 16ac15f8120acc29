"""What comes in now per scheme, as the household says; what is not listed is not received."""

from collections.abc import Mapping
from dataclasses import dataclass

from voorzieningenwijzer.households.file import Household


@dataclass(frozen=True, slots=True)
class Received:
    """``known``: the list was given at all. ``amounts``: euros a month, None where not known."""

    known: bool
    amounts: Mapping[str, float | None]

    def gets(self, regeling: str) -> bool | None:
        return regeling in self.amounts if self.known else None

    def per_month(self, regeling: str) -> float | None:
        """0 where it is known not to be received; None where nobody knows."""
        if not self.known:
            return None
        return self.amounts.get(regeling, 0.0)


def of_year(household: Household, jaar: int) -> Received:
    """The list holds for the year of the reference date; entries with ``jaar`` for that year."""
    rows = household.gegevens.get("ontvangt_nu")
    if rows is None:
        return Received(False, {})
    this_year = household.peildatum.year
    mine = [r for r in rows if int(r.get("jaar", this_year)) == jaar and "regeling" in r]
    if not mine and jaar != this_year:
        return Received(False, {})
    return Received(True, {r["regeling"]: r.get("bedrag_per_maand") for r in mine})
