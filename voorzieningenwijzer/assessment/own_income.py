"""What each adult earns in a whole year without bijstand, and what the law leaves of it after tax.

For comparing one household with itself: the same measure before and after. All credits that the
law gives count, also those that only come with the tax return.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from voorzieningenwijzer.assessment.incomes import _aow, income_amounts, incomes
from voorzieningenwijzer.assessment.incomes_now import Incomes, of_year
from voorzieningenwijzer.entitlements.inkomen import BIJSTAND, PER_JAAR, runs
from voorzieningenwijzer.entitlements.inkomstenbelasting import (
    ONDER_AOW,
    Amounts,
    Ends,
    Taxed,
    net,
    zvw,
)
from voorzieningenwijzer.households.columns import Array
from voorzieningenwijzer.households.file import Household
from voorzieningenwijzer.tables import Tables

ADULTS = ("aanvrager", "partner")
_WORK = frozenset({"loon", "winst"})
_ZVW = frozenset({"aow", "pensioen"})
_ZVW_PERHAPS = frozenset({"winst", "overig"})
_UNTAXED = frozenset({"alimentatie_kinderen", "studiefinanciering_gift"})
_OTHER_LAWS = frozenset({*BIJSTAND, "studiefinanciering_lening"})
_BOTH = (False, True)


@dataclass(frozen=True, slots=True)
class AfterTax:
    """What the law leaves of a taxable income of a year; every way that it can be taxed."""

    amounts: Amounts
    ways: tuple[tuple[Taxed, bool], ...]

    def __call__(self, taxable: Array) -> tuple[Array, Array]:
        """Lowest and highest, per income."""
        found = [
            net(taxable, self.amounts, who) - (zvw(taxable, self.amounts) if paid else 0.0)
            for who, paid in self.ways
        ]
        return np.minimum.reduce(found), np.maximum.reduce(found)


@dataclass(frozen=True, slots=True)
class Own:
    """One adult. ``belastbaar``: toetsingsinkomen a year without bijstand; None where unknown.

    ``netto``: net a month at the lowest and highest of that: what the papers say where these are
    net, else what the law leaves. ``onbelast``: a month, within ``netto``.
    """

    persoon: str
    belastbaar: Ends | None
    netto: Ends | None
    onbelast: float
    na_belasting: AfterTax
    soorten: frozenset[str]

    def at(self, taxable: Array) -> tuple[Array, Array]:
        """Net a month at another taxable income: today's, and what the law leaves of the rest."""
        low, high = (side / 12 + self.onbelast for side in self.na_belasting(taxable))
        if self.belastbaar is None or self.netto is None:
            return low, high
        then = self.na_belasting(np.array(self.belastbaar))
        shift = [self.netto[k] - float(then[k][k]) / 12 - self.onbelast for k in (0, 1)]
        return low + min(shift), high + max(shift)


