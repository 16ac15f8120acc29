"""An arrear with an energy company, and what it means for switching."""

from dataclasses import dataclass

from voorzieningenwijzer.comparisons.facts import Entry, flag, rows, text
from voorzieningenwijzer.language.said import said

ARRANGED = said(
    "Er loopt een betaalafspraak voor een energieschuld. Houd u daar eerst aan. "
    "Overstappen kan daarna."
)
DEBT_OPEN = said(
    "Er staat nog geld open bij het energiebedrijf. Maak daar eerst een afspraak over."
)


@dataclass(frozen=True, slots=True)
class Debt:
    """What an arrear with an energy company means for switching."""

    regeling: bool
    onbekend: bool
    open: bool


def energy_debt(mapping: Entry) -> Debt:
    debts = [row for row in rows(mapping.get("schulden")) if text(row, "soort") == "energie"]
    arranged = [flag(row, "regeling_getroffen") for row in debts]
    return Debt(True in arranged, None in arranged and True not in arranged, bool(debts))
