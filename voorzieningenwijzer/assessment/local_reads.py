"""What the conditions of the schemes of one municipality look at, worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from voorzieningenwijzer.assessment.local_facts import limits_of, rests_on
from voorzieningenwijzer.assessment.ranges import merged
from voorzieningenwijzer.conditions import Condition, leaves
from voorzieningenwijzer.tables import Scheme, Tables

Limits: TypeAlias = Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Looking:
    """A scheme with what it looks at.

    ``fields``: of its conditions; ``reads``: the columns that those rest on; ``alike``: the same
    number for schemes with the same conditions.
    """

    scheme: Scheme
    fields: frozenset[str]
    reads: frozenset[str]
    alike: int


@lru_cache(maxsize=64)
def looking(tables: Tables, gemeente: str | None, day: date) -> tuple[Looking, ...]:
    """What can be shown to a household there, in its order."""
    numbers: dict[tuple[Condition, ...], int] = {}
    found = []
    for scheme in tables.schemes_for(gemeente, day):
        conditions = _conditions(scheme)
        fields = frozenset[str]().union(*(c.fields() for c in conditions))
        reads = frozenset(name for veld in fields for name in rests_on(veld))
        found.append(Looking(scheme, fields, reads, numbers.setdefault(conditions, len(numbers))))
    return tuple(found)


@lru_cache(maxsize=64)
def turns(tables: Tables, gemeente: str | None, day: date) -> Limits:
    """The ages at which one of the schemes there turns."""
    return merged(
        limits_of(leaf.veld, leaf.grens)
        for scheme in tables.schemes_for(gemeente, day)
        for one in _conditions(scheme)
        for leaf in leaves(one)
    )


def _conditions(scheme: Scheme) -> tuple[Condition, ...]:
    return scheme.voorwaarden, *(item.als for item in scheme.buiten_bereik)
