"""Kinderopvangtoeslag: a share of the cost of childcare, by income, while the parents work.

Law:     Wet kinderopvang (Wko) art. 1.1, 1.3, 1.5-1.7; Besluit kinderopvangtoeslag (Bkot) art. 2-8a
         and bijlage I; Awir art. 5, 7-9, 14.
Amounts: tariffs/regelingen/kinderopvangtoeslag.yaml
Beyond:  detention, childcare abroad and social or medical reasons (SMI): asked on, never guessed.
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from voorzieningenwijzer.entitlements.awir import advance_from_month, award_per_year
from voorzieningenwijzer.entitlements.kinderopvang_situation import (
    ANDERE_FAMILIE,
    READS,
    UREN,
    Amounts,
    Situation,
    maanden_breed,
)
from voorzieningenwijzer.entitlements.kinderopvang_situation import situation as situation_of
from voorzieningenwijzer.explanation import LaterTest, Step, Test, Toets
from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.columns import KIND, MEDEBEWONER, Households
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.leeftijden import MEERDERJARIG
from voorzieningenwijzer.money import Euros, Flags, whole_euro
from voorzieningenwijzer.rules import Award, Earlier, Rule
from voorzieningenwijzer.tables import weakest

PROCENT = 100


@dataclass(frozen=True, slots=True)
class Months:
    uren: Annotated[Euros, Step("Uren opvang die meetellen", "Bkot art. 8a", "uren/maand")]
    kosten: Annotated[
        Euros, Step("Kosten van opvang die meetellen", "Wko art. 1.7; Bkot art. 4", "EUR/maand")
    ]
    toetsingsinkomen_per_jaar: Annotated[
        Euros, Step("Inkomen dat telt", "Wko art. 1.7; Awir art. 7, 8")
    ]
    procent_eerste_kind: Annotated[
        Euros, Step("Deel dat u terugkrijgt voor het eerste kind", "Bkot art. 3, 8", "procent")
    ]
    procent_volgend_kind: Annotated[
        Euros, Step("Deel dat u terugkrijgt voor een ander kind", "Bkot art. 3, 8", "procent")
    ]
    toeslag_per_maand: Annotated[
        Euros, Step("Kinderopvangtoeslag in deze maand", "Wko art. 1.7; Bkot art. 2", "EUR/maand")
    ]
    jong_genoeg: Annotated[Test, Toets("Het kind zit nog op de basisschool", "Wko art. 1.1")]
    heeft_opvang: Annotated[Test, Toets("Een kind gaat naar de opvang", "Wko art. 1.5")]
    geregistreerd: Annotated[
        Test, Toets("De opvang staat in het landelijk register (LRK)", "Wko art. 1.5 lid 1")
    ]
    bezig: Annotated[
        Test,
        Toets("U en uw partner werken, leren of volgen een traject", "Wko art. 1.6"),
    ]
    rechtmatig: Annotated[Test, Toets("Mag in Nederland zijn", "Awir art. 9")]
    op_tijd: Annotated[
        Test,
        Toets("De toeslag is op tijd gevraagd", "Wko art. 1.3 lid 2 onder b"),
    ]
    genoeg: Annotated[
        LaterTest, Toets("Genoeg om uit te betalen", "Awir art. 14 lid 5", "EUR/jaar")
    ]
    eerste_kind_open: Flags


def situation(h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
    return situation_of(h, m, a)


def month(s: Situation, a: Amounts) -> Months:
    """The right per calendar month (Bkot art. 2), unrounded."""
    rij = a.vergoeding.rij(s.toetsingsinkomen_per_jaar)
    eerste = a.vergoeding.waarde("eerste_kind", rij, s.hoog)
    volgend = a.vergoeding.waarde("volgend_kind", rij, s.hoog)

    recht = s.bezig & s.rechtmatig & s.op_tijd
    toeslag = eerste * s.kosten_eerste_kind + volgend * s.kosten_andere_kinderen
    per_maand = np.where(recht, toeslag, 0.0)
    kosten = s.kosten_eerste_kind + s.kosten_andere_kinderen
    ander_kind = s.kosten_andere_kinderen > 0
    return Months(
        s.uren,
        kosten,
        s.toetsingsinkomen_per_jaar,
        np.where(kosten > 0, eerste * PROCENT, 0.0),
        np.where(ander_kind, volgend * PROCENT, 0.0),
        per_maand,
        Test(s.kind_jong_genoeg),
        Test(s.heeft_opvang | ~s.kind_jong_genoeg),
        Test(s.geregistreerd | ~s.heeft_opvang),
        Test(s.bezig),
        Test(s.rechtmatig),
        Test(s.op_tijd),
        LaterTest(lambda: _genoeg(per_maand, a)),
        s.eerste_kind_open,
    )


def _genoeg(per_maand: Euros, a: Amounts) -> Test:
    """Nothing under the smallest award; who has no right at all has another reason for it."""
    jaar = whole_euro(maanden_breed(per_maand).sum(axis=1, keepdims=True))
    grens = a.kleinste_toekenning_per_jaar
    return Test((jaar >= grens) | (jaar == 0), jaar, grens)


def settle(m: Months, a: Amounts) -> Award:
    """Award per year in whole euros; the advance is the unrounded month, cut off."""
    per_jaar = award_per_year(m.toeslag_per_maand, a.kleinste_toekenning_per_jaar)
    return Award(per_jaar, advance_from_month(per_jaar, m.toeslag_per_maand))


def limits(a: Amounts) -> dict[str, tuple[float, ...]]:
    return {
        "leeftijd": (MEERDERJARIG,),
        "leeftijd_kind": (a.basisschool_tot_leeftijd, MEERDERJARIG),
        "leeftijd_medebewoner": (MEERDERJARIG,),
    }


def gebruikte_rijen(s: Situation, a: Amounts) -> str:
    """The weakest status among the cells of the table that this household's months use."""
    rij = a.vergoeding.rij(s.toetsingsinkomen_per_jaar)
    found = set()
    for kolom, kosten in (
        ("eerste_kind", s.kosten_eerste_kind),
        ("volgend_kind", s.kosten_andere_kinderen),
    ):
        used = np.broadcast_arrays(rij, kosten > 0)
        found |= {a.vergoeding.status[kolom][i] for i in np.unique(used[0][used[1]])}
    return weakest(found) if found else "bevestigd"


