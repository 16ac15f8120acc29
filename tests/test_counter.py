"""The counter: a short talk with a new tenant, the first weeks, the file for the coach."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.interview_room import Talk, whole_talk
from tests.paper_check import faults_of
from tests.web_room import Coach, coach_at, demo, desk_in, start
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.papers.counter_plan import municipality
from voorzieningenwijzer.casework.talking.cases import of_counter
from voorzieningenwijzer.casework.talking.counter import questions
from voorzieningenwijzer.interview.loading import load_questionnaire, questionnaire_from
from voorzieningenwijzer.interview.questionnaire import QuestionnaireError
from voorzieningenwijzer.plan.first_weeks import NewHome, first_month, first_weeks
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.statistics import Contact

DAY = date(2026, 11, 23)
MOST_SCREENS, MOST_INPUTS = 18, 30
HOME = {
    "gemeente": "Coevorden",
    "postcode": "7741",
    "ingangsdatum": "1-12-2026",
    "woning_soort": "zelfstandig",
    "verhuurder": "Domesta",
    "kale_huur": "620",
    "energie_eigen_naam": "gas_en_stroom",
    "vorige_woning_soort": "bij_anderen",
    "ontvangt_landelijk": ["zorgtoeslag"],
    "balie_eerste_huur": "krap",
    "balie_mist_in_huis": ["bed", "vloer"],
    "balie_digid": "ja",
    "balie_afspraak": "week_1",
}
ALONE = {
    **HOME,
    "geboortedatum-a": "8-3-1990",
    "bewoners": ["alleen"],
    "inkomenssoorten-a": ["loon"],
    "inkomen_loon-a.loon": {"": "1500", "per": "maand"},
    "inkomen_heel_jaar-a": True,
    "vermogen_1_januari-a": "500",
}
PARTNER = {
    "geboortedatum_partner-b": "2-2-1991",
    "relatie-b": "gehuwd",
    "inkomenssoorten-b": ["loon"],
    "inkomen_loon-b.loon": {"": "900", "per": "vier_weken"},
    "inkomen_heel_jaar-b": True,
    "vermogen_1_januari-b": "0",
}
FAMILY = {
    **ALONE,
    **PARTNER,
    "bewoners": ["partner", "kinderen_onder_18"],
    "aantal_kinderen": "2",
    "geboortedatum_kind-k1": "1-5-2015",
    "geboortedatum_kind-k2": "4-6-2018",
}
PENSIONERS = {
    **ALONE,
    **PARTNER,
    "bewoners": ["partner"],
    "geboortedatum-a": "1-4-1950",
    "geboortedatum_partner-b": "5-6-1952",
    "inkomenssoorten-a": ["aow", "pensioen"],
    "inkomen_aow-a.aow": "1000",
    "inkomen_pensioen-a.pensioen": {"": "310", "per": "maand"},
    "inkomenssoorten-b": ["aow"],
    "inkomen_aow-b.aow": "1000",
}
for one in ("inkomen_loon-a.loon", "inkomen_loon-b.loon"):
    PENSIONERS.pop(one)
PARENT = {**FAMILY, "bewoners": ["kinderen_onder_18"]}
for one in PARTNER:
    PARENT.pop(one)
HOUSEHOLDS = {"alleen": ALONE, "gezin": FAMILY, "aow-paar": PENSIONERS, "ouder": PARENT}


@pytest.mark.parametrize("who", HOUSEHOLDS)
def test_no_more_than_18_screens_and_30_inputs(who: str) -> None:
    talk, met = whole_talk({"peildatum": DAY, "antwoorden": HOUSEHOLDS[who]}, "intake")
    inputs = sum(q.question.inputs for s in talk.route.all_screens for q in s.questions)
    assert len(met) <= MOST_SCREENS
    assert inputs <= MOST_INPUTS


@pytest.mark.parametrize("who", HOUSEHOLDS)
def test_nothing_that_was_said_at_the_counter_is_asked_at_the_table(who: str) -> None:
    """Every answer stands as the answer to the same question; only the counter's own are left."""
    talk, _ = whole_talk({"peildatum": DAY, "antwoorden": HOUSEHOLDS[who]}, "intake")
    at_table = Talk(talk.context, talk.answers)
    asked = {(q.id, q.member): q for s in at_table.route.all_screens for q in s.questions}
    own = {one.key for one in talk.answers.current if not of_counter(one)}
    assert own <= asked.keys()
    assert all(asked[key].answer is not None for key in own)
    assert set(at_table.route.fell_off) == talk.answers.keys() - own


