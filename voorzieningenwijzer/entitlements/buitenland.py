"""Who works in another country or gets money from there: rules of two countries, so no amount.

Law: Wzt art. 4a (woonlandfactor), Awir art. 8 (income not taxed here), AKW art. 6.
"""

import numpy as np

from voorzieningenwijzer.households.columns import AANVRAGER, PARTNER, Households
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.money import Flags
from voorzieningenwijzer.rules import Earlier

_WAT = "U of uw partner werkt in een ander land of krijgt daar geld vandaan. "
BIJ_TOESLAGEN = (
    f"{_WAT}Dan gelden andere regels. Vraag het aan de BelastingTelefoon of een sociaal raadslid."
)
BIJ_SVB = f"{_WAT}Dan betaalt soms het andere land. Vraag het aan de SVB."


def in_een_ander_land(h: Households, _m: Membership, _earlier: Earlier) -> Flags:
    """Households (n,) in which this holds for the applicant or the partner."""
    rol = h.persons["rol"]
    core = (rol == AANVRAGER) | (rol == PARTNER)
    return np.asarray(h.anyone(core & h.persons["buitenland"]).any(axis=1))
