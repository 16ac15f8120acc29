"""A household over one year: the file's own values, with each change merged in from its day on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from voorzieningenwijzer.dates import months_from
from voorzieningenwijzer.households.columns import Array
from voorzieningenwijzer.households.file import Household

_NOBODY_LISTED: Mapping[str, Any] = {"id": "a", "rol": "aanvrager"}


@dataclass(slots=True)
class State:
    """The household in some months (12,): persons by id, the dwelling, the municipal bills."""

    months: Array
    persons: dict[str, dict[str, Any]]
    woning: dict[str, Any]
    aanslag: dict[str, Any]

    def group(self, name: str) -> dict[str, Any]:
        return self.woning if name == "woning" else self.aanslag


def states_of(household: Household, jaar: int) -> list[State]:
    """The states of the year, in order; who lists no persons at all is one applicant."""
    data = household.gegevens
    current = State(
        np.ones(12, dtype=bool),
        {p["id"]: dict(p) for p in household.personen},
        dict(data.get("woning", {})),
        dict(data.get("belastingaanslag", {})),
    )
    states = [current]
    for change in data.get("wijzigingen", ()):
        if change["vanaf"].year <= jaar:
            states.append(_changed(states[-1], change, months_from(jaar, change["vanaf"])))
    if not any(s.persons for s in states):
        current.persons = {"a": dict(_NOBODY_LISTED)}
    return states


def _changed(state: State, change: Mapping[str, Any], months: Array) -> State:
    """What holds from the change on; the state before it keeps the months until then."""
    state.months = state.months & ~months
    persons = {k: dict(v) for k, v in state.persons.items() if k not in change["weg"]}
    for person in change.get("personen", ()):
        persons.setdefault(person["id"], {}).update(person)
    before = dict(state.woning)
    if change["verhuisd"]:
        before.pop("huur_huurcommissie_per_maand", None)
    woning = {**before, **change.get("woning", {})}
    return State(months, persons, woning, state.aanslag)


def same_dwelling(states: list[State], jaar: int) -> bool:
    """Whether the dwelling of the file is also that of an earlier year."""
    rent = states[0].woning.get("kale_huur_per_maand")
    since = states[0].woning.get("ingangsdatum")
    given = isinstance(rent, dict) and jaar in rent
    return given or (isinstance(since, date) and since <= date(jaar, 1, 1))


def last_said(states: list[State], person: str, key: str) -> Any:
    """The last that is said of this person in the year, also of who has left by then."""
    said = (s.persons[person].get(key) for s in reversed(states) if person in s.persons)
    return next((value for value in said if value is not None), None)


def has_business(states: list[State], person: str) -> bool:
    parts = last_said(states, person, "inkomens") or ()
    return any(part.get("soort") == "winst" for part in parts)


def rented_months(states: list[State], jaar: int) -> Array:
    """The months (12,) in which the dwelling of that month is rented: from the day it began."""
    rented = np.zeros(12, dtype=bool)
    for state in states:
        since = state.woning.get("ingangsdatum")
        start = since if isinstance(since, date) else None
        rented |= state.months & months_from(jaar, start)
    return rented


def ordinary_dwelling(states: list[State]) -> bool:
    """No room and no institution: a designated kind of dwelling is asked of those only."""
    homes = {s.woning.get("soort") for s in states}
    return not homes & {"kamer", "instelling"}
