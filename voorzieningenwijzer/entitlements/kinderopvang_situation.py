"""Facts of a household for kinderopvangtoeslag: who is in care, for how many hours at what cost.

Law: Wet kinderopvang (Wko) art. 1.1, 1.5, 1.6; Besluit kinderopvangtoeslag (Bkot) art. 2-4, 8a.
"""

from dataclasses import dataclass

import numpy as np

from voorzieningenwijzer.dates import MAANDEN
from voorzieningenwijzer.households.childcare import SLOTS, slot_names
from voorzieningenwijzer.households.childcare_history import WLZ
from voorzieningenwijzer.households.columns import (
    KIND,
    MEDEBEWONER,
    OPVANG_CODE,
    Array,
    Households,
    relaties,
)
from voorzieningenwijzer.households.membership import Membership, toetsingsinkomen
from voorzieningenwijzer.money import Euros, Flags
from voorzieningenwijzer.rules import Staffel

UREN, PRIJS, SOORT, LRK = (slot_names(kind) for kind in ("uren", "prijs", "soort", "lrk"))
READS = frozenset(
    {
        *("geboren", "relatie", "toeslagpartner", "zakelijk", "thuis", "inkomen", "rechtmatig"),
        *("basisschool", "zonder_werk", "opvang_hoog"),
        "duurste_eerst",
        *UREN,
        *PRIJS,
        *SOORT,
        *LRK,
    }
)
# art. 1.6 lid 6: of this family the one who is partner by a child in the home need not work
_FAMILIE_IN_TWEEDE_GRAAD = relaties("broer_zus", "kleinkind")
ANDERE_FAMILIE = relaties("andere_familie")


@dataclass(frozen=True, slots=True)
class Amounts:
    maximum_uurprijs_dagopvang: float
    maximum_uurprijs_bso: float
    maximum_uurprijs_gastouder: float
    maximum_uren_per_maand: float
    maanden_terug: float
    maanden_na_werk: float
    basisschool_tot_leeftijd: float
    kleinste_toekenning_per_jaar: float
    vergoeding: Staffel


@dataclass(frozen=True, slots=True)
class Situation:
    uren: Euros  # (n, 1|12), of all children, as far as they count
    kosten_eerste_kind: Euros  # (n, 1|12), price and hours as far as they count
    kosten_andere_kinderen: Euros  # (n, 1|12)
    toetsingsinkomen_per_jaar: Euros  # (n, 1|12)
    kind_jong_genoeg: Flags  # (n, 1|12), a child is not in secondary school
    heeft_opvang: Flags  # (n, 1|12), such a child is in care
    geregistreerd: Flags  # (n, 1|12), and that care is in the register
    bezig: Flags  # (n, 1|12), applicant and partner work, study, follow a programme
    rechtmatig: Flags  # (n, 1|12), applicant and partner
    op_tijd: Flags  # (n, 1|12), asked for, or not too long ago to ask
    hoog: Flags  # (n, 1), the high end where the table has two
    eerste_kind_open: Flags  # (n, 1|12), equal hours at different cost: which one is the first?


@dataclass(frozen=True, slots=True)
class Care:
    """Per person (p, 1|12): hours of any care, hours that count and what these may cost."""

    alle_uren: Euros
    jong: Flags
    uren: Euros
    kosten: Euros


def care(h: Households, m: Membership, a: Amounts) -> Care:
    """Hours and price as far as they count; over the most hours every kind counts in proportion."""
    prijs_per_soort = np.zeros(len(OPVANG_CODE))
    prijs_per_soort[OPVANG_CODE["dagopvang"]] = a.maximum_uurprijs_dagopvang
    prijs_per_soort[OPVANG_CODE["bso"]] = a.maximum_uurprijs_bso
    prijs_per_soort[OPVANG_CODE["gastouder"]] = a.maximum_uurprijs_gastouder

    rol = h.persons["rol"] == KIND
    children = np.flatnonzero(rol.any(axis=1))
    kind = m.hier[children] & rol[children]
    jong = kind & h.persons["basisschool"][children]
    jong &= m.leeftijd[children] < a.basisschool_tot_leeftijd
    alle, uren, kosten = (np.zeros((len(children), 1)) for _ in range(3))
    for slot in range(SLOTS):
        if UREN[slot] not in h.persons:
            break
        hier = np.where(kind, h.persons[UREN[slot]][children], 0.0)
        telt = np.where(jong & h.persons[LRK[slot]][children], hier, 0.0)
        hoogst = prijs_per_soort[h.persons[SOORT[slot]][children]]
        prijs = np.minimum(h.persons[PRIJS[slot]][children], hoogst)
        alle, uren, kosten = alle + hier, uren + telt, kosten + telt * prijs
    te_veel = uren > a.maximum_uren_per_maand
    if te_veel.any():
        deel = np.where(te_veel, a.maximum_uren_per_maand / np.where(te_veel, uren, 1.0), 1.0)
        uren, kosten = uren * deel, kosten * deel
    return Care(*(_of_all(len(rol), children, part) for part in (alle, jong, uren, kosten)))


