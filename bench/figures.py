"""What one measurement says. Every other module here has ``measure() -> list[Figure]``."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value with the goal that it has to stay under (None: told, not judged)."""

    what: str
    value: float
    unit: str
    goal: float | None = None
    remark: str = ""

    @property
    def reached(self) -> bool | None:
        return None if self.goal is None else self.value <= self.goal


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of the values stay at or under (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]
