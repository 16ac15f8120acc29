"""A question is skipped only when nothing needs it any more: no scheme, no year, no debt."""

import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.test_interview_walk import CONTEXT, DAY, MADE, talks
from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.households.file import HouseholdError, read_household
from voorzieningenwijzer.interview.answers import Answer, Answers
from voorzieningenwijzer.interview.loading import questionnaire_from
from voorzieningenwijzer.interview.questionnaire import Questionnaire
from voorzieningenwijzer.interview.route import Route
from voorzieningenwijzer.interview.walk import walk
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.tables import Tables

SOMEBODY_ELSE = ("lokaal.", "landelijk.")
"""What only an office can say."""

OF_FORMER_HOME = "woning.aangepast_voor_handicap"
"""Of the home before a move only kind and rent are asked."""

NOT_ASKED_OF = re.compile(r"\w+\.(k[0-9]|elders1)\.")
"""Of a child whose age is not known the age is asked; a spouse elsewhere is not looked up."""


def needed(household: dict[str, Any], year: int) -> set[str]:
    """The facts that still move an outcome."""
    try:
        found = assess(read_household(household, "talk", DAY), Tables.shipped(), year)
    except HouseholdError:
        return set()
    return {veld for outcome in found.uitkomsten for veld in outcome.ontbreekt}


def not_asked(route: Route, year: int) -> set[str]:
    uninsured = tuple(
        f"zorgverzekering.{person['id']}."
        for person in route.household.get("personen", ())
        if person.get("zorgverzekerd") is False
    )
    moved = any(one.get("verhuisd") for one in route.household.get("wijzigingen") or ())
    nobody = (*SOMEBODY_ELSE, *uninsured, *([OF_FORMER_HOME] if moved or year < DAY.year else []))
    fields = {v for v in needed(route.household, year) if not v.startswith(nobody)}
    missed = {veld for veld in fields if route.asked_for(veld) is None}
    return {veld for veld in missed if not NOT_ASKED_OF.match(veld)}


@settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(talks(), st.sampled_from([DAY.year - 1, DAY.year]))
def test_what_an_outcome_still_needs_is_asked(lines: list[Answer], year: int) -> None:
    assert not_asked(walk(MADE, Answers.of(lines), CONTEXT), year) == set()


@settings(max_examples=30, deadline=None)
@given(talks())
def test_of_every_debt_that_was_named_the_help_is_asked(lines: list[Answer]) -> None:
    route = walk(MADE, Answers.of(lines), CONTEXT)
    named = route.household.get("schulden") or []
    asked = {(q.id, q.member) for s in route.all_screens for q in s.questions}
    for debt in named:
        assert {("schuld_bedrag", debt["soort"]), ("schuld_regeling", debt["soort"])} <= asked
    if any(debt["soort"] == "zorgpremie" for debt in named):
        assert {("premieachterstand", "a"), ("betaalt_aan_cak", "a")} <= asked


def changed(old: str, new: str) -> Questionnaire:
    text = shipped("questionnaires", "huisbezoek.yaml").read_text("utf-8")
    assert old in text
    papers = shipped("questionnaires", "papieren.yaml").read_text("utf-8")
    return questionnaire_from(text.replace(old, new, 1), papers)


def test_a_question_that_is_skipped_too_soon_is_seen() -> None:
    """The rent only where somebody has a house of their own: then huurtoeslag misses it."""
    wrong = changed(
        "{veld: woning.is_huur, is: true}\n    anders: 0\n    mogelijk: {laagst: 0, hoogst: 3500}",
        "{veld: woning.soort, is: koop}\n    anders: nvt\n    mogelijk: {laagst: 0, hoogst: 3500}",
    )
    lines = [Answer("woning_soort", None, "", "zelfstandig"), Answer("bewoners", None, "", [])]
    lines.append(Answer("geboortedatum", "a", "", "1980-01-01"))
    found = not_asked(walk(wrong, Answers.of(lines), CONTEXT), DAY.year)
    assert "woning.kale_huur_per_maand" in found
