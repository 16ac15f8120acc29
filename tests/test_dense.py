"""A subject on one page for the coach, and what the coach writes for herself."""

import re
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.web_room import NOW, Clock, Coach, new_dossier, start
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.examples import examples
from voorzieningenwijzer.casework.talking.cases import NOTE

NOTE_TEXT = "Uren wisselen. Strook van oktober navragen bij Jansema."


@pytest.fixture
def room(tmp_path: Path) -> Iterator[tuple[Coach, Desk, str]]:
    coach, desk = start(tmp_path / "gegevens", Clock())
    yield coach, desk, new_dossier(coach)
    desk.close()


def given(desk: Desk, dossier: str) -> dict[tuple[str, str | None], Any]:
    with desk.store.read() as session:
        lines = session.answers.lines(dossier)
    return {(one.question, one.member): None if one.dont_know else one.value for one in lines}


def on_page(page: str, said: dict[str, Any]) -> dict[str, Any]:
    here = set(re.findall(r'name="([^"]+)"', page))
    form: dict[str, Any] = {}
    for name, value in said.items():
        for part, one in (value if isinstance(value, dict) else {"": value}).items():
            field = f"{name}.{part}".removesuffix(".")
            if field in here:
                form[field] = one
    return form


def fill_in(coach: Coach, dossier: str, said: dict[str, Any]) -> int:
    """Page after page until the results; how many times something was posted."""
    posts = 0
    coach.get(f"/gesprek/{dossier}/blad/")
    while "/blad/" in coach.path:
        posts += 1
        assert posts < 60, coach.path
        assert coach.page is not None
        form = on_page(coach.page.text, said)
        sent = coach.send(coach.path, form)
        if sent.status_code == 422:
            asked = re.findall(r'name="([^"]+)\.klopt" value="([^"]*)"', sent.text)
            assert asked, coach.text
            coach.send(coach.path, {**form, **{f"{name}.klopt": text for name, text in asked}})
    return posts


def talk_through(coach: Coach, dossier: str, said: dict[str, Any]) -> None:
    coach.get(f"/gesprek/{dossier}/")
    while "/vraag/" in coach.path or "/toestemming" in coach.path:
        assert coach.page is not None
        if "/toestemming" in coach.path:
            coach.post(
                coach.path,
                keuze="ja",
                wie=re.findall(r'name="wie" value="(\w+)"', coach.page.text)[0],
            )
            continue
        form = on_page(coach.page.text, said) or {"weet_niet": "1"}
        sent = coach.send(coach.path, form)
        if sent.status_code == 422:
            asked = re.findall(r'name="([^"]+)\.klopt"[^>]*value="([^"]*)"', sent.text)
            coach.send(coach.path, {**form, **{f"{name}.klopt": text for name, text in asked}})


def test_the_same_answers_on_both_ways(room: tuple[Coach, Desk, str]) -> None:
    """A whole talk, one question a page and one subject a page: what is known is the same."""
    coach, desk, first = room
    said = examples()[0]["antwoorden"]
    talk_through(coach, first, said)
    assert coach.path.endswith("/uitkomst/")
    second = new_dossier(coach, "dezelfde")
    assert fill_in(coach, second, said) <= 25
    assert coach.path.endswith("/uitkomst/")
    known = {key: value for key, value in given(desk, first).items() if value is not None}
    assert {k: v for k, v in given(desk, second).items() if v is not None} == known
    assert len(known) > 40


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"kale_huur": "twaalf"}, "met een komma voor de centen"),
        ({"kale_huur": "99999"}, "Dat kan niet kloppen"),
        ({"kale_huur": "3000"}, "Klopt dit?"),
        ({"postcode": "77"}, "vier cijfers"),
    ],
)
def test_the_same_checks(
    room: tuple[Coach, Desk, str], typed: dict[str, str], sentence: str
) -> None:
    """What is wrong is said beside it; what is good on the same page was saved."""
    coach, desk, dossier = room
    coach.send(f"/gesprek/{dossier}/blad/woning", {"woning_soort": "zelfstandig"})
    sent = coach.send(f"/gesprek/{dossier}/blad/woning", {**typed, "verhuurder": "Domesta"})
    assert sent.status_code == 422
    assert sentence in coach.text
    assert f'value="{next(iter(typed.values()))}"' in sent.text
    assert given(desk, dossier)[("verhuurder", None)] == "Domesta"


def test_empty_is_not_asked_yet_and_emptied_is_not_known(room: tuple[Coach, Desk, str]) -> None:
    coach, desk, dossier = room
    here = f"/gesprek/{dossier}/blad/woning"
    coach.send(here, {"postcode": "7741", "gemeente": "", "woning_soort": ""})
    assert set(given(desk, dossier)) == {("postcode", None)}
    coach.send(here, {"postcode": "", "gemeente": ""})
    assert given(desk, dossier) == {("postcode", None): None}


