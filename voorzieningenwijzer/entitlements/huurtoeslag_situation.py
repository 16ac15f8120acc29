"""Huurtoeslag: who belongs to the household, which rent and income count, tests of both regimes.

Law: Wet op de huurtoeslag (Wht) art. 1a, 2, 7, 9, 11, 13; Awir art. 3, 5, 7, 9.
"""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

from voorzieningenwijzer.dates import age_on
from voorzieningenwijzer.explanation import Test, at_most
from voorzieningenwijzer.households.columns import (
    AANVRAGER,
    KIND,
    MEDEBEWONER,
    ONDERHUURDER,
    Households,
    relaties,
    woningen,
)
from voorzieningenwijzer.households.membership import Membership, vermogen
from voorzieningenwijzer.leeftijden import MEERDERJARIG
from voorzieningenwijzer.money import Counts, Euros, Flags
from voorzieningenwijzer.rules import Earlier

_EERSTE_GRAAD = relaties("kind", "ouder", "pleegkind", "stiefkind", "schoonkind", "schoonouder")
_KIND = relaties("kind", "stiefkind", "pleegkind", "schoonkind")
_TE_BEOORDELEN = woningen("woonwagen", "woonboot")
_HELE_WONING = woningen("zelfstandig", "woonwagen", "woonboot")
_IN_WOONVORM = woningen("kamer", "instelling")


@dataclass(frozen=True, slots=True)
class Situation:
    kale_huur_per_maand: Euros  # (n, 1|12)
    hoogste_redelijke_huur: Euros  # (n, 1|12), of the Huurcommissie; without limit if it gave none
    servicekosten_per_maand: Euros  # (n, 1|12), the kinds that may count
    meer_personen: Flags  # (n, 1|12), partner, child or medebewoner in the dwelling
    personen: Counts  # (n, 1|12), children included
    iemand_oud_genoeg: Flags  # (n, 1|12), somebody over the youth limit
    kind_of_handicap: Flags  # (n, 1|12), lifts the youth limit
    aangepast_voor_handicap: Flags  # (n, 1)
    rekeninkomen_per_jaar: Euros  # (n, 1|12)
    vermogen_op_1_januari: Euros  # (n, 1)
    partner_hele_jaar: Flags  # (n, 1)
    hoogste_vermogen_medebewoner: Euros  # (n, 1)
    huurder: Flags  # (n, 1|12), rents here, paid and registered
    zelfstandig: Flags  # (n, 1|12)
    volwassen: Flags  # (n, 1|12)
    rechtmatig: Flags  # (n, 1|12)


class Limits(Protocol):
    """The amounts that both regimes have."""

    @property
    def maximale_huur(self) -> float: ...
    @property
    def maximale_huur_jong(self) -> float: ...
    @property
    def jong_onder_leeftijd(self) -> float: ...
    @property
    def aftoppingsgrens_laag(self) -> float: ...
    @property
    def aftoppingsgrens_hoog(self) -> float: ...
    @property
    def personen_hoge_aftopping(self) -> float: ...
    @property
    def kind_onder_leeftijd(self) -> float: ...
    @property
    def vrijstelling_inkomen_kind_per_jaar(self) -> float: ...
    @property
    def vermogensgrens(self) -> float: ...
    @property
    def vermogensgrens_samen(self) -> float: ...


def situation(h: Households, m: Membership, earlier: Earlier, a: Limits) -> Situation:
    """Everybody at the address counts but a subtenant on paper who is not close family."""
    rol = h.persons["rol"]
    onderhuurder = (rol == ONDERHUURDER) & h.persons["zakelijk"]
    onderhuurder &= ~_EERSTE_GRAAD[h.persons["relatie"]]
    telt = m.hier & ~onderhuurder
    partner = m.is_toeslagpartner & m.hier  # art. 1a lid 3: at the same address
    partner_hele_jaar = np.asarray(partner.all(axis=1, keepdims=True))
    kern = (rol == AANVRAGER) | partner
    medebewoner = telt & ~kern
    soort = h.facts["woning"]
    heel_jaar = medebewoner.all(axis=1, keepdims=True)
    personen = h.count(telt)
    return Situation(
        kale_huur_per_maand=h.facts["kale_huur"],
        hoogste_redelijke_huur=h.facts["huurcommissie"],
        servicekosten_per_maand=h.facts["servicekosten"],
        meer_personen=personen > 1,
        personen=personen,
        iemand_oud_genoeg=h.anyone(telt & (rol != KIND) & (m.leeftijd >= a.jong_onder_leeftijd)),
        kind_of_handicap=h.anyone(telt & (rol == KIND)) | h.facts["aangepast"],
        aangepast_voor_handicap=h.facts["aangepast"],
        rekeninkomen_per_jaar=_income(h, telt, kern, a),
        vermogen_op_1_januari=vermogen(h, partner_hele_jaar),
        partner_hele_jaar=h.anyone(partner_hele_jaar),
        hoogste_vermogen_medebewoner=h.highest(np.where(heel_jaar, h.persons["vermogen"], 0.0)),
        huurder=h.facts["huurder"] & h.facts["huur_betaald"] & h.facts["ingeschreven"],
        zelfstandig=_HELE_WONING[soort] | (_IN_WOONVORM[soort] & h.facts["woonvorm"]),
        volwassen=h.applicant(m.volwassen),
        rechtmatig=h.everyone(~telt | h.persons["rechtmatig"] | ~m.volwassen),
    )


