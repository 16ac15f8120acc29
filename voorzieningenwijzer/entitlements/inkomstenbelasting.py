"""Income tax in box 1: from taxable to net, and back as a range.

A net amount never gives the taxable one: at its lowest the payer applied all credits that there
can be, at its highest none. Credits are never more than the tax (art. 8.8).

Law:     Wet IB 2001 art. 2.10, 2.10a, 8.10, 8.11, 8.14a, 8.16a, 8.17, 8.18; Zvw art. 43, 45.
Amounts: tariffs/regelingen/inkomstenbelasting.yaml
Beyond:  box 2 and 3, income from abroad, a credit that a partner born before 1963 is paid out.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from voorzieningenwijzer.money import Euros

Ends: TypeAlias = tuple[float, float]
Age: TypeAlias = int
"""For the tax: under AOW age (also False), of AOW age (also True), and of those the oldest."""
ONDER_AOW: Age = 0
VAN_AOW: Age = 1
VOOR_1946: Age = 2
_GRID = np.arange(0.0, 400_001.0, 100.0)
_ZVW_ALWAYS = ("aow", "pensioen")
_ZVW_PERHAPS = ("aio", "overig")


@dataclass(frozen=True, slots=True)
class Amounts:
    schijf_1_deel: float
    schijf_1_tot: float
    schijf_2_deel: float
    schijf_2_tot: float
    schijf_3_deel: float
    schijf_1_deel_aow: float
    schijf_1_tot_voor_1946: float
    algemene_heffingskorting: float
    algemene_afbouw_deel: float
    algemene_afbouw_vanaf: float
    algemene_heffingskorting_aow: float
    algemene_afbouw_deel_aow: float
    arbeidskorting_deel_1: float
    arbeidskorting_deel_2: float
    arbeidskorting_deel_3: float
    arbeidskorting_grens_1: float
    arbeidskorting_grens_2: float
    arbeidskorting_grens_3: float
    arbeidskorting_op_grens_1: float
    arbeidskorting_op_grens_2: float
    arbeidskorting_hoogste: float
    arbeidskorting_afbouw: float
    arbeidskorting_hoogste_aow: float
    arbeidskorting_deel_1_aow: float  # these four NaN where nobody found them
    arbeidskorting_deel_2_aow: float
    arbeidskorting_deel_3_aow: float
    arbeidskorting_afbouw_aow: float
    combinatiekorting_vanaf: float
    combinatiekorting_deel: float
    combinatiekorting_hoogste: float
    ouderenkorting: float
    ouderenkorting_afbouw_vanaf: float
    ouderenkorting_afbouw: float
    alleenstaande_ouderenkorting: float
    jonggehandicaptenkorting: float
    vakantiebijslag_loon_deel: float
    zvw_laag_deel: float
    zvw_hoogste_grondslag: float
    vakantietoeslag_deel: float  # this one and the next from tariffs/regelingen/bijstandsnorm.yaml
    aow_leeftijd_jaren: float
    aow_leeftijd_maanden: float


@dataclass(frozen=True, slots=True)
class Taxed:
    """What decides which credits a person has.

    aow: of AOW age, and born before 1946 or not. werk: income from work. jong_kind: a child under
    12, alone or the partner who earns least. alleenstaand: the AOW of who lives alone. wajong: a
    right to Wajong.
    """

    aow: Age = ONDER_AOW
    werk: bool = False
    jong_kind: bool = False
    alleenstaand: bool = False
    wajong: bool = False


def tax(inkomen: Euros, a: Amounts, aow: Age) -> Euros:
    """Income tax and premiums in box 1, before credits (art. 2.10, 2.10a)."""
    eerste = a.schijf_1_deel_aow if aow else a.schijf_1_deel
    tot = a.schijf_1_tot_voor_1946 if aow == VOOR_1946 else a.schijf_1_tot
    return np.asarray(
        np.minimum(inkomen, tot) * eerste
        + np.clip(inkomen - tot, 0, a.schijf_2_tot - tot) * a.schijf_2_deel
        + np.maximum(inkomen - a.schijf_2_tot, 0) * a.schijf_3_deel
    )


def tax_credits(inkomen: Euros, a: Amounts, who: Taxed, verzamelinkomen: Euros) -> Euros:
    """All credits together; from 2025 the general credit falls with the verzamelinkomen."""
    total = _general(verzamelinkomen, a, who.aow)
    if who.werk:
        total = total + _labour(inkomen, a, who.aow)
        if who.jong_kind:
            boven = np.maximum(inkomen - a.combinatiekorting_vanaf, 0)
            total = total + np.minimum(
                boven * a.combinatiekorting_deel, a.combinatiekorting_hoogste
            )
    if who.aow:
        boven = np.maximum(verzamelinkomen - a.ouderenkorting_afbouw_vanaf, 0)
        total = total + np.maximum(a.ouderenkorting - a.ouderenkorting_afbouw * boven, 0)
        if who.alleenstaand:
            total = total + a.alleenstaande_ouderenkorting
    return total + a.jonggehandicaptenkorting if who.wajong else total


def _general(verzamelinkomen: Euros, a: Amounts, aow: Age) -> Euros:
    hoogste = a.algemene_heffingskorting_aow if aow else a.algemene_heffingskorting
    deel = a.algemene_afbouw_deel_aow if aow else a.algemene_afbouw_deel
    boven = np.maximum(verzamelinkomen - a.algemene_afbouw_vanaf, 0)
    return np.asarray(np.maximum(hoogste - deel * boven, 0))


def _labour(inkomen: Euros, a: Amounts, aow: Age) -> Euros:
    """Of AOW age without rates in the table: the highest that it can be."""
    if not aow:
        return _labour_by(_under_aow(a), inkomen, a)
    if np.isnan(a.arbeidskorting_deel_1_aow):
        whole = _labour_by(_under_aow(a), inkomen, a)
        return np.asarray(np.minimum(whole, a.arbeidskorting_hoogste_aow))
    return _labour_by(_of_aow(a), inkomen, a)


@dataclass(frozen=True, slots=True)
class _Labour:
    """Rates of the labour credit (art. 8.11), and what it is at the two bounds where they end."""

    delen: tuple[float, float, float]
    op_grens: Ends
    hoogste: float
    afbouw: float


def _under_aow(a: Amounts) -> _Labour:
    delen = (a.arbeidskorting_deel_1, a.arbeidskorting_deel_2, a.arbeidskorting_deel_3)
    op_grens = (a.arbeidskorting_op_grens_1, a.arbeidskorting_op_grens_2)
    return _Labour(delen, op_grens, a.arbeidskorting_hoogste, a.arbeidskorting_afbouw)


def _of_aow(a: Amounts) -> _Labour:
    """What it is at the bounds follows from the rates: the printed amounts were not found."""
    een, twee = a.arbeidskorting_deel_1_aow, a.arbeidskorting_deel_2_aow
    op_1 = een * a.arbeidskorting_grens_1
    op_2 = op_1 + twee * (a.arbeidskorting_grens_2 - a.arbeidskorting_grens_1)
    delen = (een, twee, a.arbeidskorting_deel_3_aow)
    return _Labour(delen, (op_1, op_2), a.arbeidskorting_hoogste_aow, a.arbeidskorting_afbouw_aow)


def _labour_by(r: _Labour, inkomen: Euros, a: Amounts) -> Euros:
    tot_1 = inkomen * r.delen[0]
    tot_2 = r.op_grens[0] + (inkomen - a.arbeidskorting_grens_1) * r.delen[1]
    tot_3 = r.op_grens[1] + (inkomen - a.arbeidskorting_grens_2) * r.delen[2]
    later = np.where(inkomen <= a.arbeidskorting_grens_2, tot_2, tot_3)
    arbeid = np.where(inkomen <= a.arbeidskorting_grens_1, tot_1, later)
    boven = np.maximum(inkomen - a.arbeidskorting_grens_3, 0)
    return np.asarray(np.maximum(np.minimum(arbeid, r.hoogste) - r.afbouw * boven, 0))


def net(inkomen: Euros, a: Amounts, who: Taxed, verzamelinkomen: Euros | None = None) -> Euros:
    """What is left of taxable income per year; the verzamelinkomen is that of box 1 unless said."""
    samen = inkomen if verzamelinkomen is None else verzamelinkomen
    korting = tax_credits(inkomen, a, who, samen)
    return np.asarray(inkomen - np.maximum(tax(inkomen, a, who.aow) - korting, 0))


def zvw(inkomen: Euros, a: Amounts) -> Euros:
    """The low contribution, withheld from AOW and pension and paid by who has a business."""
    return np.asarray(a.zvw_laag_deel * np.minimum(inkomen, a.zvw_hoogste_grondslag))


@lru_cache(maxsize=64)
def _curve(a: Amounts, who: Taxed | None, aow: Age, withheld: bool) -> tuple[Euros, Euros]:
    """Taxable income per year and what is left of it net, as points of a rising line.

    ``who`` is None where no credit was applied.
    """
    bends = [a.schijf_1_tot, a.schijf_1_tot_voor_1946, a.schijf_2_tot]
    bends += [a.algemene_afbouw_vanaf]
    bends += [a.arbeidskorting_grens_1, a.arbeidskorting_grens_2, a.arbeidskorting_grens_3]
    gross = np.unique(np.concatenate([_GRID, bends]))
    left = gross - tax(gross, a, aow) if who is None else net(gross, a, who)
    return gross, left - zvw(gross, a) if withheld else left


def taxable_from_net(netto: float, a: Amounts, aow: Age, soort: str) -> Ends:
    """The lowest and highest taxable income per year behind a net amount per year."""
    oud = aow != ONDER_AOW
    who = Taxed(aow=aow, werk=soort == "loon", alleenstaand=oud, wajong=soort == "wajong")
    low = _curve(a, who, aow, soort in _ZVW_ALWAYS)
    high = _curve(a, None, aow, soort in _ZVW_ALWAYS + _ZVW_PERHAPS)
    return float(np.interp(netto, low[1], low[0])), float(np.interp(netto, high[1], high[0]))


def net_from_taxable(bruto: Ends, a: Amounts, aow: Age, jong_kind: bool = False) -> Ends:
    """The lowest and highest net amount per year of a taxable income per year.

    The general credit always counts, also where the payer does not apply it (Pw art. 31 lid 1).
    """
    best = Taxed(aow, True, jong_kind, alleenstaand=aow != ONDER_AOW)
    low, high = _curve(a, Taxed(aow), aow, True), _curve(a, best, aow, False)
    return float(np.interp(bruto[0], *low)), float(np.interp(bruto[1], *high))
