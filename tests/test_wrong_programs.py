"""The mistakes that other calculators make: each of them fails on our examples.

A mistake is made on purpose in one place (an amount, or one step of the law) and then at least one
example of that law has to come out wrong. If none does, the examples are too weak.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
import pytest

from tests.examples_reader import Example, examples
from tests.test_examples import CHECKS
from voorzieningenwijzer.assessment import assess_law, ready_rules
from voorzieningenwijzer.assessment.order import Ready
from voorzieningenwijzer.dates import first_days, first_days_of_quarter
from voorzieningenwijzer.entitlements import (
    awir,
    huurtoeslag_situation,
    kinderbijslag,
    kindgebonden_budget,
    zorgtoeslag,
)
from voorzieningenwijzer.explanation import Test
from voorzieningenwijzer.households import membership
from voorzieningenwijzer.households.columns import AANVRAGER, PARTNER
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.tables import Tables

EXAMPLES = list(examples())
TABLES = Tables.shipped()
ASSESS = sys.modules["voorzieningenwijzer.assessment.assess"]


@dataclass(frozen=True, slots=True)
class Mistake:
    naam: str
    wet: str
    jaar: int
    bedragen: Mapping[str, float] = field(default_factory=dict)
    plaats: Any = None
    functie: str = ""
    fout: Callable[..., Any] | None = None


def below(waarde: Any, grens: Any) -> Test:
    """'At most' read as 'less than'."""
    return Test(waarde < grens, waarde, grens)


def half_up(amount: Any) -> Any:
    return np.floor(amount + 0.5)


def from_month(per_jaar: Any, recht: Any) -> Any:
    return awir.advance_from_month(per_jaar, recht)


def from_year(per_jaar: Any, recht: Any) -> Any:
    return awir.advance_from_year(per_jaar, recht)


def twelve_advances(recht: Any, _kleinste: float) -> Any:
    """The year as the sum of the advances."""
    return np.floor(np.broadcast_to(recht, (len(recht), 12))).sum(axis=1, keepdims=True)


def no_minimum(recht: Any, _kleinste: float) -> Any:
    return awir.award_per_year(recht, 0)


def partner_since_january(*columns: Any) -> Any:
    """As in the income tax: who was a partner for a month, was it the whole year."""
    found = RIGHT_PARTNER(*columns)
    return np.broadcast_to(found.any(axis=1, keepdims=True), found.shape).copy()


def everybodys_savings(h: Any, _partner_hele_jaar: Any) -> Any:
    """The savings of a partner who came in the year, too."""
    counted = np.isin(h.persons["rol"], (AANVRAGER, PARTNER)).any(axis=1, keepdims=True)
    return h.total(np.where(counted, h.persons["vermogen"], 0.0))


def joint_limit_in_any_month(s: Any, a: Any) -> Any:
    """The joint asset limit for who was together for a part of the year."""
    samen = np.asarray(s.heeft_toeslagpartner).any(axis=1, keepdims=True)
    return RIGHT_MONTH(replace(s, partner_hele_jaar=samen), a)


def phase_out_without_alo_kop(s: Any, a: Any) -> Any:
    """The phase-out on the children only, the alo-kop on top of it."""
    alo = np.where((s.kinderen > 0) & ~np.asarray(s.heeft_toeslagpartner), a.alo_kop_per_jaar, 0.0)
    found = RIGHT_KGB(s, replace(a, alo_kop_per_jaar=0.0))
    return replace(found, kgb_per_maand=found.kgb_per_maand + alo / 12)


RIGHT_PARTNER = membership._toeslagpartner
RIGHT_MONTH = zorgtoeslag.month
RIGHT_KGB = kindgebonden_budget.month


def whole_price(s: Any, a: Any) -> Any:
    """Huurtoeslag without the group of the young."""
    return np.broadcast_to(a.maximale_huur, s.iemand_oud_genoeg.shape)


MISTAKES = [
    # the mistake of two public rule repositories: too much by up to 116%
    Mistake("drempel is het inkomen waar het recht eindigt", "zorgtoeslag", 2025,
            {"drempelinkomen_per_jaar": 39719}),
    Mistake("drempel is het inkomen waar het recht eindigt", "zorgtoeslag", 2026,
            {"drempelinkomen_per_jaar": 40857}),
    Mistake("drempelinkomen met centen", "zorgtoeslag", 2025,
            {"drempelinkomen_per_jaar": 28405.728}),
    Mistake("drempelinkomen met centen", "zorgtoeslag", 2026,
            {"drempelinkomen_per_jaar": 29735.424}),
    Mistake("percentages van het jaar ervoor", "zorgtoeslag", 2026,
            {"deel_van_drempel_alleen": 0.01896, "deel_van_drempel_samen": 0.04273}),
    Mistake("voorschot uit de maand voor afronding", "zorgtoeslag", 2025,
            plaats=zorgtoeslag, functie="advance_from_year", fout=from_month),
    Mistake("voorschot naar boven afgerond", "zorgtoeslag", 2026,
            plaats=awir, functie="down_to_euro", fout=half_up),
    Mistake("toekenning is twaalf voorschotten", "zorgtoeslag", 2026,
            plaats=zorgtoeslag, functie="award_per_year", fout=twelve_advances),
    Mistake("geen kleinste toekenning", "zorgtoeslag", 2025,
            plaats=zorgtoeslag, functie="award_per_year", fout=no_minimum),
    Mistake("gelijk aan de grens is te veel", "zorgtoeslag", 2026,
            plaats=zorgtoeslag, functie="at_most", fout=below),
    Mistake("gezamenlijke vermogensgrens bij een deel van het jaar samen", "zorgtoeslag", 2025,
            plaats=zorgtoeslag, functie="month", fout=joint_limit_in_any_month),
    Mistake("partner het hele jaar, zoals bij de belasting", "zorgtoeslag", 2026,
            plaats=membership, functie="_toeslagpartner", fout=partner_since_january),
    Mistake("spaargeld van wie in het jaar kwam", "zorgtoeslag", 2026,
            plaats=zorgtoeslag, functie="vermogen", fout=everybodys_savings),
    Mistake("18 vanaf de maand van de verjaardag", "zorgtoeslag", 2026,
            plaats=membership, functie="last_days_before",
            fout=lambda jaar: first_days(jaar) + 27),
    Mistake("boven het maximum geen recht, zoals in 2025", "huurtoeslag", 2026,
            {"maximale_huur": 1.0}),
    Mistake("jong tot 23, zoals in 2025", "huurtoeslag", 2026, {"jong_onder_leeftijd": 23}),
    Mistake("jong tot 21, zoals in 2026", "huurtoeslag", 2025, {"jong_onder_leeftijd": 21}),
    Mistake("boven de aftoppingsgrens niets, zoals in 2024", "huurtoeslag", 2025,
            {"deel_boven_aftopping": 0.0}),
    Mistake("verlaging van de eigen bijdrage van voor de wijziging", "huurtoeslag", 2026,
            {"basishuur_alleen": 214.10, "basishuur_samen": 212.29}),
    Mistake("servicekosten tellen niet, zoals in 2026", "huurtoeslag", 2025,
            {"servicekosten_soorten": 0}),
    Mistake("servicekosten zonder hoogste bedrag", "huurtoeslag", 2025,
            {"servicekosten_hoogste_per_soort": 500}),
    Mistake("vrijstelling voor kinderen van het jaar ervoor", "huurtoeslag", 2026,
            {"vrijstelling_inkomen_kind_per_jaar": 6042}),
    Mistake("geen groep van jongeren", "huurtoeslag", 2026,
            plaats=huurtoeslag_situation, functie="highest_rent", fout=whole_price),
    Mistake("voorschot uit het afgeronde jaar", "kindgebonden_budget", 2026,
            plaats=kindgebonden_budget, functie="advance_from_month", fout=from_year),
    Mistake("alo-kop van 2024", "kindgebonden_budget", 2025, {"alo_kop_per_jaar": 3480}),
    Mistake("verhogingen van 2025", "kindgebonden_budget", 2026,
            {"extra_12_tot_16_per_jaar": 703, "extra_16_tot_18_per_jaar": 936}),
    Mistake("alo-kop buiten de afbouw", "kindgebonden_budget", 2025,
            plaats=kindgebonden_budget, functie="month", fout=phase_out_without_alo_kop),
    Mistake("meer vanaf de maand van de verjaardag", "kindgebonden_budget", 2025,
            plaats=membership, functie="last_days_before",
            fout=lambda jaar: first_days(jaar) + 27),
    Mistake("een bedrag voor het hele jaar", "kinderbijslag", 2026,
            {"per_kwartaal_6_tot_12": 358.30}),
    Mistake("leeftijd in de maand in plaats van op de eerste dag van het kwartaal",
            "kinderbijslag", 2025,
            plaats=kinderbijslag, functie="first_days_of_quarter", fout=first_days),
    Mistake("leeftijd op de laatste dag van het kwartaal", "kinderbijslag", 2026,
            plaats=kinderbijslag, functie="first_days_of_quarter",
            fout=lambda jaar: first_days_of_quarter(jaar) + 229),
    Mistake("dubbel vanaf de geboorte", "kinderbijslag", 2025, {"dubbel_vanaf_leeftijd": 0}),
]  # fmt: skip


def passes(example: Example) -> bool:
    try:
        household = read_household(example.mapping, example.naam)
        found = assess_law(household, TABLES, example.regeling, example.jaar)
        for key, expected in example.verwacht.items():
            CHECKS[key](found, key, expected)
    except AssertionError:
        return False
    return True


def changed(mistake: Mistake, tables: Tables, jaar: int) -> dict[str, Ready]:
    """The rules of the year with the wrong amounts, or with the wrong step in the rule."""
    rules = dict(ready_rules(tables, jaar))
    ready = rules[mistake.wet]
    assert isinstance(ready.amounts, tuple)
    values, ref = ready.amounts
    amounts = {name: float(value) for name, value in mistake.bedragen.items()}
    rule = ready.rule
    if mistake.functie == "month":
        rule = replace(rule, month=mistake.fout)
    rules[mistake.wet] = Ready(rule, (replace(values, **amounts), ref), ready.gemeente)
    return rules


@contextmanager
def made(mistake: Mistake) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ASSESS, "ready_rules", partial(changed, mistake))
        if mistake.functie and mistake.functie != "month":
            patch.setattr(mistake.plaats, mistake.functie, mistake.fout)
        yield


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: f"{m.wet} {m.jaar}: {m.naam}")
def test_a_wrong_program_fails_on_the_examples(mistake: Mistake) -> None:
    own = [e for e in EXAMPLES if e.regeling == mistake.wet and e.jaar == mistake.jaar]
    with made(mistake):
        assert any(not passes(e) for e in own)


def test_without_a_mistake_none_fails() -> None:
    with made(Mistake("geen", "zorgtoeslag", 2026)):
        assert all(passes(e) for e in EXAMPLES[:20])
