"""One kind of fault that was really made: how often, what was lost, what came in or out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """``lost``: acknowledged or erased, and not so afterwards; ``let_in``: past a protection."""

    what: str
    attempts: int
    lost: int
    let_in: int
    remark: str = ""

    @property
    def good(self) -> bool:
        return self.attempts > 0 and self.lost == 0 and self.let_in == 0
