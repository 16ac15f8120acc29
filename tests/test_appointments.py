"""Yes, but later: the appointment with a coach, from the counter to the coach's lists and out."""

from datetime import date, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from tests.paper_check import faults_of, text_of
from tests.test_calendar import events, unescaped
from tests.test_counter import ALONE, begun, counter, talk_through
from tests.web_room import NOW, Clock, Coach, demo, new_dossier, start
from voorzieningenwijzer.casework.after.call_list import call_list
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.talking.appointments import agreed, agreed_in
from voorzieningenwijzer.casework.talking.cases import APPOINTMENT, SAID_BACK
from voorzieningenwijzer.interview.answers import Answer
from voorzieningenwijzer.interview.reading import ReadingError
from voorzieningenwijzer.interview.reading_times import parse_time
from voorzieningenwijzer.plan.appointment import Appointment
from voorzieningenwijzer.statistics import Contact

__all__ = ["counter"]

BOOKED = {"wanneer": "dag", "dag": "2-12-2026", "tijd": "10.00", "waar": "thuis"}
"""2 December 2026 is a Wednesday."""
SPOT = "Stationsstraat 99"


def lines(desk: Desk, dossier: str, question: str = APPOINTMENT) -> list[str]:
    with desk.store.read() as session:
        return [one.raw for one in session.answers.lines(dossier) if one.question == question]


def later(coach: Coach, **more: str) -> str:
    """A new tenant who does not want to talk now; where the page asks for it, the yes is given."""
    coach.post("/balie/nieuw", naam="mevrouw Nieuwenhuis")
    dossier = coach.path.split("/")[2]
    coach.post(coach.path, keuze="later")
    assert coach.path == f"/balie/{dossier}/afspraak"
    coach.post(coach.path, **{**BOOKED, "toestemming": "ja", **more})
    return dossier


def taken(file: bytes, code: str, folder: Path) -> tuple[Coach, Desk, str]:
    there, desk = demo(folder)
    there.send("/dossiers/overnemen", {"bestand": (BytesIO(file), "x.vwdossier"), "code": code})
    return there, desk, there.path.split("/")[2]


def given(coach: Coach, desk: Desk, dossier: str) -> tuple[bytes, str]:
    coach.post(f"/balie/{dossier}/naar-coach", toestemming="ja")
    assert desk.hand_over is not None
    return coach.post(f"/balie/{dossier}/bestand").data, desk.hand_over.code


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10", time(10)),
        ("10.00", time(10)),
        ("9:15", time(9, 15)),
        ("14u30", time(14, 30)),
        ("14.30 uur", time(14, 30)),
        (" 22.00 ", time(22)),
    ],
)
def test_a_time_as_people_write_it(typed: str, read: time) -> None:
    assert parse_time(typed) == read


@pytest.mark.parametrize("typed", ["", "half elf", "25.00", "10.75", "6.59", "22.01", "2"])
def test_no_time_in_the_daytime(typed: str) -> None:
    with pytest.raises(ReadingError):
        parse_time(typed)


def test_yes_but_later_keeps_a_name_and_the_appointment_only(
    counter: tuple[Coach, Desk], tmp_path: Path
) -> None:
    """No talk, no answers: the coach gets the appointment and asks for the yes herself."""
    coach, desk = counter
    dossier = later(coach)
    assert coach.path == f"/balie/{dossier}/klaar"
    assert "Op woensdag 2\u00a0december 2026 om 10.00 uur. Bij u thuis." in (
        coach.page.text if coach.page else ""
    )
    assert "Schrijf u in op uw nieuwe adres" in coach.text
    with desk.store.read() as session:
        assert {one.question for one in session.answers.lines(dossier)} == {APPOINTMENT}
        kinds = [one.kind for one in session.consents.of(dossier)]
    assert kinds == ["aanmelding"]
    counted = sorted(e.stap for e in desk.counts.store.events() if isinstance(e, Contact))
    assert counted == ["aangeboden", "aanvaard", "gepland"]

    there, other, dossier = taken(*given(coach, desk, dossier), tmp_path / "coach")
    assert "Op woensdag 2 december 2026 om 10.00 uur, bij de huurder thuis." in there.text
    there.get("/dossiers")
    assert "Afspraak op woensdag 2 december 2026 om 10.00 uur" in there.text
    there.get(f"/gesprek/{dossier}/")
    assert there.path == f"/dossiers/{dossier}/toestemming"
    other.close()


