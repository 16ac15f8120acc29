"""What comes in now against what should come in: not claimed, right, too little, too much."""

from enum import StrEnum

from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Between, Outcome, Status

SAME_AMOUNT = 100
"""Cents a month within which an award counts as right: awards are paid in whole euros."""

_AMOUNT = (Status.RECHT, Status.ONBEKEND, Status.VANZELF)
_SILENT = (Status.BUITEN_BEREIK, Status.GEEN_TABEL)


class Standing(StrEnum):
    """``misschien_...``: what is still unknown decides; ``onbekend``: what comes in is unknown.

    ``niet_te_vergelijken``: it comes in, but the program has no amount of the same kind.
    """

    NIET_GEVRAAGD = "niet_gevraagd"
    GOED = "goed"
    TE_WEINIG = "te_weinig"
    TE_VEEL = "te_veel"
    MISSCHIEN_TE_VEEL = "misschien_te_veel"
    MISSCHIEN_TE_WEINIG = "misschien_te_weinig"
    MISSCHIEN_RECHT = "misschien_recht"
    GEEN_RECHT = "geen_recht"
    ONBEKEND = "onbekend"
    NIET_TE_VERGELIJKEN = "niet_te_vergelijken"
    NIET_TE_ZEGGEN = "niet_te_zeggen"


def standing(outcome: Outcome) -> Standing:
    """Where this household stands with one scheme."""
    if outcome.status in _SILENT or outcome.prognose:
        return Standing.NIET_TE_ZEGGEN
    now = received(outcome)
    if outcome.ontvangt_nu and (outcome.bruto or outcome.zonder_bedrag):
        return _beside_another_measure(outcome, now)
    if outcome.status is Status.GEEN_RECHT:
        return Standing.TE_VEEL if outcome.ontvangt_nu and now != 0 else Standing.GEEN_RECHT
    if is_right(outcome):
        return Standing.GOED
    if outcome.ontvangt_nu and outcome.status is Status.CONTROLEREN:
        return _perhaps(outcome.per_maand, now)
    if outcome.status not in _AMOUNT or outcome.per_maand is None:
        return _without_month(outcome)
    return Standing.ONBEKEND if now is None else _by_amount(outcome.per_maand, now)


def _beside_another_measure(outcome: Outcome, now: int | None) -> Standing:
    """No amount, or one before tax: what comes in after tax can only be seen to be too much."""
    right = outcome.per_maand
    if outcome.status is Status.GEEN_RECHT:
        return Standing.MISSCHIEN_TE_VEEL if now != 0 else Standing.GEEN_RECHT
    if right is not None and now is not None and _gap(right, now) < 0:
        return Standing.MISSCHIEN_TE_VEEL
    return Standing.NIET_TE_VERGELIJKEN


def _perhaps(right: Between | None, now: int | None) -> Standing:
    """A person must still establish the right, so a difference is not certain either."""
    if right is None or now is None:
        return Standing.ONBEKEND
    return Standing.MISSCHIEN_TE_VEEL if _gap(right, now) < 0 else Standing.MISSCHIEN_TE_WEINIG


def _without_month(outcome: Outcome) -> Standing:
    if outcome.status is Status.ONBEKEND:
        return Standing.MISSCHIEN_RECHT
    return Standing.ONBEKEND if outcome.ontvangt_nu is None else Standing.NIET_GEVRAAGD


def _by_amount(right: Between, now: int) -> Standing:
    gap = _gap(right, now)
    if gap > 0:
        return Standing.TE_WEINIG if now else Standing.NIET_GEVRAAGD
    if gap < 0:
        return Standing.TE_VEEL
    if not now:
        return Standing.GEEN_RECHT if right.hoogst <= 0 else Standing.MISSCHIEN_RECHT
    if now - cents(right.minst) >= SAME_AMOUNT:
        return Standing.MISSCHIEN_TE_VEEL
    return Standing.MISSCHIEN_TE_WEINIG if not right.known else Standing.GOED


def received(outcome: Outcome) -> int | None:
    """Cents a month that come in now; None when that is unknown."""
    if outcome.ontvangt_nu_per_maand is not None:
        return cents(outcome.ontvangt_nu_per_maand)
    return 0 if outcome.ontvangt_nu is False else None


def is_right(outcome: Outcome) -> bool:
    """What comes in now is what should come in."""
    if outcome.prognose or not outcome.ontvangt_nu or outcome.bruto or outcome.zonder_bedrag:
        return False
    now, right = received(outcome), outcome.per_maand
    if outcome.status is Status.VANZELF:
        return True
    if outcome.status is Status.CONTROLEREN:
        return right is None or now is None or _gap(right, now) == 0
    if outcome.status not in _AMOUNT:
        return False
    if right is None:
        return outcome.status is not Status.ONBEKEND
    certain = now is not None and outcome.tabel is not None and right.known
    return certain and _gap(right, now or 0) == 0


def to_be_checked(outcome: Outcome) -> bool:
    """It comes in, and whether the amount is right is for the office that pays it to say."""
    where = standing(outcome)
    perhaps = where in (Standing.MISSCHIEN_TE_VEEL, Standing.MISSCHIEN_TE_WEINIG)
    return perhaps and (outcome.bruto or outcome.status is Status.CONTROLEREN)


def gap_of(outcome: Outcome) -> int | None:
    """Cents a month between right and what comes in now; None when unknown or of two measures."""
    now = None if outcome.prognose or (outcome.bruto and outcome.ontvangt_nu) else received(outcome)
    return None if now is None or outcome.per_maand is None else _gap(outcome.per_maand, now)


def _gap(right: Between, now: int) -> int:
    """Cents a month: above zero too little, below zero too much; certain over the whole range."""
    low, high = cents(right.minst), cents(right.hoogst)
    if low - now >= SAME_AMOUNT:
        return low - now
    if now - high >= SAME_AMOUNT:
        return high - now
    return 0
