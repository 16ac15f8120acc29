"""The explanation of an outcome on paper: the same sentences and figures as on the screen."""

import re
from collections.abc import Iterator

import pytest
from lxml import html

from tests.paper_check import faults_of, text_of
from tests.web_room import NOW, Coach, demo
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.log import lines_of


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Coach, Desk]]:
    coach, desk = demo(tmp_path_factory.mktemp("uitleg"))
    yield coach, desk
    desk.close()


def dossiers(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        return [one.id for one in session.dossiers.listing()]


def whys(coach: Coach, dossier: str) -> list[str]:
    page = coach.get(f"/gesprek/{dossier}/uitkomst/").text
    return sorted(set(re.findall(r'href="(/gesprek/[^"]+/uitkomst/20\d\d/[^"]+)"', page)))


def said(page: str, path: str) -> list[str]:
    found = html.fromstring(page).xpath(path)
    return [" ".join("".join(one.itertext()).replace("\u00a0", " ").split()) for one in found]


def test_the_paper_says_what_the_page_says(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    seen = 0
    for dossier in dossiers(desk):
        for link in whys(coach, dossier):
            page = coach.get(link).text
            answer = coach.get(f"{link}.pdf")
            assert answer.mimetype == "application/pdf"
            assert faults_of(answer.data) == [], link
            paper = text_of(answer.data)
            wanted = said(page, "//div[@class='vw-lead']/p") + said(page, "//ol//li/div/p")
            for sentence in [*wanted, *said(page, "//h1")]:
                assert sentence in paper, (link, sentence)
            seen += len(wanted)
    assert seen > 300


def test_a_refusal_prints_the_limit_the_article_and_how_to_object(
    shown: tuple[Coach, Desk],
) -> None:
    coach, desk = shown
    for dossier in dossiers(desk):
        for link in whys(coach, dossier):
            page = coach.get(link)
            if not link.endswith("2026/bijstand") or "Waarom geen" not in page.text:
                continue
            paper = text_of(coach.get(f"{link}.pdf").data)
            assert "Dit houdt het nu tegen" in paper
            assert "Pw art. 19 lid 1" in paper
            assert "Schrijf binnen 6 weken" in paper
            assert "Wat zegt het loket?" in paper
            assert "bedragen van 1-" in paper
            return
    raise AssertionError("no example without bijstand")


def test_that_it_was_printed_is_in_the_log_of_the_dossier(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    dossier = dossiers(desk)[0]
    with desk.store.read() as session:
        before = len(lines_of(session, dossier))
    coach.get(f"{whys(coach, dossier)[0]}.pdf")
    with desk.store.read() as session:
        after = lines_of(session, dossier)
    assert [one.wat for one in after[before:]] == ["uitleg van een uitkomst geprint"]
    assert after[-1].op == NOW


def test_a_quick_sum_prints_without_a_name_and_leaves_no_trace(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    coach.post("/snel", keuze="nieuw")
    link = whys(coach, "snel")[0]
    with desk.store.read() as session:
        before = len(lines_of(session))
    paper = text_of(coach.get(f"{link}.pdf").data)
    with desk.store.read() as session:
        assert len(lines_of(session)) == before
    assert "De dag is 23 november 2026." in paper
    assert "Dit gaat over" not in paper


def test_what_was_not_assessed_is_not_there(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    dossier = dossiers(desk)[0]
    assert coach.get(f"/gesprek/{dossier}/uitkomst/2026/verzonnen.pdf").status_code == 404
