"""In which households bijstand goes to a person, and what is then asked: nothing of it is guessed.

Law: Participatiewet (Pw) art. 13, 23, 24, 31-34, 41; Besluit bijstandverlening zelfstandigen (Bbz).
"""

import numpy as np

from voorzieningenwijzer.dates import age_on, first_days
from voorzieningenwijzer.entitlements.bijstandsnorm import of_core
from voorzieningenwijzer.entitlements.participatiewet import gets_now, in_instelling
from voorzieningenwijzer.households.columns import ONDERHUURDER, PARTNER, WONING_CODE, Households
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.leeftijden import MEERDERJARIG
from voorzieningenwijzer.money import Flags
from voorzieningenwijzer.rules import Earlier


def _granted(earlier: Earlier) -> Flags:
    return np.asarray(earlier["bijstand"].award.per_jaar[:, 0] > 0)


def eigen_bedrijf(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """Profit is no net income; where it is sure that there is no right nobody need look."""
    own = h.anyone(of_core(h) & h.persons["onderneming"])[:, 0]
    return np.asarray(own & bool(_granted(earlier).any()))


def partner_zonder_recht(h: Households, m: Membership, earlier: Earlier) -> Flags:
    a = earlier["bijstand"].amounts
    age = age_on(h.persons["geboren"], first_days(h.jaar)[None, :])[:, [h.maand]]
    student = h.persons["studiefinanciering"] & (age < a.zoektermijn_onder_leeftijd)
    without = ~h.persons["rechtmatig"] | student | (age < MEERDERJARIG)
    return np.asarray(h.anyone((h.persons["rol"] == PARTNER) & without)[:, -1])


def jong(h: Households, m: Membership, earlier: Earlier) -> Flags:
    a = earlier["bijstand"].amounts
    age = age_on(h.persons["geboren"], first_days(h.jaar)[None, :])[:, [h.maand]]
    young = h.everyone(~of_core(h) | (age < a.zoektermijn_onder_leeftijd))
    return np.asarray(young[:, -1] & _granted(earlier))


def werkt(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """Art. 31 lid 2 onder n, r, y, z: part of a wage may not count for who has bijstand."""
    return np.asarray(h.anyone(of_core(h) & h.persons["loon"])[:, 0] & _granted(earlier))


def werkt_naast_bijstand(h: Households, m: Membership, earlier: Earlier) -> Flags:
    return np.asarray(werkt(h, m, earlier) & gets_now(h)[:, 0])


def wajong(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """Art. 31 lid 2 onder c: the credit for the young disabled in a net Wajong is no income."""
    return np.asarray(h.anyone(of_core(h) & h.persons["wajong"])[:, 0] & _granted(earlier))


def studeert(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """Only where it is known: nobody is asked on for what may be."""
    student = h.anyone(of_core(h) & h.persons["studiefinanciering"])[:, 0]
    return np.asarray(student & bool(student.all()) & _granted(earlier))


def koopt(h: Households, m: Membership, earlier: Earlier) -> Flags:
    owner = h.facts["woning"][:, -1] == WONING_CODE["koop"]
    return np.asarray(owner & _granted(earlier))


def verhuurt(h: Households, m: Membership, earlier: Earlier) -> Flags:
    return np.asarray(h.anyone(h.persons["rol"] == ONDERHUURDER)[:, -1] & _granted(earlier))


def woont_in_instelling(h: Households, m: Membership, earlier: Earlier) -> Flags:
    return np.asarray(in_instelling(h)[:, -1] & _granted(earlier))
