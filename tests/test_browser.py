"""The pages in real Chromium: whole talks, nothing leaving this computer, axe, and geometry.

axe stays green on a layout that fell apart, so sizes and places are measured beside it.
"""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request
from waitress.server import create_server

from tests.web_room import PASSPHRASE, Clock, demo_desk, desk_in
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.examples import DEMO_PASSPHRASE, examples
from voorzieningenwijzer.web.application import create_app

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
RINGS = ("e", "e.closest('.vw-tile') || e")
SIZES = {"laptop": (1366, 768), "tablet": (820, 1180), "telefoon": (390, 844)}

MEASURE = (Path(__file__).parent / "measure.js").read_text("utf-8").partition("\n")[2]


class Served:
    """The program on a free port of the loopback address."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        app = create_app(desk, Clock())
        self._server = create_server(app, host="127.0.0.1", port=0, threads=4)
        self.address = f"http://127.0.0.1:{self._server.effective_port}"
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.close()
        self._thread.join(timeout=5)
        self.desk.close()


class Looking:
    """A page in a context of its own; what it asks for elsewhere is a fault."""

    def __init__(self, browser: Browser, address: str, size: str = "laptop", **how: Any) -> None:
        width, height = SIZES[size]
        self.address = address
        self.with_axe = size != "tablet"
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        self.context: BrowserContext = browser.new_context(
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            **how,
        )
        self.context.on("request", self._asked_for)
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda said: self._heard(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked_for(self, request: Request) -> None:
        """Watching, not intercepting: that would switch the browser's cache off."""
        if not request.url.startswith((self.address + "/", "data:")):
            self.elsewhere.append(request.url)

    def _heard(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and "422" not in text:
            self.complaints.append(text)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def element(self, name: str) -> Any:
        return self.page.locator(f'[id="{name}"]')

    def press(self, words: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=words, exact=True).click()

    def check(self) -> None:
        """axe and the measures; where it is, is in the message."""
        found = list(self.page.evaluate(MEASURE))
        if self.with_axe:
            self.page.evaluate(AXE)
            result = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            found += [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in result["violations"]]
        assert found == [], self.page.url

    def done(self) -> None:
        self.context.close()
        assert self.elsewhere == []
        assert self.complaints == []


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(demo_desk(tmp_path_factory.mktemp("voorbeelden")))
    yield served
    served.stop()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Served]:
    served = Served(desk_in(tmp_path / "gegevens"))
    yield served
    served.stop()


def first_start(look: Looking, check: bool = False) -> None:
    look.go("/")
    if check:
        look.check()
    look.element("naam").fill("Ria de Boer")
    look.element("wachtzin").fill(PASSPHRASE)
    look.element("nog_eens").fill(PASSPHRASE)
    look.press("Verder")
    if check:
        look.check()
    code = look.page.locator(".vw-code").inner_text()
    look.element("laatste").fill(code.strip().rpartition("-")[2])
    look.press("Ik heb de code opgeschreven")
    look.element("telefoon").fill("0524 123 456")
    look.press("Bewaren")


def begin_dossier(look: Looking, name: str) -> None:
    look.page.get_by_role("link", name="Nieuw gesprek aan tafel").click()
    look.element("naam").fill(name)
    look.press("Verder")
    look.press("Ja, dat is goed")


def fill_screen(look: Looking, said: dict[str, Any]) -> None:
    """Fill in what is said about the questions on this screen, by hand."""
    here = look.page.eval_on_selector_all("main [name]", "all => all.map(e => e.name)")
    for name in [n for n in said if n in here or f"{n}.geen" in here]:
        fill_question(look, name, said[name])


def fill_question(look: Looking, name: str, value: Any) -> None:
    if isinstance(value, dict):
        for part, one in value.items():
            field = f"{name}.{part}".removesuffix(".")
            if look.page.locator(f'input[name="{field}"]').count():
                fill_question(look, field, one)
        return
    for one in value if isinstance(value, list) else [value]:
        ticks = look.page.locator(f'input[name="{name}"][value="{one}"]:not([type=text])')
        if ticks.count():
            ticks.check(force=True)
        else:
            look.page.locator(f'input[name="{name}"]').fill(str(one))


