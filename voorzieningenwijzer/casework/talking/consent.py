"""Consent: of each adult whose answers are kept, with the text that was read out and the day.

Without a yes of an adult other than the tenant nothing about that person is kept: an answer becomes
"weet ik niet" before it is written down.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from voorzieningenwijzer.casework.talking.notes import forget_note
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.dates import age_on, as_number
from voorzieningenwijzer.interview.members import ELSEWHERE
from voorzieningenwijzer.interview.persons import GONE
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.leeftijden import MEERDERJARIG
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.storage.consents import Consent
from voorzieningenwijzer.storage.dossiers import GESLOTEN, GESPREK
from voorzieningenwijzer.storage.store import Store

LIVES_THERE = frozenset({"medebewoner", "onderhuurder"})


@dataclass(frozen=True, slots=True)
class Person:
    """An adult of the household; ``id`` is None for who the dossier is about."""

    id: str | None
    wie: str


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """``stand``: ja, nee (refused or withdrawn) or nog_niet."""

    person: Person
    stand: str
    consent: Consent | None


TENANT = Person(None, said("de huurder"))


def text_for(person: Person) -> str:
    name = "toestemming.txt" if person.id is None else "toestemming_ander.txt"
    return shipped("templates", "pages", name).read_text("utf-8").strip()


def others(household: Mapping[str, Any], day: date) -> list[Person]:
    """The adults beside the tenant, as far as the answers tell; unknown age counts as adult.

    Who lives elsewhere is not at the table and is not looked up: docs/dpia.md says why.
    """
    found, others = [], 0
    for row in _people(household):
        person, role, born = str(row.get("id")), row.get("rol"), row.get("geboortedatum")
        grown = not isinstance(born, date) or _age(born, day) >= MEERDERJARIG
        if role == "partner" and person not in {GONE, ELSEWHERE}:
            found.append(Person(person, "uw partner"))
        elif role in LIVES_THERE and grown:
            others += 1
            found.append(Person(person, f"medebewoner {others}"))
    return found


def rows(store: Store, dossier: str, people: Iterable[Person]) -> list[ConsentRow]:
    with store.read() as session:
        given = [one for one in session.consents.of(dossier) if one.kind == GESPREK]
    found = []
    for person in (TENANT, *people):
        own = [one for one in given if one.member == person.id]
        last = own[-1] if own else None
        stand = "nog_niet" if last is None else "ja" if last.withdrawn is None else "nee"
        found.append(ConsentRow(person, stand, last))
    return found


def to_ask(talk: Talk, store: Store) -> Person | None:
    """The first adult of this talk who has not said yes or no yet."""
    if not talk.case.bewaard:
        return None
    people = others(talk.route.household, talk.peildatum)
    if not people:
        return None
    found = rows(store, talk.case.id, people)[1:]
    return next((row.person for row in found if row.stand == "nog_niet"), None)


def agree(
    store: Store, dossier: str, now: datetime, person: Person = TENANT, text: str = ""
) -> None:
    """A yes; a dossier that was closed is open again. ``text``: what was read out instead."""
    with store.write() as session:
        said = text or text_for(person)
        session.consents.give(dossier, said, now.date(), now, person.id)
        if session.dossiers.get(dossier).status == GESLOTEN:
            session.dossiers.set_status(dossier, GESPREK, now)
        session.audit.add("toestemming_gegeven", now, dossier)


def refuse(store: Store, dossier: str, person: Person, now: datetime, text: str = "") -> None:
    """A no of another adult: written down, so that it is not asked again, and answers go."""
    if person.id is None:
        raise ValueError("the tenant's no erases the dossier")
    with store.write() as session:
        said = text or text_for(person)
        session.consents.give(dossier, said, now.date(), now, person.id)
        session.consents.withdraw_of(dossier, person.id, now)
        session.audit.add("toestemming_geweigerd", now, dossier)
    store.erase_member(dossier, person.id, now)
    forget_note(store, dossier, now)


def withdraw(store: Store, dossier: str, now: datetime, member: str | None = None) -> None:
    """One action. Of the tenant: closed at once, gone the next day. Of another: gone at once."""
    with store.write() as session:
        if member is None:
            session.consents.withdraw(dossier, now)
            session.dossiers.set_status(dossier, GESLOTEN, now, now.date())
        else:
            session.consents.withdraw_of(dossier, member, now)
        session.audit.add("toestemming_ingetrokken", now, dossier)
    if member is not None:
        store.erase_member(dossier, member, now)
        forget_note(store, dossier, now)


def consent_of(store: Store, dossier: str) -> Consent | None:
    """The yes of the tenant to the talk, as long as it stands."""
    with store.read() as session:
        given = session.consents.current(dossier)
    return next((one for one in given if one.member is None), None)


def _people(household: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    listed = [household.get("personen")]
    listed += [period.get("personen") for period in household.get("wijzigingen") or ()]
    return [row for rows in listed if isinstance(rows, list) for row in rows]


def _age(born: date, day: date) -> int:
    return int(age_on(as_number(born), as_number(day)))  # type: ignore[arg-type]
