"""The shipped questionnaire holds together; one that does not is refused at load."""

import re
from datetime import date
from decimal import Decimal

import pytest

from tests.interview_room import Talk, anything, form_of, stories, whole_talk
from voorzieningenwijzer.assessment import assess_law
from voorzieningenwijzer.households.catalogue import FIELDS
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.interview.loading import load_questionnaire, questionnaire_from
from voorzieningenwijzer.interview.questionnaire import Question, QuestionnaireError, Soort
from voorzieningenwijzer.interview.values import PER_YEAR
from voorzieningenwijzer.outcomes import Between
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.tables import Tables

TEXT = shipped("questionnaires", "huisbezoek.yaml").read_text("utf-8")
PAPERS = shipped("questionnaires", "papieren.yaml").read_text("utf-8")
QUESTIONS = load_questionnaire().vragen


def refused(old: str, new: str, *, papers: bool = False) -> str:
    """The complaint about the shipped texts with one thing changed."""
    source = PAPERS if papers else TEXT
    assert old in source
    changed = source.replace(old, new, 1)
    with pytest.raises(QuestionnaireError) as caught:
        questionnaire_from(TEXT if papers else changed, changed if papers else PAPERS)
    return str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("id: haast\n", "id: papieren_op_tafel\n", "staat er twee keer"),
        ("veld: woning.soort\n", "veld: woning.sort\n", "woning.sort bestaat niet"),
        ("{veld: gesprek.heeft_haast", "{veld: gesprek.heeft_hast", "gesprek.heeft_hast"),
        (
            "{veld: gesprek.heeft_haast",
            "{veld: woning.is_huur",
            "woning.soort wordt niet eerder gevraagd",
        ),
        (
            "is: true}\n    anders: nvt\n    mogelijk: {laagst: {jaren: -1}",
            "is: true}\n    mogelijk: {laagst: {jaren: -1}",
            "alleen_als en anders",
        ),
        ("is_een_van: [kamer, instelling]", "is_een_van: [kamer, tent]", "tent"),
        ("soort: postcode\n", "soort: huisnummer\n", "huisnummer"),
        ("    waarom: Elke gemeente", "    daarom: Elke gemeente", "onbekend"),
        ("van kind {nummer}?", "van kind {naam}?", "{naam} kan niet worden ingevuld"),
        ("bewijs: [identiteitsbewijs]", "bewijs: [rijbewijs]", "rijbewijs"),
        (
            "  - {id: adres, titel",
            "  - {id: straat, titel: Straat}\n  - {id: adres, titel",
            "straat heeft geen vragen",
        ),
        ("  ww: WW\n", "", "het woord voor ww ontbreekt"),
        ("  ww: WW\n", "  ww: WW\n  vut: VUT\n", "het woord vut wordt niet gebruikt"),
        ("    mogelijk: {laagst: 1940-01-01, hoogst: {jaren: 1}}\n", "", "mogelijk ontbreekt"),
        ("    eenheid: kinderen\n", "", "de eenheid ontbreekt"),
        (
            "    vraag_partner: Waar komt het inkomen van uw partner vandaan?\n",
            "",
            "vraag_partner ontbreekt",
        ),
        (
            "is: true}\n    anders: nvt\n    mogelijk: {laagst: {jaren: -1}",
            "is: yes}\n    anders: nvt\n    mogelijk: {laagst: {jaren: -1}",
            "true of false",
        ),
        ("naam: Gesprek aan de keukentafel\n", "naam: een\nnaam: twee\n", "twee keer"),
        ("{id: zorg, titel", "{id: zorgen, titel", "onderwerpen"),
        ("formaat: 1\n", "formaat: 2\n", "formaat 1"),
        (
            "veld: woning.verhuurder\n    soort: keuze\n    scherm: contract_huis",
            "veld: woning.verhuurder\n    soort: keuze\n    scherm: adres",
            "staan niet bij elkaar",
        ),
        (
            "alleen_als: {veld: huishouden.heeft_kinderen, is: true}",
            "alleen_als: {veld: personen.heeft_inkomen, is: true}",
            "hoort bij een persoon",
        ),
    ],
)
def test_a_questionnaire_that_does_not_hold_together_is_refused(
    old: str, new: str, complaint: str
) -> None:
    assert complaint in refused(old, new)


