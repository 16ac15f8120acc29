"""Kwijtschelding: worked cases of the reference, the limits of GBLT, each trap, and properties."""

from dataclasses import fields
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voorzieningenwijzer.assessment import assess, ready_rules
from voorzieningenwijzer.entitlements import betalingscapaciteit, kwijtschelding
from voorzieningenwijzer.households.case_building import case_of
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.households.population import stack
from voorzieningenwijzer.outcomes import Outcome, Status
from voorzieningenwijzer.tables import NoTable, Tables

TABLES = Tables.shipped()


def column(value: float) -> np.ndarray:
    return np.array([[value]])


def spend(**given_facts: float) -> betalingscapaciteit.Months:
    """The national test of the single person of the worked cases, with what is given changed."""
    facts: dict[str, float] = {f.name: 0.0 for f in fields(betalingscapaciteit.Situation)}
    facts |= {"netto_inkomen": 1401.5, "bijstandsnorm": 1401.5, "huur": 650, "basishuur": 202.52}
    facts |= {"hoogste_huur": 932.93, "deel_van_huur": 1, "premie": 159, "premie_in_norm": 47}
    facts |= {"hoogste_verhoging": 1500} | given_facts
    amounts = ready_rules(TABLES, 2026)["betalingscapaciteit"].amounts
    assert not isinstance(amounts, NoTable)
    columns: dict[str, Any] = {name: column(value) for name, value in facts.items()}
    return betalingscapaciteit.month(betalingscapaciteit.Situation(**columns), amounts[0])


def remission(toets: betalingscapaciteit.Months, **chosen: Any) -> kwijtschelding.Months:
    """Of a bill of 420 euro, by an authority at 100% that took over all the extra money."""
    facts = {
        "aanslag_per_jaar": column(420),
        "deel_van_betalingscapaciteit": 0.80,
        "deel_van_norm": column(1),
        "norm": toets.norm,
        "verhoging_geld": toets.hoogste_verhoging,
        "aangevuld_tot_norm": column(0) > 0,
        "eigen_aanslag": column(1) > 0,
        "zonder_bedrijf": column(1) > 0,
    } | chosen
    return kwijtschelding.month(kwijtschelding.Situation(toets=toets, **facts), None)


def left(toets: betalingscapaciteit.Months, **chosen: Any) -> float:
    return float(remission(toets, **chosen).kwijtschelding_per_jaar[0, 0])


K1 = {"huurtoeslag": 380, "zorgtoeslag": 129, "geld": 3000}


@pytest.mark.parametrize(
    ("facts", "remitted", "spendable", "money", "capacity"),
    [
        pytest.param(K1, 420.0, 1334.02, 3460.98, 0.0, id="K1 op bijstand"),
        pytest.param(
            {"netto_inkomen": 2000, "zorgtoeslag": 60, "geld": 1200},
            0.0, 1500.52, 3460.98, 1188.24, id="K3 netto 2.000",
        ),
        pytest.param(K1 | {"geld": 3800}, 80.98, 1334.02, 3460.98, 0.0, id="K5 3.800 op de bank"),
    ],
)  # fmt: skip
def test_worked_cases(
    facts: dict[str, float], remitted: float, spendable: float, money: float, capacity: float
) -> None:
    """Reference, kwijtschelding_cases: single, March 2026, bill 420."""
    months = remission(spend(**facts))
    assert months.kwijtschelding_per_jaar[0, 0] == pytest.approx(remitted, abs=0.005)
    assert months.te_besteden[0, 0] == pytest.approx(spendable, abs=0.005)
    assert months.vrij_geld[0, 0] == pytest.approx(money, abs=0.005)
    assert months.betalingscapaciteit_per_jaar[0, 0] == pytest.approx(capacity, abs=0.005)


COUPLE = {"bijstandsnorm": 2002.13, "basishuur": 200.71, "hoogste_verhoging": 2000}


