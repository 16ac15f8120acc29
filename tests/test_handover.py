"""One dossier to a colleague: whole, with a code by telephone, and refusals that explain."""

import argparse
import base64
import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.storage_room import NOW, PASSPHRASE, QUICK, first_start, prints, raw_pages
from tests.test_life import CALL
from tests.test_minimal import everything_in
from tests.web_room import Coach, new_dossier, start
from voorzieningenwijzer import strict_json
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.held.handover import Ready, hand_over, take_over
from voorzieningenwijzer.cli import handover as commands
from voorzieningenwijzer.storage import (
    Contact,
    NewFollowUp,
    NewLine,
    Store,
    StoreError,
    migrations,
    sealed,
)
from voorzieningenwijzer.storage.consents import FOLLOW_UP
from voorzieningenwijzer.storage.countings import ELSEWHERE, WayIn
from voorzieningenwijzer.storage.dossiers import GESLOTEN, OPVOLGING
from voorzieningenwijzer.storage.folder import DataFolder
from voorzieningenwijzer.storage.handover import GROUPS, SUFFIX
from voorzieningenwijzer.storage.recovery_code import new_code
from voorzieningenwijzer.storage.retention import later

SECRET = "OORBELTRUI"
TODAY = NOW.date()


def full(store: Store) -> str:
    with store.write() as tx:
        dossier = tx.dossiers.create(f"mevrouw {SECRET}", "0109", "tafel", NOW).id
        tx.consents.give(dossier, "tekst", TODAY, NOW)
        tx.consents.give(dossier, "partner", TODAY, NOW, "b")
        tx.consents.give(dossier, "bellen", TODAY, NOW, kind=FOLLOW_UP)
        tx.contacts.set(dossier, Contact("0524 123 456", "na drie uur"), NOW)
        new = [NewLine("huur", None, "612,50", "612.50"), NewLine("loon", "b.loon", "", None, True)]
        tx.answers.append(dossier, new, NOW)
        tx.plans.save(dossier, '{"a": [1, 2.5, null]}', {"t": "f" * 64}, NOW, pdf=b"%PDF-1.7 \x00")
        tx.dossiers.new_member(dossier, "p")
        tx.dossiers.set_status(dossier, OPVOLGING, NOW, later(TODAY, 13))
        said = NewFollowUp(1, "x.aanvragen", "toegekend", 21250, "maand", "", TODAY, TODAY, "ja")
        tx.countings.set_way_in(dossier, WayIn("domesta", "anders", "zelf", "brief", "de_loo"), NOW)
        tx.countings.set_draft(dossier, '{"euros": 120}', NOW)
        tx.countings.mark(dossier, "gehouden")
        tx.follow_ups.append(dossier, [said, NewFollowUp(1, "y.vanzelf", "te_doen")], NOW)
    return dossier


class Office:
    """Two laptops, and a file on its way from one to the other."""

    def __init__(self, folder: Path) -> None:
        self.here, self.there = (self._laptop(folder / name) for name in ("hier", "daar"))
        self.dossier = full(self.here)
        self.ready: Ready = hand_over(self.here, self.dossier, NOW, QUICK)

    def _laptop(self, folder: Path) -> Store:
        return Store.open(folder, first_start(folder))

    def take(self, content: bytes | None = None, code: str | None = None) -> str:
        given = self.ready.content if content is None else content
        return take_over(self.there, given, "x.vwdossier", code or self.ready.code, NOW).dossier


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    office.here.close()
    office.there.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = Office(tmp_path_factory.mktemp("samen"))
    yield office
    office.here.close()
    office.there.close()


def rows(store: Store, dossier: str) -> list[tuple[str, str, object]]:
    """Everything about a dossier but numbers and names of the laptop that it lies on."""

    class Shell:
        def __init__(self) -> None:
            self.store = store

    own = {"id", "dossier", "owner", "account", "origin", "chain"}
    found = everything_in(Shell(), dossier)  # type: ignore[arg-type]
    kept = ((t, c, v) for t, c, v in found if c not in own and t != "audit" and v != ELSEWHERE)
    return sorted(kept, key=str)


