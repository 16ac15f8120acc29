"""A new plan beside the one before it: what moved, and whether answers, tables or time moved it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.examples.plannen import voorbeelden as v
from tests.paper_check import faults_of, text_of
from tests.web_room import AMSTERDAM, NOW, Clock, new_dossier, start
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.examples import add_example, examples, form_of, talk_of
from voorzieningenwijzer.casework.papers.differences import print_differences
from voorzieningenwijzer.casework.papers.plans import keep_plan
from voorzieningenwijzer.casework.talking.cases import APPOINTMENT
from voorzieningenwijzer.casework.talking.talk import save
from voorzieningenwijzer.interview.answers import Answer
from voorzieningenwijzer.plan import Plan, make_plan
from voorzieningenwijzer.plan.difference_table import Differences, Stand, Track
from voorzieningenwijzer.plan.differences import differences, earlier_of

RENT = "regelingen/huurtoeslag.yaml"
CARE = "regelingen/zorgtoeslag.yaml"
TITLES = {RENT: "Huurtoeslag", CARE: "Zorgtoeslag"}
ANSWERS, TABLE = "uw antwoorden zijn anders", "bedragen of regels zijn vernieuwd"
PROGRAM, YEAR, TIME = (
    "het programma is vernieuwd",
    "het is een ander jaar",
    "er is tijd voorbij",
)


def plan(rent: int | None = 100, care: int = 120, **changes: Any) -> Plan:
    found = [v.right("zorgtoeslag", care)]
    found += [] if rent is None else [v.right("huurtoeslag", rent)]
    total = care + (rent or 0)
    made = make_plan(v.assessment(*found, meer=total), None, (), v.context("familie Proef"))
    tables = {RENT: "a", CARE: "b"} | changes.pop("tabellen", {})
    return replace(made, tabellen=tuple(sorted(tables.items())), **changes)


def beside(
    old: Plan, same_day: Plan | None, new_day: Plan | None, new: Plan, *facts: str
) -> Differences:
    return differences(earlier_of(old, same_day, new_day), new, facts, TITLES)


def causes(found: Differences) -> dict[str, tuple[str, ...]]:
    return {row.id: row.oorzaken for row in found.regels}


def both(*why: str) -> dict[str, tuple[str, ...]]:
    """The rent moved, and with it the total."""
    return {"totaal": why, "huurtoeslag": why}


def test_nothing_is_different_between_equal_plans() -> None:
    found = beside(plan(), plan(), plan(), plan())
    assert found.regels == ()
    assert found.tabellen == ()
    assert not found.programma
    assert "Alles staat er zoals in het vorige plan." in text_of(
        print_differences(replace(plan(), verschil=found))
    )


def test_what_only_the_answers_of_now_move_was_moved_by_the_answers() -> None:
    """Then 100; the answers of then still give 100 on the day of now; with those of now 80."""
    found = beside(plan(100), plan(100), plan(100), plan(80), "Hoeveel huur betaalt u?")
    assert causes(found) == both(ANSWERS)
    row = next(row for row in found.regels if row.id == "huurtoeslag")
    assert "€ 100 per maand" in row.was.replace("\u00a0", " ")
    assert "€ 80 per maand" in row.nu.replace("\u00a0", " ")
    assert found.feiten == ("Hoeveel huur betaalt u?",)


def test_what_moves_on_the_day_of_then_already_was_moved_by_a_table() -> None:
    """With the same answers and the same day it is 80 now: a corrected amount."""
    new = plan(80, tabellen={RENT: "nieuw"})
    found = beside(plan(100), plan(80), plan(80), new)
    assert causes(found) == both(TABLE)
    assert found.tabellen == ("Huurtoeslag",)


def test_an_added_year_in_a_table_is_not_the_cause_of_what_time_moved() -> None:
    """The file is another one, but on the day of then it gives the same."""
    new = plan(80, tabellen={RENT: "met 2027 erbij"}, jaar=2027)
    assert causes(beside(plan(100), plan(100), plan(80), new)) == both(YEAR)


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"programma": "9.9.9"}, PROGRAM),
        (
            {"programma": "9.9.9", "tabellen": {RENT: "nieuw"}},
            "bedragen, regels of het programma zijn vernieuwd",
        ),
        ({}, "dat weten we niet"),
    ],
)
def test_what_else_moves_on_the_day_of_then(changes: dict[str, Any], cause: str) -> None:
    assert causes(beside(plan(100), plan(80), plan(80), plan(80, **changes))) == both(cause)


def test_within_a_year_time_alone_can_move_it() -> None:
    assert causes(beside(plan(100), plan(100), plan(80), plan(80))) == both(TIME)


def test_everything_that_moved_it_is_named() -> None:
    new = plan(40, tabellen={RENT: "nieuw"}, jaar=2027)
    found = beside(plan(100), plan(80), plan(60), new, "x")
    assert causes(found) == both(TABLE, YEAR, ANSWERS)


def test_what_moved_and_moved_back_is_no_difference() -> None:
    assert beside(plan(100), plan(80), plan(80), plan(100), "x").regels == ()


def test_what_came_and_what_went_is_said() -> None:
    came = beside(plan(None), plan(None), plan(None), plan(100), "x")
    row = next(row for row in came.regels if row.id == "huurtoeslag")
    assert (row.was, row.oorzaken) == ("Staat er niet.", (ANSWERS,))
    went = beside(plan(100), plan(100), plan(100), plan(None), "x")
    row = next(row for row in went.regels if row.id == "huurtoeslag")
    assert (row.nu, row.oorzaken) == ("Staat er niet.", (ANSWERS,))


def test_without_all_answers_of_then_no_cause_is_named() -> None:
    found = beside(plan(100), None, None, plan(80), "Hoeveel huur betaalt u?")
    assert causes(found) == both("dat weten we niet")
    assert found.feiten == ()
    paper = text_of(print_differences(replace(plan(80), verschil=found)))
    assert "Niet al uw antwoorden van toen zijn er nog." in paper
    assert "Uw antwoorden zijn hetzelfde" not in paper


def test_of_an_advice_on_a_policy_no_cause_is_named() -> None:
    """It rests on wishes for care, and those are gone when the talk is done."""
    track = Track("zorg.a.overstappen", "Stap over", Stand("ja", "ja"), None, None)
    earlier = replace(earlier_of(plan(), plan(), plan()), sporen=(track,))
    found = differences(earlier, plan(), (), TITLES)
    assert causes(found)["zorg.a.overstappen"] == ("dat weten we niet",)


def test_the_paper_can_be_read_aloud_and_is_the_same_every_time() -> None:
    new = plan(60, tabellen={RENT: "n"})
    kept = replace(new, verschil=beside(plan(100), plan(80), plan(80), new, "Wat is de huur?"))
    paper = print_differences(kept)
    assert faults_of(paper) == []
    assert print_differences(Plan.from_json(kept.to_json())) == paper
    assert "Wat is de huur?" in text_of(paper)


def test_a_plan_of_before_this_was_kept_still_reads() -> None:
    text = plan().to_json().replace('"verschil":null,', "").replace(',"verschil":null', "")
    text = text.replace('"antwoorden":null,', "")
    assert "verschil" not in text
    assert "antwoorden" not in text
    assert Plan.from_json(text).verschil is None


# ---------------------------------------------------------------- a dossier

LAST_YEAR = datetime(2025, 11, 24, 10, 0, tzinfo=AMSTERDAM)
LODGER = "mevrouw De Wit"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    _, desk = start(tmp_path, Clock(LAST_YEAR))
    yield desk
    desk.close()


def example() -> dict[str, Any]:
    return next(one for one in examples() if one["naam"] == LODGER)


def answered(desk: Desk, dossier: str, now: datetime, **changed: Any) -> None:
    """The screens with these questions, filled in again."""
    said = example()["antwoorden"] | changed
    talk = talk_of(desk, desk.case(dossier), now)
    for screen in talk.route.all_screens:
        if any(question.name in changed for question in screen.questions):
            assert save(talk, screen, form_of(screen, said), now.isoformat()).given.complete


def planned(desk: Desk, dossier: str, now: datetime) -> Plan:
    edition = keep_plan(desk, talk_of(desk, desk.case(dossier), now), now)
    with desk.store.read() as session:
        return Plan.from_json(session.plans.content(edition.id))


def papers(desk: Desk, dossier: str) -> list[bytes | None]:
    """The newest first."""
    with desk.store.read() as session:
        return [session.plans.pdf(one.id) for one in session.plans.editions(dossier)]


def differences_of(plan: Plan) -> Differences:
    assert plan.verschil is not None
    return plan.verschil


def test_a_year_later_the_old_plan_prints_as_it_was_and_the_new_one_says_what_changed(
    desk: Desk,
) -> None:
    """Another year moves zorgtoeslag; the rent that was told again moves huurtoeslag as well."""
    dossier = add_example(desk, example(), LAST_YEAR)
    (before,) = papers(desk, dossier)
    answered(desk, dossier, NOW, kale_huur="702,10")
    new = planned(desk, dossier, NOW + timedelta(minutes=1))
    found, why = differences_of(new), causes(differences_of(new))
    assert why["zorgtoeslag"] == (YEAR,)
    assert why["huurtoeslag"] == (YEAR, ANSWERS)
    assert {cause for each in why.values() for cause in each} == {YEAR, ANSWERS}
    (question,) = found.feiten
    assert "huur" in question.lower()
    kept = repr(new.verschil)
    assert "645,80" not in kept
    assert "702,10" not in kept
    assert papers(desk, dossier)[1] == before
    assert faults_of(print_differences(new)) == []


def test_a_first_plan_and_the_same_plan_again_lie_beside_nothing(desk: Desk) -> None:
    dossier = add_example(desk, example(), NOW)
    first = planned(desk, dossier, NOW)
    assert first.verschil is None
    assert planned(desk, dossier, NOW + timedelta(minutes=5)) == first
    assert len(papers(desk, dossier)) == 1


def test_a_second_plan_of_one_day_lies_beside_what_the_first_lay_beside(desk: Desk) -> None:
    """Making the first one dropped the old rent; the comparison with last year is not lost."""
    dossier = add_example(desk, example(), LAST_YEAR)
    answered(desk, dossier, NOW, kale_huur="702,10")
    first = differences_of(planned(desk, dossier, NOW + timedelta(minutes=1)))
    later = NOW + timedelta(minutes=10)
    answered(desk, dossier, later, **{"jaarinkomen-a": "21.000"})
    second = differences_of(planned(desk, dossier, later + timedelta(minutes=1)))
    assert second.eerder == first.eerder
    assert causes(second)["huurtoeslag"] == (YEAR, ANSWERS)
    assert set(first.feiten) < set(second.feiten)


def test_an_erased_answer_of_then_takes_the_causes_away(desk: Desk) -> None:
    dossier = add_example(desk, example(), LAST_YEAR)
    desk.case(dossier).erase("kale_huur", None, NOW)
    found = differences_of(planned(desk, dossier, NOW))
    assert not found.eerder.nagerekend
    assert {cause for each in causes(found).values() for cause in each} == {"dat weten we niet"}


def test_what_stands_beside_the_talk_takes_no_cause_away(desk: Desk) -> None:
    """An appointment of then is gone by now; it was no answer."""
    dossier = add_example(desk, example(), LAST_YEAR)
    case = desk.case(dossier)
    case.append([Answer(APPOINTMENT, None, "ergens", "ergens", LAST_YEAR.isoformat())])
    planned(desk, dossier, LAST_YEAR + timedelta(minutes=1))
    desk.case(dossier).erase(APPOINTMENT, None, NOW)
    found = differences_of(planned(desk, dossier, NOW))
    assert found.eerder.nagerekend


def test_a_renewed_table_is_named(desk: Desk) -> None:
    """The same day and the same answers, with another amount in a table."""
    dossier = add_example(desk, example(), LAST_YEAR)
    old = planned(desk, dossier, LAST_YEAR)
    earlier = earlier_of(old, old, old)
    marks = {**dict(old.tabellen), CARE: "een ander"}
    new = replace(old, tabellen=tuple(sorted(marks.items())))
    assert differences(earlier, new, (), desk.tables.titles("Coevorden")).tabellen == (
        "Zorgtoeslag",
    )


def test_the_pages_show_it_and_a_first_plan_has_none(tmp_path: Path) -> None:
    coach, desk = start(tmp_path, clock := Clock())
    dossier = add_example(desk, example(), clock.now)
    coach.get(f"/gesprek/{dossier}/plan/1")
    assert "Wat is er anders?" not in coach.text
    assert coach.get(f"/gesprek/{dossier}/plan/1/verschil").status_code == 404
    assert coach.get(f"/gesprek/{dossier}/plan/1/verschil.pdf").status_code == 404
    clock.forward(timedelta(minutes=5))
    answered(desk, dossier, clock.now, kale_huur="702,10")
    clock.forward(timedelta(minutes=1))
    coach.post(f"/gesprek/{dossier}/plan/", hoe="scherm")
    assert "Wat is er anders?" in coach.text
    coach.get(f"{coach.path}/verschil")
    assert "Uw antwoorden zijn anders." in coach.text
    paper = coach.get(f"{coach.path}.pdf")
    assert faults_of(paper.data) == []
    other = new_dossier(coach, "mevrouw Ander")
    assert coach.get(f"/gesprek/{other}/plan/2/verschil").status_code == 404
    desk.close()