def talk_through(look: Looking, said: dict[str, Any], check_every: int = 0) -> int:
    """Answer screen after screen up to the results; how many screens there were."""
    screens = 0
    while "/vraag/" in look.page.url or "/toestemming" in look.page.url:
        if "/toestemming" in look.page.url:
            look.check()
            look.press("Ja, dat is goed")
            continue
        screens += 1
        assert screens < 60, look.page.url
        if check_every and screens % check_every == 0:
            look.check()
        here = look.page.url
        fill_screen(look, said)
        look.press("Verder")
        if look.page.locator(".vw-errors").count():
            if look.page.locator(".vw-confirm input").count():
                for box in look.page.locator(".vw-confirm input").all():
                    box.check(force=True)
                look.press("Verder")
            else:
                look.press("Weet ik niet")
        assert look.page.url != here, look.page.locator(".vw-errors").inner_text()
    return screens


def test_whole_talk_from_first_start_to_printed_plan(
    fresh: Served, browser: Browser, tmp_path: Path
) -> None:
    look = Looking(browser, fresh.address, accept_downloads=True)
    first_start(look, check=True)
    begin_dossier(look, "mevrouw Jansen")
    screens = talk_through(look, examples()[0]["antwoorden"], check_every=6)
    assert 25 <= screens <= 45
    assert look.page.url.endswith("/uitkomst/")
    look.check()
    assert "Huurtoeslag" in look.page.locator(".vw-group").first.inner_text()
    look.press("Maak het plan")
    look.check()
    assert "Dit gaat u doen" in look.page.locator("main").inner_text()
    with look.page.expect_download() as printed:
        look.page.get_by_role("link", name="Print het plan (PDF)").click()
    paper = tmp_path / "plan.pdf"
    printed.value.save_as(paper)
    assert paper.read_bytes().startswith(b"%PDF")
    look.done()


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2])
def test_whole_talk_of_another_household(fresh: Served, browser: Browser, number: int) -> None:
    look = Looking(browser, fresh.address, "tablet")
    first_start(look)
    begin_dossier(look, "een ander huishouden")
    assert 25 <= talk_through(look, examples()[number]["antwoorden"], check_every=5) <= 45
    look.check()
    look.press("Maak het plan")
    look.check()
    look.done()


@pytest.mark.parametrize("size", list(SIZES))
def test_every_page_holds_at_every_width(demo: Served, browser: Browser, size: str) -> None:
    look = Looking(browser, demo.address, size)
    look.go("/")
    look.check()
    look.element("wachtzin").fill(DEMO_PASSPHRASE)
    look.press("Open de dossiers")
    look.check()
    with demo.desk.store.read() as session:
        ids = {one.label: one.id for one in session.dossiers.listing()}
        plan = session.plans.editions(ids["mevrouw De Wit"])[0].id
    finished, halfway = ids["mevrouw De Wit"], ids["mevrouw Yilmaz"]
    paths = ["/tabellen/", "/reservekopie/", "/instellingen", "/over", "/snel", "/dossiers/nieuw"]
    scheme = "/tabellen/regelingen/Coevorden/coevorden.doe_mee_pas"
    paths += ["/tabellen/regelingen/", scheme, f"{scheme}/wijzigen", "/tabellen/nieuw/rekenen"]
    paths += [f"/dossiers/{finished}", f"/dossiers/{finished}/wissen"]
    paths += [f"/dossiers/{finished}/inzage", f"/dossiers/{finished}/overdragen"]
    paths += ["/dossiers/overnemen", "/beheer/logboek"]
    paths += [f"/dossiers/{finished}/afronden", "/beheer/bewaren", "/wat-we-bewaren"]
    paths += ["/beheer/", "/beheer/accounts", "/beheer/accounts/nieuw", "/beheer/dossiers"]
    paths += ["/mijn-account", "/mijn-account/wachtzin", "/mijn-account/herstelcode"]
    paths += [f"/beheer/accounts/{demo.desk.account.id}{page}" for page in ("", "/wachtzin")]
    paths += [f"/beheer/accounts/{demo.desk.account.id}/einde"]
    paths += [f"/dossiers/{halfway}/toestemming", f"/gesprek/{halfway}/vraag/bronnen"]
    paths += [f"/gesprek/{finished}{page}" for page in ("/uitkomst/", "/antwoorden", "/aanbod/")]
    paths += [f"/gesprek/{finished}/plan/{plan}", f"/gesprek/{finished}/vraag/jaarrekening"]
    paths += [f"/gesprek/{finished}/vraag/inkomen-a.loon", f"/gesprek/{finished}/vraag/kinderen"]
    paths += [f"/gesprek/{halfway}/uitkomst/2026/huurtoeslag", "/bestaat-niet"]
    for path in paths:
        look.go(path)
        look.check()
    look.complaints = [c for c in look.complaints if "404" not in c]
    look.done()


