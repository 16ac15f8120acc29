"""The plan on paper and on the screen: golden texts, tagged PDF, page one, names, equal bytes."""

import io
import itertools
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_args

import pikepdf
import pypdfium2
import pytest

from tests.examples.plannen import voorbeelden as v
from voorzieningenwijzer.documents import blocks, html, pdf, pdf_story
from voorzieningenwijzer.documents.arabic import drawn
from voorzieningenwijzer.documents.plan_paper import blocks as plan_blocks
from voorzieningenwijzer.plan import Plan, make_plan

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "examples" / "plannen"
REWRITE = os.environ.get("VOORZIENINGENWIJZER_GULDEN") == "1"
STRANGE = 'Jan <b> & "Ünal" 😀 علي'
PAINT = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}


def plan_for(name: str, **context: object) -> Plan:
    example = v.EXAMPLES[name]()
    changed = replace(example.context, **context)  # type: ignore[arg-type]
    return make_plan(example.assessment, example.last_year, example.savings, changed)


def long_plan(count: int = 20) -> Plan:
    """Twenty local schemes for one household: more than any page holds."""
    outcomes = [
        v.right(f"stad.regeling_{i:02d}", 10 + i, naam=f"regeling nummer {i:02d}")
        for i in range(count)
    ]
    now = v.assessment(*outcomes, meer=500)
    return make_plan(now, None, (), v.context("familie Lang"))


def paper(plan: Plan) -> bytes:
    return pdf.render(plan_blocks(plan))


@pytest.fixture(scope="module", params=[*v.EXAMPLES, "lang", "naam", "leeg"])
def printed(request: pytest.FixtureRequest) -> bytes:
    if request.param == "lang":
        return paper(long_plan())
    if request.param == "naam":
        return paper(plan_for("alleenstaand", naam=STRANGE))
    if request.param == "leeg":
        return paper(make_plan(v.assessment(meer=0), None, (), v.context("Leeg", afspraak="")))
    return paper(plan_for(request.param))


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


# ---------------------------------------------------------------- golden


@pytest.mark.parametrize("name", v.EXAMPLES)
def test_the_printed_text_is_as_agreed(name: str) -> None:
    """Run with VOORZIENINGENWIJZER_GULDEN=1 to write it anew, then read the difference."""
    text = "\n\f\n".join(
        page.replace("\r\n", "\n").strip() for page in pages(paper(plan_for(name)))
    )
    path = GOLDEN / f"{name}.txt"
    if REWRITE:
        path.write_text(text + "\n", encoding="utf-8")
    assert text + "\n" == path.read_text(encoding="utf-8")


# ---------------------------------------------------------------- page one


@pytest.mark.parametrize("name", [*v.EXAMPLES, "lang"])
def test_page_one_holds_at_most_five_actions(name: str) -> None:
    plan = long_plan() if name == "lang" else plan_for(name)
    first, *rest = pages(paper(plan))
    shown = [a for a in plan.acties if flat(a.titel) in flat(first)]
    assert len(shown) == min(5, len(plan.acties))
    assert [a.nummer for a in shown] == list(range(1, len(shown) + 1))
    later = flat(" ".join(rest))
    assert all(flat(a.titel) in later for a in plan.acties)


@pytest.mark.parametrize("name", v.EXAMPLES)
def test_page_one_says_the_sum_the_first_step_and_whom_to_call(name: str) -> None:
    plan = plan_for(name)
    first = flat(pages(paper(plan))[0])
    assert flat(plan.eerste_stap) in first
    assert plan.telefoon in first
    assert re.search(r"€ \d[\d.]* per maand", first)
    for action in plan.op_blad_een:
        assert flat(action.voor_tekst) in first
        assert flat(action.wie_tekst) in first


def test_a_long_plan_goes_on_and_does_not_shrink() -> None:
    data = paper(long_plan())
    assert len(pages(data)) > len(pages(paper(plan_for("alleenstaand"))))
    assert {s for s in sizes(data) if s < 12} <= {9.5, 10.0}
    assert {12.0, 14.5, 17.0, 40.0} <= sizes(data)


