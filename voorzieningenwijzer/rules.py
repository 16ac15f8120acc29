"""What a rule is, and running it on rows: situation, amounts, months, award.

A rule is a pure function of three typed things. It is given for one ``formule``; the period of the
table names the formula that holds in it. Amounts that change within the year are vectors of twelve.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, TypeAlias

import numpy as np

from voorzieningenwijzer.dates import as_number
from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.columns import Array, Households
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.money import Euros, Flags
from voorzieningenwijzer.outcomes import TableRef
from voorzieningenwijzer.tables import Bands, NoTable, Period, Tables
from voorzieningenwijzer.tables.documents import Amount, weakest


@dataclass(frozen=True, slots=True)
class Award:
    """Awarded per year (n, 1) and paid per month (n, 12); per quarter (n, 4) where so paid."""

    per_jaar: Euros
    per_maand: Euros
    per_kwartaal: Euros | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One rule run on rows. ``recht``: the unrounded right per month (n, 12)."""

    rule: "Rule"
    months: Any
    recht: Euros
    award: Award
    amounts: Any
    tabel: TableRef


Earlier: TypeAlias = Mapping[str, Result]
Holds: TypeAlias = Callable[[Households, Membership, Earlier], Flags]
Limits: TypeAlias = Mapping[str, tuple[float, ...]]


def _none(_amounts: object) -> Limits:
    return {}


def _nothing_first(_case: Case) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Staffel:
    """A table of bands as arrays: in which row an amount falls, and the values of that row.

    ``laagst`` and ``hoogst`` differ where the table has two ends for a value.
    """

    vanaf: Array
    laagst: Mapping[str, Array]
    hoogst: Mapping[str, Array]
    status: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, bands: Bands) -> "Staffel":
        vanaf = np.array([row.vanaf for row in bands.rijen], dtype=np.float64)
        ends: tuple[dict[str, Array], dict[str, Array]] = ({}, {})
        status = {}
        for place, column in enumerate(bands.kolommen):
            for end, found in enumerate(ends):
                found[column] = np.array([float(row.waarden[place][end]) for row in bands.rijen])
            status[column] = tuple(row.status[place] for row in bands.rijen)
        return cls(vanaf, *ends, status)

    def rij(self, bedrag: Euros) -> Array:
        """Both bounds belong to a row and are whole euros; below zero is the first row."""
        whole = np.floor(np.maximum(bedrag, 0.0))
        return np.asarray(np.searchsorted(self.vanaf, whole, side="right") - 1)

    def waarde(self, kolom: str, rij: Array, hoog: Flags) -> Array:
        return np.where(hoog, self.hoogst[kolom][rij], self.laagst[kolom][rij])


@dataclass(frozen=True, slots=True)
class Rule:
    """One law under one formula.

    reads: names of columns in Households. needs: rules whose results are columns of this one.
    recht: the field of its months that is the unrounded right; none for a measure or a bill.
    limits: per kind of fact the values at which the outcome turns against its direction
    (``kale_huur``, ``servicekosten``) and the ages that count (``leeftijd``, ``leeftijd_kind``);
    in income and savings a law only rises or only falls.
    buiten_bereik, nog_te_vragen: in which households (n,), and what is then said or asked.
    richting: facts in which the outcome only rises (1) or only falls (-1), whatever the others are:
    when there are too many rows these go from worst to best together.
    op_verzoek: what this household may ask for on top; said with the amount, never in its place.
    alleen_nu: asked for the present only, never over another year.
    bedrag: False where it can be said that there may be a right, and not how much.
    bruto: the amount is before tax, so that what comes in may be it after tax.
    eerst: the fact without which not even a range makes sense, or nothing.
    voorwaarden: amounts that are no part of the sum, so that their status says nothing about it;
    rijen: the status of the rows of its tables of bands that were used.
    als_niet: whom to ask in which households where there is no right.
    zeker: False where papers at the counter still decide, so that a right is 'controleren';
    ook_vragen: what is then asked of whoever may have a right.
    keuzen: amounts that a municipality or water board chooses itself, or that are only told; NaN
    where nobody found them, so that the law takes both ends of what it may be or says nothing.
    """

    regeling: str
    naam: str
    tabel: str
    formule: str
    reads: frozenset[str]
    amounts: type
    situation: Callable[[Households, Membership, Earlier, Any], Any]
    month: Callable[[Any, Any], Any]
    settle: Callable[[Any, Any], Award]
    recht: str = ""
    limits: Callable[[Any], Limits] = _none
    needs: tuple[str, ...] = ()
    buiten_bereik: tuple[tuple[Holds, str], ...] = ()
    nog_te_vragen: tuple[tuple[Holds, str], ...] = ()
    op_verzoek: tuple[tuple[Holds, str], ...] = ()
    richting: Mapping[str, int] = field(default_factory=dict)
    alleen_nu: bool = False
    bedrag: bool = True
    bruto: bool = False
    zeker: bool = True
    ook_vragen: tuple[str, ...] = ()
    keuzen: frozenset[str] = frozenset()
    als_niet: tuple[tuple[Holds, str], ...] = ()
    eerst: Callable[[Case], str] = _nothing_first
    voorwaarden: frozenset[str] = frozenset()
    rijen: Callable[[Any, Any], str] | None = None


