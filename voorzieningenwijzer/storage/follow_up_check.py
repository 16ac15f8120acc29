"""What a hand-over file says of a followed-up step, held against what it must be."""

from datetime import date
from typing import Any

from voorzieningenwijzer.storage.follow_ups import PERIODS
from voorzieningenwijzer.storage.moments import moment

COLUMNS = (
    *("edition", "step", "state", "amount", "period", "reason"),
    *("letter_on", "last_day", "note", "at"),
)
_LONGEST = {"step": 100, "state": 40, "reason": 40, "note": 200}
_MOST_CENTS = 10**9


def checked(row: dict[str, Any]) -> dict[str, Any]:
    """The row as it came; ValueError or TypeError for what this program cannot have written."""
    for name, longest in _LONGEST.items():
        if not isinstance(row[name], str) or len(row[name]) > longest:
            raise ValueError(name)
    if isinstance(row["edition"], bool) or not isinstance(row["edition"], int):
        raise ValueError("edition")
    if not row["step"] or not row["state"]:
        raise ValueError("step")
    _amount(row["amount"], row["period"])
    for name in ("letter_on", "last_day"):
        if row[name] is not None:
            date.fromisoformat(row[name])
    moment(row["at"])
    return row


def _amount(amount: Any, period: Any) -> None:
    if amount is None and period == "":
        return
    whole = isinstance(amount, int) and not isinstance(amount, bool)
    if not whole or not 0 <= amount <= _MOST_CENTS or period not in PERIODS:
        raise ValueError("amount")
