"""Every text that a tenant reads or hears is Dutch at B1: short sentences, plain words."""

from collections.abc import Iterator

import pytest
import yaml

from tests.plain_language import LISTS, allowed, compound, faults, listed, used
from voorzieningenwijzer.language.sources import (
    Text,
    letter_texts,
    page_texts,
    plan_texts,
    program_texts,
    questionnaire_texts,
    scheme_texts,
)
from voorzieningenwijzer.plan.wording import text_loading
from voorzieningenwijzer.shipped import shipped

OFFICE_FRAMES = ('{% extends "coach.html" %}', '{% extends "door.html" %}')
OFFICE_PARTS = {
    *("coach.html", "door.html", "error.html", "about.html", "inspection.html", "names.html"),
    *("periods.html", "scheme_fields.html", "wording.html", "follow_up_parts.html", "roles.html"),
    "note_box.html",
    *("opvolging.yaml", "papier/gids_professional.yaml"),
}
SPEAKS_TO_TENANTS = ("interview/", "plan/", "comparisons/", "assessment/", "documents/")


def tenant_texts() -> Iterator[Text]:
    yield from questionnaire_texts()
    yield from (t for t in plan_texts() if t.place.removeprefix("plan/") not in OFFICE_PARTS)
    yield from scheme_texts()
    yield from (t for t in letter_texts() if t.place not in OFFICE_PARTS)
    yield from (t for t in page_texts() if for_tenants(t.place.removeprefix("pages/")))
    yield from (t for t in program_texts() if t.place.startswith(SPEAKS_TO_TENANTS))


def for_tenants(page: str) -> bool:
    """What does not say that it is for the office, is for tenants too."""
    shown = shipped("templates", "pages", page).read_text("utf-8")
    return page not in OFFICE_PARTS and not shown.startswith(OFFICE_FRAMES)


TEXTS = tuple(tenant_texts())


def test_every_text_for_a_tenant_is_plain() -> None:
    values = text_loading.plan_texts().vulwoorden
    found = [
        f"{text.place}: {fault}"
        for text in TEXTS
        for said in filter(None, (text.dutch, text.more))
        for fault in faults(said, values)
    ]
    assert not found, "\n".join(dict.fromkeys(found))


def test_the_check_looks_at_what_there_is() -> None:
    places = {text.place for text in TEXTS}
    assert {"questionnaires/huisbezoek.yaml", "plan/plan.yaml", "pages/talk.html"} <= places
    assert {"coevorden/doe_mee_pas.yaml", "regelingen/huurtoeslag.yaml"} <= places
    assert len({text.dutch for text in TEXTS}) > 2500


def bad() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = yaml.safe_load((LISTS / "fout.yaml").read_text("utf-8"))
    return rows


@pytest.mark.parametrize("row", bad(), ids=lambda row: row["zin"][:40])
def test_a_text_that_is_not_plain_is_refused(row: dict[str, str]) -> None:
    assert row["reden"] in "\n".join(faults(row["zin"]))


@pytest.mark.parametrize(
    "word", ["huurprijs", "gasrekening", "schoolreis", "energiebedrijf", "kinderfeest"]
)
def test_a_word_of_two_plain_words_is_plain(word: str) -> None:
    assert compound(word)
    assert not list(faults(f"Dit gaat over {word}."))


def test_an_exception_that_no_text_needs_is_taken_out() -> None:
    there = used(t for text in TEXTS for t in (text.dutch, text.more))
    assert set(listed()) - there == set()
    assert set(listed()) <= allowed()


def test_every_office_word_has_its_plain_word_beside_it() -> None:
    path = shipped("templates", "taal", "woordenlijst.yaml")
    rows = yaml.safe_load(path.read_text("utf-8"))["woorden"]
    assert len(rows) > 150
    for row in rows:
        assert row["gewoon"].strip()
        assert row["gewoon"] != row["woord"]
