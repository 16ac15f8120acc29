"""What the laws can explain: per law and formula the steps and the conditions by their names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_type_hints

from voorzieningenwijzer.assessment.order import MEASURE, MEASURES, all_rules
from voorzieningenwijzer.explanation import Step, Toets, annotations
from voorzieningenwijzer.rules import Rule


@dataclass(frozen=True, slots=True)
class Explained:
    """One law under one formula: its steps, and its conditions with their unit ('' without)."""

    regeling: str
    formule: str
    stappen: Mapping[str, Step]
    toetsen: Mapping[str, Toets]


@cache
def explained_laws() -> tuple[Explained, ...]:
    """Every law that gives an outcome, in order."""
    return tuple(_explained(rule) for rule in all_rules() if rule.regeling not in MEASURES)


@cache
def explained_measure() -> Explained:
    """The measure of income, whose steps the local schemes show."""
    return next(_explained(rule) for rule in all_rules() if rule.regeling == MEASURE)


def _explained(rule: Rule) -> Explained:
    marks = annotations(get_type_hints(rule.month)["return"])
    return Explained(
        rule.regeling,
        rule.formule,
        {name: mark for name, mark in marks.items() if isinstance(mark, Step)},
        {name: mark for name, mark in marks.items() if isinstance(mark, Toets)},
    )