def test_everything_of_the_dossier_arrives(office: Office) -> None:
    taken = office.take()
    assert taken != office.dossier
    ours, theirs = rows(office.here, office.dossier), rows(office.there, taken)
    assert [str(row) for row in theirs] == [str(row) for row in ours]
    assert {table for table, _, _ in ours} == {
        *("dossier", "consent", "contact", "answer", "plan", "follow_up"),
        *("way_in", "to_count", "counted"),
    }
    with office.there.read() as view:
        assert view.dossiers.is_mine(taken)
        assert view.plans.pdf(view.plans.editions(taken)[0].id) == b"%PDF-1.7 \x00"
        assert [line.what for line in view.audit.lines(taken)] == ["dossier_overgenomen"]
    with office.here.read() as view:
        assert [x.what for x in view.audit.lines(office.dossier)] == ["dossier_overgedragen"]
        given = view.consents.current(office.dossier, "overdracht")
        assert "gaat uw dossier naar de laptop van die collega" in given[0].text


def test_on_its_way_nothing_can_be_read(office: Office) -> None:
    content = office.ready.content
    for word in (SECRET, "0524", "612,50", "na drie uur", office.ready.code):
        assert word.encode() not in content
        assert base64.b64encode(word.encode()) not in content
    assert office.ready.code not in repr(office.ready)
    assert len(office.ready.code.replace("-", "")) == GROUPS * 5


def test_every_file_has_its_own_code_and_bytes(office: Office) -> None:
    again = hand_over(office.here, office.dossier, NOW, QUICK)
    assert again.code != office.ready.code
    assert again.content != office.ready.content
    with pytest.raises(DeskError, match="deze code hoort er niet bij"):
        office.take(again.content)


def test_it_is_taken_in_once(office: Office) -> None:
    office.take()
    with pytest.raises(DeskError, match="staat al op deze laptop"):
        office.take()
    with pytest.raises(DeskError, match="staat al op deze laptop"):
        take_over(office.here, office.ready.content, "x", office.ready.code, NOW)


def test_it_comes_back_when_the_colleague_hands_it_back(office: Office) -> None:
    taken = office.take()
    office.here.erase_dossier(office.dossier, NOW)
    back = hand_over(office.there, taken, NOW, QUICK)
    again = take_over(office.here, back.content, "x", back.code, NOW).dossier
    with office.here.read() as view:
        assert [one.id for one in view.dossiers.mine()] == [again]


def test_a_closed_dossier_stays(office: Office) -> None:
    with office.here.write() as tx:
        tx.dossiers.set_status(office.dossier, GESLOTEN, NOW, TODAY)
    with pytest.raises(DeskError, match="gesloten"):
        hand_over(office.here, office.dossier, NOW, QUICK)


def test_handing_over_does_not_make_it_live_longer(office: Office) -> None:
    """Also not when somebody makes a file of his own with later days in it."""
    taken = office.take()
    with office.there.read() as view:
        known, _ = view.life.of(taken)
    assert (known.changed, known.until) == (NOW, later(TODAY, 13))
    packed = json.loads(sealed.unseal(office.ready.content, office.ready.code, "x", 99))
    packed["dossier"] |= {"until": "2099-01-01", "changed": "2099-01-01T00:00:00+00:00"}
    packed["herkomst"] = "0" * 32
    for consent in packed["toestemmingen"]:
        consent["given_on"] = "2098-12-31"
    again = office.take(*made(json.dumps(packed).encode()))
    with office.there.read() as view:
        known, _ = view.life.of(again)
    assert known.changed == NOW
    assert known.until == later(TODAY, 13)


# -------------------------------------------------------------------------------- refusals


def made(content: bytes, version: int | None = None) -> tuple[bytes, str]:
    """A file that is rightly closed, with what it holds chosen by us."""
    code = new_code(GROUPS)
    newest = migrations.newest() if version is None else version
    return sealed.seal(content, code, "0.0", newest, QUICK), code


def refusal(office: Office, content: bytes, code: str | None = None) -> str:
    folder = office.there.folder.root
    before = raw_pages(DataFolder(folder).database, office.there._key)
    with pytest.raises(DeskError) as caught:
        office.take(content, code)
    after = raw_pages(DataFolder(folder).database, office.there._key)
    assert after == before
    return str(caught.value)