def test_without_a_yes_nothing_is_kept(counter: tuple[Coach, Desk]) -> None:
    coach, desk = counter
    coach.post("/balie/nieuw", naam="mevrouw Nieuwenhuis")
    here = coach.path.replace("welkom", "afspraak")
    assert coach.post(here, **BOOKED).status_code == 422
    assert "Zonder ja kan het niet" in coach.text
    assert 'value="2-12-2026"' in (coach.page.text if coach.page else "")
    dossier = here.split("/")[2]
    assert lines(desk, dossier) == []
    for page in ("klaar", "eerste-weken.pdf", "naar-coach"):
        coach.get(f"/balie/{dossier}/{page}")
        assert coach.path.endswith("/welkom"), page
    coach.post(f"/balie/{dossier}/terugvraag", terugvraag="Ik bel.")
    assert coach.path.endswith("/welkom")
    assert lines(desk, dossier, SAID_BACK) == []


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"wanneer": ""}, "wanneer", "Kies wanneer"),
        ({"dag": ""}, "dag", "Schrijf dag, maand en jaar"),
        ({"dag": "22-11-2026"}, "dag", "Kies een dag van vandaag tot en met"),
        ({"dag": "23-1-2027"}, "dag", "22\u00a0januari 2027"),
        ({"tijd": "straks"}, "tijd", "Bijvoorbeeld 10.00 of 14.30"),
        ({"waar": ""}, "waar", "Kies waar"),
        ({"waar": "elders"}, "plek", "Schrijf welke plek"),
        ({"plek": "111222333"}, "plek", "burgerservicenummer"),
        ({"wanneer": "week_1"}, "telefoon", "anders kan de coach niet bellen"),
        ({"telefoon": "123"}, "telefoon", "Schrijf het hele nummer"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(
    counter: tuple[Coach, Desk], typed: dict[str, str], field: str, sentence: str
) -> None:
    """Sixty days is how long a talk that nobody goes on with is there: 22 January 2027."""
    coach, desk = counter
    dossier = begun(coach, ALONE)
    with desk.store.write() as session:
        session.contacts.remove(dossier)
    sent = coach.post(f"/balie/{dossier}/afspraak", **{**BOOKED, "tijd": "9.30", **typed})
    assert sent.status_code == 422
    assert f'href="#{field}"' in sent.text
    assert sentence in sent.text
    if "tijd" not in typed:
        assert 'value="9.30"' in sent.text
    assert lines(desk, dossier) == []


def test_it_stands_on_the_paper_and_in_the_file_for_an_agenda(
    counter: tuple[Coach, Desk],
) -> None:
    coach, _ = counter
    dossier = begun(coach, ALONE)
    coach.post(f"/balie/{dossier}/afspraak", **{**BOOKED, "plek": SPOT})
    paper = coach.get(f"/balie/{dossier}/eerste-weken.pdf").data
    assert faults_of(paper) == []
    said = " ".join(text_of(paper).split())
    assert "woensdag 2 december 2026 om 10.00 uur" in said
    assert f"Bij u thuis: {SPOT}" in said
    (event,) = events(coach.get(f"/balie/{dossier}/afspraak.ics").data)
    assert event["DTSTART"] == "20261202T100000"
    assert event["DTEND"] == "20261202T110000"
    assert unescaped(event["LOCATION"]) == f"Bij u thuis: {SPOT}"
    assert "Nieuwenhuis" not in str(event)


def test_an_appointment_that_moved_replaces_the_old_one_and_counts_once(
    counter: tuple[Coach, Desk],
) -> None:
    coach, desk = counter
    dossier = begun(coach, ALONE)
    for _ in range(2):
        coach.post(f"/balie/{dossier}/afspraak", **BOOKED)
    first = events(coach.get(f"/balie/{dossier}/afspraak.ics").data)[0]["UID"]
    coach.post(f"/balie/{dossier}/afspraak", **{**BOOKED, "dag": "4-12-2026"})
    assert len(lines(desk, dossier)) == 1
    assert "vrijdag 4 december" in coach.text.replace("\u00a0", " ")
    assert events(coach.get(f"/balie/{dossier}/afspraak.ics").data)[0]["UID"] == first
    planned = [e for e in desk.counts.store.events() if isinstance(e, Contact)]
    assert sum(e.aantal for e in planned if e.stap == "gepland") == 1


def test_a_wish_takes_the_place_of_an_appointment(counter: tuple[Coach, Desk]) -> None:
    coach, desk = counter
    dossier = begun(coach, ALONE)
    coach.post(f"/balie/{dossier}/afspraak", **BOOKED)
    coach.post(f"/balie/{dossier}/afspraak", wanneer="week_2_3", telefoon="0524 123 456")
    assert lines(desk, dossier) == []
    assert "tweede of derde week" in coach.text
    assert coach.get(f"/balie/{dossier}/afspraak.ics").status_code == 404


def test_a_no_to_a_coach_takes_the_appointment_away(counter: tuple[Coach, Desk]) -> None:
    coach, desk = counter
    dossier = begun(coach, ALONE)
    coach.post(f"/balie/{dossier}/afspraak", **BOOKED)
    coach.post(f"/balie/{dossier}/vraag/balie_afspraak", balie_afspraak="nee")
    assert lines(desk, dossier) == []
    assert "U wilt nu geen coach" in coach.text


def test_who_cannot_be_reached_is_pointed_out(counter: tuple[Coach, Desk]) -> None:
    coach, _ = counter
    coach.post("/balie/nieuw", naam="mevrouw Nieuwenhuis")
    dossier = coach.path.split("/")[2]
    coach.post(coach.path, keuze="ja")
    talk_through(coach, ALONE)
    assert "De coach kan nog niet bellen" in coach.text
    coach.post(f"/balie/{dossier}/afspraak", wanneer="week_1", telefoon="0524 123 456")
    assert "De coach kan nog niet bellen" not in coach.text


def test_the_coach_sees_whom_to_visit_and_whom_to_call(tmp_path: Path) -> None:
    """The wish of the first week of a tenancy from 1 December ends on 8 December."""
    coach, desk = start(tmp_path / "coach")
    booked, wished = begun(coach, ALONE), begun(coach, ALONE)
    coach.post(f"/balie/{booked}/afspraak", **BOOKED)
    day = NOW.date()
    assert call_list(desk, day) == [], "what is still at the counter is not with a coach"
    for one in (booked, wished):
        coach.post(f"/balie/{one}/tafel")
    found = {row.dossier: [(r.why, r.dag) for r in row.redenen] for row in call_list(desk, day)}
    assert found == {
        booked: [("afspraak", date(2026, 12, 2))],
        wished: [("afspreken", date(2026, 12, 8))],
    }
    coach.get("/bellen")
    assert "woensdag 2\u00a0december 2026 om 10.00 uur, bij de huurder thuis" in (
        coach.page.text if coach.page else ""
    )
    coach.get(f"/gesprek/{wished}/")
    coach.send(coach.path, {"papieren_op_tafel": ["geen"]})
    assert wished not in {row.dossier for row in call_list(desk, day)}
    desk.close()


def test_the_coach_books_and_takes_away_in_the_dossier(tmp_path: Path) -> None:
    coach, desk = start(tmp_path / "coach")
    dossier = new_dossier(coach)
    here = f"/dossiers/{dossier}/afspraak"
    assert coach.post(here, dag="2-12-2026", tijd="", waar="thuis").status_code == 422
    coach.post(here, dag="2-12-2026", tijd="10", waar="elders", plek=SPOT)
    assert f"op een andere plek: {SPOT}" in coach.text
    assert "Stationsstraat" not in coach.get("/dossiers").text
    file = coach.get(f"/dossiers/{dossier}/afspraak.ics").data
    assert b"Stationsstraat" not in file
    assert b"m. J." in file
    held = coach.post(f"/dossiers/{dossier}/inzage/json").text
    assert SPOT in held
    assert "Afspraak met de coach" in held
    coach.get(f"/dossiers/{dossier}")
    coach.post(here, geen="1")
    assert "Er is geen afspraak" in coach.text
    desk.close()
    raw = b"".join(one.read_bytes() for one in desk.folder.rglob("*") if one.is_file())
    assert SPOT.encode() not in raw


def test_it_goes_with_the_talk_but_not_before_its_day(tmp_path: Path) -> None:
    """Made before the plan it goes the day after its day; closing takes it at once."""
    clock = Clock()
    coach, desk = start(tmp_path / "coach", clock)
    dossier = new_dossier(coach)
    here = f"/dossiers/{dossier}/afspraak"
    coach.post(here, dag="25-11-2026", tijd="10", waar="thuis")
    coach.post(f"/gesprek/{dossier}/plan/")
    desk.retire(NOW + timedelta(days=2))
    assert len(lines(desk, dossier)) == 1
    desk.retire(NOW + timedelta(days=3))
    assert lines(desk, dossier) == []
    coach.post(here, dag="25-11-2026", tijd="10", waar="thuis")
    coach.post(f"/dossiers/{dossier}/afronden/sluiten")
    assert lines(desk, dossier) == []
    desk.close()


def test_what_comes_from_another_laptop_is_an_appointment_or_nothing() -> None:
    kept = {"dag": "2026-12-02", "tijd": "10:00", "waar": "thuis", "plek": ""}
    whole = Appointment(date(2026, 12, 2), time(10), "thuis")
    assert Appointment.of_value(kept) == whole
    assert Appointment.of_value(whole.as_value()) == whole
    for wrong in (None, "x", {**kept, "waar": "maan"}, {**kept, "tijd": "1"}, {"dag": "x"}):
        assert Appointment.of_value(wrong) is None
        assert agreed_in([Answer(APPOINTMENT, None, "", wrong)]).afspraak is None


# ------------------------------------------------------------------------------- teach-back


def test_what_the_tenant_says_back_stands_on_the_list_and_with_the_coach(
    counter: tuple[Coach, Desk], tmp_path: Path
) -> None:
    coach, desk = counter
    dossier = begun(coach, ALONE)
    assert "Welke twee dingen gaat u deze week doen?" in coach.text
    own = "Eerst naar het gemeentehuis."
    coach.post(f"/balie/{dossier}/terugvraag", terugvraag=own)
    paper = coach.get(f"/balie/{dossier}/eerste-weken.pdf").data
    assert own in " ".join(text_of(paper).split())
    assert faults_of(paper) == []
    coach.post(f"/balie/{dossier}/terugvraag", terugvraag="Bellen.")
    assert lines(desk, dossier, SAID_BACK) == ["Bellen."]
    there, other, taken_id = taken(*given(coach, desk, dossier), tmp_path / "coach")
    assert "De huurder gaat deze week doen: Bellen." in there.text
    assert "Bellen." in there.post(f"/dossiers/{taken_id}/inzage/json").text
    other.close()
    coach.post(f"/balie/{dossier}/terugvraag", terugvraag=" ")
    assert lines(desk, dossier, SAID_BACK) == []


@pytest.mark.parametrize(
    ("typed", "sentence"), [("111222333", "burgerservicenummer"), ("x" * 201, "hoogstens 200")]
)
def test_what_may_not_stand_there_comes_back_as_it_was_typed(
    counter: tuple[Coach, Desk], typed: str, sentence: str
) -> None:
    coach, desk = counter
    dossier = begun(coach, ALONE)
    sent = coach.post(f"/balie/{dossier}/terugvraag", terugvraag=typed)
    assert sent.status_code == 422
    assert sentence in coach.text
    assert f'value="{typed}"' in sent.text
    assert lines(desk, dossier, SAID_BACK) == []


def test_the_agreement_is_of_this_household_only(tmp_path: Path) -> None:
    coach, desk = start(tmp_path / "coach")
    dossier = new_dossier(coach)
    assert coach.get(f"/balie/{dossier}/afspraak").status_code == 404
    assert agreed(desk.store, dossier).afspraak is None
    desk.close()
