"""No printer at the table: a list for the office, and a card to copy by hand."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.paper_check import faults_of, text_of
from tests.paper_room import long_plan, pages, plan_for
from tests.storage_room import NOW as THEN
from tests.storage_room import first_start, new_dossier
from tests.web_room import Coach, demo
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.papers.plans import (
    print_annex,
    print_blank_card,
    print_plan,
    show_card,
)
from voorzieningenwijzer.casework.papers.printing import put_on_list, waiting
from voorzieningenwijzer.plan import Plan
from voorzieningenwijzer.storage import Store, UnknownPlanError


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[tuple[Coach, Desk]]:
    coach, desk = demo(tmp_path / "map")
    yield coach, desk
    desk.close()


def a_plan(desk: Desk) -> tuple[str, int]:
    with desk.store.read() as session:
        found = ((d.id, session.plans.editions(d.id)) for d in session.dossiers.listing())
        return next((dossier, editions[0].id) for dossier, editions in found if editions)


def test_a_plan_is_put_on_the_list_once_and_ticked_when_printed(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    dossier, plan = a_plan(desk)
    assert "Er is niets om te printen." in coach.get("/printen/").text
    assert "Nog te printen:" not in coach.get("/dossiers").text
    for _ in range(2):
        coach.post(f"/gesprek/{dossier}/plan/{plan}/later")
    assert "staat op de lijst om te printen" in coach.text
    assert "Nog te printen: 1" in coach.get("/dossiers").text
    page = coach.get("/printen/").text
    links = re.findall(r'href="(/gesprek/[^"]+\.pdf)"', page)
    here = f"/gesprek/{dossier}/plan/{plan}"
    assert links == [f"{here}.pdf", f"{here}/bijlage.pdf"]
    for link in links:
        assert faults_of(coach.get(link).data) == []
    coach.post(f"/printen/{plan}/klaar")
    assert "Er is niets om te printen." in coach.get("/printen/").text
    assert coach.post(f"/printen/{plan}/klaar").status_code == 404


def test_the_list_holds_no_name_and_goes_with_the_dossier(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    dossier, plan = a_plan(desk)
    with desk.store.read() as session:
        label = session.dossiers.get(dossier).label
    coach.post(f"/gesprek/{dossier}/plan/{plan}/later")
    page = coach.get("/printen/").text
    assert label not in page
    desk.store.erase_dossier(dossier, THEN)
    assert waiting(desk.store) == []
    with desk.store.database.read() as db:
        assert db.execute("SELECT count(*) FROM to_print").fetchone()[0] == 0


def test_only_a_plan_of_this_dossier_goes_on_the_list(tmp_path: Path) -> None:
    key = first_start(tmp_path)
    with Store.open(tmp_path, key) as store:
        mine, other = new_dossier(store), new_dossier(store)
        with store.write() as tx:
            plan = tx.plans.save(mine, "{}", {}, THEN, b"%PDF-1.7")
        with pytest.raises(UnknownPlanError):
            put_on_list(store, other, plan.id, ["plan"], THEN)
        with pytest.raises(UnknownPlanError):
            put_on_list(store, mine, plan.id, ["bijlage"], THEN)
        with pytest.raises(UnknownPlanError):
            put_on_list(store, mine, plan.id, ["logboek"], THEN)
        put_on_list(store, mine, plan.id, ["plan"], THEN)
        assert [(row.plan, row.papieren) for row in waiting(store)] == [(plan.id, ("plan",))]


def test_both_papers_are_kept_as_they_were_printed(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    dossier, number = a_plan(desk)
    with desk.store.read() as session:
        plan = Plan.from_json(session.plans.content(number))
        kept = session.plans.pdf(number), session.plans.annex(number)
    assert kept == (print_plan(plan), print_annex(plan))
    with desk.store.database.write() as db, pytest.raises(Exception, match="a new edition"):
        db.execute("UPDATE plan SET annex = NULL WHERE id = ?", [number])
    coach.post(f"/gesprek/{dossier}/plan/{number}/later")
    copy = json.loads(coach.post(f"/dossiers/{dossier}/inzage/json").data)
    assert copy["plannen"][0]["nog_te_printen"] == ["plan", "bijlage"]
    assert copy["plannen"][0]["bijlage_base64"].startswith("JVBERi")


def test_the_card_holds_what_must_be_copied_and_no_more() -> None:
    plan = plan_for("ouder_met_twee_kinderen")
    page = re.sub(r"<[^>]+>", " ", str(show_card(plan))).replace("\u00a0", " ")
    assert plan.eerste_stap in page
    assert plan.telefoon in page
    for action in plan.op_blad_een:
        assert action.titel in page
        assert action.voor_tekst.replace("\u00a0", " ") in page
    assert "Waarom" not in page
    assert len(page.split()) < 200
    assert "regeling nummer 14" not in str(show_card(long_plan()))


def test_the_card_is_a_page_also_of_a_quick_sum(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    dossier, plan = a_plan(desk)
    assert (
        "Schrijf dit over op een kaart" in coach.get(f"/gesprek/{dossier}/plan/{plan}/kaart").text
    )
    assert coach.get(f"/gesprek/{dossier}/plan/nergens/kaart").status_code == 404
    coach.post("/snel", keuze="nieuw")
    assert coach.get("/gesprek/snel/plan/nu/kaart").status_code == 200
    assert "Print het later" not in coach.text


def test_the_empty_card_is_one_sheet_with_room_for_five_actions() -> None:
    paper = print_blank_card()
    assert len(pages(paper)) == 1
    assert re.findall(r"Stap (\d)", text_of(paper)) == ["1", "2", "3", "4", "5"]


def test_who_types_a_name_that_cannot_be_printed_is_told_which_letters(
    shown: tuple[Coach, Desk],
) -> None:
    coach, _ = shown
    told = "Op papier komt een streep in plaats van: 王 秀."
    coach.post("/dossiers/nieuw", naam="王秀 Wang")
    assert told in coach.text
    coach.post("/dossiers/nieuw", naam="ሰላም Żółć 😀")
    assert "een streep in plaats van" not in coach.text
    here = coach.path.rsplit("/", 1)[0]
    coach.post(f"{here}/naam", naam="王秀")
    assert told in coach.text
    coach.post("/balie/nieuw", naam="秀王 Li")
    assert "in plaats van: 秀 王." in coach.text