def test_each_refusal_explains_itself(shared: Office) -> None:
    good = shared.ready.content
    whole = json.loads(good)
    newer = json.dumps({**whole, "versie": 2}).encode()
    other_store = made(b"{}", migrations.newest() + 1)
    sentences = {
        "wrong code": refusal(shared, good, new_code(GROUPS)),
        "mistyped": refusal(shared, good, shared.ready.code[:-1] + "?"),
        "too short": refusal(shared, good, "7KMRA"),
        "newer form": refusal(shared, newer),
        "newer store": refusal(shared, *other_store),
        "cut off": refusal(shared, good[:-40]),
        "foreign": refusal(shared, b"%PDF-1.7"),
        "empty": refusal(shared, b""),
        "a backup": refusal(shared, b"PK\x03\x04"),
    }
    assert "deze code hoort er niet bij" in sentences["wrong code"]
    assert "groep" in sentences["mistyped"] or "tekens" in sentences["mistyped"]
    assert "4 groepen van 5 tekens" in sentences["too short"]
    assert "nieuwere versie" in sentences["newer form"]
    assert "nieuwere versie" in sentences["newer store"]
    assert "beschadigd" in sentences["cut off"]
    for kind in ("foreign", "empty", "a backup"):
        assert "geen dossier van een collega" in sentences[kind]
    assert all(
        "niets veranderd" in sentences[kind] for kind in ("cut off", "foreign", "newer form")
    )


@given(st.integers(0, 10**6), st.integers(0, 7))
@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_a_flipped_bit_is_refused_or_harmless(shared: Office, place: int, bit: int) -> None:
    """Never taken in otherwise than it was sent: at most blanks of the file itself change."""
    data = bytearray(shared.ready.content)
    data[place % len(data)] ^= 1 << bit
    code = shared.ready.code
    try:
        found = sealed.unseal(bytes(data), code, "x", migrations.newest())
    except StoreError:
        return
    assert found == sealed.unseal(shared.ready.content, code, "x", migrations.newest())


def good_content(office: Office) -> dict[str, object]:
    packed = sealed.unseal(office.ready.content, office.ready.code, "x", migrations.newest())
    return {**json.loads(packed), "herkomst": "1" * 32}


SPOILED = {
    "no dossier": lambda c: c.pop("dossier"),
    "another column": lambda c: c["dossier"].update(owner="iemand"),
    "a state that is none": lambda c: c["dossier"].update(status="gesloten"),
    "a name that is a list": lambda c: c["dossier"].update(label=["x"]),
    "a name without end": lambda c: c["dossier"].update(label="x" * 201),
    "a day that is none": lambda c: c["dossier"].update(until="ooit"),
    "a moment without zone": lambda c: c["dossier"].update(changed="2026-01-01T00:00:00"),
    "no list of answers": lambda c: c.update(antwoorden={}),
    "too many answers": lambda c: c.update(antwoorden=c["antwoorden"] * 5000),
    "an answer that is no JSON": lambda c: c["antwoorden"][0].update(value="{"),
    "an answer with NaN": lambda c: c["antwoorden"][0].update(value="NaN"),
    "an answer with a key twice": lambda c: c["antwoorden"][0].update(value='{"a":1,"a":2}'),
    "a mark that is none": lambda c: c["antwoorden"][0].update(dont_know=2),
    "a print that is no print": lambda c: c["plannen"][0].update(pdf="PGh0bWw+"),
    "an edition in words": lambda c: c["plannen"][0].update(edition="1; DROP TABLE plan"),
    "an edition without end": lambda c: c["plannen"][0].update(edition=2**70),
    "two plans with one number": lambda c: c.update(plannen=c["plannen"] * 2),
    "more people than there are numbers": lambda c: c["dossier"].update(members=2**70),
    "people that are a yes": lambda c: c["dossier"].update(members=True),
    "consent to something else": lambda c: c["toestemmingen"][0].update(kind="reclame"),
    "an origin that is a path": lambda c: c.update(herkomst="../../../../etc/passwd/xxxxxxxx"),
    "a telephone without end": lambda c: c["contact"].update(phone="1" * 101),
}


