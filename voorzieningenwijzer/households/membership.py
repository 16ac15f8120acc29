"""Who belongs to the household in which month, and who is toeslagpartner (Awir art. 3 and 5).

A change counts from the month that begins on or after it; a birthday from the month after it. The
rule of income tax that makes somebody a partner for the whole year (AWR art. 5a lid 2) is not here.
"""

from dataclasses import dataclass

import numpy as np

from voorzieningenwijzer.dates import age_on, last_days_before
from voorzieningenwijzer.households.columns import (
    AANVRAGER,
    AFWEZIG,
    KIND,
    MEDEBEWONER,
    PARTNER,
    Array,
    Households,
    all_year,
    relaties,
)
from voorzieningenwijzer.leeftijden import MEERDERJARIG

_GETROUWD = relaties("gehuwd", "geregistreerd")
_CONTRACT = relaties("samenlevingscontract")
_BAND = relaties("samen_kind", "kind_erkend", "pensioenpartner", "samen_eigen_woning")
_VORIG_JAAR = relaties("vorig_jaar_partner")
_KLEINKIND = relaties("kleinkind")
BLOEDVERWANT = relaties("kind", "ouder")  # never the partner (lid 5)
# related by marriage, or a foster child: no partner once both have asked for that (lid 5, 9)
OP_VERZOEK_GEEN_PARTNER = relaties("stiefkind", "pleegkind", "schoonkind", "schoonouder")


@dataclass(frozen=True, slots=True)
class Membership:
    """Per person (p, 1|12) and per household (n, 1|12); what holds all year is (.., 1)."""

    leeftijd: Array
    hier: Array
    volwassen: Array
    minderjarig_kind: Array
    is_toeslagpartner: Array
    toeslagpartner_hele_jaar: Array
    heeft_toeslagpartner: Array
    partner_hele_jaar: Array


def membership(h: Households) -> Membership:
    """The columns that look across persons and months, computed once."""
    rol = h.persons["rol"]
    born = h.persons["geboren"]
    leeftijd = age_on(born, last_days_before(h.jaar)[None, :])
    geboren = born <= last_days_before(h.jaar)[None, :]
    aanwezig = (rol != AFWEZIG) & geboren
    hier = aanwezig & h.persons["thuis"]
    volwassen = leeftijd >= MEERDERJARIG
    minderjarig_kind = hier & (rol == KIND) & ~volwassen
    is_partner = _toeslagpartner(h, aanwezig, hier, all_year(volwassen), all_year(minderjarig_kind))
    hele_jaar = np.asarray(is_partner.all(axis=1, keepdims=True))
    return Membership(
        leeftijd=leeftijd,
        hier=all_year(hier),
        volwassen=all_year(volwassen),
        minderjarig_kind=all_year(minderjarig_kind),
        is_toeslagpartner=is_partner,
        toeslagpartner_hele_jaar=hele_jaar,
        heeft_toeslagpartner=h.anyone(is_partner),
        partner_hele_jaar=h.anyone(hele_jaar),
    )


def _toeslagpartner(
    h: Households, aanwezig: Array, hier: Array, volwassen: Array, minderjarig_kind: Array
) -> Array:
    """Lid 1 before lid 2, at most one (lid 4); what is said to be so goes before what follows."""
    rol, zelf_gezegd = h.persons["rol"], h.persons["toeslagpartner"]
    eerste = _eerste_lid(h, hier, volwassen) & aanwezig
    tweede = _tweede_lid(h, volwassen, minderjarig_kind) & hier
    tweede = _blijft(tweede, hier) & ~h.spread(h.anyone(eerste))
    afgeleid = eerste | _een_per_huishouden(h, tweede)
    gezegd = np.where(zelf_gezegd < 0, afgeleid, (zelf_gezegd == 1) & aanwezig)
    return all_year(np.asarray(gezegd & (rol != AANVRAGER) & (rol != KIND)))


def _eerste_lid(h: Households, hier: Array, volwassen: Array) -> Array:
    """A spouse, also at another address until divorce was filed; a contract at one address."""
    partner, relatie = h.persons["rol"] == PARTNER, h.persons["relatie"]
    gescheiden = h.persons["scheiding"] & ~hier
    contract = _CONTRACT[relatie] & volwassen & hier
    return np.asarray(partner & ((_GETROUWD[relatie] & ~gescheiden) | contract))


def _tweede_lid(h: Households, volwassen: Array, minderjarig_kind: Array) -> Array:
    """An adult with a tie (a to d, f), or with a minor child of one of the two in the house (e)."""
    rol, relatie = h.persons["rol"], h.persons["relatie"]
    ander = (rol == PARTNER) | (rol == MEDEBEWONER)
    eigen_kind = minderjarig_kind & ~_KLEINKIND[relatie]
    met_kind = h.spread(h.anyone(eigen_kind)) & ~OP_VERZOEK_GEEN_PARTNER[relatie]
    met_kind = met_kind & ~h.persons["zakelijk"]
    band = _BAND[relatie] | _VORIG_JAAR[relatie]
    return np.asarray(ander & volwassen & (band | met_kind) & ~BLOEDVERWANT[relatie])


def _blijft(partner: Array, hier: Array) -> Array:
    """Who was partner in the year stays it as long as both are at one address (lid 3)."""
    if partner.shape[1] == 1:
        return partner
    return np.asarray(np.logical_or.accumulate(partner, axis=1) & hier)


def _een_per_huishouden(h: Households, partner: Array) -> Array:
    """The one with the role of partner, else the first; nothing to choose between two persons."""
    if len(h.places) <= 2:
        return partner
    voorrang = partner & (h.persons["rol"] == PARTNER)
    over = partner & ~h.spread(h.anyone(voorrang))
    bezet = np.zeros((h.n, partner.shape[1]), dtype=bool)
    for persons, households in h.places:
        over[persons] &= ~bezet[households]
        bezet[households] |= over[persons]
    return np.asarray(voorrang | over)


def toetsingsinkomen(h: Households, m: Membership) -> Array:
    """Applicant and toeslagpartner together, of the whole year (Awir art. 7 and 8); (n, 1|12)."""
    meetellen = m.is_toeslagpartner | (h.persons["rol"] == AANVRAGER)
    return h.total(np.where(meetellen, h.persons["inkomen"], 0.0))


def vermogen(h: Households, partner_hele_jaar: Array) -> Array:
    """On 1 January; with the partner (p, 1) only when that was the partner all year (n, 1)."""
    aanvrager = (h.persons["rol"] == AANVRAGER).any(axis=1, keepdims=True)
    return h.total(np.where(partner_hele_jaar | aanvrager, h.persons["vermogen"], 0.0))
