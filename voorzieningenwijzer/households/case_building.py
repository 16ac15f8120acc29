"""From a household file to a case: fact by fact into columns, with what stays open or was assumed.

Values that the file gives for a year hold for that year only; a plain value for the year of the
reference date.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

import numpy as np

from voorzieningenwijzer import leeftijden
from voorzieningenwijzer.dates import age_on, as_number, first_days
from voorzieningenwijzer.households.beside_papers import beside_papers
from voorzieningenwijzer.households.case import MINOR_WITHOUT_MONEY, Case, Open
from voorzieningenwijzer.households.case_facts import (
    HOUSEHOLD_FACTS,
    NOT_ASKED,
    NOTHING,
    PERSON_FACTS,
    Fact,
    asked,
    births,
    cast,
    choices,
    number,
)
from voorzieningenwijzer.households.catalogue import FIELDS, ROLLEN
from voorzieningenwijzer.households.childcare import with_childcare
from voorzieningenwijzer.households.columns import RELATIE_CODE, Array, under
from voorzieningenwijzer.households.file import Household
from voorzieningenwijzer.households.income_columns import income_columns, student_by_incomes
from voorzieningenwijzer.households.states import (
    last_said,
    ordinary_dwelling,
    rented_months,
    same_dwelling,
    states_of,
)

Ends: TypeAlias = tuple[float, float]
Values: TypeAlias = list[tuple[Array, Any]]

_OF_A_CHILD = frozenset({"inkomen", "vermogen"})
_ALL_YEAR, _NEVER = np.ones(12, dtype=bool), np.zeros(12, dtype=bool)


def case_of(
    household: Household,
    jaar: int,
    worked_out: Mapping[str, Mapping[str, Ends]] | None = None,
) -> Case:
    """Columns of one household in one year, without the scenarios of an unknown composition.

    ``worked_out``: per column and person the lowest and highest that the papers leave.
    """
    return with_childcare(_Builder(household, jaar, worked_out or {}).build(), household)


class _Builder:
    def __init__(
        self,
        household: Household,
        jaar: int,
        worked_out: Mapping[str, Mapping[str, Ends]],
    ) -> None:
        self.household, self.jaar, self.worked_out = household, jaar, worked_out
        self.states = states_of(household, jaar)
        self.rol = {k: v["rol"] for s in self.states for k, v in s.persons.items()}
        self.ids = tuple(sorted(self.rol, key=lambda k: ROLLEN.index(self.rol[k])))
        self.other_year = jaar != household.peildatum.year
        self.other_dwelling = self.other_year and not same_dwelling(self.states, jaar)
        self.opens: list[Open] = []
        self.assumed: dict[str, str] = {}

    def build(self) -> Case:
        persons = {"rol": self._roles()}
        for name, pad in PERSON_FACTS:
            rows = [self._of_person(row, person, name, pad) for row, person in enumerate(self.ids)]
            persons[name] = cast(under(rows), name)
        day = None if self.other_year else self.household.peildatum
        incomes = income_columns(self.ids, self.states, self.worked_out, day)
        persons |= incomes.columns
        self.opens += incomes.opens
        facts = {name: self._of_household(name, pad) for name, pad in HOUSEHOLD_FACTS}
        facts["huurder"] = rented_months(self.states, self.jaar)[None, :]
        beside, unknown = beside_papers(self.household, self.ids, self.jaar)
        facts |= beside
        day, opens = self.household.peildatum, (*self.opens, *unknown)
        return Case(self.jaar, day, self.ids, persons, facts, opens, self.assumed)

    def _roles(self) -> Array:
        rows = np.zeros((len(self.ids), 12), dtype=np.int32)
        for state in self.states:
            for row, person in enumerate(self.ids):
                if person in state.persons:
                    rol = state.persons[person].get("rol", self.rol[person])
                    rows[row, state.months] = 1 + ROLLEN.index(rol)
        return rows

    def _of_person(self, row: int, person: str, name: str, pad: str) -> Array:
        rol = self.rol[person]
        if not asked(name, rol) or (name == "ouders_helpen" and self._grown_up(person)):
            return np.array([NOTHING.get(name, 0)])
        group, key = pad.split(".")
        fact = Fact(f"{group}.{person}.{key}", pad, name, row, person, rol)
        if group == "zorgverzekering":
            return self._fill(fact, [(_ALL_YEAR, self._of_policy(person, key))])
        values = [
            (s.months, self._in_year(pad, s.persons[person].get(key)))
            for s in self.states
            if person in s.persons
        ]
        ends = self.worked_out.get(name, {}).get(person)
        if ends is not None and all(v is None for _, v in values):
            return self._between(fact, ends)
        return self._fill(fact, values)

    def _of_policy(self, person: str, key: str) -> Any:
        policies = self.household.gegevens.get("zorgverzekering", ())
        return next((p.get(key) for p in policies if p.get("persoon") == person), None)

    def _of_household(self, name: str, pad: str) -> Array:
        if name == "woonvorm" and ordinary_dwelling(self.states):
            return np.zeros((1, 1), dtype=bool)
        group, key = pad.split(".")
        values: Values = []
        for state in self.states:
            value = self._in_year(pad, state.group(group).get(key))
            if group == "woning" and self.other_dwelling and not FIELDS[pad].per_jaar:
                value = None
            values.append((state.months, value))
        return cast(self._fill(Fact(pad, pad, name), values)[None, :], name)

    def _in_year(self, pad: str, value: Any) -> Any:
        if isinstance(value, dict):
            return value.get(self.jaar)
        return None if self.other_year and FIELDS[pad].per_jaar else value

    def _between(self, fact: Fact, ends: Ends) -> Array:
        if ends[0] == ends[1]:
            return np.array([ends[0]])
        self.opens.append(Open(fact.veld, fact.naam, "getal", ends, fact.row))
        return np.array([np.nan])

    def _fill(self, fact: Fact, values: Values) -> Array:
        """The column (1,) or (12,) of one fact; NaN where it stays open."""
        if len(self.states) == 1 and fact.naam != "kinderbijslag":
            return np.array([self._single(fact, values[0][1])])
        column, missing, present = np.full(12, np.nan), _NEVER, _NEVER
        for months, value in values:
            present = present | months
            left = months
            if value is None:
                left = months & ~self._assume(fact, months, column)
                value = self._nothing_to_ask(fact)
            if value is None:
                missing = missing | left
            else:
                column[left] = number(fact.pad, value)
        column[~present] = NOTHING.get(fact.naam, 0)
        if missing.any():
            some = None if (missing | ~present).all() else tuple(missing.tolist())
            self.opens.append(self._open(fact, some))
        return column[:1] if np.isnan(column).all() or (column == column[0]).all() else column

    def _single(self, fact: Fact, value: Any) -> float:
        """The same where nothing changes in the year."""
        if value is not None:
            return number(fact.pad, value)
        spec = FIELDS[fact.pad]
        if self._may_assume(fact):
            self.assumed[f"{fact.naam}.{fact.row}"] = spec.aanname_naam
            return number(fact.pad, spec.aanname)
        nothing = self._nothing_to_ask(fact)
        if nothing is None:
            self.opens.append(self._open(fact, None))
        return np.nan if nothing is None else nothing

    def _may_assume(self, fact: Fact) -> bool:
        known = FIELDS[fact.pad].aanname is not None
        return known and self.household.aannames and not self._shared(fact)

    def _assume(self, fact: Fact, months: Array, column: Array) -> Array:
        """Fill in the assumption of the catalogue; gives the months (12,) in which it holds."""
        spec = FIELDS[fact.pad]
        if not self._may_assume(fact):
            return _NEVER
        taken = months
        if fact.naam == "kinderbijslag":
            born = self._born(fact.persoon)
            if born is None or last_said(self.states, fact.persoon, "relatie") == "kleinkind":
                return _NEVER
            ages = age_on(np.array([as_number(born)]), first_days(self.jaar))
            taken = months & (ages < leeftijden.KINDERBIJSLAG_OOK_ZONDER_SCHOOL_ONDER)
        if taken.any():
            column[taken] = number(fact.pad, spec.aanname)
            self.assumed[f"{fact.naam}.{fact.row}"] = spec.aanname_naam
        return taken

    def _shared(self, fact: Fact) -> bool:
        """A child that lives with the other parent too: nothing is taken for granted then."""
        shared = fact.naam in ("kinderbijslag", "thuis") and fact.rol == "kind"
        return shared and last_said(self.states, fact.persoon, "co_ouder") is True

    def _nothing_to_ask(self, fact: Fact) -> float | None:
        """The value of what need not be asked: money of a minor, a partnership that is derived."""
        if fact.naam in _OF_A_CHILD and fact.rol == "kind" and self._minor(fact.persoon):
            self.assumed[f"{fact.naam}.{fact.row}"] = MINOR_WITHOUT_MONEY
            return 0.0
        if fact.naam == "relatie" and fact.rol == "kind":
            return float(RELATIE_CODE["kind"])
        if fact.naam == "scheiding" and self._at_home(fact.persoon):
            return 0.0
        if fact.naam == "studiefinanciering":
            return student_by_incomes(self.states, fact.persoon)
        return NOT_ASKED.get(fact.naam)

    def _open(self, fact: Fact, months: tuple[bool, ...] | None) -> Open:
        spec = FIELDS[fact.pad]
        if fact.naam == "geboren":
            kind, ends = "dag", births(self.household.peildatum, fact.rol)
        elif spec.aannemelijk:
            kind, ends = "getal", (float(spec.aannemelijk[0]), float(spec.aannemelijk[1]))
        else:
            kind, ends = "keus", choices(fact.pad, fact.rol)
        return Open(fact.veld, fact.naam, kind, ends, fact.row, months)

    def _at_home(self, person: str) -> bool:
        """Said or assumed to live here all the time that this person is in the household."""
        here = [s.persons[person].get("woont_thuis") for s in self.states if person in s.persons]
        return all(h is True or (h is None and self.household.aannames) for h in here)

    def _born(self, person: str) -> date | None:
        born = last_said(self.states, person, "geboortedatum")
        return born if isinstance(born, date) else None

    def _grown_up(self, person: str) -> bool:
        """Over the age at which a parent still has to contribute, the whole year."""
        born = self._born(person)
        return born is not None and self.jaar - born.year > leeftijden.NORM_VAN_EEN_VOLWASSENE

    def _minor(self, person: str) -> bool:
        """Under 18 the whole year."""
        born = self._born(person) if self.household.aannames else None
        return born is not None and self.jaar - born.year < leeftijden.MEERDERJARIG