@pytest.mark.parametrize("how", sorted(SPOILED))
def test_what_cannot_have_come_from_us_is_refused(shared: Office, how: str) -> None:
    """Also behind the right code: a colleague's laptop may be somebody else's by now."""
    content = good_content(shared)
    SPOILED[how](content)
    sentence = refusal(shared, *made(json.dumps(content).encode()))
    assert "beschadigd" in sentence


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_anything_put_in_a_place_is_refused_or_kept_as_text(
    shared: Office, data: st.DataObject
) -> None:
    content = good_content(shared)
    content["herkomst"] = f"{data.draw(st.integers(0, 16**32 - 1)):032x}"
    part = data.draw(st.sampled_from(["dossier", "contact", "toestemmingen", "antwoorden"]))
    place = content[part]
    row = place[0] if isinstance(place, list) else place
    row[data.draw(st.sampled_from(sorted(row)))] = data.draw(JSON)
    try:
        taken = shared.take(*made(json.dumps(content).encode()))
    except DeskError:
        return
    with shared.there.read() as view:
        assert view.dossiers.get(taken)
        assert view.answers.lines(taken)
        view.consents.of(taken)


# ------------------------------------------------------------------------- pages and commands


@pytest.fixture
def two_coaches(tmp_path: Path) -> Iterator[tuple[Coach, Desk, Coach, Desk]]:
    coach, desk = start(tmp_path / "hier")
    other, other_desk = start(tmp_path / "daar")
    yield coach, desk, other, other_desk
    desk.close()
    other_desk.close()


def test_from_one_laptop_to_the_other_on_the_pages(
    two_coaches: tuple[Coach, Desk, Coach, Desk],
) -> None:
    coach, desk, other, other_desk = two_coaches
    dossier = new_dossier(coach, "mevrouw Overstap")
    coach.post(f"/gesprek/{dossier}/plan/", hoe="scherm")
    here = f"/dossiers/{dossier}/overdragen"
    assert coach.post(here).status_code == 422
    coach.post(here, toestemming="ja")
    assert coach.path == f"{here}/klaar"
    ready = desk.hand_over
    assert ready is not None
    assert all(group in coach.text for group in ready.code.split("-"))
    file = coach.post(f"{here}/bestand")
    assert SUFFIX in file.headers["Content-Disposition"]
    assert b"Overstap" not in file.data
    sent = {"bestand": (BytesIO(file.data), f"x{SUFFIX}"), "code": new_code(GROUPS)}
    assert other.send("/dossiers/overnemen", sent).status_code == 422
    assert "deze code hoort er niet bij" in other.text
    sent = {"bestand": (BytesIO(file.data), f"x{SUFFIX}"), "code": ready.code.lower()}
    other.send("/dossiers/overnemen", sent)
    assert "Het dossier is overgenomen" in other.text
    other.get("/dossiers?namen=1")
    assert "mevrouw Overstap" in other.text
    coach.post("/op-slot")
    assert desk.hand_over is None
    assert other_desk.hand_over is None


def test_what_is_wrong_stands_beside_its_own_field(
    two_coaches: tuple[Coach, Desk, Coach, Desk],
) -> None:
    """A wrong code at the code, a wrong file at the file; the code need not be typed again."""
    coach, desk, other, _ = two_coaches
    dossier = new_dossier(coach, "mevrouw Wit")
    coach.post(f"/dossiers/{dossier}/overdragen", toestemming="ja")
    ready = desk.hand_over
    assert ready is not None
    tries = (
        (ready.content, new_code(GROUPS), "code", "hoort er niet bij"),
        (ready.content, "7KMRA", "code", "4 groepen"),
        (ready.content, "?" * 20, "code", "ingevuld"),
        (b"%PDF-1.7", ready.code, "bestand", "geen dossier van een collega"),
    )
    for content, code, field, said in tries:
        sent = {"bestand": (BytesIO(content), f"x{SUFFIX}"), "code": code}
        page = other.send("/dossiers/overnemen", sent).text
        at = page.index(f'id="{field}-fout"')
        assert said in page[at : at + 300], field
        assert f'value="{code}"' in page
        assert "de browser onthoudt het niet" in page