@pytest.mark.parametrize("name", v.EXAMPLES)
def test_every_page_carries_number_name_day_and_stamp(name: str) -> None:
    plan = plan_for(name)
    found = pages(paper(plan))
    for number, page in enumerate(found, start=1):
        text = flat(page)
        assert f"Blad {number} van {len(found)}" in text
        assert plan.naam in text
        assert "23 november 2026" in text
        assert "VOORBEELD, verzonnen" in text


def test_no_stamp_on_a_real_plan() -> None:
    assert "VOORBEELD" not in " ".join(pages(paper(plan_for("alleenstaand", voorbeeld=False))))


@pytest.mark.parametrize("name", v.EXAMPLES)
def test_papers_fit_on_one_sheet(name: str) -> None:
    plan = plan_for(name)
    sheets = [p for p in pages(paper(plan)) if "Neem deze papieren mee" in p]
    assert len(sheets) == 1
    assert all(flat(p.naam) in flat(sheets[0]) for p in plan.papieren)


def test_without_a_number_there_is_a_line_to_write_it_on() -> None:
    first = pages(paper(plan_for("alleenstaand", telefoon="")))[0]
    assert "vul hier het nummer in" in first


# ---------------------------------------------------------------- the sum


@pytest.mark.parametrize(
    ("meer", "lead"),
    [
        (120.0, "Dit kunt u meer overhouden:"),
        (0.0, "Wij vonden nu geen extra geld per maand."),
        (0.99, "Wij vonden nu geen extra geld per maand."),
        (-40.0, "Per maand komt er straks minder binnen:"),
    ],
)
def test_the_sum_is_said_kindly_whatever_its_sign(meer: float, lead: str) -> None:
    plan = make_plan(v.assessment(meer=meer), None, (), v.context("Test"))
    first = flat(pages(paper(plan))[0])
    assert lead in first
    assert "-€" not in first


def test_a_sum_that_is_withheld_is_not_printed() -> None:
    bare = v.right("zorgtoeslag", 111, tabel=None)
    plan = make_plan(v.assessment(bare, meer=111), None, (), v.context("Test"))
    first = flat(pages(paper(plan))[0])
    assert "Het totaal weten we nog niet." in first
    assert "€" not in first


def test_only_a_one_off_amount_is_the_sum() -> None:
    last = v.assessment(v.right("huurtoeslag", 100, year=2025), meer=100, year=2025)
    plan = make_plan(v.assessment(meer=0), last, (), v.context("Test"))
    assert "Dit kunt u een keer krijgen: € 1.200 één keer" in flat(pages(paper(plan))[0])


# ---------------------------------------------------------------- equal bytes, lazy loading


@pytest.mark.parametrize("name", v.EXAMPLES)
def test_the_same_plan_gives_the_same_bytes(name: str) -> None:
    plan = plan_for(name)
    first = paper(plan)
    assert paper(Plan.from_json(plan.to_json())) == first


SCRIPT = """
import hashlib, sys
sys.path.insert(0, {root!r})
from tests.examples.plannen import voorbeelden as v
from voorzieningenwijzer.documents import html, pdf
from voorzieningenwijzer.documents.plan_paper import blocks
from voorzieningenwijzer.plan import make_plan
e = v.EXAMPLES["ouder_met_twee_kinderen"]()
document = blocks(make_plan(e.assessment, e.last_year, e.savings, e.context))
page = html.render(document)
assert not any(name.startswith("reportlab") for name in sys.modules), "loaded too early"
print(hashlib.sha256(pdf.render(document)).hexdigest(), hashlib.sha256(page.encode()).hexdigest())
"""


def test_the_same_bytes_in_another_process_and_no_printing_library_before_that() -> None:
    script = SCRIPT.format(root=str(ROOT))
    outputs = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            env=environment,
            cwd=ROOT,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        outputs.add(done.stdout)
    assert len(outputs) == 1


