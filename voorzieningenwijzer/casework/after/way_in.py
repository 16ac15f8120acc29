"""How households come to a talk: of one dossier, and in numbers for all new tenants at once.

Nobody is named in it. What was offered to whom stays with the organisation that offered it; here
stands how often, in which month.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from voorzieningenwijzer.casework.after.covenant import covenant_of
from voorzieningenwijzer.casework.counts import counting
from voorzieningenwijzer.casework.counts.summarising import month_of
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.statistics import Contact
from voorzieningenwijzer.statistics.words import (
    DOELGROEPEN,
    KANALEN,
    REDENEN,
    STAPPEN,
    VERWIJZERS,
)
from voorzieningenwijzer.storage.countings import WayIn

BEFORE = ("aangeboden", "aanvaard", "gepland")
"""The steps of one household that a coach can say; the later ones count themselves."""
REFUSED = "afgewezen"
_AUDIENCE = {"nieuwe_huurder": "nieuwe_huurder", "verwijzing": "zittende_huurder"}


@dataclass(frozen=True, slots=True)
class Choices:
    """Per field of a form the codes with what each is called; not said comes first."""

    organisatie: Mapping[str, str]
    doelgroep: Mapping[str, str]
    verwijzer: Mapping[str, str]
    kanaal: Mapping[str, str]
    gebied: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """A number of one step, with the reason of a no."""

    stap: str
    aantal: int
    reden: str = ""


def choices(desk: Desk) -> Choices:
    covenant = covenant_of(desk)
    return Choices(
        {"": said("niet opgeschreven"), **{one.id: one.naam for one in covenant.organisaties}},
        _not_said_first(DOELGROEPEN),
        _not_said_first(VERWIJZERS),
        _not_said_first(KANALEN),
        {"": said("niet opgeschreven")} | {a.id: a.naam for a in covenant.gebieden if not a.delen},
    )


def way_of(desk: Desk, dossier: str) -> WayIn:
    """As it was said, or as far as the dossier itself tells."""
    with desk.store.read() as session:
        known = session.countings.way_in(dossier)
        channel = session.dossiers.get(dossier).channel
    return known or WayIn(audience=_AUDIENCE.get(channel, "onbekend"))


def keep_way(desk: Desk, dossier: str, way: WayIn, steps: Iterable[str], now: datetime) -> None:
    """Each step of ``BEFORE`` that is said is counted once for this dossier."""
    wanted = [step for step in BEFORE if step in set(steps)]
    with desk.store.write() as session:
        counting.keep_way(session, dossier, way, now)
        for step in wanted:
            counting.count_step(session, dossier, step, now.date())
        session.audit.add("weg_opgeschreven", now, dossier)
    counting.deliver(desk.store, desk.counts)


def record(desk: Desk, way: WayIn, steps: Iterable[Step], day: date, form: str) -> None:
    """Numbers without a dossier. ``form``: a random text; the same form counts once.

    ValueError for a code that is on no list, or a number that cannot be.
    """
    desk.counts.store.record(
        Contact(
            step.stap,
            month_of(day),
            way.organisation,
            way.audience,
            way.referrer,
            way.channel,
            way.area,
            step.reden,
            step.aantal,
            id=_id(form, step),
        )
        for step in steps
        if step.aantal
    )


def entered(desk: Desk, day: date, organisation: str) -> dict[str, int]:
    """What is counted on this laptop of an organisation in that month, per step in words."""
    found = dict.fromkeys(STAPPEN, 0)
    for event in desk.counts.store.events():
        if not isinstance(event, Contact) or event.organisatie != organisation:
            continue
        if event.maand == month_of(day):
            found[event.stap] += event.aantal
    return {STAPPEN[step]: number for step, number in found.items()}


def reasons() -> Mapping[str, str]:
    return REDENEN


def _id(form: str, step: Step) -> str:
    return hashlib.sha256(f"{form}:{step.stap}:{step.reden}".encode()).hexdigest()[:32]


def _not_said_first(words: Mapping[str, str]) -> dict[str, str]:
    return {"onbekend": words["onbekend"], **words}
