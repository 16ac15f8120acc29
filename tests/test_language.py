"""Other languages: complete, with the same blanks, and Dutch where a text is missing."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from lxml import html

from tests.web_room import demo, start
from voorzieningenwijzer.cli.main import main
from voorzieningenwijzer.language.catalogue import Catalogue, catalogue, languages
from voorzieningenwijzer.language.po import missing, needed, written
from voorzieningenwijzer.language.said import Said, capital, joined, listed, said, small
from voorzieningenwijzer.language.sources import Text, every_text
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.web import language as page_language

BLANK = re.compile(r"\{[a-z0-9_.]+\}|%\(\w+\)s")
TEXTS = tuple(every_text())
ENGLISH = Catalogue(
    "en",
    "English",
    "",
    {
        "U krijgt {bedrag} voor {wat}.": "For {wat} you get {bedrag}.",
        "een bed": "a bed",
        "een vloer": "a floor",
        "{eerste} en {laatste}": "{eerste} and {laatste}",
    },
    {},
)


def test_english_has_every_text() -> None:
    english = catalogue("en")
    assert english is not None
    gone = [f"{text.place}: {text.dutch}" for text in missing(TEXTS, english)]
    assert not gone, "\n".join(gone)


def test_english_holds_nothing_that_is_no_longer_said() -> None:
    english = catalogue("en")
    assert english is not None
    extra = (english.texts.keys() | english.plurals.keys()) - needed(TEXTS).keys()
    assert not extra, "\n".join(sorted(extra))


@pytest.mark.parametrize("language", [one.taal for one in languages()])
def test_a_translation_keeps_every_blank(language: str) -> None:
    found = catalogue(language)
    assert found is not None
    pairs = [*found.texts.items(), *((d, f) for d, fs in found.plurals.items() for f in fs)]
    wrong = [dutch for dutch, other in pairs if blanks(dutch) != blanks(other)]
    assert not wrong, "\n".join(wrong)


def blanks(text: str) -> list[str]:
    return sorted(set(BLANK.findall(text)))


def test_a_sentence_is_said_again_with_its_values() -> None:
    things = listed([Said("een bed"), Said("een vloer")])
    sentence = said("U krijgt {bedrag} voor {wat}.", bedrag="€ 12", wat=things)
    assert sentence == "U krijgt € 12 voor een bed en een vloer."
    assert ENGLISH.say(sentence) == "For a bed and a floor you get € 12."


def test_what_is_missing_is_said_in_dutch_and_never_as_a_key() -> None:
    assert ENGLISH.say(said("Vraag {naam} aan.", naam="huurtoeslag")) == "Vraag huurtoeslag aan."
    assert ENGLISH.say(Said("een koelkast")) == "een koelkast"


def test_what_people_typed_is_never_translated() -> None:
    assert ENGLISH.say("een bed") == "een bed"
    assert ENGLISH.say(said("U krijgt {bedrag} voor {wat}.", bedrag="1", wat="een bed")) == (
        "For een bed you get 1."
    )


def test_a_capital_and_a_chain_are_kept() -> None:
    assert ENGLISH.say(capital(Said("een bed"))) == "A bed"
    assert ENGLISH.say(small(capital(Said("een vloer")))) == "a floor"
    assert ENGLISH.say(joined([Said("een bed"), "x"], ", ")) == "a bed, x"


def test_every_text_of_a_frozen_value() -> None:
    @dataclass(frozen=True, slots=True)
    class Part:
        lines: tuple[str, ...]
        count: int = 2

    there = ENGLISH.all_of((Part((Said("een bed"), "een bed")),))
    assert there == (Part(("a bed", "een bed")),)


def test_an_error_keeps_how_it_was_made() -> None:
    assert isinstance(str(ValueError(said("een bed"))), Said)


def test_an_amount_keeps_its_direction_from_right_to_left() -> None:
    arabic = Catalogue("ar", "العربية", "", {"Bel {nummer}": "اتصل {nummer}"}, {})
    assert arabic.say(said("Bel {nummer}", nummer="0524 12")) == "اتصل \u202a0524 12\u202c"
    assert arabic.direction == "rtl"


def test_a_catalogue_is_written_as_it_is_read() -> None:
    english, path = catalogue("en"), shipped("templates", "taal", "en.po")
    assert english is not None
    head = path.read_text("utf-8").split("\n\n", 1)[0]
    assert written(head, TEXTS, english.texts, english.plurals) == path.read_text("utf-8")


def test_the_command_leaves_a_catalogue_in_step_as_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = shipped("templates", "taal", "en.po").read_bytes()
    assert main(["texts"]) == 0
    assert "en: 0 teksten zonder vertaling" in capsys.readouterr().out
    assert shipped("templates", "taal", "en.po").read_bytes() == before


def test_a_missing_text_is_seen() -> None:
    assert [t.dutch for t in missing([Text("Nieuw", "x"), Text("een bed", "x")], ENGLISH)] == [
        "Nieuw"
    ]


def test_a_talk_in_english_with_the_dutch_beside_it(tmp_path: Path) -> None:
    coach, _ = demo(tmp_path)
    coach.get("/snel")
    coach.post("/snel")
    first = coach.get("/gesprek/snel/vraag/geboortedatum").text
    assert '<html lang="nl" dir="ltr">' in first
    assert "Wat is uw geboortedatum?" in first
    coach.post("/taal", taal="en", van="snel", terug="/gesprek/snel/vraag/geboortedatum")
    page = coach.page.text if coach.page else ""
    assert '<html lang="en" dir="ltr">' in page
    body = html.fromstring(page)
    assert body.xpath("string(//h1)").strip() == "What is your date of birth?"
    assert "Home, still to come" in " ".join(body.text_content().split())
    assert "Not reviewed." in page
    dutch = html.fromstring(page).xpath("//details[@lang='nl']")[0].text_content()
    assert "Wat is uw geboortedatum?" in dutch
    wrong = coach.send("/gesprek/snel/vraag/geboortedatum", {"geboortedatum-a": "3-4-88"})
    assert "Write the year with four digits." in wrong.text
    assert 'lang="nl"' in coach.get("/instellingen").text


def test_a_language_that_nobody_read_is_for_the_demonstration_only(tmp_path: Path) -> None:
    coach, _ = start(tmp_path)
    coach.post("/taal", taal="en", van="kantoor", terug="/instellingen")
    page = coach.get("/instellingen").text
    assert '<html lang="nl"' in page
    assert "English" not in page


def test_a_reviewed_language_is_offered_without_a_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = replace(languages()[0], nagekeken_door="J. Smit, 1 oktober 2026")
    monkeypatch.setattr(page_language, "languages", lambda: (english,))
    monkeypatch.setattr(page_language, "catalogue", lambda _: replace(ENGLISH, nagekeken_door="x"))
    coach, _ = start(tmp_path)
    coach.post("/taal", taal="en", van="kantoor", terug="/instellingen")
    page = coach.get("/instellingen").text
    assert '<html lang="en"' in page
    assert "vw-example" not in page


def test_only_the_way_back_of_this_program_is_taken(tmp_path: Path) -> None:
    coach, _ = demo(tmp_path)
    coach.post("/taal", follow=False, taal="en", van="kantoor", terug="https://example.org/")
    assert coach.page is not None
    assert "example.org" not in coach.page.headers["Location"]
