"""What the allowances share: award in whole euros, nothing under the minimum, the advance per month.

Law: Awir art. 14 lid 4 and 5. The way in which advances are cut off is practice of Dienst Toeslagen,
known from its published tables.
"""

import numpy as np

from voorzieningenwijzer.money import Euros, down_to_euro, whole_euro

MAANDEN = 12


def award_per_year(recht_per_maand: Euros, kleinste_toekenning: float) -> Euros:
    """Whole euros of the months together, and nothing under the smallest award; (n, 1)."""
    per_jaar = whole_euro(
        np.broadcast_to(recht_per_maand, (len(recht_per_maand), MAANDEN)).sum(axis=1, keepdims=True)
    )
    return np.where(per_jaar < kleinste_toekenning, 0.0, per_jaar)


def advance_from_year(per_jaar: Euros, recht_per_maand: Euros) -> Euros:
    """The rounded award spread over the months of right and cut off (tables of zorgtoeslag); (n, 12)."""
    months = np.broadcast_to(recht_per_maand, (len(per_jaar), MAANDEN))
    whole = months.sum(axis=1, keepdims=True)
    share = np.divide(months, whole, out=np.zeros(months.shape), where=whole > 0)
    return down_to_euro(per_jaar * share)


def advance_from_month(per_jaar: Euros, recht_per_maand: Euros) -> Euros:
    """The unrounded month cut off (leaflets of huurtoeslag and kindgebonden budget); (n, 12)."""
    months = np.broadcast_to(recht_per_maand, (len(per_jaar), MAANDEN))
    return np.where(per_jaar > 0, down_to_euro(months), 0.0)


def highest_with_award(
    recht_zonder_afbouw: Euros, afbouw: Euros, vanaf: Euros, kleinste_toekenning: float
) -> Euros:
    """The highest income per year at which a phased-out right still gives an award, in whole euros.

    ``recht_zonder_afbouw`` and ``afbouw`` per year; the award is refused when its rounded year amount
    is under the smallest award, so the right ends where half a euro less than that is left.
    """
    ruimte = recht_zonder_afbouw - (kleinste_toekenning - 0.5)
    return np.where(ruimte > 0, down_to_euro(vanaf + ruimte / afbouw), 0.0)
