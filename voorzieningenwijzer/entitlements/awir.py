"""What the allowances share: award in whole euros, nothing under the minimum, advance per month.

Law: Awir art. 14 lid 4 and 5. The way in which advances are cut off is practice of Dienst
Toeslagen, known from its published tables.
"""

import numpy as np

from voorzieningenwijzer.dates import MAANDEN
from voorzieningenwijzer.money import Euros, Flags, down_to_euro, whole_euro


def _year(per_maand: Euros) -> Euros:
    """The twelve months together, of (n, 1|12); (n, 1)."""
    if per_maand.shape[1] == 1:
        return per_maand * MAANDEN
    return np.asarray(per_maand.sum(axis=1, keepdims=True))


def award_per_year(recht_per_maand: Euros, kleinste_toekenning: float) -> Euros:
    """Whole euros of the months together, and nothing under the smallest award; (n, 1)."""
    per_jaar = whole_euro(_year(recht_per_maand))
    return np.where(per_jaar < kleinste_toekenning, 0.0, per_jaar)


def advance_from_year(per_jaar: Euros, recht_per_maand: Euros) -> Euros:
    """The rounded award over the months of right, cut off (tables of zorgtoeslag); (n, 12)."""
    whole = _year(recht_per_maand)
    share = recht_per_maand / np.where(whole > 0, whole, 1.0)
    return _twelve(down_to_euro(per_jaar * share))


def advance_from_month(per_jaar: Euros, recht_per_maand: Euros) -> Euros:
    """The unrounded month cut off (leaflets of huurtoeslag and kindgebonden budget); (n, 12)."""
    return _twelve(np.where(per_jaar > 0, down_to_euro(recht_per_maand), 0.0))


def _twelve(per_maand: Euros) -> Euros:
    return np.broadcast_to(per_maand, (len(per_maand), MAANDEN))


def highest_with_award(
    recht_zonder_afbouw: Euros,
    afbouw: Euros | float,
    vanaf: Euros | float,
    kleinste_toekenning: float,
) -> Euros:
    """The highest income per year at which a phased-out right still gives an award; whole euros.

    ``recht_zonder_afbouw`` and ``afbouw`` per year; the award is refused when its rounded year
    amount is under the smallest award, so the right ends where half a euro less than that is left.
    """
    ruimte = recht_zonder_afbouw - _rounded_up_to(kleinste_toekenning)
    return np.where(ruimte >= 0, down_to_euro(vanaf + ruimte / afbouw), 0.0)


def is_awarded(recht_per_jaar: Euros, kleinste_toekenning: float) -> Flags:
    """Whether a right of so much a year is not too small to be awarded."""
    return recht_per_jaar >= _rounded_up_to(kleinste_toekenning)


def _rounded_up_to(toekenning: float) -> float:
    """The smallest amount that is rounded to this award in whole euros."""
    return toekenning - 0.5
