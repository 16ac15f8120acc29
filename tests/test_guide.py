"""The guide of a municipality: everything is in it once, nothing of it is written for it."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pypdfium2
import pytest

from tests.paper_check import faults_of
from tests.web_room import Coach, demo
from voorzieningenwijzer.assessment.order import all_rules
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.papers.guides import print_guide, show_guide
from voorzieningenwijzer.conditions import Word, leaves
from voorzieningenwijzer.plan.guide.compose import every_scheme, guide
from voorzieningenwijzer.plan.guide.model import Edition, Entry, Guide
from voorzieningenwijzer.plan.wording.guide_words import limit_is_chosen, number
from voorzieningenwijzer.plan.wording.paper_words import words_of
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.tables import SCHEME_FIELDS, Period, Tables, read_document
from voorzieningenwijzer.tables.scheme_documents import SUBJECTS
from voorzieningenwijzer.tables.scheme_forms import SchemeForm

TABLES = Tables.shipped()
DAY = date(2026, 11, 23)
PLACES = TABLES.gemeenten()
BOTH = [(place, edition) for place in PLACES for edition in Edition]


def made(place: str, edition: Edition, tables: Tables = TABLES, day: date = DAY) -> Guide:
    return guide(tables, place, edition, day, voorbeeld=False)


def entries(found: Guide) -> Iterator[Entry]:
    for chapter in found.hoofdstukken:
        yield from chapter.delen


def said(entry: Entry) -> str:
    lines = (f"{label}: {text}" for label, texts in entry.regels for text in texts)
    rows = (" ".join(row) for table in entry.tabellen for row in table.rijen)
    return " | ".join((*entry.zinnen, *entry.oud, *lines, *rows, *entry.bronnen))


@pytest.mark.parametrize(("place", "edition"), BOTH)
def test_every_scheme_and_every_law_is_in_it_once(place: str, edition: Edition) -> None:
    found = Counter(one.id for one in entries(made(place, edition)))
    schemes = {s.id for s in (*TABLES.schemes(place), *TABLES.schemes("landelijk"))}
    laws = {rule.regeling for rule in all_rules()} & set(plan_texts().regelingen)
    assert len(laws) == len(plan_texts().regelingen)
    assert set(found) == schemes | laws
    assert set(found.values()) == {1}, [k for k, n in found.items() if n > 1]


@pytest.mark.parametrize("place", PLACES)
def test_professionals_get_the_conditions_the_age_and_every_source(place: str) -> None:
    by_id = {one.id: said(one) for one in entries(made(place, Edition.PROFESSIONAL))}
    limits = 0
    for scheme in every_scheme(TABLES, place, DAY):
        text = by_id[scheme.id]
        for source in scheme.bronnen:
            assert source.titel in text, scheme.id
            assert source.adres in text, scheme.id
        for leaf in leaves(scheme.voorwaarden):
            if isinstance(leaf.grens, float) and leaf.veld == "inkomen_tov_bijstandsnorm":
                assert f"{round(100 * leaf.grens)}%" in text, scheme.id
                limits += 1
        assert ("Verouderd" in text) == scheme.stale(DAY), scheme.id
        assert f"actief: {scheme.actief}" in text
        if scheme.bedrag is not None and not scheme.bedrag.known:
            assert "Bedrag: onbekend" in text
        for question in scheme.nog_te_vragen:
            assert question in text
    assert limits or place not in ("Coevorden", "Groningen")


def test_professionals_get_every_amount_with_its_article_and_status() -> None:
    by_id = {one.id: said(one) for one in entries(made("Coevorden", Edition.PROFESSIONAL))}
    seen = 0
    for rule in all_rules():
        period = TABLES.period(rule.tabel, DAY)
        if rule.regeling not in by_id or not isinstance(period, Period) or not period.amounts:
            continue
        for amount in period.amounts.values():
            assert amount.naam.replace("_", " ") in by_id[rule.regeling]
            if amount.waarde is not None:
                assert number(amount.waarde) in by_id[rule.regeling]
                assert amount.artikel in by_id[rule.regeling]
            seen += 1
    assert seen > 150


@pytest.mark.parametrize("place", PLACES)
def test_residents_are_told_what_is_old_and_what_nobody_knows(place: str) -> None:
    by_id = {one.id: one for one in entries(made(place, Edition.INWONER))}
    for scheme in every_scheme(TABLES, place, DAY):
        entry = by_id[scheme.id]
        if not scheme.shown or not entry.zinnen:
            continue
        assert any("Bel eerst" in text for text in entry.oud) == scheme.stale(DAY)
        if scheme.bedrag is not None and not scheme.bedrag.known:
            assert "Het bedrag weten wij niet" in said(entry)


def test_a_limit_that_no_source_names_is_no_condition_for_residents() -> None:
    seen = 0
    for place in PLACES:
        by_id = {one.id: said(one) for one in entries(made(place, Edition.INWONER))}
        professional = {one.id: said(one) for one in entries(made(place, Edition.PROFESSIONAL))}
        for scheme in every_scheme(TABLES, place, DAY):
            if limit_is_chosen(scheme):
                assert "van de bijstand" not in by_id[scheme.id].replace(
                    "grens van de bijstand", ""
                )
                assert "noemt geen bron" in professional[scheme.id]
                seen += 1
    assert seen > 20


def test_what_ended_is_named_apart_and_says_no_more_to_residents() -> None:
    found = made("Coevorden", Edition.INWONER)
    last = found.hoofdstukken[-1]
    assert last.kop == "Dit is er niet meer"
    over = {one.id for one in last.delen}
    assert "coevorden.energietoeslag" in over
    assert "coevorden.doe_mee_pas" not in over
    assert all(not (one.zinnen or one.regels) for one in last.delen)


def test_a_day_without_tables_has_no_amounts_and_says_so() -> None:
    later = date(2031, 1, 1)
    text = " ".join(
        said(one) for one in entries(made("Coevorden", Edition.PROFESSIONAL, day=later))
    )
    assert "Voor 1-1-2031 is er geen tabel." in text
    limits = made("Coevorden", Edition.INWONER, day=later).hoofdstukken[1]
    assert "geen tabel met bedragen van de bijstand" in " ".join(limits.zinnen)
    assert limits.tabel is None


def test_the_limits_in_euros_are_the_share_of_the_norm() -> None:
    """110% of 1.419,46 is 1.561,41 and of 2.027,79 is 2.230,57 (bijstandsnorm, July 2026)."""
    table = made("Coevorden", Edition.INWONER).hoofdstukken[1].tabel
    assert table is not None
    (row,) = [r for r in table.rijen if r[0] == "110%"]
    assert [cell.replace("\u00a0", " ") for cell in row[1:3]] == ["€ 1.561,41", "€ 2.230,57"]
    assert "Doe-Mee-Pas" in row[3]


def test_a_change_in_the_file_of_a_scheme_is_in_the_guide(tmp_path: Path) -> None:
    file = shipped("tariffs", "lokaal", "coevorden", "doe_mee_pas.yaml")
    text = file.read_text("utf-8")
    changed = text.replace("2018-08-02\n", "2026-11-01\n", 1).replace(
        "hoogstens: 1.10", "hoogstens: 1.17"
    )
    tables = TABLES.with_document(read_document(changed, "nieuw.yaml"), changed)
    for edition in Edition:
        by_id = {one.id: said(one) for one in entries(made("Coevorden", edition, tables))}
        assert "117%" in by_id["coevorden.doe_mee_pas"]


def test_every_word_that_a_file_can_ask_for_is_there() -> None:
    words = {**words_of("gids"), **words_of("gids_professional")}
    fields = SchemeForm.model_fields
    for name in ("gebruik", "uitkomst"):
        choices = [c for c in get_args(fields[name].annotation) if isinstance(c, str)]
        assert choices
        assert {f"{name}_{choice}" for choice in choices} <= set(words)
    assert {f"v_{field}" for field in SCHEME_FIELDS} <= set(words)
    assert {f"w_{word}" for word in Word} <= set(words)
    assert {f"hoofdstuk_{subject}" for subject in SUBJECTS} <= set(words)


# ---------------------------------------------------------------- booklet and page


@pytest.mark.parametrize("edition", Edition)
def test_the_booklet_is_tagged_and_its_contents_point_right(edition: Edition) -> None:
    found = made("Coevorden", edition)
    paper = print_guide(found)
    assert faults_of(paper) == []
    with pypdfium2.PdfDocument(paper) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
        outline = [item.get_title() for item in document.get_toc()]
    assert len(pages) > 15
    for chapter in found.hoofdstukken[1:]:
        line = re.search(rf"^{re.escape(chapter.kop)}\s+(\d+)\s*$", pages[0], re.M)
        assert line is not None, chapter.kop
        begin = pages[int(line[1]) - 1]
        assert chapter.kop in " ".join(begin.split()), chapter.kop
        assert chapter.kop not in " ".join(pages[int(line[1]) - 2].split()) or line[1] == "2"
    assert outline == [found.titel, *(c.kop for c in found.hoofdstukken[1:])]


def test_the_same_tables_give_the_same_bytes() -> None:
    found = made("Hardenberg", Edition.INWONER)
    assert print_guide(found) == print_guide(made("Hardenberg", Edition.INWONER))
    tomorrow = made("Hardenberg", Edition.INWONER, day=DAY + timedelta(1))
    assert print_guide(found) != print_guide(tomorrow)


def test_the_page_says_what_the_booklet_says() -> None:
    found = made("Emmen", Edition.INWONER)
    page = str(show_guide(found))
    for one in entries(found):
        assert one.kop.replace("&", "&amp;").replace("'", "&#39;") in page


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Coach, Desk]]:
    coach, desk = demo(tmp_path_factory.mktemp("gids"))
    yield coach, desk
    desk.close()


def test_every_guide_has_a_page_in_order(shown: tuple[Coach, Desk]) -> None:
    coach, _ = shown
    coach.get("/gids/")
    for place, edition in BOTH:
        assert f'href="/gids/{place}/{edition}"' in coach.get("/gids/").text
        assert coach.get(f"/gids/{place}/{edition}").status_code == 200
    paper = coach.get("/gids/Emmen/inwoner.pdf")
    assert paper.mimetype == "application/pdf"


@pytest.mark.parametrize(
    "path", ["/gids/Atlantis/inwoner", "/gids/Emmen/iedereen", "/gids/landelijk/inwoner"]
)
def test_a_guide_that_is_not_there(shown: tuple[Coach, Desk], path: str) -> None:
    assert shown[0].get(path).status_code == 404
    assert shown[0].get(f"{path}.pdf").status_code == 404
