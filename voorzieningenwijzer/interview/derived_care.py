"""What follows from answers about the care of children and about work."""

from datetime import date
from typing import Any

from voorzieningenwijzer.conditions import UNKNOWN
from voorzieningenwijzer.households.childcare import SURELY_PRIMARY_UNDER
from voorzieningenwijzer.interview.facts import SOURCES, Facts, person_of

EARNED = ("loon", "loon_tweede", "winst")


def age_in_months(born: date, day: date) -> int:
    return (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)


def may_be_in_care(facts: Facts, child: str | None) -> Any:
    """Young enough for childcare on the first day of this year."""
    born, limit = facts.get("personen.geboortedatum", child), facts.context.basisschool_tot_leeftijd
    if born is UNKNOWN or limit is None:
        return UNKNOWN
    return age_in_months(born, date(facts.context.jaar, 1, 1)) < 12 * limit


def any_child_in_care_age(facts: Facts, _: str | None) -> Any:
    """Of the children that were named; of others an answer would say nothing."""
    found = [may_be_in_care(facts, child) for child in facts.children]
    return True in found or (UNKNOWN if UNKNOWN in found else False)


def near_secondary_school(facts: Facts, child: str | None) -> Any:
    born = facts.get("personen.geboortedatum", child)
    if born is UNKNOWN:
        return UNKNOWN
    return age_in_months(born, date(facts.context.jaar, 12, 31)) >= 12 * SURELY_PRIMARY_UNDER


def care_began_this_year(facts: Facts, child: str | None) -> Any:
    since = facts.get("personen.opvang.vanaf", child)
    return isinstance(since, date) and since.year == facts.context.jaar


def earns(facts: Facts, member: str | None) -> Any:
    kinds = facts.get(SOURCES, person_of(member))
    return UNKNOWN if kinds is UNKNOWN else bool(set(EARNED) & set(kinds))
