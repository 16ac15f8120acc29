"""Paying the premium to the CAK, the way out, the deductible, and care costs in the return."""

from datetime import date
from typing import Any

import pytest

from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.casework.papers.plan_now import debts_of
from voorzieningenwijzer.casework.talking.care import care_of
from voorzieningenwijzer.comparisons.health import compare as health_policy
from voorzieningenwijzer.comparisons.health.premium_arrears import premium_per_month, remarks
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.outcomes import Between
from voorzieningenwijzer.plan import Care, Plan, PlanContext, make_plan
from voorzieningenwijzer.tables import NoTable, Tables

TABLES = Tables.shipped()
DAY = date(2026, 11, 21)


def household(**more: Any) -> dict[str, Any]:
    own = {
        "id": "a",
        "rol": "aanvrager",
        "geboortedatum": date(1983, 6, 7),
        "toetsingsinkomen_per_jaar": 21_000,
        "vermogen_op_1_januari": 0,
        "wanbetaler_cak": True,
    }
    return {"personen": [own | more.pop("own", {})], "ontvangt_nu": [], **more}


def plan(mapping: dict[str, Any], day: date = DAY) -> Plan:
    found = assess(read_household({**mapping, "peildatum": day}, "x"), TABLES)
    context = PlanContext(
        peildatum=day,
        naam="x",
        coach="Ria",
        geldbeheer=mapping.get("geldbeheer"),
        schulden=debts_of(mapping),
        zorg=care_of(mapping, TABLES, day),
    )
    return make_plan(found, None, health_policy.compare(mapping, TABLES, day), context)


def test_the_premium_of_2025_is_known_and_that_of_2026_is_not() -> None:
    """Rzv art. 6.5.2: 172.33 in 2025; the estimate of 172.24 for 2026 may not be used."""
    assert premium_per_month(TABLES, date(2025, 5, 1)) == 172.33
    assert premium_per_month(TABLES, DAY) is None
    period = TABLES.period("wanbetalersregeling", DAY)
    assert not isinstance(period, NoTable)
    amounts = [a.waarde for a in period.amounts.values()]
    assert all(a is None or float(a) != 172.24 for a in amounts)


def test_in_2026_no_amount_is_named() -> None:
    said = " ".join(remarks(household(), TABLES, DAY))
    assert "brief van het CAK" in said
    assert "172" not in said
    assert "€ 172,33" in " ".join(remarks(household(), TABLES, date(2025, 5, 1)))


def test_calculate_says_that_switching_cannot_be_and_what_it_costs_now() -> None:
    """12 x 172.33 = 2,067.96; also without a policy or an offer."""
    (saving,) = health_policy.compare(household(), TABLES, date(2025, 5, 1))
    assert saving.advies == "niet_mogelijk"
    assert saving.kosten_nu_per_jaar == Between(2067.96, 2067.96)
    (now,) = health_policy.compare(household(), TABLES, DAY)
    assert now.kosten_nu_per_jaar is None


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"geldbeheer": "bewind"}, "Met een bewindvoerder kunt u weg"),
        (
            {"ontvangt_nu": [{"regeling": "bijstand"}]},
            "12 maanden bijstand helpt de gemeente u weg",
        ),
        ({"own": {"inkomens": [{"soort": "bijstand", "bedrag": 1300}]}}, "€ 600"),
    ],
)
def test_the_way_out_that_fits(more: dict[str, Any], words: str) -> None:
    """Rzv art. 6.5.6 and 6.5.7: at most 36 months, for bijstand and for bewind."""
    said = " ".join(remarks(household(**more), TABLES, DAY))
    assert words in said
    assert "hoogstens 36 maanden" in said
    assert words not in " ".join(remarks(household(), TABLES, DAY))


