"""Who pays first for what: so that nobody applies twice for one bicycle. For the coach."""

from collections.abc import Iterable
from dataclasses import dataclass

from voorzieningenwijzer.outcomes import Outcome, Status
from voorzieningenwijzer.tables import COSTS, RANKS

_POSSIBLE = (Status.RECHT, Status.CONTROLEREN, Status.ONBEKEND, Status.VANZELF)
_LAST = RANKS[-1]


@dataclass(frozen=True, slots=True)
class Payers:
    """One cost and who may pay it, in the order in which to ask; at least two."""

    kosten: str
    betalers: tuple[Outcome, ...]


def who_pays_first(outcomes: Iterable[Outcome]) -> tuple[Payers, ...]:
    """Per cost for which more than one pays; of what is made to measure only the nearest."""
    possible = [o for o in outcomes if o.lokaal and o.lokaal.rang and o.status in _POSSIBLE]
    found = (Payers(cost, _in_order(cost, possible)) for cost in COSTS)
    return tuple(one for one in found if len(one.betalers) > 1)


def _in_order(cost: str, possible: list[Outcome]) -> tuple[Outcome, ...]:
    here = [o for o in possible if o.lokaal and cost in o.lokaal.waarvoor]
    first = sorted((o for o in here if _rank(o) != _LAST), key=_place)
    last = sorted((o for o in here if _rank(o) == _LAST), key=_reach)
    return (*first, *last[:1])


def _rank(outcome: Outcome) -> str:
    return outcome.lokaal.rang if outcome.lokaal else ""


def _place(outcome: Outcome) -> tuple[int, bool, bool, str]:
    """By rank; within it what is there for sure first, and the municipality's own."""
    local = outcome.lokaal
    assert local is not None
    rank = RANKS.index(local.rang)
    return rank, local.actief != "ja", local.landelijk, outcome.regeling


def _reach(outcome: Outcome) -> int:
    return len(outcome.lokaal.waarvoor) if outcome.lokaal else 0
