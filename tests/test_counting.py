"""What goes from a talk to the counts: once, nothing that leads back, and not lost by a cut."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest

from bench.raw_pages import found
from tests.test_follow_up import followed, keep, planned
from tests.test_life import CALL
from tests.test_web import to_screen
from tests.web_room import NOW, PASSPHRASE, Clock, Coach, demo, desk_in, new_dossier, start
from voorzieningenwijzer.casework.after import way_in
from voorzieningenwijzer.casework.after.covenant import areas_of, code_of, covenant_of
from voorzieningenwijzer.casework.after.referrals import Referral, refer
from voorzieningenwijzer.casework.after.survey import survey
from voorzieningenwijzer.casework.counts import counting
from voorzieningenwijzer.casework.counts.summarising import household_type, quarter_of
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.held.handover import hand_over, take_over
from voorzieningenwijzer.interview.members import ELSEWHERE as SPOUSE_ELSEWHERE
from voorzieningenwijzer.plan import Kind, Plan
from voorzieningenwijzer.statistics import Contact, Event, Gerealiseerd, Gevonden, Peiling
from voorzieningenwijzer.storage import Cost, DataFolder
from voorzieningenwijzer.storage.countings import Countings, WayIn

RENT = "huurtoeslag.aanvragen"
WAY = WayIn("domesta", "nieuwe_huurder", "corporatie", "huisbezoek", "poppenhare")
QUICK = Cost(memory=64, rounds=1, lanes=1)


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


def events(desk: Desk, kind: type[Event] | None = None) -> list[Any]:
    kept = desk.counts.store.events()
    return [one for one in kept if kind is None or isinstance(one, kind)]


def steps(desk: Desk) -> list[str]:
    return sorted(one.stap for one in events(desk, Contact))


def plan_of(desk: Desk, dossier: str) -> Plan:
    with desk.store.read() as session:
        return Plan.from_json(session.plans.content(session.plans.editions(dossier)[0].id))


def round_off(coach: Coach, dossier: str) -> None:
    coach.send(f"/dossiers/{dossier}/afronden/bellen", dict(CALL))


# ------------------------------------------------------------------------------ what is counted


def people(*roles: str, **more: str) -> SimpleNamespace:
    rows = [{"id": more.get(role, role[0]), "rol": role} for role in roles]
    answers = SimpleNamespace(get=lambda _question: SimpleNamespace(value=["alleen"]))
    return SimpleNamespace(answers=answers, route=SimpleNamespace(household={"personen": rows}))


@pytest.mark.parametrize(
    ("talk", "kind"),
    [
        (people("aanvrager"), "alleen"),
        (people("aanvrager", "partner"), "samen"),
        (people("aanvrager", "kind", "kind"), "eenouder"),
        (people("aanvrager", "partner", "kind"), "gezin"),
        (people("aanvrager", "medebewoner"), "anders"),
        (people("aanvrager", "partner", "kind", "onderhuurder"), "anders"),
        (people("aanvrager", "partner", partner=SPOUSE_ELSEWHERE), "alleen"),
    ],
)
def test_the_kind_of_household(talk: Any, kind: str) -> None:
    assert household_type(talk) == kind


def test_who_lives_there_may_be_unknown() -> None:
    talk: Any = SimpleNamespace(answers=SimpleNamespace(get=lambda _question: None))
    assert household_type(talk) == "onbekend"


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), "2026-K1"),
        (date(2026, 3, 31), "2026-K1"),
        (date(2026, 4, 1), "2026-K2"),
        (date(2026, 9, 30), "2026-K3"),
        (date(2026, 12, 31), "2026-K4"),
    ],
)
def test_the_quarter_of_a_day(day: date, quarter: str) -> None:
    assert quarter_of(day) == quarter


def test_what_was_found_is_counted_when_the_talk_is_rounded_off(coach: Coach, desk: Desk) -> None:
    dossier = planned(desk)
    way_in.keep_way(desk, dossier, WAY, ["gepland"], NOW)
    assert steps(desk) == ["gehouden", "gepland"]
    assert events(desk, Gevonden) == [], "not before the talk is rounded off"
    round_off(coach, dossier)
    (event,) = events(desk, Gevonden)
    plan = plan_of(desk, dossier)
    asked = {a.regeling for a in plan.acties if a.soort is Kind.AANVRAGEN and a.regeling}
    assert asked <= set(event.regelingen)
    assert {a.regeling for a in plan.acties if a.soort is Kind.NAGAAN} & set(
        event.regelingen
    ) <= asked, "what a person must still establish was not found"
    assert event.euros == (plan.totaal.per_jaar or 0) // 100 // 10 * 10
    assert (event.organisatie, event.gebied) == ("domesta", "poppenhare")
    assert (event.kwartaal, event.huishoudtype) == ("2026-K4", "eenouder")
    assert steps(desk) == ["afgesloten", "gehouden", "gepland"]


def test_printing_twice_and_rounding_off_twice_count_once(coach: Coach, desk: Desk) -> None:
    dossier = planned(desk)
    for _ in range(2):
        coach.post(f"/gesprek/{dossier}/plan/", hoe="papier")
        round_off(coach, dossier)
        way_in.keep_way(desk, dossier, WAY, way_in.BEFORE, NOW)
    coach.post(f"/dossiers/{dossier}/afronden/sluiten")
    assert len(events(desk, Gevonden)) == 1
    assert steps(desk) == ["aangeboden", "aanvaard", "afgesloten", "gehouden", "gepland"]


def test_the_coach_sees_it_before_it_goes(coach: Coach, desk: Desk) -> None:
    dossier = planned(desk)
    coach.get(f"/dossiers/{dossier}/tellingen")
    assert "Dit, en niets anders" in coach.text
    assert "2026-K4" in coach.text
    seen = counting.preview(desk.store, dossier, NOW.date())
    round_off(coach, dossier)
    (went,) = events(desk, Gevonden)
    (shown,) = seen.komt
    for name in ("kwartaal", "huishoudtype", "regelingen", "besparingen", "euros"):
        assert getattr(shown, name) == getattr(went, name)
    coach.get(f"/dossiers/{dossier}/tellingen")
    assert "Wat dit gesprek vond, is al geteld" in coach.text


def test_nothing_leads_back(coach: Coach, desk: Desk) -> None:
    """Neither file knows the other's number, and nothing lies underway when it has arrived."""
    dossier = planned(desk)
    round_off(coach, dossier)
    (event,) = events(desk, Gevonden)
    with desk.store.read() as session:
        label = session.dossiers.get(dossier).label
        assert session.countings.underway() == []
    folder, account = DataFolder(desk.folder), desk.vault.unlock("vier woorden om te proberen", NOW)
    in_counts = [found(text, folder.counts, account.tellingen) for text in (dossier, label)]
    in_dossiers = found(event.id, folder.database, account.dossiers)
    assert found("2026-K4", folder.counts, account.tellingen) > 0, "the pages are read rightly"
    assert in_counts == [0, 0]
    assert in_dossiers == 0


