"""A whole follow-up in real Chromium: from the plan to the money that came, by keyboard too."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.test_browser import Looking, Served
from tests.test_follow_up import RENT, planned
from tests.web_room import demo_desk
from voorzieningenwijzer.casework.examples import DEMO_PASSPHRASE
from voorzieningenwijzer.statistics import Gerealiseerd, Gevonden


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(demo_desk(tmp_path_factory.mktemp("opvolging")))
    yield served
    served.stop()


def inside(browser: Browser, office: Served, size: str) -> Looking:
    look = Looking(browser, office.address, size)
    look.go("/openen")
    look.page.fill("[name=wachtzin]", DEMO_PASSPHRASE)
    look.press("Open de dossiers")
    return look


def state(page: Page, step: str, value: str) -> None:
    page.locator(f'[id="{step}-stand"]').select_option(value)


def test_a_whole_follow_up(browser: Browser, office: Served) -> None:
    look = inside(browser, office, "laptop")
    dossier, page = planned(office.desk), look.page
    look.go(f"/dossiers/{dossier}/tellingen")
    page.select_option("#doelgroep", "nieuwe_huurder")
    look.check()
    look.press("Bewaar")
    look.go(f"/dossiers/{dossier}/afronden")
    look.check()
    page.get_by_text("De huurder zegt ja").click()
    page.fill("#telefoon", "0500 000 001")
    look.press("Bewaar voor later bellen")
    page.get_by_role("link", name="Opvolging", exact=True).click()
    look.check()
    amount = page.locator(f'[id="{RENT}-bedrag"]')
    assert not amount.is_visible(), "only what belongs to the state is shown"
    state(page, RENT, "toegekend")
    assert amount.is_visible()
    amount.fill("212,50")
    page.fill(f'[id="{RENT}-brief"]', "20-11-2026")
    look.check()
    look.press("Bewaar alles")
    assert "Bewaard." in page.inner_text("main")
    assert "zoals verwacht" in page.inner_text("main") or "minder" in page.inner_text("main")
    look.check()
    look.go("/bellen")
    look.check()
    look.go(f"/dossiers/{dossier}/afronden")
    look.press("Sluit het dossier")
    counted = office.desk.counts.store.events()
    assert len([one for one in counted if isinstance(one, Gevonden)]) == 1
    (came,) = [one for one in counted if isinstance(one, Gerealiseerd)]
    assert (came.euros, came.regelingen) == (2550, ("huurtoeslag",))
    look.done()


def test_by_keyboard_only(browser: Browser, office: Served) -> None:
    """Tab to a step, the first letter of a state, Enter keeps it."""
    look = inside(browser, office, "laptop")
    page, dossier = look.page, followed_here(office, look)
    look.go(f"/dossiers/{dossier}/opvolging")
    first = page.locator("select[id$='-stand']").first
    first.focus()
    page.keyboard.press("v")
    assert first.input_value() == "verlopen"
    with page.expect_navigation():
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    assert "Bewaard." in page.inner_text("main")
    look.check()
    look.done()


def followed_here(office: Served, look: Looking) -> str:
    with office.desk.store.read() as session:
        found = [
            one.id
            for one in session.dossiers.mine()
            if session.plans.editions(one.id) and one.status == "gesprek"
        ]
    look.go(f"/dossiers/{found[0]}/afronden")
    look.page.get_by_text("De huurder zegt ja").click()
    look.page.fill("#telefoon", "0500 000 002")
    look.press("Bewaar voor later bellen")
    return found[0]


@pytest.mark.parametrize("size", ["laptop", "tablet", "telefoon"])
def test_every_page_fits(browser: Browser, office: Served, size: str) -> None:
    look = inside(browser, office, size)
    with office.desk.store.read() as session:
        known = {one.status: one.id for one in session.dossiers.mine()}
    open_ = known.get("opvolging") or followed_here(office, look)
    for path in (
        f"/dossiers/{open_}/opvolging",
        f"/dossiers/{open_}/tellingen",
        "/bellen",
        "/aanbod",
        "/beheer/convenant",
        "/peiling",
        "/peiling/dank",
    ):
        look.go(path)
        look.check()
    look.go(f"/dossiers/{open_}/opvolging")
    for value in ("toegekend", "afgewezen", "niet_gewild", "wacht_op_papieren"):
        look.page.locator("select[id$='-stand']").first.select_option(value)
        look.check()
    look.done()