def test_without_a_file_something_is_said(two_coaches: tuple[Coach, Desk, Coach, Desk]) -> None:
    _, _, other, _ = two_coaches
    assert other.post("/dossiers/overnemen", code="7KMRA").status_code == 422
    assert "Kies het bestand van uw collega" in other.text
    dossier = new_dossier(other)
    assert other.get(f"/dossiers/{dossier}/overdragen/klaar").request.path.endswith("/overdragen")
    other.send(f"/dossiers/{dossier}/afronden/bellen", dict(CALL))
    assert other.get(f"/dossiers/{dossier}/overdragen").status_code == 200


def run(words: list[str]) -> int:
    parser = argparse.ArgumentParser()
    commands.add_parser(parser.add_subparsers(required=True))
    args = parser.parse_args(words)
    code: int = args.run(args)
    return code


def test_the_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there, file = tmp_path / "hier", tmp_path / "daar", tmp_path / f"stick{SUFFIX}"
    with Store.open(here, first_start(here)) as store:
        dossier = full(store)
    first_start(there)
    secrets = [PASSPHRASE, PASSPHRASE]
    monkeypatch.setattr("voorzieningenwijzer.cli.store.getpass", lambda _: secrets.pop(0))
    monkeypatch.setattr("builtins.input", lambda _: "ja")
    monkeypatch.setenv("VOORZIENINGENWIJZER_DATA", str(here))
    assert run(["handover", "0123456789abcdef", str(file)]) == 1
    assert "bestaat niet" in capsys.readouterr().err
    assert not file.exists()
    assert run(["handover", dossier, str(tmp_path / "stick")]) == 0
    code = capsys.readouterr().out.split()[-1]
    assert SECRET.encode() not in file.read_bytes()
    monkeypatch.setenv("VOORZIENINGENWIJZER_DATA", str(there))
    secrets[:] = [PASSPHRASE, new_code(GROUPS)]
    before = prints(there)
    assert run(["takeover", str(file)]) == 1
    assert "deze code hoort er niet bij" in capsys.readouterr().err
    assert set(prints(there)) == set(before)
    secrets[:] = [PASSPHRASE, code]
    assert run(["takeover", str(file)]) == 0
    assert "Het dossier is overgenomen" in capsys.readouterr().out
    assert run(["takeover", str(tmp_path / "weg")]) == 1


def test_a_no_of_the_tenant_leaves_it_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = tmp_path / "hier"
    with Store.open(here, first_start(here)) as store:
        dossier = full(store)
    monkeypatch.setattr("voorzieningenwijzer.cli.store.getpass", lambda _: PASSPHRASE)
    monkeypatch.setattr("builtins.input", lambda _: "nee")
    monkeypatch.setenv("VOORZIENINGENWIJZER_DATA", str(here))
    assert run(["handover", dossier, str(tmp_path / "stick")]) == 1
    assert list(tmp_path.glob("*.vwdossier")) == []


# ------------------------------------------------------------------------- JSON from outside


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1, "a": 1}',
        '{"a": NaN}',
        "[Infinity]",
        "[-Infinity]",
        "[1e999]",
        "[" + "9" * 5000 + "]",
        "[" * 100_000,
        "{",
        "\ufeff{}",
        b"\xff\xfe{}",
        "",
    ],
)
def test_json_that_is_not_plain_is_refused(text: str | bytes) -> None:
    with pytest.raises(strict_json.JsonError):
        strict_json.read(text)


@given(JSON)
def test_plain_json_is_read_as_it_is(value: object) -> None:
    assert strict_json.read(json.dumps(value)) == value


def test_a_file_cannot_ask_for_hours_of_work(shared: Office) -> None:
    """What one guess costs stands in the file; beyond our own bounds it is not tried."""
    whole = json.loads(shared.ready.content)
    for name, value in (("geheugen_kib", 2**19), ("rondes", 1000), ("banen", 999)):
        strange = {**whole, "argon2id": {**whole["argon2id"], name: value}}
        strange.pop("controle")
        content = json.dumps({**strange, "controle": sealed._sum(strange)}).encode()
        assert "beschadigd" in refusal(shared, content)