def test_a_mistake_takes_the_focus_and_keeps_what_was_typed(demo: Served, browser: Browser) -> None:
    look = Looking(browser, demo.address)
    open_demo(look)
    look.go(f"/gesprek/{halfway_of(demo)}/vraag/huurbrief")
    look.element("kale_huur").fill("twaalf euro ofzo")
    look.press("Verder")
    assert look.page.title().startswith("Fout:")
    assert look.page.evaluate("document.activeElement.className").count("vw-errors") == 1
    look.check()
    look.page.locator(".vw-errors a").first.click()
    assert look.page.evaluate("document.activeElement.id") == "kale_huur"
    assert look.element("kale_huur").input_value() == "twaalf euro ofzo"
    look.done()


def test_by_keyboard_only(demo: Served, browser: Browser) -> None:
    """Skip link first, a ring at every stop, and Enter means "Verder", never "Weet ik niet"."""
    look = Looking(browser, demo.address)
    open_demo(look)
    look.page.keyboard.press("Tab")
    assert look.page.evaluate("document.activeElement.textContent").startswith("Ga naar")
    look.go(f"/gesprek/{halfway_of(demo)}/vraag/geboortedatum")
    look.element("geboortedatum-a").fill("8-3-1994")
    look.page.keyboard.press("Enter")
    look.page.wait_for_url("**/vraag/bronnen")
    for _ in range(12):
        look.page.keyboard.press("Tab")
        focus = look.page.evaluate_handle("document.activeElement")
        rings = [focus.evaluate(f"e => getComputedStyle({where}).outlineStyle") for where in RINGS]
        assert "solid" in rings, focus.evaluate("e => e.outerHTML")
    look.done()


def test_without_scripts(demo: Served, browser: Browser) -> None:
    look = Looking(browser, demo.address, java_script_enabled=False)
    open_demo(look)
    look.go(f"/gesprek/{halfway_of(demo)}/vraag/papieren_op_tafel")
    look.press("Verder")
    assert "/vraag/bronnen" in look.page.url
    look.press("Scherm leeg")
    assert "/openen" in look.page.url
    look.done()


def test_escape_twice_locks(demo: Served, browser: Browser) -> None:
    look = Looking(browser, demo.address)
    open_demo(look)
    look.page.keyboard.press("Escape")
    look.page.keyboard.press("Escape")
    look.page.wait_for_url("**/openen**")
    look.page.go_back()
    assert "Dossiers" not in look.page.title()
    look.done()


def test_none_of_these_takes_the_other_ticks_away(demo: Served, browser: Browser) -> None:
    look = Looking(browser, demo.address)
    open_demo(look)
    look.go(f"/gesprek/{halfway_of(demo)}/vraag/papieren_op_tafel")
    look.element("papieren_op_tafel-geen").check(force=True)
    assert not look.element("papieren_op_tafel-loonstrook").is_checked()
    look.element("papieren_op_tafel-jaaropgave").check(force=True)
    assert not look.element("papieren_op_tafel-geen").is_checked()
    look.done()


def open_demo(look: Looking) -> None:
    look.go("/openen")
    look.element("wachtzin").fill(DEMO_PASSPHRASE)
    look.press("Open de dossiers")


def halfway_of(demo: Served) -> str:
    with demo.desk.store.read() as session:
        return next(o.id for o in session.dossiers.listing() if o.label == "mevrouw Yilmaz")
