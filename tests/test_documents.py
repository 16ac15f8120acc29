"""The plan on paper and on the screen: golden texts, tagged PDF, page one, names, equal bytes."""

import itertools
import os
import re
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_args

import pypdfium2
import pytest

from tests.examples.plannen import voorbeelden as v
from tests.paper_room import STRANGE, every_plan, flat, long_plan, pages, plan_for
from tests.tagged_check import SMALLEST, faults, sizes
from voorzieningenwijzer.casework.papers.names import lines_in
from voorzieningenwijzer.documents import blocks, html, pdf
from voorzieningenwijzer.documents.papers.plan_paper import annex, sheets
from voorzieningenwijzer.documents.papers.plan_paper import blocks as plan_blocks
from voorzieningenwijzer.documents.tagged_pdf import story
from voorzieningenwijzer.documents.tagged_pdf.arabic import drawn
from voorzieningenwijzer.documents.tagged_pdf.paragraphs import paragraph
from voorzieningenwijzer.documents.tagged_pdf.tagged import Slot
from voorzieningenwijzer.documents.tagged_pdf.typography import not_drawn
from voorzieningenwijzer.plan import Plan, make_plan
from voorzieningenwijzer.plan.wording.amounts import day_text

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "examples" / "plannen"
REWRITE = os.environ.get("VOORZIENINGENWIJZER_GULDEN") == "1"


def paper(plan: Plan) -> bytes:
    return pdf.render(sheets(plan))


def beside(plan: Plan) -> bytes:
    return pdf.render(annex(plan))


def both(plan: Plan) -> list[str]:
    return [*pages(paper(plan)), *pages(beside(plan))]


@pytest.fixture(scope="module", params=every_plan())
def printed(request: pytest.FixtureRequest) -> bytes:
    return paper(every_plan()[request.param])


# ---------------------------------------------------------------- golden


@pytest.mark.parametrize("name", v.EXAMPLES)
def test_the_printed_text_is_as_agreed(name: str) -> None:
    """Run with VOORZIENINGENWIJZER_GULDEN=1 to write it anew, then read the difference."""
    text = "\n\f\n".join(page.replace("\r\n", "\n").strip() for page in both(plan_for(name)))
    path = GOLDEN / f"{name}.txt"
    if REWRITE:
        path.write_text(text + "\n", encoding="utf-8")
    assert text + "\n" == path.read_text(encoding="utf-8")


# ---------------------------------------------------------------- page one


@pytest.mark.parametrize("name", [*v.EXAMPLES, "lang"])
def test_page_one_holds_at_most_five_actions(name: str) -> None:
    plan = long_plan() if name == "lang" else plan_for(name)
    first, *rest = both(plan)
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


def crowded(plan: Plan, title: str) -> Plan:
    """Every action with as much to say as any can have; one with a title of two lines."""
    papers = "DigiD, huurcontract, brief over de huurprijs, jaaropgave, bankafschrift, kenteken"
    more = {"papieren_tekst": papers, "per_maand": 123_400, "per_maand_hoogst": 130_000}
    busy = tuple(
        replace(a, titel=title, eenmalig=99_900, status="een_bron", te_veel_per_maand=None, **more)
        for a in plan.acties
    )
    two_lines = replace(busy[1], titel="Vraag huurtoeslag en kindgebonden budget over 2025 nog aan")
    step = "Ik bel morgen met de gemeente en met het energiebedrijf, samen met mijn zus uit Emmen."
    return replace(plan, acties=(busy[0], two_lines, *busy[2:]), eerste_stap=step)


def test_five_actions_stand_on_page_one_however_much_there_is_to_say() -> None:
    title = "Kijk naar de zorgverzekering van de gemeente"
    plan = crowded(plan_for("ouder_met_twee_kinderen"), title)
    data = paper(plan)
    first = flat(pages(data)[0])
    assert first.count("Papieren DigiD") == 5
    assert "en meer" in first
    assert min(sizes(data)) == SMALLEST


