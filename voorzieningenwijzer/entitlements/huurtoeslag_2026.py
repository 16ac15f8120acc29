"""Huurtoeslag from 1 January 2026: rent above the maximum is cut off, income counts by a share.

Law:     Wet op de huurtoeslag (Wht) art. 1a, 5, 7, 9, 11, 13, 16-21, text of 2026;
         Awir art. 5, 7, 9, 14.
Amounts: tariffs/regelingen/huurtoeslag.yaml, formule "2026"
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from voorzieningenwijzer.entitlements import huurtoeslag_situation as shared
from voorzieningenwijzer.entitlements.awir import (
    advance_from_month,
    award_per_year,
    highest_with_award,
    is_awarded,
)
from voorzieningenwijzer.entitlements.huurtoeslag_situation import Situation
from voorzieningenwijzer.entitlements.huurvragen import HUUR_OP_VERZOEK, HUUR_VRAGEN
from voorzieningenwijzer.entitlements.partnervragen import PARTNER_OP_VERZOEK
from voorzieningenwijzer.explanation import LaterTest, Step, Test, Toets, at_most
from voorzieningenwijzer.money import Euros
from voorzieningenwijzer.rules import Award, Rule


@dataclass(frozen=True, slots=True)
class Amounts:
    maximale_huur: float
    maximale_huur_jong: float
    jong_onder_leeftijd: float
    kwaliteitskortingsgrens: float
    aftoppingsgrens_laag: float
    aftoppingsgrens_hoog: float
    personen_hoge_aftopping: float
    basishuur_alleen: float
    basishuur_samen: float
    minimum_inkomensijkpunt_alleen: float
    minimum_inkomensijkpunt_samen: float
    afbouw_alleen: float
    afbouw_samen: float
    deel_boven_kwaliteitskorting: float
    deel_boven_aftopping: float
    vermogensgrens: float
    vermogensgrens_samen: float
    vrijstelling_inkomen_kind_per_jaar: float
    kind_onder_leeftijd: float
    kleinste_toekenning_per_jaar: float


@dataclass(frozen=True, slots=True)
class Months:
    rekenhuur_per_maand: Annotated[Euros, Step("Huur die telt", "Wht art. 5, 13", "EUR/maand")]
    basishuur_per_maand: Annotated[
        Euros, Step("Deel dat iedereen zelf betaalt", "Wht art. 16, 18", "EUR/maand")
    ]
    deel_1: Annotated[
        Euros, Step("Hiervan helemaal vergoed", "Wht art. 21 lid 1 onder a", "EUR/maand")
    ]
    deel_2: Annotated[
        Euros, Step("Hiervan voor een groot deel vergoed", "Wht art. 21 lid 1 onder b", "EUR/maand")
    ]
    deel_3: Annotated[
        Euros,
        Step("Hiervan voor een kleiner deel vergoed", "Wht art. 21 lid 1 onder c", "EUR/maand"),
    ]
    rekeninkomen_per_jaar: Annotated[Euros, Step("Inkomen dat telt", "Wht art. 1a; Awir art. 7, 8")]
    afbouw_per_maand: Annotated[
        Euros, Step("Wat er door het inkomen af gaat", "Wht art. 21 lid 2", "EUR/maand")
    ]
    huurtoeslag_per_maand: Annotated[
        Euros, Step("Huurtoeslag in deze maand", "Wht art. 21", "EUR/maand")
    ]
    huurder: Annotated[
        Test, Toets("U huurt hier, betaalt de huur en staat hier ingeschreven", "Wht art. 9, 11")
    ]
    zelfstandig: Annotated[
        Test, Toets("Een hele woning met eigen voordeur, keuken en wc", "Wht art. 11")
    ]
    volwassen: Annotated[Test, Toets("18 jaar of ouder", "Wht art. 9")]
    rechtmatig: Annotated[Test, Toets("Iedereen in huis mag in Nederland zijn", "Awir art. 9")]
    vermogen: Annotated[
        Test, Toets("Spaargeld op 1 januari", "Wht art. 7; Awir art. 7 lid 3", "EUR")
    ]
    vermogen_medebewoner: Annotated[
        Test, Toets("Spaargeld van een huisgenoot", "Awir art. 7 lid 4", "EUR")
    ]
    huur: Annotated[
        Test, Toets("Huur boven het deel dat iedereen zelf betaalt", "Wht art. 21", "EUR/maand")
    ]
    inkomen: Annotated[
        LaterTest,
        Toets("Inkomen over het hele jaar", "Wht art. 21 lid 2; Awir art. 14 lid 5", "EUR/jaar"),
    ]


def month(s: Situation, a: Amounts) -> Months:
    """The right per month, unrounded; steps in the order of art. 21."""
    samen = s.meer_personen
    redelijk = np.minimum(s.kale_huur_per_maand, s.hoogste_redelijke_huur)
    rekenhuur = np.minimum(redelijk, shared.highest_rent(s, a))
    basishuur = np.where(samen, a.basishuur_samen, a.basishuur_alleen)
    delen = _parts(rekenhuur, basishuur, shared.aftoppingsgrens(s, a), a)
    zonder_afbouw = delen[0] + delen[1] + delen[2]

    punt = np.where(samen, a.minimum_inkomensijkpunt_samen, a.minimum_inkomensijkpunt_alleen)
    deel = np.where(samen, a.afbouw_samen, a.afbouw_alleen)
    afbouw = np.maximum(s.rekeninkomen_per_jaar - punt, 0) * deel / 12

    tests = shared.conditions(s, a)
    per_maand = np.where(tests.passed, np.maximum(zonder_afbouw - afbouw, 0), 0.0)
    genoeg = is_awarded(12 * zonder_afbouw, a.kleinste_toekenning_per_jaar)
    huur = Test(genoeg, rekenhuur, basishuur)

    def inkomen() -> Test:
        hoogste = highest_with_award(12 * zonder_afbouw, deel, punt, a.kleinste_toekenning_per_jaar)
        passed = at_most(s.rekeninkomen_per_jaar, hoogste).passed | ~huur.passed
        return Test(passed, s.rekeninkomen_per_jaar, hoogste)

    return Months(
        rekenhuur,
        basishuur,
        *delen,
        s.rekeninkomen_per_jaar,
        afbouw,
        per_maand,
        *tests,
        huur,
        LaterTest(inkomen),
    )


def _parts(
    rekenhuur: Euros, basishuur: Euros, aftopping: Euros, a: Amounts
) -> tuple[Euros, Euros, Euros]:
    """What is paid of the rent up to the first limit, up to the second, and over it (lid 1)."""
    tot_kwaliteit = np.maximum(np.minimum(rekenhuur, a.kwaliteitskortingsgrens) - basishuur, 0)
    tot_aftopping = np.maximum(np.minimum(rekenhuur, aftopping) - a.kwaliteitskortingsgrens, 0)
    erboven = np.maximum(rekenhuur - aftopping, 0)
    deel_2 = a.deel_boven_kwaliteitskorting * tot_aftopping
    return tot_kwaliteit, deel_2, a.deel_boven_aftopping * erboven


def settle(m: Months, a: Amounts) -> Award:
    """Award per year in whole euros; the advance is the unrounded month, cut off."""
    per_jaar = award_per_year(m.huurtoeslag_per_maand, a.kleinste_toekenning_per_jaar)
    return Award(per_jaar, advance_from_month(per_jaar, m.huurtoeslag_per_maand))


RULE = Rule(
    regeling="huurtoeslag",
    naam="Huurtoeslag",
    tabel="huurtoeslag",
    formule="2026",
    reads=shared.READS,
    amounts=Amounts,
    situation=shared.situation,
    month=month,
    settle=settle,
    recht="huurtoeslag_per_maand",
    limits=shared.ages,
    nog_te_vragen=HUUR_VRAGEN,
    op_verzoek=HUUR_OP_VERZOEK + PARTNER_OP_VERZOEK,
    richting={"inkomen": -1, "vermogen": -1, "kale_huur": 1},
    buiten_bereik=shared.BUITEN_BEREIK,
)