def _income(h: Households, telt: Flags, kern: Flags, a: Limits) -> Euros:
    """All at the address; of a child under the age on 1 January only what is over the exemption."""
    own = h.persons["inkomen"]
    is_child = (h.persons["rol"] == KIND) | (
        (h.persons["rol"] == MEDEBEWONER) & _KIND[h.persons["relatie"]]
    )
    on_1_january = age_on(h.persons["geboren"], h.jaar * 10_000 + 101)
    exempt = is_child & (on_1_january < a.kind_onder_leeftijd) & ~kern
    counted = np.where(exempt, np.maximum(own - a.vrijstelling_inkomen_kind_per_jaar, 0), own)
    return np.asarray(h.total(np.where(telt, counted, 0.0)))


def highest_rent(s: Situation, a: Limits) -> Euros:
    """Lower for the young without a child or an adapted dwelling (art. 13)."""
    jong = ~s.iemand_oud_genoeg & ~s.kind_of_handicap
    return np.where(jong, a.maximale_huur_jong, a.maximale_huur)


def aftoppingsgrens(s: Situation, a: Limits) -> Euros:
    """By the number of persons (art. 20)."""
    groot = s.personen >= a.personen_hoge_aftopping
    return np.where(groot, a.aftoppingsgrens_hoog, a.aftoppingsgrens_laag)


class Tests(NamedTuple):
    """The conditions that the two regimes share, in the order of the letter."""

    huurder: Test
    zelfstandig: Test
    volwassen: Test
    rechtmatig: Test
    vermogen: Test
    vermogen_medebewoner: Test

    @property
    def passed(self) -> Flags:
        flags = self.huurder.passed & self.zelfstandig.passed & self.volwassen.passed
        money = self.vermogen.passed & self.vermogen_medebewoner.passed
        return flags & self.rechtmatig.passed & money


def conditions(s: Situation, a: Limits) -> Tests:
    grens = np.where(s.partner_hele_jaar, a.vermogensgrens_samen, a.vermogensgrens)
    return Tests(
        Test(s.huurder),
        Test(s.zelfstandig),
        Test(s.volwassen),
        Test(s.rechtmatig),
        at_most(s.vermogen_op_1_januari, grens),
        at_most(s.hoogste_vermogen_medebewoner, a.vermogensgrens),
    )


def _woonwagen_of_boot(h: Households, _m: Membership, _earlier: Earlier) -> Flags:
    return np.asarray(_TE_BEOORDELEN[h.facts["woning"]].any(axis=1))


def ages(a: Limits) -> dict[str, tuple[float, ...]]:
    """The ages at which the outcome can change, per kind of person."""
    return {
        "leeftijd": (MEERDERJARIG, a.jong_onder_leeftijd),
        "leeftijd_kind": (MEERDERJARIG, a.kind_onder_leeftijd),
        "leeftijd_medebewoner": (MEERDERJARIG, a.jong_onder_leeftijd, a.kind_onder_leeftijd),
    }


READS = frozenset(
    {
        *("geboren", "relatie", "toeslagpartner", "scheiding", "zakelijk", "thuis"),
        *("inkomen", "vermogen", "rechtmatig"),
        *("woning", "woonvorm", "kale_huur", "aangepast", "huur_betaald", "ingeschreven"),
    }
)
BUITEN_BEREIK = (
    (
        _woonwagen_of_boot,
        (
            "Voor een woonwagen of woonboot gelden andere regels. "
            "Vraag het aan de BelastingTelefoon of een sociaal raadslid."
        ),
    ),
)
