"""AIO: what somebody of AOW age lacks up to the norm, paid by the SVB.

Law:     Participatiewet (Pw) art. 22, 22a, 31-34, 47a.
Amounts: tariffs/regelingen/bijstandsnorm.yaml
Beyond:  pension or assets abroad: asked on.
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from voorzieningenwijzer.entitlements.bijstandsnorm import READS as NORM_READS
from voorzieningenwijzer.entitlements.bijstandsnorm import of_core, reached_aow
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
from voorzieningenwijzer.money import Euros, Flags
from voorzieningenwijzer.rules import Award, Earlier, Rule


@dataclass(frozen=True, slots=True)
class Situation:
    norm_per_maand: Euros  # (n, 12), with housemates who share the cost
    netto_inkomen_per_maand: Euros  # (n, 1), AOW and pension with holiday pay, without AIO
    pensioen_per_maand: Euros  # (n, 1), the part of it that is a private pension
    samen: Flags  # (n, 1|12)
    vermogen: Euros  # (n, 1)
    vermogensgrens: Euros  # (n, 1|12)
    aow_leeftijd: Flags  # (n, 12), applicant or partner
    rechtmatig: Flags  # (n, 1|12)
    gevraagd: Flags  # (n, 12)


@dataclass(frozen=True, slots=True)
class Amounts:
    vermogensgrens_alleenstaand: Euros | float
    vermogensgrens_samen: Euros | float
    particulier_pensioen_vrij_alleenstaand: Euros | float
    particulier_pensioen_vrij_paar: Euros | float
    aow_leeftijd_jaren: float
    aow_leeftijd_maanden: float


@dataclass(frozen=True, slots=True)
class Months:
    norm_per_maand: Annotated[
        Euros, Step("Norm vanaf de AOW-leeftijd", "Pw art. 22, 22a", "EUR/maand")
    ]
    netto_inkomen_per_maand: Annotated[
        Euros, Step("Eigen inkomen met vakantiegeld", "Pw art. 31, 32", "EUR/maand")
    ]
    pensioen_vrij_per_maand: Annotated[
        Euros, Step("Klein pensioen dat niet meetelt", "Pw art. 33 lid 5", "EUR/maand")
    ]
    aio_per_maand: Annotated[Euros, Step("AIO in deze maand", "Pw art. 47a", "EUR/maand")]
    aow_leeftijd: Annotated[Test, Toets("AOW-leeftijd bereikt", "Pw art. 47a; AOW art. 7a")]
    rechtmatig: Annotated[Test, Toets("Mag in Nederland zijn", "Pw art. 11 lid 2")]
    vermogen: Annotated[Test, Toets("Geld op de rekeningen nu", "Pw art. 34", "EUR")]
    inkomen: Annotated[
        Test, Toets("Eigen inkomen met vakantiegeld", "Pw art. 19 lid 1, 2", "EUR/maand")
    ]


def situation(h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
    """Of a couple one of AOW age is enough; income and savings as on the reference date."""
    core = of_core(h)
    aow = reached_aow(h, a.aow_leeftijd_jaren, a.aow_leeftijd_maanden)
    own = middelen(h, m, a.vermogensgrens_alleenstaand, a.vermogensgrens_samen)
    return Situation(
        norm_per_maand=earlier["bijstandsnorm"].months.kostendelersnorm_per_maand,
        netto_inkomen_per_maand=own.netto_inkomen_per_maand,
        pensioen_per_maand=np.asarray(h.total(np.where(core, h.persons["pensioen"], 0.0))),
        samen=h.anyone((h.persons["rol"] == PARTNER) & m.hier),
        vermogen=own.vermogen,
        vermogensgrens=own.vermogensgrens,
        aow_leeftijd=h.anyone(core & m.hier & aow),
        rechtmatig=h.applicant(h.persons["rechtmatig"]),
        gevraagd=asked_from(h, gets_now(h)),
    )


def month(s: Situation, a: Amounts) -> Months:
    """The supplement per calendar month; (n, 12)."""
    vrij = np.where(
        s.samen, a.particulier_pensioen_vrij_paar, a.particulier_pensioen_vrij_alleenstaand
    )
    pensioen_vrij = np.clip(s.pensioen_per_maand, 0.0, vrij)
    telt_mee = s.netto_inkomen_per_maand - pensioen_vrij
    genoeg_onder_grens = at_most(s.vermogen, s.vermogensgrens)
    recht = genoeg_onder_grens.passed & s.aow_leeftijd & s.rechtmatig
    return Months(
        s.norm_per_maand,
        s.netto_inkomen_per_maand,
        pensioen_vrij,
        supplement(s.norm_per_maand, telt_mee, recht & s.gevraagd),
        Test(s.aow_leeftijd),
        Test(s.rechtmatig),
        genoeg_onder_grens,
        Test(telt_mee < s.norm_per_maand, telt_mee, s.norm_per_maand),
    )


def settle(m: Months, a: Amounts) -> Award:
    return award(m.aio_per_maand)


def _in_instelling(h: Households, m: Membership, earlier: Earlier) -> Flags:
    granted = earlier["aio"].award.per_jaar[:, 0] > 0
    return np.asarray(h.from_now(in_instelling(h)) & granted)


RULE = Rule(
    regeling="aio",
    naam="AIO (extra bij de AOW)",
    tabel="bijstandsnorm",
    formule="2015",
    reads=NORM_READS | {"vermogen_nu", "rechtmatig", "pensioen", "woning"},
    amounts=Amounts,
    situation=situation,
    month=month,
    settle=settle,
    recht="aio_per_maand",
    needs=("bijstandsnorm",),
    alleen_nu=True,
    nog_te_vragen=(
        (_in_instelling, "Krijgt u op deze plek ook eten en zorg? Vraag welk bedrag dan geldt."),
    ),
    ook_vragen=("Hebt u pensioen, geld of een huis in een ander land? Dat telt mee.",),
)
