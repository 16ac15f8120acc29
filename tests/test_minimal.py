"""No more is kept than is needed: burgerservicenummers, short texts, the inspection copy, log."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wtforms import StringField

from tests.test_life import CALL, pages_with
from tests.test_web import lines, to_screen
from tests.web_room import NOW, Coach, demo, new_dossier, start
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.held.words import HeldWords
from voorzieningenwijzer.casework.log import WORDS
from voorzieningenwijzer.casework.talking.bsn import holds_bsn, passes_eleven_test
from voorzieningenwijzer.documents.spreadsheet import csv_bytes, safe_cell
from voorzieningenwijzer.interview.loading import load_questionnaire
from voorzieningenwijzer.storage import AnswerLine, NewFollowUp, NewLine
from voorzieningenwijzer.storage.countings import WayIn
from voorzieningenwijzer.web import account_forms, follow_up_forms, forms, life_forms, way_in_forms

PACKAGE = Path(__file__).resolve().parent.parent / "voorzieningenwijzer"
BSN = "111222333"
DAYS = (date(2026, 11, 2), date(2026, 12, 1))


@pytest.fixture
def desk_and_coach(tmp_path: Path) -> Iterator[tuple[Coach, Desk]]:
    coach, desk = start(tmp_path / "gegevens")
    yield coach, desk
    desk.close()


@pytest.fixture
def coach(desk_and_coach: tuple[Coach, Desk]) -> Coach:
    return desk_and_coach[0]


@pytest.fixture
def desk(desk_and_coach: tuple[Coach, Desk]) -> Desk:
    return desk_and_coach[1]


# ---------------------------------------------------------------------- burgerservicenummers


@pytest.mark.parametrize(
    "text",
    [
        BSN,
        "123456782",
        "bsn 111222333.",
        "111.222.333",
        "111 222 333",
        "111-22-23-33",
        "mijn nummer is 1112 22333 ja",
        "x111222333y",
    ],
)
def test_a_number_that_passes_the_eleven_test_is_seen(text: str) -> None:
    assert holds_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "111222334",
        "000000000",
        "0524 123 456",
        "06 12 34 56 78",
        "NL91 ABNA 0417 1643 00",
        "1112223330",
        "11122233",
        "€ 1.463,00 per maand",
        "111222,333",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not holds_bsn(text)


@given(st.integers(0, 10**9 - 1))
def test_one_in_eleven_and_never_two_neighbours(number: int) -> None:
    """A number that passes fails when its last figure is another one."""
    figures = f"{number:09d}"
    others = [figures[:-1] + str(last) for last in range(10)]
    assert sum(passes_eleven_test(one) for one in others) <= 1


def test_a_number_in_free_text_is_asked_about_before_it_is_kept(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    here = to_screen(coach, dossier, "eerste_stap")
    typed = f"bellen met {BSN}"
    page = coach.post(here, eerste_stap=typed)
    assert page.status_code == 422
    assert "Hier staat misschien een burgerservicenummer" in coach.text
    assert f'value="{typed}"' in page.text, "nothing that was typed is lost"
    assert "eerste_stap" not in {question for question, _ in lines(desk, dossier)}
    assert pages_with(desk, BSN) == 0
    wrong = coach.post(here, eerste_stap=typed, eerste_stap__klopt="iets anders")
    assert wrong.status_code == 422
    coach.post(here, eerste_stap=typed, eerste_stap__klopt=typed)
    assert ("eerste_stap", typed) in lines(desk, dossier)
    coach.get(f"/gesprek/{dossier}/antwoorden")
    assert "lijkt op een burgerservicenummer" in coach.text
    coach.post(f"/gesprek/{dossier}/antwoorden/wis", vraag="eerste_stap", wie="")
    assert pages_with(desk, BSN) == 0, "erased for real"
    assert "lijkt op een burgerservicenummer" not in coach.text


def test_a_number_in_an_answer_that_counts_no_longer_is_pointed_out_too(
    coach: Coach, desk: Desk
) -> None:
    dossier = new_dossier(coach)
    with desk.store.write() as session:
        moment = datetime.now(UTC)
        session.answers.append(dossier, [NewLine("polis", "b", BSN, BSN)], moment)
    coach.get(f"/gesprek/{dossier}/antwoorden")
    assert "lijkt op een burgerservicenummer" in coach.text


def test_a_number_in_an_offer_is_refused(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    offer = {
        "naam": f"Aanbod {BSN}",
        "bron": "website",
        "datum": "20-11-2026",
        "leveringstarief_stroom": "0,15",
    }
    assert coach.send(f"/gesprek/{dossier}/aanbod/energie", dict(offer)).status_code == 422
    assert "Hier staat misschien een burgerservicenummer" in coach.text
    assert pages_with(desk, BSN) == 0


def test_a_number_is_refused_where_only_a_name_or_a_note_belongs(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    name = {"naam": f"Jansen {BSN}"}
    note = {**CALL, "opmerking": f"bsn {BSN}"}
    for path, data in (
        ("/dossiers/nieuw", name),
        (f"/dossiers/{dossier}/naam", name),
        (f"/dossiers/{dossier}/afronden/bellen", note),
    ):
        assert coach.send(path, dict(data)).status_code == 422
        assert "Hier staat misschien een burgerservicenummer" in coach.text
    assert pages_with(desk, BSN) == 0


def test_free_text_is_short(coach: Coach) -> None:
    """In the talk and in every fixed form; a passphrase is not kept."""
    for question in load_questionnaire().vragen:
        assert question.langste <= 200, question.id
    for module in (forms, account_forms, life_forms, follow_up_forms, way_in_forms):
        for form in vars(module).values():
            if isinstance(form, type) and issubclass(form, forms.CoachForm):
                with coach.client.application.test_request_context():
                    fields = list(form())
                for field in fields:
                    if type(field) is StringField and field.name not in CLOSED:
                        limits = [getattr(v, "max", 0) for v in field.validators]
                        assert 0 < max(limits, default=0) <= 200, (form, field.name)


CLOSED = {"rol", "vervanger", "dossier", "naar", "soort", "coach", "code", "laatste", "dag"}
"""One of a list, or a code or a day that is read before anything is done with it."""


def test_nothing_asks_for_the_number() -> None:
    asked = [q.id for q in load_questionnaire().vragen if "burgerservice" in q.vraag.lower()]
    assert asked == []
    templates = PACKAGE.parent / "templates" / "pages"
    for page in templates.glob("*.html"):
        assert not re.search(r'name="bsn|"bsn"', page.read_text("utf-8"), re.IGNORECASE)


# ------------------------------------------------------------------------------ the inspection


def full(coach: Coach, desk: Desk) -> str:
    """A dossier with something in every table that hangs on it."""
    dossier = new_dossier(coach, "mevrouw Inzage <b>vet</b> & Zoon")
    here = f"/gesprek/{dossier}/vraag/papieren_op_tafel"
    coach.post(here, papieren_op_tafel="loonstrook")
    coach.post(to_screen(coach, dossier, "geboortedatum"), **{"geboortedatum-a": "12-5-1981"})
    coach.post(f"/gesprek/{dossier}/plan/", hoe="scherm")
    coach.send(f"/dossiers/{dossier}/afronden/bellen", dict(CALL))
    with desk.store.write() as session:
        said = NewFollowUp(
            1, "huurtoeslag.aanvragen", "afgewezen", None, "", "inkomen", *DAYS, "ja"
        )
        paid = NewFollowUp(1, "zorgtoeslag.aanvragen", "toegekend", 4321, "maand")
        session.follow_ups.append(dossier, [said, paid], NOW)
        session.countings.set_way_in(dossier, WayIn("domesta", "anders", "zelf", "brief"), NOW)
    return dossier


def everything_in(desk: Desk, dossier: str) -> Iterator[tuple[str, str, object]]:
    """Table, column and value of every row about a dossier."""
    with desk.store.database.read() as db:
        tables = [row["name"] for row in db.execute("SELECT name FROM sqlite_master")]
        for table in tables:
            columns = {row["name"] for row in db.execute(f"PRAGMA table_info('{table}')")}
            where = "id = ?" if table == "dossier" else "dossier = ?"
            if table == "dossier" or "dossier" in columns:
                for row in db.table(table).rows_where(where, [dossier]):
                    yield from ((table, column, value) for column, value in row.items())


INSIDE = {
    ("audit", "chain"),
    ("audit", "id"),
    ("audit", "what"),
    ("audit", "account"),
    ("dossier", "owner"),
    ("dossier", "members"),
    ("consent", "account"),
    ("consent", "id"),
    ("answer", "id"),
    ("plan", "id"),
    ("contact", "at"),
    ("follow_up", "account"),
    ("way_in", "at"),
    ("to_count", "at"),
    ("to_count", "content"),
}
"""Numbers and words of the machine itself; who and what stand there as names and words."""


def test_the_copy_holds_everything_that_is_held(coach: Coach, desk: Desk) -> None:
    dossier = full(coach, desk)
    made = coach.post(f"/dossiers/{dossier}/inzage/json")
    content = json.loads(made.data)
    assert content["formaat"] == "voorzieningenwijzer-inzage"
    flat = json.dumps(content, ensure_ascii=False)
    missing, seen = [], set()
    for table, column, value in everything_in(desk, dossier):
        seen.add(table)
        if (table, column) in INSIDE or value in (None, ""):
            continue
        if table == "plan" and column in {"content", "pdf", "annex", "fingerprints"}:
            continue
        if table == "answer" and column in {"value", "dont_know"}:
            continue
        text = (
            str(value).split(".")[0]
            if column in {"at", "made", "created", "changed"}
            else str(value)
        )
        if table == "counted":
            text, _, number = text.partition(":")
            assert not number or number not in flat, "it would lead to what is counted"
        if text not in flat and json.dumps(text, ensure_ascii=False)[1:-1] not in flat:
            missing.append((table, column, value))
    assert missing == []
    assert {"dossier", "answer", "consent", "contact", "plan", "audit", "follow_up"} <= seen
    assert {"way_in", "to_count", "counted"} <= seen
    assert content["tellingen"]["voor_de_tellingen"]["huishoudtype"] == "onbekend"
    (plan,) = content["plannen"]
    with desk.store.read() as session:
        (edition,) = session.plans.editions(dossier)
        assert plan["inhoud"] == json.loads(session.plans.content(edition.id))
    assert plan["pdf_base64"].startswith("JVBERi")
    assert plan["bijlage_base64"].startswith("JVBERi")
    born = next(a for a in content["antwoorden"] if a["code"] == "geboortedatum" and a["getypt"])
    assert (born["over"], born["weet_niet"]) == ("a", False)
    assert {line["wat"] for line in content["wie_keek_en_deed_wat"]} >= {
        "dossier geopend",
        "plan gemaakt",
        "inzage gemaakt",
    }
    assert content["dossier"]["coach"] == "Ria de Boer"


def words_of(paper: bytes) -> str:
    document = pypdfium2.PdfDocument(paper)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.replace("\ufffe", "").split())


def test_the_copy_on_paper_says_the_same(coach: Coach, desk: Desk) -> None:
    dossier = full(coach, desk)
    paper = coach.post(f"/dossiers/{dossier}/inzage/pdf")
    assert paper.mimetype == "application/pdf"
    text = words_of(paper.data)
    assert "mevrouw Inzage <b>vet</b> & Zoon" in text
    for wanted in ("12-5-1981", "0524 123 456", "na drie uur", "Ria de Boer", "dossier geopend"):
        assert wanted in text, wanted
    assert "plan 1" in text
    assert "U mag altijd stoppen" in text
    assert coach.post(f"/dossiers/{dossier}/inzage/xml").status_code == 404


MACHINE = re.compile(r"\{|_|\bnull\b|\d{4}-\d{2}-\d{2}|T\d\d:\d\d|\([a-z]\d?\)|\bNone\b")
"""A blank that was not filled, a name of ours, JSON, a moment for computers."""


def test_the_copy_of_every_example_is_in_words_of_people(tmp_path: Path) -> None:
    coach, desk = demo(tmp_path)
    with desk.store.read() as session:
        ids = [one.id for one in session.dossiers.listing()]
    for dossier in ids:
        text = words_of(coach.post(f"/dossiers/{dossier}/inzage/pdf").data)
        ours = text.partition("Wie keek, en wie deed wat")[0]
        assert MACHINE.search(ours) is None, MACHINE.findall(ours)
        content = json.loads(coach.post(f"/dossiers/{dossier}/inzage/json").data)
        assert not any(
            re.search(r"[{}_]", one["vraag"] + one["antwoord"]) for one in content["antwoorden"]
        )
        assert coach.get(f"/dossiers/{dossier}/inzage").status_code == 200
    desk.close()


def test_the_copy_says_about_whom_and_of_which_year() -> None:
    moment = datetime(2027, 3, 2, 10, tzinfo=UTC)

    def line(question: str, member: str | None, value: object = None) -> AnswerLine:
        return AnswerLine(1, question, member, str(value), value, value is None, moment)

    lines = [
        line("geboortedatum", "k4", "2013-09-03"),
        line("geboortedatum", "k11", "2017-02-21"),
        line("geboortedatum", "b"),
        line("knelpunt", None, ["wachttijd"]),
        line("uit_een_oude_vragenlijst", None, "x"),
        line("echtgenoot_geboren", "elders1", "1980-01-01"),
    ]
    words = HeldWords.of(load_questionnaire(), lines)
    assert [words.who(one) for one in ("a", "b.loon", "k4", "k11.opvang", None)] == [
        "huurder",
        "partner",
        "kind 1",
        "kind 2",
        "huurder",
    ]
    blank = next(q for q in words.questionnaire.vragen if "{vorig_jaar}" in q.vraag)
    assert "2026" in words.asking(line(blank.id, None))
    assert words.answer(lines[2]) == ""
    assert (words.asking(lines[4]), words.answer(lines[4])) == ("uit_een_oude_vragenlijst", "x")
    assert words.asking(lines[3]) == "Waar het vastliep"
    assert words.asking(lines[5]) == "Wat is de geboortedatum van uw man of vrouw?"
    assert words.who("elders1") == "echtgenoot elders"


# ------------------------------------------------------------------------------------- the log


def test_every_word_of_the_audit_has_a_meaning() -> None:
    code = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    used = set(re.findall(r'(?:audit\.add|_erase)\(\s*"([a-z_]+)"', code))
    assert len(used) > 20
    assert used - set(WORDS) == set()
    assert set(WORDS) - used == set(), "a word that nothing writes"


def test_the_log_tells_who_did_what_and_no_name_of_a_tenant(coach: Coach, desk: Desk) -> None:
    dossier = full(coach, desk)
    coach.get("/beheer/logboek")
    for words in ("dossier geopend", "antwoorden gewijzigd", "plan gemaakt", "programma geopend"):
        assert words in coach.text
    assert "Er is niets veranderd of weggehaald" in coach.text
    assert "Inzage" not in coach.text.replace("Inzage voor", "")
    made = coach.post("/beheer/logboek/bestand")
    rows = list(csv.reader(StringIO(made.data.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["nummer", "moment", "wat", "wie", "dossier"]
    assert ["dossier geopend", "Ria de Boer", dossier] in [row[2:] for row in rows]
    assert "mevrouw" not in made.data.decode()


def test_a_log_that_was_tampered_with_says_so(coach: Coach, desk: Desk) -> None:
    new_dossier(coach)
    with desk.store.database.write() as db:
        db.execute("DROP TRIGGER audit_is_kept")
        db.execute("DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)")
    coach.get("/beheer/logboek")
    assert "Er is met het logboek geknoeid" in coach.text


def test_each_opening_changes_the_audit_once_per_dossier(coach: Coach, desk: Desk) -> None:
    dossier = new_dossier(coach)
    here = f"/gesprek/{dossier}/vraag/papieren_op_tafel"
    for value in ("loonstrook", "jaaropgave", "loonstrook"):
        coach.post(here, papieren_op_tafel=value)
    with desk.store.read() as session:
        changed = [x for x in session.audit.lines(dossier) if x.what == "dossier_gewijzigd"]
    assert len(changed) == 1


# -------------------------------------------------------------------------------- spreadsheets


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+31",
        "-2",
        "@SUM(A1)",
        "  =1",
        "\t=1",
        "\r=1",
        "＝1+1",
        "%0A=1",
        "|calc",
        "\x00=cmd",
    ],
)
def test_no_text_is_a_formula(text: str) -> None:
    cell = str(safe_cell(text))
    assert cell.startswith("'")
    assert not set(cell) & set("\t\r\n\x00")


@given(st.lists(st.lists(st.one_of(st.text(), st.integers()), min_size=1, max_size=5), max_size=5))
def test_any_row_comes_back_as_text_and_numbers(rows: list[list[str | int]]) -> None:
    data = csv_bytes(["kop"], rows)
    back = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(back) == len(rows) + 1
    for row, read in zip(rows, back[1:], strict=True):
        assert read == [str(safe_cell(cell)) for cell in row]
        for cell, text in zip(row, read, strict=True):
            if isinstance(cell, str):
                assert not text.lstrip().startswith(("=", "+", "-", "@"))


def test_numbers_stay_numbers() -> None:
    assert (
        csv_bytes(("a",), [(-5,), (1.5,), (None,)]).decode("utf-8-sig").split("\r\n")[1] == '"-5"'
    )
    assert safe_cell(-5) == -5


def test_the_day_of_the_copy_is_the_day_it_was_made(coach: Coach, desk: Desk) -> None:
    dossier = full(coach, desk)
    content = json.loads(coach.post(f"/dossiers/{dossier}/inzage/json").data)
    assert content["gemaakt_op"] == NOW.isoformat()
