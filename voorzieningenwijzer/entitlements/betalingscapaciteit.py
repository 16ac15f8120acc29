"""What a household can spend, and the money it may keep, when a tax bill is to be remitted.

The national part of the means test, the same for every municipality and water board; what these
choose themselves is in kwijtschelding.py.

Law:     Uitvoeringsregeling Invorderingswet 1990 (URI) art. 12-15; Leidraad Invordering art. 26.
Amounts: tariffs/regelingen/kwijtschelding_landelijk.yaml
Beyond:  deductions that only papers show (tax debts, alimony paid): asked on, never guessed.
"""

from dataclasses import dataclass

import numpy as np

from voorzieningenwijzer.entitlements.bijstandsnorm import sharers
from voorzieningenwijzer.households.columns import AANVRAGER, PARTNER, Array, Households
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.money import Euros, Flags
from voorzieningenwijzer.rules import Award, Earlier, Limits, Rule


@dataclass(frozen=True, slots=True)
class Situation:
    """On the reference date; euros a month unless the name says otherwise; all (n, 1)."""

    netto_inkomen: Euros
    bijstandsnorm: Euros
    netto_aow: Euros  # 0 where nobody has reached the AOW age
    huur: Euros
    deel_van_huur: Euros  # what is left of it where others share the cost
    basishuur: Euros
    hoogste_huur: float
    huurtoeslag: Euros
    premie: Euros
    premie_in_norm: Euros
    zorgtoeslag: Euros
    hoogste_kindgebonden_budget: Euros
    kindgebonden_budget: Euros
    geld: Euros
    geboren_voor: Euros  # how many were born before the year from which there is no extra room
    auto_die_telt: Euros
    hoogste_verhoging: Euros


@dataclass(frozen=True, slots=True)
class Amounts:
    deel_van_betalingscapaciteit: float
    deel_van_norm_laagst: float
    deel_van_norm_hoogst: float
    auto_vrijgesteld: float
    premie_in_norm_alleen: float
    premie_in_norm_samen: float
    verhoging_geld_alleenstaand_hoogste: float
    verhoging_geld_alleenstaande_ouder_hoogste: float
    verhoging_geld_paar_hoogste: float
    vrijstelling_geld_geboren_voor: float
    geboren_voor_jaar: float
    netto_aow_alleen: Euros | float
    netto_aow_paar: Euros | float


@dataclass(frozen=True, slots=True)
class Months:
    """A measure; what is told of it stands with the authority that uses it."""

    netto_inkomen: Euros
    netto_huur: Euros
    netto_premie: Euros
    kinderen: Euros
    te_besteden: Euros
    norm: Euros
    norm_met_aow: Euros
    geld: Euros
    vrij_naast_norm: Euros
    hoogste_verhoging: Euros
    auto_die_telt: Euros