def test_a_paper_must_say_where_the_answer_stands() -> None:
    assert "zegt niet waar leverancier staat" in refused(
        '      leverancier: "bovenaan, naast het logo"\n', "", papers=True
    )


def test_a_place_on_a_paper_that_no_question_looks_for_is_refused() -> None:
    assert "kleur wordt daar niet gezocht" in refused(
        '      leverancier: "bovenaan',
        '      kleur: blauw\n      leverancier: "bovenaan',
        papers=True,
    )


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
def test_every_question_says_why_and_takes_weet_ik_niet(question: Question) -> None:
    assert question.waarom
    assert question.hulp
    assert question.weet_niet
    papers_needed = question.soort not in (Soort.MEER, Soort.TEKST, Soort.JA_NEE)
    assert question.bewijs or not papers_needed


def test_no_question_holds_an_amount_or_an_age_of_a_law() -> None:
    for question in QUESTIONS:
        for text in (question.vraag, question.hulp, question.waarom):
            figures = re.findall(r"\d+", text)
            assert set(figures) <= {"0", "1", "18", "20", "3"}, (question.id, figures)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
def test_the_household_file_takes_all_that_the_question_lets_through(question: Question) -> None:
    spec = FIELDS.get(question.veld)
    bounds = question.mogelijk
    if spec is None or spec.mogelijk is None or bounds is None:
        return
    low, high = bounds.laagst, bounds.hoogst
    assert isinstance(low, Decimal)
    assert isinstance(high, Decimal)
    factor = (
        PER_YEAR[bounds.per] if bounds.per and "_per_maand" not in question.veld else Decimal(1)
    )
    assert spec.mogelijk[0] <= low * factor <= high * factor <= spec.mogelijk[1]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
def test_choices_are_those_of_the_household_file(question: Question) -> None:
    spec = FIELDS.get(question.veld)
    if spec is not None and spec.keuzes and question.keuzes:
        assert {c.waarde for c in question.keuzes} <= set(spec.keuzes)


def offered(question: str, **said: object) -> list[str]:
    """What a screen offers once this is said."""
    talk = Talk.on(date(2026, 11, 23))
    for name, value in said.items():
        talk.say(**{name: value})
    asked = (q for s in talk.route.all_screens for q in s.questions if q.id == question)
    return [choice.waarde for choice in next(asked).keuzes]


@pytest.mark.parametrize("gemeente", Tables.shipped().gemeenten())
def test_every_local_scheme_can_be_said_to_be_received(gemeente: str) -> None:
    schemes = Tables.shipped().schemes(gemeente)
    choices = offered("ontvangt_lokaal", gemeente=gemeente)
    assert {s.id for s in schemes if s.gebruik == "rekenen"} <= set(choices)
    assert choices[-1] == "geen"
    others = {"coevorden.doe_mee_pas", "groningen.stadjerspas"} - {s.id for s in schemes}
    assert not others & set(choices)


def test_the_municipalities_that_can_be_chosen_are_those_of_the_tables() -> None:
    assert offered("gemeente") == [*Tables.shipped().gemeenten(), "andere gemeente"]
    assert offered("gemeente")[0] == "Coevorden"
    assert offered("ontvangt_lokaal", gemeente="andere gemeente")[-1] == "geen"


def test_choices_come_only_from_tables_that_there_are() -> None:
    assert "keuzes_uit is een van" in refused("keuzes_uit: gemeenten", "keuzes_uit: dorpen")


