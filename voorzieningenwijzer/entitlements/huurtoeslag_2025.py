"""Huurtoeslag of 2025: above the maximum rent no right, service costs count, income by a curve.

Law:     Wet op de huurtoeslag (Wht) art. 1a, 5, 7, 9, 11, 13, 16-21, text of 2025;
         Awir art. 5, 7, 9, 14.
Amounts: tariffs/regelingen/huurtoeslag.yaml, formule "2025"
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from voorzieningenwijzer.entitlements import huurtoeslag_situation as shared
from voorzieningenwijzer.entitlements.awir import (
    advance_from_month,
    award_per_year,
    is_awarded,
)
from voorzieningenwijzer.entitlements.huurtoeslag_situation import Situation
from voorzieningenwijzer.entitlements.huurvragen import HUUR_OP_VERZOEK, HUUR_VRAGEN
from voorzieningenwijzer.entitlements.partnervragen import PARTNER_OP_VERZOEK
from voorzieningenwijzer.explanation import Step, Test, Toets
from voorzieningenwijzer.money import Euros, up_to_cent
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
    factor_a_alleen: float
    factor_b_alleen: float
    factor_a_samen: float
    factor_b_samen: float
    minimum_inkomensijkpunt_alleen: float
    minimum_inkomensijkpunt_samen: float
    normhuur_minimum_alleen: float
    normhuur_minimum_samen: float
    verlaging_eigen_bijdrage: float
    minimum_basishuur_alleen: float
    minimum_basishuur_samen: float
    deel_boven_kwaliteitskorting: float
    deel_boven_aftopping: float
    servicekosten_hoogste_per_soort: float
    servicekosten_soorten: float
    vermogensgrens: float
    vermogensgrens_samen: float
    vrijstelling_inkomen_kind_per_jaar: float
    kind_onder_leeftijd: float
    kleinste_toekenning_per_jaar: float
    huishouden_groot_vanaf_personen: float


@dataclass(frozen=True, slots=True)
class Months:
    rekenhuur_per_maand: Annotated[Euros, Step("Huur die telt", "Wht art. 5", "EUR/maand")]
    rekeninkomen_per_jaar: Annotated[Euros, Step("Inkomen dat telt", "Wht art. 1a; Awir art. 7, 8")]
    basishuur_per_maand: Annotated[
        Euros, Step("Deel dat u zelf betaalt", "Wht art. 16-19", "EUR/maand")
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
    huur_niet_te_hoog: Annotated[
        Test, Toets("Huur niet boven het hoogste bedrag", "Wht art. 13", "EUR/maand")
    ]
    huur_of_inkomen: Annotated[
        Test, Toets("Huur boven het deel dat u zelf betaalt", "Wht art. 21", "EUR/maand")
    ]


def month(s: Situation, a: Amounts) -> Months:
    """The right per month, unrounded; steps in the order of art. 16 to 21."""
    maximum = shared.highest_rent(s, a)
    service = np.minimum(s.servicekosten_per_maand, _highest_service_costs(a))
    kale_huur = np.minimum(s.kale_huur_per_maand, s.hoogste_redelijke_huur)
    huur = np.round(kale_huur + service, 2)
    uitgezonderd = s.aangepast_voor_handicap | (s.personen >= a.huishouden_groot_vanaf_personen)
    te_hoog = Test((huur <= maximum) | uitgezonderd, huur, maximum)
    rekenhuur = np.minimum(huur, maximum)

    basishuur = _basishuur(s, a)
    delen = _parts(rekenhuur, basishuur, shared.aftoppingsgrens(s, a), a)
    samen = delen[0] + delen[1] + delen[2]

    tests = shared.conditions(s, a)
    per_maand = np.where(tests.passed & te_hoog.passed, samen, 0.0)
    return Months(
        rekenhuur,
        s.rekeninkomen_per_jaar,
        basishuur,
        *delen,
        per_maand,
        *tests,
        te_hoog,
        Test(is_awarded(12 * samen, a.kleinste_toekenning_per_jaar), rekenhuur, basishuur),
    )


def _parts(
    rekenhuur: Euros, basishuur: Euros, aftopping: Euros, a: Amounts
) -> tuple[Euros, Euros, Euros]:
    """What is paid of the rent up to the first limit, up to the second, and over it (lid 1)."""
    kwaliteit = a.kwaliteitskortingsgrens
    deel_1 = np.maximum(np.minimum(rekenhuur, kwaliteit) - basishuur, 0)
    tot_aftopping = np.minimum(rekenhuur, aftopping) - np.maximum(kwaliteit, basishuur)
    deel_2 = a.deel_boven_kwaliteitskorting * np.maximum(tot_aftopping, 0)
    erboven = np.maximum(rekenhuur - np.maximum(aftopping, basishuur), 0)
    return deel_1, deel_2, a.deel_boven_aftopping * erboven


def _highest_service_costs(a: Amounts) -> float:
    return a.servicekosten_hoogste_per_soort * a.servicekosten_soorten


def _basishuur(s: Situation, a: Amounts) -> Euros:
    """The normhuur of the income less the reduction, not under the minimum (art. 16-19)."""
    samen = s.meer_personen
    inkomen = s.rekeninkomen_per_jaar
    factor_a = np.where(samen, a.factor_a_samen, a.factor_a_alleen)
    factor_b = np.where(samen, a.factor_b_samen, a.factor_b_alleen)
    punt = np.where(samen, a.minimum_inkomensijkpunt_samen, a.minimum_inkomensijkpunt_alleen)
    laagste = np.where(samen, a.normhuur_minimum_samen, a.normhuur_minimum_alleen)
    curve = up_to_cent(factor_a * inkomen * inkomen + factor_b * inkomen)
    normhuur = np.where(inkomen > punt, curve, laagste)
    minimum = np.where(samen, a.minimum_basishuur_samen, a.minimum_basishuur_alleen)
    return np.asarray(np.maximum(minimum, np.round(normhuur - a.verlaging_eigen_bijdrage, 2)))


def settle(m: Months, a: Amounts) -> Award:
    """Award per year in whole euros; the advance is the unrounded month, cut off."""
    per_jaar = award_per_year(m.huurtoeslag_per_maand, a.kleinste_toekenning_per_jaar)
    return Award(per_jaar, advance_from_month(per_jaar, m.huurtoeslag_per_maand))


def limits(a: Amounts) -> dict[str, tuple[float, ...]]:
    return {
        "kale_huur": (a.maximale_huur, a.maximale_huur_jong),
        "servicekosten": (_highest_service_costs(a),),
        **shared.ages(a),
    }


RULE = Rule(
    regeling="huurtoeslag",
    naam="Huurtoeslag",
    tabel="huurtoeslag",
    formule="2025",
    reads=shared.READS | {"servicekosten"},
    amounts=Amounts,
    situation=shared.situation,
    month=month,
    settle=settle,
    recht="huurtoeslag_per_maand",
    limits=limits,
    nog_te_vragen=HUUR_VRAGEN,
    op_verzoek=HUUR_OP_VERZOEK + PARTNER_OP_VERZOEK,
    richting={"inkomen": -1, "vermogen": -1},
    buiten_bereik=shared.BUITEN_BEREIK,
)
