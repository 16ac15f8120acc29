"""What comes in now per scheme, as the household says; what is not listed is not received."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeAlias

import numpy as np

from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.file import Household

Ends: TypeAlias = tuple[float, float]
# a benefit that a household names among its incomes, and the scheme that it is
FROM_INCOMES = ("bijstand", "aio", "aow")
_IN_THE_NORM = ("bijstand", "aio")
# an income rather than a scheme: that it is not on the list says nothing
_NOT_FOR_THE_LIST = ("aow",)


@dataclass(frozen=True, slots=True)
class Received:
    """``known``: the list was given at all. ``amounts``: euros a month, None where not known.

    ``spans``: the same with holiday pay, where the amount may be with or without; ``absent``: what
    is known not to come in, whether or not there is a list.
    """

    known: bool
    amounts: Mapping[str, float | None]
    spans: Mapping[str, Ends] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()

    def gets(self, regeling: str) -> bool | None:
        if regeling in self.amounts or regeling in self.spans:
            return True
        listed = self.known and regeling not in _NOT_FOR_THE_LIST
        return False if listed or regeling in self.absent else None

    def figure(self, regeling: str, recht: float) -> float | None:
        """One amount per month, or None where nobody knows."""
        found = self.per_month(regeling, recht)
        return None if found is None else round(float(found), 2)

    def per_month(self, regeling: str, recht: Any = 0.0) -> Any:
        """0 where it is known not to be received; None where nobody knows.

        Of an amount that lies between two ends the one nearest to ``recht``, a figure or an array.
        """
        if regeling in self.spans:
            return np.clip(recht, *self.spans[regeling])
        if self.gets(regeling) is None:
            return None
        return self.amounts.get(regeling, 0.0)


def claimed(case: Case, now: Received) -> Case:
    """With whether kinderopvangtoeslag was asked for: what was not, cannot be asked far back.

    This year it counts as asked for unless it is known not to come in, an earlier year only if
    it is known that it did.
    """
    if "opvang_aangevraagd" not in case.facts:
        return case
    gets = now.gets("kinderopvangtoeslag")
    asked = gets is True if case.jaar < case.peildatum.year else gets is not False
    return replace(case, facts={**case.facts, "opvang_aangevraagd": np.array([[asked]])})


def of_year(
    household: Household, jaar: int, bijstand: Mapping[str, Ends] | None = None
) -> Received:
    """The list holds for the year of the reference date; entries with ``jaar`` for that year.

    ``bijstand``: per month with holiday pay what the incomes name as bijstand and as AIO.
    """
    rows = household.gegevens.get("ontvangt_nu")
    this_year = household.peildatum.year
    if jaar != this_year:
        mine = [r for r in rows or () if int(r.get("jaar", this_year)) == jaar]
        return Received(bool(mine), _listed(mine))
    amounts = _listed([r for r in rows or () if int(r.get("jaar", this_year)) == jaar])
    kinds = _kinds(household)
    if kinds is not None:
        amounts |= dict.fromkeys(kinds & set(FROM_INCOMES), None)
    absent = frozenset() if kinds is None else frozenset(FROM_INCOMES) - kinds
    return Received(rows is not None, amounts, bijstand or {}, absent - amounts.keys())


def _listed(rows: list[Mapping[str, Any]]) -> dict[str, float | None]:
    return {r["regeling"]: r.get("bedrag_per_maand") for r in rows if "regeling" in r}


def _kinds(household: Household) -> set[str] | None:
    """The kinds of income of applicant and partner that run; None where somebody's is unknown."""
    kinds: set[str] = set()
    for person in household.iedereen:
        if person.get("rol") not in ("aanvrager", "partner"):
            continue
        if person.get("inkomens") is None:
            return None
        kinds |= {str(p.get("soort")) for p in person["inkomens"] if _runs(p, household.peildatum)}
    return kinds


def _runs(part: Mapping[str, Any], day: date) -> bool:
    first, last = part.get("vanaf"), part.get("tot")
    return not (isinstance(first, date) and first > day) and not (
        isinstance(last, date) and last < day
    )


def bijstand_received(household: Household, vakantietoeslag_deel: float) -> dict[str, Ends]:
    """Of the list: bijstand and AIO per month, from what is paid to what that is with holiday pay.

    Nobody says on the list whether holiday pay is in it; the share is of the whole (Pw art. 19).
    """
    amounts = of_year(household, household.peildatum.year).amounts
    found = {}
    for name in _IN_THE_NORM:
        amount = amounts.get(name)
        if amount is not None:
            found[name] = (amount, round(amount / (1 - vakantietoeslag_deel), 2))
    return found
