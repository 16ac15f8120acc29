"""What became of each step of a plan: kept with a yes only, on one page, only added to."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import html

from tests.test_life import CALL, pages_with
from tests.test_web import to_screen
from tests.web_room import NOW, Clock, Coach, demo, new_dossier, start
from voorzieningenwijzer.casework.after.call_list import call_list
from voorzieningenwijzer.casework.after.follow_up import FollowUpPage, follow_up_page
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.plan import Plan
from voorzieningenwijzer.plan.following import Amount, Step, objection_term, steps_of
from voorzieningenwijzer.plan.realised import Difference, Result, Verdict, compare, sums
from voorzieningenwijzer.plan.wording.fill import PlanTextError, placeholders
from voorzieningenwijzer.plan.wording.following_words import (
    Sort,
    State,
    following_words,
    read_words,
)
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.storage import NewFollowUp, NoFollowUpError, UnknownLineError

WORDS = shipped("templates", "plan") / "opvolging.yaml"
RENT = "huurtoeslag.aanvragen"


# ----------------------------------------------------------------- terms, worked by hand

LETTER = date(2026, 11, 2)
"""A Monday. A term begins the day after the letter was sent (Awb art. 6:8 lid 1)."""


@pytest.mark.parametrize(
    ("regeling", "until"),
    [
        ("huurtoeslag", date(2026, 12, 14)),  # Awb art. 6:7: six weeks, 3 November up to and with
        ("zorgtoeslag", date(2026, 12, 14)),
        ("kinderbijslag", date(2026, 12, 14)),
        ("kwijtschelding_gemeente", date(2026, 11, 12)),  # URI art. 24: ten days after its date
        ("kwijtschelding_waterschap", date(2026, 11, 12)),
        ("noodfonds_energie", None),  # no source says; the letter may
    ],
)
def test_until_when_one_may_object(regeling: str, until: date | None) -> None:
    step = Step(f"{regeling}.aanvragen", Sort.GEWOON, "", regeling)
    term = objection_term(step)
    assert (None if term is None else term.day(LETTER, LETTER.year)) == until


def test_every_scheme_but_the_fund_says_how_long_one_may_object() -> None:
    steps = {
        name: Step(f"{name}.verhogen", Sort.MELDEN, "", name) for name in plan_texts().regelingen
    }
    assert {name for name, step in steps.items() if objection_term(step) is None} == {
        "noodfonds_energie"
    }


def test_other_steps_have_a_term_only_where_their_words_name_one() -> None:
    def term(step: str, words: str | None = None) -> str | None:
        found = objection_term(Step(step, Sort.DOEN, "", "x"), words)
        return found.name if found else None

    assert term("schuld.schuldhulp") == "bezwaar_algemeen"
    assert term("vorig_jaar.2025") == "bezwaar_algemeen"
    assert term("energie.overstappen") is None, "a company's no is no decision"
    assert term("zorg.a.overstappen") is None, "the term in those words is not of an objection"
    assert term("x.aanvragen", "Schrijf binnen {termijn.bezwaar_algemeen}.") == "bezwaar_algemeen"
    assert term("x.aanvragen", "Bel de gemeente of {coach}.") is None


def test_no_advice_names_two_terms_to_object() -> None:
    for advice in plan_texts().every_advice():
        named = [one for one in placeholders(advice.als_nee) if re.search("bezwaar|beroep", one)]
        assert len(named) <= 1, advice.id


# ------------------------------------------------------------------------------- the words


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('  verlopen: {gewoon: verlopen, bellen: ""}\n', ""),
        ("vanzelf: gekomen", "vanzelluf: gekomen"),
        ("termijn: bellen_jaar", "termijn: bellen_eeuw"),
        ("maand: per maand", "maand: 12"),
        ("formaat: 1", "formaat: 2"),
    ],
)
def test_a_mistake_in_the_words_is_named(old: str, new: str, tmp_path: Path) -> None:
    text = WORDS.read_text("utf-8")
    assert old in text
    path = tmp_path / "opvolging.yaml"
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises((PlanTextError, ValueError)):
        read_words(path)


def test_every_scheme_that_is_looked_at_again_exists(desk: Desk) -> None:
    known = {scheme.id for scheme in desk.tables.schemes()} | set(plan_texts().regelingen)
    assert set(following_words().hercontrole) <= known


# ------------------------------------------------------------------------ came and expected


@pytest.mark.parametrize(
    ("expected", "came", "difference"),
    [
        ((20000, "maand"), (21250, "maand"), (Verdict.MEER, 1250, "maand")),
        ((20000, "maand"), (19900, "maand"), (Verdict.MINDER, 100, "maand")),
        ((20000, "maand"), (20000, "maand"), (Verdict.ZOALS_VERWACHT, 0, "")),
        ((20000, "maand", 24000), (23000, "maand"), (Verdict.ZOALS_VERWACHT, 0, "")),
        ((20000, "maand", 24000), (24100, "maand"), (Verdict.MEER, 100, "maand")),
        ((20000, "maand"), (250000, "jaar"), (Verdict.MEER, 10000, "jaar")),  # 12 x 200 = 2,400
        ((28649, "kwartaal"), (9000, "maand"), (Verdict.MINDER, 6596, "jaar")),  # 1,145.96 - 1,080
        ((40000, "eenmalig"), (35000, "eenmalig"), (Verdict.MINDER, 5000, "eenmalig")),
        ((20000, "maand"), (35000, "eenmalig"), (Verdict.ONVERGELIJKBAAR, 0, "")),
    ],
)
def test_what_came_against_what_was_expected(
    expected: tuple[int, str], came: tuple[int, str], difference: tuple[Verdict, int, str]
) -> None:
    assert compare(Amount(*expected), Amount(*came)) == Difference(*difference)


def test_the_sum_holds_no_unknown_and_nothing_that_was_too_much() -> None:
    def result(state: State, expected: Amount | None, came: Amount | None, **more: bool) -> Result:
        return Result(Step("x", Sort.GEWOON, "", "x", verwacht=expected, **more), state, came)

    found = sums(
        [
            result(State.TOEGEKEND, Amount(10000, "maand", 30000), Amount(12000, "maand")),
            result(State.TOEGEKEND, Amount(7000, "kwartaal"), None),
            result(State.AFGEWEZEN, Amount(50000, "jaar"), None),
            result(State.GEVRAAGD, Amount(33300, "eenmalig"), None),
            result(State.TE_DOEN, Amount(1100, "maand"), None),
            result(State.TOEGEKEND, None, Amount(9900, "eenmalig")),
            result(State.TOEGEKEND, Amount(99999, "maand"), Amount(99999, "maand"), te_veel=True),
        ]
    )
    assert found.verwacht_per_jaar == 120000 + 28000 + 50000 + 13200
    assert found.gekregen_per_jaar == 144000
    assert found.open_per_jaar == 13200
    assert (found.verwacht_eenmalig, found.gekregen_eenmalig) == (33300, 9900)
    assert (found.open_eenmalig, found.onbekend) == (33300, 1)


# ---------------------------------------------------------------------------------- the page


@pytest.fixture
def desk_and_coach(tmp_path: Path) -> Iterator[tuple[Coach, Desk]]:
    coach, desk = demo(tmp_path / "map")
    yield coach, desk
    desk.close()


@pytest.fixture
def coach(desk_and_coach: tuple[Coach, Desk]) -> Coach:
    return desk_and_coach[0]


@pytest.fixture
def desk(desk_and_coach: tuple[Coach, Desk]) -> Desk:
    return desk_and_coach[1]


def planned(desk: Desk, step: str = RENT) -> str:
    """The dossier of an example whose plan has this step."""
    with desk.store.read() as session:
        for one in session.dossiers.mine():
            for edition in session.plans.editions(one.id):
                plan = Plan.from_json(session.plans.content(edition.id))
                if step in {found.id for found in steps_of(plan)}:
                    return one.id
    raise AssertionError("no example has this step")


def followed(coach: Coach, desk: Desk, step: str = RENT) -> str:
    dossier = planned(desk, step)
    coach.send(f"/dossiers/{dossier}/afronden/bellen", dict(CALL))
    coach.get(f"/dossiers/{dossier}/opvolging")
    return dossier


def form(coach: Coach) -> dict[str, object]:
    """What the browser would post when nothing on the page is touched."""
    assert coach.page is not None
    page = html.fromstring(coach.page.text)
    (found,) = [one for one in page.forms if "/opvolging" in one.action and one.get("id") is None]
    return {name: value for name, value in found.form_values() if name != "csrf_token"}


def keep(coach: Coach, dossier: str, **more: object) -> Coach:
    """Post the page as it stands with what is changed; ``__`` for a point, ``___`` for a dash."""
    changed = {k.replace("___", "-").replace("__", "."): v for k, v in more.items()}
    coach.send(f"/dossiers/{dossier}/opvolging", form(coach) | changed)
    return coach


def lines(desk: Desk, dossier: str) -> list[tuple[str, str, int | None, str]]:
    with desk.store.read() as session:
        kept = [one.said for one in session.follow_ups.lines(dossier)]
    return [(one.step, one.state, one.amount, one.period) for one in kept]


def page_of(desk: Desk, dossier: str) -> FollowUpPage:
    return follow_up_page(desk, dossier)


def test_every_step_of_an_example_has_its_own_name(desk: Desk) -> None:
    seen = 0
    with desk.store.read() as session:
        for one in session.dossiers.mine():
            for edition in session.plans.editions(one.id):
                plan = Plan.from_json(session.plans.content(edition.id))
                steps = [step.id for step in steps_of(plan)]
                assert len(set(steps)) == len(steps)
                seen += len(plan.acties)
    assert seen > 10


def test_nothing_is_followed_up_without_a_yes(coach: Coach, desk: Desk) -> None:
    dossier = planned(desk)
    coach.get(f"/dossiers/{dossier}/opvolging")
    assert coach.path == f"/dossiers/{dossier}/afronden"
    assert "niet gezegd dat u later mag bellen" in coach.text
    coach.send(f"/dossiers/{dossier}/opvolging", {f"{RENT}-stand": "gevraagd"})
    assert lines(desk, dossier) == []
    with desk.store.write() as session, pytest.raises(NoFollowUpError):
        session.follow_ups.append(dossier, [NewFollowUp(1, RENT, "gevraagd")], NOW)


def test_a_yes_taken_back_ends_it(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    keep(coach, dossier, huurtoeslag__aanvragen___stand="gevraagd")
    coach.post(f"/dossiers/{dossier}/afronden/sluiten")
    coach.get(f"/dossiers/{dossier}/opvolging")
    assert coach.path == f"/dossiers/{dossier}"
    with desk.store.write() as session, pytest.raises(NoFollowUpError):
        session.follow_ups.append(dossier, [NewFollowUp(1, RENT, "toegekend")], NOW)


def test_one_form_keeps_what_was_changed_and_nothing_else(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    keep(coach, dossier)
    assert lines(desk, dossier) == [], "an untouched form says nothing"
    keep(coach, dossier, huurtoeslag__aanvragen___stand="gevraagd")
    keep(
        coach,
        dossier,
        huurtoeslag__aanvragen___stand="toegekend",
        huurtoeslag__aanvragen___bedrag="212,50",
        huurtoeslag__aanvragen___per="maand",
    )
    assert lines(desk, dossier) == [
        (RENT, "gevraagd", None, ""),
        (RENT, "toegekend", 21250, "maand"),
    ]
    assert "Wat er eerder stond" in coach.text
    found = page_of(desk, dossier).find(RENT)
    assert found is not None
    assert found.result.gekregen == Amount(21250, "maand")


def test_a_grant_without_an_amount_stays_unknown(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    keep(coach, dossier, huurtoeslag__aanvragen___stand="toegekend")
    assert lines(desk, dossier) == [(RENT, "toegekend", None, "")]
    assert "toegekend, bedrag onbekend" in coach.text
    assert "van 1 toekenning is het bedrag onbekend" in coach.text
    assert sums(page_of(desk, dossier).results).gekregen_per_jaar == 0


def test_what_does_not_belong_to_the_state_is_not_kept(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    keep(
        coach,
        dossier,
        huurtoeslag__aanvragen___stand="gevraagd",
        huurtoeslag__aanvragen___bedrag="geen bedrag",
        huurtoeslag__aanvragen___brief="ook geen dag",
        huurtoeslag__aanvragen___reden_afgewezen="inkomen",
    )
    with desk.store.read() as session:
        (line,) = session.follow_ups.lines(dossier)
    assert line.said == NewFollowUp(1, RENT, "gevraagd")


def test_a_refusal_gives_the_last_day_to_object(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    keep(
        coach,
        dossier,
        huurtoeslag__aanvragen___stand="afgewezen",
        huurtoeslag__aanvragen___reden_afgewezen="inkomen",
        huurtoeslag__aanvragen___brief="2-11-2026",
    )
    assert "bezwaar tot en met 14 december 2026" in coach.text
    assert "inkomen te hoog" in coach.text
    keep(coach, dossier, huurtoeslag__aanvragen___dag="1-12-2026")
    assert "bezwaar tot en met 1 december 2026" in coach.text, "a day on the letter goes first"


def test_mistakes_come_back_and_the_rest_is_kept(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    other = next(one.step.id for one in page_of(desk, dossier).steps if one.step.id != RENT)
    fields = {
        f"{RENT}-stand": "toegekend",
        f"{RENT}-bedrag": "veel",
        f"{RENT}-brief": "31-2-2026",
        f"{RENT}-opmerking": "bsn 111222333",
        f"{other}-stand": "niet_gewild",
    }
    page = coach.send(f"/dossiers/{dossier}/opvolging", form(coach) | fields)
    assert page.status_code == 422
    assert "Schrijf alleen het bedrag" in coach.text
    assert "De dag 31 februari 2026 bestaat niet" in coach.text
    assert "Hier staat misschien een burgerservicenummer" in coach.text
    assert 'value="veel"' in page.text
    assert 'value="31-2-2026"' in page.text
    assert [one[0] for one in lines(desk, dossier)] == [other], "what is right is kept at once"
    assert pages_with(desk, "111222333") == 0
    tomorrow = f"{NOW.date() + timedelta(days=1):%d-%m-%Y}"
    keep(coach, dossier, huurtoeslag__aanvragen___brief=tomorrow)
    assert "Deze dag moet nog komen" in coach.text


def test_an_unknown_state_or_step_is_refused_or_ignored(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    page = keep(coach, dossier, huurtoeslag__aanvragen___stand="gewonnen").page
    assert page is not None
    assert page.status_code == 422
    coach.get(f"/dossiers/{dossier}/opvolging")
    keep(coach, dossier, verzonnen__aanvragen___stand="gevraagd")
    assert lines(desk, dossier) == []


def test_twice_the_same_post_is_one_line(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    posted = form(coach) | {f"{RENT}-stand": "gevraagd"}
    for _ in range(2):
        coach.send(f"/dossiers/{dossier}/opvolging", dict(posted))
    assert len(lines(desk, dossier)) == 1


def test_an_old_tab_does_not_turn_back_what_another_said(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    other = next(one.step.id for one in page_of(desk, dossier).steps if one.step.id != RENT)
    old = form(coach)
    keep(coach, dossier, huurtoeslag__aanvragen___stand="gevraagd")
    coach.send(f"/dossiers/{dossier}/opvolging", old | {f"{other}-stand": "verlopen"})
    assert [one[:2] for one in lines(desk, dossier)] == [(RENT, "gevraagd"), (other, "verlopen")]
    page = coach.send(f"/dossiers/{dossier}/opvolging", old | {f"{RENT}-stand": "niet_gewild"})
    assert page.status_code == 422
    assert "intussen in een ander venster veranderd" in coach.text
    assert len(lines(desk, dossier)) == 2
    assert form(coach)[f"{RENT}-stand"] == "gevraagd", "it shows what stands there now"


def test_what_was_said_is_never_changed(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    keep(coach, dossier, huurtoeslag__aanvragen___stand="gevraagd")
    with pytest.raises(Exception, match="never a change"):
        with desk.store.database.write() as db:
            db.execute("UPDATE follow_up SET state = 'toegekend'")


def test_a_new_plan_of_the_same_year_goes_on_where_the_old_one_was(
    coach: Coach, desk: Desk
) -> None:
    dossier = followed(coach, desk)
    keep(coach, dossier, huurtoeslag__aanvragen___stand="gevraagd")
    with desk.store.read() as session:
        first = session.plans.editions(dossier)[0]
        content = session.plans.content(first.id)
    plan = Plan.from_json(content)
    with desk.store.write() as session:
        session.plans.save(dossier, content, {}, NOW)
    page = page_of(desk, dossier)
    assert page.edition == first.edition + 1
    assert page.find(RENT).state is State.GEVRAAGD  # type: ignore[union-attr]
    next_year = content.replace(f'"jaar":{plan.jaar}', f'"jaar":{plan.jaar + 1}')
    assert next_year != content
    with desk.store.write() as session:
        session.plans.save(dossier, next_year, {}, NOW)
    assert page_of(desk, dossier).find(RENT).state is State.TE_DOEN  # type: ignore[union-attr]


def test_a_step_that_is_no_longer_in_the_plan_keeps_its_place(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    keep(coach, dossier, huurtoeslag__aanvragen___stand="gevraagd")
    with desk.store.read() as session:
        content = session.plans.content(session.plans.editions(dossier)[0].id)
    without = content.replace(f'"id":"{RENT}"', '"id":"huurtoeslag.anders"')
    with desk.store.write() as session:
        session.plans.save(dossier, without, {}, NOW)
    coach.get(f"/dossiers/{dossier}/opvolging")
    assert "Uit een eerder plan" in coach.text
    keep(coach, dossier, huurtoeslag__aanvragen___stand="verlopen")
    assert [one[1] for one in lines(desk, dossier)] == ["gevraagd", "verlopen"]
    with desk.store.read() as session:
        assert {one.said.edition for one in session.follow_ups.lines(dossier)} == {1}


def test_the_plan_itself_does_not_change(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    with desk.store.read() as session:
        before = [
            (one.made, session.plans.content(one.id), session.plans.pdf(one.id))
            for one in session.plans.editions(dossier)
        ]
    keep(coach, dossier, huurtoeslag__aanvragen___stand="toegekend")
    with desk.store.read() as session:
        after = [
            (one.made, session.plans.content(one.id), session.plans.pdf(one.id))
            for one in session.plans.editions(dossier)
        ]
    assert after == before


# ------------------------------------------------------------------------------ the call list


def reasons(desk: Desk, dossier: str, day: date) -> set[tuple[str, str, date | None]]:
    rows = [row for row in call_list(desk, day) if row.dossier == dossier]
    return {(one.why.value, one.wat, one.dag) for row in rows for one in row.redenen}


def test_the_list_says_whom_to_call_and_why(coach: Coach, desk: Desk) -> None:
    """The talk was on 23 November 2026; a week, three months and a year on are the calls."""
    dossier = followed(coach, desk)
    week = following_words().bellen["week"].wat
    assert {one[0] for one in reasons(desk, dossier, NOW.date())} == {"bellen"}
    assert ("bellen", week, date(2026, 11, 30)) in reasons(desk, dossier, NOW.date())
    late = reasons(desk, dossier, date(2027, 2, 10))
    assert ("bellen", following_words().bellen["drie_maanden"].wat, date(2027, 2, 23)) in late
    assert ("bellen", week, date(2026, 11, 30)) in late, "what was not done stays"
    keep(coach, dossier, bellen__week___stand="toegekend")
    assert ("bellen", week, date(2026, 11, 30)) not in reasons(desk, dossier, date(2027, 2, 10))


def test_each_state_waits_for_its_own_day(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    title = page_of(desk, dossier).find(RENT).step.titel  # type: ignore[union-attr]
    keep(coach, dossier, huurtoeslag__aanvragen___stand="gevraagd")
    asked = date(2026, 11, 23)
    decision = date(2027, 2, 22)  # thirteen weeks, Awir art. 16: 91 days after 23 November
    assert (decision - asked).days == 91
    assert ("besluit", title, decision) not in reasons(desk, dossier, date(2027, 2, 21))
    assert ("besluit", title, decision) in reasons(desk, dossier, decision)
    keep(
        coach,
        dossier,
        huurtoeslag__aanvragen___stand="wacht_op_papieren",
        huurtoeslag__aanvragen___dag="4-12-2026",
    )
    assert ("papieren", title, date(2026, 12, 4)) in reasons(desk, dossier, asked)
    keep(
        coach,
        dossier,
        huurtoeslag__aanvragen___stand="afgewezen",
        huurtoeslag__aanvragen___dag="",
        huurtoeslag__aanvragen___brief="2-11-2026",
    )
    object_by = ("bezwaar", title, date(2026, 12, 14))
    assert object_by in reasons(desk, dossier, date(2026, 12, 14))
    assert object_by not in reasons(desk, dossier, date(2026, 12, 15)), "too late to object"
    keep(
        coach,
        dossier,
        huurtoeslag__aanvragen___stand="toegekend",
        huurtoeslag__aanvragen___dag="1-3-2027",
    )
    assert ("hercontrole", title, date(2027, 3, 1)) in reasons(desk, dossier, date(2027, 2, 1))
    assert not {one for one in reasons(desk, dossier, asked) if one[1] == title}


def test_what_comes_by_itself_is_asked_about_after_three_months(coach: Coach, desk: Desk) -> None:
    with desk.store.read() as session:
        step = next(
            found.id
            for one in session.dossiers.mine()
            for edition in session.plans.editions(one.id)
            for found in steps_of(Plan.from_json(session.plans.content(edition.id)))
            if found.sort is Sort.VANZELF
        )
    dossier = followed(coach, desk, step)
    assert "vanzelf" not in {one[0] for one in reasons(desk, dossier, date(2026, 12, 1))}
    assert "vanzelf" in {one[0] for one in reasons(desk, dossier, date(2027, 2, 23))}
    coach.send(f"/dossiers/{dossier}/opvolging", form(coach) | {f"{step}-stand": "toegekend"})
    assert "vanzelf" not in {one[0] for one in reasons(desk, dossier, date(2027, 2, 23))}


def test_the_list_hides_names_and_numbers_until_asked(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    with desk.store.read() as session:
        name = session.dossiers.get(dossier).label
    coach.get("/bellen")
    assert name not in coach.text
    assert "0524 123 456" not in coach.text
    coach.get("/dossiers?namen=1")
    coach.get("/bellen")
    assert name in coach.text
    assert "0524 123 456" in coach.text


def test_nobody_else_is_on_the_list(coach: Coach, desk: Desk) -> None:
    assert call_list(desk, NOW.date()) == []
    followed(coach, desk)
    assert len(call_list(desk, NOW.date())) == 1


# ------------------------------------------------------------------------ gone when it must be


def test_one_step_is_erased_for_real(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    keep(
        coach,
        dossier,
        huurtoeslag__aanvragen___stand="gevraagd",
        huurtoeslag__aanvragen___opmerking="OORBELTRUI",
    )
    assert pages_with(desk, "OORBELTRUI") > 0
    coach.post(f"/dossiers/{dossier}/opvolging/wis", stap=RENT)
    assert lines(desk, dossier) == []
    assert pages_with(desk, "OORBELTRUI") == 0
    with pytest.raises(UnknownLineError):
        desk.store.erase_follow_up(dossier, RENT, NOW)


def test_it_goes_with_the_plan_and_with_the_dossier(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    keep(coach, dossier, huurtoeslag__aanvragen___stand="gevraagd")
    with desk.store.database.write() as db:
        db.execute("DELETE FROM plan WHERE dossier = ?", [dossier])
    assert lines(desk, dossier) == []


def test_thirteen_months_are_the_longest(tmp_path: Path) -> None:
    """The day after the last one it is closed, and 30 days later nothing of it is left."""
    clock = Clock()
    coach, desk = start(tmp_path / "gegevens", clock)
    dossier = new_dossier(coach)
    coach.post(to_screen(coach, dossier, "bewoners"), bewoners="alleen")
    coach.post(f"/gesprek/{dossier}/plan/", hoe="scherm")
    coach.send(f"/dossiers/{dossier}/afronden/bellen", dict(CALL))
    coach.get(f"/dossiers/{dossier}/opvolging")
    keep(coach, dossier, bellen__week___stand="toegekend", bellen__week___opmerking="OORBELTRUI")
    assert len(lines(desk, dossier)) == 1
    for day, left in ((date(2027, 12, 23), 1), (date(2028, 1, 22), 1), (date(2028, 1, 23), 0)):
        moment = NOW.replace(year=day.year, month=day.month, day=day.day)
        desk.retire(moment, sure=True)
        assert len(lines(desk, dossier)) == left, day
    assert pages_with(desk, "OORBELTRUI") == 0
    desk.close()
