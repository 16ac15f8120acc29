"""The plan: what is done first, by which day, with which words and amounts, and how it is kept."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.examples.plannen import voorbeelden as v
from tests.test_ranges import HOUSEHOLDS
from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.casework.results.found import plain_name
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.outcomes import Assessment, Outcome, Saving, Stake, Status
from voorzieningenwijzer.plan import (
    Action,
    Debt,
    FrozenJsonError,
    Kind,
    Plan,
    PlanContext,
    PlanTextError,
    Threat,
    Who,
    make_plan,
    outcome_words,
)
from voorzieningenwijzer.plan.deadlines import Deadline, later, next_day_of_month
from voorzieningenwijzer.plan.wording.amounts import day_text, euro, euro_low, in_words, percent
from voorzieningenwijzer.plan.wording.explanation_texts import Explanation
from voorzieningenwijzer.plan.wording.fill import fill, fill_known
from voorzieningenwijzer.plan.wording.speaker import unique_fields
from voorzieningenwijzer.plan.wording.text_check import every_text
from voorzieningenwijzer.plan.wording.text_loading import load, plan_texts
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.strict_yaml import read
from voorzieningenwijzer.tables import Tables

SCHEMES = {
    "bijstand",
    "aio",
    "aow",
    "toeslagenwet",
    "studietoeslag",
    "zorgtoeslag",
    "huurtoeslag",
    "kindgebonden_budget",
    "kinderbijslag",
    "kinderopvangtoeslag",
    "kwijtschelding_gemeente",
    "kwijtschelding_waterschap",
    "noodfonds_energie",
}
OPEN = "personen.a.toetsingsinkomen_per_jaar"


def plan_of(
    *outcomes: Outcome,
    meer: float = 0.0,
    last: Assessment | None = None,
    savings: tuple[Saving, ...] = (),
    stakes: tuple[Stake, ...] = (),
    **context: object,
) -> Plan:
    now = v.assessment(*outcomes, meer=meer, open_vragen=stakes)
    return make_plan(now, last, savings, v.context("mevrouw Test", **context))


def ids(plan: Plan) -> list[str]:
    return [action.id for action in plan.acties]


def action(plan: Plan, name: str) -> Action:
    return next(a for a in plan.acties if a.id == name)


# ---------------------------------------------------------------- words


def test_every_scheme_of_this_release_has_words() -> None:
    assert set(plan_texts().regelingen) == SCHEMES


def test_fill_refuses_what_is_missing_or_empty() -> None:
    assert fill("U krijgt {bedrag}.", {"bedrag": "€ 1"}) == "U krijgt € 1."
    for values in ({}, {"bedrag": ""}, {"bedrag": "  "}):
        with pytest.raises(PlanTextError, match="bedrag"):
            fill("U krijgt {bedrag}.", values)
    with pytest.raises(PlanTextError, match="accolade"):
        fill("U krijgt {bedrag.", {"bedrag": "€ 1"})


def test_a_value_with_braces_is_not_filled_again() -> None:
    assert fill("Plan van {naam}", {"naam": "{jaar} {x}"}) == "Plan van {jaar} {x}"


def test_sentences_without_their_value_are_left_out() -> None:
    texts = ("Uw huur is {rekenhuur}.", "U krijgt het nu niet.")
    assert fill_known(texts, {}) == ("U krijgt het nu niet.",)


def example_values() -> dict[str, str]:
    texts = plan_texts()
    deadlines = {f"termijn.{name}": one.words(v.DAY, 2026) for name, one in texts.termijnen.items()}
    names = re.findall(r"\{(stap\.[a-z0-9_]+)\}", " ".join(s for _, s in every_text(texts, "")))
    return {**texts.vulwoorden, **deadlines, **dict.fromkeys(names, "€\u00a01.234")}


def written() -> Iterator[tuple[str, str]]:
    """Every sentence that a person reads, with its place."""
    texts = plan_texts()
    for part in ("woorden", "uitkomsten", "geef_door", "geef_door_kop", "aannames", "status_zin"):
        yield from every_text(getattr(texts, part), part)
    for advice in texts.every_advice():
        for sentence in advice.sentences():
            yield advice.id, sentence
    for scheme in texts.regelingen.values():
        for sentence in scheme.vanzelf:
            yield scheme.regeling, sentence
        if scheme.uitleg is not None:
            yield from sentences_of(scheme.uitleg, scheme.regeling)
    yield from sentences_of(texts.uitleg.lokaal, "uitleg, lokaal")
    for part in ("begin", "vanaf", "mist", "slot", "overig"):
        yield from every_text(getattr(texts.uitleg, part), part)
    for paper in texts.papieren.values():
        yield paper.id, paper.zoekzin


def sentences_of(text: Explanation, where: str) -> Iterator[tuple[str, str]]:
    for one in text.rekent:
        yield where, one.zin
    yield from every_text(text.toetsen, where)


def test_every_placeholder_can_be_filled() -> None:
    values = example_values()
    for where, sentence in written():
        assert "{" not in fill(sentence, values), where


def test_no_figure_stands_in_a_text() -> None:
    found = [(where, text) for where, text in written() if re.search(r"\d", text)]
    assert not found


def test_every_placeholder_in_the_list_is_used() -> None:
    used = " ".join(text for _, text in every_text(plan_texts(), ""))
    figures = {name for a in plan_texts().every_advice() for name, _ in a.cijfers}
    unused = [n for n in plan_texts().vulwoorden if f"{{{n}}}" not in used and n not in figures]
    assert not unused


def test_titles_are_short() -> None:
    values = example_values()
    for advice in plan_texts().every_advice():
        assert len(fill(advice.titel, values).split()) <= 10, advice.id


def test_what_an_action_must_say_needs_only_what_is_always_there() -> None:
    """Title, what and first step are not optional, so their values must always be known."""
    always = {"regeling", "regelingen", "jaar", "vorig_jaar", "volgend_jaar", "coach"}
    always |= {"coach_hoofd", "papier", "zoekzin", "ontbreekt", "aanbod", "loket"}
    for advice in plan_texts().every_advice():
        for text in (advice.titel, advice.wat, advice.eerste_stap):
            names = set(re.findall(r"\{([a-z_.0-9]+)\}", text))
            assert names <= always, (advice.id, text)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("regelingen/zorgtoeslag.yaml", "{termijn.toeslagen_besluit}", "{bedarg}", "bedarg"),
        ("regelingen/zorgtoeslag.yaml", "toeslagen_besluit", "verzonnen", "verzonnen"),
        ("regelingen/zorgtoeslag.yaml", "jaaropgave", "verzonnen_papier", "verzonnen_papier"),
        ("regelingen/zorgtoeslag.yaml", "waar: [toeslagen]", "waar: [overal]", "overal"),
        ("regelingen/zorgtoeslag.yaml", "wie: samen", "wie: buurman", "buurman"),
        ("regelingen/zorgtoeslag.yaml", "  wat: ", "  wta: ", "wat"),
        ("regelingen/zorgtoeslag.yaml", "inspanning: 1", "inspanning: true", "inspanning"),
        ("regelingen/zorgtoeslag.yaml", "regeling: zorgtoeslag", "regeling: huur", "huur"),
        ("adviezen/schuldhulp.yaml", "wat: De", "wat: De {", "accolade"),
        ("termijnen.yaml", "status: regel_programma", "status: zomaar", "status"),
        ("plan.yaml", "formaat: 1", "formaat: 2", "formaat"),
    ],
)
def test_a_faulty_text_file_does_not_load(
    tmp_path: Path, file: str, old: str, new: str, message: str
) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(shipped("templates", "plan"), folder)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PlanTextError, match=message):
        load(folder)


def test_the_dates_agree_with_the_tables() -> None:
    """The last day to apply and the day of payment stand in the tables too; they must be equal."""
    document = read(shipped("tariffs", "regelingen", "toeslagen_algemeen.yaml").read_text("utf-8"))
    rule = dict(plan_texts().termijnen["toeslagen_aanvraag"].per_jaar)
    for period in document["perioden"]:
        amounts = period["bedragen"]
        assert rule[period["geldig_van"].year] == amounts["aanvragen_tot"]["datum"]
        payday = plan_texts().termijnen["toeslagen_betaaldag"].dag_van_de_maand
        assert payday == amounts["betaaldag"]["waarde"]


def test_the_figures_that_texts_ask_for_are_steps_of_the_laws() -> None:
    from voorzieningenwijzer.entitlements import (
        aio,
        bijstand,
        bijstandsnorm,
        huurtoeslag_2025,
        huurtoeslag_2026,
        kindgebonden_budget,
        kwijtschelding,
        zorgtoeslag,
    )
    from voorzieningenwijzer.explanation import Step, annotations

    laws = (
        *(bijstandsnorm, bijstand, aio, zorgtoeslag, kwijtschelding),
        *(huurtoeslag_2025, huurtoeslag_2026, kindgebonden_budget),
    )
    steps = {
        note.stap
        for law in laws
        for kind in vars(law).values()
        if isinstance(kind, type) and kind.__module__ == law.__name__
        for note in (annotations(kind).values() if hasattr(kind, "__dataclass_fields__") else ())
        if isinstance(note, Step)
    }
    for advice in plan_texts().every_advice():
        for name, labels in advice.cijfers:
            assert set(labels) <= steps, (advice.id, name)


def test_every_field_of_a_household_has_a_name_in_words() -> None:
    from voorzieningenwijzer.households.catalogue import FIELDS

    missing = [name for name in FIELDS if name not in plan_texts().velden]
    assert not missing


@pytest.mark.parametrize("year", [2025, 2026])
@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_every_fact_that_an_outcome_misses_has_words(name: str, year: int) -> None:
    day = date(year, 9, 15)
    household = read_household(HOUSEHOLDS[name] | {"peildatum": day}, name)
    found = assess(household, Tables.shipped(), year)
    stakes = [*found.open_vragen, *(s for o in found.uitkomsten for s in o.hangt_af_van)]
    paths = {s.veld for s in stakes} | {veld for o in found.uitkomsten for veld in o.ontbreekt}
    assert paths
    assert set(unique_fields(paths)) <= plan_texts().velden.keys()
    plan = make_plan(found, None, (), v.context("x", peildatum=day))
    said = " ".join(text for _, text in every_text(plan.acties, ""))
    named = re.findall(r"We missen nog ([^.]*)\.", said)
    raw = {"personen", "een gegeven", *(path.rpartition(".")[2] for path in paths if "_" in path)}
    assert not raw & set(re.split(r", | en ", ", ".join(named)))


def test_who_lives_there_is_missed_in_words() -> None:
    unknown = v.outcome(
        "huurtoeslag", Status.ONBEKEND, tabel=v.table("huurtoeslag"), ontbreekt=("personen",)
    )
    made = plan_of(unknown).acties[0]
    assert made.waarom[0] == "We missen nog wie er in huis wonen."
    assert plain_name("personen") == "Wie er in huis wonen"


def test_a_fact_without_words_is_never_called_by_its_name_in_the_program() -> None:
    assert plan_texts().field("woning.nieuw_veld") == "een gegeven"
    assert plain_name("personen.a.nieuw_veld") == "Een gegeven"


def test_every_assumption_has_a_sentence() -> None:
    from voorzieningenwijzer.households.catalogue import FIELDS

    names = {field.aanname_naam for field in FIELDS.values() if field.aanname_naam}
    assert names <= set(plan_texts().aannames)


# ---------------------------------------------------------------- days and amounts


def test_amounts_are_written_as_on_dutch_letters() -> None:
    assert euro(129_00) == "€\u00a0129"
    assert euro(1_234_567_05) == "€\u00a01.234.567,05"
    assert euro(-97_30) == "-€\u00a097,30"
    assert euro_low(97_99) == "€\u00a097"
    assert euro_low(-97_99) == "-€\u00a097"
    assert percent(1.0999) == "109%"
    assert percent(1.1) == "110%"
    assert day_text(date(2026, 3, 1)) == "1\u00a0maart 2026"


def test_a_sum_in_words_never_promises_too_much() -> None:
    assert in_words(421_00) == "ruim vierhonderd euro"
    assert in_words(400_00) == "vierhonderd euro"
    assert in_words(5_061_00) == "ruim vijfduizend euro"
    assert in_words(64_00) == "ruim zestig euro"
    assert in_words(1_00) == "een euro"
    assert in_words(99) == ""
    assert in_words(25_000_00) == ""


def test_lengths_of_time_on_the_calendar() -> None:
    assert later(date(2026, 11, 23), "6 weken") == date(2027, 1, 4)
    assert later(date(2026, 11, 30), "3 maanden") == date(2027, 2, 28)
    assert later(date(2024, 2, 29), "1 jaar") == date(2025, 2, 28)
    assert later(date(2026, 12, 31), "1 maand") == date(2027, 1, 31)
    assert next_day_of_month(date(2026, 11, 20), 20) == date(2026, 11, 20)
    assert next_day_of_month(date(2026, 12, 21), 20) == date(2027, 1, 20)


def test_a_deadline_knows_its_day_or_says_that_it_does_not() -> None:
    texts = plan_texts()
    claim = texts.termijnen["toeslagen_aanvraag"]
    assert claim.day(v.DAY, 2025) == date(2026, 12, 31)
    assert claim.day(v.DAY, 2026) == date(2027, 12, 31)
    assert claim.day(v.DAY, 2031) is None
    assert claim.words(v.DAY, 2031) == ""
    policy = texts.termijnen["zorg_opzeggen"]
    assert policy.day(date(2026, 12, 31), 2026) == date(2026, 12, 31)
    assert policy.day(date(2027, 1, 1), 2026) == date(2027, 12, 31)
    quarter = texts.termijnen["kinderbijslag_betaling"]
    assert quarter.day(date(2026, 7, 2), 2026) == date(2026, 10, 1)
    assert quarter.day(date(2026, 10, 2), 2026) is None
    with pytest.raises(PlanTextError, match="precies een manier"):
        Deadline("twee", bron="x", status="bevestigd", duur="6 weken", elk_jaar="12-31")


# ---------------------------------------------------------------- order


def test_first_the_home_then_what_must_stop_then_euros() -> None:
    too_much = v.right("zorgtoeslag", 40, ontvangt_nu=True, ontvangt_nu_per_maand=90.0)
    plan = plan_of(
        v.right("huurtoeslag", 300),
        too_much,
        v.right("kindgebonden_budget", 500),
        dreigingen=(Threat("afsluiting"), Threat("ontruiming", date(2026, 12, 3))),
    )
    assert ids(plan) == [
        "dreiging.ontruiming",
        "dreiging.afsluiting",
        "zorgtoeslag.verlagen",
        "kindgebonden_budget.aanvragen",
        "huurtoeslag.aanvragen",
    ]
    assert [a.groep for a in plan.acties] == [1, 1, 2, 3, 3]
    assert [a.nummer for a in plan.acties] == [1, 2, 3, 4, 5]
    assert plan.acties[0].voor == v.DAY
    assert plan.eerste_stap_vandaag


@pytest.mark.parametrize("kind", ["ontruiming", "afsluiting", "deurwaarder"])
def test_a_threat_is_for_today_whatever_day_stands_in_the_letter(kind: str) -> None:
    threat = Threat(kind, date(2027, 2, 1))
    made = plan_of(v.right("zorgtoeslag", 300), dreigingen=(threat,)).acties[0]
    assert made.id == f"dreiging.{kind}"
    assert (made.groep, made.soort, made.voor) == (1, Kind.DRINGEND, v.DAY)
    assert "In de brief staat de dag 1\u00a0februari 2027." in made.waarom


def test_without_a_known_day_a_letter_is_opened_today() -> None:
    made = plan_of(v.right("zorgtoeslag", 300), dreigingen=(Threat("brief"),)).acties[0]
    assert (made.id, made.groep, made.voor) == ("dreiging.brief", 1, v.DAY)
    assert not any("de dag" in sentence for sentence in made.waarom)


@pytest.mark.parametrize(
    ("last", "group", "shown", "words"),
    [
        (date(2026, 12, 8), 2, date(2026, 12, 8), "tot en met 8\u00a0december 2026"),
        (date(2026, 12, 7), 1, date(2026, 12, 7), "tot en met 7\u00a0december 2026"),
        (v.DAY, 1, v.DAY, "vandaag nog"),
        (date(2026, 11, 20), 1, v.DAY, "vandaag nog"),
    ],
)
def test_a_letter_with_a_last_day_goes_first_within_fourteen_days(
    last: date, group: int, shown: date, words: str
) -> None:
    """Seen on 23 November 2026: 7 December is fourteen days away, 8 December fifteen."""
    too_much = v.right("huurtoeslag", 9, ontvangt_nu=True, ontvangt_nu_per_maand=90.0)
    plan = plan_of(v.right("zorgtoeslag", 300), too_much, dreigingen=(Threat("brief", last),))
    made = action(plan, "dreiging.brief")
    assert (made.groep, made.voor, made.voor_tekst) == (group, shown, words)
    assert f"In de brief staat de dag {day_text(last)}." in made.waarom
    first = ["dreiging.brief", "huurtoeslag.verlagen"]
    assert ids(plan) == [*(first if group == 1 else reversed(first)), "zorgtoeslag.aanvragen"]


def test_of_urgent_letters_home_then_energy_then_bailiff_then_the_day() -> None:
    day = date(2026, 11, 30)
    kinds = ("brief", "deurwaarder", "afsluiting", "ontruiming")
    plan = plan_of(
        v.right("zorgtoeslag", 300),
        schulden=(Debt("huur", 90_00),),
        dreigingen=tuple(Threat(kind, day) for kind in kinds),
    )
    assert ids(plan) == [
        *(f"dreiging.{kind}" for kind in reversed(kinds)),
        "schuld.schuldhulp",
        "zorgtoeslag.aanvragen",
    ]
    for made in plan.acties[:4]:
        assert "De eerste dag in uw brieven is 30\u00a0november 2026." in made.waarom


@pytest.mark.parametrize(("day", "first"), [(date(2026, 12, 16), 3), (date(2026, 12, 17), 1)])
def test_a_last_day_within_fourteen_days_goes_first(day: date, first: int) -> None:
    """31 December 2026 closes 2025: fifteen days before is money, fourteen days is urgent."""
    last = v.assessment(v.right("huurtoeslag", 10, year=2025), meer=10, year=2025)
    plan = plan_of(v.right("zorgtoeslag", 300), last=last, peildatum=day)
    assert action(plan, "vorig_jaar.2025").groep == first
    assert (ids(plan)[0] == "vorig_jaar.2025") == (first == 1)


def test_of_equal_euros_the_least_effort_goes_first() -> None:
    plan = plan_of(v.right("huurtoeslag", 120), v.right("zorgtoeslag", 120))
    assert ids(plan) == ["zorgtoeslag.aanvragen", "huurtoeslag.aanvragen"]
    assert [a.inspanning for a in plan.acties] == [1, 2]


def test_unknown_amounts_come_after_known_euros() -> None:
    pass_card = v.outcome("coevorden.doe_mee_pas", Status.CONTROLEREN, naam="Doe-Mee-Pas")
    plan = plan_of(pass_card, v.right("zorgtoeslag", 2))
    assert ids(plan) == ["zorgtoeslag.aanvragen", "coevorden.doe_mee_pas.nagaan"]
    assert (
        action(plan, "coevorden.doe_mee_pas.nagaan").bedrag_zin == "bedrag hoort u van de gemeente"
    )


# ---------------------------------------------------------------- what to do


def test_a_right_that_is_not_received_is_asked_for() -> None:
    plan = plan_of(v.right("zorgtoeslag", 111), meer=111)
    made = action(plan, "zorgtoeslag.aanvragen")
    assert made.soort is Kind.AANVRAGEN
    assert made.per_maand == 111_00
    assert made.eenmalig is None
    assert made.voor == date(2026, 12, 7)
    assert made.voor_tekst == "vóór 7\u00a0december 2026"
    assert made.bedrag_op == v.DAY
    assert made.waarom[0] == "U hebt recht op €\u00a0111 per maand en krijgt het nog niet."
    assert "Met een inkomen van €\u00a021.345 betaalt u zelf €\u00a0321,09." in made.waarom
    assert made.papieren[0] == "digid"
    assert made.als_nee.startswith("Bent u het niet eens?")


def test_what_is_right_already_is_said_and_asks_nothing() -> None:
    right = v.right("zorgtoeslag", 111, ontvangt_nu=True, ontvangt_nu_per_maand=111.0)
    plan = plan_of(right)
    assert not plan.acties
    assert plan.al_goed[0].zinnen == ("U krijgt €\u00a0111 per maand. Dat klopt.",)
    assert plan.geld_komt[0].eerste == date(2026, 12, 20)


@pytest.mark.parametrize(("now", "expected"), [(110.01, []), (110.0, ["zorgtoeslag.verhogen"])])
def test_less_than_a_euro_is_no_difference(now: float, expected: list[str]) -> None:
    right = v.right("zorgtoeslag", 111, ontvangt_nu=True, ontvangt_nu_per_maand=now)
    assert ids(plan_of(right)) == expected


def test_too_much_says_what_may_have_to_go_back() -> None:
    right = v.right(
        "zorgtoeslag",
        76,
        ontvangt_nu=True,
        ontvangt_nu_per_maand=131.0,
        per_jaar=v.exact(929.0),
    )
    made = action(plan_of(right, meer=-55), "zorgtoeslag.verlagen")
    assert made.te_veel_per_maand == 55_00
    assert made.per_maand is None
    assert made.soort is Kind.MELDEN
    assert "Over heel 2026 kan dat €\u00a0643 zijn." in made.waarom


def test_what_comes_in_without_a_right_is_looked_at_first() -> None:
    gone = v.outcome(
        "huurtoeslag",
        Status.GEEN_RECHT,
        ontvangt_nu=True,
        ontvangt_nu_per_maand=88.0,
        tabel=v.table("huurtoeslag"),
    )
    plan = plan_of(gone, v.right("zorgtoeslag", 300))
    assert ids(plan)[0] == "huurtoeslag.stoppen"
    assert action(plan, "huurtoeslag.stoppen").te_veel_per_maand == 88_00
    assert not plan.niet_nu


def test_an_unknown_amount_that_comes_in_is_looked_up() -> None:
    unsure = v.right("huurtoeslag", 210, ontvangt_nu=True, ontvangt_nu_per_maand=None)
    plan = plan_of(unsure)
    made = action(plan, "huurtoeslag.ontvangst")
    assert made.per_maand is None
    assert made.soort is Kind.NAGAAN


def test_unknown_is_homework_with_its_paper() -> None:
    unknown = v.outcome(
        "huurtoeslag",
        Status.ONBEKEND,
        per_maand=v.Between(0, 219),
        per_jaar=v.Between(0, 2_628),
        tabel=v.table("huurtoeslag"),
        ontvangt_nu=False,
        ontvangt_nu_per_maand=0.0,
        ontbreekt=(OPEN,),
    )
    plan = plan_of(unknown, stakes=(Stake(OPEN, 2_628),))
    made = action(plan, "huiswerk.jaaropgave")
    assert ids(plan) == ["huiswerk.jaaropgave"]
    assert made.titel == "Zoek dit papier: jaaropgave"
    assert made.waarom == (
        "We missen nog het inkomen over het hele jaar.",
        "Dit papier beslist over huurtoeslag.",
        "Het kan €\u00a02.628 per jaar schelen.",
    )
    assert made.per_maand is None
    assert made.papieren == ("jaaropgave",)


def test_one_paper_is_asked_once_for_two_persons_and_two_schemes() -> None:
    both = ("personen.a.toetsingsinkomen_per_jaar", "personen.b.toetsingsinkomen_per_jaar")
    outcomes = [
        v.outcome(
            name,
            Status.ONBEKEND,
            per_maand=v.Between(0, 50),
            tabel=v.table(name),
            ontvangt_nu=False,
            ontbreekt=both,
        )
        for name in ("zorgtoeslag", "huurtoeslag")
    ]
    plan = plan_of(*outcomes)
    assert ids(plan) == ["huiswerk.jaaropgave"]
    assert plan.acties[0].waarom[1] == "Dit papier beslist over zorgtoeslag en huurtoeslag."


def test_a_certain_low_end_is_asked_for_now_and_settled_later() -> None:
    unknown = v.outcome(
        "huurtoeslag",
        Status.ONBEKEND,
        per_maand=v.Between(142, 219),
        per_jaar=v.Between(1_704, 2_628),
        tabel=v.table("huurtoeslag"),
        ontvangt_nu=False,
        ontvangt_nu_per_maand=0.0,
        ontbreekt=(OPEN,),
    )
    plan = plan_of(unknown)
    made = action(plan, "huurtoeslag.aanvragen")
    assert (made.per_maand, made.per_maand_hoogst) == (142_00, 219_00)
    assert "huiswerk.jaaropgave" in ids(plan)


def test_a_field_without_a_paper_is_asked_in_words() -> None:
    field = "personen.c.woont_thuis"
    unknown = v.outcome(
        "kinderbijslag",
        Status.ONBEKEND,
        tabel=v.table("kinderbijslag"),
        ontbreekt=(field,),
    )
    made = plan_of(unknown).acties[0]
    assert made.titel == "Zoek dit uit: of een kind thuis woont"


def test_what_comes_by_itself_is_checked_not_asked_for() -> None:
    plan = plan_of(v.outcome("coevorden.kindpakket", Status.VANZELF, naam="Kindpakket"))
    assert not plan.acties
    assert plan.komt_vanzelf[0].zinnen[1] == "Kijk in de webwinkel of er tegoed staat."


def test_out_of_scope_and_no_table_name_whom_to_ask() -> None:
    plan = plan_of(
        v.outcome("kwijtschelding_gemeente", Status.BUITEN_BEREIK, reden="eigen bedrijf"),
        v.outcome("zorgtoeslag", Status.GEEN_TABEL, reden="bedragen voor 2028 nog niet ingevoerd"),
    )
    assert not plan.acties
    own, table = plan.niet_berekend
    assert own.zinnen[0] == "Eigen bedrijf."
    assert own.zinnen[-1] == "Vraag het aan Ria, of aan gemeente Coevorden."
    assert table.zinnen[0] == "Bedragen voor 2028 nog niet ingevoerd."
    assert table.zinnen[-1] == "Vraag het aan Ria, of aan Dienst Toeslagen."


def test_a_refusal_gives_the_limit_and_the_own_value() -> None:
    own, local = "vermogen", "inkomen_tov_bijstandsnorm"
    reason = v.Reason("Spaargeld op 1 januari", "Wzt art. 3", 38_000.0, 41_200.0, "EUR", own)
    local = v.Reason(local, "art. 2", 1.1, 1.1624, veld=local)
    table = v.table("zorgtoeslag")
    plan = plan_of(
        v.outcome("zorgtoeslag", Status.GEEN_RECHT, waarom_niet=(reason,), tabel=table),
        v.outcome("coevorden.doe_mee_pas", Status.GEEN_RECHT, waarom_niet=(local,)),
    )
    assert plan.niet_nu[0].zinnen == (
        "Uw spaargeld was op nieuwjaarsdag €\u00a041.200 en de grens is €\u00a038.000.",
        "Dat is €\u00a03.200 boven de grens.",
        "De regel is Wzt art. 3, met de bedragen van 2026.",
    )
    assert plan.niet_nu[1].zinnen == (
        "Uw inkomen is 116% van de bijstand en de grens is 110%.",
        "U zit 6,2% boven de grens.",
    )


def test_a_scheme_that_we_have_no_words_for_still_gets_an_action() -> None:
    other = v.outcome(
        "voorbeeldstad.schoolspullen",
        Status.RECHT,
        naam="bijdrage schoolspullen",
        per_jaar=v.exact(85.0),
        tabel=v.table("voorbeeldstad.schoolspullen"),
        ontvangt_nu=False,
        aanvragen={"waar": "loket Meedoen", "meenemen": ["identiteitsbewijs"]},
    )
    made = plan_of(other).acties[0]
    assert made.titel == "Vraag bijdrage schoolspullen aan"
    assert made.waar[0].kort == "loket Meedoen"
    assert made.papieren == ("identiteitsbewijs",)
    assert made.per_jaar == 85_00


# ---------------------------------------------------------------- last year


def test_last_year_is_one_action_with_a_one_off_amount_and_its_last_day() -> None:
    last = v.assessment(
        v.right("huurtoeslag", 88, year=2025),
        v.right("zorgtoeslag", 100, year=2025, ontvangt_nu=True, ontvangt_nu_per_maand=100.0),
        v.right("kindgebonden_budget", 20, year=2025),
        meer=108,
        year=2025,
    )
    plan = plan_of(last=last)
    made = action(plan, "vorig_jaar.2025")
    assert made.eenmalig == (88 + 20) * 12 * 100
    assert made.per_maand is None
    assert made.voor == date(2026, 12, 31)
    assert made.voor_tekst == "tot en met 31\u00a0december 2026"
    assert made.titel == "Vraag huurtoeslag en kindgebonden budget over 2025 nog aan"
    assert plan.totaal.eenmalig == made.eenmalig
    assert plan.totaal.per_maand == 0


def test_last_year_is_closed_after_its_last_day() -> None:
    last = v.assessment(v.right("huurtoeslag", 88, year=2025), meer=88, year=2025)
    assert not plan_of(last=last, peildatum=date(2027, 1, 1)).acties
    assert plan_of(last=last, peildatum=date(2026, 12, 31)).acties


def test_last_year_without_a_known_deadline_is_not_promised() -> None:
    last = v.assessment(v.right("huurtoeslag", 88, year=2031), meer=88, year=2031)
    assert not plan_of(last=last).acties


def test_whether_it_came_in_last_year_is_found_out_before_the_day() -> None:
    unsure = v.right("huurtoeslag", 88, year=2025, ontvangt_nu=None, ontvangt_nu_per_maand=None)
    plan = plan_of(last=v.assessment(unsure, meer=0, year=2025))
    made = action(plan, "vorig_jaar_nagaan.2025")
    assert made.voor == date(2026, 12, 31)
    assert made.eenmalig is None


# ---------------------------------------------------------------- amounts and tables


def without_tables(example: v.Example) -> v.Example:
    now = example.assessment
    outcomes = tuple(replace(o, tabel=None) for o in now.uitkomsten)
    savings = tuple(replace(s, bron="", datum=None) for s in example.savings)
    return replace(
        example,
        assessment=replace(now, uitkomsten=outcomes),
        last_year=None,
        savings=savings,
        context=replace(example.context, schulden=()),
    )


@pytest.mark.parametrize("name", v.EXAMPLES)
def test_no_amount_without_a_table_behind_it(name: str) -> None:
    example = without_tables(v.EXAMPLES[name]())
    plan = make_plan(example.assessment, None, example.savings, example.context)
    for made in plan.acties:
        amounts = (made.per_maand, made.per_kwartaal, made.per_jaar, made.eenmalig)
        assert amounts == (None, None, None, None), made.id
        sentences = " ".join([*made.waarom, *made.verwacht, made.geld_komt])
        assert "€" not in sentences, made.id
    assert plan.totaal.per_maand is None
    assert not plan.bronnen


def test_the_total_is_the_low_end_of_the_assessment_with_savings() -> None:
    now = v.assessment(v.right("zorgtoeslag", 111), meer=0)
    totals = replace(
        now.totaal, meer_per_maand=v.Between(101, 140), meer_per_jaar=v.Between(1_200, 1_700)
    )
    plan = make_plan(
        replace(now, totaal=totals), None, (v.energy_switch(198.40),), v.context("Test")
    )
    assert plan.totaal.inkomen_per_maand == 101_00
    assert plan.totaal.kosten_per_maand == 16_53
    assert plan.totaal.per_maand == 117_53
    assert plan.totaal.per_jaar == 1_398_40
    assert plan.totaal.eenmalig == 0


def test_status_travels_with_the_amount() -> None:
    one = v.right("zorgtoeslag", 10, tabel=v.table("zorgtoeslag", status="een_bron"))
    made = plan_of(one).acties[0]
    assert (made.status, made.status_tekst) == (
        "een_bron",
        "Dit bedrag komt uit één bron. Vraag het na.",
    )


@pytest.mark.parametrize(
    ("due", "status"), [(date(2026, 11, 23), "bevestigd"), (date(2026, 11, 22), "oud")]
)
def test_a_table_past_its_check_is_old(due: date, status: str) -> None:
    table = v.table("zorgtoeslag", controleer_voor=due, gecontroleerd_op=date(2023, 3, 1))
    made = plan_of(v.right("zorgtoeslag", 10, tabel=table)).acties[0]
    assert made.status == status
    assert ("1\u00a0maart 2023" in made.status_tekst) == (status == "oud")


# ---------------------------------------------------------------- savings, debts, bewind


def test_a_saving_needs_a_source_and_a_day() -> None:
    assert "energie.overstappen" in ids(plan_of(savings=(v.energy_switch(),)))
    for change in ({"bron": ""}, {"datum": None}, {"besparing_per_jaar": v.Between(-5, 90)}):
        saving = replace(v.energy_switch(), **change)
        plan = plan_of(savings=(saving,))
        assert not plan.acties
        assert plan.totaal.kosten_per_maand == 0


def test_staying_is_said_as_fine() -> None:
    saving = Saving("energie", "blijven", "te weinig winst", bron="site", datum=v.DAY)
    plan = plan_of(savings=(saving,))
    assert not plan.acties
    assert plan.al_goed[0].kop == "Blijf bij uw energiebedrijf"


@pytest.mark.parametrize(
    ("kind", "missing", "title"),
    [
        ("zorgverzekering", ("aanbod.zorgverzekering",), "Vul de premies van 2027 in"),
        ("zorgverzekering", ("zorgverzekering.premie_basis_per_maand",), "Zoek uw polisblad op"),
        ("energie", ("energie.gas_m3_per_jaar",), "Zoek uw jaarrekening van energie"),
        ("energie", (), "Vergelijk de prijs van gas en stroom"),
    ],
)
def test_what_cannot_be_compared_yet_says_what_is_missing(
    kind: str, missing: tuple[str, ...], title: str
) -> None:
    saving = Saving(kind, "onbekend", "er ontbreekt iets", ontbreekt=missing)
    made = plan_of(savings=(saving,)).acties[0]
    assert made.titel == title
    assert made.soort is Kind.HUISWERK


def test_arrears_come_before_money() -> None:
    plan = plan_of(
        v.right("zorgtoeslag", 300),
        schulden=(Debt("zorgpremie", 320_00), Debt("huur", None), Debt("energie", 1, True)),
    )
    assert ids(plan) == ["schuld.zorg_achterstand", "schuld.schuldhulp", "zorgtoeslag.aanvragen"]
    assert "Er staat €\u00a0320 open bij uw zorgverzekeraar." in plan.acties[0].waarom
    assert not any("samen" in sentence for sentence in plan.acties[1].waarom)


def test_under_bewind_the_administrator_applies() -> None:
    too_much = v.right("huurtoeslag", 9, ontvangt_nu=True, ontvangt_nu_per_maand=90.0)
    plan = plan_of(v.right("zorgtoeslag", 300), too_much, geldbeheer="bewind")
    assert ids(plan)[0] == "bewindvoerder"
    assert plan.acties[0].wie is Who.HUURDER
    assert {a.wie for a in plan.acties[1:]} == {Who.BEWINDVOERDER}
    assert plan.eerste_stap == "Bel uw bewindvoerder en laat dit plan zien."
    assert plan.acties[1].eerste_stap == plan.eerste_stap


def test_unknown_management_of_money_is_not_bewind() -> None:
    plan = plan_of(v.right("zorgtoeslag", 300), geldbeheer=None)
    assert plan.acties[0].wie is Who.SAMEN


def test_own_words_are_the_first_step() -> None:
    plan = plan_of(v.right("zorgtoeslag", 300), eerste_stap="Ik bel mijn dochter.")
    assert plan.eerste_stap == "Ik bel mijn dochter."
    assert plan.eigen_woorden


# ---------------------------------------------------------------- papers and the card


@pytest.mark.parametrize("name", v.EXAMPLES)
def test_each_paper_stands_there_once_with_its_actions(name: str) -> None:
    plan = example_plan(name)
    names = [paper.id for paper in plan.papieren]
    assert len(names) == len(set(names))
    for paper in plan.papieren:
        needing = tuple(a.nummer for a in plan.acties if paper.id in a.papieren)
        assert paper.acties == needing


def test_the_card_holds_only_what_this_household_passes_on() -> None:
    single = example_plan("alleenstaand")
    parent = example_plan("ouder_met_twee_kinderen")
    assert not any(row.id.startswith("kind") for row in single.geef_door)
    assert any(row.id == "kind_volwassen" for row in parent.geef_door)
    assert all(len(plan.geef_door) <= 8 for plan in (single, parent))
    moving = next(row for row in single.geef_door if row.id == "verhuizen")
    assert "Mijn toeslagen, binnen 4 weken" in moving.aan


def test_the_words_for_the_screen_are_those_of_the_paper() -> None:
    context = PlanContext(peildatum=v.DAY, naam="Test", coach="Ria")
    too_much = v.right("zorgtoeslag", 40, ontvangt_nu=True, ontvangt_nu_per_maand=90.0)
    text = outcome_words(too_much, context)
    assert text.kop == "U krijgt te veel"
    assert text.zinnen[0] == "U krijgt nu €\u00a090. Wij rekenen €\u00a040 per maand uit."
    fine = v.right("zorgtoeslag", 40, ontvangt_nu=True, ontvangt_nu_per_maand=40.0)
    assert outcome_words(fine, context).kop == "Dit is al goed"


# ---------------------------------------------------------------- frozen


def example_plan(name: str) -> Plan:
    example = v.EXAMPLES[name]()
    return make_plan(example.assessment, example.last_year, example.savings, example.context)


@pytest.mark.parametrize("name", v.EXAMPLES)
def test_a_plan_survives_being_kept(name: str) -> None:
    plan = example_plan(name)
    text = plan.to_json()
    assert Plan.from_json(text) == plan
    assert Plan.from_json(text).to_json() == text
    assert example_plan(name).to_json() == text


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw.update(formaat=99),
        lambda raw: raw.update(verzonnen=1),
        lambda raw: raw.pop("naam"),
        lambda raw: raw.update(naam=3),
        lambda raw: raw.update(peildatum="gisteren"),
        lambda raw: raw["acties"][0].update(soort="feest"),
        lambda raw: raw["acties"][0].update(nummer="een"),
        lambda raw: raw["totaal"].update(per_maand=1.5),
        lambda raw: raw.update(acties={}),
    ],
)
def test_what_is_not_a_plan_is_refused(damage: object) -> None:
    raw = json.loads(example_plan("alleenstaand").to_json())
    damage(raw)  # type: ignore[operator]
    with pytest.raises(FrozenJsonError):
        Plan.from_json(json.dumps(raw))


@pytest.mark.parametrize("text", ["", "[]", "nul", "{", '{"formaat": 1}', "[" * 100_000])
def test_what_is_not_json_is_refused(text: str) -> None:
    with pytest.raises(FrozenJsonError):
        Plan.from_json(text)
