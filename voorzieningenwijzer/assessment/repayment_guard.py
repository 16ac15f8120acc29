"""What an allowance becomes, and what must be paid back, when the income of the year is higher.

The laws of the assessment on its own case, with a higher toetsingsinkomen of who counts (Awir
art. 7 and 8). The advance is what the estimate gives over twelve months; what the award is less is
too much.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from voorzieningenwijzer.assessment.assess import case_for
from voorzieningenwijzer.assessment.completed import Completions
from voorzieningenwijzer.assessment.granted import with_granted
from voorzieningenwijzer.assessment.incomes import income_amounts
from voorzieningenwijzer.assessment.order import ready_rules, run_all
from voorzieningenwijzer.assessment.ranges import Rows, between
from voorzieningenwijzer.assessment.repayment import ALLOWANCES, repayment_rules
from voorzieningenwijzer.households.case import Case, Open
from voorzieningenwijzer.households.catalogue import FIELDS
from voorzieningenwijzer.households.columns import AANVRAGER, PARTNER, Array, Households
from voorzieningenwijzer.households.file import Household
from voorzieningenwijzer.households.membership import Membership, toetsingsinkomen
from voorzieningenwijzer.outcomes import Assessment, Between, Outcome, Repayment, Status
from voorzieningenwijzer.tables import Tables

HIGHER = (0.05, 0.10, 0.20)
"""How much higher the income may turn out: a choice of this program, no law."""
SAFE = 0.10
"""A safe estimate leaves nothing to pay back when the income turns out this much higher."""

_PARTS = 4
_CENT = 0.005
_ALL = FIELDS["personen.toetsingsinkomen_per_jaar"].aannemelijk


@dataclass(frozen=True, slots=True)
class Higher:
    """One allowance at ``deel`` more income. ``te_veel``: the advance of the estimate less the
    award; ``terug``: what of that is asked back, without a small difference (Awir art. 26a)."""

    deel: float
    per_maand: Between
    per_jaar: Between
    te_veel: Between
    terug: Between


@dataclass(frozen=True, slots=True)
class Guarded:
    regeling: str
    hoger: tuple[Higher, ...]


@dataclass(frozen=True, slots=True)
class Guard:
    """``inkomen``: the estimate, with a toeslagpartner together; None: ``ontbreekt`` says why.

    ``veilig``: the safe estimate; the estimate itself where that is safe already. ``open``: of
    which nobody knows yet whether there is a right.
    """

    jaar: int
    ontbreekt: tuple[str, ...] = ()
    inkomen: Between | None = None
    samen: bool = False
    veilig: Between | None = None
    toeslagen: tuple[Guarded, ...] = ()
    open: tuple[str, ...] = ()
    regels: Repayment | None = None

    def terug(self, deel: float) -> Between:
        """Of all allowances together."""
        found = [h.terug for g in self.toeslagen for h in g.hoger if h.deel == deel]
        return sum(found, Between(0.0, 0.0))


def repayment_guard(household: Household, tables: Tables, assessment: Assessment) -> Guard | None:
    """None where there is no allowance, or no income of which a part could come on top."""
    found = [o for o in assessment.uitkomsten if _is_asked(o)]
    if not found:
        return None
    year = assessment.jaar
    case = case_for(household, tables, year)
    case = with_granted(case, assessment.uitkomsten, income_amounts(tables, year))
    completions = [Completions(c, ready_rules(tables, year)) for c in _along(case)]
    missing = _unknown(completions[0].rows(found[0].regeling))
    if missing:
        return Guard(year, missing)
    first, last = (c.rows(found[0].regeling) for c in (completions[0], completions[-1]))
    estimate = _ends(between(_income(first)), between(_income(last)))
    if estimate.hoogst <= 0:
        return None
    rules = repayment_rules(tables, year)
    small = None if rules is None else rules.klein_verschil
    known = [o for o in found if not _is_open(o)]
    guard = Guard(
        jaar=year,
        inkomen=estimate,
        samen=bool(first.members.heeft_toeslagpartner.any()),
        veilig=estimate,
        toeslagen=tuple(_guarded(o, completions, small) for o in known),
        open=tuple(o.regeling for o in found if _is_open(o)),
        regels=rules,
    )
    falls = any(h.te_veel.hoogst > 0 for g in guard.toeslagen for h in g.hoger if h.deel == SAFE)
    return replace(guard, veilig=higher(estimate, SAFE)) if falls else guard


def higher(income: Between, share: float) -> Between:
    return Between(*(round(one + share * abs(one), 2) for one in (income.minst, income.hoogst)))


def _is_asked(outcome: Outcome) -> bool:
    """An allowance of this year that comes in or may be asked for."""
    silent = outcome.status in (Status.BUITEN_BEREIK, Status.GEEN_TABEL) or outcome.prognose
    year = outcome.per_jaar
    return outcome.regeling in ALLOWANCES and not silent and year is not None and year.hoogst > 0


def _is_open(outcome: Outcome) -> bool:
    """Nothing is certain of it and nobody said that it comes in."""
    least = outcome.per_jaar.minst if outcome.per_jaar else 0.0
    return outcome.status is Status.ONBEKEND and least <= 0 and not outcome.ontvangt_nu


def _along(case: Case) -> list[Case]:
    """The case at each of some points of an income that lies between two ends."""
    rol = case.persons["rol"]
    core = ((rol == AANVRAGER) | (rol == PARTNER)).any(axis=1)
    ranged = [
        o
        for o in case.opens
        if o.naam == "inkomen" and o.persoon is not None and core[o.persoon] and o.einden != _ALL
    ]
    points = np.linspace(0.0, 1.0, _PARTS + 1) if ranged else (0.0,)
    return [_at(case, ranged, float(point)) for point in points]


def _at(case: Case, ranged: Sequence[Open], point: float) -> Case:
    own = case.persons["inkomen"].copy()
    for item in ranged:
        low, high = min(item.einden), max(item.einden)
        own[item.persoon] = low + point * (high - low)
    left = tuple(o for o in case.opens if o not in ranged)
    return replace(case, persons={**case.persons, "inkomen": own}, opens=left)


def _unknown(rows: Rows) -> tuple[str, ...]:
    """The income that nobody knows of somebody whose income counts."""
    counts = _counts(rows.households, rows.members)
    size = len(rows.case.ids)
    return tuple(
        dict.fromkeys(
            o.veld
            for o in rows.case.opens
            if o.naam == "inkomen" and o.persoon is not None and counts[o.persoon :: size].any()
        )
    )


def _counts(h: Households, m: Membership) -> Array:
    """Whose income counts in some month, (p, 1)."""
    counts = m.is_toeslagpartner | (h.persons["rol"] == AANVRAGER)
    return np.asarray(counts.any(axis=1, keepdims=True))


def _income(rows: Rows) -> Array:
    return np.asarray(toetsingsinkomen(rows.households, rows.members).max(axis=1))


def _guarded(outcome: Outcome, along: Sequence[Completions], small: float | None) -> Guarded:
    rows = [completions.rows(outcome.regeling) for completions in along]
    month = next((m for m in _months(rows[0]) if _paid(rows[0], outcome)[:, m].any()), 0)
    return Guarded(
        outcome.regeling,
        tuple(_higher(outcome, along[0], rows, share, month, small) for share in HIGHER),
    )


def _months(rows: Rows) -> range:
    return range(rows.case.maand, 12)


def _paid(rows: Rows, outcome: Outcome) -> Array:
    return rows.results[outcome.regeling].award.per_maand


def _higher(
    outcome: Outcome,
    completions: Completions,
    along: Sequence[Rows],
    share: float,
    month: int,
    small: float | None,
) -> Higher:
    """An allowance only falls with income, so between two points the ends of both enclose it."""
    laws = completions.needed(outcome.regeling)
    awards = [
        run_all(_raised(rows, share), laws, rows.members)[outcome.regeling].award for rows in along
    ]
    months = [between(a.per_maand[:, month]) for a in awards]
    years = [a.per_jaar[:, 0] for a in awards]
    advance = [_paid(rows, outcome).sum(axis=1) for rows in along]
    most = max(float((a - y).max()) for a, y in zip(advance, years[1:] or years, strict=False))
    least = min(float((a - y).min()) for a, y in zip(advance[1:] or advance, years, strict=False))
    too_much = Between(round(max(least, 0.0), 2), round(max(most, 0.0), 2))
    limit = 0.0 if small is None else small
    return Higher(
        deel=share,
        per_maand=_ends(*months),
        per_jaar=_ends(*map(between, years)),
        te_veel=too_much,
        terug=Between(
            *(a if a > limit + _CENT else 0.0 for a in (too_much.minst, too_much.hoogst))
        ),
    )


def _ends(*found: Between) -> Between:
    return Between(min(b.minst for b in found), max(b.hoogst for b in found))


def _raised(rows: Rows, share: float) -> Households:
    """The same households with more income of who counts; a loss becomes smaller."""
    h = rows.households
    own = h.persons["inkomen"]
    more = np.where(_counts(h, rows.members), own + share * np.abs(own), own)
    return replace(h, persons={**h.persons, "inkomen": more})
