"""Kwijtschelding of municipal and water board taxes: one means test, settings per authority.

Law:     Uitvoeringsregeling Invorderingswet 1990 (URI) art. 10-16, 28; Regeling kwijtschelding
         belastingen medeoverheden (RKBM) art. 2-4.
Amounts: tariffs/regelingen/kwijtschelding_gemeente.yaml, kwijtschelding_waterschap.yaml;
         what comes in and may be kept: betalingscapaciteit.py
Beyond:  who owns a house; net cost of childcare.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import numpy as np

from voorzieningenwijzer.entitlements import betalingscapaciteit
from voorzieningenwijzer.entitlements.bijstandsnorm import of_core
from voorzieningenwijzer.explanation import Step, Test, Toets
from voorzieningenwijzer.households.beside_papers import BIJSTAND, MISSCHIEN_BIJSTAND
from voorzieningenwijzer.households.columns import WONING_CODE, Households
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.money import Euros, Flags, nearest_cent
from voorzieningenwijzer.rules import Award, Earlier, Holds, Rule


@dataclass(frozen=True, slots=True)
class Situation:
    """What the authority chose, or one end of what it may choose; all (n, 1)."""

    aanslag_per_jaar: Euros
    toets: betalingscapaciteit.Months
    deel_van_betalingscapaciteit: float
    deel_van_norm: Euros
    norm: Euros
    verhoging_geld: Euros
    aangevuld_tot_norm: Flags
    eigen_aanslag: Flags
    zonder_bedrijf: Flags


@dataclass(frozen=True, slots=True)
class Amounts:
    deel_van_norm: float
    verhoging_geld_overgenomen_deel: float
    norm_aow_netto_overgenomen: float
    ondernemers_overgenomen: float


@dataclass(frozen=True, slots=True)
class Months:
    aanslag_per_jaar: Annotated[Euros, Step("Belasting op de aanslag", "URI art. 28")]
    kosten_van_bestaan: Annotated[
        Euros, Step("Bedrag om van te leven", "URI art. 16; RKBM art. 2, 3", "EUR/maand")
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
    eigen_aanslag: Annotated[Test, Toets("U krijgt zelf een aanslag", "verordening")]
    zonder_bedrijf: Annotated[Test, Toets("Geen eigen bedrijf", "URI art. 28; verordening")]
    vermogen: Annotated[Test, Toets("Geld en auto samen niet te veel", "URI art. 12", "EUR")]
    inkomen: Annotated[
        Test, Toets("Wat u zelf kunt betalen, tegen de belasting", "URI art. 13", "EUR/jaar")
    ]


@dataclass(frozen=True, slots=True)
class Authority:
    """Who sends the bill. ``ruim``: the column in which its unknown choices are all at their most
    generous; ``gevonden``: where its choices are in the table (elsewhere none of them is known).
    """

    regeling: str
    naam: str
    aanslag: str
    ruim: str
    gevonden: str = ""
    kamer_zonder_aanslag: bool = False
    ook_vragen: tuple[str, ...] = ()

    def situation(self, h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
        """The choices of the authority laid over the national test."""
        test = earlier["betalingscapaciteit"]
        toets, national = test.months, test.amounts
        ruim = h.facts[self.ruim]
        found = h.facts[self.gevonden] if self.gevonden else np.ones((1, 1), dtype=bool)

        def choice(value: float, low: float = 0.0, high: float = 1.0) -> Euros:
            open_end = np.where(ruim, high, low)
            return open_end if np.isnan(value) else np.where(found, value, open_end)

        laagst, hoogst = national.deel_van_norm_laagst, national.deel_van_norm_hoogst
        aow = choice(a.norm_aow_netto_overgenomen) > 0
        bijstand = h.facts["bijstand"]
        aangevuld = (bijstand == BIJSTAND) | ((bijstand == MISSCHIEN_BIJSTAND) & ~ruim)
        bedrijf = h.this_month(h.anyone(of_core(h) & h.persons["onderneming"]))
        kamer = h.this_month(h.facts["woning"] == WONING_CODE["kamer"])
        aanslag = h.facts[self.aanslag]
        return Situation(
            aanslag_per_jaar=aanslag,
            toets=toets,
            deel_van_betalingscapaciteit=national.deel_van_betalingscapaciteit,
            deel_van_norm=choice(a.deel_van_norm, laagst, hoogst),
            norm=np.where(aow, toets.norm_met_aow, toets.norm),
            verhoging_geld=choice(a.verhoging_geld_overgenomen_deel) * toets.hoogste_verhoging,
            aangevuld_tot_norm=aangevuld,
            eigen_aanslag=(~kamer | (not self.kamer_zonder_aanslag)) & (aanslag > 0),
            zonder_bedrijf=~bedrijf | (choice(a.ondernemers_overgenomen) > 0),
        )


def month(s: Situation, a: Amounts) -> Months:
    """What is remitted of the bill of the year; (n, 1)."""
    kosten_van_bestaan = s.deel_van_norm * s.norm
    # who gets bijstand has the norm; below the whole norm that leaves something to pay with
    tekort = np.maximum(s.toets.norm - s.toets.netto_inkomen, 0)
    aanvulling = np.where(s.aangevuld_tot_norm & (s.deel_van_norm < 1), tekort, 0.0)
    te_besteden = s.toets.te_besteden + aanvulling
    capaciteit = np.maximum(12 * (te_besteden - kosten_van_bestaan), 0)
    te_betalen = s.deel_van_betalingscapaciteit * capaciteit

    vrij_geld = kosten_van_bestaan + s.toets.vrij_naast_norm + s.verhoging_geld
    te_veel = np.maximum(s.toets.geld - vrij_geld, 0) + s.toets.auto_die_telt

    # first the money, then what is left of the bill is held against what can be paid
    zonder = s.aanslag_per_jaar == 0
    na_vermogen = np.maximum(s.aanslag_per_jaar - te_veel, 0)
    rest = np.maximum(na_vermogen - te_betalen, 0)
    kwijt: Euros = np.where(s.eigen_aanslag & s.zonder_bedrijf, rest, 0.0)
    return Months(
        s.aanslag_per_jaar,
        kosten_van_bestaan,
        s.toets.netto_huur,
        s.toets.netto_premie,
        te_besteden,
        capaciteit,
        vrij_geld,
        te_veel,
        nearest_cent(kwijt),
        Test(s.eigen_aanslag),
        Test(s.zonder_bedrijf),
        Test((te_veel < s.aanslag_per_jaar) | zonder, te_veel, s.aanslag_per_jaar),
        Test((te_betalen < na_vermogen) | (na_vermogen == 0), te_betalen, na_vermogen),
    )


def settle(m: Months, a: Amounts) -> Award:
    """Once a year, off the bill; nothing is paid per month."""
    return Award(m.kwijtschelding_per_jaar, np.zeros((len(m.kwijtschelding_per_jaar), 12)))


def _dear_car(h: Households, earlier: Earlier) -> Flags:
    return np.asarray(earlier["betalingscapaciteit"].months.auto_die_telt[:, 0] > 0)


def _student(h: Households, _earlier: Earlier) -> Flags:
    return h.from_now(h.anyone(of_core(h) & h.persons["studiefinanciering"]))


def _owner(h: Households, _earlier: Earlier) -> Flags:
    return h.from_now(h.facts["woning"] == WONING_CODE["koop"])


_ASK = (
    (
        _dear_car,
        "Hebt u de auto echt nodig voor werk of door ziekte? Dan telt hij niet mee.",
    ),
    (_student, "Krijgt u geld van DUO? Dan rekent het loket met een vast bedrag."),
    (_owner, "Een eigen huis telt mee. Vraag hoeveel."),
)


def _with_a_bill(aanslag: str, holds: Callable[[Households, Earlier], Flags]) -> Holds:
    def found(h: Households, _m: Membership, earlier: Earlier) -> Flags:
        return holds(h, earlier) & (h.facts[aanslag][:, 0] > 0)

    return found


_READS = ("woning", "onderneming")


def _rule(authority: Authority) -> Rule:
    gevonden = {authority.gevonden} if authority.gevonden else set()
    return Rule(
        regeling=authority.regeling,
        naam=authority.naam,
        tabel=authority.regeling,
        formule="2022",
        reads=frozenset(
            {authority.aanslag, authority.ruim, *gevonden, *_READS},
        ),
        amounts=Amounts,
        situation=authority.situation,
        month=month,
        settle=settle,
        richting={
            **dict.fromkeys(("besteedbaar", "netto", "vermogen_nu", "auto"), -1),
            **dict.fromkeys(("premie", authority.aanslag, authority.ruim), 1),
        },
        zeker=False,
        keuzen=frozenset(Amounts.__dataclass_fields__),
        nog_te_vragen=tuple((_with_a_bill(authority.aanslag, h), text) for h, text in _ASK),
        ook_vragen=(
            "Betaalt u alimentatie, of schuld aan de belasting? Dan telt minder inkomen mee.",
            *authority.ook_vragen,
        ),
        needs=(*betalingscapaciteit.RULE.needs, betalingscapaciteit.RULE.regeling),
    )


GEMEENTE = _rule(
    Authority(
        regeling="kwijtschelding_gemeente",
        naam="Kwijtschelding gemeente",
        aanslag="aanslag_gemeente",
        ruim="ruim_gemeente",
        kamer_zonder_aanslag=True,
        ook_vragen=("Vraag hoeveel geld u mag hebben. De gemeente mag zelf iets meer toestaan.",),
    )
)
WATERSCHAP = _rule(
    Authority(
        regeling="kwijtschelding_waterschap",
        naam="Kwijtschelding waterschap",
        aanslag="aanslag_waterschap",
        ruim="ruim_waterschap",
        gevonden="gblt",
        ook_vragen=("Hebt u een eigen bedrijf? Dan gelden andere regels.",),
    )
)
