"""Columns that the file does not have as such: parts of the incomes on the papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import numpy as np

from voorzieningenwijzer.households.case import Open
from voorzieningenwijzer.households.case_facts import (
    INCOME_FACTS,
    OPEN_INCOME_FACTS,
    WORKED_OUT_FACTS,
)
from voorzieningenwijzer.households.columns import Array
from voorzieningenwijzer.households.states import State, has_business, last_said

Ends: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class IncomeColumns:
    columns: dict[str, Array]
    opens: list[Open]


def income_columns(
    ids: Sequence[str],
    states: list[State],
    worked_out: Mapping[str, Mapping[str, Ends]],
    day: date | None,
) -> IncomeColumns:
    """(persons, 1) each; ``day``: on which an income must still run, none of another year."""
    found = IncomeColumns({}, [])
    for name in WORKED_OUT_FACTS:
        column = np.zeros((len(ids), 1))
        for row, person in enumerate(ids):
            low, high = worked_out.get(name, {}).get(person, (0.0, 0.0))
            column[row] = low
            if low != high:
                column[row] = np.nan
                veld = f"personen.{person}.inkomens"
                found.opens.append(Open(veld, name, "getal", (low, high), row))
        found.columns[name] = column
    found.columns["onderneming"] = np.array([[has_business(states, person)] for person in ids])
    for name, kinds in INCOME_FACTS.items():
        has = [day is not None and _has(states, person, kinds, day) for person in ids]
        found.columns[name] = np.array(has, dtype=bool)[:, None]
    for name in OPEN_INCOME_FACTS if day is not None else ():
        for row, person in enumerate(ids):
            if _unknown(states, person):
                veld = f"personen.{person}.inkomens"
                found.opens.append(Open(veld, name, "keus", (0.0, 1.0), row))
    return found


def student_by_incomes(states: list[State], person: str) -> float | None:
    """Whether student finance is among the incomes; None where nobody said which there are."""
    parts = last_said(states, person, "inkomens")
    if parts is None:
        return None
    return float(any(str(p.get("soort")).startswith("studiefinanciering") for p in parts))


def _unknown(states: list[State], person: str) -> bool:
    """Of applicant and partner, where nobody said which incomes there are."""
    return (
        last_said(states, person, "rol") in ("aanvrager", "partner")
        and last_said(states, person, "inkomens") is None
    )


def _has(states: list[State], person: str, kinds: Sequence[str], day: date) -> bool:
    parts = last_said(states, person, "inkomens") or ()
    return any(p.get("soort") in kinds and _runs(p, day) for p in parts)


def _runs(part: Mapping[str, Any], day: date) -> bool:
    """Whether this income still comes in on the day."""
    last = part.get("tot")
    return not (isinstance(last, date) and last < day)
