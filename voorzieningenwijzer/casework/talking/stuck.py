"""Where a talk got stuck and nothing fits: chosen from a list, so that it can be counted.

No free text: nothing about a person can stand in it. The count is kept apart from the dossiers, per
quarter, without a way back to a dossier; it stays when they are erased.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from voorzieningenwijzer.casework.talking.cases import STUCK, Case, DossierCase
from voorzieningenwijzer.interview.answers import Answer, Answers
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.storage import Store

_WORD = "knelpunt_"
_COUNT = "knelpunten"


@dataclass(frozen=True, slots=True)
class StuckQuarter:
    """``tellingen``: what talks of this quarter got stuck on, the most frequent first."""

    kwartaal: str
    tellingen: tuple[tuple[str, int], ...]


def kinds_of_stuck() -> dict[str, str]:
    """Id and words of each kind, in the order of the page."""
    words = plan_texts().woorden
    return {name.removeprefix(_WORD): text for name, text in words.items() if name[:9] == _WORD}


def stuck_of(case: Case) -> tuple[str, ...]:
    line = _line(case)
    said = line.value if line is not None and isinstance(line.value, list) else []
    return tuple(kind for kind in kinds_of_stuck() if kind in said)


def keep_stuck(case: Case, chosen: Iterable[str], at: str) -> None:
    """What is not on the list is left out; what was chosen by mistake is no longer counted."""
    wanted = set(chosen)
    kinds = tuple(kind for kind in kinds_of_stuck() if kind in wanted)
    before, line = stuck_of(case), _line(case)
    if kinds == before:
        return
    case.append([Answer(STUCK, None, ", ".join(kinds), list(kinds), at)])
    if isinstance(case, DossierCase):
        count = Counter({(_quarter(at), kind): 1 for kind in kinds})
        count.subtract({(_quarter(line.at if line else at), kind): 1 for kind in before})
        _add(case.store, count)


def stuck_counts(store: Store) -> list[StuckQuarter]:
    """Newest quarter first; without what nobody met."""
    with store.read() as session:
        kept = dict(session.settings.get(_COUNT, {}))
    words = kinds_of_stuck()
    found = []
    for quarter in sorted(kept, reverse=True):
        pairs = [(words[kind], n) for kind, n in kept[quarter].items() if kind in words and n > 0]
        if pairs:
            found.append(StuckQuarter(quarter, tuple(sorted(pairs, key=lambda p: (-p[1], p[0])))))
    return found


def _add(store: Store, count: Counter[tuple[str, str]]) -> None:
    with store.write() as session:
        kept = session.settings.get(_COUNT, {})
        for (quarter, kind), change in count.items():
            of_quarter = kept.setdefault(quarter, {})
            of_quarter[kind] = max(0, of_quarter.get(kind, 0) + change)
        session.settings.set(_COUNT, kept)


def _line(case: Case) -> Answer | None:
    return Answers.of(a for a in case.offer_lines() if a.question == STUCK).get(STUCK)


def _quarter(at: str) -> str:
    day = datetime.fromisoformat(at)
    return said("{year}, kwartaal {month}", year=day.year, month=(day.month + 2) // 3)