@pytest.mark.parametrize(
    ("limit", "facts"),
    [
        pytest.param(3758, {}, id="alleen"),
        pytest.param(
            4560,
            {"basishuur": 200.71, "hoogste_verhoging": 1800, "hoogste_kindgebonden_budget": 499.67},
            id="ouder met een kind",
        ),
        pytest.param(4974, COUPLE | {"premie": 2 * 173, "premie_in_norm": 106}, id="samen"),
    ],
)
def test_the_limits_of_gblt_follow_from_the_rule(limit: int, facts: dict[str, float]) -> None:
    """GBLT, 1 January 2026: the whole norm, the whole extra, the highest rent, a premium of 173."""
    found = remission(spend(**({"huur": 1200, "premie": 173} | facts)))
    assert found.vrij_geld[0, 0] == pytest.approx(limit, abs=1)


def test_trap_8_the_money_that_is_left_out_is_counted_without_taking_allowances_off() -> None:
    """Huurtoeslag, zorgtoeslag and kindgebonden budget lower the income side only."""
    facts = {"netto_inkomen": 1700, "hoogste_kindgebonden_budget": 310, "geld": 3000}
    without = remission(spend(**facts, kindgebonden_budget=310))
    received = remission(spend(**facts, huurtoeslag=255, zorgtoeslag=111, kindgebonden_budget=310))
    assert received.vrij_geld[0, 0] == without.vrij_geld[0, 0]
    assert received.vrij_geld[0, 0] == pytest.approx(1401.5 + 447.48 + 112 + 310 + 1500)
    # 447.48 - 255 and 112 - 111 are left to take off
    assert received.te_besteden[0, 0] == pytest.approx(1700 - 192.48 - 1)
    assert without.te_besteden[0, 0] == pytest.approx(1700 - 447.48 - 112)


def test_trap_11_rent_counts_above_the_basic_rent_and_up_to_the_highest_rent() -> None:
    assert spend(huur=202.52).netto_huur[0, 0] == 0
    assert spend(huur=202.53).netto_huur[0, 0] == pytest.approx(0.01)
    assert spend(huur=932.93).netto_huur[0, 0] == pytest.approx(730.41)
    assert spend(huur=1100).netto_huur[0, 0] == pytest.approx(730.41)


def test_rent_is_shared_with_who_shares_the_cost() -> None:
    """URI art. 15: split equally; of 447.48 half is left with one sharer."""
    assert spend(deel_van_huur=0.5).netto_huur[0, 0] == pytest.approx(223.74)


def test_trap_10_ninety_percent_leaves_bijstand_something_to_pay_with() -> None:
    """0.10 x 1,401.50 - 67.48 = 72.67 a month; 80% of twelve of these is 697.63."""
    ninety = {"deel_van_norm": column(0.9), "aangevuld_tot_norm": column(1) > 0}
    facts = K1 | {"netto_inkomen": 0}
    at_ninety = remission(spend(**facts), aanslag_per_jaar=column(900), **ninety)
    assert at_ninety.betalingscapaciteit_per_jaar[0, 0] == pytest.approx(872.04, abs=0.005)
    assert at_ninety.kwijtschelding_per_jaar[0, 0] == pytest.approx(900 - 697.63, abs=0.005)
    assert left(spend(**facts), aangevuld_tot_norm=column(1) > 0) == 420


def test_what_is_over_of_the_child_part_counts_as_cost() -> None:
    """URI art. 15 under g: the highest kindgebonden budget less the own one."""
    assert spend(hoogste_kindgebonden_budget=499.67, kindgebonden_budget=400).kinderen[
        0, 0
    ] == pytest.approx(99.67)


def test_that_part_is_taken_off_what_can_be_spent() -> None:
    """1,401.50 - 447.48 - 112 - 99.67 = 742.35."""
    found = spend(hoogste_kindgebonden_budget=499.67, kindgebonden_budget=400)
    assert found.te_besteden[0, 0] == pytest.approx(742.35)


