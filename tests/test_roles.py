"""Every address with every role, against a table that people agreed on; whose dossier is whose."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.routing import Rule

from tests.web_room import HERE, PASSPHRASE, Clock, Coach, coach_at, desk_in, new_dossier, start
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.roles import Right, may
from voorzieningenwijzer.storage import COORDINATOR, ROLES
from voorzieningenwijzer.web.routes import RIGHTS, ROUTES

TABLE = Path(__file__).parent / "examples" / "rechten.txt"
ZINNEN = {
    "coach": "zeven bomen aan zee",
    "coordinator": PASSPHRASE,
    "verwijzer": "acht lampen op zolder",
    "tabelbeheerder": "negen stoelen buiten",
    "rapporteur": "tien kaarten op tafel",
}
NAMES = {role: f"Proef {role}" for role in ROLES} | {"coordinator": "Ria de Boer"}


class Office:
    """One laptop with an account of every role; the coach has a dossier."""

    def __init__(self, folder: Path) -> None:
        self.coach, self.desk = start(folder, Clock())
        for role in ROLES:
            if role != COORDINATOR:
                self.coach.post(
                    "/beheer/accounts/nieuw",
                    naam=NAMES[role],
                    rol=role,
                    wachtzin=ZINNEN[role],
                    nog_eens=ZINNEN[role],
                    eigen=PASSPHRASE,
                )
                assert self.coach.path == "/beheer/accounts", self.coach.text
        self.ids = {}
        with self.desk.store.read() as session:
            for account in session.accounts.listing():
                self.ids[account.role] = account.id

    def enter(self, role: str) -> Coach:
        self.coach.post("/op-slot")
        self.coach.post("/openen", naam=NAMES[role], wachtzin=ZINNEN[role])
        assert self.desk.account.role == role
        return self.coach


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = Office(tmp_path_factory.mktemp("kantoor"))
    yield office
    office.desk.close()


def agreed() -> dict[str, set[str]]:
    """Per endpoint the roles that may go there, as the table says."""
    lines = TABLE.read_text("utf-8").splitlines()
    rows = (line.split(":", 1) for line in lines if line and not line.startswith("#"))
    return {endpoint: set(roles.split()) for endpoint, roles in rows}


def test_the_table_knows_every_address() -> None:
    assert list(agreed()) == sorted(RIGHTS)
    assert len(RIGHTS) == len(ROUTES) + 1, "and the static files"


def test_the_table_is_what_the_program_does() -> None:
    """Without the pages: the rights of each role, address by address."""
    found = {
        endpoint: {role for role in ROLES if may(role, right)} or {"niemand"}
        for endpoint, right in RIGHTS.items()
    }
    outside = {endpoint for endpoint, right in RIGHTS.items() if right is Right.BUITEN}
    found |= {endpoint: {"iedereen"} for endpoint in outside}
    inside = {endpoint for endpoint, right in RIGHTS.items() if right is Right.BINNEN}
    found |= {endpoint: {"binnen"} for endpoint in inside}
    assert agreed() == found


def addresses(office: Office, dossier: str) -> Iterator[tuple[Rule, str, str]]:
    values = {"dossier": dossier, "case": dossier, "scherm": "geboortedatum", "jaar": "2026"}
    values |= {"regeling": "huurtoeslag", "plan": "1", "soort": "energie", "name": "eupl"}
    values |= {"account": office.ids["coach"], "filename": "css/app.css", "nummer": "1"}
    values |= {"gemeente": "Coevorden", "sjabloon": "wijzen", "vingerafdruk": "a" * 64}
    values |= {"voorstel": "1", "brief": "bezwaar", "taal": "en"}
    values |= {"voorstel": "1", "brief": "bezwaar"}
    values |= {"onderwerp": "woning"}
    values |= {"editie": "inwoner"}
    for rule in office.coach.client.application.url_map.iter_rules():
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values[found[1]], rule.rule)
        for method in sorted({"GET", "POST"} & (rule.methods or set())):
            yield rule, method, path


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_let_in_where_the_table_says_and_nowhere_else(
    office: Office, role: str
) -> None:
    """Over the pages, each address with each way of asking; a POST without what it needs."""
    table = agreed()
    office.enter("coach")
    dossier = new_dossier(office.coach)
    wrong = []
    for rule, method, path in addresses(office, dossier):
        if rule.endpoint == "entry.lock":
            continue
        if office.desk.is_open is False or office.desk.account.role != role:
            office.enter(role)
        roles = table[rule.endpoint]
        expected = bool(roles & {"iedereen", "binnen", role})
        data = {"csrf_token": office.coach.token()} if method == "POST" else None
        page = office.coach.client.open(path, method=method, data=data, base_url=HERE)
        page.close()
        if (page.status_code != 403) != expected:
            wrong.append(f"{role} {method} {path}: {page.status_code}")
    assert wrong == []


def test_an_address_without_an_agreed_right_is_closed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.enter("coordinator")
    monkeypatch.delitem(RIGHTS, "tables.overview")
    page = office.coach.client.get("/tabellen/", base_url=HERE)
    assert page.status_code == 403


@pytest.mark.parametrize("role", ["coordinator"])
def test_the_dossier_of_another_coach_is_not_there(office: Office, role: str) -> None:
    """Every address with a dossier in it, for who has every right but is not its coach."""
    office.enter("coach")
    dossier = new_dossier(office.coach, "mevrouw Geheimhouding")
    office.coach.post(f"/gesprek/{dossier}/plan/", hoe="scherm")
    office.enter(role)
    seen = 0
    for rule, method, path in addresses(office, dossier):
        if not {"dossier", "case"} & rule.arguments:
            continue
        data = {"csrf_token": office.coach.token(), "zeker": "ja"} if method == "POST" else None
        page = office.coach.client.open(path, method=method, data=data, base_url=HERE)
        assert page.status_code == 404, (method, path)
        assert "Geheimhouding" not in page.text
        seen += 1
    assert seen >= 20
    for path in ("/dossiers?namen=1", "/dossiers?zoek=geheim&namen=1", "/beheer/dossiers"):
        assert "Geheimhouding" not in office.coach.get(path).text
    office.enter("coach")
    assert "Geheimhouding" in office.coach.get("/dossiers?namen=1").text


def test_a_stranger_is_told_the_same_as_of_nobodys_dossier(office: Office) -> None:
    office.enter("coach")
    dossier = new_dossier(office.coach)
    office.enter("coordinator")
    there = office.coach.get(f"/dossiers/{dossier}").text
    nowhere = office.coach.get("/dossiers/0123456789abcdef").text
    token = r'value="[^"]{40,}"'
    same = [
        re.sub(token, "", page).replace(dossier, "0123456789abcdef") for page in (there, nowhere)
    ]
    assert same[0] == same[1]


def test_the_fixed_deputy_sees_it_and_nobody_else(office: Office) -> None:
    office.enter("coach")
    dossier = new_dossier(office.coach, "mevrouw Vervanging")
    office.enter("coordinator")
    here = f"/beheer/accounts/{office.ids['coach']}"
    office.coach.post(here, rol="coach", vervanger=office.ids["coordinator"])
    assert office.coach.get(f"/dossiers/{dossier}").status_code == 200
    office.coach.post(here, rol="coach", vervanger=office.ids["verwijzer"])
    assert office.coach.page is not None
    assert office.coach.page.status_code == 422
    office.coach.post(here, rol="coach", vervanger="")
    assert office.coach.get(f"/dossiers/{dossier}").status_code == 404


def test_who_opened_a_dossier_is_written_down_once_each_time(office: Office) -> None:
    office.enter("coach")
    dossier = new_dossier(office.coach)
    for _ in range(2):
        office.enter("coach")
        office.coach.get(f"/dossiers/{dossier}")
        office.coach.get(f"/gesprek/{dossier}/antwoorden")
    with office.desk.store.read() as session:
        lines = session.audit.lines(dossier)
    opened = [line for line in lines if line.what == "dossier_geopend"]
    assert len(opened) == 3
    assert {line.account for line in opened} == {office.ids["coach"]}


def test_a_reporter_has_no_store_at_all(office: Office) -> None:
    office.enter("rapporteur")
    assert office.coach.get("/").request.path == "/tellingen"
    assert office.desk._store is None
    assert office.coach.get("/mijn-account").status_code == 200


def test_who_refers_sees_initials_and_nothing_of_the_talk(office: Office) -> None:
    office.enter("verwijzer")
    given = {"naam": "mevrouw Van Dalen", "telefoon": "0524 123 456", "soort": "nieuwe_huurder"}
    given |= {"coach": office.ids["coach"], "opmerking": "liever na drie uur"}
    page = office.coach.send("/aanmelden", dict(given))
    assert page.status_code == 422
    assert "Zonder ja kan het niet" in office.coach.text
    office.coach.send("/aanmelden", {**given, "toestemming": "ja", "coach": "verzonnen"})
    assert office.coach.page is not None
    assert office.coach.page.status_code == 422
    office.coach.send("/aanmelden", {**given, "toestemming": "ja"})
    assert "m. V. D." in office.coach.text
    assert "Dalen" not in office.coach.text
    office.enter("coach")
    office.coach.get("/dossiers?namen=1")
    assert "mevrouw Van Dalen" in office.coach.text
    with office.desk.store.read() as session:
        dossier = session.dossiers.search("Dalen")[0]
        assert session.contacts.of(dossier.id).phone == "0524 123 456"
        assert session.consents.current(dossier.id) == [], "this is not consent to the talk"
        assert session.consents.current(dossier.id, "aanmelding")[0].given_on
    assert office.coach.get(f"/gesprek/{dossier.id}/").request.path.endswith("/toestemming")


def test_two_people_at_one_laptop_put_each_other_out(office: Office) -> None:
    """The desk serves one at a time: the window of who was there before is shut."""
    first = office.enter("coach")
    dossier = new_dossier(first)
    other = Coach(first.client.application)
    other.post("/openen", naam=NAMES["tabelbeheerder"], wachtzin=ZINNEN["tabelbeheerder"])
    assert office.desk.account.role == "tabelbeheerder"
    assert first.get(f"/dossiers/{dossier}").request.path == "/openen"
    assert other.get("/").request.path == "/tabellen/"


def test_accounts_change_and_end_by_rule(tmp_path: Path) -> None:
    office = Office(tmp_path / "kantoor")
    coach, ids = office.enter("coordinator"), office.ids
    mine = ids["coordinator"]

    def refused(path: str, **fields: object) -> str:
        page = coach.post(path, **fields)
        assert page.status_code == 422, path
        return coach.text

    assert "Er moet een coördinator blijven" in refused(f"/beheer/accounts/{mine}", rol="coach")
    end = f"/beheer/accounts/{mine}/einde"
    assert "Er moet een coördinator blijven" in refused(end, eigen=PASSPHRASE)
    reporter = f"/beheer/accounts/{ids['rapporteur']}"
    assert "eigen account" in refused(reporter, rol="coach")
    assert "eigen account" in refused(f"/beheer/accounts/{ids['coach']}", rol="rapporteur")
    office.enter("coach")
    dossier = new_dossier(coach)
    office.enter("coordinator")
    end = f"/beheer/accounts/{ids['coach']}/einde"
    assert "Geef eerst de dossiers" in refused(end, eigen=PASSPHRASE)
    assert "Geef eerst de dossiers" in refused(f"/beheer/accounts/{ids['coach']}", rol="verwijzer")
    refused("/beheer/dossiers/geven", dossier=dossier, naar=ids["verwijzer"])
    coach.post("/beheer/dossiers/geven", dossier=dossier, naar=mine)
    assert coach.get(f"/dossiers/{dossier}").status_code == 200
    assert "klopt niet" in refused(end, eigen="niet mijn wachtzin") or "elkaar" in coach.text
    coach.post(end, eigen=PASSPHRASE)
    assert "beëindigd op" in coach.text
    coach.post("/op-slot")
    assert coach.post("/openen", naam=NAMES["coach"], wachtzin=ZINNEN["coach"]).status_code == 422
    office.desk.close()


def test_a_colleague_gets_a_new_passphrase_and_changes_it(tmp_path: Path) -> None:
    office = Office(tmp_path / "kantoor")
    coach = office.enter("coordinator")
    new, own = "elf fietsen in de schuur", "twaalf kaarsen branden"
    here = f"/beheer/accounts/{office.ids['coach']}/wachtzin"
    assert coach.post(here, wachtzin=new, nog_eens=own, eigen=PASSPHRASE).status_code == 422
    assert coach.post(here, wachtzin=new, nog_eens=new, eigen="fout").status_code == 422
    coach.post(here, wachtzin=new, nog_eens=new, eigen=PASSPHRASE)
    assert "geldt vanaf nu" in coach.text
    coach.post("/op-slot")
    assert coach.post("/openen", naam="proef coach", wachtzin=ZINNEN["coach"]).status_code == 422
    coach.post("/openen", naam="proef coach", wachtzin=new)
    coach.post("/mijn-account/wachtzin", eigen="fout", wachtzin=own, nog_eens=own)
    assert coach.page is not None
    assert coach.page.status_code == 422
    coach.post("/mijn-account/wachtzin", eigen=new, wachtzin=own, nog_eens=own)
    assert coach.path == "/mijn-account"
    coach.post("/mijn-account/herstelcode", eigen=own)
    assert coach.path == "/herstelcode"
    code = office.desk.recovery_code_to_show or ""
    assert all(group in coach.text for group in code.split("-"))
    office.desk.close()


def test_names_and_numbers_on_plans_are_of_each_coach(office: Office) -> None:
    office.enter("coordinator")
    given = {"coach": "Ria de Boer", "organisatie": "Welzijn Hier", "telefoon": "0524 123 456"}
    office.coach.send("/instellingen", dict(given))
    office.enter("coach")
    office.coach.get("/instellingen")
    assert "Welzijn Hier" in office.coach.text
    assert "0524 123 456" not in office.coach.text
    given = {"coach": "Bram Bos", "organisatie": "Gekaapt", "telefoon": "0591 654 321"}
    office.coach.send("/instellingen", dict(given))
    office.enter("coordinator")
    page = office.coach.get("/instellingen").text
    assert "Welzijn Hier" in page
    assert "0524 123 456" in page


def test_the_door_asks_for_a_name_when_there_is_more_than_one(tmp_path: Path) -> None:
    coach, desk = start(tmp_path / "gegevens")
    coach.post("/op-slot")
    assert 'for="naam"' not in coach.get("/openen").text
    desk.close()
    office = Office(tmp_path / "kantoor")
    office.coach.post("/op-slot")
    page = office.coach.get("/openen").text
    assert 'for="naam"' in page
    assert not any(name in page for name in NAMES.values())
    said = {
        office.coach.post("/openen", naam=name, wachtzin="verkeerde zin hier").text
        for name in (NAMES["coach"], "Iemand Anders")
    }
    token = r'value="[^"]*"'
    assert len({re.sub(token, "", page) for page in said}) == 1
    office.desk.close()


def test_an_unknown_role_may_do_nothing(tmp_path: Path) -> None:
    inside = {right for right in Right if right not in {Right.BUITEN, Right.BINNEN}}
    assert not any(may(role, right) for role in ("", "baas", "Coordinator") for right in inside)


def test_a_desk_without_anybody_has_no_account(tmp_path: Path) -> None:
    desk: Desk = desk_in(tmp_path / "leeg")
    coach = coach_at(desk)
    assert coach.get("/tellingen").request.path == "/welkom"
