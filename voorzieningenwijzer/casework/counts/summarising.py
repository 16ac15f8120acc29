"""From a plan and what became of it to the few coarse words and figures of the counts."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from voorzieningenwijzer.casework.after.follow_up import Followed, FollowUpPage
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.interview.answers import DONT_KNOW
from voorzieningenwijzer.interview.members import ELSEWHERE
from voorzieningenwijzer.interview.persons import GONE
from voorzieningenwijzer.plan import Plan
from voorzieningenwijzer.plan.following import Step, steps_of
from voorzieningenwijzer.plan.realised import sums
from voorzieningenwijzer.plan.wording.following_words import Sort, State

WITH_SCHEME = frozenset({Sort.GEWOON, Sort.MELDEN, Sort.VANZELF})
SAVINGS = {"energie": "energie", "zorg": "zorgverzekering"}
"""The first part of the id of a saving, and how the counts call it."""
ASKED = "bewoners"
"""The question that says who lives there; without its answer the kind of household is unknown."""


def quarter_of(day: date) -> str:
    return f"{day.year}-K{(day.month + 2) // 3}"


def month_of(day: date) -> str:
    return f"{day.year}-{day.month:02d}"


def household_type(talk: Talk) -> str:
    """alleen, samen, eenouder, gezin, anders (more adults) or onbekend."""
    said = talk.answers.get(ASKED)
    if said is None or said.value is DONT_KNOW:
        return "onbekend"
    people = talk.route.household.get("personen") or ()
    roles = [row.get("rol") for row in people if row.get("id") not in {ELSEWHERE, GONE}]
    if set(roles) & {"medebewoner", "onderhuurder"}:
        return "anders"
    if "kind" in roles:
        return "gezin" if "partner" in roles else "eenouder"
    return "samen" if "partner" in roles else "alleen"


def found_in(plan: Plan) -> dict[str, Any]:
    """Schemes to ask for, to raise or that come; not what a person must first establish.

    Euros: what the plan itself promises in a year, the low end; what comes once is not in it.
    """
    asked = [
        step for step in steps_of(plan) if not step.te_veel and not step.id.endswith(".nagaan")
    ]
    return {
        "regelingen": schemes_of(asked),
        "besparingen": savings_of(asked),
        "euros": coarse(plan.totaal.per_jaar or 0),
    }


def realised_in(page: FollowUpPage) -> dict[str, Any]:
    """What was granted; a grant of an unknown amount counts as a scheme and adds no euros."""
    granted = [one.step for one in _all(page) if one.state is State.TOEGEKEND]
    came = [step for step in granted if not step.te_veel]
    return {
        "regelingen": schemes_of(came),
        "besparingen": savings_of(came),
        "euros": coarse(sums(page.results).gekregen_per_jaar),
    }


def schemes_of(steps: Iterable[Step]) -> list[str]:
    return sorted({step.regeling for step in steps if step.regeling and step.sort in WITH_SCHEME})


def savings_of(steps: Iterable[Step]) -> list[str]:
    kinds = {step.id.partition(".")[0] for step in steps if step.sort is Sort.BESPAREN}
    return sorted({SAVINGS[kind] for kind in kinds if kind in SAVINGS})


def coarse(cents: int) -> int:
    """Whole tens of euros, downwards; less than nothing is nothing."""
    from voorzieningenwijzer.statistics import tens

    return tens(cents / 100)


def last_grant(page: FollowUpPage) -> date | None:
    """The day on the letter, or else the day on which it was written down."""
    granted = [one.last for one in _all(page) if one.last and one.state is State.TOEGEKEND]
    return max((line.said.letter_on or line.at.date() for line in granted), default=None)


def _all(page: FollowUpPage) -> tuple[Followed, ...]:
    return (*page.steps, *page.earlier)
