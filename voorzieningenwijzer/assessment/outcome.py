"""Rows of one law to one Outcome: status, range, reasons, what is missing, what was assumed."""

from calendar import monthrange
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import TypedDict

import numpy as np

from voorzieningenwijzer.assessment.assumptions import assumed
from voorzieningenwijzer.assessment.ranges import Rows, between, between_months, stakes
from voorzieningenwijzer.assessment.received import Received
from voorzieningenwijzer.explanation import lines, reasons, room
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.outcomes import Between, Outcome, Reason, Stake, Status
from voorzieningenwijzer.rules import Holds, Result, Rule

_CENT = 0.005
FORECAST = "Dit is een verwachting: de bedragen van {jaar} zijn een plan en nog geen wet."
SETTING = "lokaal."


def _not_law_yet(jaar: int) -> str:
    return said(
        "Dit is een verwachting: de bedragen van {jaar} zijn een plan en nog geen wet.", jaar=jaar
    )


def from_rows(rule: Rule, rows: Rows, now: Received, reads: Collection[str]) -> Outcome:
    """One law over all completions. ``reads``: the facts that can move it."""
    outside = _outside(rule, rows)
    if outside:
        return Outcome(
            rule.regeling,
            rule.naam,
            "landelijk",
            rows.case.jaar,
            Status.BUITEN_BEREIK,
            reden=outside,
            aannames=assumed(rule, rows),
            tabel=rows.results[rule.regeling].tabel,
        )
    found = _ranged(rule, rows, now, reads)
    if rule.bruto:
        found = _before_tax(found)
    return _forecast(found) if found.prognose else found


def _before_tax(found: Outcome) -> Outcome:
    """Held against nothing that comes in: that may be the same amount after tax."""
    nothing: _Differences = {"verschil_per_maand": None, "verschil_per_jaar": None}
    return replace(found, bruto=True, **(nothing if found.ontvangt_nu else {}))


def _forecast(found: Outcome) -> Outcome:
    """Amounts that are only proposed are never a right, nor held against what comes in."""
    status = Status.CONTROLEREN if found.status is Status.RECHT else found.status
    nothing: _Differences = {"verschil_per_maand": None, "verschil_per_jaar": None}
    return replace(found, status=status, reden=_not_law_yet(found.jaar), **nothing)


def _outside(rule: Rule, rows: Rows) -> str:
    for holds, text in rule.buiten_bereik:
        if np.asarray(holds(rows.households, rows.members, rows.results)).all():
            return text
    return ""


