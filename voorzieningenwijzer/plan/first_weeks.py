"""What somebody arranges in the first weeks in a new home: the list, the days, the first amounts.

What is not known is not a no: a step is left out only where it is known not to belong.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from voorzieningenwijzer.dates import MAANDNAMEN
from voorzieningenwijzer.language.said import Said, listed, said
from voorzieningenwijzer.plan.deadlines import later
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.fill import PlanTextError, fill, fill_known
from voorzieningenwijzer.plan.wording.text_files import Section, opened
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.shipped import shipped

FOR_WHOM: Final = frozenset(
    {
        *("iedereen", "eigen_meter", "kans_op_huurtoeslag", "kans_op_kwijtschelding"),
        *("krijgt_toeslag", "krijgt_bijstand", "mist_spullen", "lokale_regelingen", "wil_coach"),
    }
)


@dataclass(frozen=True, slots=True)
class NewHome:
    """What the list needs to know. ``past_niet``: the kinds of step that are known not to belong.

    ``start``: the day on which the rent begins; None where nobody knows. ``afspraak``: when and
    where a coach comes, in words.
    """

    start: date | None
    gemeente: str = ""
    past_niet: frozenset[str] = frozenset()
    regelingen: tuple[str, ...] = ()
    spullen: tuple[str, ...] = ()
    afspraak: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the list, in words. ``voor``: the last day, where there is one."""

    id: str
    titel: str
    pictogram: str
    wanneer: str
    waar: str
    papieren: str
    zinnen: tuple[str, ...]
    bron: str
    voor: date | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A step as it stands in the file."""

    id: str
    titel: str
    pictogram: str
    voor_wie: str
    wanneer: str
    erna: str
    ervoor: str
    waar: str
    papieren: str
    zinnen: tuple[str, ...]
    bron: str


@dataclass(frozen=True, slots=True)
class FirstWeeksTexts:
    woorden: Mapping[str, str]
    afspraken: Mapping[str, str]
    afgesproken: Mapping[str, str]
    plaatsen: Mapping[str, str]
    plaatsen_coach: Mapping[str, str]
    spullen: Mapping[str, str]
    stappen: tuple[_Line, ...]


@cache
def first_weeks_texts() -> FirstWeeksTexts:
    """The shipped texts, checked. Raises PlanTextError."""
    top = opened(shipped("templates", "plan") / "eerste_weken.yaml")
    steps = tuple(_line(one) for one in top.sections("stappen"))
    listed_texts = ("afspraken", "afgesproken", "plaatsen", "plaatsen_coach", "spullen")
    made = FirstWeeksTexts(
        **{name: _texts(top.section(name)) for name in listed_texts},
        woorden={key: top.text(key) for key in top},
        stappen=steps,
    )
    top.done()
    return made


def first_weeks(home: NewHome, today: date) -> tuple[Step, ...]:
    """The steps that belong to this home, in the order in which they are done."""
    values = {
        "gemeente": home.gemeente,
        "start": day_text(home.start) if home.start else "",
        "eerste_maand": first_month(home.start),
        "regelingen": ", ".join(home.regelingen),
        "spullen": listed(home.spullen),
        "afspraak": home.afspraak[0] or first_weeks_texts().woorden["volgens_afspraak"],
        "plaats": home.afspraak[1] or first_weeks_texts().woorden["bij_u_thuis"],
    }
    lines = (one for one in first_weeks_texts().stappen if one.voor_wie not in home.past_niet)
    return tuple(_step(one, values, home.start, today) for one in lines)


def first_month(start: date | None) -> str:
    """The first month that counts for huurtoeslag (Awir art. 5): the one that begins at the home.

    Empty when the day is not known.
    """
    if start is None:
        return ""
    month = start.month - 1 + (start.day > 1)
    named = Said(MAANDNAMEN[month % 12])
    return said("{maand} {jaar}", maand=named, jaar=start.year + month // 12)


def _step(one: _Line, values: Mapping[str, str], start: date | None, today: date) -> Step:
    day, words = _when(one, values, start, today)
    place = fill_known([one.waar], values)
    return Step(
        one.id,
        one.titel,
        one.pictogram,
        words,
        place[0] if place else one.waar.partition(" {")[0],
        one.papieren,
        fill_known(one.zinnen, values),
        plan_texts().termijnen[one.bron].bron if one.bron else "",
        day,
    )


def _when(
    one: _Line, values: Mapping[str, str], start: date | None, today: date
) -> tuple[date | None, str]:
    """The last day with words; a day that went by is "zo snel mogelijk"."""
    name = one.erna or one.ervoor
    if not name:
        return None, fill(one.wanneer, values)
    deadline = plan_texts().termijnen[name]
    if start is None or not deadline.duur:
        return None, deadline.tekst
    after = later(start, deadline.duur)
    day = after if one.erna else start - (after - start)
    if day < today:
        return None, first_weeks_texts().woorden["zo_snel_mogelijk"]
    return day, fill(first_weeks_texts().woorden["uiterlijk"], {"dag": day_text(day)})


def _texts(section: Section) -> dict[str, str]:
    return {key: section.text(key) for key in section}


def _line(one: Section) -> _Line:
    made = _Line(
        id=one.text("id"),
        titel=one.text("titel"),
        pictogram=one.text("pictogram"),
        voor_wie=one.text("voor_wie"),
        wanneer=one.optional("wanneer"),
        erna=one.optional("erna"),
        ervoor=one.optional("ervoor"),
        waar=one.text("waar"),
        papieren=one.optional("papieren"),
        zinnen=one.texts("zinnen", must=True),
        bron=one.optional("bron"),
    )
    one.done()
    if made.voor_wie not in FOR_WHOM:
        raise PlanTextError(f"{one.where}: {made.voor_wie} kent het programma niet")
    if sum(map(bool, (made.wanneer, made.erna, made.ervoor))) != 1:
        raise PlanTextError(f"{one.where}: zeg op precies een manier wanneer")
    unknown = {made.erna, made.ervoor, made.bron} - {"", *plan_texts().termijnen}
    if unknown:
        raise PlanTextError(f"{one.where}: onbekende termijn {sorted(unknown)}")
    return made
