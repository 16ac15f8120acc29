"""Where a talk got stuck and nothing fits: chosen from a list, so that it can be counted.

No free text: nothing about a person can stand in it.
"""

from collections.abc import Iterable

from voorzieningenwijzer.casework.cases import STUCK, Case
from voorzieningenwijzer.interview.answers import Answer, Answers
from voorzieningenwijzer.plan.text_loading import plan_texts

_WORD = "knelpunt_"


def kinds_of_stuck() -> dict[str, str]:
    """Id and words of each kind, in the order of the page."""
    words = plan_texts().woorden
    return {name.removeprefix(_WORD): text for name, text in words.items() if name[:9] == _WORD}


def stuck_of(case: Case) -> tuple[str, ...]:
    line = Answers.of(a for a in case.offer_lines() if a.question == STUCK).get(STUCK)
    said = line.value if line is not None and isinstance(line.value, list) else []
    return tuple(kind for kind in kinds_of_stuck() if kind in said)


def keep_stuck(case: Case, chosen: Iterable[str], at: str) -> None:
    """What is not on the list is left out."""
    wanted = set(chosen)
    kinds = [kind for kind in kinds_of_stuck() if kind in wanted]
    if tuple(kinds) != stuck_of(case):
        case.append([Answer(STUCK, None, ", ".join(kinds), kinds, at)])
