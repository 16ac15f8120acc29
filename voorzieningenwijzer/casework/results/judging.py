"""What a talk comes to: this year, last year while it can be claimed, and comparisons."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.casework.faults import ContradictionError
from voorzieningenwijzer.casework.offers.typed import offers_of, with_own_facts
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.comparisons import savings
from voorzieningenwijzer.households.file import HouseholdError, read_household
from voorzieningenwijzer.outcomes import Assessment, Between, Saving
from voorzieningenwijzer.tables import Tables

ASKED_OF_LAST_YEAR = frozenset(
    {"zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag"}
)
"""What the question about last year lists; of anything else its answer says nothing."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """``mapping``: the household as in a household file; ``fout`` where the answers disagree."""

    peildatum: date
    mapping: Mapping[str, Any]
    this_year: Assessment
    last_year: Assessment | None
    savings: tuple[Saving, ...]


def mapping_of(talk: Talk) -> dict[str, Any]:
    """The household as in a household file, with the offers that were typed."""
    mapping = with_own_facts(talk.route.household, talk.case, talk.context.jaar + 1)
    offers = offers_of(talk.case)
    if offers:
        mapping["aanbod"] = offers
    return mapping


def assess_this_year(talk: Talk, tables: Tables) -> Assessment:
    """Raises ContradictionError."""
    return _assess(talk, mapping_of(talk), tables, talk.context.jaar)


def assess_last_year(talk: Talk, tables: Tables) -> Assessment | None:
    """With what was received then; None when last year cannot be claimed any more.

    Raises ContradictionError.
    """
    last_day = talk.context.vorig_jaar_tot
    if last_day is not None and talk.peildatum > last_day:
        return None
    mapping = mapping_of(talk)
    mapping.pop("ontvangt_nu", None)
    found = _assess(talk, mapping, tables, talk.context.vorig_jaar)
    then = talk.route.talk.get("vorig_jaar", {})
    if "ontving" not in then or then.get("deel_van_jaar"):
        return found
    outcomes = tuple(
        replace(o, ontvangt_nu=o.regeling in then["ontving"])
        if o.regeling in ASKED_OF_LAST_YEAR
        else o
        for o in found.uitkomsten
    )
    return replace(found, uitkomsten=outcomes)


def assess_as(talk: Talk, mapping: Mapping[str, Any], tables: Tables) -> Assessment:
    """This year, for the household of this talk with something in it changed.

    Raises ContradictionError.
    """
    return _assess(talk, mapping, tables, talk.context.jaar)


def judge(talk: Talk, tables: Tables) -> Judgement:
    """Raises ContradictionError."""
    mapping = mapping_of(talk)
    return Judgement(
        talk.peildatum,
        mapping,
        assess_this_year(talk, tables),
        assess_last_year(talk, tables),
        savings_of(talk, tables),
    )


def _assess(talk: Talk, mapping: Mapping[str, Any], tables: Tables, year: int) -> Assessment:
    def work() -> Assessment:
        return assess(read_household(mapping, talk.case.naam, talk.peildatum), tables, year)

    said = json.dumps(mapping, default=str)
    try:
        return talk.case.recent.once(("recht", said, talk.peildatum, tables, year), work)
    except HouseholdError as problem:
        raise ContradictionError(problem.veld, problem.reden) from problem


def savings_of(talk: Talk, tables: Tables) -> tuple[Saving, ...]:
    return savings.best(mapping_of(talk), tables, talk.peildatum, zorg_feiten=talk.zorg_feiten)


def every_saving(talk: Talk, tables: Tables) -> savings.Ranked:
    """All offers, best first."""
    return savings.ranked(mapping_of(talk), tables, talk.peildatum, zorg_feiten=talk.zorg_feiten)


def worth(found: tuple[Saving, ...]) -> Between:
    """What switching saves in a year, over the advices to switch."""
    total = Between(0.0, 0.0)
    for saving in found:
        if saving.advies == "overstappen" and saving.besparing_per_jaar is not None:
            total = total + saving.besparing_per_jaar
    return total
