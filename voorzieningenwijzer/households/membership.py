"""Who belongs to the household in which month, and who is toeslagpartner (Awir art. 3 and 5).

A change counts from the month that begins on or after it; a birthday from the month after it.
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

MEERDERJARIG = 18
_GETROUWD = relaties("gehuwd", "geregistreerd")
_SAMEN = relaties(
    "samenlevingscontract", "samen_kind", "kind_erkend", "pensioenpartner", "vorig_jaar_partner"
)
_EERSTE_GRAAD_OF_PLEEG = relaties("kind", "ouder", "pleegkind", "stiefkind")


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
    hier = (rol != AFWEZIG) & h.persons["thuis"] & geboren
    volwassen = leeftijd >= MEERDERJARIG
    minderjarig_kind = hier & (rol == KIND) & ~volwassen
    is_partner = _toeslagpartner(h, hier, all_year(volwassen), all_year(minderjarig_kind))
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


def _toeslagpartner(h: Households, hier: Array, volwassen: Array, minderjarig_kind: Array) -> Array:
    rol, relatie, zelf_gezegd = h.persons["rol"], h.persons["relatie"], h.persons["toeslagpartner"]
    kind_in_huis = h.spread(h.anyone(minderjarig_kind))
    partner = rol == PARTNER
    # art. 3 lid 1: a spouse, whatever the age; lid 2: two adults at one address with a tie
    getrouwd = partner & _GETROUWD[relatie]
    met_band = partner & volwassen & (_SAMEN[relatie] | kind_in_huis)
    # art. 3 lid 2 onder e: any other adult at the address, with a minor child of one of the two
    huisgenoot = (rol == MEDEBEWONER) & volwassen & kind_in_huis
    huisgenoot &= ~_EERSTE_GRAAD_OF_PLEEG[relatie] & ~h.persons["zakelijk"]
    huisgenoot &= ~h.spread(h.anyone(getrouwd | met_band))
    afgeleid = getrouwd | met_band | huisgenoot
    gezegd = np.where(zelf_gezegd < 0, afgeleid, zelf_gezegd == 1)
    return all_year(gezegd & hier & (rol != AANVRAGER) & (rol != KIND))


def toetsingsinkomen(h: Households, m: Membership) -> Array:
    """Applicant and toeslagpartner together, of the whole year (Awir art. 7 and 8); (n, 1|12)."""
    meetellen = m.is_toeslagpartner | (h.persons["rol"] == AANVRAGER)
    return h.total(np.where(meetellen, h.persons["inkomen"], 0.0))


def vermogen(h: Households, m: Membership) -> Array:
    """On 1 January; with the partner only when that was the partner all year (n, 1)."""
    aanvrager = (h.persons["rol"] == AANVRAGER).any(axis=1, keepdims=True)
    meetellen = m.toeslagpartner_hele_jaar | aanvrager
    return h.total(np.where(meetellen, h.persons["vermogen"], 0.0))
