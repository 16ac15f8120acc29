"""The longest and the shortest household on paper, measured where every letter and line stands.

Eight persons with some twenty actions go on over the pages: nothing shrinks, nothing leaves the
margins, and no heading or row stands alone.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.paper_check import faults_of
from tests.paper_room import every_plan, pages, plan_for, shortest_plan
from tests.storage_room import quick_vault
from tests.tagged_check import SMALLEST, sizes
from tests.web_room import NOW
from voorzieningenwijzer.casework.desk import DEMO_PASSPHRASE, Desk
from voorzieningenwijzer.casework.examples import add_example
from voorzieningenwijzer.casework.papers import facing, plans
from voorzieningenwijzer.documents.tagged_pdf import parts
from voorzieningenwijzer.language.catalogue import catalogue
from voorzieningenwijzer.plan import Plan
from voorzieningenwijzer.plan.facing import with_sentences
from voorzieningenwijzer.strict_yaml import read

HOUSEHOLD = Path(__file__).parent / "examples" / "papier" / "groot_gezin.yaml"
SIDE, EDGE = 15 * 72 / 25.4, 7.5 * 72 / 25.4
LETTER, STROKE = 1.0, 5.0
"""Points: the sides are 15 mm, above and below stay 7.5 mm free. A J reaches out by a hair; the
bounds of a line are given with its thickness all round."""


@pytest.fixture(scope="module")
def longest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:
    """Asked and answered as at the table, and kept."""
    folder = tmp_path_factory.mktemp("groot")
    desk = Desk(folder, demo=True, vault=quick_vault(folder))
    desk.create("Ria Voorbeeld", DEMO_PASSPHRASE, NOW)
    said: Any = read(HOUSEHOLD.read_text("utf-8"), ours=True)
    dossier = add_example(desk, said, NOW)
    with desk.store.read() as session:
        edition = session.plans.editions(dossier)[0]
    yield plans.kept_plan(desk, dossier, edition.id).plan
    desk.lock()


def in_english(plan: Plan) -> bytes:
    english = catalogue("en")
    assert english is not None
    return facing.print_facing(plan if plan.zinnen else with_sentences(plan), english)


PAPERS = {"plan": plans.print_plan, "bijlage": plans.print_annex, "naast": in_english}


def outside(paper: bytes) -> list[str]:
    """What is painted outside the margins of its page."""
    found = []
    with pypdfium2.PdfDocument(paper) as document:
        for number, page in enumerate(document, start=1):
            wide, high = page.get_size()
            for one in page.get_objects():
                left, bottom, right, top = one.get_bounds()
                room = LETTER if one.type == pdfium.FPDF_PAGEOBJ_TEXT else STROKE
                kept = left >= SIDE - room and right <= wide - SIDE + room
                if not (kept and bottom >= EDGE and top <= high - EDGE):
                    found.append(f"page {number}: {left:.0f} {bottom:.0f} {right:.0f} {top:.0f}")
    return found


def bottoms(paper: bytes) -> list[float]:
    """How far down each page the text above the foot reaches, as a share of the page."""
    found = []
    with pypdfium2.PdfDocument(paper) as document:
        for page in document:
            high = page.get_height()
            texts = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
            lows = [one.get_bounds()[1] for one in texts]
            found.append(1 - min(low for low in lows if low > 50) / high)
    return found


def test_the_household_is_as_long_as_it_is_meant_to_be(longest: Plan) -> None:
    assert len(longest.acties) >= 20
    assert longest.totaal.per_maand
    assert len({action.titel for action in longest.acties}) == len(longest.acties)


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_shrinks_and_nothing_leaves_the_page(longest: Plan, name: str) -> None:
    paper = PAPERS[name](longest)
    assert faults_of(paper) == []
    assert min(sizes(paper)) == SMALLEST
    assert outside(paper) == []


def test_the_plan_goes_on_over_pages_that_are_used(longest: Plan) -> None:
    """Five actions on page one; the papers on one page, the last; no page is nearly empty."""
    paper = plans.print_plan(longest)
    shown = pages(paper)
    for action in longest.acties[:5]:
        assert action.titel in shown[0].replace("\r\n", " ")
    assert sum("Neem deze papieren mee" in page for page in shown) == 1
    assert "Neem deze papieren mee" in shown[-1]
    assert len(shown) <= 6
    assert min(bottoms(paper)) > 0.4


def test_the_check_sees_what_is_outside(longest: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_LABEL", -200.0)
    assert outside(plans.print_plan(longest)) != []


def test_a_debt_with_the_energy_company_and_a_switch_are_not_both_asked(longest: Plan) -> None:
    """The arrangement comes first, and it keeps from switching."""
    asked = {action.id for action in longest.acties}
    assert "schuld.energie_regeling" in asked
    assert not any(one.startswith("energie.overstappen") for one in asked)
    assert "Maak daar eerst een afspraak over." in str(longest.niet_berekend)


@pytest.mark.parametrize("name", every_plan())
def test_no_page_holds_a_line_or_two(name: str) -> None:
    plan = every_plan()[name]
    for printed in (plans.print_plan(plan), plans.print_annex(plan)):
        assert min(bottoms(printed)) > 0.16


@pytest.mark.parametrize("plan", [shortest_plan(), plan_for("alleenstaand", eerste_stap="")])
def test_the_shortest_papers_are_as_good(plan: Plan) -> None:
    for name, printed in PAPERS.items():
        assert faults_of(printed(plan)) == [], name
        assert outside(printed(plan)) == [], name
