"""Local schemes on the same completions as the laws: one Outcome per scheme of the municipality."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from voorzieningenwijzer.assessment.completed import Completions
from voorzieningenwijzer.assessment.local_facts import RESTS_ON, facts_of
from voorzieningenwijzer.assessment.order import MEASURE, missing_table
from voorzieningenwijzer.assessment.outcome import NIEMAND_ANDERS, assumed, text_without_table
from voorzieningenwijzer.assessment.ranges import Rows, stakes
from voorzieningenwijzer.assessment.received import Received
from voorzieningenwijzer.conditions import Column
from voorzieningenwijzer.entitlements.onderneming import ROUTE, eigen_bedrijf
from voorzieningenwijzer.explanation import lines
from voorzieningenwijzer.households.columns import Array
from voorzieningenwijzer.households.file import Household
from voorzieningenwijzer.outcomes import Between, Line, Outcome, Reason, Stake, Status
from voorzieningenwijzer.schemes import SchemeResult, evaluate
from voorzieningenwijzer.tables import Scheme, Tables

Facts: TypeAlias = dict[int, Callable[[str], Column]]
_INCOME = "inkomen_tov_bijstandsnorm"
_SETTING = "lokaal."


def local_outcomes(
    household: Household, tables: Tables, jaar: int, completions: Completions, now: Received
) -> list[Outcome]:
    """Every scheme of the municipality on the reference date; none for another year."""
    if jaar != household.peildatum.year:
        return []
    gemeente = household.gegevens.get("gemeente")
    schemes = tables.schemes(gemeente, household.peildatum)
    missing = missing_table([completions.rules[MEASURE]])
    if missing:
        reden = text_without_table(missing)
        return [_outcome(s, jaar, Status.GEEN_TABEL, now, reden=reden) for s in schemes]
    every = frozenset().union(*(_reads(s) for s in schemes))
    completions.together((MEASURE,), also=every)
    facts: Facts = {}
    return [_one(s, jaar, completions, gemeente, now, facts) for s in schemes]


def _fields(scheme: Scheme) -> frozenset[str]:
    return scheme.voorwaarden.fields().union(*(o.als.fields() for o in scheme.buiten_bereik))


def _reads(scheme: Scheme) -> frozenset[str]:
    return frozenset(name for veld in _fields(scheme) for name in RESTS_ON.get(veld, ()))


def _one(
    scheme: Scheme,
    jaar: int,
    completions: Completions,
    gemeente: str | None,
    now: Received,
    facts: Facts,
) -> Outcome:
    rows = completions.rows(MEASURE, only=_reads(scheme))
    if (
        _INCOME in scheme.voorwaarden.fields()
        and eigen_bedrijf(rows.households, rows.members, rows.results).all()
    ):
        return _outcome(scheme, jaar, Status.BUITEN_BEREIK, now, reden=ROUTE)
    result = evaluate(
        scheme, facts.setdefault(id(rows), facts_of(rows, gemeente)), rows.households.n
    )
    status = Status(result.overall())
    missing: tuple[str, ...] = ()
    if status is Status.ONBEKEND:
        missing = _missing(rows, result.codes(), gemeente)
        if missing and all(veld.startswith(_SETTING) for veld in missing):
            status = Status.CONTROLEREN
    return _outcome(
        scheme,
        jaar,
        status,
        now,
        uitleg=_lines(scheme, rows),
        aannames=_assumptions(scheme, rows, completions),
        ontbreekt=missing,
        waarom_niet=_why_not(result) if status is Status.GEEN_RECHT else (),
        reden=" ".join(result.advice(0)) if status is Status.BUITEN_BEREIK else "",
        per_jaar=_amount(result)
        if status not in (Status.GEEN_RECHT, Status.BUITEN_BEREIK)
        else None,
    )


def _missing(rows: Rows, codes: Array, gemeente: str | None) -> tuple[str, ...]:
    """Open facts that move the answer, and the municipality where that is not known."""
    found = dict.fromkeys(stakes(rows, codes))
    if gemeente is None:
        found["gemeente"] = None
    return tuple(found)


def _amount(result: SchemeResult) -> Between | None:
    """Euros a year where the file has a current amount; nothing where it has none."""
    if result.scheme.bedrag is None or not result.scheme.bedrag.known:
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
        Reason(f.veld, result.scheme.id, _plain(f.grens), _plain(f.waarde), veld=f.veld)
        for f in first
        if f.veld in also
    )


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
        ontbreekt=ontbreekt,
        hangt_af_van=tuple(Stake(v, 0.0) for v in ontbreekt),
        aannames=aannames,
        nog_te_vragen=scheme.nog_te_vragen,
        reden=reden,
        tabel=scheme.ref(),
        aanvragen=dict(scheme.aanvragen),
    )
