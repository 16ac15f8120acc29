"""The first weeks of a year, before the new tables are brought in: no sum over nothing."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.web_room import AMSTERDAM, NOW, Clock, Coach, coach_at, desk_in
from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.casework.desk import DEMO_PASSPHRASE, Desk
from voorzieningenwijzer.casework.dossiers import overview
from voorzieningenwijzer.casework.examples import fill_demo
from voorzieningenwijzer.casework.papers.plans import show_plan
from voorzieningenwijzer.casework.schemes.tables import run_out
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.outcomes import Status
from voorzieningenwijzer.plan import Plan, PlanContext, make_plan
from voorzieningenwijzer.tables import Tables

JANUARY = datetime(2027, 1, 11, 10, 0, tzinfo=AMSTERDAM)
"""The tables that ship end with 2026; when those of 2027 ship, this day moves a year."""


@pytest.fixture(scope="module")
def january(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Coach, Desk]]:
    desk = desk_in(tmp_path_factory.mktemp("januari"), demo=True)
    fill_demo(desk, JANUARY)
    coach = coach_at(desk, Clock(JANUARY))
    coach.post("/openen", wachtzin=DEMO_PASSPHRASE)
    yield coach, desk
    desk.close()


def plan_of(**household: object) -> Plan:
    mapping = {
        "peildatum": "2027-01-11",
        "gemeente": "Coevorden",
        "personen": [{"id": "a", "rol": "aanvrager", "geboortedatum": "1981-05-12"}],
        **household,
    }
    day = JANUARY.date()
    found = assess(read_household(mapping, "proef", day), Tables.shipped(), day.year)
    assert Status.GEEN_TABEL in {outcome.status for outcome in found.uitkomsten}
    return make_plan(found, None, (), PlanContext(day, "familie Proef"))


def test_the_tables_that_ran_out_are_named() -> None:
    tables = Tables.shipped()
    assert run_out(tables, NOW.date()) == ()
    assert {"Zorgtoeslag", "Huurtoeslag", "Kinderbijslag"} <= set(run_out(tables, JANUARY.date()))


def test_the_coach_is_told_where_the_day_begins(january: tuple[Coach, Desk]) -> None:
    coach, _ = january
    coach.get("/dossiers")
    assert "De nieuwe bedragen zijn er nog niet" in coach.text
    assert "Zorgtoeslag" in coach.text
    assert "Haal de nieuwe tabellen binnen" in coach.text


def test_with_tables_of_today_nothing_is_said(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, demo=True)
    fill_demo(desk, NOW)
    coach = coach_at(desk)
    coach.post("/openen", wachtzin=DEMO_PASSPHRASE)
    coach.get("/dossiers")
    assert "De nieuwe bedragen zijn er nog niet" not in coach.text
    coach.get(f"/gesprek/{overview(desk.store, '')[0].id}/uitkomst/")
    assert "zijn er nog niet allemaal" not in coach.text
    desk.close()


def test_the_results_say_what_is_not_in_the_sum(january: tuple[Coach, Desk]) -> None:
    coach, desk = january
    coach.get(f"/gesprek/{overview(desk.store, '')[0].id}/uitkomst/")
    assert "De bedragen van 2027 zijn er nog niet allemaal" in coach.text
    assert "Regelingen die we nog niet kunnen uitrekenen: " in coach.text


def test_no_picture_of_what_comes_in_without_the_schemes_that_wait(
    january: tuple[Coach, Desk],
) -> None:
    """Of EUR 1,166 a month it showed EUR 775 as all that comes in now."""
    coach, desk = january
    rows = overview(desk.store, "")
    (mine,) = (row.id for row in rows if row.naam == "mevrouw De Wit")
    coach.get(f"/gesprek/{mine}/uitkomst/")
    assert "Dit kan nog over 2026" in coach.text
    assert "Nu en straks" not in coach.text


def test_a_total_over_nothing_is_withheld() -> None:
    plan = plan_of()
    assert plan.totaal.per_maand is None
    assert plan.totaal.zonder_bedragen == len(plan.niet_berekend)
    assert "Het totaal weten we nog niet." in show_plan(plan)


def test_what_has_no_amounts_yet_is_one_line_and_not_one_for_each() -> None:
    plan = plan_of()
    assert len(plan.niet_berekend) > 10
    assert len({note.zinnen for note in plan.niet_berekend}) == 1
    assert show_plan(plan).count("Verwacht: december 2026") == 1