def test_what_came_of_it_is_counted_when_the_following_up_ends(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    keep(
        coach,
        dossier,
        huurtoeslag__aanvragen___stand="toegekend",
        huurtoeslag__aanvragen___bedrag="212,50",
        huurtoeslag__aanvragen___per="maand",
        huurtoeslag__aanvragen___brief="30-9-2026",
    )
    assert events(desk, Gerealiseerd) == []
    coach.post(f"/dossiers/{dossier}/afronden/sluiten")
    (event,) = events(desk, Gerealiseerd)
    assert event.regelingen == ("huurtoeslag",)
    assert event.euros == 2550, "12 x 212.50"
    assert event.kwartaal == "2026-K3", "of the letter"
    (before,) = events(desk, Gevonden)
    assert before.id != event.id


def test_a_grant_of_an_unknown_amount_adds_no_euros(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    keep(coach, dossier, huurtoeslag__aanvragen___stand="toegekend")
    coach.post(f"/dossiers/{dossier}/afronden/sluiten")
    (event,) = events(desk, Gerealiseerd)
    assert (event.regelingen, event.euros, event.kwartaal) == (("huurtoeslag",), 0, "2026-K4")


def test_who_was_never_called_is_unknown_and_not_nothing(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    coach.post(f"/dossiers/{dossier}/afronden/sluiten")
    assert events(desk, Gerealiseerd) == []
    assert len(events(desk, Gevonden)) == 1


def test_who_takes_the_consent_back_is_not_counted(coach: Coach, desk: Desk) -> None:
    dossier = planned(desk)
    coach.post(f"/dossiers/{dossier}/toestemming/intrekken")
    desk.demo = False
    desk.retire(NOW + timedelta(days=2))
    with desk.store.read() as session:
        assert dossier not in {one.id for one in session.dossiers.listing()}
    assert events(desk) == []


def test_a_talk_that_is_never_rounded_off_is_counted_before_it_goes(
    coach: Coach, desk: Desk
) -> None:
    dossier = planned(desk)
    way_in.keep_way(desk, dossier, WAY, [], NOW)
    desk.demo = False
    desk.retire(NOW + timedelta(days=30))
    assert events(desk, Gevonden) == []
    desk.retire(NOW + timedelta(days=31))
    with desk.store.read() as session:
        assert dossier not in {one.id for one in session.dossiers.listing()}
    mine = [one for one in events(desk, Gevonden) if one.organisatie == "domesta"]
    assert len(mine) == 1
    assert mine[0].kwartaal == "2026-K4", "the quarter of the talk"
    with desk.store.read() as session:
        assert session.countings.underway() == []


def test_following_up_that_ends_by_itself_is_counted_too(coach: Coach, desk: Desk) -> None:
    dossier = followed(coach, desk)
    keep(coach, dossier, huurtoeslag__aanvragen___stand="afgewezen")
    desk.demo = False
    desk.retire(NOW.replace(year=2027, month=12, day=24), sure=True)
    (event,) = events(desk, Gerealiseerd)
    assert (event.regelingen, event.euros) == ((), 0)


def test_a_talk_without_a_plan_found_nothing(tmp_path: Path) -> None:
    coach, desk = start(tmp_path / "gegevens", Clock())
    dossier = new_dossier(coach)
    coach.post(to_screen(coach, dossier, "bewoners"), bewoners="alleen")
    way_in.keep_way(desk, dossier, WAY, [], NOW)
    coach.post(f"/dossiers/{dossier}/afronden/sluiten")
    assert events(desk) == []
    desk.close()


def test_a_dossier_at_a_colleague_is_counted_there(
    coach: Coach, desk: Desk, tmp_path: Path
) -> None:
    dossier = planned(desk)
    way_in.keep_way(desk, dossier, WAY, [], NOW)
    ready = hand_over(desk.store, dossier, NOW, QUICK)
    round_off(coach, dossier)
    assert steps(desk) == ["gehouden"], "held here; the rest is counted there"
    there_coach, there = start(tmp_path / "daar", Clock())
    taken = take_over(there.store, ready.content, "x.vwdossier", ready.code, NOW).dossier
    round_off(there_coach, taken)
    assert steps(there) == ["afgesloten"]
    (event,) = events(there, Gevonden)
    assert (event.organisatie, event.huishoudtype) == ("domesta", "eenouder")
    there.close()


# ------------------------------------------------------------------------- cut off in between


def test_what_is_underway_is_brought_once_whatever_fails(
    coach: Coach, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = planned(desk)
    with monkeypatch.context() as cut:
        cut.setattr(Countings, "arrived", lambda *_: 1 / 0)
        round_off(coach, dossier)
    assert len(events(desk, Gevonden)) == 1
    with desk.store.read() as session:
        assert len(session.countings.underway()) == 3
    counting.deliver(desk.store, desk.counts)
    assert len(events(desk, Gevonden)) == 1
    with desk.store.read() as session:
        assert session.countings.underway() == []


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from tests.web_room import NOW, desk_in
from voorzieningenwijzer.casework.counts import counting
from voorzieningenwijzer.casework.held import life
from voorzieningenwijzer.statistics import CountsFile
from voorzieningenwijzer.storage import Contact
folder, dossier, when = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
desk = desk_in(folder, demo=True)
desk.unlock("vier woorden om te proberen", NOW)
record = CountsFile.record
def cut(self, events):
    if when == "na":
        record(self, events)
    os.kill(os.getpid(), signal.SIGKILL)
CountsFile.record = cut
life.follow_up(desk.store, dossier, Contact("0500 000 000"), None, NOW)
counting.deliver(desk.store, desk.counts)
"""


@pytest.mark.parametrize("when", ["voor", "na"])
def test_killed_between_the_two_files(coach: Coach, desk: Desk, when: str) -> None:
    dossier, folder = planned(desk), desk.folder
    desk.close()
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), dossier, when],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    again = desk_in(folder)
    again.unlock("vier woorden om te proberen", NOW)
    assert len(events(again, Gevonden)) == 1
    assert steps(again) == ["afgesloten", "gehouden"]
    with again.store.read() as session:
        assert session.countings.underway() == []
    again.close()


# ------------------------------------------------------------------------------------ the way in


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Coach, Desk]]:
    coach, desk = start(tmp_path / "kantoor", Clock())
    yield coach, desk
    desk.close()


def settled(coach: Coach) -> None:
    """The covenant as it is proposed, looked at and kept."""
    coach.get("/beheer/convenant")
    fields = {"gemeente": "Coevorden", "doel_per_jaar": "300", "verdeling": "gesprekken"}
    fields |= {"gebieden": "Poppenhare\nLootuinen\nTuindorp\nDe Loo\nZuid = Tuindorp, De Loo"}
    for number, name in enumerate(("Domesta", "Woonservice")):
        fields |= {f"partij-{number}-naam": name, f"partij-{number}-soort": "corporatie"}
    fields |= {"partij-2-naam": "MWC", "partij-2-soort": "welzijn", "partij-2-deel": "2"}
    coach.send("/beheer/convenant", dict(fields))


def test_the_covenant_is_a_proposal_until_it_is_kept(office: tuple[Coach, Desk]) -> None:
    coach, desk = office
    coach.get("/beheer/convenant")
    assert "Een voorstel" in coach.text
    assert "Domesta" in str(coach.page.text if coach.page else "")
    assert covenant_of(desk).organisaties == ()
    settled(coach)
    kept = covenant_of(desk)
    assert [one.id for one in kept.organisaties] == ["domesta", "woonservice", "mwc"]
    assert (kept.doel_per_jaar, kept.organisaties[2].deel, kept.kosten_per_jaar) == (300, 2, 0)
    assert kept.gebieden[-1].delen == ("tuindorp", "de_loo")
    assert "Een voorstel" not in coach.get("/beheer/convenant").text


def test_a_party_that_gets_another_name_keeps_its_counts(office: tuple[Coach, Desk]) -> None:
    coach, desk = office
    settled(coach)
    fields = {"partij-0-naam": "Domesta Wonen", "partij-0-soort": "corporatie"}
    fields |= {"partij-0-code": "domesta", "verdeling": "vast"}
    coach.send("/beheer/convenant", dict(fields))
    (party,) = covenant_of(desk).organisaties
    assert (party.id, party.naam) == ("domesta", "Domesta Wonen")


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("gebieden", "Zuid = Verzonnen", "is geen eigen regel"),
        ("doel_per_jaar", "-5", "nul of meer"),
        ("doel_per_jaar", "veel", "heel getal"),
        ("kosten_per_jaar", "1.000", "zonder punt"),
    ],
)
def test_a_covenant_that_cannot_be_is_refused(
    office: tuple[Coach, Desk], field: str, text: str, sentence: str
) -> None:
    coach, desk = office
    fields = {"partij-0-naam": "Domesta", "partij-0-soort": "corporatie", "verdeling": "vast"}
    page = coach.send("/beheer/convenant", {**fields, field: text})
    assert page.status_code == 422
    assert sentence in coach.text
    assert covenant_of(desk).organisaties == ()


def test_names_become_codes() -> None:
    assert code_of("De Loo") == "de_loo"
    assert code_of("  Één & Zo!  ") == "een_zo"
    assert [one.id for one in areas_of(["A", "B", "A B = A, B"])] == ["a", "b", "a_b"]
    with pytest.raises(ValueError, match="geen eigen regel"):
        areas_of(["A", "B = A", "C = B"])


OFFERS = {
    "maand": "november 2026",
    "organisatie": "domesta",
    "doelgroep": "nieuwe_huurder",
    "verwijzer": "corporatie",
    "kanaal": "balie",
    "gebied": "",
    "formulier": "f" * 32,
    "aangeboden": "24",
    "aanvaard": "15",
    "nee-geen_interesse": "5",
    "nee-al_hulp": "2",
}


def test_all_new_tenants_of_a_month_at_once(office: tuple[Coach, Desk]) -> None:
    coach, desk = office
    settled(coach)
    for _ in range(2):
        coach.send("/aanbod", dict(OFFERS))
    assert "Domesta, november 2026" in coach.text
    kept = {(one.stap, one.reden): one.aantal for one in events(desk, Contact)}
    assert kept == {
        ("aangeboden", ""): 24,
        ("aanvaard", ""): 15,
        ("afgewezen", "geen_interesse"): 5,
        ("afgewezen", "al_hulp"): 2,
    }
    coach.send("/aanbod", {**OFFERS, "formulier": "e" * 32, "aangeboden": "-1", "aanvaard": ""})
    november = way_in.entered(desk, date(2026, 11, 1), "domesta")
    assert november["aangeboden"] == 23
    assert november["nee gezegd of niet doorgegaan"] == 14
    assert set(way_in.entered(desk, date(2026, 10, 1), "domesta").values()) == {0}
    assert set(way_in.entered(desk, date(2026, 11, 1), "woonservice").values()) == {0}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"maand": "vorige maand"}, "Schrijf maand en jaar"),
        ({"organisatie": ""}, "Kies van welke organisatie"),
        ({"organisatie": "verzonnen"}, "Kies uit de lijst"),
        ({"aangeboden": "twaalf"}, "Schrijf een heel getal"),
        ({"nee-al_hulp": "1,5"}, "Schrijf een heel getal"),
        ({"nee-al_hulp": "99999"}, "Schrijf een heel getal"),
        (dict.fromkeys([k for k in OFFERS if OFFERS[k].isdigit()], ""), "minstens één getal"),
    ],
)
def test_numbers_that_cannot_be_are_refused(
    office: tuple[Coach, Desk], fields: dict[str, str], sentence: str
) -> None:
    coach, desk = office
    settled(coach)
    page = coach.send("/aanbod", {**OFFERS, **fields})
    assert page.status_code == 422
    assert sentence in coach.text
    assert events(desk) == []


def test_who_is_brought_in_comes_with_source_and_reason(office: tuple[Coach, Desk]) -> None:
    """The referrer says it once; it is counted once, and the coach need not ask it again."""
    coach, desk = office
    settled(coach)
    me = desk.account.id
    referral = Referral("mevrouw Brink", "0500 000 003", "na drie uur", "verwijzing", me)
    refer(desk, replace(referral, organisatie="woonservice", verwijzer="corporatie"), NOW)
    refer(desk, replace(referral, reden="achterstand"), NOW)
    with desk.store.read() as session:
        second, first = session.dossiers.listing()
        notes = {session.contacts.of(one.id).note for one in (first, second)}
        ways = {session.countings.way_in(one.id) for one in (first, second)}
    assert notes == {"na drie uur", "loopt achter met betalen; na drie uur"}
    assert ways == {
        WayIn("woonservice", "zittende_huurder", "corporatie"),
        WayIn("", "zittende_huurder", "onbekend"),
    }
    assert steps(desk) == ["aangeboden", "aangeboden", "aanvaard", "aanvaard"]
    way_in.keep_way(desk, first.id, WAY, way_in.BEFORE, NOW)
    assert steps(desk).count("aangeboden") == 2


def test_who_refers_enters_numbers_and_sees_no_dossier(office: tuple[Coach, Desk]) -> None:
    coach, desk = office
    settled(coach)
    secret = "acht lampen op zolder"
    new = {"naam": "Domesta", "rol": "verwijzer", "wachtzin": secret, "nog_eens": secret}
    coach.send("/beheer/accounts/nieuw", {**new, "eigen": PASSPHRASE})
    coach.post("/op-slot")
    coach.post("/openen", naam="Domesta", wachtzin=secret)
    coach.send("/aanbod", dict(OFFERS))
    assert coach.path == "/aanbod"
    assert way_in.entered(desk, date(2026, 11, 1), "domesta")["aangeboden"] == 24
    assert coach.get("/beheer/convenant").status_code == 403


# ------------------------------------------------------------------------------------ the survey


def answered(coach: Coach, **answers: str) -> None:
    coach.get("/peiling?organisatie=domesta")
    assert coach.page is not None
    form = re.search(r'name="formulier" value="([0-9a-f]+)"', coach.page.text)
    assert form is not None
    said = {name.replace("_", "-"): value for name, value in answers.items()}
    fields = {"formulier": form[1], "organisatie": "domesta", **said}
    for _ in range(2):
        coach.send("/peiling", dict(fields))


def test_three_questions_go_to_the_counts_and_nowhere_else(office: tuple[Coach, Desk]) -> None:
    coach, desk = office
    settled(coach)
    dossier = new_dossier(coach)
    with desk.store.read() as session:
        before = session.audit.lines()
    answered(coach, vraag_0="ja", vraag_2="beetje")
    assert "Dank u wel" in coach.text
    (event,) = events(desk, Peiling)
    assert event.antwoorden == ("ja", "geen_antwoord", "beetje")
    assert (event.kwartaal, event.organisatie) == ("2026-K4", "domesta")
    answered(coach, vraag_0="verzonnen", vraag_1="nee")
    assert {one.antwoorden for one in events(desk, Peiling)} == {
        ("ja", "geen_antwoord", "beetje"),
        ("geen_antwoord", "nee", "geen_antwoord"),
    }
    with desk.store.read() as session:
        assert session.audit.lines() == before, "no trace beside the dossiers"
        assert session.countings.counted(dossier) == frozenset()
        assert session.countings.underway() == []


def test_the_three_questions_on_paper_have_no_place_for_a_name(office: tuple[Coach, Desk]) -> None:
    coach, _desk = office
    paper = coach.get("/peiling/papier.pdf").data
    (page,) = list(pypdfium2.PdfDocument(paper))
    text = page.get_textpage().get_text_bounded()
    for question in survey().vragen:
        assert question in " ".join(text.split())
    assert "Naam:" not in text
    assert text.count("Een beetje") == 3
