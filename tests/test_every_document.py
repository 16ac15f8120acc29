"""Every document that the program can make passes one check: `tagged_check.faults`.

A function that renders a PDF stands in MADE with what makes its papers, or in ELSEWHERE with the
test that checks them; the first test fails for one that stands in neither.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.paper_room import STRANGE, every_plan
from tests.storage_room import quick_vault
from tests.tagged_check import SMALLEST, elements, faults, sizes
from tests.web_room import NOW
from voorzieningenwijzer.casework.after import survey
from voorzieningenwijzer.casework.desk import DEMO_PASSPHRASE, Desk
from voorzieningenwijzer.casework.examples import add_example, examples
from voorzieningenwijzer.casework.held import inspection
from voorzieningenwijzer.casework.papers import facing, plans
from voorzieningenwijzer.casework.papers.differences import print_differences
from voorzieningenwijzer.documents import blocks, pdf
from voorzieningenwijzer.documents.papers import survey_paper
from voorzieningenwijzer.documents.tagged_pdf import story
from voorzieningenwijzer.language.catalogue import catalogue
from voorzieningenwijzer.plan.differences import differences, earlier_of
from voorzieningenwijzer.plan.facing import with_sentences
from voorzieningenwijzer.tables import Tables

RENDERER = "voorzieningenwijzer.documents"
PACKAGE = Path(__file__).resolve().parent.parent / "voorzieningenwijzer"
Papers = Iterator[tuple[str, bytes]]


def printed_plans(_desk: Desk, _dossier: str) -> Papers:
    for name, plan in every_plan().items():
        yield name, plans.print_plan(plan)


def printed_annexes(_desk: Desk, _dossier: str) -> Papers:
    for name, plan in every_plan().items():
        yield name, plans.print_annex(plan)


def blank_cards(_desk: Desk, _dossier: str) -> Papers:
    yield "leeg", plans.print_blank_card()


def facing_pages(_desk: Desk, _dossier: str) -> Papers:
    english = catalogue("en")
    assert english is not None
    for name, plan in every_plan().items():
        yield name, facing.print_facing(with_sentences(plan), english)


def differences_papers(_desk: Desk, _dossier: str) -> Papers:
    """Each plan beside every other one, as if it were of the same household."""
    titles = Tables.shipped().titles("Coevorden")
    for name, plan in every_plan().items():
        for other, old in every_plan().items():
            earlier = earlier_of(old, old, plan)
            found = differences(earlier, plan, ("Wat is de huur?",), titles)
            yield f"{name} na {other}", print_differences(replace(plan, verschil=found))


def survey_papers(_desk: Desk, _dossier: str) -> Papers:
    asked = survey.survey()
    words = tuple(asked.keuzes.values())
    sheet = survey_paper.blocks(asked.kop, asked.intro, asked.vragen, words, asked.papier)
    yield "drie vragen", pdf.render(sheet)


def inspection_copies(desk: Desk, dossier: str) -> Papers:
    yield "met een plan", inspection.as_paper(desk, dossier, NOW)


ELSEWHERE = {
    "casework/results/why_paper.py: print_why": "test_why_paper.py",
    "casework/counts/on_paper.py: as_pdf": "test_counts_pages.py",
    "casework/papers/letters.py: print_letter": "test_letters.py",
    "web/pages/counter.py: paper": "test_counter.py",
    "casework/results/what_if.py: print_what_if": "test_what_if.py",
    "casework/papers/guides.py: print_guide": "test_guide.py",
}
"""Renders what one page shows: the test of those pages runs the same check on all of them."""

MADE: dict[str, Callable[[Desk, str], Papers]] = {
    "casework/papers/plans.py: print_plan": printed_plans,
    "casework/papers/plans.py: print_annex": printed_annexes,
    "casework/papers/plans.py: print_blank_card": blank_cards,
    "web/pages/survey.py: paper": survey_papers,
    "casework/held/inspection.py: as_paper": inspection_copies,
    "casework/papers/facing.py: print_facing": facing_pages,
    "casework/papers/differences.py: print_differences": differences_papers,
}
TELL_WHO_LOOKED = {"casework/held/inspection.py: as_paper"}
"""The second copy also holds that the first was made."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, str]]:
    """A dossier of the demonstration with its plan, and a name that is hard to print."""
    folder = tmp_path_factory.mktemp("papier")
    room = Desk(folder, demo=True, vault=quick_vault(folder))
    room.create("Ria Voorbeeld", DEMO_PASSPHRASE, NOW)
    example = next(one for one in examples() if one.get("plan"))
    yield room, add_example(room, {**example, "naam": STRANGE}, NOW)
    room.lock()


def who_renders() -> set[str]:
    found = set()
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text("utf-8")
        if path.parent.name == "documents" or "documents" not in text or "pdf" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            assert not isinstance(node, ast.ImportFrom) or node.module != f"{RENDERER}.pdf", path
            if not isinstance(node, ast.FunctionDef):
                continue
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("pdf.render"):
                    found.add(f"{path.relative_to(PACKAGE).as_posix()}: {node.name}")
    return found