def test_an_answer_that_calls_up_a_question_stays_on_the_page(
    room: tuple[Coach, Desk, str],
) -> None:
    coach, _, dossier = room
    coach.send(f"/gesprek/{dossier}/blad/huishouden", {"bewoners": ["partner"]})
    assert coach.path.endswith("/blad/huishouden")
    assert "Er kwam een vraag bij" in coach.text
    assert 'name="geboortedatum_partner-b"' in (coach.page.text if coach.page else "")


def test_about_a_partner_who_was_not_asked_nothing_is_kept(room: tuple[Coach, Desk, str]) -> None:
    coach, desk, dossier = room
    here = f"/gesprek/{dossier}/blad/huishouden"
    coach.send(here, {"bewoners": ["partner"]})
    coach.send(here, {"geboortedatum_partner-b": "2-2-1980"})
    assert given(desk, dossier)[("geboortedatum_partner", "b")] is None


def test_another_subject_is_a_page_that_is_not_there(room: tuple[Coach, Desk, str]) -> None:
    coach, _, dossier = room
    assert coach.get(f"/gesprek/{dossier}/blad/geheim").status_code == 404
    assert coach.post(f"/gesprek/{dossier}/blad/geheim").status_code == 404


# ------------------------------------------------------------------------- papers that were seen


def on_table(desk: Desk, dossier: str) -> Any:
    return given(desk, dossier).get(("papieren_op_tafel", None))


def papers_form(coach: Coach, *seen: str) -> dict[str, Any]:
    """What a browser would post of the papers on this page, with these ticked."""
    assert coach.page is not None
    shown = re.findall(r'name="papier" value="(\w+)"', coach.page.text)
    assert set(seen) <= set(shown)
    return {"papier": shown, "gezien": list(seen)}


def test_a_paper_that_was_seen_lies_on_the_table_in_the_talk(
    room: tuple[Coach, Desk, str],
) -> None:
    """One answer: ticked here it is ticked there, beside every question that it answers."""
    coach, desk, dossier = room
    here = f"/gesprek/{dossier}/blad/woning"
    coach.get(here)
    assert "Gezien:" not in coach.text
    coach.send(here, papers_form(coach, "huurspecificatie"))
    assert on_table(desk, dossier) == ["huurspecificatie"]
    coach.get(here)
    row = html.fromstring(coach.page.text if coach.page else "").xpath(
        "//label[@for='kale_huur']/following-sibling::small"
    )
    assert "Gezien: Brief over de huurprijs" in " ".join(row[0].text_content().split())
    page = coach.get(f"/gesprek/{dossier}/vraag/papieren_op_tafel").text
    assert re.search(r'value="huurspecificatie" checked', page)
    assert not re.search(r'value="loonstrook" checked', page)


def test_what_the_page_does_not_show_stays_as_it_was(room: tuple[Coach, Desk, str]) -> None:
    coach, desk, dossier = room
    coach.send(f"/gesprek/{dossier}/vraag/papieren_op_tafel", {"papieren_op_tafel": ["polisblad"]})
    here = f"/gesprek/{dossier}/blad/woning"
    coach.get(here)
    form = papers_form(coach, "huurcontract")
    coach.send(here, form)
    assert set(on_table(desk, dossier)) == {"polisblad", "huurcontract"}
    coach.get(here)
    coach.send(here, papers_form(coach))
    assert on_table(desk, dossier) == ["polisblad"]


def test_nothing_seen_is_not_asked_yet_and_taken_away_is_none(
    room: tuple[Coach, Desk, str],
) -> None:
    coach, desk, dossier = room
    here = f"/gesprek/{dossier}/blad/woning"
    coach.get(here)
    coach.send(here, papers_form(coach))
    assert ("papieren_op_tafel", None) not in given(desk, dossier)
    coach.get(here)
    coach.send(here, papers_form(coach, "huurcontract"))
    coach.get(here)
    coach.send(here, papers_form(coach))
    assert on_table(desk, dossier) == ["geen"]
    coach.get(here)
    coach.send(here, papers_form(coach, "huurcontract"))
    assert on_table(desk, dossier) == ["huurcontract"]


def test_an_unknown_paper_is_no_paper(room: tuple[Coach, Desk, str]) -> None:
    coach, desk, dossier = room
    coach.send(f"/gesprek/{dossier}/blad/woning", {"papier": ["goud"], "gezien": ["goud"]})
    assert ("papieren_op_tafel", None) not in given(desk, dossier)