def test_a_premium_within_the_norm_is_no_cost_and_leaves_no_extra_money() -> None:
    """URI art. 15 lid 1 onder c: 40 is less than the 47 in the norm; 1,401.50 - 447.48 = 954.02."""
    found = spend(premie=40)
    assert found.netto_premie[0, 0] == 0
    assert found.te_besteden[0, 0] == pytest.approx(954.02)
    assert remission(found).vrij_geld[0, 0] == pytest.approx(1401.5 + 447.48 + 1500)


DAY = date(2026, 3, 1)


def household(person: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """Single, 45, on a net income just at the norm, rent 640, no car; bill 420 and 210."""
    own = {
        "id": "a",
        "rol": "aanvrager",
        "geboortedatum": date(1980, 5, 6),
        "toetsingsinkomen_per_jaar": 21495,
        "netto_inkomen_per_maand": 1401.50,
        "vermogen_op_1_januari": 900,
        "vermogen_nu": 900,
        "auto_waarde": 0,
        "student_studiefinanciering": False,
    }
    return {
        "peildatum": DAY,
        "gemeente": "Coevorden",
        "personen": [own | (person or {}), *more.pop("anderen", ())],
        "woning": {"soort": "zelfstandig", "kale_huur_per_maand": 640.0},
        "belastingaanslag": {"gemeente": 420, "waterschap": 210, "kantoor": "gblt"},
        "zorgverzekering": [{"persoon": "a", "premie_basis_per_maand": 159}],
        "ontvangt_nu": [],
    } | more


def outcome(mapping: dict[str, Any], who: str = "gemeente") -> Outcome:
    found = assess(read_household(mapping, "x"), TABLES).outcome(f"kwijtschelding_{who}")
    assert found is not None
    return found


def year(found: Outcome) -> tuple[float, float]:
    assert found.per_jaar is not None
    return found.per_jaar.minst, found.per_jaar.hoogst


def test_both_authorities_answer_with_their_own_bill() -> None:
    for who, bill in (("gemeente", 420.0), ("waterschap", 210.0)):
        found = outcome(household(), who)
        assert found.status is Status.CONTROLEREN
        assert year(found) == (bill, bill)


def test_an_unknown_choice_of_the_municipality_is_a_range_that_a_person_settles() -> None:
    """1,401.50 + 437.48 + 112 = 1,950.98 may be kept, at most 1,500 more: 2,100 is in between."""
    found = outcome(household({"vermogen_nu": 2100}))
    assert year(found) == (270.98, 420)
    assert found.status is Status.CONTROLEREN
    assert found.ontbreekt == ("lokaal.kwijtschelding_gemeente",)


def test_gblt_took_over_the_extra_money_so_it_is_known() -> None:
    assert year(outcome(household({"vermogen_nu": 3450.98}), "waterschap")) == (210, 210)
    assert year(outcome(household({"vermogen_nu": 3451.98}), "waterschap")) == (209, 209)


def test_who_sends_the_bill_of_the_water_board_is_asked_where_it_matters() -> None:
    """Elsewhere than GBLT nothing was found: 90 to 100%, no extra to all of it."""
    own = {"vermogen_nu": 1900, "netto_inkomen_per_maand": 1200}
    unknown = household(own) | {"belastingaanslag": {"waterschap": 210}}
    found = outcome(unknown, "waterschap")
    # at 90%: 1,261.35 + 437.48 + 112 = 1,810.83 may be kept and 1,900 is there
    assert year(found) == (120.83, 210)
    assert found.ontbreekt == ("belastingaanslag.kantoor",)
    assert found.status is Status.ONBEKEND
    elsewhere = unknown | {"belastingaanslag": {"waterschap": 210, "kantoor": "noordelijk"}}
    assert outcome(elsewhere, "waterschap").status is Status.CONTROLEREN


@pytest.mark.parametrize(
    ("born", "kept"), [(date(1934, 12, 31), 210), (date(1935, 1, 1), 0)], ids=["voor", "na"]
)
def test_born_before_1935_may_keep_more(born: date, kept: float) -> None:
    """URI art. 12 lid 2 under f: 3,350 more for who was 65 on 31 December 1999."""
    own = {"geboortedatum": born, "vermogen_nu": 6900, "netto_inkomen_per_maand": 1500}
    low, _ = year(outcome(household(own), "waterschap"))
    assert low == kept


@pytest.mark.parametrize(("worth", "kept"), [(3350, 210.0), (3351, 0.0)])
def test_trap_9_a_car_of_3350_is_left_out_and_one_euro_more_counts_in_full(
    worth: float, kept: float
) -> None:
    found = outcome(household({"auto_waarde": worth}), "waterschap")
    assert year(found) == (kept, kept)
    assert found.status is Status.CONTROLEREN
    assert any("auto" in text for text in found.nog_te_vragen) is (kept == 0)


def test_with_aow_the_net_aow_may_be_the_norm() -> None:
    """RKBM art. 3: 1,659.53 net in place of 1,564.69; what Coevorden took over is not known."""
    own = {"geboortedatum": date(1955, 2, 3), "netto_inkomen_per_maand": 1850}
    own |= {"toetsingsinkomen_per_jaar": 30000}
    # 1,850 less 198 of the rent is 87 a month over the norm, and 8 under the net AOW
    for who, bill in (("gemeente", 420), ("waterschap", 210)):
        found = outcome(household(own), who)
        assert found.status is Status.CONTROLEREN
        assert year(found) == (0, bill)
    at_norm = household(own | {"netto_inkomen_per_maand": 1564.69})
    assert year(outcome(at_norm)) == (420, 420)
    over = household(own | {"netto_inkomen_per_maand": 2150})
    assert outcome(over).status is Status.GEEN_RECHT


def test_holiday_pay_is_a_flat_seven_percent() -> None:
    """Leidraad 26.2.11; 1,800 net without it counts for 1,926, not for 1,944."""
    part = {"soort": "loon", "bedrag": 1800.0, "per": "maand", "bruto": False}
    own = {"inkomens": [part | {"vakantiegeld": "exclusief"}], "netto_inkomen_per_maand": None}
    own |= {"toetsingsinkomen_per_jaar": None}
    found = outcome(household(own) | {"belastingaanslag": {"gemeente": 5000}})
    line = next(x for x in found.uitleg if x.stap == "Inkomen na deze kosten")
    rent = next(x for x in found.uitleg if x.stap == "Huur die meetelt")
    premium = next(x for x in found.uitleg if x.stap == "Zorgpremie die meetelt")
    assert line.waarde.hoogst + rent.waarde.minst + premium.waarde.minst == pytest.approx(1926)


def test_bijstand_has_five_percent_of_the_amount_with_it() -> None:
    """1,331.42 without holiday pay is 1,401.50 with it: just the norm, so all is remitted."""
    part = {"soort": "bijstand", "bedrag": 1331.42, "per": "maand", "vakantiegeld": "exclusief"}
    own = {"inkomens": [part], "netto_inkomen_per_maand": None, "toetsingsinkomen_per_jaar": None}
    assert year(outcome(household(own))) == (420, 420)


def test_a_room_tenant_gets_no_bill_of_the_municipality() -> None:
    room = household(woning={"soort": "kamer", "kale_huur_per_maand": 400.0})
    assert outcome(room).status is Status.GEEN_RECHT
    assert outcome(room, "waterschap").status is Status.CONTROLEREN


@pytest.mark.parametrize(
    ("moved", "status"),
    [(date(2026, 2, 18), Status.CONTROLEREN), (date(2026, 4, 18), Status.GEEN_RECHT)],
)
def test_who_leaves_a_room_gets_a_bill_from_then_on(moved: date, status: Status) -> None:
    """The month of the reference date, March, decides."""
    room = household(woning={"soort": "kamer", "kale_huur_per_maand": 400.0})
    change = {"vanaf": moved, "verhuisd": True, "woning": {"soort": "zelfstandig"}}
    assert outcome(room | {"wijzigingen": [change]}).status is status


@pytest.mark.parametrize(
    ("left_on", "remitted", "car"), [(date(2026, 2, 10), 420, False), (date(2026, 4, 10), 0, True)]
)
def test_a_car_counts_as_long_as_its_owner_is_there(
    left_on: date, remitted: float, car: bool
) -> None:
    """Of a partner with a car of 5,000, more than 3,350; March, the month that counts."""
    partner = {"id": "b", "rol": "partner", "relatie": "gehuwd", "geboortedatum": date(1981, 5, 6)}
    partner |= {"auto_waarde": 5000, "netto_inkomen_per_maand": 0, "vermogen_nu": 0}
    gone = {"vanaf": left_on, "weg": ["b"]}
    found = outcome(household(anderen=[partner], wijzigingen=[gone]))
    assert year(found) == (remitted, remitted)
    assert any("auto echt nodig" in q for q in found.nog_te_vragen) is car


def test_only_who_owns_a_house_is_asked_about_it() -> None:
    kinds = ("zelfstandig", "koop")
    homes = [household(woning={"soort": soort, "kale_huur_per_maand": 640.0}) for soort in kinds]
    two = stack([case_of(read_household(home, "x"), 2026) for home in homes])
    assert kwijtschelding._owner(two, {}).tolist() == [False, True]


def test_no_bill_nothing_to_remit() -> None:
    found = outcome(household(belastingaanslag={"gemeente": 0}))
    assert [r.voorwaarde for r in found.waarom_niet] == ["U krijgt zelf een aanslag"]


def test_an_own_business_is_out_in_coevorden_and_to_be_asked_at_the_water_board() -> None:
    part = {"soort": "winst", "bedrag": 9000.0, "per": "jaar"}
    mapping = household({"inkomens": [part], "toetsingsinkomen_per_jaar": 9000})
    assert year(outcome(mapping)) == (0, 0)
    low, high = year(outcome(mapping, "waterschap"))
    assert low == 0 < high


def test_business_or_study_of_a_housemate_is_not_that_of_who_asks() -> None:
    profit = [{"soort": "winst", "bedrag": 9000.0, "per": "jaar"}]
    mate = {"id": "m", "rol": "medebewoner", "geboortedatum": date(1990, 3, 4), "inkomens": profit}
    mate |= {"studeert_of_werkt": "studeert", "student_studiefinanciering": True}
    found = outcome(household(anderen=[mate]))
    assert year(found) == (420, 420)
    assert not any("DUO" in q for q in found.nog_te_vragen)


def test_another_municipality_has_rules_that_are_not_here() -> None:
    assert outcome(household(gemeente="Emmen")).status is Status.GEEN_TABEL


def test_money_of_children_does_not_count() -> None:
    child = {"id": "c", "rol": "kind", "geboortedatum": date(2014, 4, 5), "vermogen_nu": 9000}
    assert outcome(household(anderen=[child])).status is Status.CONTROLEREN


MONEY = st.floats(0, 9000).map(lambda x: round(x, 2))


@given(
    netto=st.floats(0, 4000),
    more=st.floats(0, 900),
    huur=st.floats(150, 1300),
    geld=MONEY,
    bill=st.floats(0, 900),
    deel=st.floats(0.9, 1.0),
)
def test_never_below_nothing_never_above_the_bill_and_never_more_with_more(
    netto: float, more: float, huur: float, geld: float, bill: float, deel: float
) -> None:
    chosen = {"aanslag_per_jaar": column(bill), "deel_van_norm": column(deel)}
    now = left(spend(netto_inkomen=netto, huur=huur, geld=geld), **chosen)
    assert 0 <= now <= bill + 0.005
    assert left(spend(netto_inkomen=netto + more, huur=huur, geld=geld), **chosen) <= now
    assert left(spend(netto_inkomen=netto, huur=huur, geld=geld + more), **chosen) <= now
    assert left(spend(netto_inkomen=netto, huur=huur + more, geld=geld), **chosen) >= now
    generous = {"aanslag_per_jaar": column(bill), "deel_van_norm": column(1)}
    assert left(spend(netto_inkomen=netto, huur=huur, geld=geld), **generous) >= now
