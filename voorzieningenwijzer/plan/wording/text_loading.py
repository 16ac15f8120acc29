"""Loads and checks the words of the plan from ``templates/plan``.

Unknown keys, unknown placeholders, and deadlines, offices or papers that do not exist are errors
with the name of the file (PlanTextError).
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from voorzieningenwijzer.plan.deadlines import Deadline
from voorzieningenwijzer.plan.model import Place, Who
from voorzieningenwijzer.plan.wording.explanation_check import check_explanations
from voorzieningenwijzer.plan.wording.explanation_texts import read_explanation, read_frame
from voorzieningenwijzer.plan.wording.fill import PlanTextError
from voorzieningenwijzer.plan.wording.text_check import check_texts
from voorzieningenwijzer.plan.wording.text_files import Section, opened, read_file
from voorzieningenwijzer.plan.wording.texts import (
    Advice,
    OutcomeText,
    PaperText,
    PlanTexts,
    Report,
    ReportTo,
    SchemeText,
)
from voorzieningenwijzer.shipped import shipped

T = TypeVar("T")


@cache
def plan_texts() -> PlanTexts:
    """The shipped texts, read once."""
    return load(shipped("templates", "plan"))


def load(folder: Path) -> PlanTexts:
    """Reads and checks all text files in ``folder``."""
    outcomes = opened(folder / "uitkomsten.yaml")
    reports = opened(folder / "geef_door.yaml")
    words = opened(folder / "velden.yaml")
    schemes = [_scheme(path) for path in sorted((folder / "regelingen").glob("*.yaml"))]
    advice = [_advice(p.stem, read_file(p)) for p in sorted((folder / "adviezen").glob("*.yaml"))]
    texts = PlanTexts(
        vulwoorden=_strings(folder / "vulwoorden.yaml", "vulwoorden"),
        woorden=_strings(folder / "plan.yaml", "woorden"),
        regelingen={scheme.regeling: scheme for scheme in schemes},
        adviezen={one.id: one for one in advice},
        termijnen=_each(folder / "termijnen.yaml", "termijnen", _deadline),
        loketten=_each(folder / "loketten.yaml", "loketten", _place),
        plaatselijk=_strings(folder / "loketten_plaatselijk.yaml", "plaatselijk"),
        papieren=_each(folder / "papieren.yaml", "papieren", _paper),
        velden=_texts_of(words.section("velden")),
        voorwaarden=_texts_of(words.section("voorwaarden")),
        aannames=_strings(folder / "aannames.yaml", "aannames"),
        uitkomsten=_block(outcomes.section("uitkomsten"), _outcome),
        status=_texts_of(outcomes.section("status")),
        status_zin=_texts_of(outcomes.section("status_zin")),
        uitleg=read_frame(folder / "uitleg.yaml"),
        geef_door=tuple(_report(one) for one in reports.sections("veranderingen")),
        geef_door_kop=(reports.text("kop"), reports.text("onder_kop"), reports.text("onderaan")),
    )
    for read in (outcomes, reports, words):
        read.done()
    check_texts(texts)
    check_explanations(texts.regelingen, texts.uitleg)
    return texts


def _texts_of(section: Section) -> dict[str, str]:
    found = {key: section.text(key) for key in section}
    section.done()
    return found


def _strings(path: Path, key: str) -> dict[str, str]:
    top = opened(path)
    found = _texts_of(top.section(key))
    top.done()
    return found


def _each(path: Path, key: str, build: Callable[[str, Section], T]) -> dict[str, T]:
    top = opened(path)
    found = _block(top.section(key), build)
    top.done()
    return found


def _block(block: Section, build: Callable[[str, Section], T]) -> dict[str, T]:
    found: dict[str, T] = {}
    for name in block:
        one = block.section(name)
        found[name] = build(name, one)
        one.done()
    block.done()
    return found


def _deadline(name: str, one: Section) -> Deadline:
    years = one.take("per_jaar", dict, {})
    return Deadline(
        name=name,
        bron=one.text("bron"),
        status=one.text("status"),
        tekst=one.text("tekst", ""),
        duur=one.text("duur", ""),
        per_jaar=tuple(sorted((int(year), _day(day, name)) for year, day in years.items())),
        elk_jaar=one.text("elk_jaar", ""),
        dag_van_de_maand=one.take("dag_van_de_maand", int, 0),
        dagen=tuple(_day(day, name) for day in one.take("dagen", list, [])),
        terug_vanaf=one.text("terug_vanaf", ""),
    )


def _day(value: Any, name: str) -> date:
    if not isinstance(value, date):
        raise PlanTextError(f"termijn {name}: {value} is geen dag")
    return value


def _place(name: str, one: Section) -> Place:
    one.optional("plaats")
    return Place(
        id=name,
        naam=one.text("naam"),
        kort=one.text("kort"),
        hoe=one.text("hoe"),
        website=one.optional("website"),
        telefoon=one.optional("telefoon"),
    )


def _paper(name: str, one: Section) -> PaperText:
    return PaperText(
        id=name,
        naam=one.text("naam"),
        kort=one.text("kort"),
        erbij=one.text("erbij"),
        waar=one.text("waar"),
        zoekzin=one.text("zoekzin"),
        beslist=one.texts("beslist"),
    )


def _outcome(name: str, one: Section) -> OutcomeText:
    return OutcomeText(kop=one.text("kop"), zinnen=one.texts("zinnen"))


def _report(one: Section) -> Report:
    report = Report(
        id=one.text("id"),
        verandering=one.text("verandering"),
        pictogram=one.text("pictogram"),
        aan=tuple(_report_to(to) for to in one.sections("aan")),
    )
    one.done()
    return report


def _report_to(to: Section) -> ReportTo:
    found = ReportTo(
        loket=to.text("loket"),
        kort=to.text("kort"),
        alleen_voor=to.texts("alleen_voor"),
        snel=to.text("snel"),
    )
    to.done()
    return found


def _scheme(path: Path) -> SchemeText:
    top = read_file(path)
    regeling = top.text("regeling")
    if path.stem != regeling:
        raise PlanTextError(f"{path.name}: gaat over {regeling}")
    shared = {
        "waar": top.texts("waar", must=True),
        "papieren": top.texts("papieren", must=True),
        "bedrag_zin": top.text("bedrag_zin", ""),
        "cijfers": _figures(top),
    }
    by_itself: tuple[str, ...] = ()
    if "vanzelf" in top:
        block = top.section("vanzelf")
        by_itself = (block.text("zin"), block.text("kijk"))
        block.done()
    scheme = SchemeText(
        regeling=regeling,
        naam=top.text("naam"),
        bij=top.text("bij"),
        betaling=top.text("betaling", ""),
        vorig_jaar=top.text("vorig_jaar", ""),
        vorig_jaar_dubbel=top.text("vorig_jaar_dubbel", ""),
        doorgeven=top.text("doorgeven", ""),
        melden=top.text("melden", ""),
        aanvragen=_advice(f"{regeling}.aanvragen", top.section("aanvragen"), shared),
        vanzelf=by_itself,
        uitleg=read_explanation(top.section("uitleg")) if "uitleg" in top else None,
    )
    top.done()
    return scheme


def _figures(top: Section) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Placeholder to the labels of the calculation step that holds its figure."""
    if "cijfers" not in top:
        return ()
    block = top.section("cijfers")
    found = tuple((name, block.texts(name)) for name in block)
    block.done()
    return found


def _advice(name: str, one: Section, shared: Mapping[str, Any] | None = None) -> Advice:
    given = dict(shared or {})
    when = one.section("voor")
    advice = Advice(
        id=name,
        titel=one.text("titel"),
        wat=one.text("wat"),
        eerste_stap=one.text("eerste_stap"),
        wie=_who(one.text("wie"), one.where),
        inspanning=one.take("inspanning", int),
        cijfers=given.get("cijfers", ()),
        waar=given["waar"] if given else one.texts("waar"),
        papieren=given["papieren"] if given else one.texts("papieren"),
        bedrag_zin=given["bedrag_zin"] if given else one.text("bedrag_zin", ""),
        doe=when.text("doe", ""),
        uiterlijk=when.text("uiterlijk", ""),
        waarom=one.texts("waarom", must=shared is None),
        verwacht=one.texts("verwacht"),
        let_op=one.texts("let_op"),
        geld_komt=one.text("geld_komt", ""),
        als_nee=one.text("als_nee", ""),
    )
    when.done()
    one.done()
    return advice


def _who(text: str, where: str) -> Who:
    try:
        return Who(text)
    except ValueError as error:
        raise PlanTextError(f"{where}: wie is {text}?") from error