def _ranged(rule: Rule, rows: Rows, now: Received, reads: Collection[str]) -> Outcome:
    name, case, result = rule.regeling, rows.case, rows.results[rule.regeling]
    per_jaar = between(result.award.per_jaar)
    advance = between_months(result.award.per_maand)
    month = _shown_month(advance, case.maand)
    known = per_jaar.known and all(a.known for a in advance)
    ask = _said(rule.nog_te_vragen, rows)
    weight = _weight(rows, result, reads)
    per_maand, quarters = advance[month], _quarters(result)
    asked = bool(ask) if known else only_settings(weight)
    status = _status(known or asked, per_jaar, asked, rule.zeker)
    vanaf, tot = _span(advance, case.jaar)
    gets = now.figure(name, per_maand.minst)
    found = Outcome(
        regeling=name,
        naam=rule.naam,
        soort="landelijk",
        jaar=case.jaar,
        status=status,
        per_maand=per_maand,
        per_jaar=per_jaar,
        per_kwartaal=quarters[month // 3] if quarters else None,
        maanden=between_months(result.recht),
        kwartalen=quarters,
        vanaf=vanaf,
        tot=tot,
        ontvangt_nu_per_maand=gets,
        ontvangt_nu=now.gets(name),
        **_difference(per_maand.minst, per_jaar.minst, gets),
        uitleg=lines(result.months, month),
        **_conditions(result, month, status),
        ontbreekt=tuple(weight),
        hangt_af_van=_stakes(weight),
        aannames=assumed(rule, rows),
        nog_te_vragen=ask + _on_top(rule, rows, per_jaar),
        tabel=result.tabel,
        bemonsterd=rows.grid.sampled,
    )
    return found if rule.bedrag else _without_amount(found)


def _without_amount(found: Outcome) -> Outcome:
    """Whether there may be a right, not how much."""
    return replace(
        found,
        per_maand=None,
        per_jaar=None,
        maanden=(),
        ontvangt_nu_per_maand=None,
        verschil_per_maand=None,
        verschil_per_jaar=None,
        zonder_bedrag=True,
    )


class _Conditions(TypedDict, total=False):
    waarom_niet: tuple[Reason, ...]
    grenzen: tuple[Reason, ...]


def _conditions(result: Result, month: int, status: Status) -> _Conditions:
    """What fails, or which limits still hold; nothing of either while the amount is open."""
    if status is Status.GEEN_RECHT:
        return {"waarom_niet": reasons(result.months, month)}
    return {} if status is Status.ONBEKEND else {"grenzen": room(result.months, month)}


def _on_top(rule: Rule, rows: Rows, per_jaar: Between) -> tuple[str, ...]:
    """What changes no status: what may be asked for, what papers decide, or who helps instead."""
    further = rule.ook_vragen if per_jaar.hoogst > 0 else _said(rule.als_niet, rows)
    return _said(rule.op_verzoek, rows) + further


def only_settings(missing: Collection[str]) -> bool:
    """Whether nothing is missing but choices of an authority: no question settles those."""
    return bool(missing) and all(veld.startswith(SETTING) for veld in missing)


def _weight(rows: Rows, result: Result, reads: Collection[str]) -> dict[str, float]:
    """Euros a year per open fact; by the months where only these move."""
    found = stakes(rows, result.award.per_jaar[:, 0], reads)
    return found or stakes(rows, result.award.per_maand.sum(axis=1), reads)


class _Differences(TypedDict, total=False):
    verschil_per_maand: float | None
    verschil_per_jaar: float | None


def _difference(per_maand: float, per_jaar: float, gets: float | None) -> _Differences:
    """The award less what comes in; who gets the right advance gets the award in the end."""
    if gets is None:
        return {}
    same = abs(per_maand - gets) < _CENT
    return {
        "verschil_per_maand": round(per_maand - gets, 2),
        "verschil_per_jaar": 0.0 if same else round(per_jaar - 12 * gets, 2),
    }


def _said(texts: Sequence[tuple[Holds, str]], r: Rows) -> tuple[str, ...]:
    """The texts that are for this household, in one completion at least."""
    return tuple(
        text for holds, text in texts if np.asarray(holds(r.households, r.members, r.results)).any()
    )


def _status(known: bool, per_jaar: Between, ask: bool, zeker: bool) -> Status:
    if not known:
        return Status.ONBEKEND
    if ask:
        return Status.CONTROLEREN
    if per_jaar.hoogst <= 0:
        return Status.GEEN_RECHT
    return Status.RECHT if zeker else Status.CONTROLEREN


def _shown_month(advance: Sequence[Between], now: int) -> int:
    """The month of the reference date, or the first after it in which there is a right."""
    if advance[now].hoogst > 0:
        return now
    return next((m for m in range(now, 12) if advance[m].hoogst > 0), now)


def _span(advance: Sequence[Between], jaar: int) -> tuple[date | None, date | None]:
    months = [m for m, a in enumerate(advance, 1) if a.hoogst > 0]
    if not months:
        return None, None
    last = months[-1]
    end = date(jaar, last, monthrange(jaar, last)[1]) if last < 12 else None
    return date(jaar, months[0], 1), end


def _quarters(result: Result) -> tuple[Between, ...]:
    per_kwartaal = result.award.per_kwartaal
    return () if per_kwartaal is None else between_months(per_kwartaal)


def _stakes(euro: dict[str, float]) -> tuple[Stake, ...]:
    return tuple(
        Stake(v, round(e, 2)) for v, e in sorted(euro.items(), key=lambda x: (-x[1], x[0]))
    )
