"""Letters: only what goes with the plan, filled in with what was said, the rest lines to write."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.examples.plannen import voorbeelden as v
from tests.paper_check import faults_of, text_of
from tests.paper_room import STRANGE, plan_for
from tests.web_room import NOW, Coach, demo
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.faults import UnknownLetterError
from voorzieningenwijzer.casework.log import lines_of
from voorzieningenwijzer.casework.papers.letters import Asked, letter_of
from voorzieningenwijzer.documents import pdf
from voorzieningenwijzer.documents.papers.letter_paper import Letter, blocks
from voorzieningenwijzer.plan import Plan, make_plan
from voorzieningenwijzer.plan.letter_facts import letter_facts
from voorzieningenwijzer.plan.letters import decided, offered
from voorzieningenwijzer.plan.wording.fill import PlanTextError
from voorzieningenwijzer.plan.wording.letter_texts import OwnForm, labels, letter_texts
from voorzieningenwijzer.plan.wording.text_loading import plan_texts

DAY = date(2026, 11, 25)
NAMES = {"coevorden.doe_mee_pas": "Doe-Mee-Pas"}
SAID: dict[str, Any] = {
    "samenstelling": "bekend",
    "personen": [
        {
            "id": "a",
            "rol": "aanvrager",
            "geboortedatum": date(1981, 5, 12),
            "vermogen_nu": 905,
            "auto_waarde": 0,
            "maanden_laag_inkomen": 78,
            "inkomens": [
                {"soort": "loon", "bedrag": Decimal("1463.5"), "per": "maand", "bruto": True,
                 "vakantiegeld": "exclusief", "vanaf": date(2026, 1, 1)},
                {"soort": "ww", "bedrag": 700, "per": "vier_weken", "tot": date(2026, 2, 1)},
                {"soort": "overig", "vanaf": date(2026, 12, 1)},
            ],
        },
        {"id": "k1", "rol": "kind", "geboortedatum": date(2013, 9, 3), "woont_thuis": True},
    ],
    "woning": {"kale_huur_per_maand": {2025: 600, 2026: Decimal("645.80")}},
    "ontvangt_nu": [{"regeling": "zorgtoeslag", "bedrag_per_maand": 129}],
    "belastingaanslag": {"gemeente": 338, "kantoor": "gblt"},
    "zorgverzekering": [
        {"persoon": "a", "verzekeraar": "Proefzorg", "premieachterstand_maanden": 2}
    ],
    "schulden": [{"soort": "zorgpremie", "bedrag": 320}, {"soort": "energie"}],
}  # fmt: skip


def with_schemes(*schemes: str, **context: object) -> Plan:
    outcomes = [v.right(one, 10) for one in schemes]
    wanted = replace(v.context("mevrouw Proef"), **context)  # type: ignore[arg-type]
    return make_plan(v.assessment(*outcomes, meer=10), None, (), wanted)


def letter(brief: str, plan: Plan, said: dict[str, Any] | None = None, **more: Any) -> Letter:
    return letter_of(plan, SAID if said is None else said, Asked(brief, **more), DAY, NAMES)


def known(found: Letter) -> dict[str, str]:
    return {label: text for part in found.delen for label, text in part.lijnen}


# ---------------------------------------------------------------- what is filled in


def test_what_was_said_is_filled_in() -> None:
    facts = letter_facts(SAID, "mevrouw Proef", DAY)
    plain = {name: text.replace("\u00a0", " ") for name, text in facts.items()}
    assert plain == {
        "naam": "mevrouw Proef",
        "geboortedatum": "12 mei 1981",
        "kinderen": "3 september 2013",
        "inkomen": "werk: € 1.463,50 per maand (voor belasting, zonder vakantiegeld)",
        "laag_inkomen": "78 maanden",
        "geld": "€ 905",
        "auto": "geen",
        "huur": "€ 645,80 per maand",
        "huurtoeslag": "geen",
        "zorgtoeslag": "€ 129 per maand",
        "aanslag_gemeente": "€ 338",
        "zorgverzekeraar": "Proefzorg",
        "maanden_achter": "2 maanden",
        "schuld_zorgpremie": "€ 320",
        "schulden": "energie " + "…" * 8,
    }


def test_what_was_not_said_is_never_made_up() -> None:
    """Not a word, not a zero and not 'geen': a line to write on."""
    assert letter_facts({}, "", DAY) == {}
    unknown = {
        "personen": [{"id": "a", "rol": "aanvrager", "inkomens": [{"soort": "loon"}]}],
        "ontvangt_nu": None,
        "belastingaanslag": {"gemeente": None},
    }
    facts = letter_facts(unknown, " ", DAY)
    assert set(facts) == {"inkomen"}
    assert facts["inkomen"].startswith("werk: €…")


@pytest.mark.parametrize("brief", [n for n in letter_texts() if n != "bezwaar"])
def test_a_burgerservicenummer_is_always_a_line_to_write_on(brief: str) -> None:
    """Also when somebody typed one in a place where it does not belong."""
    text = letter_texts()[brief]
    plan = with_schemes(*text.regelingen, *text.samen, "huurtoeslag")
    if text.acties:
        plan = plan_for("ouder_met_twee_kinderen")
    said = {**SAID, "bsn": "111222333", "personen": [{**SAID["personen"][0], "bsn": "111222333"}]}
    found = letter(brief, plan, said)
    assert "111222333" not in repr(found)
    numbers = [text for label, text in known(found).items() if "urgerservice" in label]
    assert set(numbers) <= {""}


def test_a_bsn_is_asked_only_by_an_office_of_the_law() -> None:
    """A fund, an insurer and an objection have no use for it."""
    asking = {n for n, t in letter_texts().items() if any("bsn" in p.velden for p in t.delen)}
    assert asking == {
        "bijzondere_bijstand",
        "gezamenlijke_aanvraag",
        "individuele_inkomenstoeslag",
        "kwijtschelding_gemeente",
        "kwijtschelding_waterschap",
    }


def test_a_partner_is_a_line_unless_there_is_none() -> None:
    plan = with_schemes("individuele_inkomenstoeslag")
    alone = letter("individuele_inkomenstoeslag", plan)
    assert not [label for label in known(alone) if "partner" in label]
    assert len(alone.handtekeningen) == 1
    unsure = letter("individuele_inkomenstoeslag", plan, {})
    assert [text for label, text in known(unsure).items() if "partner" in label] == [""] * 4
    assert len(unsure.handtekeningen) == 2


# ---------------------------------------------------------------- to whom, when, how long


def test_a_letter_goes_to_the_office_of_ones_own_municipality() -> None:
    here = with_schemes("kwijtschelding_gemeente", gemeente="Coevorden")
    there = with_schemes("kwijtschelding_gemeente", gemeente="Emmen")
    nowhere = with_schemes("kwijtschelding_gemeente", gemeente="")
    assert letter("kwijtschelding_gemeente", here).aan == "Gemeente Coevorden"
    assert letter("kwijtschelding_gemeente", there).aan == "Gemeente Emmen"
    assert letter("kwijtschelding_gemeente", nowhere).aan in ("", "Uw gemeente")


def test_who_sends_the_bill_of_the_water_board_gets_the_letter() -> None:
    plan = with_schemes("kwijtschelding_waterschap")
    assert letter("kwijtschelding_waterschap", plan).aan == "GBLT"
    assert letter("kwijtschelding_waterschap", plan, {}).aan == ""


def test_a_letter_carries_the_day_of_the_coach_and_a_line_for_the_place() -> None:
    plan = with_schemes("kwijtschelding_gemeente")
    assert plan.peildatum != DAY
    text = text_of(pdf.render(blocks(letter("kwijtschelding_gemeente", plan))))
    assert "Plaats: Dag: 25 november 2026" in text
    assert "rekende dit uit op 23 november 2026" in text


@pytest.mark.parametrize(
    ("scheme", "term", "last"),
    [
        (
            "huurtoeslag",
            "6 weken",
            "22 december 2026",
        ),  # Awb art. 6:7: 10 November plus 42
        ("bijstand", "6 weken", "22 december 2026"),
        ("kwijtschelding_gemeente", "10 dagen", "20 november 2026"),  # URIW art. 24
    ],
)
def test_the_time_to_object_comes_from_the_table_of_terms(
    scheme: str, term: str, last: str
) -> None:
    plan = with_schemes("zorgtoeslag")
    without = letter("bezwaar", plan, regeling=scheme)
    assert f"U hebt {term}. Tel vanaf de dag op de brief." in without.zelf
    dated = letter("bezwaar", plan, regeling=scheme, besluit=date(2026, 11, 10))
    said = " ".join(dated.zelf).replace("\u00a0", " ")
    assert f"De brief moet er op {last} zijn." in said
    assert known(dated)["De dag op uw brief"].replace("\u00a0", " ") == "10 november 2026"
    assert known(without)["De dag op uw brief"] == ""


# ---------------------------------------------------------------- which letters


def test_only_letters_about_this_plan_are_offered() -> None:
    assert offered(with_schemes("huurtoeslag")) == []
    found = [one.brief for one in offered(with_schemes("kwijtschelding_gemeente"))]
    assert found == ["kwijtschelding_gemeente"]
    with pytest.raises(UnknownLetterError):
        letter("individuele_inkomenstoeslag", with_schemes("kwijtschelding_gemeente"))
    for strange in ("../velden", "velden", ""):
        with pytest.raises(UnknownLetterError):
            letter(strange, with_schemes("kwijtschelding_gemeente"))


def test_one_letter_for_more_schemes_ticks_what_this_plan_asks_for() -> None:
    two = ("kwijtschelding_gemeente", "individuele_inkomenstoeslag")
    assert "gezamenlijke_aanvraag" not in [o.brief for o in offered(with_schemes(two[0]))]
    assert "gezamenlijke_aanvraag" not in [
        o.brief for o in offered(with_schemes(*two, gemeente="Emmen"))
    ]
    found = letter("gezamenlijke_aanvraag", with_schemes(*two))
    choices = {name: ticked for part in found.delen for name, ticked, _ in part.keuzes}
    assert choices["Kwijtschelding van de gemeente"]
    assert not choices["Doe-Mee-Pas"]
    assert sum(choices.values()) == 2


def test_an_objection_can_be_about_any_scheme_that_an_office_decides_on() -> None:
    words = {name: text.aanvragen.als_nee for name, text in plan_texts().regelingen.items()}
    national = {name for name, no in words.items() if "bezwaar" in no or "beroep" in no}
    found = decided(with_schemes("coevorden.doe_mee_pas"))
    assert found[0] == "coevorden.doe_mee_pas"
    assert set(found) == national | {"coevorden.doe_mee_pas"}
    with pytest.raises(UnknownLetterError):
        letter("bezwaar", with_schemes("zorgtoeslag"), regeling="coevorden.doe_mee_pas")


# ---------------------------------------------------------------- texts


def test_every_line_of_the_list_is_used_and_every_label_differs() -> None:
    used = {
        field for text in letter_texts().values() for part in text.delen for field in part.velden
    }
    assert set(labels()) == used
    assert len(set(labels().values())) >= len(labels()) - 1


def test_no_letter_promises_an_amount() -> None:
    for text in letter_texts().values():
        said = " ".join((text.naam, *text.begin, *text.eind))
        assert not re.search(r"€|\d", said), text.brief


@pytest.mark.parametrize("wrong", ["velden: [onbekend]", "bewijs: [onbekend]", "aan: onbekend"])
def test_a_faulty_letter_does_not_load(
    wrong: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from voorzieningenwijzer.plan.wording import letter_texts as module
    from voorzieningenwijzer.shipped import shipped

    shared = shipped("templates", "brieven", "velden.yaml").read_text("utf-8")
    (tmp_path / "velden.yaml").write_text(shared, "utf-8")
    part = f"  - {{kop: Kop, {wrong}}}" if wrong.startswith("velden") else "  - {kop: Kop}"
    rest = "" if wrong.startswith("velden") else f"{wrong}\n"
    (tmp_path / "proef.yaml").write_text(
        f"formaat: 1\nbrief: proef\nnaam: Proef\nformulier: nee\n{rest}begin: [Een zin.]\n"
        f"delen:\n{part}\neind: [Nog een.]\n",
        "utf-8",
    )
    monkeypatch.setattr(module, "shipped", lambda *names: tmp_path.joinpath(*names[2:]))
    with pytest.raises(PlanTextError, match="onbekend"):
        module._letter(tmp_path / "proef.yaml")


# ---------------------------------------------------------------- on the page


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Coach, Desk]]:
    coach, desk = demo(tmp_path_factory.mktemp("brieven"))
    yield coach, desk
    desk.close()


def pages_of_letters(coach: Coach, desk: Desk) -> Iterator[tuple[str, str]]:
    with desk.store.read() as session:
        for dossier in session.dossiers.listing():
            for edition in session.plans.editions(dossier.id):
                yield dossier.id, f"/gesprek/{dossier.id}/plan/{edition.id}"


def test_every_letter_of_the_demonstration_is_a_good_document(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    seen = set()
    for dossier, plan in pages_of_letters(coach, desk):
        assert f'href="{plan}/brieven"' in coach.get(plan).text
        page = coach.get(f"{plan}/brieven").text
        for link in re.findall(r'href="([^"]+/brief/[^"]+\.pdf)"', page):
            data = coach.get(link).data
            assert faults_of(data) == [], link
            assert data == coach.get(link).data
            assert "Handtekening" in text_of(data)
            seen.add(link.rpartition("/")[2])
        with desk.store.read() as session:
            assert "brief gemaakt" in {one.wat for one in lines_of(session, dossier)}
    assert {"individuele_inkomenstoeslag.pdf", "betalingsregeling_zorgpremie.pdf"} <= seen
    assert {"gezamenlijke_aanvraag.pdf", "rudie_zwols_fonds.pdf", "doe_mee_pas.pdf"} <= seen
    assert {"kwijtschelding_gemeente.pdf", "bijzondere_bijstand.pdf"} <= seen


def test_an_objection_is_made_with_and_without_the_day(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    _, plan = next(pages_of_letters(coach, desk))
    empty = coach.post(f"{plan}/bezwaar", regeling="", besluit="32-13-2026")
    assert empty.status_code == 422
    assert "Kies waar de brief over gaat." in coach.text
    future = coach.post(f"{plan}/bezwaar", regeling="huurtoeslag", besluit="1-12-2026")
    assert future.status_code == 422
    assert "Deze dag is nog niet geweest." in coach.text
    assert 'value="1-12-2026"' in future.text
    made = coach.post(f"{plan}/bezwaar", regeling="huurtoeslag", besluit="10-11-2026")
    assert made.mimetype == "application/pdf"
    assert faults_of(made.data) == []
    assert "op 22 december 2026" in text_of(made.data)


def test_an_unknown_letter_is_not_found(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    _, plan = next(pages_of_letters(coach, desk))
    assert coach.get(f"{plan}/brief/velden.pdf").status_code == 404
    assert coach.get(f"{plan.rpartition('/')[0]}/999/brieven").status_code == 404
    assert coach.get(f"{plan.rpartition('/')[0]}/nergens/brieven").status_code == 404


def test_a_quick_sum_has_letters_and_leaves_no_trace(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    coach.post("/snel", keuze="nieuw")
    with desk.store.read() as session:
        before = len(lines_of(session))
    made = coach.post("/gesprek/snel/plan/nu/bezwaar", regeling="huurtoeslag")
    assert made.mimetype == "application/pdf"
    with desk.store.read() as session:
        assert len(lines_of(session)) == before


def test_a_name_in_a_letter_is_only_ever_characters() -> None:
    plan = with_schemes("kwijtschelding_gemeente", naam=STRANGE)
    data = pdf.render(blocks(letter("kwijtschelding_gemeente", plan)))
    assert faults_of(data) == []
    assert 'Jan <b> & "Ünal"' in text_of(data)
    assert NOW.date() != DAY


def test_a_form_that_was_seen_in_coevorden_is_not_said_of_another_municipality() -> None:
    text = letter_texts()["individuele_inkomenstoeslag"]
    assert text.own_form("Coevorden") is OwnForm.HEEFT_EIGEN
    assert text.own_form("Emmen") is OwnForm.ONBEKEND
    assert letter_texts()["kwijtschelding_waterschap"].own_form("Emmen") is OwnForm.HEEFT_EIGEN
