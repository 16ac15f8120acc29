"""The pages through a client that checks each of them: door, lock, talk, plan, tables."""

import ast
import logging
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from werkzeug.routing import Rule

from tests.web_room import (
    HERE,
    NOW,
    PASSPHRASE,
    Clock,
    Coach,
    coach_at,
    demo,
    desk_in,
    new_dossier,
    start,
)
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.examples import answer_all, examples
from voorzieningenwijzer.casework.papers.plan_now import threats_of
from voorzieningenwijzer.casework.settings import settings_of
from voorzieningenwijzer.casework.talking.cases import QuickCase
from voorzieningenwijzer.interview.loading import load_questionnaire
from voorzieningenwijzer.plan import Threat
from voorzieningenwijzer.storage import SUFFIX
from voorzieningenwijzer.tables import Tables
from voorzieningenwijzer.tables.bundle import export
from voorzieningenwijzer.web.gate import OUTSIDE

TESTS = Path(__file__).resolve().parent
WEB = TESTS.parent / "voorzieningenwijzer" / "web"
ROUTES = TESTS / "examples" / "routes.txt"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Coach, Desk]]:
    """Example dossiers to look at; tests that change something start their own desk."""
    coach, desk = demo(tmp_path_factory.mktemp("voorbeelden"))
    yield coach, desk
    desk.close()


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


def lines(desk: Desk, dossier: str) -> list[tuple[str, str]]:
    with desk.store.read() as session:
        return [(line.question, line.raw) for line in session.answers.lines(dossier)]


