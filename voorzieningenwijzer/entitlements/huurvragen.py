"""What the rules on huurtoeslag leave to a person: absence, income of one time, an older right.

Law: Wht art. 13 lid 2; Besluit op de huurtoeslag (Bht) art. 2, 2b.
"""

import numpy as np

from voorzieningenwijzer.households.columns import Households
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.money import Flags
from voorzieningenwijzer.rules import Earlier

_LAAGSTE = ("basishuur_alleen", "minimum_basishuur_alleen")


def _lang_weg(h: Households, _m: Membership, _earlier: Earlier) -> Flags:
    return np.asarray(h.applicant(h.persons["elders"] > 0).any(axis=1))


def _inkomen_te_hoog(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """Nothing left by the income alone: the rent itself would give a right."""
    found = earlier["huurtoeslag"]
    tests = (found.months.huurder, found.months.zelfstandig, found.months.vermogen)
    rest = np.logical_and.reduce([np.asarray(t.passed).any(axis=1) for t in tests])
    laagste = next(getattr(found.amounts, n) for n in _LAAGSTE if hasattr(found.amounts, n))
    huur = (h.facts["kale_huur"] > laagste).any(axis=1) & ~_boven_het_maximum(h, m, earlier)
    return np.asarray(rest & huur & (found.award.per_jaar[:, 0] <= 0))


def _boven_het_maximum(h: Households, _m: Membership, earlier: Earlier) -> Flags:
    """A rent over the maximum, in the years in which that ends the right."""
    test = getattr(earlier["huurtoeslag"].months, "huur_niet_te_hoog", None)
    if test is None:
        return np.zeros(h.n, dtype=bool)
    return np.asarray((~np.broadcast_to(test.passed, (h.n, 12))).any(axis=1))


HUUR_VRAGEN = (
    (
        _lang_weg,
        (
            "U bent zelf niet thuis, door zorg, opvang of omdat u vastzit. Bij een lange tijd "
            "kan de huurtoeslag stoppen. Vraag het aan Toeslagen."
        ),
    ),
)
HUUR_OP_VERZOEK = (
    (
        _boven_het_maximum,
        (
            "Had u al huurtoeslag voordat de huur boven de grens kwam? Dan mag u die soms "
            "houden. Vraag het aan Toeslagen."
        ),
    ),
    (
        _inkomen_te_hoog,
        (
            "Kreeg u dit jaar een keer extra geld, zoals loon van vroeger of een klein pensioen "
            "ineens? Vraag Toeslagen om dat niet mee te tellen."
        ),
    ),
)
