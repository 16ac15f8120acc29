"""Who has a business or a farm: the year counts, and what comes in this month says little.

Law:    Awir art. 8 (verzamelinkomen of the year); Pw art. 78f, Bbz 2004 (bijstand in a business).
Beyond: profit worked out from the books, deductions, income from abroad.
"""

import numpy as np

from voorzieningenwijzer.entitlements.inkomstenbelasting import Ends
from voorzieningenwijzer.households.columns import AANVRAGER, PARTNER, Households
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.money import Flags
from voorzieningenwijzer.rules import Earlier

# how far this year may lie from the last tax assessment; our own margin, no law (decision 0048)
AFWIJKING = 0.5
ROUTE = (
    "U hebt een eigen bedrijf of een boerderij. Dan telt uw winst, en die weten we nu niet. "
    "Voor ondernemers is er een aparte regeling van de gemeente (Bbz). Bel het Werkplein. "
    "Neem uw laatste aanslag mee en de winst-en-verliesrekening."
)


def from_assessment(verzamelinkomen: float) -> Ends:
    """What this year may come to, going by the last tax assessment."""
    margin = abs(verzamelinkomen) * AFWIJKING
    return round(verzamelinkomen - margin, 2), round(verzamelinkomen + margin, 2)


def eigen_bedrijf(h: Households, _m: Membership, _earlier: Earlier) -> Flags:
    """Households (n,) in which the applicant or the partner has a business."""
    rol = h.persons["rol"]
    core = (rol == AANVRAGER) | (rol == PARTNER)
    return np.asarray(h.anyone(core & h.persons["onderneming"]).any(axis=1))
