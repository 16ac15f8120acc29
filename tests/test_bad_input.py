"""What goes wrong at a table: nothing lost, nothing doubled, a sentence that helps."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.test_browser import Looking, Served, begin_dossier, first_start
from tests.web_room import Clock, Coach, coach_at, desk_in, new_dossier, start
from voorzieningenwijzer.casework.desk import Desk

MEGABYTE = "a" * 1_000_000
NAMES = [
    "Zoë 🏡 Ünal",
    "محمد الأحمد",
    "\u202egnirts\u202c Jansen",
    "נועה כהן",
    "O'Brien & <b>zn</b>",
]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[tuple[Coach, Desk, str]]:
    coach, desk = start(tmp_path / "gegevens", Clock())
    yield coach, desk, new_dossier(coach)
    desk.close()


def counter_dossier(coach: Coach, name: str = "mevrouw Nieuw") -> str:
    coach.post("/balie/nieuw", naam=name)
    dossier = coach.path.split("/")[2]
    coach.post(coach.path, keuze="ja")
    return dossier


def lines(desk: Desk, dossier: str) -> list[tuple[str, str]]:
    with desk.store.read() as session:
        return [(one.question, one.raw) for one in session.answers.lines(dossier)]


@pytest.mark.parametrize("way", ["vraag", "blad", "aantekening", "balie"])
def test_a_pasted_megabyte_changes_nothing_and_says_so(
    room: tuple[Coach, Desk, str], way: str
) -> None:
    coach, desk, dossier = room
    if way == "balie":
        dossier = counter_dossier(coach)
    path, name = {
        "vraag": (f"/gesprek/{dossier}/vraag/adres", "postcode"),
        "blad": (f"/gesprek/{dossier}/blad/woning", "postcode"),
        "aantekening": (f"/dossiers/{dossier}/aantekening", "tekst"),
        "balie": (f"/balie/{dossier}/vraag/nieuw_adres", "postcode"),
    }[way]
    sent = coach.send(path, {name: MEGABYTE})
    assert sent.status_code in {413, 422}
    assert "te lang" in coach.text or "te groot" in coach.text or "hoogstens" in coach.text
    assert not any(raw for _, raw in lines(desk, dossier))
    assert coach.send(path, {name: "7741"}).status_code == 200
    assert "7741" in [raw for _, raw in lines(desk, dossier)]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_at_the_counter_is_text(room: tuple[Coach, Desk, str], name: str) -> None:
    """Signs that turn the line around would hide what stands behind them, so they are dropped."""
    coach, desk, _ = room
    dossier = counter_dossier(coach, name)
    assert coach.get(f"/balie/{dossier}/eerste-weken.pdf").data.startswith(b"%PDF")
    coach.get("/balie/")
    with desk.store.read() as session:
        kept = session.dossiers.get(dossier).label
    assert "<b>" not in (coach.page.text if coach.page else "")
    assert [c for c in kept if c.isalpha()] == [c for c in name if c.isalpha()]


@pytest.mark.parametrize("name", NAMES)
def test_any_words_in_a_note_come_back_as_typed(room: tuple[Coach, Desk, str], name: str) -> None:
    coach, _, dossier = room
    coach.post(f"/dossiers/{dossier}/aantekening", tekst=f"Bel {name}")
    if coach.page is not None and coach.page.status_code == 422:
        assert "teken in dat niet kan" in coach.text
    else:
        coach.get(f"/dossiers/{dossier}")
        assert name in coach.text


def test_a_sheet_pressed_twice_is_kept_once(room: tuple[Coach, Desk, str]) -> None:
    coach, desk, dossier = room
    for _ in range(2):
        coach.send(f"/gesprek/{dossier}/blad/woning", {"postcode": "7741", "woning_soort": "koop"})
    assert sorted(lines(desk, dossier)) == [("postcode", "7741"), ("woning_soort", "koop")]


def test_an_old_tab_of_a_sheet_takes_nothing_away(room: tuple[Coach, Desk, str]) -> None:
    """The other tab answered more; what this one leaves out stays."""
    coach, desk, dossier = room
    here = f"/gesprek/{dossier}/blad/woning"
    coach.send(here, {"postcode": "7741", "verhuurder": "Domesta"})
    coach.send(here, {"postcode": "7742"})
    last = dict(lines(desk, dossier))
    assert last == {"postcode": "7742", "verhuurder": "Domesta"}


def test_a_question_that_the_other_tab_made_superfluous(room: tuple[Coach, Desk, str]) -> None:
    """Somebody no longer lives together: the old tab's screen is passed over with a sentence."""
    coach, desk, dossier = room
    coach.send(f"/gesprek/{dossier}/blad/huishouden", {"bewoners": ["partner"]})
    coach.post(f"/dossiers/{dossier}/toestemming", keuze="ja", wie="b")
    coach.send(f"/gesprek/{dossier}/blad/huishouden", {"bewoners": ["alleen"]})
    before = lines(desk, dossier)
    coach.send(f"/gesprek/{dossier}/vraag/partner", {"geboortedatum_partner-b": "2-2-1980"})
    assert "niet meer nodig" in coach.text
    assert lines(desk, dossier) == before


def test_a_lock_in_the_middle_of_a_sheet_says_what_was_not_kept(tmp_path: Path) -> None:
    clock, desk = Clock(), desk_in(tmp_path / "x")
    coach = coach_at(desk, clock)
    words = "paard fiets lamp regen"
    coach.post("/welkom", naam="Ria", wachtzin=words, nog_eens=words)
    coach.post("/herstelcode", laatste=(desk.recovery_code_to_show or "").rpartition("-")[2])
    dossier = new_dossier(coach)
    here = f"/gesprek/{dossier}/blad/woning"
    coach.get(here)
    clock.forward(timedelta(minutes=16))
    coach.send(here, {"postcode": "7741", "hier": here})
    assert coach.path == "/openen"
    assert "niet bewaard" in coach.text
    coach.post("/openen", wachtzin=words, terug=here)
    assert coach.path == here
    assert lines(desk, dossier) == []
    desk.close()


def test_two_tabs_and_the_back_button_in_a_browser(tmp_path: Path, browser: Browser) -> None:
    served = Served(desk_in(tmp_path / "x"))
    look = Looking(browser, served.address)
    first_start(look)
    begin_dossier(look, "mevrouw Jansen")
    look.element("papieren_op_tafel-loonstrook").check(force=True)
    look.press("Verder")
    look.press("Weet ik niet")
    look.press("Weet ik niet")
    other = look.context.new_page()
    other.goto(look.page.url)
    look.element("geboortedatum-a").fill("8-3-1990")
    look.press("Verder")
    other.locator('[id="geboortedatum-a"]').fill("9-3-1990")
    other.get_by_role("button", name="Verder", exact=True).click()
    other.wait_for_url("**/vraag/bewoners")
    look.page.go_back()
    look.page.reload()
    assert look.element("geboortedatum-a").input_value() == "9-3-1990"
    look.press("Verder")
    assert look.page.url.endswith("/vraag/bewoners")
    dossier = look.page.url.split("/gesprek/")[1].split("/")[0]
    typed = [raw for question, raw in lines(served.desk, dossier) if question == "geboortedatum"]
    assert typed == ["8-3-1990", "9-3-1990"]
    look.done()
    served.stop()
