"""Moments as text in the store: ISO 8601 in UTC, so that order of text is order of time."""

from datetime import UTC, datetime


def moment_text(now: datetime) -> str:
    """``now`` with its time zone; ValueError without one."""
    if now.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return now.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
