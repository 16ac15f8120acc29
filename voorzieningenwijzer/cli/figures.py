"""Amounts as they stand in a result object: whole euros are whole numbers, ranges have two ends."""

from typing import Any

from voorzieningenwijzer.outcomes import Between


def figure(value: float | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if float(value).is_integer() else value


def pair(name: str, value: Between | None) -> dict[str, Any]:
    """One value where it is known, and always the two ends."""
    if value is None:
        return {name: None}
    single = figure(value.minst) if value.known else None
    return {
        name: single,
        f"{name}_minst": figure(value.minst),
        f"{name}_hoogst": figure(value.hoogst),
    }
