"""Ten times as much does not make a page ten times as long."""

from pathlib import Path

from lxml import html

from tests.web_room import NOW, Coach, start
from voorzieningenwijzer.casework.dossiers import ON_A_PAGE

MORE = 3
ROWS = "//tbody/tr"


def shown(coach: Coach, path: str) -> int:
    return len(html.fromstring(coach.get(path).text).xpath(ROWS))


def test_a_long_list_shows_who_was_seen_last_and_the_others_on_asking(tmp_path: Path) -> None:
    coach, desk = start(tmp_path / "gegevens")
    with desk.store.write() as session:
        for number in range(ON_A_PAGE):
            session.dossiers.create(f"mevrouw {number:03}", "", "tafel", NOW)
    assert shown(coach, "/dossiers") == ON_A_PAGE
    assert "Toon alle dossiers" not in coach.text
    with desk.store.write() as session:
        for number in range(MORE):
            session.dossiers.create(f"de heer {number:03}", "", "tafel", NOW)
    assert shown(coach, "/dossiers") == ON_A_PAGE
    assert f"Dit zijn de {ON_A_PAGE} dossiers die het laatst zijn gebruikt." in coach.text
    assert shown(coach, "/dossiers?alles=1") == ON_A_PAGE + MORE
    assert "Toon alle dossiers" not in coach.text
    assert shown(coach, "/dossiers?zoek=heer") == MORE
    assert shown(coach, "/dossiers?zoek=mevrouw+000") == 1, "a search looks at all of them"
    desk.close()


def test_only_the_lines_that_are_asked_for_are_read(tmp_path: Path) -> None:
    from tests.storage_room import answer, first_start, new_dossier
    from voorzieningenwijzer.storage import Store

    with Store.open(tmp_path / "s", first_start(tmp_path / "s")) as store:
        dossier, other = new_dossier(store), new_dossier(store, "de heer K.")
        for question in ("huur", "gas", "huur"):
            answer(store, dossier, f"over {question}", question)
        with store.read() as session:
            lines = session.answers.lines
            assert [line.question for line in lines(dossier)] == ["huur", "gas", "huur"]
            assert [line.question for line in lines(dossier, ["huur"])] == ["huur", "huur"]
            assert [line.question for line in lines(dossier, ["gas", "water"])] == ["gas"]
            assert lines(other, ["huur"]) == []
            assert session.answers.any(dossier)
            assert not session.answers.any(other)
