"""A municipality is a folder: a seventh, invented one, and what a faulty or an old file does."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.examples.plannen import voorbeelden as v
from tests.interview_room import Talk, form_of
from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.casework.results.local_view import bands, local_view
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.outcomes import Assessment, Between
from voorzieningenwijzer.plan import PlanContext, make_plan
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.tables import Tables, approve
from voorzieningenwijzer.tables.report import report

EXAMPLE = shipped("templates", "gemeente")
DAY = date(2026, 11, 23)
POOR: dict[str, Any] = {
    "peildatum": DAY,
    "gemeente": "Voorbeeldstad",
    "personen": [
        {
            "id": "a",
            "rol": "aanvrager",
            "geboortedatum": date(1985, 5, 6),
            "netto_inkomen_per_maand": 1405.27,
            "vermogen_nu": 310,
            "maanden_laag_inkomen": 7,
            "student_studiefinanciering": False,
        },
        {"id": "k", "rol": "kind", "geboortedatum": date(2015, 3, 4)},
    ],
    "schulden": [],
    "ontvangt_nu": [],
}


def with_seventh(data: Path, changes: dict[str, tuple[str, str]] | None = None) -> Tables:
    """The shipped tables with the template folder, filled in, in the data folder of a laptop."""
    folder = data / "tariffs" / "lokaal" / "voorbeeldstad"
    shutil.copytree(EXAMPLE, folder)
    marks = []
    for path in sorted(folder.glob("*.yaml")):
        text = path.read_text("utf-8")
        old, new = (changes or {}).get(path.name, ("", ""))
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
        marks.append(fingerprint(path))
    approve(data / "tariffs", [mark for mark in marks if mark])
    return Tables.in_use(data)


def fingerprint(path: Path) -> str:
    from voorzieningenwijzer.tables.fingerprint import fingerprint as mark

    return mark(path.read_text("utf-8"))


def seen(tables: Tables, **changes: Any) -> Assessment:
    return assess(read_household(POOR | changes, "x"), tables)


def test_a_seventh_municipality_is_a_folder(tmp_path: Path) -> None:
    tables = with_seventh(tmp_path)
    assert not tables.faulty
    assert "Voorbeeldstad" in tables.gemeenten()
    found = seen(tables)
    own = {
        o.regeling: str(o.status) for o in found.uitkomsten if o.regeling[:14] == "voorbeeldstad."
    }
    assert own == {
        "voorbeeldstad.meedoenpas": "controleren",
        "voorbeeldstad.schoolgeld": "vanzelf",
        "voorbeeldstad.maatwerk": "controleren",
        "voorbeeldstad.inloop": "controleren",
    }
    pass_card = found.outcome("voorbeeldstad.meedoenpas")
    assert pass_card is not None
    assert pass_card.per_jaar == Between(150.0, 150.0)
    assert "voorbeeldstad.oud" not in own


def test_its_words_are_in_the_plan_and_its_names_in_the_talk(tmp_path: Path) -> None:
    tables = with_seventh(tmp_path)
    plan = make_plan(seen(tables), None, (), v.context("Test", knelpunten=("geen_regeling",)))
    actions = {action.id: action for action in plan.acties}
    assert actions["voorbeeldstad.meedoenpas.nagaan"].titel == "Vraag de Meedoenpas aan"
    assert actions["voorbeeldstad.meedoenpas.nagaan"].waar[0].naam == "loket Meedoen"
    assert actions["niets_past"].waar[0].naam == "wijkteam Voorbeeldstad"
    assert [note.id for note in plan.komt_vanzelf] == ["voorbeeldstad.schoolgeld"]
    lines = [line.id for group in plan.wie_helpt for line in group.regels]
    assert "voorbeeldstad.inloop" in lines

    talk = Talk(Context.on(DAY, tables))
    talk.say(gemeente="Voorbeeldstad")
    asked = (q for s in talk.route.all_screens for q in s.questions if q.id == "ontvangt_lokaal")
    offered = [choice.waarde for choice in next(asked).keuzes]
    assert offered[:2] == ["voorbeeldstad.meedoenpas", "voorbeeldstad.schoolgeld"]


def test_an_amount_of_a_stale_document_is_not_shown(tmp_path: Path) -> None:
    later = date(2027, 9, 2)
    tables = with_seventh(tmp_path)
    shown = tables.schemes_for("Voorbeeldstad", later)
    pass_card = next(s for s in shown if s.id == "voorbeeldstad.meedoenpas")
    assert pass_card.stale(later)
    assert not pass_card.stale(DAY)
    old = {"meedoenpas.yaml": ("controleer_voor: 2027-09-01", "controleer_voor: 2026-10-01")}
    found = seen(with_seventh(tmp_path / "oud", old)).outcome("voorbeeldstad.meedoenpas")
    assert found is not None
    assert str(found.status) == "controleren"
    assert found.per_jaar is None


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "reason"),
    [
        ("meedoenpas.yaml", "hoogstens: 1.20", "hogstens: 1.20", True, "bedoelt u 'hoogstens'"),
        ("inloop.yaml", "  wat: ", "  wta: ", True, "bedoelt u 'wat'"),
        ("schoolgeld.yaml", "actief: ja", "actief: nee", True, "wordt niet getoond"),
        ("maatwerk.yaml", "Vertel {coach}", "Vertel {koos}", True, "kan hier niet worden ingevuld"),
    ],
)
def test_a_file_with_a_fault_is_named_and_the_others_load(
    tmp_path: Path, file: str, old: str, new: str, line: bool, reason: str
) -> None:
    tables = with_seventh(tmp_path, {file: (old, new)})
    (faulty,) = tables.faulty
    assert faulty.file.endswith(f"voorbeeldstad/{file}")
    assert any(reason in fault.reason for fault in faulty.faults)
    assert all(fault.line for fault in faulty.faults) is line
    left = {s.id for s in tables.schemes("Voorbeeldstad")}
    assert len(left) == len(list(EXAMPLE.glob("*.yaml"))) - 1
    told = report(tables, DAY)
    assert any(file in text and "regel" in text and reason in text for text in told.fouten)


def test_what_is_not_approved_is_not_used(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "tariffs" / "lokaal" / "voorbeeldstad")
    tables = Tables.in_use(tmp_path)
    assert "Voorbeeldstad" not in tables.gemeenten()
    assert len(tables.not_approved) == len(list(EXAMPLE.glob("*.yaml")))


def test_check_tells_what_is_old_and_says_nothing_of_what_is_never_shown() -> None:
    told = report(Tables.shipped(), DAY)
    assert (
        "coevorden.doe_mee_pas (Coevorden): gecontroleerd op 2023-01-01, vraag na" in told.verouderd
    )
    assert "hoogeveen.loket_geldzaken (Hoogeveen): zonder datum, vraag na" in told.verouderd
    assert not any("energietoeslag" in line for line in told.verouderd)
    assert not told.fouten


# ------------------------------------------------------------------------- the shipped ones


def test_every_entry_of_the_reference_is_there() -> None:
    count = {"Coevorden": 38, "Groningen": 24, "Hoogeveen": 21, "Emmen": 10}
    count |= {"Hardenberg": 8, "Borger-Odoorn": 6, "landelijk": 19}
    tables = Tables.shipped()
    assert {place: len(tables.schemes(place)) for place in count} == count
    assert set(tables.gemeenten()) == count.keys() - {"landelijk"}


def test_what_is_over_or_only_planned_never_reaches_a_household() -> None:
    for scheme in Tables.shipped().schemes():
        assert scheme.shown == (scheme.gebruik in ("rekenen", "wijzen"))
        if scheme.actief in ("nee", "voornemen"):
            assert not scheme.shown, scheme.id


def test_every_income_limit_says_of_which_norm_and_over_which_time() -> None:
    for scheme in Tables.shipped().schemes():
        if scheme.inkomensgrens is not None:
            basis = scheme.inkomensgrens_basis
            assert basis is not None
            assert basis.norm == "bijstandsnorm"
            assert basis.periode
    months = {
        s.gemeente: s.inkomensgrens_basis.maanden
        for s in Tables.shipped().schemes()
        if s.id == "individuele_inkomenstoeslag" and s.inkomensgrens_basis
    }
    assert months["Coevorden"] == months["Emmen"] == months["Hardenberg"] == 36
    assert months["Groningen"] == 60
    assert months["Hoogeveen"] is None


def test_limits_stand_side_by_side() -> None:
    schemes = Tables.shipped().schemes_for("Coevorden", DAY)
    found = bands(schemes, Between(1.05, 1.15))
    assert [band.grens for band in found] == [1.0, 1.1, 1.3]
    assert [band.past for band in found] == [False, None, True]
    assert "Doe-Mee-Pas (zonder vakantiegeld)" in found[1].namen
    assert not any("Voedselbank" in name for band in found for name in band.namen)


def test_the_coach_sees_how_old_it_is_and_who_may_ask() -> None:
    found = assess(read_household(POOR | {"gemeente": "Coevorden"}, "x"), Tables.shipped())
    context = PlanContext(DAY, "", tussenpersoon_bij=frozenset({"coevorden.rudie_zwols_fonds"}))
    view = local_view(found.uitkomsten, context, Tables.shipped(), "Coevorden")
    lines = {line.id: line for group in view.groepen for line in group.regels}
    assert lines["coevorden.rudie_zwols_fonds"].tussenpersoon == "u"
    assert lines["landelijk.kinderhulp"].tussenpersoon == "ander"
    assert lines["coevorden.mwc_inloop"].tussenpersoon == ""
    assert "1 maart 2023" in lines["coevorden.mwc_inloop"].zeker.replace("\u00a0", " ")
    assert "weten wij niet" in lines["coevorden.kledingbank"].zeker
    assert view.aantal == len(lines)


# ------------------------------------------------------------------- reached by the interview

LIVES: dict[str, dict[str, Any]] = {
    "ouder met schuld": {
        "bewoners": ["kinderen_onder_18"],
        "aantal_kinderen": "2",
        "geboortedatum_kind-k1": "4-4-2023",
        "geboortedatum_kind-k2": "5-5-2014",
        "achterstanden": ["energie"],
        "laag_inkomen_sinds-a": "januari 2019",
    },
    "paar": {
        "bewoners": ["partner"],
        "geboortedatum_partner-b": "6-6-1984",
        "relatie-b": "gehuwd",
        "achterstanden": ["geen"],
        "inkomenssoorten-b": ["geen"],
    },
}


def reached(gemeente: str, life: dict[str, Any]) -> set[str]:
    talk = Talk.on(DAY)
    said = {
        "geboortedatum-a": "2-2-1983",
        "gemeente": gemeente,
        "aannames_kloppen": "ja",
        "verhuurder": "Domesta",
        "inkomenssoorten-a": ["loon"],
        "inkomen_loon-a.loon": {
            "": "1200",
            "per": "maand",
            "bruto": "netto",
            "vakantiegeld": "inclusief",
        },
        "geld_nu-a": "100",
        **life,
    }
    while (screen := talk.route.next) is not None:
        form = {k: x for k, x in form_of(screen, said).items() if k != "weet_niet"}
        silent = {f"{q.name}.weet_niet": "1" for q in screen.questions if q.name not in said}
        given = talk.give(form | silent)
        assert given.complete, (screen.id, given.errors, given.confirm)
    found = assess(read_household(talk.route.household, "x"), Tables.shipped())
    fits = ("recht", "controleren", "vanzelf", "onbekend")
    return {o.regeling for o in found.uitkomsten if o.lokaal and o.status in fits}


def test_every_shown_scheme_is_reached_by_some_talk() -> None:
    tables = Tables.shipped()
    everywhere: set[str] = set()
    met: set[str] = set()
    for gemeente in tables.gemeenten():
        here = set().union(*(reached(gemeente, life) for life in LIVES.values()))
        shown = tables.schemes_for(gemeente, DAY)
        own = {s.id for s in shown if s.gemeente == gemeente and not s.uitgewerkt_in}
        assert own <= here, gemeente
        everywhere |= {s.id for s in shown if s.national and not s.uitgewerkt_in}
        met |= here
    assert everywhere <= met
