"""Algemene bijstand: what income lacks up to the norm of the household.

Law:     Participatiewet (Pw) art. 11, 13, 19-24, 27, 31-34, 41, 44.
Amounts: tariffs/regelingen/bijstandsnorm.yaml
Beyond:  an own business (Bbz), a partner without a right (art. 24), exempt earnings (art. 31 lid 2
         under n, r, y, z): asked on, never guessed.
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from voorzieningenwijzer.dates import age_on, first_days
from voorzieningenwijzer.entitlements.bijstand_vragen import (
    eigen_bedrijf,
    jong,
    koopt,
    partner_zonder_recht,
    studeert,
    verhuurt,
    wajong,
    werkt,
    werkt_naast_bijstand,
    woont_in_instelling,
)
from voorzieningenwijzer.entitlements.bijstandsnorm import READS as NORM_READS
from voorzieningenwijzer.entitlements.bijstandsnorm import (
    of_core,
    reached_aow,
)
from voorzieningenwijzer.entitlements.participatiewet import (
    asked_from,
    award,
    gets_now,
    in_instelling,
    middelen,
    supplement,
)
from voorzieningenwijzer.explanation import Step, Test, Toets, at_most
from voorzieningenwijzer.households.columns import PARTNER, Households
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.leeftijden import MEERDERJARIG, NORM_VAN_EEN_VOLWASSENE
from voorzieningenwijzer.money import Euros, Flags, nearest_cent
from voorzieningenwijzer.rules import Award, Earlier, Rule


@dataclass(frozen=True, slots=True)
class Situation:
    norm_per_maand: Euros  # (n, 12), with housemates who share the cost, or of an institution
    netto_inkomen_per_maand: Euros  # (n, 1), own income with holiday pay, without bijstand
    vermogen: Euros  # (n, 1)
    vermogensgrens: Euros  # (n, 1|12)
    volwassen: Flags  # (n, 12), 18; in an institution 21
    onder_aow: Flags  # (n, 12), applicant and partner
    geen_student: Flags  # (n, 12), under 27 with student finance there is no right
    rechtmatig: Flags  # (n, 1|12)
    gevraagd: Flags  # (n, 12)


@dataclass(frozen=True, slots=True)
class Amounts:
    vakantietoeslag_deel: float
    vermogensgrens_alleenstaand: Euros | float
    vermogensgrens_samen: Euros | float
    instelling_alleenstaand: Euros | float
    instelling_paar: Euros | float
    zorgpremie_in_norm_alleen: Euros | float
    zorgpremie_in_norm_samen: Euros | float
    zoektermijn_onder_leeftijd: float
    aow_leeftijd_jaren: float
    aow_leeftijd_maanden: float


@dataclass(frozen=True, slots=True)
class Months:
    norm_per_maand: Annotated[
        Euros, Step("Norm voor dit huishouden", "Pw art. 19a, 20-23", "EUR/maand")
    ]
    netto_inkomen_per_maand: Annotated[
        Euros, Step("Eigen inkomen met vakantiegeld", "Pw art. 31, 32", "EUR/maand")
    ]
    uitbetaald_per_maand: Annotated[
        Euros, Step("Bijstand die elke maand komt", "Pw art. 19 lid 3, art. 45", "EUR/maand")
    ]
    bijstand_per_maand: Annotated[
        Euros, Step("Bijstand met vakantiegeld", "Pw art. 19 lid 2", "EUR/maand")
    ]
    volwassen: Annotated[Test, Toets("18 jaar of ouder", "Pw art. 13 lid 1 onder f")]
    onder_aow: Annotated[Test, Toets("Nog geen AOW-leeftijd", "Pw art. 21, 47a")]
    geen_student: Annotated[
        Test, Toets("Als jongere geen studiefinanciering", "Pw art. 13 lid 2 onder c")
    ]
    rechtmatig: Annotated[Test, Toets("Mag in Nederland zijn", "Pw art. 11 lid 2")]
    vermogen: Annotated[Test, Toets("Geld op de rekeningen nu", "Pw art. 34", "EUR")]
    inkomen: Annotated[
        Test, Toets("Eigen inkomen met vakantiegeld", "Pw art. 19 lid 1, 2", "EUR/maand")
    ]


def situation(h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
    """On the first day of each month; income and savings as they are on the reference date."""
    core = of_core(h) & m.hier
    age = age_on(h.persons["geboren"], first_days(h.jaar)[None, :])
    own = middelen(h, m, a.vermogensgrens_alleenstaand, a.vermogensgrens_samen)
    samen = h.anyone((h.persons["rol"] == PARTNER) & m.hier)
    binnen = in_instelling(h)
    instelling = np.where(
        samen,
        a.instelling_paar + a.zorgpremie_in_norm_samen,
        a.instelling_alleenstaand + a.zorgpremie_in_norm_alleen,
    )
    norm = earlier["bijstandsnorm"].months.kostendelersnorm_per_maand
    vanaf = np.where(binnen, NORM_VAN_EEN_VOLWASSENE, MEERDERJARIG)
    student = h.persons["studiefinanciering"] & (age < a.zoektermijn_onder_leeftijd)
    return Situation(
        norm_per_maand=np.where(binnen, instelling, norm),
        netto_inkomen_per_maand=own.netto_inkomen_per_maand,
        vermogen=own.vermogen,
        vermogensgrens=own.vermogensgrens,
        volwassen=h.applicant(age) >= vanaf,
        onder_aow=~h.anyone(core & reached_aow(h, a.aow_leeftijd_jaren, a.aow_leeftijd_maanden)),
        geen_student=~h.applicant(student),
        rechtmatig=h.applicant(h.persons["rechtmatig"]),
        gevraagd=asked_from(h, gets_now(h)),
    )


def month(s: Situation, a: Amounts) -> Months:
    """What the household may get per calendar month; (n, 12)."""
    genoeg_onder_grens = at_most(s.vermogen, s.vermogensgrens)
    recht = genoeg_onder_grens.passed & s.volwassen & s.onder_aow & s.geen_student & s.rechtmatig
    bijstand = supplement(s.norm_per_maand, s.netto_inkomen_per_maand, recht & s.gevraagd)
    vakantiegeld = nearest_cent(a.vakantietoeslag_deel * bijstand)
    return Months(
        s.norm_per_maand,
        s.netto_inkomen_per_maand,
        nearest_cent(bijstand - vakantiegeld),
        bijstand,
        Test(s.volwassen),
        Test(s.onder_aow),
        Test(s.geen_student),
        Test(s.rechtmatig),
        genoeg_onder_grens,
        Test(
            s.netto_inkomen_per_maand < s.norm_per_maand,
            s.netto_inkomen_per_maand,
            s.norm_per_maand,
        ),
    )


def settle(m: Months, a: Amounts) -> Award:
    return award(m.bijstand_per_maand)


def limits(a: Amounts) -> dict[str, tuple[float, ...]]:
    return {
        "leeftijd": (MEERDERJARIG, a.zoektermijn_onder_leeftijd),
        "leeftijd_kind": (MEERDERJARIG,),
    }


RULE = Rule(
    regeling="bijstand",
    naam="Bijstand",
    tabel="bijstandsnorm",
    formule="2015",
    reads=NORM_READS | {"vermogen_nu", "studiefinanciering", "woning", "rechtmatig"},
    amounts=Amounts,
    situation=situation,
    month=month,
    settle=settle,
    recht="bijstand_per_maand",
    limits=limits,
    needs=("bijstandsnorm",),
    alleen_nu=True,
    buiten_bereik=(
        (
            eigen_bedrijf,
            "U hebt een eigen bedrijf. Vraag de gemeente naar hulp voor ondernemers (Bbz).",
        ),
        (
            partner_zonder_recht,
            "Een van u heeft misschien geen recht. Vraag de gemeente wat de ander kan krijgen.",
        ),
    ),
    nog_te_vragen=(
        (jong, "U bent nog jong. Dan zoekt u eerst zelf werk of een opleiding. Vraag hoe lang."),
        (
            werkt_naast_bijstand,
            "U werkt naast de bijstand. Vraag of een deel van uw loon niet meetelt.",
        ),
        (
            wajong,
            "U krijgt Wajong. De korting voor jonggehandicapten telt niet als inkomen.",
        ),
        (studeert, "U krijgt studiefinanciering. Vraag hoeveel daarvan meetelt."),
        (koopt, "U hebt een eigen huis. Vraag of de waarde van het huis meetelt."),
        (verhuurt, "U verhuurt een kamer. Vraag hoeveel van die huur meetelt."),
        (
            woont_in_instelling,
            "Krijgt u op deze plek ook eten en zorg? Vraag welk bedrag dan geldt.",
        ),
    ),
    op_verzoek=(
        (werkt, "Hebt u bijstand en werkt u? Vraag of een deel van uw loon niet meetelt."),
    ),
    ook_vragen=(
        "Betaalt u geen huur? Dan kan de bijstand lager zijn.",
        "Hebt u een auto, schulden of giften? Vraag wat daarvan meetelt.",
    ),
)
