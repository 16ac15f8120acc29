"""Five whole households: which schemes, in which order, with which status and reason; and the plan.

The expectations were written before the code, worked by hand from the sources of the schemes.
"""

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml.html import fromstring

from tests.interview_room import Talk, form_of
from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.documents import html, pdf
from voorzieningenwijzer.documents.papers.plan_paper import blocks
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.interview.reading_dates import written
from voorzieningenwijzer.outcomes import Assessment, Outcome
from voorzieningenwijzer.plan import Plan, PlanContext, make_plan
from voorzieningenwijzer.plan.advice.who_helps import for_the_coach
from voorzieningenwijzer.plan.payers import who_pays_first
from voorzieningenwijzer.strict_yaml import read
from voorzieningenwijzer.tables import Tables

FOLDER = Path(__file__).parent / "examples" / "huishoudens"
STORIES: dict[str, Any] = {p.stem: read(p.read_text("utf-8")) for p in sorted(FOLDER.glob("*"))}
WORKED_OUT_ELSEWHERE = "regionaal."
"""Water boards: shown only as long as no law works them out for this municipality."""


def assessed(name: str) -> Assessment:
    return assess(read_household(STORIES[name]["huishouden"], name), Tables.shipped())


def plan(name: str, found: Assessment, **more: Any) -> Plan:
    stuck = tuple(STORIES[name].get("knelpunten", ()))
    return make_plan(
        found, None, (), PlanContext(found.peildatum, "Test", knelpunten=stuck, **more)
    )


def local(found: Assessment) -> list[Outcome]:
    return [o for o in found.uitkomsten if o.lokaal is not None and not o.points]


@pytest.mark.parametrize("name", STORIES)
def test_the_file_says_where_its_figures_come_from(name: str) -> None:
    assert STORIES[name]["herkomst"]


@pytest.mark.parametrize("name", STORIES)
def test_what_is_worked_out_with_status_and_reason(name: str) -> None:
    wanted = STORIES[name]["verwacht"]["lokaal"]
    found = local(assessed(name))
    assert [o.regeling for o in found] == [w["regeling"] for w in wanted]
    for outcome, want in zip(found, wanted, strict=True):
        assert outcome.status == want["status"], outcome.regeling
        said = [reason.voorwaarde for reason in outcome.waarom_niet]
        assert said == want.get("waarom_niet", []), outcome.regeling
        assert outcome.per_jaar is None, "no amount of a scheme has a current source"


@pytest.mark.parametrize("name", STORIES)
def test_the_plan_names_who_can_help_and_nothing_else(name: str) -> None:
    wanted, found = STORIES[name]["verwacht"], assessed(name)
    made = plan(name, found)
    lines = {group.id: [line.id for line in group.regels] for group in made.wie_helpt}
    assert {name: ids for name, ids in lines.items() if ids} == wanted["wie_helpt"]
    assert [i for group in made.wie_helpt for i in group.vraag_na_ids] == wanted["vraag_na"]
    assert [line.id for line in made.vangnet] == wanted["vangnet"]
    coach = {o.regeling for o in for_the_coach(found)}
    mine = {i for i in coach if not i.startswith(WORKED_OUT_ELSEWHERE)}
    assert mine == set(wanted["alleen_coach"])
    shown = {o.regeling for o in found.uitkomsten}
    assert not shown & set(wanted["niet_getoond"])


@pytest.mark.parametrize("name", STORIES)
def test_the_actions_stand_in_the_order_that_was_written_down(name: str) -> None:
    wanted = STORIES[name]["verwacht"]
    made = plan(name, assessed(name))
    ids = [action.id for action in made.acties]
    assert [i for i in ids if i in wanted["acties"]] == wanted["acties"]
    assert len(made.op_blad_een) <= 5
    assert not {i.split(".nagaan")[0] for i in ids} & set(wanted["niet_getoond"])
    by_itself = [note.id for note in made.komt_vanzelf]
    assert [i for i in by_itself if "." in i] == wanted["komt_vanzelf"]


@pytest.mark.parametrize("name", STORIES)
def test_who_pays_first(name: str) -> None:
    found = assessed(name)
    order = {p.kosten: [o.regeling for o in p.betalers] for p in who_pays_first(found.uitkomsten)}
    for cost, payers in STORIES[name]["verwacht"]["wie_betaalt_eerst"].items():
        assert order[cost] == payers, cost


@pytest.mark.parametrize("name", STORIES)
def test_a_paper_is_asked_once(name: str) -> None:
    papers = [paper.id for paper in plan(name, assessed(name)).papieren]
    assert len(papers) == len(set(papers))


def test_a_coach_who_is_an_intermediary_applies_for_the_tenant() -> None:
    name = "coevorden_moeder_met_schuld"
    found = assessed(name)
    fund = "coevorden.rudie_zwols_fonds"

    def sentences(**more: Any) -> tuple[str, ...]:
        lines = [line for group in plan(name, found, **more).wie_helpt for line in group.regels]
        return next(line.zinnen for line in lines if line.id == fund)

    assert "Uw coach mag dit voor u aanvragen." not in sentences()
    assert "Uw coach mag dit voor u aanvragen." in sentences(tussenpersoon_bij=frozenset({fund}))


