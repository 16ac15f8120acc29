"""Income tax in box 1: from taxable to net, and back as a range.

A net amount never gives the taxable one: at its lowest all credits were applied by the payer, at
its highest none.

Law:     Wet IB 2001 art. 2.10, 2.10a, 8.10, 8.11.
Amounts: tariffs/regelingen/inkomstenbelasting.yaml
Beyond:  box 2 and 3, credits for children, income from abroad.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from voorzieningenwijzer.money import Euros

Ends: TypeAlias = tuple[float, float]
_GRID = np.arange(0.0, 400_001.0, 100.0)
_ZVW_WITHHELD = ("aow", "aio", "pensioen", "overig")


@dataclass(frozen=True, slots=True)
class Amounts:
    schijf_1_deel: float
    schijf_1_tot: float
    schijf_2_deel: float
    schijf_2_tot: float
    schijf_3_deel: float
    schijf_1_deel_aow: float
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
    arbeidskorting_hoogste: float
    arbeidskorting_afbouw: float
    vakantiebijslag_loon_deel: float
    zvw_laag_deel: float
    vakantietoeslag_deel: float  # this one and the next from tariffs/regelingen/bijstandsnorm.yaml
    aow_leeftijd_jaren: float
    aow_leeftijd_maanden: float


def tax(inkomen: Euros, a: Amounts, aow: bool) -> Euros:
    """Income tax and premiums in box 1, before credits (art. 2.10)."""
    eerste = a.schijf_1_deel_aow if aow else a.schijf_1_deel
    return np.asarray(
        np.minimum(inkomen, a.schijf_1_tot) * eerste
        + np.clip(inkomen - a.schijf_1_tot, 0, a.schijf_2_tot - a.schijf_1_tot) * a.schijf_2_deel
        + np.maximum(inkomen - a.schijf_2_tot, 0) * a.schijf_3_deel
    )


def tax_credits(inkomen: Euros, a: Amounts, aow: bool, werk: bool) -> Euros:
    """General credit (art. 8.10) and, from work, labour credit (art. 8.11)."""
    hoogste = a.algemene_heffingskorting_aow if aow else a.algemene_heffingskorting
    deel = a.algemene_afbouw_deel_aow if aow else a.algemene_afbouw_deel
    algemeen = np.maximum(hoogste - deel * np.maximum(inkomen - a.algemene_afbouw_vanaf, 0), 0)
    if not werk or aow:
        return np.asarray(algemeen)
    grens_1, grens_2, grens_3 = (
        a.arbeidskorting_grens_1,
        a.arbeidskorting_grens_2,
        a.arbeidskorting_grens_3,
    )
    arbeid = (
        np.minimum(inkomen, grens_1) * a.arbeidskorting_deel_1
        + np.clip(inkomen - grens_1, 0, grens_2 - grens_1) * a.arbeidskorting_deel_2
        + np.clip(inkomen - grens_2, 0, grens_3 - grens_2) * a.arbeidskorting_deel_3
    )
    arbeid = np.minimum(arbeid, a.arbeidskorting_hoogste)
    afbouw = a.arbeidskorting_afbouw * np.maximum(inkomen - grens_3, 0)
    return np.asarray(algemeen + np.maximum(arbeid - afbouw, 0))


@lru_cache(maxsize=64)
def _curve(a: Amounts, aow: bool, werk: bool, korting: bool, zvw: bool) -> tuple[Euros, Euros]:
    """Taxable income per year and what is left of it net, as points of a rising line."""
    bends = [a.schijf_1_tot, a.schijf_2_tot, a.algemene_afbouw_vanaf]
    bends += [a.arbeidskorting_grens_1, a.arbeidskorting_grens_2, a.arbeidskorting_grens_3]
    gross = np.unique(np.concatenate([_GRID, bends]))
    owed = tax(gross, a, aow)
    if korting:
        owed = np.maximum(owed - tax_credits(gross, a, aow, werk), 0)
    return gross, gross - owed - (a.zvw_laag_deel * gross if zvw else 0.0)


def taxable_from_net(netto: float, a: Amounts, aow: bool, soort: str) -> Ends:
    """The lowest and highest taxable income per year behind a net amount per year."""
    werk, zvw = soort == "loon", soort in _ZVW_WITHHELD
    low = _curve(a, aow, werk, True, False)
    high = _curve(a, aow, werk, False, zvw)
    return float(np.interp(netto, low[1], low[0])), float(np.interp(netto, high[1], high[0]))


def net_from_taxable(bruto: Ends, a: Amounts, aow: bool) -> Ends:
    """The lowest and highest net amount per year of a taxable income per year."""
    low = _curve(a, aow, False, False, True)
    high = _curve(a, aow, True, True, False)
    return float(np.interp(bruto[0], *low)), float(np.interp(bruto[1], *high))