def _of_all(persons: int, children: Array, part: Array) -> Array:
    """What children have (c, 1|12) as a column of everybody (p, 1|12): who is no child has none."""
    column = np.zeros((persons, part.shape[1]), dtype=part.dtype)
    column[children] = part
    return column


def eerste_kind(h: Households, c: Care) -> tuple[Array, Array]:
    """Cost (n, 12) of the child with the most hours (Bkot art. 3), highest and lowest.

    These differ for equal hours at different cost: on which is first the sources disagree.
    """
    uren = np.round(c.uren, 6)
    hoogste = h.highest(uren)
    meeste = (uren == h.spread(hoogste)) & (uren > 0)
    duurste = h.highest(np.where(meeste, c.kosten, 0.0))
    goedkoopste = -h.highest(np.where(meeste, -c.kosten, -np.inf))
    return duurste, np.where(hoogste > 0, goedkoopste, duurste)


def situation(h: Households, m: Membership, a: Amounts) -> Situation:
    """From columns; without any column of childcare nothing is worked out."""
    nee = np.zeros((h.n, 1), dtype=bool)
    if UREN[0] not in h.persons:
        niets = np.zeros((h.n, 1))
        return Situation(
            niets, niets, niets, toetsingsinkomen(h, m), ~nee, nee, ~nee, ~nee, ~nee, ~nee, nee, nee
        )
    c = care(h, m, a)
    duurste, goedkoopste = eerste_kind(h, c)
    eerste = np.where(h.facts["duurste_eerst"], duurste, goedkoopste)
    lawful = h.persons["rechtmatig"]
    return Situation(
        uren=h.total(c.uren),
        kosten_eerste_kind=eerste,
        kosten_andere_kinderen=np.maximum(h.total(c.kosten) - eerste, 0.0),
        toetsingsinkomen_per_jaar=toetsingsinkomen(h, m),
        kind_jong_genoeg=h.anyone(c.jong),
        heeft_opvang=h.anyone(c.jong & (c.alle_uren > 0)),
        geregistreerd=h.anyone(c.uren > 0),
        bezig=_bezig(h, m, a),
        rechtmatig=h.applicant(lawful) & h.everyone(~m.is_toeslagpartner | lawful),
        op_tijd=h.facts["opvang_aangevraagd"] | (h.facts["maanden_geleden"] <= a.maanden_terug),
        hoog=h.facts["opvang_hoog"],
        eerste_kind_open=duurste > goedkoopste,
    )


def _bezig(h: Households, m: Membership, a: Amounts) -> Flags:
    """Art. 1.6: both do something; long-term care excuses one of two (lid 8 and 9)."""
    zonder = h.persons["zonder_werk"]
    werkt = (zonder >= 0) & (zonder <= a.maanden_na_werk)
    zorg = zonder == WLZ
    familie = (h.persons["rol"] == MEDEBEWONER) & _FAMILIE_IN_TWEEDE_GRAAD[h.persons["relatie"]]
    partner_werkt = h.anyone(m.is_toeslagpartner & werkt)
    zelf = h.applicant(werkt) | (h.applicant(zorg) & partner_werkt)
    return zelf & h.everyone(~m.is_toeslagpartner | werkt | zorg | familie)


def maanden_breed(values: Array) -> Array:
    return np.broadcast_to(values, (len(values), MAANDEN))
