"""Why: at most six sentences with the household's own figures, the limit and how far it is off.

The limits are published (zorgtoeslag: income limits of the leaflet) or stand in the law.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.examples.plannen import voorbeelden as v
from tests.examples_reader import household as short_household
from tests.test_examples import EXAMPLES, outcome_of
from tests.test_ranges import HOUSEHOLDS
from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.assessment.explained import explained_laws
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.outcomes import Between, Line, Outcome, Reason, Stake, Status
from voorzieningenwijzer.plan import PlanContext, PlanTextError
from voorzieningenwijzer.plan.wording.explaining import explanation
from voorzieningenwijzer.plan.wording.explanation_check import laws_without_explanation
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.text_loading import load, plan_texts
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.tables import Tables

END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")


def explained(outcome: Outcome, day: date | None = None) -> tuple[str, ...]:
    context = PlanContext(day or date(outcome.jaar, 9, 15), naam="", coach="Ria")
    return tuple(
        s.replace("\u00a0", " ") for s in explanation(outcome, Speaker(plan_texts(), context))
    )


def of(regeling: str, jaar: int, given: dict[str, Any], **more: Any) -> tuple[str, ...]:
    household = read_household(short_household(given, jaar) | more, "huis")
    found = assess(household, Tables.shipped(), jaar).outcome(regeling)
    assert found is not None
    return explained(found)


# ---------------------------------------------------------------- every law, every outcome


def test_every_law_explains_itself() -> None:
    """A new law needs 'uitleg' (rekent, toetsen) in templates/plan/regelingen/<wet>.yaml."""
    missing = laws_without_explanation(plan_texts().regelingen)
    assert not missing, (
        f"geen uitleg voor {', '.join(missing)}: zet in templates/plan/regelingen/<wet>.yaml een "
        "blok 'uitleg' met 'rekent' (hoogstens drie zinnen) en bij 'toetsen' een zin per Toets"
    )


def test_one_text_says_why() -> None:
    """Where a law explains itself the advice to apply for it has no reasons of its own."""
    double = [
        s.regeling for s in plan_texts().regelingen.values() if s.uitleg and s.aanvragen.waarom
    ]
    assert not double, f"haal 'waarom' weg bij aanvragen: {double}"


def all_outcomes() -> Iterator[tuple[str, Outcome]]:
    for example in EXAMPLES:
        yield str(example), outcome_of(example)
    for name, mapping in HOUSEHOLDS.items():
        for year in (2025, 2026):
            day = {"peildatum": date(year, 9, 15)}
            known = [{"regeling": "huurtoeslag", "bedrag_per_maand": 201}]
            for now in ({}, {"ontvangt_nu": []}, {"ontvangt_nu": known}):
                found = assess(read_household(mapping | day | now, name), Tables.shipped(), year)
                for outcome in found.uitkomsten:
                    yield f"{name} {year} {outcome.regeling}", outcome


@pytest.fixture(scope="module")
def outcomes() -> list[tuple[str, Outcome]]:
    return list(all_outcomes())


def test_at_most_six_sentences(outcomes: list[tuple[str, Outcome]]) -> None:
    for name, outcome in outcomes:
        said = explained(outcome)
        count = sum(len(END.split(s)) for s in said)
        assert 1 <= count <= 6, (name, said)


def test_sentences_are_short_and_end(outcomes: list[tuple[str, Outcome]]) -> None:
    for name, outcome in outcomes:
        for sentence in explained(outcome):
            assert "{" not in sentence, name
            assert sentence[:1] == sentence[:1].upper(), (name, sentence)
            assert sentence[-1] in ".?!", (name, sentence)
            assert len(sentence.split()) <= 22, (name, sentence)


def figures(text: str) -> set[Decimal]:
    words = re.findall(r"\d[\d.,]*\d|\d", text)
    return {Decimal(w.replace(".", "").replace(",", ".")) for w in words}


def known_figures(outcome: Outcome) -> set[Decimal]:
    """Every figure that an outcome holds, as it may be written: whole, to the cent, per cent."""
    amounts = [outcome.per_maand, outcome.per_jaar, outcome.per_kwartaal]
    amounts += [line.waarde for line in outcome.uitleg]
    values: list[float] = [end for a in amounts if a for end in (a.minst, a.hoogst)]
    for reason in (*outcome.waarom_niet, *outcome.grenzen):
        pair = [x for x in (reason.grens, reason.waarde) if isinstance(x, (int, float))]
        values += pair
        values += [abs(pair[0] - pair[1])] if len(pair) == 2 else []
    values.append(outcome.ontvangt_nu_per_maand or 0.0)
    found = {Decimal(str(abs(round(x, 2)))) for x in values}
    found |= {Decimal(int(round(x * 100, 6))) for x in values if x < 50}
    found |= {Decimal(int(round(x * 1000, 6))) / 10 for x in values if x < 50}
    texts = [str(outcome.jaar), outcome.reden, *(s.artikel for s in outcome.uitleg)]
    texts += [r.artikel for r in outcome.waarom_niet]
    if outcome.tabel:
        days = [d for d in (outcome.tabel.geldig_van, outcome.tabel.geldig_tot) if d]
        texts += [f"{d.day} {d.month} {d.year}" for d in days]
    if outcome.vanaf:
        texts.append(f"{outcome.vanaf.day} {outcome.vanaf.year}")
    return found.union(*(figures(t) for t in texts))


def test_every_number_comes_from_the_outcome(outcomes: list[tuple[str, Outcome]]) -> None:
    for name, outcome in outcomes:
        for sentence in explained(outcome):
            strange = figures(sentence) - known_figures(outcome)
            assert not strange, (name, sentence, strange)


def test_a_known_amount_names_article_and_period(outcomes: list[tuple[str, Outcome]]) -> None:
    """A refusal that has another reason in each completion names no article, only the period."""
    for name, outcome in outcomes:
        certain = outcome.status is Status.RECHT or bool(outcome.waarom_niet)
        if certain and outcome.soort == "landelijk":
            assert "met de bedragen van" in explained(outcome)[-1], name


def test_a_refusal_with_a_limit_names_limit_and_distance(
    outcomes: list[tuple[str, Outcome]],
) -> None:
    for name, outcome in outcomes:
        for reason in outcome.waarom_niet[:1]:
            if outcome.status is Status.GEEN_RECHT and reason.afstand and reason.eenheid:
                said = figures(" ".join(explained(outcome)))
                wanted = {Decimal(str(round(float(reason.grens or 0), 2)))}
                assert wanted | {Decimal(str(abs(reason.afstand)))} <= said, name


# ---------------------------------------------------------------- limits from outside


@pytest.mark.parametrize(
    ("jaar", "partner", "grens"),
    [
        (2026, False, "40.857"),
        (2026, True, "51.142"),
        (2025, False, "39.719"),
        (2025, True, "50.206"),
    ],
)
def test_zorgtoeslag_one_euro_over_the_published_income_limit(
    jaar: int, partner: bool, grens: str
) -> None:
    limit = int(grens.replace(".", ""))
    said = of("zorgtoeslag", jaar, {"inkomen": limit + 1, "partner": partner})
    assert said[0] == "U hebt nu geen recht op zorgtoeslag."
    assert f"de grens is € {grens}." in said[1]
    assert said[2] == "U zit € 1 boven de grens."
    assert said[3] == f"De regel is Wzt art. 2 en Awir art. 14 lid 5, met de bedragen van {jaar}."
    under = of("zorgtoeslag", jaar, {"inkomen": limit - 212, "partner": partner})
    assert f"Uw inkomen is € 212 onder de grens van € {grens}." in under


@pytest.mark.parametrize(
    ("regeling", "jaar", "grens"),
    [
        ("zorgtoeslag", 2025, "141.896"),
        ("zorgtoeslag", 2026, "146.011"),
        ("huurtoeslag", 2025, "37.395"),
        ("huurtoeslag", 2026, "38.479"),
        ("kindgebonden_budget", 2025, "141.896"),
        ("kindgebonden_budget", 2026, "146.011"),
    ],
)
def test_savings_over_the_limit(regeling: str, jaar: int, grens: str) -> None:
    limit = int(grens.replace(".", ""))
    given = {"inkomen": 21_345, "huur": 612.5, "kinderen": [9], "servicekosten": 0}
    said = of(regeling, jaar, given | {"vermogen": limit + 212})
    own = f"{limit + 212:,}".replace(",", ".")
    assert said[1].startswith(f"Uw spaargeld was op nieuwjaarsdag € {own} ")
    assert said[1].endswith(f"en de grens is € {grens}.")
    assert said[2] == "Dat is € 212 boven de grens."
    on_it = of(regeling, jaar, given | {"vermogen": limit})
    assert on_it[0].startswith("U hebt recht op")


def test_huurtoeslag_2025_rent_too_high() -> None:
    """Maximum rent 2025 is 900,07; 901,50 is 1,43 over it (Wht art. 13, text of 2025)."""
    said = of("huurtoeslag", 2025, {"inkomen": 21_345, "huur": 901.50, "servicekosten": 0})
    assert said[1:3] == (
        "Uw huur is € 901,50 en mag hoogstens € 900,07 zijn.",
        "Uw huur is € 1,43 te hoog.",
    )
    assert said[3] == "De regel is Wht art. 13, met de bedragen van 2025."


def test_huurtoeslag_2026_in_words() -> None:
    """374.91 a month is the published pair of the household file (0.65 x 141.80 etc.)."""
    said = of("huurtoeslag", 2026, {"inkomen": 24_000, "huur": 640}, ontvangt_nu=[])
    assert said[0] == "U hebt recht op € 374 per maand en krijgt het nog niet."
    assert said[1].startswith("Van uw huur telt € 640 mee")
    assert "Dat geeft € 374,91 per maand, voor het afronden." in said
    assert said[-1] == "De regel is Wht art. 21, met de bedragen van 2026."


def test_zorgtoeslag_2026_in_words() -> None:
    """1,550 a year and 129 a month: published table of 2026."""
    said = of("zorgtoeslag", 2026, {"inkomen": 24_000}, ontvangt_nu=[])
    assert said[0] == "U hebt recht op € 129 per maand en krijgt het nog niet."
    assert "Dat geeft € 129,20 per maand, voor het afronden." in said


def test_kindgebonden_budget_without_a_child() -> None:
    said = of("kindgebonden_budget", 2026, {"inkomen": 24_000})
    assert said == (
        "U hebt nu geen recht op kindgebonden budget.",
        "Kindgebonden budget is voor een kind onder de achttien met kinderbijslag.",
        "De regel is Wkgb art. 2 lid 1, met de bedragen van 2026.",
    )


# ---------------------------------------------------------------- each status


def example(status: Status, **more: Any) -> Outcome:
    return v.outcome("zorgtoeslag", status, tabel=v.table("zorgtoeslag"), **more)


def test_a_range_says_between_and_which_paper_decides() -> None:
    field = "personen.a.toetsingsinkomen_per_jaar"
    income = Line("Inkomen", Between(20_100, 24_300), "EUR/jaar", "a", "toetsingsinkomen_per_jaar")
    own = Line("Eigen deel", Between(390, 590), "EUR/jaar", "Wzt art. 2", "normpremie_per_jaar")
    said = explained(
        example(
            Status.ONBEKEND,
            per_maand=Between(101, 131),
            per_jaar=Between(1_212, 1_572),
            uitleg=(income, own),
            ontbreekt=(field,),
            hangt_af_van=(Stake(field, 360.0),),
        )
    )
    assert said == (
        "Het wordt tussen € 101 en € 131 per maand.",
        "Met een inkomen van tussen € 20.100 en € 24.300 betaalt u zelf tussen € 390 en € 590.",
        "Wij missen nog het inkomen over het hele jaar; dat staat op: jaaropgave.",
        "De regel is Wzt art. 2, met de bedragen van 2026.",
    )


def test_the_ends_of_what_can_be_at_all_are_not_own_figures() -> None:
    """An income that nobody knows runs to a limit of the program; that is never printed as his."""
    wide = Line("Inkomen", Between(0, 140_000), "EUR/jaar", "a", "toetsingsinkomen_per_jaar")
    own = Line("Eigen deel", Between(550, 16_000), "EUR/jaar", "b", "normpremie_per_jaar")
    said = explained(example(Status.ONBEKEND, per_maand=Between(0, 131), uitleg=(wide, own)))
    assert said[0] == "Het wordt hoogstens € 131 per maand."
    assert not any("140.000" in s or "16.000" in s for s in said)


def test_perhaps_too_much_opens_with_what_comes_in() -> None:
    said = explained(
        example(
            Status.ONBEKEND,
            per_maand=Between(40, 131),
            ontvangt_nu=True,
            ontvangt_nu_per_maand=120.0,
        )
    )
    assert said[0] == (
        "U krijgt € 120, misschien te veel: het wordt tussen € 40 en € 131 per maand."
    )


def test_out_of_scope_says_whom_to_ask() -> None:
    said = explained(example(Status.BUITEN_BEREIK, reden="Dit geldt voor een woonboot. Bel eerst."))
    assert said[:2] == ("Dit geldt voor een woonboot.", "Bel eerst.")
    assert said[-1] == "Vraag het aan Ria, of aan Dienst Toeslagen."
    assert not any("€" in s for s in said)


def test_without_a_table_no_figure_is_given() -> None:
    late = example(Status.GEEN_TABEL, reden="bedragen voor 2028 nog niet ingevoerd.")
    said = explained(late)
    assert said[0] == "Bedragen voor 2028 nog niet ingevoerd."
    assert said[-1] == "Vraag het aan Ria, of aan Dienst Toeslagen."


def test_to_be_checked_and_by_itself() -> None:
    check = example(Status.CONTROLEREN, per_jaar=v.exact(338.0))
    assert explained(check)[0] == "Het gaat om € 338 per jaar, het loket kijkt nog mee."
    comes = v.outcome("coevorden.kindpakket", Status.VANZELF, tabel=v.table("kindpakket"))
    assert explained(comes)[0] == "Dit komt vanzelf, u hoeft het niet aan te vragen."


def test_of_last_year_it_is_one_amount() -> None:
    said = explained(v.right("huurtoeslag", 88, year=2025), date(2026, 11, 23))
    assert said[0] == "Over heel 2025 is het € 1.056."


def test_a_right_that_starts_later_says_when() -> None:
    later = v.right("zorgtoeslag", 88, vanaf=date(2026, 12, 1))
    assert "Het recht begint op 1 december 2026." in explained(later, v.DAY)


def test_two_refusals_are_both_said() -> None:
    reasons = (
        Reason("Spaargeld op 1 januari", "Wzt art. 3", 146_011, 150_000, "EUR", "vermogen"),
        Reason("Inkomen", "Wzt art. 2", 40_857, 60_001, "EUR/jaar", "inkomen"),
    )
    said = explained(example(Status.GEEN_RECHT, waarom_niet=reasons))
    assert len(said) == 6
    assert "U zit € 19.144 boven de grens." in said
    assert said[-1] == "De regel is Wzt art. 3 en Wzt art. 2, met de bedragen van 2026."


def test_a_local_refusal_of_any_municipality() -> None:
    field = "inkomen_tov_bijstandsnorm"
    table = v.table("voorbeeldstad.pas", status="een_bron")
    said = explained(
        Outcome(
            "voorbeeldstad.pas",
            "pas",
            "lokaal",
            2026,
            Status.GEEN_RECHT,
            waarom_niet=(Reason(field, "voorbeeldstad.pas", 1.2, 1.2004, veld=field),),
            tabel=table,
        )
    )
    assert said[1:3] == (
        "Uw inkomen is 120% van de bijstand en de grens is 120%.",
        "U zit 0,1% boven de grens.",
    )


# ---------------------------------------------------------------- checked at load


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("regelingen/zorgtoeslag.yaml", "    vermogen:\n", "    vermogens:\n", "vermogen"),
        ("regelingen/zorgtoeslag.yaml", "{stap.normpremie_per_jaar}", "{stap.premie}", "premie"),
        ("regelingen/zorgtoeslag.yaml", "{grens}.", "{grens}. Dus niet.", "precies een zin"),
        ("regelingen/zorgtoeslag.yaml", "met een zorgverzekering.", "met {grens}.", "grens"),
        ("regelingen/zorgtoeslag.yaml", "  rekent:\n", '  rekent:\n    - "Nog een."\n', "drie|3"),
        ("regelingen/huurtoeslag.yaml", "{als: afbouw", "{als: afbuow", "afbuow"),
        ("regelingen/huurtoeslag.yaml", "{als: afbouw_per_maand, ", "{", "wanneer"),
        ("uitleg.yaml", "{stap.deel_van_norm}", "{stap.deel}", "deel"),
        ("uitleg.yaml", "{tabel_jaar}", "{tabeljaar}", "tabeljaar"),
        ("uitleg.yaml", "slot:\n", "slto:\n", "slot"),
    ],
)
def test_a_faulty_explanation_does_not_load(
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


def test_a_law_without_a_sentence_for_a_condition_is_named() -> None:
    laws = {law.regeling: set(law.toetsen) for law in explained_laws()}
    assert {"verzekerd", "rechtmatig", "vermogen", "inkomen"} == laws["zorgtoeslag"]
    assert laws_without_explanation({}) == tuple(
        dict.fromkeys(x.regeling for x in explained_laws())
    )