def test_what_comes_in_already_is_not_pointed_at() -> None:
    name = "coevorden_moeder_met_schuld"
    mapping = dict(STORIES[name]["huishouden"])
    mapping["ontvangt_nu"] = [*mapping["ontvangt_nu"], {"regeling": "coevorden.voedselbank"}]
    made = plan(name, assess(read_household(mapping, name), Tables.shipped()))
    assert "coevorden.voedselbank" not in {
        line.id for group in made.wie_helpt for line in group.regels
    }


def test_without_a_municipality_only_what_holds_everywhere_is_shown() -> None:
    mapping = {
        k: v
        for k, v in STORIES["coevorden_moeder_met_schuld"]["huishouden"].items()
        if k != "gemeente"
    }
    found = assess(read_household(mapping, "x"), Tables.shipped())
    assert all(o.lokaal.landelijk for o in found.uitkomsten if o.lokaal)
    assert "gemeente" in {stake.veld for stake in found.open_vragen}


def test_the_name_of_the_municipality_may_be_written_small() -> None:
    mapping = STORIES["groningen_lang_laag_inkomen"]["huishouden"] | {"gemeente": "groningen"}
    found = assess(read_household(mapping, "x"), Tables.shipped())
    assert found.outcome("groningen.stadjerspas") is not None


def answered(name: str) -> Talk:
    """The talk of this household to its end; what is not said is "weet ik niet"."""
    story = STORIES[name]
    talk, said = Talk.on(story["huishouden"]["peildatum"]), story["antwoorden"]
    unused = set(said)
    while (screen := talk.route.next) is not None:
        form = form_of(screen, said)
        silent = {f"{q.name}.weet_niet": "1" for q in screen.questions if q.name not in said}
        given = talk.give({k: v for k, v in form.items() if k != "weet_niet"} | silent)
        assert given.complete, (screen.id, given.errors, given.confirm)
        unused -= {q.name for q in screen.questions}
    assert not unused
    return talk


@pytest.mark.parametrize("name", STORIES)
def test_the_interview_leads_to_the_same_schemes(name: str) -> None:
    wanted = STORIES[name]["verwacht"]
    household = answered(name).route.household
    found = assess(read_household(household, name), Tables.shipped())
    seen = {o.regeling: str(o.status) for o in local(found)}
    assert seen == {w["regeling"]: w["status"] for w in wanted["lokaal"]}
    shown = {line.id for group in plan(name, found).wie_helpt for line in group.regels}
    assert shown == {i for ids in wanted["wie_helpt"].values() for i in ids}


def on_paper_and_on_screen(name: str) -> tuple[list[str], str]:
    """The sheets of the printed plan, and the page, as plain text."""
    document = blocks(plan(name, assessed(name)))
    with pypdfium2.PdfDocument(pdf.render(document)) as paper:
        sheets = [flat(sheet.get_textpage().get_text_range()) for sheet in paper]
    return sheets, flat(fromstring(str(html.render(document))).text_content())


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\ufffe", "-"))


@pytest.mark.parametrize("name", STORIES)
def test_what_is_old_is_there_and_says_when_it_was_looked_at(name: str) -> None:
    day = STORIES[name]["huishouden"]["peildatum"]
    place = STORIES[name]["huishouden"]["gemeente"]
    schemes = {s.id: s for s in Tables.shipped().schemes_for(place, day)}
    sheets, screen = on_paper_and_on_screen(name)
    helpers = [i for ids in STORIES[name]["verwacht"]["wie_helpt"].values() for i in ids]
    old = [schemes[i] for i in helpers if schemes[i].controleer_voor <= day]
    assert old
    for scheme in old:
        checked = scheme.gecontroleerd_op
        said = "nooit gecontroleerd, vraag na"
        if checked is not None:
            said = f"gecontroleerd op {checked.day}-{checked.month}-{checked.year}, vraag na"
        assert said in " ".join(sheets), scheme.id
        assert said in screen, scheme.id
    for wanted in STORIES[name]["verwacht"]["lokaal"]:
        scheme, shown = schemes[wanted["regeling"]], wanted["status"] in ("controleren", "vanzelf")
        checked = scheme.gecontroleerd_op
        if shown and scheme.controleer_voor < day and checked is not None:
            said = f"Dit is gecontroleerd op {written(checked)}. Vraag na of het nog zo is."
            assert said in " ".join(sheets), scheme.id
            assert said in screen, scheme.id


@pytest.mark.parametrize("name", STORIES)
def test_who_can_help_takes_two_sheets_at_most(name: str) -> None:
    """Not a sheet for each group: from the first words to the slip that is torn off."""
    sheets, _ = on_paper_and_on_screen(name)
    first = next(n for n, sheet in enumerate(sheets) if "Bel of vraag eerst." in sheet)
    last = max(n for n, sheet in enumerate(sheets) if "Briefje om mee te geven" in sheet)
    assert 0 <= last - first <= 1
