"""Now and later in one picture, and the limits that the household is near.

Nothing is worked out here: the difference of two assessments, and the limits that outcomes hold.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from voorzieningenwijzer.casework.results.judging import Judgement, worth
from voorzieningenwijzer.outcomes import Between, Outcome, Reason, Status
from voorzieningenwijzer.plan.advice.notes import without_amounts

NEAR = 0.1
"""A part of the limit: within it a small change in income or rent can tip a scheme."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Whole euros a month: what is there, what comes for certain, and what may come on top."""

    nu: int
    zeker: int
    misschien: int

    @property
    def hoogst(self) -> int:
        return self.nu + self.zeker + self.misschien


@dataclass(frozen=True, slots=True)
class Picture:
    """``nu``: what schemes pay now, as far as known. ``besparing``: what switching saves.

    ``compleet``: whether of everything that comes in the amount is known.
    """

    nu: Bar
    straks: Bar
    besparing: int
    compleet: bool

    @property
    def schaal(self) -> int:
        return max(self.nu.hoogst, self.straks.hoogst + self.besparing, 1)


@dataclass(frozen=True, slots=True)
class NearLimit:
    """``ruimte``: left under the limit; below zero is over it."""

    regeling: str
    naam: str
    wat: str
    grens: float
    waarde: float
    eenheid: str
    ruimte: float


def picture_of(judgement: Judgement) -> Picture | None:
    """None where it would show nothing, since nothing comes in and nothing more is certain; and
    where amounts are still to come: what comes in of those schemes is in no outcome."""
    found = judgement.this_year
    if without_amounts(found):
        return None
    got = [o for o in found.uitkomsten if o.ontvangt_nu]
    known = [o.ontvangt_nu_per_maand for o in got if o.ontvangt_nu_per_maand is not None]
    now, more = sum(known), found.totaal.meer_per_maand
    saved = floor(max(worth(judgement.savings).minst, 0.0) / 12)
    if now <= 0 and more.hoogst <= 0 and saved <= 0:
        return None
    later = _later(now, more)
    return Picture(Bar(floor(now), 0, 0), later, saved, len(known) == len(got))


def _later(now: float, more: Between) -> Bar:
    """What must be paid back or stops takes off what is there, it is no bar of its own."""
    stays = now + min(more.minst, 0.0)
    sure = max(more.minst, 0.0)
    perhaps = max(more.hoogst, 0.0) - sure
    return Bar(max(floor(stays), 0), floor(sure), max(floor(perhaps), 0))


def near_limits(judgement: Judgement) -> tuple[NearLimit, ...]:
    """The nearest first; a limit that several schemes share stands once."""
    found: dict[tuple[str, float, float], NearLimit] = {}
    for outcome in judgement.this_year.uitkomsten:
        for limit in _limits(outcome):
            found.setdefault((limit.wat, limit.grens, limit.waarde), limit)
    return tuple(sorted(found.values(), key=lambda one: abs(one.ruimte) / abs(one.grens)))


def _limits(outcome: Outcome) -> Iterator[NearLimit]:
    if outcome.prognose or outcome.status in {Status.GEEN_TABEL, Status.BUITEN_BEREIK}:
        return
    for reason in (*outcome.grenzen, *outcome.waarom_niet):
        off = reason.afstand
        if off is not None and _in_euros(reason) and abs(off) <= NEAR * abs(_number(reason.grens)):
            value, limit = _number(reason.waarde), _number(reason.grens)
            yield NearLimit(
                *(outcome.regeling, outcome.naam, reason.voorwaarde, limit, value),
                reason.eenheid,
                round(limit - value, 2),
            )


def _in_euros(reason: Reason) -> bool:
    return reason.eenheid.startswith("EUR") and _number(reason.grens) != 0


def _number(value: float | str | None) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