def without_bijstand(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """The household as if no bijstand or AIO came in: what there is of it, the law says anew.

    A total of the year that holds bijstand says nothing about the rest.
    """
    found, today = dict(mapping), str(mapping.get("peildatum") or "9999")
    found["personen"] = [_person_without(p, today) for p in mapping.get("personen") or ()]
    listed = mapping.get("ontvangt_nu")
    if isinstance(listed, list):
        found["ontvangt_nu"] = [r for r in listed if r.get("regeling") not in BIJSTAND]
    return found


def _person_without(person: Mapping[str, Any], today: str) -> dict[str, Any]:
    parts = person.get("inkomens")
    if not isinstance(parts, list) or not any(p.get("soort") in BIJSTAND for p in parts):
        return dict(person)
    kept = {k: v for k, v in person.items() if k != "toetsingsinkomen_per_jaar"}
    return kept | {"inkomens": [p for p in parts if _known_now(p, today)]}


def _known_now(part: Mapping[str, Any], today: str) -> bool:
    """No bijstand, and not a thing of later of which nobody knows how much."""
    later = part.get("bedrag") is None and str(part.get("vanaf") or "") > today
    return part.get("soort") not in BIJSTAND and not later


def own_incomes(household: Household, tables: Tables) -> dict[str, Own] | None:
    """Of applicant and partner; None without the amounts of the year."""
    year = household.peildatum.year
    amounts = income_amounts(tables, year)
    if amounts is None:
        return None
    found = incomes(household, tables, year)
    adults = [p for p in household.iedereen if p.get("rol") in ADULTS]
    return {p["id"]: _own(p, household, found, amounts) for p in adults}


def _own(person: Mapping[str, Any], household: Household, found: Incomes, a: Amounts) -> Own:
    parts = person.get("inkomens")
    running = [p for p in parts or () if runs(p, household.peildatum)]
    kinds = frozenset(str(p.get("soort", "overig")) for p in running)
    untaxed = sum(_per_month(p) for p in running if p.get("soort") in _UNTAXED)
    after = AfterTax(a, _ways(person, household, a, None if parts is None else kinds))
    total = of_year(person.get("toetsingsinkomen_per_jaar"), household.peildatum.year, True)
    worked_out = found.columns.get("inkomen", {}).get(person["id"])
    taxable = worked_out if total is None else (total, total)
    own = Own(person["id"], taxable, None, untaxed, after, kinds)
    return Own(person["id"], taxable, _net(own, person, found, running), untaxed, after, kinds)


def _net(own: Own, person: Mapping[str, Any], found: Incomes, running: list[Any]) -> Ends | None:
    """Of papers that are net what they say; else by the law, of the year."""
    taxed = [p for p in running if p.get("soort") not in _UNTAXED | _OTHER_LAWS]
    on_paper = taxed and all(p.get("bruto") is False for p in taxed)
    if on_paper:
        return found.columns.get("netto", {}).get(own.persoon)
    said = person.get("netto_inkomen_per_maand")
    if person.get("inkomens") is None and said is not None:
        return float(said), float(said)
    if own.belastbaar is None:
        return None
    low, high = own.at(np.array(own.belastbaar))
    return float(low[0]), float(high[1])


def _per_month(part: Mapping[str, Any]) -> float:
    if part.get("bedrag") is None or part.get("per") is None:
        return 0.0
    return float(part["bedrag"]) * PER_JAAR[part["per"]] / 12


def _ways(
    person: Mapping[str, Any], household: Household, a: Amounts, kinds: frozenset[str] | None
) -> tuple[tuple[Taxed, bool], ...]:
    year = household.peildatum.year
    alone = not any(p.get("rol") == "partner" for p in household.iedereen)
    young = _young(household, year)
    taxed = None if kinds is None else kinds - _UNTAXED - _OTHER_LAWS
    found = {
        (Taxed(aow, work, child and work, alone and aow != ONDER_AOW, _has(kinds, "wajong")), paid)
        for aow, work, child, paid in product(
            _aow(person, year, a),
            _of(taxed, _WORK),
            young if alone else tuple({False, *young}),
            _contribution(taxed),
        )
    }
    return tuple(sorted(found, key=repr))


def _has(kinds: frozenset[str] | None, kind: str) -> bool:
    return kinds is not None and kind in kinds


def _of(kinds: frozenset[str] | None, some: frozenset[str]) -> tuple[bool, ...]:
    """Whether the income is of these kinds; both where it is partly so or nobody knows."""
    if not kinds:
        return _BOTH if kinds is None else (True,)
    if kinds <= some:
        return (True,)
    return (False,) if not kinds & some else _BOTH


def _contribution(kinds: frozenset[str] | None) -> tuple[bool, ...]:
    """Whether the contribution of the Zvw is taken off."""
    if kinds is None or kinds & _ZVW_PERHAPS or (kinds & _ZVW and kinds - _ZVW):
        return _BOTH
    return (bool(kinds & _ZVW),)


def _young(household: Household, year: int) -> tuple[bool, ...]:
    """A child under 12 on 1 January lives here; both where a birth date is unknown."""
    births = [p.get("geboortedatum") for p in household.iedereen if p.get("rol") == "kind"]
    known = [b for b in births if b is not None]
    if any(
        b.year > year - 12 or (b.year == year - 12 and (b.month, b.day) > (1, 1)) for b in known
    ):
        return (True,)
    return (False,) if len(known) == len(births) else _BOTH
