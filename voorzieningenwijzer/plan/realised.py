"""What came of what the plan expected, in the unit in which it is paid; unknown stays unknown."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from voorzieningenwijzer.plan.following import Amount, Step
from voorzieningenwijzer.plan.wording.following_words import Sort, State

OPEN = frozenset({State.TE_DOEN, State.GEVRAAGD, State.WACHT_OP_PAPIEREN})


class Verdict(StrEnum):
    """``onvergelijkbaar``: one comes once, the other every month; or one of them is unknown."""

    ZOALS_VERWACHT = "zoals_verwacht"
    MEER = "meer"
    MINDER = "minder"
    ONVERGELIJKBAAR = "onvergelijkbaar"


@dataclass(frozen=True, slots=True)
class Difference:
    """``cents`` for each ``period``, always positive; 0 where it is as expected or not to say."""

    verdict: Verdict
    cents: int = 0
    period: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One step with money in it. ``gekregen``: None where nothing came, or nobody said how much."""

    step: Step
    state: State
    gekregen: Amount | None

    @property
    def amount_unknown(self) -> bool:
        money = self.step.sort not in {Sort.DOEN, Sort.BELLEN}
        return money and self.state is State.TOEGEKEND and self.gekregen is None

    @property
    def difference(self) -> Difference | None:
        """None as long as nothing was granted."""
        if self.state is not State.TOEGEKEND:
            return None
        if self.step.verwacht is None or self.gekregen is None:
            return Difference(Verdict.ONVERGELIJKBAAR)
        return compare(self.step.verwacht, self.gekregen)


@dataclass(frozen=True, slots=True)
class Sums:
    """Cents. ``onbekend``: granted, and nobody said how much; those are in no sum of what came.

    ``open_per_jaar``: of what was expected, what is still to come; each the low end.
    """

    verwacht_per_jaar: int
    gekregen_per_jaar: int
    open_per_jaar: int
    verwacht_eenmalig: int
    gekregen_eenmalig: int
    open_eenmalig: int
    onbekend: int


def compare(expected: Amount, came: Amount) -> Difference:
    """Within the range that the plan gave is as expected."""
    if (expected.period == "eenmalig") != (came.period == "eenmalig"):
        return Difference(Verdict.ONVERGELIJKBAAR)
    same = expected.period == came.period
    period = came.period if same else "jaar"
    low, high, got = (
        (amount if same else _yearly(amount, at))
        for amount, at in (
            (expected.minst, expected.period),
            (expected.minst if expected.hoogst is None else expected.hoogst, expected.period),
            (came.minst, came.period),
        )
    )
    if got < low:
        return Difference(Verdict.MINDER, low - got, period)
    if got > high:
        return Difference(Verdict.MEER, got - high, period)
    return Difference(Verdict.ZOALS_VERWACHT)


def sums(results: Iterable[Result]) -> Sums:
    """What stops since it was too much is in none of them: it is not money that comes."""
    counted = [one for one in results if not one.step.te_veel]
    expected = [(one.step.verwacht, one.state) for one in counted]
    still = [amount for amount, state in expected if state in OPEN]
    came = [one.gekregen for one in counted]
    return Sums(
        verwacht_per_jaar=per_year(amount for amount, _ in expected),
        gekregen_per_jaar=per_year(came),
        open_per_jaar=per_year(still),
        verwacht_eenmalig=once(amount for amount, _ in expected),
        gekregen_eenmalig=once(came),
        open_eenmalig=once(still),
        onbekend=sum(one.amount_unknown for one in counted),
    )


def per_year(amounts: Iterable[Amount | None]) -> int:
    return sum(one.minst_per_year or 0 for one in amounts if one is not None)


def once(amounts: Iterable[Amount | None]) -> int:
    return sum(one.minst for one in amounts if one is not None and one.period == "eenmalig")


def _yearly(cents: int, period: str) -> int:
    return Amount(cents, period).minst_per_year or 0