# ---------------------------------------------------------------- tagged PDF


def instructions(document: pikepdf.Pdf) -> Iterator[tuple[int, str, list[Any]]]:
    for number, page in enumerate(document.pages):
        for step in pikepdf.parse_content_stream(page):
            yield number, str(step.operator), list(step.operands)


def sizes(data: bytes) -> set[float]:
    with pikepdf.open(io.BytesIO(data)) as document:
        return {round(float(o[1]), 1) for _, name, o in instructions(document) if name == "Tf"}


def elements(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from elements(kid)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from elements(node["/K"])


def test_nothing_is_painted_outside_the_structure(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as document:
        stack: list[str] = []
        painted: Counter[str] = Counter()
        for _, name, operands in instructions(document):
            if name in ("BDC", "BMC"):
                assert not stack, "marks do not nest"
                stack.append(str(operands[0]))
            elif name == "EMC":
                stack.pop()
            elif name in PAINT:
                painted["outside" if not stack else stack[-1]] += 1
        assert not stack
    assert painted["outside"] == 0
    assert painted["/Artifact"] > 0
    assert painted["/P"] > 0


def test_language_title_and_marks_are_declared(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as document:
        root = document.Root
        assert str(root["/Lang"]) == "nl-NL"
        assert bool(root["/MarkInfo"]["/Marked"])
        assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
        metadata = bytes(root["/Metadata"].read_bytes())
        assert b"pdfuaid:part>1<" in metadata
        assert b"Plan van" in metadata
        assert b"dc:title" in metadata
        for page in document.pages:
            assert str(page.obj["/Tabs"]) == "/S"
            assert "/StructParents" in page.obj


def test_the_tree_has_headings_lists_and_table_headers(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as document:
        found = list(elements(document.Root["/StructTreeRoot"]["/K"]))
        tags = Counter(str(node["/S"]) for node in found)
        assert tags["/H1"] == 1
        assert tags["/Document"] == 1
        assert tags["/LI"] == tags["/LBody"] or tags["/Lbl"] > 0
        for node in found:
            if str(node["/S"]) == "/TH":
                assert "/Scope" in node["/A"]
            if str(node["/S"]) == "/Figure":
                assert "/Alt" in node


def test_every_mark_leads_back_to_its_element(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as document:
        numbers = list(document.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"])
        parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        used: Counter[int] = Counter()
        for page, name, operands in instructions(document):
            if name == "BDC":
                mark = int(operands[1]["/MCID"])
                assert str(parents[page][mark]["/S"]) == str(operands[0])
                used[page] += 1
        assert {page: len(list(marks)) for page, marks in parents.items()} == dict(used)


def fonts(document: pikepdf.Pdf) -> Iterator[Any]:
    for page in document.pages:
        yield from page.obj["/Resources"].get("/Font", {}).values()


def test_every_font_is_embedded(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as document:
        names = set()
        for font in fonts(document):
            names.add(str(font["/BaseFont"]))
            assert "/FontFile2" in font["/FontDescriptor"], font["/BaseFont"]
        assert names
        assert all("NotoSans" in name for name in names)


def test_letters_are_large_enough(printed: bytes) -> None:
    """Twelve points, but ten for sources and nine and a half for the foot."""
    small = {size for size in sizes(printed) if size < 12}
    assert small <= {9.5, 10.0}


def test_print_is_black_on_white(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as document:
        for _, name, operands in instructions(document):
            if name in ("rg", "RG", "g", "G"):
                assert {float(o) for o in operands} == {0.0}


def test_nothing_runs_off_the_page(printed: bytes) -> None:
    """Ten millimetres at the sides stay white, also with long names and twenty actions."""
    with pypdfium2.PdfDocument(printed) as document:
        for page in document:
            image = page.render(scale=1, grayscale=True).to_pil()
            width, height = image.size
            margin = int(28.3)
            left = image.crop((0, 0, margin, height))
            right = image.crop((width - margin, 0, width, height))
            assert left.getextrema()[0] > 250
            assert right.getextrema()[0] > 250


# ---------------------------------------------------------------- names


def test_a_name_is_only_ever_characters() -> None:
    plan = plan_for("alleenstaand", naam=STRANGE, coach="<i>Ria</i>", eerste_stap="</p><script>")
    first = pages(paper(plan))[0]
    assert 'Plan van Jan <b> & "Ünal"' in flat(first)
    assert "</p><script>" in first
    assert "<i>Ria</i>" in first


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "A" * 300,
        "x " * 200,
        "naam\x00met\x1bvreemde\ntekens\t",
        "{jaar} {0} %s",
        "日本語 ትግርኛ עברית",
        "Ł. Żółć, Ñandú, Đặng Văn Ü",
        "👩‍👩‍👧",
        "علي محمد الخطيب " * 8,
    ],
)
def test_any_name_prints_and_shows(name: str) -> None:
    plan = plan_for("alleenstaand", naam=name)
    assert len(pages(paper(plan))) >= 4
    assert "<section>" in html.render(plan_blocks(plan))


def test_letters_that_join_are_joined_and_turned() -> None:
    """علي drawn from left to right: final yeh, medial lam, initial ain (Unicode forms B)."""
    assert drawn("علي") == "\ufef2\ufee0\ufecb"
    assert drawn("Jan علي") == "Jan \ufef2\ufee0\ufecb"
    assert drawn("لا") == "\ufefb"


def test_the_screen_escapes_everything() -> None:
    plan = plan_for(
        "alleenstaand",
        naam=STRANGE,
        coach="<script>alert(1)</script>",
        telefoon='"><img src=x>',
        eerste_stap="<b>vet</b>",
    )
    page = str(html.render(plan_blocks(plan)))
    for dangerous in ("<script", "<img", "<b>", "style=", "onclick"):
        assert dangerous not in page
    assert "Jan &lt;b&gt; &amp; &#34;Ünal&#34; 😀 علي" in page


# ---------------------------------------------------------------- blocks


def test_every_block_has_a_renderer_for_paper_and_screen() -> None:
    kinds = set(get_args(blocks.Block))
    assert set(pdf_story._RENDERERS) == kinds
    assert set(html._RENDERERS) == kinds


def test_blocks_hold_plain_values_only() -> None:
    for kind in get_args(blocks.Block):
        for field in fields(kind):
            assert "Any" not in str(field.type)


@pytest.mark.parametrize("render", [pdf.render, html.render])
def test_a_document_starts_with_a_sheet(render: Any) -> None:
    document = replace(plan_blocks(plan_for("alleenstaand")), blocks=(blocks.Text("los"),))
    with pytest.raises(ValueError, match="Sheet"):
        render(document)


def test_screen_and_paper_say_the_same() -> None:
    document = plan_blocks(plan_for("ouder_met_twee_kinderen"))
    page = flat(re.sub(r"<[^>]+>", " ", str(html.render(document))))
    printed = flat(" ".join(pages(pdf.render(document))))
    for block in document.blocks:
        if isinstance(block, (blocks.ActionRow, blocks.Heading)):
            text = block.title if isinstance(block, blocks.ActionRow) else block.text
            assert flat(text) in page
            assert flat(text) in printed


def test_headings_on_the_screen_leave_no_gap() -> None:
    page = str(html.render(plan_blocks(plan_for("alleenstaand"))))
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_no_row_stands_alone_at_the_foot_of_a_page() -> None:
    """A heading is never the last thing on a page, and a list of papers never leaves one behind."""
    found = pages(paper(long_plan()))
    headings = {"Dit is al goed", "Wanneer komt er geld?", "Hier gaan wij van uit", "Waarom"}
    for page in found:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        body = [line for line in lines if not line.startswith(("Blad ", "Bedragen van"))]
        body = [line for line in body if line not in ("23\u00a0november 2026", "23 november 2026")]
        assert body[-1] not in headings