def test_an_amount_at_the_counter_is_what_comes_on_the_account() -> None:
    """Net, and nobody said whether holiday pay is in it: that is a range, not a guess."""
    talk, _ = whole_talk({"peildatum": DAY, "antwoorden": ALONE}, "intake")
    income = Talk(talk.context, talk.answers).route.household["personen"][0]["inkomens"][0]
    assert income["bruto"] is False
    assert "vakantiegeld" not in income


def test_a_question_of_the_table_keeps_field_and_limits() -> None:
    table = {q.id: q for q in load_questionnaire().vragen}
    shared = [q for q in questions().vragen if q.id in table]
    assert len(shared) >= 25
    for question in shared:
        same = table[question.id]
        assert (question.veld, question.soort, question.mogelijk, question.keuzes) == (
            (same.veld, same.soort, same.mogelijk, same.keuzes)
        )


def test_what_stands_in_the_other_list_is_not_written_again() -> None:
    text = shipped("questionnaires", "intake.yaml").read_text("utf-8")
    papers = shipped("questionnaires", "papieren.yaml").read_text("utf-8")
    for old, new, complaint in (
        ("- uit: gemeente\n", "- uit: dorp\n", "dorp staat niet"),
        ("- id: balie_digid\n", "- id: haast\n", "schrijf uit: haast"),
        ("vast: {bruto: netto, vakantiegeld: weet_niet}", "vast: {bruto: netto}", "vast noemt"),
        ("    scherm: nieuw_adres\n", "    schermen: nieuw_adres\n", "onbekend"),
    ):
        assert old in text
        with pytest.raises(QuestionnaireError, match=complaint):
            questionnaire_from(text.replace(old, new, 1), papers)


@pytest.mark.parametrize(
    ("start", "month"),
    [
        (date(2026, 12, 1), "december 2026"),
        (date(2026, 12, 2), "januari 2027"),
        (date(2027, 2, 28), "maart 2027"),
        (None, ""),
    ],
)
def test_the_month_counts_when_the_rent_begins_on_its_first_day(
    start: date | None, month: str
) -> None:
    """Awir art. 5: a change counts from the first of the month after, or from the first itself."""
    assert first_month(start) == month


def test_the_list_leaves_out_only_what_is_known_not_to_belong() -> None:
    every = first_weeks(NewHome(None), DAY)
    assert len(every) == 14
    left = first_weeks(NewHome(None, past_niet=frozenset({"eigen_meter", "wil_coach"})), DAY)
    gone = {one.id for one in every} - {one.id for one in left}
    assert gone == {"meterstanden", "energie", "water", "coach"}


def test_days_are_counted_from_the_first_day_of_the_lease() -> None:
    steps = {one.id: one for one in first_weeks(NewHome(date(2026, 12, 15), "Coevorden"), DAY)}
    assert steps["inschrijven"].voor == date(2026, 12, 20)
    assert steps["energie"].voor == date(2026, 12, 1)
    assert "Coevorden" in steps["inschrijven"].waar
    late = {one.id: one for one in first_weeks(NewHome(date(2026, 11, 1)), DAY)}
    assert late["energie"].wanneer == "zo snel mogelijk"
    assert "{" not in " ".join(f"{one.waar} {one.zinnen}" for one in late.values())


