"""What the conditions of a scheme look at, worked out once per condition."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TypeAlias

from voorzieningenwijzer.assessment.local_facts import limits_of, rests_on
from voorzieningenwijzer.assessment.ranges import merged
from voorzieningenwijzer.conditions import Condition, leaves
from voorzieningenwijzer.tables import Scheme

Limits: TypeAlias = Mapping[str, tuple[float, ...]]


def fields_of(scheme: Scheme) -> frozenset[str]:
    return _fields(_conditions(scheme))


def reads_of(scheme: Scheme) -> frozenset[str]:
    """The columns that the scheme rests on."""
    return _reads(_conditions(scheme))


def turns_of(schemes: tuple[Scheme, ...]) -> dict[str, tuple[float, ...]]:
    """The ages at which one of the schemes turns."""
    return merged(_turns(_conditions(scheme)) for scheme in schemes)


def _conditions(scheme: Scheme) -> tuple[Condition, ...]:
    return scheme.voorwaarden, *(item.als for item in scheme.buiten_bereik)


@lru_cache(maxsize=1024)
def _fields(conditions: tuple[Condition, ...]) -> frozenset[str]:
    return frozenset().union(*(condition.fields() for condition in conditions))


@lru_cache(maxsize=1024)
def _reads(conditions: tuple[Condition, ...]) -> frozenset[str]:
    return frozenset(name for veld in _fields(conditions) for name in rests_on(veld))


@lru_cache(maxsize=1024)
def _turns(conditions: tuple[Condition, ...]) -> Limits:
    return merged(limits_of(x.veld, x.grens) for one in conditions for x in leaves(one))
