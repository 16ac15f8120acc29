"""Consent of each adult and the life of a dossier, as a coach does it on the pages."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.storage_room import found
from tests.test_web import lines, to_screen
from tests.web_room import NOW, PASSPHRASE, Clock, Coach, new_dossier, start
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.held.keeping import as_markdown, keeping_text
from voorzieningenwijzer.casework.offers.fields import OWN
from voorzieningenwijzer.casework.talking.cases import OFFER_PREFIX
from voorzieningenwijzer.casework.talking.consent import others
from voorzieningenwijzer.casework.talking.wishes import WISHES
from voorzieningenwijzer.interview.loading import load_questionnaire
from voorzieningenwijzer.interview.members import ELSEWHERE
from voorzieningenwijzer.storage import Periods
from voorzieningenwijzer.storage.dossiers import GESLOTEN, GESPREK, OPVOLGING

TODAY = NOW.date()
DAY = timedelta(days=1)
DOCS = Path(__file__).resolve().parent.parent / "docs"
WISH_FIELDS = {
    "zorgverzekering.wensen",
    "zorgverzekering.verwachte_zorgkosten_eigen_risico",
}
CALL = {"toestemming": "ja", "telefoon": "0524 123 456", "opmerking": "na drie uur"}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk_and_coach(tmp_path: Path, clock: Clock) -> Iterator[tuple[Coach, Desk]]:
    coach, desk = start(tmp_path / "gegevens", clock)
    yield coach, desk
    desk.close()


@pytest.fixture
def coach(desk_and_coach: tuple[Coach, Desk]) -> Coach:
    return desk_and_coach[0]


@pytest.fixture
def desk(desk_and_coach: tuple[Coach, Desk]) -> Desk:
    return desk_and_coach[1]


def status(desk: Desk, dossier: str) -> tuple[str, date | None]:
    with desk.store.read() as session:
        known = session.dossiers.get(dossier)
    return known.status, known.until


def pages_with(desk: Desk, text: str) -> int:
    return found(text, desk.store.database.path, desk.store.database._key or b"")


def with_partner(coach: Coach) -> str:
    """A dossier in which it was just said that a partner lives there."""
    dossier = new_dossier(coach)
    coach.post(to_screen(coach, dossier, "bewoners"), bewoners="partner")
    return dossier


# --------------------------------------------------------------------- consent of each adult


def test_a_partner_is_asked_as_soon_as_there_is_one(coach: Coach, desk: Desk) -> None:
    dossier = with_partner(coach)
    assert coach.path == f"/dossiers/{dossier}/toestemming"
    assert "Een vraag aan uw partner" in coach.text
    coach.post(coach.path, wie="b", keuze="ja")
    assert "/vraag/" in coach.path
    with desk.store.read() as session:
        given = {one.member: one for one in session.consents.current(dossier)}
    assert set(given) == {None, "b"}
    assert given["b"].given_on == TODAY
    assert "alles over u laten wissen" in given["b"].text
    coach.get(f"/dossiers/{dossier}")
    assert coach.text.count("Ja, gegeven op 23 november 2026.") == 2


@pytest.mark.parametrize("choice", ["nee", "later"])
def test_without_a_yes_nothing_about_a_partner_is_kept(
    coach: Coach, desk: Desk, choice: str
) -> None:
    dossier = with_partner(coach)
    coach.post(coach.path, wie="b", keuze=choice)
    said = {"nee": "Over uw partner bewaren we niets", "later": "Tot iemand ja zegt"}
    assert said[choice] in coach.text
    here = to_screen(coach, dossier, "partner")
    coach.send(here, {"geboortedatum_partner-b": "3-4-1979"})
    kept = lines(desk, dossier)
    assert ("geboortedatum_partner", "") in kept
    assert "3-4-1979" not in str(kept)
    assert pages_with(desk, "3-4-1979") == 0


def test_later_is_asked_again_next_time_and_no_is_not(coach: Coach, desk: Desk) -> None:
    later, refused = with_partner(coach), with_partner(coach)
    coach.post(f"/dossiers/{later}/toestemming", wie="b", keuze="later")
    coach.post(f"/dossiers/{refused}/toestemming", wie="b", keuze="nee")
    coach.post("/op-slot")
    coach.post("/openen", wachtzin=PASSPHRASE)
    assert coach.get(f"/gesprek/{later}/").request.path.endswith("/toestemming")
    assert "/vraag/" in coach.get(f"/gesprek/{refused}/").request.path


def test_a_partner_who_takes_it_back_is_gone_at_once(coach: Coach, desk: Desk) -> None:
    dossier = with_partner(coach)
    coach.post(coach.path, wie="b", keuze="ja")
    here = to_screen(coach, dossier, "partner")
    coach.send(here, {"geboortedatum_partner-b": "3-4-1979"})
    coach.post(f"/gesprek/{dossier}/plan/", hoe="scherm")
    assert pages_with(desk, "3-4-1979") > 0
    coach.post(f"/dossiers/{dossier}/toestemming/intrekken", wie="b")
    assert coach.path == f"/dossiers/{dossier}"
    assert {"bewoners", "geboortedatum"} <= {question for question, _ in lines(desk, dossier)}
    assert pages_with(desk, "3-4-1979") == 0
    with desk.store.read() as session:
        assert session.plans.editions(dossier) == []
        stands = [(one.member, one.withdrawn is None) for one in session.consents.of(dossier)]
    assert stands == [(None, True), ("b", False)]
    assert status(desk, dossier)[0] == GESPREK


def test_the_tenant_takes_it_back_with_one_press(coach: Coach, desk: Desk, clock: Clock) -> None:
    dossier = new_dossier(coach)
    coach.post(f"/gesprek/{dossier}/vraag/papieren_op_tafel", papieren_op_tafel="loonstrook")
    coach.post(f"/gesprek/{dossier}/plan/", hoe="scherm")
    plan = coach.path
    coach.post(f"/dossiers/{dossier}/toestemming/intrekken")
    assert status(desk, dossier) == (GESLOTEN, TODAY)
    for path in (f"/gesprek/{dossier}/", f"/gesprek/{dossier}/antwoorden"):
        assert coach.get(path).request.path == f"/dossiers/{dossier}"
    assert coach.get(f"{plan}.pdf").mimetype == "text/html"
    clock.forward(DAY)
    coach.post("/openen", wachtzin=PASSPHRASE)
    assert coach.get(f"/dossiers/{dossier}").status_code == 404
    assert pages_with(desk, "loonstrook") == 0


def test_a_mistaken_withdrawal_is_mended_by_asking_again(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    coach.post(f"/dossiers/{dossier}/toestemming/intrekken")
    coach.post(f"/dossiers/{dossier}/toestemming", keuze="ja")
    assert status(desk, dossier) == (GESPREK, None)
    assert "/vraag/" in coach.path


def test_consent_is_only_asked_of_who_is_there(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    assert coach.get(f"/dossiers/{dossier}/toestemming?wie=b").status_code == 404
    assert coach.post(f"/dossiers/{dossier}/toestemming/intrekken", wie="b").status_code == 404


def test_a_spouse_who_lives_elsewhere_is_not_asked() -> None:
    """That one is not at the table; looking for him or her may be dangerous."""
    away = {"id": ELSEWHERE, "rol": "partner", "relatie": "gehuwd", "woont_thuis": False}
    assert others({"personen": [{"id": "a", "rol": "aanvrager"}, away]}, TODAY) == []


def test_who_counts_as_another_adult() -> None:
    people = [
        {"id": "a", "rol": "aanvrager"},
        {"id": "b", "rol": "partner"},
        {"id": "k1", "rol": "kind", "geboortedatum": date(1990, 1, 1)},
        {"id": "m1", "rol": "medebewoner", "geboortedatum": date(2009, 1, 1)},
        {"id": "m2", "rol": "medebewoner", "geboortedatum": date(2008, 11, 23)},
        {"id": "m3", "rol": "onderhuurder"},
    ]
    came = [{"vanaf": date(2026, 5, 1), "personen": [{"id": "b2", "rol": "partner"}]}]
    left = [{"vanaf": date(2026, 5, 1), "weg": ["weg1"]}]
    gone = {"id": "weg1", "rol": "partner"}
    household = {"personen": [*people, gone], "wijzigingen": [*came, *left]}
    assert [one.id for one in others(household, TODAY)] == ["b", "m2", "m3", "b2"]
    assert others({}, TODAY) == []


# ------------------------------------------------------------------------------- rounding off


def test_calling_later_needs_a_yes_a_number_and_a_day(
    coach: Coach, desk: Desk, clock: Clock
) -> None:
    dossier = new_dossier(coach)
    here = f"/dossiers/{dossier}/afronden/bellen"
    assert coach.get(f"/dossiers/{dossier}/afronden").status_code == 200
    for wrong in (
        {**CALL, "toestemming": ""},
        {**CALL, "telefoon": ""},
        {**CALL, "tot": "24-12-2027"},
        {**CALL, "tot": "22-11-2026"},
        {**CALL, "tot": "ooit"},
        {**CALL, "opmerking": "x" * 121},
    ):
        assert coach.send(here, {k: v for k, v in wrong.items() if v}).status_code == 422, wrong
    assert status(desk, dossier) == (GESPREK, None)
    coach.send(here, dict(CALL))
    assert status(desk, dossier) == (OPVOLGING, date(2027, 12, 23))
    assert "U mag bellen tot en met 23 december 2027." in coach.text
    assert "0524 123 456" in coach.text
    coach.get("/dossiers")
    assert "later bellen" in coach.text
    clock.now = NOW.replace(year=2027, month=12, day=24)
    coach.post("/openen", wachtzin=PASSPHRASE)
    coach.get(f"/dossiers/{dossier}")
    if "De laptop zegt dat het" in coach.get("/dossiers").text:
        coach.post("/dossiers/datum-klopt")
    assert status(desk, dossier) == (GESLOTEN, date(2028, 1, 22))


def test_an_earlier_day_is_possible_and_a_later_one_is_not(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    coach.send(f"/dossiers/{dossier}/afronden/bellen", {**CALL, "tot": "1-3-2027"})
    assert status(desk, dossier) == (OPVOLGING, date(2027, 3, 1))
    here = f"/dossiers/{dossier}/eerder"
    assert coach.get(here).status_code == 200
    assert coach.post(here, dag="2-3-2027").status_code == 422
    assert "Eerder mag wel" in coach.text
    coach.post(here, dag="1-2-2027")
    assert status(desk, dossier) == (OPVOLGING, date(2027, 2, 1))


def test_closing_takes_contact_and_history_and_leaves_thirty_days(
    coach: Coach, desk: Desk, clock: Clock
) -> None:
    dossier = new_dossier(coach)
    coach.send(f"/dossiers/{dossier}/afronden/bellen", dict(CALL))
    assert pages_with(desk, "0524 123 456") > 0
    here = f"/dossiers/{dossier}/afronden/sluiten"
    assert coach.post(here, weg_na="24-12-2026").status_code == 422
    coach.post(here)
    assert status(desk, dossier) == (GESLOTEN, TODAY + 30 * DAY)
    assert pages_with(desk, "0524 123 456") == 0
    assert "Gesloten. Op 23 december 2026 staat het er voor het laatst." in coach.text
    clock.forward(31 * DAY)
    coach.post("/openen", wachtzin=PASSPHRASE)
    assert "Er zijn nog geen dossiers" in coach.text


def test_a_closed_dossier_keeps_its_plan_to_look_at(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    coach.post(f"/gesprek/{dossier}/plan/", hoe="scherm")
    plan = coach.path
    coach.post(f"/dossiers/{dossier}/afronden/sluiten")
    assert coach.get(plan).request.path == plan
    assert coach.get(f"{plan}.pdf").data.startswith(b"%PDF")
    assert coach.get(f"/gesprek/{dossier}/").request.path == f"/dossiers/{dossier}"


# ------------------------------------------------------------------------- what goes on the way


def test_a_plan_leaves_only_the_answers_that_count(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    here = f"/gesprek/{dossier}/vraag/papieren_op_tafel"
    coach.post(here, papieren_op_tafel="loonstrook")
    coach.post(here, papieren_op_tafel="jaaropgave")
    assert [raw for _, raw in lines(desk, dossier)] == ["loonstrook", "jaaropgave"]
    coach.post(f"/gesprek/{dossier}/plan/", hoe="scherm")
    assert [raw for _, raw in lines(desk, dossier)] == ["jaaropgave"]


def test_what_care_somebody_needs_goes_when_the_sitting_is_over(
    coach: Coach, desk: Desk, clock: Clock
) -> None:
    dossier = new_dossier(coach)
    here = to_screen(coach, dossier, "polisblad")
    coach.send(here, {"weet_niet": "1", "eigen_risico_gebruikt-a": "385"})
    coach.post(f"/gesprek/{dossier}/plan/", hoe="scherm")
    asked = {question for question, _ in lines(desk, dossier)}
    assert "eigen_risico_gebruikt" in asked, "the plan can still be made again today"
    clock.forward(DAY)
    coach.post("/openen", wachtzin=PASSPHRASE)
    left = {question for question, _ in lines(desk, dossier)}
    assert asked - left == {"eigen_risico_gebruikt"}


def test_rounding_off_takes_it_at_once(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    here = to_screen(coach, dossier, "polisblad")
    coach.send(here, {"weet_niet": "1", "eigen_risico_gebruikt-a": "385"})
    coach.send(f"/dossiers/{dossier}/afronden/bellen", dict(CALL))
    assert "eigen_risico_gebruikt" not in {question for question, _ in lines(desk, dossier)}


def test_every_question_about_care_is_on_the_list() -> None:
    about = {q.id for q in load_questionnaire().vragen if q.veld in WISH_FIELDS}
    beside = {
        f"{OFFER_PREFIX}{soort}"
        for soort, fields in OWN.items()
        if any(f"zorgverzekering.{field.key}" in WISH_FIELDS for field in fields)
    }
    assert about | beside == WISHES


# ------------------------------------------------------------------------------------ the clock


def test_a_clock_that_jumps_is_asked_about_on_the_list(
    coach: Coach, desk: Desk, clock: Clock
) -> None:
    dossier = new_dossier(coach)
    clock.forward(900 * DAY)
    coach.post("/openen", wachtzin=PASSPHRASE)
    assert "Klopt de datum?" in coach.text
    assert status(desk, dossier) == (GESPREK, None)
    coach.post("/dossiers/datum-klopt")
    assert "Er zijn nog geen dossiers" in coach.text


def test_a_clock_that_was_set_back_is_told_on_the_list(
    coach: Coach, desk: Desk, clock: Clock
) -> None:
    new_dossier(coach)
    clock.forward(-40 * DAY)
    assert coach.get("/dossiers").request.path == "/openen"
    coach.post("/openen", wachtzin=PASSPHRASE)
    assert "De klok van deze laptop loopt achter" in coach.text


def test_a_full_disk_does_not_keep_the_door_shut(
    coach: Coach, desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from voorzieningenwijzer.database import DiskFullError, EncryptedDatabase

    def full(database: EncryptedDatabase) -> None:
        raise DiskFullError(database.path)

    dossier = new_dossier(coach)
    coach.post(f"/dossiers/{dossier}/toestemming/intrekken")
    monkeypatch.setattr(EncryptedDatabase, "scrub", full)
    clock.forward(DAY)
    coach.post("/openen", wachtzin=PASSPHRASE)
    assert coach.path == "/dossiers"
    assert "Opruimen lukte niet" in coach.text


# ------------------------------------------------------------------------- what is told about it


def test_the_times_can_be_made_shorter_only(coach: Coach, desk: Desk) -> None:
    given = {"gesprek_dagen": "61", "opvolging_maanden": "13", "gesloten_dagen": "30"}
    assert coach.send("/beheer/bewaren", dict(given)).status_code == 422
    assert "van 1 tot en met 60" in coach.text
    given |= {"gesprek_dagen": "14", "gesloten_dagen": "7"}
    coach.send("/beheer/bewaren", dict(given))
    with desk.store.read() as session:
        assert session.life.periods() == Periods(14, 13, 7)
    dossier = new_dossier(coach)
    assert (
        coach.post(f"/dossiers/{dossier}/afronden/sluiten", weg_na="1-12-2026").status_code == 422
    )
    coach.post(f"/dossiers/{dossier}/afronden/sluiten")
    assert status(desk, dossier) == (GESLOTEN, TODAY + 7 * DAY)


def test_the_page_for_the_tenant_says_what_the_program_does(coach: Coach) -> None:
    text = " ".join(sentence for part in keeping_text() for sentence in part.zinnen)
    longest = Periods()
    assert f"na {longest.gesloten_dagen} dagen" in text
    assert f"Hoogstens {longest.opvolging_maanden} maanden" in text
    assert f"na {longest.gesprek_dagen} dagen" in text
    coach.post("/op-slot")
    page = coach.get("/wat-we-bewaren")
    assert page.status_code == 200
    assert "Wie ziet het?" in coach.text


def test_the_document_for_the_tenant_is_the_page() -> None:
    assert (DOCS / "wat-bewaren-we.md").read_text("utf-8") == as_markdown()
