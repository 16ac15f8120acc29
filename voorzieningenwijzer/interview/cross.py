"""An answer held against other answers: a total that cannot come from its parts is asked about."""

from decimal import Decimal
from typing import Any, Final

from voorzieningenwijzer.interview.answers import Answers
from voorzieningenwijzer.interview.asked import AskedQuestion
from voorzieningenwijzer.interview.reading import euro
from voorzieningenwijzer.interview.values import PER_YEAR
from voorzieningenwijzer.language.said import said

YEAR_TOTAL: Final = "personen.toetsingsinkomen_per_jaar"
WHOLE_YEAR: Final = "personen.inkomen_heel_jaar"
LEAST, MOST = Decimal("0.6"), Decimal("2.2")
"""Gross is never much less than what is paid out, and not more than about twice as much."""


def year_doubt(question: AskedQuestion, value: Any, answers: Answers, *, whole_year: bool) -> str:
    """A sentence that asks "klopt dit?" when the year is far from the amounts; else empty."""
    total_asked = question.question.veld == YEAR_TOTAL and not question.question.vorig_jaar
    if not (total_asked and whole_year) or question.member not in ("a", "b"):
        return ""
    parts = _per_year(question.member, answers)
    if parts is None or parts <= 0:
        return ""
    total = Decimal(value["bedrag"])
    if LEAST * parts <= total <= MOST * parts:
        return ""
    return said(
        "Wij lezen {total} per jaar. Uit de andere bedragen komt ongeveer {decimal} per "
        "jaar. Klopt dit?",
        total=euro(total),
        decimal=euro(parts.quantize(Decimal(1))),
    )


def _per_year(person: str, answers: Answers) -> Decimal | None:
    """The amounts of the ticked sources together, as they were typed; None when one is unknown."""
    own = [line for line in answers.current if line.member is not None]
    ticked = {k for a in own if a.member == person and isinstance(a.value, list) for k in a.value}
    total = Decimal(0)
    for line in own:
        owner, _, kind = str(line.member).partition(".")
        if owner != person or kind not in ticked:
            continue
        if not isinstance(line.value, dict) or line.value.get("per") not in PER_YEAR:
            return None
        total += Decimal(line.value["bedrag"]) * PER_YEAR[line.value["per"]]
    return total