def eerst_wie_er_wonen(case: Case) -> str:
    """Whether there are children at all; then whether they are in care is asked of each."""
    return "personen" if any(name.startswith("kind?") for name in case.ids) else ""


def _heeft_opvang(h: Households, m: Membership) -> Flags:
    kind = m.hier & (h.persons["rol"] == KIND)
    if UREN[0] not in h.persons:
        return np.zeros(h.n, dtype=bool)
    some = [h.anyone(kind & (h.persons[name] > 0)) for name in UREN if name in h.persons]
    return np.asarray(np.any([maanden_breed(one).any(axis=1) for one in some], axis=0))


def partner_is_verre_familie(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """A partner by a child in the home who is family of a degree that nobody said (art. 1.6.6)."""
    familie = (h.persons["rol"] == MEDEBEWONER) & ANDERE_FAMILIE[h.persons["relatie"]]
    found = h.anyone(m.is_toeslagpartner & familie)
    return np.asarray(maanden_breed(found).any(axis=1)) & _heeft_opvang(h, m)


def verschillende_prijzen_boven_de_uren(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """More hours than count, at different prices: the law does not say which hours fall off."""
    if UREN[1] not in h.persons:
        return np.zeros(h.n, dtype=bool)
    kind = m.hier & (h.persons["rol"] == KIND)
    per_slot = [np.where(kind, h.persons[name], 0.0) for name in UREN if name in h.persons]
    uren = np.sum(per_slot, axis=0)
    meer_dan_een = np.sum([hours > 0 for hours in per_slot], axis=0) > 1
    over = h.anyone((uren > _grens(earlier)) & meer_dan_een)
    return np.asarray(maanden_breed(over).any(axis=1))


def _grens(earlier: Earlier) -> float:
    return float(earlier["kinderopvangtoeslag"].amounts.maximum_uren_per_maand)


def evenveel_uren(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """Children with equal hours at different cost, where it matters which is the first."""
    own = earlier["kinderopvangtoeslag"].months
    anders = own.procent_eerste_kind != own.procent_volgend_kind
    return np.asarray(maanden_breed(own.eerste_kind_open & anders).any(axis=1))


def opvang_zonder_werk(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """Care, but in some month nobody who must work, study or follow a programme does so."""
    own = earlier["kinderopvangtoeslag"]
    return np.asarray(maanden_breed(~own.months.bezig.passed).any(axis=1))


RULE = Rule(
    regeling="kinderopvangtoeslag",
    naam="Kinderopvangtoeslag",
    tabel="kinderopvangtoeslag",
    formule="2005",
    reads=READS,
    amounts=Amounts,
    situation=situation,
    month=month,
    settle=settle,
    recht="toeslag_per_maand",
    limits=limits,
    nog_te_vragen=(
        (
            partner_is_verre_familie,
            (
                "Is uw partner voor de toeslag familie van u? "
                "Vraag Toeslagen of die dan ook moet werken."
            ),
        ),
        (
            verschillende_prijzen_boven_de_uren,
            "Uw kind heeft meer uren dan er meetellen. Vraag Toeslagen welke uren tellen.",
        ),
    ),
    op_verzoek=(
        (
            evenveel_uren,
            (
                "Kinderen hebben evenveel uren. Wie is dan het eerste kind? Daarover zijn onze "
                "bronnen het niet eens. Vraag het Toeslagen."
            ),
        ),
    ),
    ook_vragen=(
        "Is er een contract op papier, en betaalt u de opvang zelf?",
        "Woont een kind ook bij de andere ouder? Vraag dan alleen voor uw eigen dagen.",
    ),
    als_niet=(
        (
            opvang_zonder_werk,
            (
                "Is opvang nodig door ziekte of zorgen thuis? "
                "Vraag de gemeente naar een bijdrage (SMI)."
            ),
        ),
        (
            opvang_zonder_werk,
            "Zit een van u lang vast, of is er zorg met een Wlz-besluit? Vraag het Toeslagen.",
        ),
    ),
    eerst=eerst_wie_er_wonen,
    voorwaarden=frozenset({"maanden_terug", "maanden_na_werk", "basisschool_tot_leeftijd"}),
    rijen=gebruikte_rijen,
)