def amounts_of(rule: Rule, tables: Tables, jaar: int) -> tuple[Any, TableRef] | NoTable:
    """The rule's amounts for a year, as scalars or vectors of twelve, with where they come from."""
    periods: list[Period] = []
    for month in range(1, 13):
        found = tables.period(rule.tabel, date(jaar, month, 1))
        if isinstance(found, NoTable):
            return found
        periods.append(found)
    names = [f.name for f in fields(rule.amounts)]
    values: dict[str, Any] = {}
    for name in names:
        found_values = _values(name, periods, rule)
        if isinstance(found_values, NoTable):
            return found_values
        values[name] = found_values
    used = [n for n in names if n not in rule.voorwaarden and n not in periods[0].staffels]
    return rule.amounts(**values), _reference(periods[0], periods[-1], used or names)


def _values(name: str, periods: list[Period], rule: Rule) -> Any:
    """One amount over the twelve months: a scalar, a vector, or a table of bands for the year."""
    if name in periods[0].staffels:
        bands = periods[0].staffels[name]
        if any(p.staffels[name] != bands for p in periods):
            reason = f"de staffel '{name}' verandert in het jaar"
            return NoTable(rule.tabel, periods[0].geldig_van, reason, "")
        return Staffel.of(bands)
    column = []
    for period in periods:
        value = _value(period.amounts[name])
        if value is None and name not in rule.keuzen:
            reason = f"het bedrag '{name}' is nog niet bekend"
            return NoTable(rule.tabel, period.geldig_van, reason, "")
        column.append(np.nan if value is None else value)
    same = all(v == column[0] for v in column) or np.isnan(column).all()
    return column[0] if same else np.array(column)


def _value(amount: Amount) -> float | None:
    """A number; a day as yyyymmdd; None where nobody found it."""
    if amount.datum is not None:
        return float(as_number(amount.datum))
    return None if amount.waarde is None else float(amount.waarde)


def _reference(first: Period, last: Period, names: list[str]) -> TableRef:
    """Where a year's amounts come from: first and last period, with the weakest status used."""
    known = [n for n in names if first.amounts[n].known and last.amounts[n].known]
    begin, end = first.ref(known), last.ref(known)
    sources = {s.titel: s for ref in (begin, end) for s in ref.bronnen}
    return replace(
        begin,
        geldig_tot=end.geldig_tot,
        status=weakest((begin.status, end.status)),
        bronnen=tuple(sources.values()),
    )


def run(
    rule: Rule, amounts: tuple[Any, TableRef], h: Households, m: Membership, earlier: Earlier
) -> Result:
    """The rule on all rows of ``h``."""
    values, tabel = amounts
    situation = rule.situation(h, m, earlier, values)
    months = rule.month(situation, values)
    if rule.rijen is not None:
        tabel = replace(tabel, status=weakest((tabel.status, rule.rijen(situation, values))))
    recht = getattr(months, rule.recht) if rule.recht else np.zeros((1, 1))
    wide = recht if recht.shape == (h.n, 12) else np.broadcast_to(recht, (h.n, 12))
    return Result(rule, months, wide, rule.settle(months, values), values, tabel)