def test_zorgtoeslag_is_never_promised_on_the_account_of_who_pays_the_cak() -> None:
    """Zvw art. 18f lid 6: it goes to the CAK."""
    made = plan(household())
    action = next(a for a in made.acties if a.regeling == "zorgtoeslag")
    assert action.geld_komt == "Het geld gaat nu naar het CAK, niet naar uw rekening."
    assert not any("orgtoeslag" in repr(p) for p in made.geld_komt)
    usual = plan(household(own={"wanbetaler_cak": False}))
    assert (
        next(a for a in usual.acties if a.regeling == "zorgtoeslag").geld_komt != action.geld_komt
    )
    assert any("orgtoeslag" in repr(p) for p in usual.geld_komt)


def test_the_outcome_itself_says_so_too() -> None:
    for cak, count in ((True, 1), (False, 0), (None, 0)):
        mapping = household(own={"wanbetaler_cak": cak}) | {"peildatum": DAY}
        found = assess(read_household(mapping, "x"), TABLES).outcome("zorgtoeslag")
        assert found is not None
        assert sum("CAK" in text for text in found.nog_te_vragen) == count
        assert found.per_maand == Between(129, 129)


@pytest.mark.parametrize(("gone", "count"), [(date(2026, 6, 2), 0), (date(2026, 12, 2), 1)])
def test_arrears_of_a_partner_count_while_there(gone: date, count: int) -> None:
    partner = {"id": "b", "rol": "partner", "relatie": "gehuwd", "wanbetaler_cak": True}
    partner |= {"geboortedatum": date(1984, 6, 7), "toetsingsinkomen_per_jaar": 100}
    partner |= {"vermogen_op_1_januari": 0}
    mapping = household(own={"wanbetaler_cak": False}) | {"peildatum": DAY}
    mapping["personen"].append(partner)
    mapping["wijzigingen"] = [{"vanaf": gone, "weg": ["b"]}]
    found = assess(read_household(mapping, "x"), TABLES).outcome("zorgtoeslag")
    assert found is not None
    assert sum("CAK" in text for text in found.nog_te_vragen) == count


def test_the_plan_has_the_way_out_before_euros() -> None:
    made = plan(household(ontvangt_nu=[{"regeling": "bijstand", "bedrag_per_maand": 1300}]))
    action = next(a for a in made.acties if a.id == "zorg.cak")
    assert action.nummer == 1
    assert "Met een jaar bijstand kan de gemeente u helpen." in action.waarom
    assert not any("172" in text for text in action.waarom)
    assert not any(a.id == "zorg.cak" for a in plan(household(own={"wanbetaler_cak": None})).acties)


def test_the_premium_debt_is_asked_once() -> None:
    """Under the CAK it is too late for the advice of who is only behind."""
    owed = [{"soort": "zorgpremie", "bedrag": 1200, "regeling_getroffen": False}]
    for cak, expected in ((True, ["zorg.cak"]), (False, ["schuld.zorg_achterstand"])):
        mapping = household(own={"wanbetaler_cak": cak}, schulden=owed)
        made = plan(mapping)
        assert [a.id for a in made.acties if a.id.startswith(("zorg.", "schuld."))] == expected
        assert not any("CAK" in " ".join(note.zinnen) for note in made.al_goed)


def test_trap_18_the_deductible_is_385_and_400_is_a_proposal() -> None:
    policy = {"persoon": "a", "premie_basis_per_maand": 160, "eigen_risico": 385}
    for used, shown in ((384, False), (385, True), (600, True)):
        own = {"wanbetaler_cak": False}
        rows = [policy | {"verwachte_zorgkosten_eigen_risico": used}]
        made = plan(household(own=own, zorgverzekering=rows))
        actions = [a for a in made.acties if a.id == "zorg.kosten"]
        assert bool(actions) is shown, used
        if actions:
            why = [text.replace("\u00a0", " ") for text in actions[0].waarom]
            assert "Het eigen risico is in 2026 € 385." in why
            assert any("€ 400" in text and "nog geen wet" in text for text in why)
            assert any("TSZ" in text for text in actions[0].verwacht)


def test_nothing_about_care_where_nothing_is_known() -> None:
    assert care_of({}, TABLES, DAY) == Care(eigen_risico=38500, eigen_risico_voorstel=40000)