def test_a_mistake_beside_it_does_not_lose_the_paper(room: tuple[Coach, Desk, str]) -> None:
    coach, desk, dossier = room
    here = f"/gesprek/{dossier}/blad/woning"
    coach.get(here)
    form = {**papers_form(coach, "huurcontract"), "postcode": "77"}
    assert coach.send(here, form).status_code == 422
    assert on_table(desk, dossier) == ["huurcontract"]
    assert re.search(r'value="huurcontract" checked', coach.page.text if coach.page else "")


def test_the_page_that_asks_it_itself_has_it_once(room: tuple[Coach, Desk, str]) -> None:
    coach, _, dossier = room
    assert 'name="papier"' not in coach.get(f"/gesprek/{dossier}/blad/start").text


# ------------------------------------------------------------------- only for the coach


def noted(room: tuple[Coach, Desk, str]) -> tuple[Coach, Desk, str]:
    coach, _, dossier = room
    coach.post(f"/dossiers/{dossier}/aantekening", tekst=NOTE_TEXT)
    return room


def test_a_note_stands_on_pages_of_the_coach_only(room: tuple[Coach, Desk, str]) -> None:
    coach, _, dossier = noted(room)
    for page in (f"/dossiers/{dossier}", f"/gesprek/{dossier}/blad/woning"):
        assert "Jansema" in coach.get(page).text
    talk_through(coach, dossier, examples()[0]["antwoorden"])
    for page in ("uitkomst/", "antwoorden", "aanbod/", "vraag/geboortedatum"):
        assert "Jansema" not in coach.get(f"/gesprek/{dossier}/{page}").text, page
    coach.post(f"/gesprek/{dossier}/plan/")
    assert "Jansema" not in coach.text
    assert "/plan/" in coach.path


def test_a_note_that_is_changed_is_gone_as_it_was(room: tuple[Coach, Desk, str]) -> None:
    coach, desk, dossier = noted(room)
    coach.post(f"/dossiers/{dossier}/aantekening", tekst="Anders.")
    with desk.store.read() as session:
        texts = [one.raw for one in session.answers.lines(dossier) if one.question == NOTE]
    assert texts == ["Anders."]
    coach.post(f"/dossiers/{dossier}/aantekening", tekst="  ")
    assert not any(key[0] == NOTE for key in given(desk, dossier))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("111222333", "burgerservicenummer"), ("x" * 1001, "hoogstens 1000 tekens")],
)
def test_what_may_not_be_kept_comes_back_as_it_was_typed(
    room: tuple[Coach, Desk, str], typed: str, sentence: str
) -> None:
    coach, desk, dossier = room
    sent = coach.post(f"/dossiers/{dossier}/aantekening", tekst=typed)
    assert sent.status_code == 422
    assert sentence in coach.text
    assert typed in sent.text
    assert given(desk, dossier) == {}


def test_a_note_goes_to_no_colleague_but_the_tenant_may_read_it(
    room: tuple[Coach, Desk, str], tmp_path: Path
) -> None:
    coach, desk, dossier = noted(room)
    assert "Jansema" in coach.post(f"/dossiers/{dossier}/inzage/json").text
    coach.post(f"/dossiers/{dossier}/overdragen", toestemming="ja")
    waiting = desk.hand_over
    assert waiting is not None
    there, other = start(tmp_path / "collega", Clock())
    data = {"bestand": (BytesIO(waiting.content), "x.vwdossier"), "code": waiting.code}
    there.send("/dossiers/overnemen", data)
    assert there.path.startswith("/dossiers/")
    assert "Jansema" not in there.text
    other.close()


@pytest.mark.parametrize("how", ["afronden/bellen", "afronden/sluiten"])
def test_a_note_does_not_outlive_the_talk(room: tuple[Coach, Desk, str], how: str) -> None:
    coach, desk, dossier = noted(room)
    coach.post(f"/dossiers/{dossier}/{how}", toestemming="ja", telefoon="0524 123 456")
    assert not any(key[0] == NOTE for key in given(desk, dossier))


def test_a_note_goes_the_day_after_the_plan(room: tuple[Coach, Desk, str]) -> None:
    coach, desk, dossier = noted(room)
    talk_through(coach, dossier, examples()[0]["antwoorden"])
    coach.post(f"/gesprek/{dossier}/plan/")
    desk.retire(NOW + timedelta(days=1))
    assert not any(key[0] == NOTE for key in given(desk, dossier))


def test_a_note_goes_when_another_adult_takes_consent_back(room: tuple[Coach, Desk, str]) -> None:
    coach, desk, dossier = noted(room)
    coach.send(f"/gesprek/{dossier}/blad/huishouden", {"bewoners": ["partner"]})
    coach.post(f"/dossiers/{dossier}/toestemming", keuze="ja", wie="b")
    coach.post(f"/dossiers/{dossier}/toestemming/intrekken", wie="b")
    assert not any(key[0] == NOTE for key in given(desk, dossier))