def situation(h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
    """The reference month of the laws that were run before this one."""

    at, rol = h.this_month, h.persons["rol"]
    core = (rol == AANVRAGER) | (rol == PARTNER)

    def of_core(values: Array) -> Euros:
        return at(h.total(np.where(core, values, 0.0)))

    samen, ouder = at(h.anyone(rol == PARTNER)), at(h.anyone(m.minderjarig_kind))
    norm, huur = earlier["bijstandsnorm"], earlier["huurtoeslag"]
    kgb = earlier["kindgebonden_budget"]
    hoogste_kgb = kgb.months.bedrag_kinderen_per_jaar + kgb.months.alo_kop_per_jaar
    eigen = np.where(samen, 2.0, 1.0)
    return Situation(
        netto_inkomen=of_core(h.persons["besteedbaar"]),
        bijstandsnorm=at(norm.months.kostendelersnorm_per_maand),
        netto_aow=np.where(_met_aow(h, earlier), _of_month(h, samen, a), 0.0),
        huur=at(h.facts["kale_huur"]),
        deel_van_huur=eigen / (eigen + at(np.asarray(sharers(h, m, norm.amounts)))),
        basishuur=at(huur.months.basishuur_per_maand),
        hoogste_huur=huur.amounts.maximale_huur,
        huurtoeslag=at(huur.award.per_maand),
        premie=of_core(h.persons["premie"]),
        premie_in_norm=np.where(samen, a.premie_in_norm_samen, a.premie_in_norm_alleen),
        zorgtoeslag=at(earlier["zorgtoeslag"].award.per_maand),
        hoogste_kindgebonden_budget=at(hoogste_kgb) / 12,
        kindgebonden_budget=at(kgb.award.per_maand),
        geld=of_core(h.persons["vermogen_nu"]),
        geboren_voor=of_core(h.persons["geboren"] < a.geboren_voor_jaar * 10_000),
        auto_die_telt=at(_cars(h, np.where(core, h.persons["auto"], 0.0), a)),
        hoogste_verhoging=_extra_money(samen, ouder, a),
    )


def _met_aow(h: Households, earlier: Earlier) -> Flags:
    """Measured by a norm of AOW age."""
    norm = earlier["bijstandsnorm"]
    aow = [
        np.broadcast_to(a, 12)[h.maand]
        for a in (norm.amounts.alleenstaand_aow, norm.amounts.paar_aow)
    ]
    return np.asarray(np.isin(norm.months.norm_per_maand[:, [h.maand]], aow))


def _of_month(h: Households, samen: Flags, a: Amounts) -> Euros:
    alleen = float(np.broadcast_to(a.netto_aow_alleen, 12)[h.maand])
    paar = float(np.broadcast_to(a.netto_aow_paar, 12)[h.maand])
    return np.where(samen, paar, alleen)


def _cars(h: Households, values: Euros, a: Amounts) -> Euros:
    """One car up to the limit is left out; a dearer one counts in full (art. 12 lid 2, 3)."""
    binnen = np.where(values <= a.auto_vrijgesteld, values, 0.0)
    return np.asarray(h.total(values) - h.highest(binnen))


def _extra_money(samen: Flags, ouder: Flags, a: Amounts) -> Euros:
    """The most that an authority may add to the money that is left out (RKBM art. 4)."""
    alleen = np.where(
        ouder, a.verhoging_geld_alleenstaande_ouder_hoogste, a.verhoging_geld_alleenstaand_hoogste
    )
    return np.where(samen, a.verhoging_geld_paar_hoogste, alleen)


def month(s: Situation, a: Amounts) -> Months:
    """What comes in, less what may be taken off, and the money that is left out; (n, 1)."""
    huur_boven_basis = np.maximum(np.minimum(s.huur, s.hoogste_huur) - s.basishuur, 0)
    netto_huur = np.maximum(huur_boven_basis - s.huurtoeslag, 0) * s.deel_van_huur
    premie_boven_norm = np.maximum(s.premie - s.premie_in_norm, 0)
    netto_premie = np.maximum(premie_boven_norm - s.zorgtoeslag, 0)
    kinderen = np.maximum(s.hoogste_kindgebonden_budget - s.kindgebonden_budget, 0)

    # the exempt money is counted without taking the allowances off
    woonlasten = huur_boven_basis * s.deel_van_huur + premie_boven_norm
    oud = s.geboren_voor * a.vrijstelling_geld_geboren_voor
    return Months(
        netto_inkomen=s.netto_inkomen,
        netto_huur=netto_huur,
        netto_premie=netto_premie,
        kinderen=kinderen,
        te_besteden=s.netto_inkomen - netto_huur - netto_premie - kinderen,
        norm=s.bijstandsnorm,
        norm_met_aow=np.maximum(s.bijstandsnorm, s.netto_aow),
        geld=s.geld,
        vrij_naast_norm=woonlasten + s.hoogste_kindgebonden_budget + oud,
        hoogste_verhoging=s.hoogste_verhoging,
        auto_die_telt=s.auto_die_telt,
    )


def settle(m: Months, a: Amounts) -> Award:
    """A measure, not an award."""
    nothing = np.zeros((len(m.te_besteden), 12))
    return Award(nothing[:, :1], nothing)


def limits(a: Amounts) -> Limits:
    return {"geboren_voor": (a.geboren_voor_jaar,)}


RULE = Rule(
    regeling="betalingscapaciteit",
    naam="Betalingscapaciteit",
    tabel="kwijtschelding_landelijk",
    formule="2022",
    reads=frozenset(
        {"besteedbaar", "kale_huur", "premie", "vermogen_nu", "auto", "geboren", "zakelijk"}
    ),
    amounts=Amounts,
    situation=situation,
    month=month,
    settle=settle,
    limits=limits,
    needs=("bijstandsnorm", "zorgtoeslag", "huurtoeslag", "kindgebonden_budget"),
)