# ------------------------------------------------------------------------------- the pages


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[tuple[Coach, Desk]]:
    """A corporation's laptop, with an employee who may do nothing but the counter and referring."""
    coach, desk = start(tmp_path / "corporatie")
    sentence = "acht lampen op zolder"
    coach.post(
        "/beheer/accounts/nieuw",
        naam="Balie",
        rol="verwijzer",
        wachtzin=sentence,
        nog_eens=sentence,
        eigen="paard fiets lamp regen",
    )
    coach.post("/op-slot")
    coach.post("/openen", naam="Balie", wachtzin=sentence)
    yield coach, desk
    desk.close()


def form_on(page: str, said: dict[str, Any]) -> dict[str, Any]:
    """What a browser would post for the inputs on this page."""
    here = set(re.findall(r'name="([^"]+)"', page))
    form: dict[str, Any] = {}
    for name, value in said.items():
        parts = value if isinstance(value, dict) else {"": value}
        for part, one in parts.items():
            field = f"{name}.{part}".removesuffix(".")
            if field in here:
                form[field] = (
                    {True: "ja", False: "nee"}.get(one, one) if one in (True, False) else one
                )
    return form or {"weet_niet": "1"}


def talk_through(coach: Coach, said: dict[str, Any]) -> int:
    screens = 0
    while "/vraag/" in coach.path or "/toestemming" in coach.path:
        if "/toestemming" in coach.path:
            coach.post(coach.path, keuze="ja", wie="b")
            continue
        screens += 1
        assert screens < 30, coach.path
        assert coach.page is not None
        coach.send(coach.path, form_on(coach.page.text, said))
    return screens


def begun(coach: Coach, said: dict[str, Any]) -> str:
    coach.post("/balie/nieuw", naam="mevrouw Nieuwenhuis", telefoon="0524 123 456")
    dossier = coach.path.split("/")[2]
    assert "Twaalf minuten" in coach.text
    coach.post(coach.path, keuze="ja")
    assert talk_through(coach, said) <= MOST_SCREENS
    return dossier


def test_from_the_counter_to_the_kitchen_table(counter: tuple[Coach, Desk], tmp_path: Path) -> None:
    """Said once; the coach opens the file with the code and the talk goes on where it was."""
    coach, desk = counter
    dossier = begun(coach, FAMILY)
    assert coach.path.endswith("/klaar")
    assert "Schrijf u in op uw nieuwe adres" in coach.text
    assert "Huurtoeslag" in coach.text
    assert "U mist nu een vloer en een bed." in coach.text
    assert "bijstand" not in coach.text
    assert "opvang" not in coach.text
    assert faults_of(coach.get(f"/balie/{dossier}/eerste-weken.pdf").data) == []
    refused = coach.post(f"/balie/{dossier}/naar-coach")
    assert refused.status_code == 422
    coach.post(f"/balie/{dossier}/naar-coach", toestemming="ja")
    code = desk.hand_over.code if desk.hand_over else ""
    file = coach.post(f"/balie/{dossier}/bestand").data
    assert b"Nieuwenhuis" not in file
    coach.post(f"/balie/{dossier}/wissen")
    assert "Er ligt niets" in coach.text
    assert desk.hand_over is None

    there, other = demo(tmp_path / "coach")
    from io import BytesIO

    data = {"bestand": (BytesIO(file), "x.vwdossier"), "code": code}
    there.send("/dossiers/overnemen", data)
    taken = there.path.split("/")[2]
    with other.store.read() as session:
        assert session.dossiers.get(taken).channel == "nieuwe_huurder"
        assert session.contacts.of(taken).phone == "0524 123 456"
    there.get(f"/gesprek/{taken}/")
    assert "/vraag/papieren_op_tafel" in there.path
    there.get(f"/gesprek/{taken}/antwoorden")
    assert "Bij het tekenen van het contract" in there.text
    assert "Telt nu niet mee" not in there.text
    assert "€ 900 per vier weken" in there.text
    other.close()


