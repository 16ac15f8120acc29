"""In which households bijstand goes to a person, and what is then asked: nothing of it is guessed.

Who lives there from the month of the reference date on counts; who left before it does not.

Law: Participatiewet (Pw) art. 13, 23, 24, 31-34, 41; Besluit bijstandverlening zelfstandigen (Bbz).
"""

import numpy as np

from voorzieningenwijzer.dates import age_on, first_days
from voorzieningenwijzer.entitlements.bijstandsnorm import of_core
from voorzieningenwijzer.entitlements.participatiewet import gets_now, in_instelling
from voorzieningenwijzer.households.columns import (
    ONDERHUURDER,
    PARTNER,
    WONING_CODE,
    Array,
    Households,
)
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.leeftijden import MEERDERJARIG
from voorzieningenwijzer.money import Flags
from voorzieningenwijzer.rules import Earlier


def _granted(earlier: Earlier) -> Flags:
    return np.asarray(earlier["bijstand"].award.per_jaar[:, 0] > 0)


def eigen_bedrijf(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """Profit is no net income; where it is sure that there is no right nobody need look."""
    own = h.from_now(h.anyone(of_core(h) & h.persons["onderneming"]))
    return np.asarray(own & bool(_granted(earlier).any()))


def partner_zonder_recht(h: Households, m: Membership, earlier: Earlier) -> Flags:
    student = h.persons["studiefinanciering"] & _young(h, earlier)
    minor = _age_now(h) < MEERDERJARIG
    without = ~h.persons["rechtmatig"] | student | minor
    return h.from_now(h.anyone((h.persons["rol"] == PARTNER) & without))


def _age_now(h: Households) -> Array:
    """On the first day of the reference month; (p, 1)."""
    return h.this_month(age_on(h.persons["geboren"], first_days(h.jaar)[None, :]))


def _young(h: Households, earlier: Earlier) -> Flags:
    limit: float = earlier["bijstand"].amounts.zoektermijn_onder_leeftijd
    return np.asarray(_age_now(h) < limit)


def jong(h: Households, m: Membership, earlier: Earlier) -> Flags:
    young = h.this_month(h.everyone(~of_core(h) | _young(h, earlier)))
    return np.asarray(young[:, 0] & _granted(earlier))


def werkt(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """Art. 31 lid 2 onder n, r, y, z: part of a wage may not count for who has bijstand."""
    works = h.from_now(h.anyone(of_core(h) & h.persons["loon"]))
    return np.asarray(works & _granted(earlier))


def werkt_naast_bijstand(h: Households, m: Membership, earlier: Earlier) -> Flags:
    return np.asarray(werkt(h, m, earlier) & h.from_now(gets_now(h)))


def wajong(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """Art. 31 lid 2 onder c: the credit for the young disabled in a net Wajong is no income."""
    return np.asarray(h.from_now(h.anyone(of_core(h) & h.persons["wajong"])) & _granted(earlier))


def studeert(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """Only where it is known: nobody is asked on for what may be."""
    student = h.from_now(h.anyone(of_core(h) & h.persons["studiefinanciering"]))
    return np.asarray(student & bool(student.all()) & _granted(earlier))


def koopt(h: Households, m: Membership, earlier: Earlier) -> Flags:
    owner = h.from_now(h.facts["woning"] == WONING_CODE["koop"])
    return np.asarray(owner & _granted(earlier))


def verhuurt(h: Households, m: Membership, earlier: Earlier) -> Flags:
    lets = h.from_now(h.anyone(h.persons["rol"] == ONDERHUURDER))
    return np.asarray(lets & _granted(earlier))


def woont_in_instelling(h: Households, m: Membership, earlier: Earlier) -> Flags:
    return np.asarray(h.from_now(in_instelling(h)) & _granted(earlier))
