"""Over which days a comparison runs: the year ahead, the fixed period that is left, and the fee."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from voorzieningenwijzer.comparisons.energy.contract import DYNAMISCH, MODEL, VARIABEL, Contract
from voorzieningenwijzer.comparisons.energy.fee import OldFees, old_fee
from voorzieningenwijzer.comparisons.energy.offers import EnergyOffer
from voorzieningenwijzer.comparisons.energy.tables import VERLIES, Rules, fee_formula, old_fees
from voorzieningenwijzer.comparisons.energy.use_profile import YEAR_DAYS
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.tables import Tables

CONTRACT, EINDDATUM, STARTDATUM = "energie.contract", "energie.einddatum", "energie.startdatum"


@dataclass(frozen=True, slots=True)
class Ending:
    """One way in which ending the own contract can be.

    ``einde`` is the last day of the fixed period (None: it may end any day). The fee is the loss
    of the supplier, an amount from the old table, or an amount that the supplier named.
    """

    einde: date | None = None
    verlies: bool = False
    oud: OldFees | None = None
    genoemd: float | None = None

    def days_left(self, start: date) -> int:
        return 0 if self.einde is None else max(0, (self.einde - start).days + 1)

    def fixed_fee(self, days_left: int, products: int) -> float:
        if days_left == 0:
            return 0.0
        if self.genoemd is not None:
            return self.genoemd
        if self.oud is not None:
            return old_fee(days_left / YEAR_DAYS, products, self.oud)
        return 0.0


@dataclass(frozen=True, slots=True)
class Endings:
    """All ways that the facts leave open, the facts that are missing, or a rule that is missing."""

    mogelijk: tuple[Ending, ...]
    ontbreekt: tuple[str, ...] = ()
    geen_regel: str = ""

    @property
    def loss_based(self) -> bool:
        return any(ending.verlies for ending in self.mogelijk)


def endings(contract: Contract, tables: Tables, rules: Rules, start: date) -> Endings:
    """What is known of the fixed period and of the rule for the fee; ``start``: of the new one."""
    kind = contract.soort
    may_end_any_day = kind in (VARIABEL, DYNAMISCH) or (kind == MODEL and contract.zonder_einde)
    if may_end_any_day or (contract.einde is not None and contract.einde < start):
        return Endings((Ending(),))
    missing = [] if kind is not None else [CONTRACT]
    free = (Ending(),) if kind is None or (kind == MODEL and contract.einde is None) else ()
    last_days = (contract.einde,) if contract.einde else _last_days(rules, tables, start)
    if contract.einde is None:
        missing.append(EINDDATUM)
    if contract.opzegvergoeding is not None:
        named = tuple(Ending(d, genoemd=contract.opzegvergoeding) for d in last_days)
        return Endings((*free, *named), tuple(missing))
    found, rule_missing = _by_rule(contract, tables, last_days)
    if contract.start is None:
        missing.append(STARTDATUM)
    return Endings((*free, *found), tuple(missing), rule_missing)


def _by_rule(
    contract: Contract, tables: Tables, last_days: Sequence[date]
) -> tuple[tuple[Ending, ...], str]:
    if contract.start is not None:
        formula = fee_formula(tables, contract.start)
        if formula is None:
            return (), said(
                "de regel voor stoppen van {year} is nog niet ingevoerd", year=contract.start.year
            )
        loss, old = formula == VERLIES, old_fees(tables, contract.start)
        return tuple(Ending(d, verlies=loss, oud=old) for d in last_days), ""
    new = tuple(Ending(d, verlies=True) for d in last_days)
    return (*new, *(Ending(d, oud=old) for old in _old_rules(tables) for d in last_days)), ""


def _old_rules(tables: Tables) -> tuple[OldFees, ...]:
    periods = tables.all_periods("opzegvergoeding")
    found = (old_fees(tables, p.geldig_van) for p in periods if p.formule != VERLIES)
    return tuple(old for old in found if old is not None)


def _last_days(rules: Rules, tables: Tables, start: date) -> tuple[date, ...]:
    """An unknown last day: over already, the longest plausible, and every day where a sum bends.

    It bends at whole years (the fixed period of an offer), at the first of a month (the use goes by
    month) and where the fee steps.
    """
    longest = round(rules.langste_contract_jaren * YEAR_DAYS)
    whole_years = [n * YEAR_DAYS for n in range(1, longest // YEAR_DAYS + 1)]
    days = {0, 1, longest, *whole_years, *(n - 1 for n in whole_years)}
    after = range(start.month, start.month + longest // 28)
    days |= {(date(start.year + n // 12, n % 12 + 1, 1) - start).days for n in after}
    for old in _old_rules(tables):
        steps = (old.eerste_grens_jaren, old.tweede_grens_jaren, old.derde_grens_jaren)
        days |= {int(step * YEAR_DAYS) + extra for step in steps for extra in (0, 1)}
    return tuple(start + timedelta(days=n - 1) for n in sorted(days) if n <= longest)


def horizon_days(offer: EnergyOffer, days_left: int) -> int:
    """Over which days both prices are known: the shorter of both fixed periods, at most a year
    where the own contract may end any day."""
    term = YEAR_DAYS if offer.looptijd_jaar is None else round(offer.looptijd_jaar * YEAR_DAYS)
    return min(term, days_left) if days_left else min(term, YEAR_DAYS)


def years_of(starts: Sequence[date], days: Sequence[int]) -> tuple[int, ...]:
    ends = {
        start + timedelta(days=length - 1)
        for start, length in set(zip(starts, days, strict=True))
        if length
    }
    first = min(start.year for start in starts)
    last = max((end.year for end in ends), default=first)
    return tuple(range(first, last + 1))