def test_a_no_leaves_nothing(counter: tuple[Coach, Desk]) -> None:
    coach, desk = counter
    coach.post("/balie/nieuw", naam="meneer Weg")
    coach.post(coach.path, keuze="nee")
    assert "Er is niets bewaard" in coach.text
    with desk.store.read() as session:
        assert session.dossiers.mine() == []


def test_a_no_is_counted_with_its_reason_and_a_yes_once(counter: tuple[Coach, Desk]) -> None:
    coach, desk = counter
    coach.post("/balie/nieuw", naam="meneer Weg")
    coach.post(coach.path, keuze="nee")
    form = coach.page.request.args["formulier"] if coach.page else ""
    for _ in range(2):
        coach.post("/balie/nee", reden="geen_tijd", formulier=form)
    coach.post("/balie/nieuw", naam="mevrouw Nieuwenhuis")
    here = coach.path
    for _ in range(2):
        coach.post(here, keuze="ja")
    events = [one for one in desk.counts.store.events() if isinstance(one, Contact)]
    counted = sorted((one.stap, one.reden, one.aantal) for one in events)
    assert counted == [
        ("aangeboden", "", 1),
        ("aangeboden", "", 1),
        ("aanvaard", "", 1),
        ("afgewezen", "geen_tijd", 1),
    ]
    assert {(one.doelgroep, one.kanaal) for one in events} == {("nieuwe_huurder", "balie")}


def test_nothing_is_asked_before_the_yes(counter: tuple[Coach, Desk]) -> None:
    coach, _ = counter
    coach.post("/balie/nieuw", naam="mevrouw Nieuwenhuis")
    dossier = coach.path.split("/")[2]
    for page in ("vraag/nieuw_adres", "klaar", "eerste-weken.pdf", "naar-coach"):
        coach.get(f"/balie/{dossier}/{page}")
        assert coach.path.endswith("/welkom"), page
    coach.post(f"/balie/{dossier}/vraag/nieuw_adres", postcode="7741")
    assert coach.path.endswith("/welkom")


def test_about_a_partner_who_says_no_nothing_is_kept(counter: tuple[Coach, Desk]) -> None:
    coach, desk = counter
    coach.post("/balie/nieuw", naam="mevrouw Nieuwenhuis")
    dossier = coach.path.split("/")[2]
    coach.post(coach.path, keuze="ja")
    while "/toestemming" not in coach.path:
        assert coach.page is not None
        coach.send(coach.path, form_on(coach.page.text, FAMILY))
    coach.post(coach.path, keuze="nee", wie="b")
    talk_through(coach, FAMILY)
    with desk.store.read() as session:
        about = [one for one in session.answers.lines(dossier) if (one.member or "")[:1] == "b"]
    assert all(one.dont_know and one.raw == "" for one in about)


def test_a_partner_at_the_counter_hears_where_it_goes(counter: tuple[Coach, Desk]) -> None:
    """Not what the coach at the table says: here it goes to somebody who is not in the room."""
    coach, desk = counter
    coach.post("/balie/nieuw", naam="mevrouw Nieuwenhuis")
    dossier = coach.path.split("/")[2]
    coach.post(coach.path, keuze="ja")
    while "/toestemming" not in coach.path:
        assert coach.page is not None
        coach.send(coach.path, form_on(coach.page.text, FAMILY))
    for words in (coach.text, *_heard_by_partner(coach, desk, dossier)):
        assert "Ze gaan naar de coach in een bestand op slot" in words
        assert "deze laptop" not in words
        assert "Niemand anders krijgt het" not in words


def _heard_by_partner(coach: Coach, desk: Desk, dossier: str) -> list[str]:
    """What is written down with the yes."""
    coach.post(coach.path, keuze="ja", wie="b")
    with desk.store.read() as session:
        return [one.text for one in session.consents.of(dossier) if one.member == "b"]