def test_the_sum_can_be_read_at_two_metres() -> None:
    """A capital of one two-hundredth of the distance, ten millimetres, reads with ease."""
    cap_height = 0.714
    largest = max(sizes(paper(plan_for("alleenstaand"))))
    assert largest * cap_height * 25.4 / 72 >= 2000 / 200


def test_a_long_plan_goes_on_and_does_not_shrink() -> None:
    data = paper(long_plan())
    assert len(pages(data)) > 2
    assert min(sizes(data)) == SMALLEST
    assert {12.0, 14.5, 17.0, 40.0} <= set(sizes(data))


@pytest.mark.parametrize("name", v.EXAMPLES)
def test_every_page_carries_number_name_day_and_stamp(name: str) -> None:
    plan = plan_for(name)
    for found in (pages(paper(plan)), pages(beside(plan))):
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
from voorzieningenwijzer.documents.papers.plan_paper import blocks
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


# ---------------------------------------------------------------- the page


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
    assert len(both(plan)) >= 5
    assert "<section>" in html.render(plan_blocks(plan))


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Sam 😀 de Boer", "Sam 😀 de Boer"),
        ("👩🏽‍👧 Jansen", "👩👧 Jansen"),
        ("ሰላም Tesfay", "ሰላም Tesfay"),
        ("ገብረ ሥላሴ", "ገብረ ሥላሴ"),
        ("Łukasz Żółć Đặng Ünal", "Łukasz Żółć Đặng Ünal"),
        ("Ганна Шевченко", "Ганна Шевченко"),
        ("王秀英 Wang", "______ Wang"),
        ("अनिता Sharma", "______ Sharma"),
        ("דוד", "______"),
    ],
)
def test_a_name_is_never_printed_as_nothing(name: str, printed: str) -> None:
    """What no face can draw is a line to write on; what is drawn can be read aloud as it is."""
    data = paper(plan_for("alleenstaand", naam=name))
    first = flat(pages(data)[0])
    assert f"Plan van {printed} " in first
    assert f"{printed}. Het loket beslist." in first
    assert faults(data) == []
    with pypdfium2.PdfDocument(data) as document:
        assert name.replace("\u200d", "") in document.get_metadata_value("Title")


def test_letters_that_no_face_draws_are_named_once() -> None:
    assert not_drawn("王秀王 Jan दे") == "王秀द"
    assert not_drawn("😀 ሰላም علي Żółć 👩🏽‍👧") == ""
    assert lines_in("Ünal Шевченко") == ""
    assert lines_in("王 Wang") == "王"


def lines_of(text: str, available: float, balanced: bool = False) -> list[str]:
    item = paragraph(text, Slot("P"), balanced=balanced)
    item.wrap(available, 0)
    words = [[run for pieces, _ in line for _, run in pieces] for line in item.lines]
    return [" ".join(line).replace("\u00a0", " ") for line in words]


def test_a_line_ends_where_the_text_says_so_and_the_next_has_all_its_room() -> None:
    assert lines_of("€ 195 per maand,\n€ 220 terug", 120) == ["€ 195 per maand,", "€ 220 terug"]


def test_a_date_and_an_amount_stay_on_one_line() -> None:
    text = f"betaald tot en met {day_text(v.DAY)}"
    assert lines_of(text, 160) == ["betaald tot en met", "23 november 2026"]


def test_lines_are_balanced_in_as_many_lines() -> None:
    text = "Waarom krijgt u zorgtoeslag per maand?"
    assert lines_of(text, 205) == ["Waarom krijgt u zorgtoeslag per", "maand?"]
    assert lines_of(text, 205, balanced=True) == ["Waarom krijgt u", "zorgtoeslag per maand?"]


def test_an_address_on_the_web_is_cut_behind_a_mark() -> None:
    assert lines_of("wetten.overheid.nl/BWBR0018451/2026", 140) == [
        "wetten.overheid.nl/",
        "BWBR0018451/2026",
    ]


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
    assert set(story._RENDERERS) == kinds
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
