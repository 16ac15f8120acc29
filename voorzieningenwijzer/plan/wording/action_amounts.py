"""The amounts of one action as they are said: on the plan, and in what changed since the last."""

from collections.abc import Callable
from dataclasses import dataclass

from voorzieningenwijzer.plan.model import Action
from voorzieningenwijzer.plan.wording.amounts import euro_low


@dataclass(frozen=True, slots=True)
class Amounts:
    """``parts``: each amount with its period; ``ranged``: it can be more than what is said."""

    parts: tuple[tuple[str, str], ...]
    ranged: bool


def said_amounts(action: Action, say: Callable[[str], str]) -> Amounts:
    """Without a part where the amount is not known; a year is left out where the month is said."""
    parts: list[tuple[str, str]] = []
    ranged = False
    if action.te_veel_per_maand is not None:
        parts.append((euro_low(action.te_veel_per_maand), say("te_veel_per_maand")))
    for value, high, period in (
        (action.per_maand, action.per_maand_hoogst, "per_maand"),
        (action.per_kwartaal, action.per_kwartaal_hoogst, "per_kwartaal"),
        (action.per_jaar, action.per_jaar_hoogst, "per_jaar"),
        (action.eenmalig, None, "een_keer"),
    ):
        if value is None or (period == "per_jaar" and action.per_maand is not None):
            continue
        shown = euro_low(value)
        if value < 100 and high:
            shown, high = f"{say('hoogstens')} {euro_low(high)}", None
        parts.append((shown, say(period)))
        ranged = ranged or bool(high)
    return Amounts(tuple(parts), ranged)
