"""Kwijtschelding of municipal taxes: the means test of the State, settings of the municipality.

Law:     Uitvoeringsregeling Invorderingswet 1990 (URI) art. 10-16, 28; Regeling kwijtschelding
         belastingen medeoverheden (RKBM) art. 2-4; Leidraad Invordering 2008 art. 26.
Amounts: tariffs/regelingen/kwijtschelding_gemeente.yaml
Beyond:  deductions that only papers show (tax debts, alimony paid): asked on, never guessed.
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from voorzieningenwijzer.dates import MAANDEN
from voorzieningenwijzer.entitlements import onderneming
from voorzieningenwijzer.explanation import Step, Test, Toets, at_most
from voorzieningenwijzer.households.columns import (
    AANVRAGER,
    PARTNER,
    WONING_CODE,
    Array,
    Households,
)
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.money import Euros, Flags
from voorzieningenwijzer.rules import Award, Earlier, Rule


@dataclass(frozen=True, slots=True)
class Situation:
    """On the reference date; euros a month unless the name says otherwise; all (n, 1)."""

    aanslag_per_jaar: Euros
    netto_inkomen: Euros
    bijstandsnorm: Euros
    huur: Euros
    basishuur: Euros
    hoogste_huur: float
    huurtoeslag: Euros
    premie: Euros
    premie_in_norm: Euros
    zorgtoeslag: Euros
    hoogste_kindgebonden_budget: Euros
    kindgebonden_budget: Euros
    geld: Euros
    auto_waarde: Euros
    extra_geld: Euros
    eigen_aanslag: Flags


@dataclass(frozen=True, slots=True)
class Amounts:
    deel_van_norm: float
    deel_van_betalingscapaciteit: float
    auto_vrijgesteld: float
    premie_in_norm_alleen: float
    premie_in_norm_samen: float
    verhoging_geld_alleenstaand_hoogste: float
    verhoging_geld_alleenstaande_ouder_hoogste: float
    verhoging_geld_paar_hoogste: float


@dataclass(frozen=True, slots=True)
class Months:
    aanslag_per_jaar: Annotated[Euros, Step("Belasting op de aanslag", "URI art. 28")]
    kosten_van_bestaan: Annotated[
        Euros, Step("Bedrag om van te leven", "URI art. 16; RKBM art. 2", "EUR/maand")
    ]
    netto_huur: Annotated[Euros, Step("Huur die meetelt", "URI art. 15 lid 1 onder b", "EUR/maand")]
    netto_premie: Annotated[
        Euros, Step("Zorgpremie die meetelt", "URI art. 15 lid 1 onder c", "EUR/maand")
    ]
    te_besteden: Annotated[Euros, Step("Inkomen na deze kosten", "URI art. 13-15", "EUR/maand")]
    betalingscapaciteit_per_jaar: Annotated[
        Euros, Step("Wat u in een jaar kunt betalen", "URI art. 13")
    ]
    vrij_geld: Annotated[
        Euros, Step("Geld dat u mag hebben", "URI art. 12 lid 2; RKBM art. 4", "EUR")
    ]
    vermogen_dat_telt: Annotated[Euros, Step("Geld en auto daarboven", "URI art. 12", "EUR")]
    kwijtschelding_per_jaar: Annotated[Euros, Step("Kwijtschelding", "URI art. 11")]
    eigen_aanslag: Annotated[Test, Toets("U krijgt zelf een aanslag", "verordening gemeente")]
    vermogen: Annotated[Test, Toets("Geld en auto samen niet te veel", "URI art. 12", "EUR")]
    inkomen: Annotated[
        Test, Toets("Wat u zelf kunt betalen, tegen de belasting", "URI art. 13", "EUR/jaar")
    ]


def situation(h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
    """The reference month of the laws that were run before this one."""

    def at(values: Array) -> Array:
        return values[:, [h.maand if values.shape[1] == MAANDEN else 0]]

    def of_core(name: str) -> Euros:
        return at(h.total(np.where(core, h.persons[name], 0.0)))

    rol = h.persons["rol"]
    core = (rol == AANVRAGER) | (rol == PARTNER)
    samen = at(h.anyone(rol == PARTNER))
    ouder = at(h.anyone(m.minderjarig_kind))
    norm, huur = earlier["bijstandsnorm"].months, earlier["huurtoeslag"]
    kgb = earlier["kindgebonden_budget"]
    hoogste_kgb = kgb.months.bedrag_kinderen_per_jaar + kgb.months.alo_kop_per_jaar
    return Situation(
        aanslag_per_jaar=h.facts["aanslag_gemeente"],
        netto_inkomen=at(norm.netto_inkomen_per_maand),
        bijstandsnorm=at(norm.kostendelersnorm_per_maand),
        huur=at(h.facts["kale_huur"]),
        basishuur=at(huur.months.basishuur_per_maand),
        hoogste_huur=huur.amounts.maximale_huur,
        huurtoeslag=at(huur.award.per_maand),
        premie=of_core("premie"),
        premie_in_norm=np.where(samen, a.premie_in_norm_samen, a.premie_in_norm_alleen),
        zorgtoeslag=at(earlier["zorgtoeslag"].award.per_maand),
        hoogste_kindgebonden_budget=at(hoogste_kgb) / 12,
        kindgebonden_budget=at(kgb.award.per_maand),
        geld=of_core("vermogen_nu"),
        auto_waarde=of_core("auto"),
        extra_geld=np.where(h.facts["extra_geld"], _extra_money(samen, ouder, a), 0.0),
        eigen_aanslag=at(h.facts["woning"]) != WONING_CODE["kamer"],
    )


def _extra_money(samen: Flags, ouder: Flags, a: Amounts) -> Euros:
    """The most that a municipality may add to the money that is left out (RKBM art. 4)."""
    alleen = np.where(
        ouder, a.verhoging_geld_alleenstaande_ouder_hoogste, a.verhoging_geld_alleenstaand_hoogste
    )
    return np.where(samen, a.verhoging_geld_paar_hoogste, alleen)


def month(s: Situation, a: Amounts) -> Months:
    """What is remitted of the bill of the year; (n, 1)."""
    kosten_van_bestaan = a.deel_van_norm * s.bijstandsnorm
    huur_boven_basis = np.maximum(np.minimum(s.huur, s.hoogste_huur) - s.basishuur, 0)
    netto_huur = np.maximum(huur_boven_basis - s.huurtoeslag, 0)
    premie_boven_norm = np.maximum(s.premie - s.premie_in_norm, 0)
    netto_premie = np.maximum(premie_boven_norm - s.zorgtoeslag, 0)
    kinderen = np.maximum(s.hoogste_kindgebonden_budget - s.kindgebonden_budget, 0)

    te_besteden = s.netto_inkomen - netto_huur - netto_premie - kinderen
    capaciteit = np.maximum(12 * (te_besteden - kosten_van_bestaan), 0)
    te_betalen = a.deel_van_betalingscapaciteit * capaciteit

    # the exempt money is counted without taking the allowances off
    woonlasten = huur_boven_basis + premie_boven_norm
    vrij_geld = kosten_van_bestaan + woonlasten + s.hoogste_kindgebonden_budget + s.extra_geld
    auto = np.where(s.auto_waarde > a.auto_vrijgesteld, s.auto_waarde, 0.0)
    te_veel = np.maximum(s.geld - vrij_geld, 0) + auto

    rest = np.maximum(s.aanslag_per_jaar - (te_veel + te_betalen), 0)
    kwijt: Euros = np.where(s.eigen_aanslag, rest, 0.0)
    return Months(
        s.aanslag_per_jaar,
        kosten_van_bestaan,
        netto_huur,
        netto_premie,
        te_besteden,
        capaciteit,
        vrij_geld,
        te_veel,
        np.round(kwijt, 2),
        Test(s.eigen_aanslag),
        at_most(te_veel, s.aanslag_per_jaar),
        at_most(te_betalen, s.aanslag_per_jaar),
    )


def settle(m: Months, a: Amounts) -> Award:
    """Once a year, off the bill; nothing is paid per month."""
    return Award(m.kwijtschelding_per_jaar, np.zeros((len(m.kwijtschelding_per_jaar), 12)))


def _met_aow(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """Measured by a norm of AOW age; a municipality may take the net AOW instead (RKBM art. 3)."""
    norm = earlier["bijstandsnorm"]
    aow = [
        np.broadcast_to(a, 12)[h.maand]
        for a in (norm.amounts.alleenstaand_aow, norm.amounts.paar_aow)
    ]
    return np.isin(norm.months.norm_per_maand[:, h.maand], aow)


RULE = Rule(
    regeling="kwijtschelding_gemeente",
    naam="Kwijtschelding gemeente",
    tabel="kwijtschelding_gemeente",
    formule="2022",
    reads=frozenset(
        {"aanslag_gemeente", "kale_huur", "premie", "vermogen_nu", "auto", "woning", "extra_geld"}
    ),
    amounts=Amounts,
    situation=situation,
    month=month,
    settle=settle,
    richting={
        "netto": -1,
        "vermogen_nu": -1,
        "auto": -1,
        "premie": 1,
        "aanslag_gemeente": 1,
        "extra_geld": 1,
    },
    buiten_bereik=((onderneming.eigen_bedrijf, onderneming.ROUTE),),
    zeker=False,
    nog_te_vragen=(
        (
            _met_aow,
            "Hebt u AOW? Vraag of de gemeente met het bedrag van de AOW rekent.",
        ),
    ),
    ook_vragen=(
        (
            "Betaalt u belastingschuld af, alimentatie of hulp bij het wonen? "
            "Dan telt een deel van uw inkomen niet mee."
        ),
        "Hebt u een eigen bedrijf? Dan gelden andere regels.",
    ),
    needs=("bijstandsnorm", "zorgtoeslag", "huurtoeslag", "kindgebonden_budget"),
)
