"""What would be if, for a talk: nothing of it is kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, TypeAlias

from voorzieningenwijzer.assessment.cliffs import Cliff, asset_cliffs, income_cliffs, savings_of
from voorzieningenwijzer.assessment.income_line import IncomeLine, income_line
from voorzieningenwijzer.assessment.own_income import Own
from voorzieningenwijzer.assessment.variants import (
    Counted,
    Variant,
    as_now,
    now_of,
    varied,
    wage_only,
)
from voorzieningenwijzer.assessment.whole_year import WholeYear, whole_year
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.faults import ContradictionError
from voorzieningenwijzer.casework.results.judging import mapping_of
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.documents import pdf
from voorzieningenwijzer.documents.papers.what_if_paper import WhatIfPaper, blocks
from voorzieningenwijzer.households.file import HouseholdError
from voorzieningenwijzer.leeftijden import MEERDERJARIG
from voorzieningenwijzer.plan import PlanContext
from voorzieningenwijzer.plan.what_if.compose import what_if
from voorzieningenwijzer.plan.what_if.found import Found
from voorzieningenwijzer.plan.what_if.table import Asked, WhatIf
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.tables import Tables

MOST = 3
Near: TypeAlias = tuple[tuple[Cliff, ...] | None, tuple[Cliff, ...] | None]


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be asked of this household: persons by id, children who are no adults yet."""

    uren: tuple[str, ...]
    loon: tuple[str, ...]
    partner: bool
    kinderen: Mapping[str, date]
    wie: tuple[str, ...]
    spaargeld: bool
    huur: bool


@dataclass(frozen=True, slots=True)
class Page:
    """``mogelijk``: None where nothing can be worked out yet."""

    inhoud: WhatIf
    mogelijk: Choices | None
    wie: str
    gevallen: tuple[Asked, ...]


def what_if_of(
    desk: Desk, talk: Talk, context: PlanContext, gevallen: Sequence[Asked] = (), wie: str = ""
) -> Page:
    """Raises ContradictionError."""
    mapping, tables = mapping_of(talk), desk.tables
    said = json.dumps(mapping, default=str)
    key = ("wat als", said, talk.peildatum, tables)
    once = talk.case.recent.once
    try:
        year = once(
            key, lambda: whole_year(as_now(mapping, talk.case.naam, talk.peildatum), tables)
        )
        speaker = Speaker(plan_texts(), context)
        if year is None:
            return Page(what_if(_nothing(talk), speaker), None, "", ())
        now = once((*key, "nu"), lambda: now_of(year))
        choices = None if now.som is None else choices_of(year)
        chosen = [one for one in gevallen if choices is not None and fits(one, choices)][:MOST]
        who = wie if choices and wie in choices.wie else _who(year)
        found = _found(year, now, who, chosen, tables, once, key)
    except HouseholdError as problem:
        raise ContradictionError(problem.veld, problem.reden) from problem
    return Page(what_if(found, speaker), choices, who, tuple(chosen))


def _found(
    year: WholeYear,
    now: Counted,
    who: str,
    chosen: Sequence[Asked],
    tables: Tables,
    once: Any,
    key: tuple[Any, ...],
) -> Found:
    own = year.own.get(who) if now.som is not None else None
    line: IncomeLine | None = None
    cliffs: Near = (None, None)
    if own is not None:
        line = once((*key, "lijn", who), partial(income_line, year, own))
        cliffs = once((*key, "grens", who), partial(_cliffs, year, own))
    counted = [
        (one, once((*key, one), partial(varied, variant_of(one, year), year, tables, now)))
        for one in chosen
    ]
    people = year.household.personen
    return Found(
        nu=now,
        gevallen=tuple(counted),
        lijn=line,
        bij_inkomen=cliffs[0],
        bij_spaargeld=cliffs[1],
        spaargeld_bekend=savings_of(year.case) is not None,
        namen=_names(year),
        kinderen=children_of(year),
        partner=next((p["id"] for p in people if p["rol"] == "partner"), ""),
        aanvrager=next((p["id"] for p in people if p["rol"] == "aanvrager"), ""),
        jaar=year.case.jaar,
    )


def _cliffs(year: WholeYear, own: Own) -> Near:
    return income_cliffs(year, own), asset_cliffs(year)


def _nothing(talk: Talk) -> Found:
    empty = Counted(ontbreekt=("personen",))
    return Found(empty, (), None, None, None, False, {}, {}, "", "", talk.peildatum.year)


def print_what_if(desk: Desk, talk: Talk, page: Page, context: PlanContext, now: datetime) -> bytes:
    """That it was printed is kept; of a quick sum nothing."""
    paper = WhatIfPaper(
        page.inhoud, context.naam, context.organisatie, talk.peildatum, context.voorbeeld
    )
    found = pdf.render(blocks(paper))
    if talk.case.bewaard:
        with desk.store.write() as session:
            session.audit.add("wat_als_geprint", now, talk.case.id)
    return found


def variant_of(asked: Asked, year: WholeYear) -> Variant:
    match asked.soort:
        case "uren":
            return Variant("uren", asked.persoon, deel=(asked.twee or 0.0) / asked.een)
        case "loon":
            whole = 12 * asked.een * (1 + year.amounts.vakantiebijslag_loon_deel)
            return Variant("loon", asked.persoon, round(whole, 2))
        case _:
            return Variant(asked.soort, asked.persoon, asked.een, spaargeld=asked.twee)


def choices_of(year: WholeYear) -> Choices:
    adults = tuple(year.own)
    none_or_wage = tuple(p for p, o in year.own.items() if not o.soorten or wage_only(o))
    return Choices(
        uren=tuple(p for p, own in year.own.items() if wage_only(own)),
        loon=none_or_wage,
        partner=len(adults) == 1,
        kinderen=children_of(year),
        wie=adults,
        spaargeld=savings_of(year.case) is not None,
        huur=bool(year.case.facts["huurder"].any()),
    )


def fits(asked: Asked, choices: Choices) -> bool:
    """Whether this can be asked of this household, with figures that can be."""
    match asked.soort:
        case "uren":
            sane = 0 < asked.een <= 60 and asked.twee is not None and 0 <= asked.twee <= 60
            return asked.persoon in choices.uren and sane
        case "loon":
            return asked.persoon in choices.loon and asked.een >= 0
        case "partner":
            return choices.partner and asked.een >= 0 and (asked.twee is None or asked.twee >= 0)
        case "kind_18":
            return asked.persoon in choices.kinderen
        case "spaargeld":
            return choices.spaargeld
        case "huur":
            return choices.huur and asked.een >= 0
        case _:
            return False


def children_of(year: WholeYear) -> dict[str, date]:
    """Who is no adult yet on the reference date, by birth date."""
    day = year.household.peildatum
    return {
        p["id"]: p["geboortedatum"]
        for p in year.household.personen
        if p["rol"] == "kind"
        and isinstance(p.get("geboortedatum"), date)
        and day.year - p["geboortedatum"].year < MEERDERJARIG
    }


def _who(year: WholeYear) -> str:
    """Of who works, else of the applicant."""
    works = [p for p, own in year.own.items() if "loon" in own.soorten]
    return next(iter([*works, *year.own]), "")


def _names(year: WholeYear) -> dict[str, str]:
    texts = plan_texts().regelingen
    names = {n: texts[n].naam if n in texts else r.rule.naam for n, r in year.rules.items()}
    return names | {x.scheme.id: x.scheme.naam for x in year.schemes}
