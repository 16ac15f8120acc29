"""Years and half years, and the months in them; written as 2026 and 2026-H1."""

import re
from dataclasses import dataclass
from typing import Self

_NAME = re.compile(r"(20\d\d)(?:-H([12]))?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """``helft`` 0 is the whole year."""

    jaar: int
    helft: int = 0

    @classmethod
    def read(cls, name: str) -> Self:
        found = _NAME.fullmatch(name)
        if found is None:
            raise ValueError(f"{name!r} is not a period")
        return cls(int(found[1]), int(found[2] or 0))

    def __str__(self) -> str:
        return f"{self.jaar}-H{self.helft}" if self.helft else str(self.jaar)

    @property
    def words(self) -> str:
        which = {0: "", 1: "eerste half jaar van ", 2: "tweede half jaar van "}[self.helft]
        return f"{which}{self.jaar}"

    def months(self) -> tuple[str, ...]:
        first = 7 if self.helft == 2 else 1
        last = 6 if self.helft == 1 else 12
        return tuple(f"{self.jaar}-{month:02}" for month in range(first, last + 1))

    def is_over(self, month: str) -> bool:
        """In that month, as 2026-11."""
        return month > self.months()[-1]


def year_of(quarter: str) -> int:
    return int(quarter[:4])
