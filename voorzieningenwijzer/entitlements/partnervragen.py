"""What the rules on the toeslagpartner leave to a person: choices that only a request settles.

Law: Awir art. 3 lid 2, 5, 6 and 9, art. 3a, 3c, art. 8 lid 3.
"""

import numpy as np

from voorzieningenwijzer.households.columns import MEDEBEWONER, Households
from voorzieningenwijzer.households.membership import (
    BLOEDVERWANT,
    OP_VERZOEK_GEEN_PARTNER,
    Membership,
)
from voorzieningenwijzer.money import Flags
from voorzieningenwijzer.rules import Earlier

NOOIT_PARTNER = BLOEDVERWANT | OP_VERZOEK_GEEN_PARTNER


def _partner_elders(h: Households, m: Membership, _earlier: Earlier) -> Flags:
    """A spouse who counts although he or she is registered somewhere else."""
    elders = ~m.hier | (h.persons["elders"] > 0)
    return np.asarray(h.anyone(m.is_toeslagpartner & elders).any(axis=1))


def _aangetrouwd_of_pleegkind(h: Households, m: Membership, _earlier: Earlier) -> Flags:
    """An adult who would be the partner by a child in the house, had they not both asked."""
    verwant = OP_VERZOEK_GEEN_PARTNER[h.persons["relatie"]] & (h.persons["rol"] == MEDEBEWONER)
    verwant = verwant & m.volwassen & m.hier & ~h.persons["zakelijk"]
    zonder = h.anyone(m.minderjarig_kind) & ~m.heeft_toeslagpartner
    return np.asarray((h.anyone(verwant) & zonder).any(axis=1))


def _meer_huisgenoten(h: Households, m: Membership, _earlier: Earlier) -> Flags:
    """More adults could be the one partner: the law names none of them."""
    huisgenoot = (h.persons["rol"] == MEDEBEWONER) & m.is_toeslagpartner
    ander = (h.persons["rol"] == MEDEBEWONER) & m.volwassen & m.hier & ~m.is_toeslagpartner
    ander = ander & ~h.persons["zakelijk"] & h.spread(h.anyone(huisgenoot))
    ander = ander & ~NOOIT_PARTNER[h.persons["relatie"]]
    return np.asarray(h.anyone(ander).any(axis=1))


def _partner_weg(h: Households, m: Membership, _earlier: Earlier) -> Flags:
    """The partnership ended in the year: what the other earns after that may be left out."""
    er_is_een = np.broadcast_to(m.heeft_toeslagpartner, (h.n, 12))
    return np.asarray((er_is_een[:, :-1] & ~er_is_een[:, 1:]).any(axis=1))


PARTNER_VRAGEN = (
    (
        _partner_elders,
        (
            "Uw man of vrouw woont ergens anders. Is dat een verpleeghuis, de opvang of de "
            "gevangenis? Vraag Toeslagen dan of u zonder partner mag tellen."
        ),
    ),
    (
        _aangetrouwd_of_pleegkind,
        (
            "Er woont een pleegkind, stiefkind of schoonfamilie van 18 of ouder bij u. Vraag "
            "samen aan Toeslagen om niet als partners te tellen. Is dat al gedaan?"
        ),
    ),
    (
        _meer_huisgenoten,
        "Er wonen meer volwassenen in huis. Wie telt bij Toeslagen als uw partner?",
    ),
)
PARTNER_OP_VERZOEK = (
    (
        _partner_weg,
        (
            "Uw partner ging dit jaar weg. Vraag Toeslagen of zijn of haar inkomen van daarna "
            "buiten de berekening mag blijven."
        ),
    ),
)