def counted(talk: Talk) -> tuple[int, int]:
    screens = talk.route.all_screens
    return len(screens), sum(q.question.inputs for s in screens for q in s.questions)


DAY = date(2026, 9, 15)
BUSY_LIFE = {
    "haast": ["energie_afsluiten"],
    "bewoners": ["alleen"],
    "ingangsdatum": "1-4-2019",
    "huur_eerder": "629",
    "inkomenssoorten-a": ["loon", "ww"],
    "achterstanden": ["energie"],
    "ontvangt_landelijk": ["zorgtoeslag", "huurtoeslag"],
    "energie_eigen_naam": "gas_en_stroom",
    "verwarming": "gas",
    "zonnepanelen": "nee",
    "aannames_kloppen": "ja",
    "woning_soort": "zelfstandig",
    "woning_gelijk": "nee",
    "inkomen_gelijk-a": "nee",
    "geboortedatum-a": "2-6-1981",
}


def filled_in(choices: dict[str, object], day: date) -> Talk:
    """A talk to its end, with these answers and a plain answer to every other question."""
    talk = Talk.on(day)
    while (screen := talk.route.next) is not None:
        form: dict[str, object] = {}
        for question in screen.questions:
            form |= {} if question.name in choices else anything(question)
        form |= form_of(screen, choices) if any(q.name in choices for q in screen.questions) else {}
        form |= {f"{q.name}.klopt": form.get(q.name, "") for q in screen.questions}
        given = talk.give(form)
        assert given.complete, (screen.id, given.errors, given.confirm)
    return talk


def test_a_tenant_alone_has_45_screens_and_75_inputs_at_most() -> None:
    alone = next(s for s in stories() if s["verhaal"] == "alleen met bijstand")
    talk, _ = whole_talk(alone)
    screens, inputs = counted(talk)
    assert screens <= 45
    assert inputs <= 75


def test_also_with_two_incomes_a_debt_a_new_rent_and_another_last_year() -> None:
    screens, inputs = counted(filled_in(BUSY_LIFE, date(2026, 9, 15)))
    assert screens <= 45
    assert inputs <= 75


def test_an_energy_bill_and_a_policy_are_one_screen_each() -> None:
    talk = filled_in(BUSY_LIFE, date(2026, 9, 15))
    pages = {q.id: s.id for s in talk.route.all_screens for q in s.questions}
    assert {pages[q] for q in ("leverancier", "stroom", "gas", "tarief_gas", "termijnbedrag")} == {
        "jaarrekening"
    }
    assert {pages[q] for q in ("verzekeraar", "premie_basis", "eigen_risico")} == {"polisblad"}


def test_every_question_is_met_in_some_talk() -> None:
    met = {
        q.id
        for s in stories()
        for page in whole_talk(s)[0].route.all_screens
        for q in page.questions
    }
    choices = {
        **BUSY_LIFE,
        "woning_soort": "kamer",
        "inkomenssoorten-a": ["alimentatie_partner", "studiefinanciering_gift", "overig"],
    }
    met |= {
        q.id
        for page in filled_in(choices, date(2026, 9, 15)).route.all_screens
        for q in page.questions
    }
    uwv = {**BUSY_LIFE, "inkomenssoorten-a": ["wajong"], "geboortedatum-a": "2-6-2005"}
    met |= {
        q.id for page in filled_in(uwv, date(2026, 9, 15)).route.all_screens for q in page.questions
    }
    met |= {
        q.id
        for page in filled_in(APART, date(2026, 9, 15)).route.all_screens
        for q in page.questions
    }
    son = {"bewoners": ["anderen"], "aantal_medebewoners": "1", "medebewoner_wie-m1": "kind"}
    shared = {**BUSY_LIFE, **son, "medebewoner_geboortedatum-m1": "4-4-1990"}
    met |= {
        q.id
        for page in filled_in(shared, date(2026, 9, 15)).route.all_screens
        for q in page.questions
    }
    assert {q.id for q in QUESTIONS} - met == set()