def test_what_is_paid_each_quarter_is_said_each_quarter(counter: tuple[Coach, Desk]) -> None:
    """As the talk asks for it ("per drie maanden"): a monthly sum is nowhere on the account."""
    coach, _ = counter
    begun(coach, FAMILY)
    assert re.search(r"Kinderbijslag ?€.[0-9.]+( tot €.[0-9.]+)? per drie maanden", coach.text)
    assert re.search(r"Huurtoeslag ?€.[0-9.]+( tot €.[0-9.]+)? per maand", coach.text)


def test_somebody_at_the_counter_sees_no_dossier_of_a_coach(counter: tuple[Coach, Desk]) -> None:
    coach, desk = counter
    with desk.store.write() as session:
        other = next(one for one in session.accounts.listing() if one.role == "coordinator")
        from tests.web_room import NOW

        theirs = session.dossiers.create("meneer Ander", "", "tafel", NOW, owner=other.id).id
    assert coach.get(f"/balie/{theirs}/klaar").status_code == 404
    assert coach.get("/dossiers").status_code == 403
    assert "Ander" not in coach.get("/balie/").text


def test_a_dossier_of_the_table_is_not_opened_as_one_of_the_counter(tmp_path: Path) -> None:
    from tests.web_room import new_dossier

    coach, desk = start(tmp_path / "coach")
    dossier = new_dossier(coach)
    assert coach.get(f"/balie/{dossier}/").status_code == 404
    desk.close()


def test_the_coach_at_the_counter_goes_on_with_the_same_answers(tmp_path: Path) -> None:
    coach, desk = start(tmp_path / "coach")
    dossier = begun(coach, ALONE)
    coach.post(f"/balie/{dossier}/tafel")
    assert coach.path == f"/dossiers/{dossier}"
    coach.get(f"/gesprek/{dossier}/vraag/huurbrief")
    assert 'value="620"' in (coach.page.text if coach.page else "")
    desk.close()


def test_what_was_not_handed_over_goes_after_two_weeks(tmp_path: Path) -> None:
    from datetime import timedelta

    from tests.web_room import Clock

    clock = Clock()
    desk = desk_in(tmp_path / "x")
    coach = coach_at(desk, clock)
    coach.post(
        "/welkom", naam="Ria", wachtzin="paard fiets lamp regen", nog_eens="paard fiets lamp regen"
    )
    coach.post("/herstelcode", laatste=(desk.recovery_code_to_show or "").rpartition("-")[2])
    begun(coach, ALONE)
    for days, left in ((14, 1), (15, 0)):
        clock.now = clock.now.replace(day=23) if days == 14 else clock.now
        clock.forward(timedelta(days=14 if days == 14 else 1))
        coach.post("/op-slot")
        coach.post("/openen", wachtzin="paard fiets lamp regen")
        with desk.store.read() as session:
            assert len(session.dossiers.mine()) == left
    desk.close()


def test_a_start_in_a_year_without_tables_says_so(counter: tuple[Coach, Desk]) -> None:
    coach, _ = counter
    begun(coach, {**ALONE, "ingangsdatum": "1-1-2027"})
    assert "In 2027 gelden nieuwe bedragen" in coach.text
    assert "januari 2027" in coach.text
    assert "Vraag huurtoeslag aan" in coach.text


@pytest.mark.parametrize("named", ["", "andere gemeente"])
def test_a_municipality_without_a_name_is_said_in_words(named: str) -> None:
    """The value of the list is no name: "Bij de gemeente andere gemeente" helps nobody."""
    assert f"Bij de gemeente {municipality(named)}" == "Bij de gemeente waar u gaat wonen"
    assert municipality("Coevorden") == "Coevorden"
    texts = shipped("questionnaires", "huisbezoek.yaml").read_text("utf-8")
    assert "{waarde: andere gemeente," in texts
