"""Whole talks in real Chromium beside the usual one: at the counter, by keyboard, two pensioners.

As in ``test_browser``: nothing leaves this computer, axe and the measures on every state.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.test_browser import (
    MEASURE,
    SIZES,
    Looking,
    Served,
    begin_dossier,
    first_start,
    halfway_of,
    open_demo,
    talk_through,
)
from tests.test_counter import FAMILY, PENSIONERS
from tests.web_room import demo_desk, desk_in
from voorzieningenwijzer.casework.examples import examples

SAID = {k: {True: "ja", False: "nee"}[v] if isinstance(v, bool) else v for k, v in FAMILY.items()}
AT_HOME = {
    **{k: v for k, v in PENSIONERS.items() if not k.startswith("balie_")},
    "inkomen_heel_jaar-a": "ja",
    "inkomen_heel_jaar-b": "ja",
    "papieren_op_tafel": ["pensioenspecificatie", "huurspecificatie"],
    "haast": ["geen"],
    "aannames_kloppen": "ja",
    "geldbeheer": "zelf",
    "ingangsdatum": "1-3-2015",
    "servicekosten": "20",
    "huur_eerder": {"geen": "1"},
    "woning_gelijk": "ja",
    "inkomen_aow-a.aow": {"": "1000", "bruto": "netto", "vakantiegeld": "exclusief"},
    "inkomen_aow-b.aow": {"": "1000", "bruto": "netto", "vakantiegeld": "exclusief"},
    "inkomen_pensioen-a.pensioen": {"": "310", "per": "maand", "bruto": "netto"},
    "ontvangt_lokaal": ["geen"],
    "achterstanden": ["geen"],
    "verwarming": "gas",
    "zonnepanelen": "nee",
}


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


def tapped(look: Looking, words: str) -> None:
    with look.page.expect_navigation():
        look.page.get_by_role("button", name=words, exact=True).tap()


def followed(look: Looking, words: str) -> None:
    with look.page.expect_navigation():
        look.page.get_by_role("link", name=words).tap()


def tap_screen(look: Looking, said: dict[str, Any]) -> None:
    """Tiles by the finger, figures by the keyboard on the screen."""
    here = look.page.eval_on_selector_all("main [name]", "all => all.map(e => e.name)")
    for name, value in said.items():
        for part, one in (value if isinstance(value, dict) else {"": value}).items():
            field = f"{name}.{part}".removesuffix(".")
            if field in here:
                tap_one(look, field, one if isinstance(one, list) else [one])


def tap_one(look: Looking, field: str, values: list[Any]) -> None:
    for value in values:
        tile = look.page.locator(f'label[for="{field}-{value}"]')
        if tile.count():
            tile.tap()
        else:
            look.page.locator(f'input[name="{field}"]').fill(str(value))


def test_a_family_at_the_counter_on_a_tablet(
    fresh: Served, browser: Browser, tmp_path: Path
) -> None:
    """By touch only, from the welcome to the paper and the file for the coach."""
    look = Looking(browser, fresh.address, "tablet", has_touch=True, accept_downloads=True)
    look.with_axe = True
    first_start(look)
    followed(look, "Nieuwe huurder")
    look.check()
    followed(look, "Een nieuwe huurder tekent")
    look.element("naam").fill("mevrouw Nieuwenhuis")
    tapped(look, "Verder")
    look.check()
    tapped(look, "Ja, begin")
    screens = 0
    while "/klaar" not in look.page.url:
        look.check()
        if "/toestemming" in look.page.url:
            tapped(look, "Ja, dat is goed")
            continue
        screens += 1
        assert screens <= 18, look.page.url
        tap_screen(look, SAID)
        tapped(look, "Verder")
        assert look.page.locator(".vw-errors").count() == 0, look.page.url
    look.check()
    assert "Schrijf u in op uw nieuwe adres" in look.page.locator("main").inner_text()
    with look.page.expect_download() as printed:
        look.page.get_by_role("link", name="Print de lijst (PDF)").tap()
    printed.value.save_as(tmp_path / "lijst.pdf")
    assert (tmp_path / "lijst.pdf").read_bytes().startswith(b"%PDF")
    followed(look, "Naar de coach")
    look.check()
    look.page.locator('label[for="toestemming"]').tap()
    tapped(look, "Maak het bestand")
    look.check()
    with look.page.expect_download() as file:
        look.page.get_by_role("button", name="Download het bestand").tap()
    assert file.value.suggested_filename.endswith(".vwdossier")
    tapped(look, "De coach heeft het: wis het hier")
    look.check()
    look.done()


def test_a_coach_on_the_dense_pages_by_keyboard_only(fresh: Served, browser: Browser) -> None:
    """Tab, letters and Enter from the first subject to the results; no mouse at all."""
    look = Looking(browser, fresh.address)
    first_start(look)
    begin_dossier(look, "mevrouw Jansen")
    look.go(_sheet(look))
    said, visits = examples()[0]["antwoorden"], 0
    while "/blad/" in look.page.url:
        visits += 1
        assert visits < 40, look.page.url
        look.check()
        type_through(look, said)
        if look.page.locator(".vw-errors").count():
            look.check()
            confirm_by_keyboard(look)
    assert look.page.url.endswith("/uitkomst/")
    assert "Huurtoeslag" in look.page.locator("main").inner_text()
    look.done()


def _sheet(look: Looking) -> str:
    return look.page.url.removeprefix(look.address).partition("/vraag/")[0] + "/blad/"


def type_through(look: Looking, said: dict[str, Any]) -> None:
    """From field to field with Tab; Enter in the last one, which goes on to the next subject."""
    keys = look.page.keyboard
    wanted = flat(said)
    look.page.evaluate(BEGIN)
    for _ in range(400):
        name, kind, value = look.page.evaluate(FOCUS)
        if kind == "button":
            break
        one = wanted.get(name)
        if kind == "checkbox" and one is not None and value in one:
            if not look.page.evaluate("document.activeElement.checked"):
                keys.press("Space")
        elif kind == "select" and one is not None:
            choose_by_keyboard(look, one[0])
        elif kind == "text" and one is not None and not value:
            keys.type(one[0])
        keys.press("Tab")
    with look.page.expect_navigation():
        keys.press("Enter")


BEGIN = "document.querySelector('main form :is(input:not([type=hidden]), select)').focus()"
FOCUS = """() => { const e = document.activeElement;
  const kind = e.tagName === 'SELECT' ? 'select' : e.tagName === 'BUTTON' ? 'button'
    : e.type === 'checkbox' ? 'checkbox' : e.tagName === 'INPUT' ? 'text' : 'other';
  return [e.name || '', kind, e.value || '']; }"""


def choose_by_keyboard(look: Looking, value: str) -> None:
    """Arrow down as often as it takes."""
    for _ in range(40):
        if look.page.evaluate("document.activeElement.value") == value:
            return
        look.page.keyboard.press("ArrowDown")
    raise AssertionError(value)


def flat(said: dict[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in said.items():
        for part, one in (value if isinstance(value, dict) else {"": value}).items():
            texts = one if isinstance(one, list) else [one]
            found[f"{name}.{part}".removesuffix(".")] = [str(text) for text in texts]
    return found


def confirm_by_keyboard(look: Looking) -> None:
    """What is asked about is ticked with the space bar."""
    boxes = look.page.locator(".vw-blad__confirm input")
    assert boxes.count(), look.page.locator(".vw-errors").inner_text()
    for box in boxes.all():
        box.focus()
        look.page.keyboard.press("Space")
    with look.page.expect_navigation():
        look.page.keyboard.press("Enter")


@pytest.mark.slow
def test_a_pensioner_couple_at_the_table(fresh: Served, browser: Browser) -> None:
    """What is on the table is asked first; the partner says yes too."""
    look = Looking(browser, fresh.address)
    first_start(look)
    begin_dossier(look, "het echtpaar Bos")
    met: list[str] = []
    look.page.on("framenavigated", lambda frame: met.append(frame.url))
    screens = talk_through(look, AT_HOME, check_every=7)
    assert 20 <= screens <= 50
    order = [url.rpartition("/")[2] for url in met if "/vraag/" in url]
    assert order.index("bronnen") < order.index("warmte")
    look.check()
    look.press("Maak het plan")
    look.check()
    look.done()


@pytest.mark.parametrize("size", list(SIZES))
def test_the_new_pages_hold_at_every_width(demo: Served, browser: Browser, size: str) -> None:
    look = Looking(browser, demo.address, size)
    look.with_axe = True
    open_demo(look)
    dossier = halfway_of(demo)
    paths = ["/balie/", "/balie/nieuw", "/beheer/kleuren", f"/dossiers/{dossier}/aantekening"]
    subjects = ("start", "huishouden", "woning", "inkomen", "energie", "zorg")
    paths += [f"/gesprek/{dossier}/blad/{one}" for one in subjects]
    paths += [f"/gesprek/{dossier}/vraag/papieren_op_tafel", f"/gesprek/{dossier}/uitkomst/"]
    gentle = ("zacht/zacht_brieven", "zacht/klaar")
    paths += [f"/gesprek/{dossier}/{one}" for one in (*gentle, "wat-als")]
    paths += [
        "/gids/",
        "/printen/",
        "/tellingen/beheer",
        "/aanbod",
        "/bellen",
        f"/dossiers/{dossier}/tellingen",
    ]
    for path in paths:
        look.go(path)
        look.check()
    look.done()


def test_at_twice_the_size_nothing_scrolls_sideways(demo: Served, browser: Browser) -> None:
    """200% on a laptop of 1366 is a page of 683 wide."""
    look = Looking(browser, demo.address)
    open_demo(look)
    look.page.set_viewport_size({"width": 683, "height": 384})
    dossier = halfway_of(demo)
    for path in ("vraag/papieren_op_tafel", "vraag/huurbrief", "blad/inkomen", "uitkomst/"):
        look.go(f"/gesprek/{dossier}/{path}")
        wide = look.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 683, path
    look.done()


LONG_WORDS = (Path(__file__).parent / "right_to_left.js").read_text("utf-8").partition("\n")[2]
WIDTHS = (820, 410, 390, 195)
"""A tablet and a telephone, each also at 200%."""


def pages_of(dossier: str) -> Iterator[str]:
    talk = f"/gesprek/{dossier}"
    yield from ("/dossiers", "/bellen", "/balie/nieuw", "/balie/nee", "/aanbod")
    yield from (f"/dossiers/{dossier}", f"/dossiers/{dossier}/afspraak")
    for one in ("papieren_op_tafel", "haast", "contract_huis", "huurbrief", "bronnen", "geld_nu"):
        yield f"{talk}/vraag/{one}"
    for one in ("start", "huishouden", "woning", "inkomen", "ontvangt", "energie", "zorg"):
        yield f"{talk}/blad/{one}"
    yield from (f"{talk}/zacht/zacht_schulden", f"{talk}/zacht/klaar", f"{talk}/wat-als")
    yield from (f"{talk}/uitkomst/", f"{talk}/uitkomst/2026/huurtoeslag", f"{talk}/antwoorden")
    yield f"{talk}/aanbod/"


def at_the_counter(look: Looking) -> Iterator[str]:
    look.go("/balie/nieuw")
    look.element("naam").fill("mevrouw Nieuwenhuis")
    look.press("Verder")
    here = look.page.url.removeprefix(look.address).removesuffix("welkom")
    yield from (f"{here}welkom", f"{here}afspraak")
    look.go(f"{here}welkom")
    look.press("Ja, begin")
    yield from (f"{here}vraag/{one}" for one in ("nieuw_adres", "nieuwe_huur"))
    yield from (f"{here}klaar", f"{here}naar-coach")


def test_long_words_from_right_to_left_do_not_stick_out(demo: Served, browser: Browser) -> None:
    """Every kind of page of the talk and the counter, with every part that folds out open."""
    look = Looking(browser, demo.address)
    open_demo(look)
    with demo.desk.store.read() as session:
        planned = next(d.id for d in session.dossiers.mine() if session.plans.editions(d.id))
        plan = session.plans.editions(planned)[0].id
    shown = [*pages_of(halfway_of(demo)), f"/gesprek/{planned}/uitkomst/"]
    shown += [f"/gesprek/{planned}/plan/{plan}{one}" for one in ("", "/brieven", "/kaart")]
    found = []
    for path in (*shown, *at_the_counter(look)):
        look.page.set_viewport_size({"width": WIDTHS[0], "height": 844})
        look.go(path)
        assert look.page.locator("h1").count(), path
        for stretched in (False, True):
            if stretched:
                look.page.evaluate(LONG_WORDS)
            for width in WIDTHS:
                look.page.set_viewport_size({"width": width, "height": 844})
                wide = look.page.evaluate("document.documentElement.scrollWidth")
                if wide > width:
                    found.append((path, width, wide, stretched))
                elif width in {390, 820}:
                    found += [(path, width, one) for one in look.page.evaluate(MEASURE)]
    assert not found, "\n".join(map(str, found))
    look.done()


def test_a_question_that_became_needless_folds_away(demo: Served, browser: Browser) -> None:
    """Ticked yes, the amount of last year is gone; ticked no, it is there again."""
    look = Looking(browser, demo.address)
    open_demo(look)
    look.go(f"/gesprek/{halfway_of(demo)}/blad/inkomen")
    chooser, amount = look.element("inkomen_gelijk-a"), look.element("jaarinkomen_toen-a")
    for value, there in (("ja", False), ("nee", True), ("", True), ("ja", False)):
        chooser.select_option(value)
        assert amount.is_visible() == there, value
    amount.evaluate("e => e.closest('[data-bij]').classList.add('is-wrong')")
    chooser.select_option("ja")
    assert amount.is_visible(), "a mistake is not hidden"
    look.done()


def test_nothing_moves_for_who_asked_for_less_motion(demo: Served, browser: Browser) -> None:
    look = Looking(browser, demo.address)
    open_demo(look)
    look.go(f"/gesprek/{halfway_of(demo)}/vraag/papieren_op_tafel")
    moving = look.page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
        " return parseFloat(s.transitionDuration) > 0 || parseFloat(s.animationDuration) > 0 })"
        ".map(e => e.className)"
    )
    assert moving == []
    look.done()


def test_the_browsers_own_voice_reads_the_question(demo: Served, browser: Browser) -> None:
    look = Looking(browser, demo.address)
    look.context.add_init_script(
        "window.heard = [];window.speechSynthesis.speak = u => window.heard.push([u.lang, u.text]);"
    )
    open_demo(look)
    look.go(f"/gesprek/{halfway_of(demo)}/vraag/papieren_op_tafel")
    look.page.get_by_role("button", name="Voorlezen").click()
    lang, text = look.page.evaluate("window.heard[0]")
    assert lang == "nl"
    assert "Welke papieren liggen op tafel?" in text
    assert "Loonstrook" in text
    look.done()