def test_whoever_renders_a_document_is_checked_here() -> None:
    assert who_renders() == {*MADE, *ELSEWHERE}
    for name in ELSEWHERE.values():
        assert "faults_of(" in Path(__file__).with_name(name).read_text("utf-8"), name


@pytest.mark.parametrize("maker", MADE)
def test_every_document_can_be_read_aloud_and_by_old_eyes(
    maker: str, desk: tuple[Desk, str]
) -> None:
    wrong = {name: faults(data) for name, data in MADE[maker](*desk)}
    assert wrong == {name: [] for name in wrong}
    assert wrong


@pytest.mark.parametrize("maker", sorted(MADE.keys() - TELL_WHO_LOOKED))
def test_every_document_is_the_same_bytes_the_second_time(
    maker: str, desk: tuple[Desk, str]
) -> None:
    assert dict(MADE[maker](*desk)) == dict(MADE[maker](*desk))


# ---------------------------------------------------------------- the check itself


def small_document(*content: blocks.Block) -> bytes:
    document = blocks.Document(
        title="Proef",
        author="",
        subject="",
        corner=("23 november 2026",),
        footer="Proef",
        page_of="Blad {nummer} van {aantal}",
        blocks=(blocks.Sheet("Proef"), *content),
    )
    return pdf.render(document)


def test_the_check_passes_a_good_document() -> None:
    assert faults(small_document(blocks.Text("Een zin."))) == []


def test_letters_of_twelve_points_are_measured_where_they_are_drawn() -> None:
    found = sizes(small_document(blocks.Text("Een zin.")))
    assert min(found) == SMALLEST
    assert 21.0 in found


@pytest.mark.parametrize(
    ("name", "damage", "said"),
    [
        ("language", lambda d: d.Root.__delitem__("/Lang"), "language"),
        ("title", lambda d: d.docinfo.__delitem__("/Title"), "no title"),
        ("marked", lambda d: d.Root.__delitem__("/MarkInfo"), "not marked"),
        ("heading", lambda d: _rename(d, "/P", "/H3"), "heading /H3 after level 1"),
        ("cell", lambda d: _rename(d, "/P", "/TD"), "/TD in"),
        ("picture", lambda d: _rename(d, "/P", "/Figure"), "a picture without words"),
        ("outside", lambda d: _paint(d, b"0 0 10 10 re f"), "outside the structure"),
        ("small", lambda d: _paint(d, b"/Artifact BMC BT /F1 9 Tf (x) Tj ET EMC"), "letters of"),
        (
            "shrunk",
            lambda d: _paint(d, b"/Artifact BMC q .5 0 0 .5 0 0 cm BT /F1 12 Tf (x) Tj ET Q EMC"),
            "letters of [6.0]",
        ),
        ("colour", lambda d: _paint(d, b"1 0 0 rg"), "colour"),
        ("font", lambda d: _lose_fonts(d), "is not embedded"),
    ],
)
def test_the_check_sees_what_is_wrong(
    name: str, damage: Callable[[pikepdf.Pdf], object], said: str, tmp_path: Path
) -> None:
    good, bad = tmp_path / "goed.pdf", tmp_path / f"{name}.pdf"
    good.write_bytes(small_document(blocks.Text("Een zin.")))
    with pikepdf.open(good) as document:
        damage(document)
        document.save(bad, fix_metadata_version=False)
    found = faults(bad.read_bytes())
    assert any(said in fault for fault in found), found


def filled(lines: int, *last: blocks.Block) -> list[str]:
    return faults(small_document(*(blocks.Text(f"regel {n}") for n in range(lines)), *last))


HEADED = (blocks.Heading("Kop"), blocks.Text("Een zin."))
LONG_ROWS = blocks.Table(("wat", "hoe"), (("a", "lang " * 60), *(("b", "c"),) * 4), (1, 1))
TWO_ROWS = blocks.Table((), (("a", "b"), ("c", "d")), (1, 1))


@pytest.mark.parametrize("lines", range(40, 50))
def test_no_heading_and_no_row_stands_alone_wherever_the_page_ends(lines: int) -> None:
    assert filled(lines, *HEADED) == []
    assert filled(lines, TWO_ROWS) == []
    assert filled(lines, HEADED[0], LONG_ROWS) == []


def test_the_check_sees_a_row_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "_without_orphans", list)
    found = {fault for lines in range(40, 50) for fault in filled(lines, TWO_ROWS)}
    assert found == {"one row of 2 alone on page [1, 2]"}


def test_the_check_sees_a_heading_alone() -> None:
    assert filled(3, blocks.Heading("Kop")) == ["a heading is the last thing on page 1"]


def _rename(document: pikepdf.Pdf, old: str, new: str) -> None:
    for node in elements(document.Root["/StructTreeRoot"]["/K"]):
        if str(node["/S"]) == old:
            node["/S"] = pikepdf.Name(new)


def _paint(document: pikepdf.Pdf, content: bytes) -> None:
    document.pages[0].contents_add(document.make_stream(content))


def _lose_fonts(document: pikepdf.Pdf) -> None:
    for font in document.pages[0].obj["/Resources"]["/Font"].values():
        del font["/FontDescriptor"]
