"""What a health policy costs one adult in a year: pure formulas on arrays that broadcast.

Twelve times the premiums less the contribution, plus the expected care as far as the deductible
is not covered.
"""

import numpy as np

from voorzieningenwijzer.comparisons.energy.cost import Amounts

MONTHS = 12


def premiums_per_year(basis: Amounts, aanvullend: Amounts, bijdrage: Amounts) -> Amounts:
    """Premiums a year less the municipal contribution; all per month."""
    return MONTHS * (basis + aanvullend - bijdrage)


def deductible_paid(verwacht: Amounts, eigen_risico: Amounts) -> Amounts:
    """What of the expected care under the deductible the insured pays."""
    return np.minimum(verwacht, eigen_risico)


def year_cost(
    basis: Amounts, aanvullend: Amounts, bijdrage: Amounts, verwacht: Amounts, eigen_risico: Amounts
) -> Amounts:
    return premiums_per_year(basis, aanvullend, bijdrage) + deductible_paid(verwacht, eigen_risico)


def break_even(korting_per_maand: float) -> float:
    """Care above the own deductible in a year at which a premium discount is used up."""
    return MONTHS * korting_per_maand