def dossiers(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        return [one.id for one in session.dossiers.listing()]


# ------------------------------------------------------------------------------- every page


def test_the_list_of_addresses_is_as_agreed(shown: tuple[Coach, Desk]) -> None:
    rules = shown[0].client.application.url_map.iter_rules()
    found = sorted(f"{_methods(rule):9} {rule.rule}  {rule.endpoint}" for rule in rules)
    assert found == ROUTES.read_text("utf-8").splitlines()


def _methods(rule: Rule) -> str:
    return " ".join(sorted((rule.methods or set()) & {"GET", "POST", "PUT", "DELETE"}))


def test_every_page_of_every_example_is_in_order(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    fixed = ["/dossiers", "/dossiers?namen=1", "/dossiers?zoek=wit", "/dossiers?zoek=niemand"]
    fixed += ["/dossiers/nieuw", "/snel", "/tabellen/", "/reservekopie/", "/instellingen", "/over"]
    fixed += ["/reservekopie/terugzetten", "/over/licentie/eupl", "/over/licentie/ofl"]
    scheme = "/tabellen/regelingen/Coevorden/coevorden.doe_mee_pas"
    fixed += ["/tabellen/regelingen/", scheme, f"{scheme}/wijzigen", f"{scheme}/stoppen"]
    fixed += [f"/tabellen/nieuw/{name}" for name in ("rekenen", "vanzelf", "wijzen", "maatwerk")]
    seen = [coach.get(path).status_code for path in fixed]
    for dossier in dossiers(desk):
        own = ["", "/naam", "/wissen", "/toestemming"]
        seen += [coach.get(f"/dossiers/{dossier}{page}").status_code for page in own]
        talk = [
            "/",
            "/antwoorden",
            "/uitkomst/",
            "/wat-als",
            "/aanbod/",
            "/plan/nu",
            "/vraag/geboortedatum",
        ]
        seen += [coach.get(f"/gesprek/{dossier}{page}").status_code for page in talk]
    assert set(seen) == {200}


def test_every_why_of_every_example_is_in_order(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    for dossier in dossiers(desk):
        page = coach.get(f"/gesprek/{dossier}/uitkomst/").text
        links = sorted(set(re.findall(r'href="(/gesprek/[^"]+/uitkomst/20\d\d/[^"]+)"', page)))
        assert len(links) >= 8
        for link in links:
            assert coach.get(link).status_code == 200


def test_every_screen_of_the_talk_is_in_order(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    for dossier in dossiers(desk):
        page = coach.get(f"/gesprek/{dossier}/antwoorden").text
        for link in sorted(set(re.findall(r'href="(/gesprek/[^"]+/vraag/[^"?]+)', page))):
            assert coach.get(link).status_code == 200


def test_every_page_says_that_it_is_an_example(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    with desk.store.read() as session:
        plan = session.plans.editions(dossiers(desk)[0])[0].id
    for path in ("/dossiers", "/over", f"/gesprek/{dossiers(desk)[0]}/plan/{plan}"):
        assert "VOORBEELD" in coach.get(path).text


def test_examples_say_nothing_that_is_never_asked(shown: tuple[Coach, Desk]) -> None:
    """What a question no longer asks would otherwise stay in the examples unseen."""
    for example in examples():
        case = QuickCase()
        talk = answer_all(shown[1], case, example["antwoorden"], NOW, until=example.get("tot"))
        asked = {q.name for s in talk.route.all_screens for q in s.questions}
        assert set(example["antwoorden"]) - asked == set(), example["naam"]
        assert (talk.route.next is None) == ("tot" not in example)


def test_about_says_whose_program_this_is_not(shown: tuple[Coach, Desk]) -> None:
    shown[0].get("/over")
    assert "Geen onderdeel van De VoorzieningenWijzer" in shown[0].text


def test_a_view_is_short() -> None:
    """House rule: at most fifteen lines, decorators aside; rules and SQL live elsewhere."""
    longest = {}
    for path in sorted((WEB / "pages").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                longest[f"{path.name}:{node.name}"] = (node.end_lineno or 0) - node.lineno + 1
    assert {name: n for name, n in longest.items() if n > 16} == {}


def test_style_sheet_and_pages_know_each_other() -> None:
    templates = TESTS.parent / "templates" / "pages"
    sources = [*templates.glob("*.html"), *WEB.rglob("*.js"), WEB / "presentation.py"]
    sources += [WEB.parent / "documents" / name for name in ("html.py", "drawing.py", "bars.py")]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    css = (WEB / "static" / "css" / "app.css").read_text("utf-8")
    names = set(re.findall(r"\.(vw-[\w-]+)", css))
    built = ("vw-group--", "vw-verdict--", "vw-pair--", "vw-follow__part--", "vw-chart__")
    assert {n for n in names if n not in text and not n.startswith(built)} == set()


# --------------------------------------------------------------------------------- the door


def test_first_start_asks_for_the_same_passphrase_twice(tmp_path: Path) -> None:
    coach = coach_at(desk_in(tmp_path / "leeg"))
    assert coach.get("/").request.path == "/welkom"
    page = coach.post("/welkom", naam="Ria", wachtzin=PASSPHRASE, nog_eens="iets anders dan dat")
    assert page.status_code == 422
    assert "De twee wachtzinnen zijn niet gelijk." in coach.text
    assert 'value="Ria"' in page.text
    assert PASSPHRASE not in page.text
    assert not (tmp_path / "leeg").exists()


def test_recovery_code_is_written_down_before_the_talk(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "gegevens")
    coach = coach_at(desk)
    coach.post("/welkom", naam="Ria", wachtzin=PASSPHRASE, nog_eens=PASSPHRASE)
    assert coach.path == "/herstelcode"
    code = (desk.recovery_code_to_show or "").split("-")
    assert all(group in coach.text for group in code)
    assert coach.post("/herstelcode", laatste=code[0]).status_code == 422
    coach.post("/herstelcode", laatste=f" {code[-1].lower()} ")
    assert coach.path == "/instellingen"
    assert coach.get("/herstelcode").request.path == "/dossiers"
    desk.close()


def test_recovery_code_opens_with_a_new_passphrase(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "gegevens")
    coach = coach_at(desk)
    coach.post("/welkom", naam="Ria", wachtzin=PASSPHRASE, nog_eens=PASSPHRASE)
    code = desk.recovery_code_to_show or ""
    coach.post("/herstelcode", laatste=code.rpartition("-")[2])
    dossier = new_dossier(coach)
    coach.post("/op-slot")
    new = "stoel wolk trein peper"
    wrong = coach.post("/openen/herstelcode", code="kort", wachtzin=new, nog_eens=new)
    assert wrong.status_code == 422
    coach.post("/openen/herstelcode", code=code.lower(), wachtzin=new, nog_eens=new)
    assert dossiers(desk) == [dossier]
    coach.post("/op-slot")
    assert coach.post("/openen", wachtzin=PASSPHRASE).status_code == 422
    assert coach.post("/openen", wachtzin=new).request.path == "/dossiers"
    desk.close()


def test_wrong_passphrase_opens_nothing_and_then_has_to_wait(coach: Coach, desk: Desk) -> None:
    coach.post("/op-slot")
    pages = [coach.post("/openen", wachtzin=f"verkeerd nummer {n}").text for n in range(4)]
    assert "Deze wachtzin klopt niet" in pages[0]
    assert "Wacht" in pages[3]
    assert not desk.is_open
    assert coach.post("/openen", wachtzin=PASSPHRASE).status_code == 422


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_is_shown_while_locked(coach: Coach, desk: Desk, method: str) -> None:
    dossier = new_dossier(coach, "mevrouw Geheimhouding")
    token = coach.token()
    coach.post("/op-slot")
    values = {"dossier": dossier, "case": dossier, "scherm": "geboortedatum", "jaar": "2026"}
    values |= {"regeling": "huurtoeslag", "plan": "1", "soort": "energie", "name": "eupl"}
    values |= {"account": "0123456789abcdef", "gemeente": "Coevorden", "sjabloon": "wijzen"}
    values |= {"vingerafdruk": "a" * 64, "voorstel": "1", "brief": "bezwaar", "taal": "en"}
    values |= {"vingerafdruk": "a" * 64, "voorstel": "1", "brief": "bezwaar"}
    values |= {"onderwerp": "woning"}
    values |= {"editie": "inwoner"}
    inside = [
        rule
        for rule in coach.client.application.url_map.iter_rules()
        if rule.endpoint not in OUTSIDE and method in (rule.methods or ())
    ]
    assert len(inside) >= 10
    for rule in inside:
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values[found[1]], rule.rule)
        data = {"csrf_token": token} if method == "POST" else None
        page = coach.client.open(path, method=method, data=data, base_url=HERE)
        assert page.status_code == 302, path
        assert page.headers["Location"].startswith("/openen"), path
        assert "Geheimhouding" not in page.text


def test_a_cookie_from_before_the_lock_opens_nothing(coach: Coach, desk: Desk) -> None:
    kept = coach.client.get_cookie("voorzieningenwijzer", domain="127.0.0.1")
    assert kept is not None
    coach.post("/op-slot")
    coach.post("/openen", wachtzin=PASSPHRASE)
    thief = Coach(coach.client.application)
    thief.client.set_cookie("voorzieningenwijzer", kept.value, domain="127.0.0.1")
    assert thief.get("/dossiers").request.path == "/openen"


def test_idle_time_locks_and_says_what_was_not_kept(coach: Coach, desk: Desk, clock: Clock) -> None:
    dossier = new_dossier(coach)
    here = f"/gesprek/{dossier}/vraag/papieren_op_tafel"
    clock.forward(timedelta(minutes=14))
    assert coach.get(here).status_code == 200
    clock.forward(timedelta(minutes=16))
    coach.post(here, papieren_op_tafel="loonstrook", hier=here)
    assert coach.path == "/openen"
    assert "Uw laatste antwoord is daarom niet bewaard" in coach.text
    assert not desk.is_open
    coach.post("/openen", wachtzin=PASSPHRASE, terug=here)
    assert coach.path == here


def test_typing_keeps_the_desk_awake(coach: Coach, desk: Desk, clock: Clock) -> None:
    for _ in range(4):
        clock.forward(timedelta(minutes=10))
        assert coach.post("/wakker").status_code == 204
    assert desk.is_open


@pytest.mark.parametrize(
    "elsewhere", ["https://kwaad.example/", "//kwaad.example", "/\\kwaad.example", "dossiers"]
)
def test_after_opening_one_stays_on_this_program(coach: Coach, elsewhere: str) -> None:
    coach.post("/op-slot")
    page = coach.post("/openen", follow=False, wachtzin=PASSPHRASE, terug=elsewhere)
    assert page.headers["Location"] == "/dossiers"


# --------------------------------------------------------------------------------- serving


@pytest.mark.parametrize("host", ["kwaad.example", "kwaad.example:8730", "127.0.0.1.kwaad.example"])
def test_another_host_name_is_refused(coach: Coach, host: str) -> None:
    page = coach.client.get("/dossiers", base_url=f"http://{host}")
    assert page.status_code == 421
    assert "mevrouw" not in page.text


def test_every_post_needs_a_token(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    before = lines(desk, dossier)
    for path in (f"/dossiers/{dossier}/wissen", f"/gesprek/{dossier}/vraag/papieren_op_tafel"):
        data = {"zeker": "ja", "papieren_op_tafel": "loonstrook"}
        assert coach.send(path, data, token=False).status_code == 400
        assert coach.send(path, {**data, "csrf_token": "verzonnen"}, token=False).status_code == 400
    assert dossiers(desk) == [dossier]
    assert lines(desk, dossier) == before


def test_headers_keep_pages_here(coach: Coach) -> None:
    page = coach.get("/dossiers")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    with coach.client.get("/static/css/app.css", base_url=HERE) as sheet:
        assert sheet.status_code == 200
    fresh = Coach(coach.client.application)
    cookie = fresh.client.get("/openen", base_url=HERE).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_a_fault_shows_a_number_and_logs_nothing_personal(
    coach: Coach, desk: Desk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("mevrouw Geheimhouding, 1.463 euro")

    monkeypatch.setattr("voorzieningenwijzer.web.pages.dossiers.dossiers.overview", broken)
    with caplog.at_level(logging.DEBUG):
        page = coach.get("/dossiers")
    assert page.status_code == 500
    number = re.search(r"500-[0-9a-f]{6}", page.text)
    assert number is not None
    assert number[0] in caplog.text
    assert "Traceback" not in page.text + caplog.text
    assert "Geheimhouding" not in page.text + caplog.text
    assert " in test_web.py:" in caplog.text, "the file, and not the folder of whoever uses this"


@pytest.mark.parametrize("path", ["/bestaat-niet", "/dossiers/0000", "/gesprek/0000/uitkomst/"])
def test_what_is_not_there_is_told_in_dutch(coach: Coach, path: str) -> None:
    assert coach.get(path).status_code == 404
    assert "Deze bladzijde is er niet" in coach.text


def test_no_debug_mode(coach: Coach) -> None:
    assert not coach.client.application.debug
    assert not coach.client.application.testing


# -------------------------------------------------------------------------------- dossiers


def test_names_are_hidden_until_asked_for(coach: Coach) -> None:
    new_dossier(coach, "mevrouw Van der Meulen")
    coach.get("/dossiers")
    assert "Meulen" not in coach.text
    assert "m. V. d. M." in coach.text
    coach.get("/dossiers?namen=1")
    assert "mevrouw Van der Meulen" in coach.text
    coach.get("/dossiers?zoek=MEULEN&namen=0")
    assert "m. V. d. M." in coach.text
    assert "Meulen" not in coach.text.replace("MEULEN", "")


def test_who_says_no_is_kept_nowhere(coach: Coach, desk: Desk) -> None:
    coach.post("/dossiers/nieuw", naam="mevrouw Liever Niet")
    coach.post(coach.path, keuze="nee")
    assert coach.path == "/snel"
    assert dossiers(desk) == []


def test_no_word_is_kept_before_consent(coach: Coach, desk: Desk) -> None:
    coach.post("/dossiers/nieuw", naam="mevrouw Wacht Even")
    dossier = coach.path.split("/")[2]
    for path in ("/", "/uitkomst/", "/wat-als", "/aanbod/", "/plan/nu", "/vraag/geboortedatum"):
        assert coach.get(f"/gesprek/{dossier}{path}").request.path.endswith("/toestemming")
    coach.post(f"/gesprek/{dossier}/vraag/papieren_op_tafel", papieren_op_tafel="loonstrook")
    assert lines(desk, dossier) == []


def test_consent_keeps_its_text_and_day(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    with desk.store.read() as session:
        consent = session.consents.current(dossier)[0]
    assert consent.given_on == NOW.date()
    assert "U mag altijd stoppen, alles laten wissen" in consent.text
    coach.get(f"/dossiers/{dossier}")
    assert "Ja, gegeven op 23 november 2026." in coach.text


def test_erasing_a_dossier_asks_to_be_sure(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    assert coach.post(f"/dossiers/{dossier}/wissen").status_code == 422
    assert dossiers(desk) == [dossier]
    coach.post(f"/dossiers/{dossier}/wissen", zeker="ja")
    assert dossiers(desk) == []
    assert coach.get(f"/gesprek/{dossier}/").status_code == 404


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "Ünal & Zoon", "عائلة حداد", "mevrouw 🌷", '"><img src=x>'],
)
def test_any_name_is_text(coach: Coach, name: str) -> None:
    dossier = new_dossier(coach, name)
    coach.get("/dossiers?namen=1")
    assert name in coach.text
    assert coach.get(f"/gesprek/{dossier}/").status_code == 200
    assert coach.get(f"/gesprek/{dossier}/plan/nu").status_code == 200


# -------------------------------------------------------------------------------- the talk


def test_an_answer_is_saved_the_moment_it_is_given(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    coach.post(f"/gesprek/{dossier}/vraag/papieren_op_tafel", papieren_op_tafel="loonstrook")
    assert coach.path == f"/gesprek/{dossier}/vraag/haast"
    assert lines(desk, dossier) == [("papieren_op_tafel", "loonstrook")]


def test_double_click_and_second_tab_do_not_double(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    here = f"/gesprek/{dossier}/vraag/papieren_op_tafel"
    other = Coach(coach.client.application)
    other.post("/openen", wachtzin=PASSPHRASE)
    for tab in (coach, coach, other):
        tab.post(here, papieren_op_tafel="loonstrook")
    assert lines(desk, dossier) == [("papieren_op_tafel", "loonstrook")]
    other.post(here, papieren_op_tafel="jaaropgave")
    assert [raw for _, raw in lines(desk, dossier)] == ["loonstrook", "jaaropgave"]


def to_screen(coach: Coach, dossier: str, wanted: str) -> str:
    """Answer "weet ik niet" up to a screen; its address."""
    coach.get(f"/gesprek/{dossier}/")
    while not coach.path.endswith(f"/vraag/{wanted}"):
        assert "/vraag/" in coach.path
        coach.post(coach.path, weet_niet="1")
    return coach.path


def test_what_is_not_understood_keeps_everything_else(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    here = to_screen(coach, dossier, "huurbrief")
    before = len(lines(desk, dossier))
    page = coach.post(here, kale_huur="twaalf euro ofzo", servicekosten="18,50", huur_eerder="640")
    assert page.status_code == 422
    assert 'value="twaalf euro ofzo"' in page.text
    assert 'value="18,50"' in page.text
    assert "Schrijf alleen het bedrag" in coach.text
    assert 'aria-invalid="true"' in page.text
    saved = dict(lines(desk, dossier)[before:])
    assert saved == {"servicekosten": "18,50", "huur_eerder": "640"}


def test_what_is_odd_is_asked_again_and_then_taken(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    here = to_screen(coach, dossier, "huurbrief")
    page = coach.post(here, kale_huur="2.900")
    assert page.status_code == 422
    assert "kale_huur.klopt" in page.text
    coach.post(here, kale_huur="2.900", kale_huur__klopt="2.900")
    assert ("kale_huur", "2.900") in lines(desk, dossier)


@pytest.mark.parametrize("typed", ["NaN", "inf", "1e6", "12\x0034", "9" * 1_000_000, "-5"])
def test_odd_figures_are_refused_with_a_sentence(coach: Coach, desk: Desk, typed: str) -> None:
    dossier = new_dossier(coach)
    here = to_screen(coach, dossier, "huurbrief")
    page = coach.post(here, kale_huur=typed, servicekosten="0", huur_eerder="600")
    assert page.status_code == 422
    assert "kale_huur" not in {question for question, _ in lines(desk, dossier)}


def test_dont_know_is_kept_as_such(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    here = to_screen(coach, dossier, "geboortedatum")
    coach.post(here, weet_niet="1")
    with desk.store.read() as session:
        line = session.answers.lines(dossier)[-1]
    assert (line.question, line.dont_know, line.value) == ("geboortedatum", True, None)
    coach.get(f"/gesprek/{dossier}/antwoorden")
    assert "weet ik niet" in coach.text


def test_changing_an_answer_takes_away_what_hung_on_it(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    coach.post(to_screen(coach, dossier, "bewoners"), bewoners="kinderen_onder_18")
    assert coach.path.endswith("/vraag/aantal_kinderen")
    coach.post(coach.path, aantal_kinderen="2")
    assert coach.path.endswith("/vraag/kinderen")
    children = coach.path
    coach.post(f"/gesprek/{dossier}/vraag/bewoners", bewoners="alleen")
    coach.get(children)
    assert "Deze vraag is niet meer nodig" in coach.text
    coach.post(children, **{"geboortedatum_kind-k1": "3-9-2013"})
    assert "geboortedatum_kind" not in {question for question, _ in lines(desk, dossier)}


def test_a_change_goes_back_to_where_it_began(coach: Coach) -> None:
    dossier = new_dossier(coach)
    coach.post(f"/gesprek/{dossier}/vraag/papieren_op_tafel", papieren_op_tafel="loonstrook")
    back = f"/gesprek/{dossier}/antwoorden"
    here = f"/gesprek/{dossier}/vraag/papieren_op_tafel"
    assert f'value="{back}"' in coach.get(f"{here}?terug={back}").text
    coach.post(here, papieren_op_tafel="geen", terug=back)
    assert coach.path == back


def test_one_answer_is_erased_with_its_history(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    here = to_screen(coach, dossier, "geboortedatum")
    coach.send(here, {"geboortedatum-a": "12-5-1981"})
    coach.send(here, {"geboortedatum-a": "12-5-1982"})
    coach.post(f"/gesprek/{dossier}/antwoorden/wis", vraag="geboortedatum", wie="a")
    assert "geboortedatum" not in {question for question, _ in lines(desk, dossier)}
    again = coach.post(f"/gesprek/{dossier}/antwoorden/wis", vraag="geboortedatum", wie="a")
    assert again.status_code == 200


def test_the_panel_moves_with_an_answer(shown: tuple[Coach, Desk]) -> None:
    """Of one finished example the sum is one amount; without its rent nothing is certain yet."""
    coach, desk = shown
    example = examples()[1]["antwoorden"]
    known, unknown = QuickCase(), QuickCase()
    answer_all(desk, known, example, NOW)
    answer_all(desk, unknown, {k: v for k, v in example.items() if k != "kale_huur"}, NOW)
    sums = []
    for case in (known, unknown):
        desk.quick = case
        page = coach.get("/gesprek/snel/vraag/eerste_stap").text
        sums.append(re.search(r'vw-found__(sum|open)">(.+?)</p>', page)[0])  # type: ignore[index]
    desk.quick = None
    assert "tot" not in sums[0]
    assert "Nog niets zeker" not in sums[0]
    assert re.search(r"Nog niets zeker\..*Hoogstens €.[0-9.]+ per jaar", sums[1])


def test_the_panel_shows_schemes_before_it_shows_a_sum(coach: Coach) -> None:
    """After the household each scheme has its range; the sum waits for the rent and the income."""
    dossier = new_dossier(coach)
    to_screen(coach, dossier, "bewoners")
    assert "Nog te vroeg voor een bedrag" in coach.text
    coach.post(coach.path, bewoners="alleen")
    while "Nog te vroeg voor een bedrag" in coach.text:
        coach.post(coach.path, weet_niet="1")
    assert "Zorgtoeslag" in coach.text
    assert "Nog te vroeg voor een totaal" in coach.text
    assert "Gevonden:" not in coach.text
    while "Nog te vroeg voor een totaal" in coach.text:
        coach.post(coach.path, weet_niet="1")
    assert "/vraag/" in coach.path
    assert "Gevonden:" in coach.text


def test_quick_sum_is_kept_nowhere(coach: Coach, desk: Desk) -> None:
    before = {p: p.read_bytes() for p in desk.folder.rglob("*") if p.is_file()}
    coach.post("/snel", keuze="nieuw")
    while "/vraag/" in coach.path:
        coach.post(coach.path, weet_niet="1")
    assert coach.path == "/gesprek/snel/uitkomst/"
    coach.post("/gesprek/snel/plan/")
    assert coach.path == "/gesprek/snel/plan/nu"
    assert coach.get("/gesprek/snel/plan/nu.pdf").data.startswith(b"%PDF")
    assert dossiers(desk) == []
    assert {p: p.read_bytes() for p in desk.folder.rglob("*") if p.is_file()} == before
    coach.post("/op-slot")
    coach.post("/openen", wachtzin=PASSPHRASE)
    assert coach.get("/gesprek/snel/").request.path == "/snel"


# ------------------------------------------------------------------- results, offers, plans


def test_results_and_plan_agree(shown: tuple[Coach, Desk]) -> None:
    """One assessment behind both: the euros a month of the first action stand in the results."""
    coach, desk = shown
    with desk.store.read() as session:
        found = {one.label: one.id for one in session.dossiers.listing()}
    dossier = found["mevrouw De Wit"]
    coach.get(f"/gesprek/{dossier}/plan/nu")
    action = re.search(r"Vraag huurtoeslag aan.*?€\s(\d+) per maand", coach.text)
    assert action is not None
    coach.get(f"/gesprek/{dossier}/uitkomst/")
    assert f"€\N{NO-BREAK SPACE}{action[1]}" in coach.text.replace("€ ", "€\N{NO-BREAK SPACE}")


def test_the_print_is_kept_and_never_made_again(
    coach: Coach, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = new_dossier(coach)
    coach.post(f"/gesprek/{dossier}/plan/")
    plan = coach.path
    first = coach.get(f"{plan}.pdf")
    assert first.mimetype == "application/pdf"
    assert "attachment" in first.headers["Content-Disposition"]
    assert first.data.startswith(b"%PDF")
    coach.post("/instellingen", coach="Een ander", telefoon="0524 123 456")
    monkeypatch.setattr("voorzieningenwijzer.casework.papers.plans.pdf.render", None)
    assert coach.get(f"{plan}.pdf").data == first.data
    coach.get(f"/dossiers/{dossier}")
    assert "PDF, zoals geprint" in coach.text


def test_every_letter_that_the_talk_asks_about_is_in_the_plan() -> None:
    choices = load_questionnaire().question("haast").keuzes
    kinds = [choice.waarde for choice in choices if choice.waarde != "geen"]
    for kind in kinds:
        assert len(threats_of({"haast": [kind], "haast_op": date(2026, 12, 3)})) == 1, kind
    assert threats_of({"haast": ["laatste_dag"], "haast_op": "2026-12-03"}) == (
        Threat("brief", date(2026, 12, 3)),
    )
    assert [t.soort for t in threats_of({"haast": kinds})] == [
        *("ontruiming", "afsluiting", "deurwaarder", "brief")
    ]
    assert threats_of({"haast": []}) == ()


def test_a_second_press_makes_no_second_plan(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    for how in ("scherm", "papier", "scherm"):
        coach.post(f"/gesprek/{dossier}/plan/", hoe=how)
    with desk.store.read() as session:
        assert len(session.plans.editions(dossier)) == 1
    coach.post(f"/gesprek/{dossier}/vraag/papieren_op_tafel", papieren_op_tafel="jaaropgave")
    assert coach.post(f"/gesprek/{dossier}/plan/", hoe="papier").data.startswith(b"%PDF")
    with desk.store.read() as session:
        assert len(session.plans.editions(dossier)) == 2


def test_a_plan_of_another_dossier_is_not_shown(coach: Coach) -> None:
    one, other = new_dossier(coach, "mevrouw Een"), new_dossier(coach, "meneer Twee")
    coach.post(f"/gesprek/{one}/plan/")
    number = coach.path.rpartition("/")[2]
    assert coach.get(f"/gesprek/{other}/plan/{number}").status_code == 404
    assert coach.get(f"/gesprek/{other}/plan/{number}.pdf").status_code == 404


def test_the_days_of_a_kept_plan_can_be_taken_along(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach, "Abdelkader Zonnebloem")
    assert f"/gesprek/{dossier}/plan/nu.ics" in coach.get(f"/gesprek/{dossier}/plan/nu").text
    assert coach.get(f"/gesprek/{dossier}/plan/nu.ics").data.startswith(b"BEGIN:VCALENDAR\r\n")
    coach.post(f"/gesprek/{dossier}/plan/")
    plan = coach.path
    number = plan.rpartition("/")[2]
    assert coach.page is not None
    assert f'href="{plan}.ics"' in coach.page.text
    found = coach.get(f"{plan}.ics")
    assert found.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"filename=plan-{number}.ics" in found.headers["Content-Disposition"]
    assert b"\r\nBEGIN:VEVENT\r\n" in found.data
    assert b"Zonnebloem" not in found.data.replace(b"\r\n ", b"")
    assert coach.get(f"{plan}.ics").data == found.data
    with desk.store.read() as session:
        seen = [line.what for line in session.audit.lines(dossier)]
    assert seen.count("plan_agenda") == 2
    other = new_dossier(coach, "meneer Twee")
    assert coach.get(f"/gesprek/{other}/plan/{number}.ics").status_code == 404


OFFER = {
    "naam": "Proefstroom",
    "bron": "website",
    "datum": "20-11-2026",
    "leveringstarief_stroom": "0,149",
    "leveringstarief_gas": "0.612",
    "vaste_leveringskosten_per_maand": "5,99",
}


def test_offers_are_typed_with_source_and_day(coach: Coach) -> None:
    here = f"/gesprek/{new_dossier(coach)}/aanbod"
    page = coach.send(f"{here}/energie", {**OFFER, "bron": "", "leveringstarief_gas": "duur"})
    assert page.status_code == 422
    assert 'value="Proefstroom"' in page.text
    assert "Dit hebben we nodig: waar staat het." in coach.text
    for _ in range(4):
        assert coach.send(f"{here}/energie", dict(OFFER)).status_code == 200
    assert coach.send(f"{here}/energie", dict(OFFER)).status_code == 422
    assert "Er staan al 4 aanbiedingen" in coach.text
    coach.post(f"{here}/energie/weg", nummer="2")
    assert coach.get(f"{here}/").text.count("Haal weg") == 3


def test_an_offer_of_tomorrow_is_refused(coach: Coach) -> None:
    here = f"/gesprek/{new_dossier(coach)}/aanbod/energie"
    assert coach.send(here, {**OFFER, "datum": "24-11-2026"}).status_code == 422
    assert "Deze dag moet nog komen" in coach.text


# --------------------------------------------------------------------- tables, backup, start


def test_tables_are_seen_before_they_are_used(coach: Coach, desk: Desk) -> None:
    text = next(t for f, t in Tables.shipped().texts().items() if f.endswith("zorgtoeslag.yaml"))
    later = text.replace("2026-", "2027-").replace("volgende: {geldig_van: 2027", "x: {y: 2027")
    bundle = export([later], NOW.date())
    page = coach.send("/tabellen/bekijken", {"bestand": (_file(bundle), "tabellen.vwtabellen")})
    assert page.status_code == 200
    assert "Vingerafdruk" in coach.text
    assert coach.post("/tabellen/gebruiken", vingerafdruk="0" * 64).status_code == 422
    assert Tables.in_use(desk.folder).fingerprints() == Tables.shipped().fingerprints()


def test_new_amounts_reach_the_laptop(coach: Coach, desk: Desk) -> None:
    scheme = next(t for f, t in Tables.shipped().texts().items() if f.endswith("doe_mee_pas.yaml"))
    elsewhere = scheme.replace("Coevorden", "Hoogeveen").replace("coevorden.", "hoogeveen.")
    bundle = export([elsewhere], NOW.date())
    coach.send("/tabellen/bekijken", {"bestand": (_file(bundle), "nieuw.vwtabellen")})
    assert "nieuw" in coach.text
    seen = desk.bundle_to_approve
    assert seen is not None
    coach.post("/tabellen/gebruiken", vingerafdruk=seen.fingerprint)
    assert "1 tabel erbij." in coach.text
    assert "Gemeente Hoogeveen" in coach.text
    with desk.store.read() as session:
        assert session.approvals.fingerprints() == {item.fingerprint for item in seen.new}


def test_what_is_no_bundle_is_refused_with_a_reason(coach: Coach) -> None:
    page = coach.send("/tabellen/bekijken", {"bestand": (_file(b"\x00PK"), "x.zip")})
    assert page.status_code == 422
    assert "geen tabellenbundel" in coach.text
    assert coach.post("/tabellen/bekijken").status_code == 422


def test_a_backup_comes_back_on_another_laptop(coach: Coach, tmp_path: Path) -> None:
    new_dossier(coach, "mevrouw Terug")
    copy = coach.post("/reservekopie/maken")
    assert SUFFIX in copy.headers["Content-Disposition"]
    assert b"mevrouw Terug" not in copy.data
    other_desk = desk_in(tmp_path / "andere laptop")
    other = coach_at(other_desk)
    where = "/reservekopie/terugzetten"
    file = {"bestand": (_file(copy.data), f"kopie{SUFFIX}"), "wachtzin": "verkeerde zin hier"}
    assert other.send(where, file).status_code == 422
    damaged = {"bestand": (_file(copy.data[:-900]), f"kopie{SUFFIX}"), "wachtzin": PASSPHRASE}
    assert other.send(where, damaged).status_code == 422
    assert not other_desk.exists
    file = {"bestand": (_file(copy.data), f"kopie{SUFFIX}"), "wachtzin": PASSPHRASE}
    assert other.send(where, file).request.path == "/openen"
    other.post("/openen", wachtzin=PASSPHRASE)
    other.get("/dossiers?namen=1")
    assert "mevrouw Terug" in other.text
    other_desk.close()


def test_a_backup_is_not_put_back_by_who_is_locked_out(coach: Coach, desk: Desk) -> None:
    coach.post("/op-slot")
    assert coach.get("/reservekopie/terugzetten").request.path == "/openen"


def _file(content: bytes) -> object:
    from io import BytesIO

    return BytesIO(content)


# ---------------------------------------------------------------------- what a municipality has


def test_where_it_got_stuck_is_chosen_from_a_list_and_comes_on_the_plan(
    coach: Coach, desk: Desk
) -> None:
    dossier = new_dossier(coach)
    page = f"/gesprek/{dossier}/uitkomst/"
    coach.post(f"{page}knelpunt", knelpunt=["geen_regeling", "mevrouw Jansen, Kerkstraat"])
    assert "Bewaard. Het staat op het plan." in coach.text
    with desk.store.read() as session:
        kept = [
            line.value for line in session.answers.lines(dossier) if line.question == "knelpunt"
        ]
    assert kept == [["geen_regeling"]]
    coach.get(f"/gesprek/{dossier}/plan/nu")
    assert "Vraag hulp op maat" in coach.text
    coach.get(f"/gesprek/{dossier}/antwoorden")
    assert "geen_regeling" not in coach.text
    coach.post(f"{page}knelpunt")
    coach.get(f"/gesprek/{dossier}/plan/nu")
    assert "Vraag hulp op maat" not in coach.text


def test_a_coach_says_of_which_funds_she_is_an_intermediary(coach: Coach, desk: Desk) -> None:
    fund = "coevorden.rudie_zwols_fonds"
    coach.post(
        "/instellingen", coach="Ria", tussenpersoon_bij=[fund, "coevorden.mwc_inloop", "zomaar"]
    )
    assert settings_of(desk.store).tussenpersoon_bij == (fund,)
    page = coach.get("/instellingen").text
    assert re.search(rf'value="{fund}" checked', page)
    assert "coevorden.mwc_inloop" not in page
