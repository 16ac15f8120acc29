"""Local schemes on the same completions as the laws: one Outcome per scheme of the municipality."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from voorzieningenwijzer.assessment.absent import text_without_table
from voorzieningenwijzer.assessment.assumptions import NIEMAND_ANDERS, assumed
from voorzieningenwijzer.assessment.completed import Completions
from voorzieningenwijzer.assessment.local_facts import facts_of
from voorzieningenwijzer.assessment.local_reads import Looking, looking, turns
from voorzieningenwijzer.assessment.order import MEASURE, missing_table
from voorzieningenwijzer.assessment.outcome import only_settings
from voorzieningenwijzer.assessment.ranges import Rows, stakes
from voorzieningenwijzer.assessment.received import Received
from voorzieningenwijzer.conditions import NO, Column, Word, leaves
from voorzieningenwijzer.entitlements.onderneming import ROUTE, eigen_bedrijf
from voorzieningenwijzer.explanation import lines
from voorzieningenwijzer.households.file import Household
from voorzieningenwijzer.outcomes import Between, Line, Outcome, Reason, Stake, Status
from voorzieningenwijzer.schemes import SchemeResult, evaluate
from voorzieningenwijzer.tables import Scheme, Tables, children_between

_INCOME = "inkomen_tov_bijstandsnorm"
FactsOf: TypeAlias = Callable[[Rows], Callable[[str], Column]]


def local_outcomes(
    household: Household,
    tables: Tables,
    jaar: int,
    completions: Completions,
    now: Received,
    national: Sequence[Outcome] = (),
) -> list[Outcome]:
    """Schemes of the municipality and national ones on the reference date; none for another year.

    What is worked out comes first, then who can help; of the latter only what may fit.
    """
    if jaar != household.peildatum.year:
        return []
    place = _place(household, tables)
    there = [x for x in looking(tables, place, household.peildatum) if _here(x.scheme, national)]
    missing = missing_table([completions.rules[MEASURE]])
    if missing:
        reden, later = text_without_table(missing), missing.verwacht
        return [
            replace(_outcome(x.scheme, jaar, Status.GEEN_TABEL, now, reden=reden), verwacht=later)
            for x in there
            if x.scheme.gebruik == "rekenen"
        ]
    facts = _known_once(household, place)
    computed = [x for x in there if x.scheme.gebruik == "rekenen"]
    found = [_one(x, household, completions, now, facts) for x in computed]
    points = _Pointing(completions, facts)
    pointers = [x.scheme for x in there if x.scheme.gebruik == "wijzen" and points.perhaps(x)]
    return found + [_outcome(s, jaar, Status.CONTROLEREN, now) for s in pointers]


def prepare(
    household: Household, tables: Tables, completions: Completions, laws: Sequence[str]
) -> None:
    """One set of rows for the schemes and for the ``laws`` that read much the same."""
    where = tables, _place(household, tables), household.peildatum
    completions.extra = turns(*where)
    also = frozenset[str]().union(*(x.reads for x in looking(*where)))
    if not completions.together((MEASURE, *laws), also=also):
        completions.at_one_price(laws)


def _place(household: Household, tables: Tables) -> str | None:
    """The municipality as its documents write it."""
    said = household.gegevens.get("gemeente")
    if said is None:
        return None
    return next((g for g in tables.gemeenten() if g.casefold() == said.casefold()), str(said))


def _here(scheme: Scheme, national: Sequence[Outcome]) -> bool:
    """Not what a law works out already with the amounts of this municipality."""
    return not any(
        o.regeling == scheme.uitgewerkt_in and o.status is not Status.GEEN_TABEL for o in national
    )


def _known_once(household: Household, place: str | None) -> FactsOf:
    made: dict[int, Callable[[str], Column]] = {}

    def of(rows: Rows) -> Callable[[str], Column]:
        if id(rows) not in made:
            made[id(rows)] = facts_of(rows, household, place)
        return made[id(rows)]

    return of


class _Pointing:
    """Whether an entry that points somewhere may fit; many of them share one condition."""

    def __init__(self, completions: Completions, facts: FactsOf) -> None:
        self.completions, self.facts = completions, facts
        self.known: dict[int, bool] = {}

    def perhaps(self, looked: Looking) -> bool:
        """False only where it certainly does not fit."""
        if looked.alike not in self.known:
            self.known[looked.alike] = self._perhaps(looked)
        return self.known[looked.alike]

    def _perhaps(self, looked: Looking) -> bool:
        rows = self.completions.rows(MEASURE, only=looked.reads)
        codes = evaluate(looked.scheme, self.facts(rows), rows.households.n).codes()
        return not bool((codes == NO).all())


def _one(
    looked: Looking, household: Household, completions: Completions, now: Received, facts: FactsOf
) -> Outcome:
    scheme = looked.scheme
    rows = completions.rows(MEASURE, only=looked.reads)
    result = evaluate(scheme, facts(rows), rows.households.n)
    jaar = completions.case.jaar
    if _INCOME in looked.fields and _own_business(rows):
        return _outcome(scheme, jaar, Status.BUITEN_BEREIK, now, reden=ROUTE)
    status = Status(result.overall())
    missing: tuple[str, ...] = ()
    if status is Status.ONBEKEND:
        missing = tuple(stakes(rows, result.codes(), looked.reads))
        if only_settings(missing):
            status = Status.CONTROLEREN
    refused = status in (Status.GEEN_RECHT, Status.BUITEN_BEREIK)
    old = scheme.stale(household.peildatum)
    return _outcome(
        scheme,
        jaar,
        status,
        now,
        uitleg=_lines(scheme, rows),
        aannames=_assumptions(scheme, rows, completions),
        ontbreekt=missing,
        waarom_niet=_why_not(result) if status is Status.GEEN_RECHT else (),
        grenzen=_room(scheme, facts(rows)) if not refused and not missing else (),
        reden=" ".join(result.advice(0)) if status is Status.BUITEN_BEREIK else "",
        per_jaar=None if refused or old else _amount(result),
    )


def _own_business(rows: Rows) -> bool:
    return bool(eigen_bedrijf(rows.households, rows.members, rows.results).all())


def _amount(result: SchemeResult) -> Between | None:
    """Euros a year where the file has a current amount; nothing where it has none."""
    amount = result.scheme.bedrag
    if amount is None or not amount.known or amount.per != "jaar":
        return None
    each = [result.amount(row) for row in range(len(result.truth))]
    known = [a for a in each if a is not None]
    return Between(min(known), max(known)) if len(known) == len(each) else None


def _lines(scheme: Scheme, rows: Rows) -> tuple[Line, ...]:
    if _INCOME not in scheme.voorwaarden.fields():
        return ()
    return lines(rows.results[MEASURE].months, rows.case.maand)


def _assumptions(scheme: Scheme, rows: Rows, completions: Completions) -> tuple[str, ...]:
    found = assumed(completions.rules[MEASURE].rule, rows)
    alone = _INCOME in scheme.voorwaarden.fields() and rows.case.samenstelling_bekend
    return tuple(sorted({*found, NIEMAND_ANDERS})) if alone else found


def _why_not(result: SchemeResult) -> tuple[Reason, ...]:
    """The leaves that fail in the first and in the last row: those fail whatever is unknown."""
    first, last = result.failing(0), result.failing(len(result.truth) - 1)
    also = {f.veld for f in last}
    return tuple(
        Reason(f.veld, result.scheme.id, _plain(f.grens), _plain(f.waarde), veld=_general(f.veld))
        for f in first
        if f.veld in also
    )


def _room(scheme: Scheme, facts: Callable[[str], Column]) -> tuple[Reason, ...]:
    """The limits that hold whatever is unknown, with the value that is nearest to them."""
    found = []
    for leaf in leaves(scheme.voorwaarden):
        if leaf.woord is not Word.HOOGSTENS or not isinstance(leaf.grens, (int, float)):
            continue
        highest = float(np.max(facts(leaf.veld).values))
        if highest <= leaf.grens:
            limit = float(leaf.grens)
            found.append(Reason(leaf.veld, scheme.id, limit, highest, veld=_general(leaf.veld)))
    return tuple(found)


def _general(veld: str) -> str:
    """The name by which texts know a field: children of which ages is said elsewhere."""
    return "aantal_kinderen_van_tot" if children_between(veld) else veld


def _plain(value: object) -> float | str | None:
    if isinstance(value, (bool, np.bool_)):
        return "ja" if value else "nee"
    if value is None or isinstance(value, str):
        return value
    return float(value) if isinstance(value, (int, float, np.number)) else str(value)


def _outcome(
    scheme: Scheme,
    jaar: int,
    status: Status,
    now: Received,
    uitleg: tuple[Line, ...] = (),
    aannames: tuple[str, ...] = (),
    ontbreekt: tuple[str, ...] = (),
    waarom_niet: tuple[Reason, ...] = (),
    grenzen: tuple[Reason, ...] = (),
    reden: str = "",
    per_jaar: Between | None = None,
) -> Outcome:
    return Outcome(
        regeling=scheme.id,
        naam=scheme.naam,
        soort="lokaal",
        jaar=jaar,
        status=status,
        per_jaar=per_jaar,
        ontvangt_nu=now.gets(scheme.id),
        uitleg=uitleg,
        waarom_niet=waarom_niet,
        grenzen=grenzen,
        ontbreekt=ontbreekt,
        hangt_af_van=tuple(Stake(v, 0.0) for v in ontbreekt),
        aannames=aannames,
        nog_te_vragen=scheme.nog_te_vragen,
        reden=reden,
        tabel=scheme.ref(),
        aanvragen=dict(scheme.aanvragen),
        lokaal=scheme.lokaal,
    )