APART = {
    **BUSY_LIFE,
    "aannames_kloppen": "nee",
    "uitzondering_persoon-a": ["geen"],
    "uitzondering_huis": ["echtgenoot_elders"],
    "inkomenssoorten-a": ["winst"],
    "scheiding": "nee",
    "aanslag_over-a": "2024",
}


def test_a_spouse_elsewhere_counts_until_the_divorce_was_filed() -> None:
    apart = filled_in(APART, date(2026, 9, 15)).route.household
    spouse = next(p for p in apart["personen"] if p["rol"] == "partner")
    assert spouse["woont_thuis"] is False
    assert spouse["echtscheiding_aangevraagd"] is False
    assert apart["samenstelling"] == "bekend"
    filed = filled_in({**APART, "scheiding": "ja"}, date(2026, 9, 15)).route.household
    assert [p["rol"] for p in filed["personen"]] == ["aanvrager"]
    assert filed["samenstelling"] == "bekend"


def test_the_income_of_a_spouse_elsewhere_is_asked_and_settles_zorgtoeslag() -> None:
    """Joint income 20,000 + 15,000 in 2026: 2 x 2,119 - 4.289% x 29,736 - 13.73% x 5,264 = 2,239.87
    a year for two."""
    asked = {q.id for s in filled_in(APART, DAY).route.all_screens for q in s.questions}
    own = {"echtgenoot_geboren", "echtgenoot_inkomen", "echtgenoot_vermogen"}
    assert own <= asked
    spouse = {
        "echtgenoot_geboren-elders1": "3-4-1984",
        "echtgenoot_inkomen-elders1": "15000",
        "echtgenoot_vermogen-elders1": "0",
    }
    made = filled_in({**APART, **spouse}, DAY).route.household
    person = next(p for p in made["personen"] if p["id"] == "elders1")
    assert person["geboortedatum"] == date(1984, 4, 3)
    assert (person["toetsingsinkomen_per_jaar"], person["vermogen_op_1_januari"]) == (15000, 0)
    applicant = {"id": "a", "rol": "aanvrager", "toetsingsinkomen_per_jaar": 20000}
    applicant |= {"geboortedatum": date(1985, 1, 2), "vermogen_op_1_januari": 0}
    household = read_household({"peildatum": DAY, "personen": [applicant, person]}, "x")
    found = assess_law(household, Tables.shipped(), "zorgtoeslag", 2026)
    assert found is not None
    assert found.per_jaar == Between(2240.0, 2240.0)
    for gone in ({"scheiding": "ja"}, {"uitzondering_huis": ["geen"]}):
        route = filled_in({**APART, **gone}, DAY).route
        assert not own & {q.id for s in route.all_screens for q in s.questions}


def test_detention_and_a_nursing_home_are_facts_and_open_nothing_else() -> None:
    for mark, place in (("vast", "detentie"), ("opgenomen", "verpleeghuis")):
        own = {"uitzondering_persoon-a": [mark], "uitzondering_huis": ["geen"]}
        made = filled_in({**APART, **own}, date(2026, 9, 15)).route.household
        assert made["personen"][0]["verblijft_elders"] == place
        assert "aannames" not in made


def test_the_last_tax_assessment_is_asked_of_who_has_a_business_only() -> None:
    asked = {q.id for s in filled_in(BUSY_LIFE, DAY).route.all_screens for q in s.questions}
    assert not asked & {"aanslag_over", "aanslag_inkomen", "scheiding"}
    made = filled_in(APART, DAY)
    asked = {q.id for s in made.route.all_screens for q in s.questions}
    assert asked >= {"aanslag_over", "aanslag_inkomen", "inkomen_winst"}
    assert "laatste_aanslag_inkomen" in made.route.household["personen"][0]
