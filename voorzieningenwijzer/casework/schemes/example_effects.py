"""What a new document changes for the households of the demonstration, before anybody approves it.

Each is looked at as it is, and as if it lived in the municipality of the document. A document that
begins later is looked at as if it began today: the amounts of a later year may not be there yet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.casework.examples import answer_all, examples
from voorzieningenwijzer.casework.talking.cases import QuickCase
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.outcomes import Between, Outcome
from voorzieningenwijzer.tables import Scheme, Tables

if TYPE_CHECKING:
    from voorzieningenwijzer.casework.desk import Desk


@dataclass(frozen=True, slots=True)
class Seen:
    """One outcome as a household meets it. ``status`` is ``niet`` where it is not shown."""

    status: str = "niet"
    wijst: bool = False
    per_jaar: Between | None = None
    oud: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """One scheme that a household meets otherwise."""

    naam: str
    voor: Seen
    na: Seen


@dataclass(frozen=True, slots=True)
class Effect:
    """``alsof``: the municipality in which this household does not live."""

    naam: str
    alsof: str
    verschillen: tuple[Shift, ...]


def effects_of(desk: "Desk", scheme: Scheme, text: str, now: datetime) -> tuple[Effect, ...]:
    today = now.date()
    begun = replace(scheme, geldig_van=min(scheme.geldig_van, today))
    before, after = desk.tables, desk.tables.with_document(begun, text)
    return tuple(
        Effect(name, elsewhere, _shifts(mapping, before, after, today))
        for name, elsewhere, mapping in _households(desk, scheme, now)
    )


def _households(
    desk: "Desk", scheme: Scheme, now: datetime
) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    key = ("voorbeelden", desk.tables, now.date())
    for name, mapping in desk.recent.once(key, lambda: tuple(_examples(desk, now))):
        own = str(mapping.get("gemeente", ""))
        yield name, "", mapping
        if not scheme.national and scheme.gemeente != own:
            yield name, scheme.gemeente, {**mapping, "gemeente": scheme.gemeente}


def _examples(desk: "Desk", now: datetime) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each answers every question of its talk: that takes a while, and is the same each time."""
    for example in examples():
        talk = answer_all(desk, QuickCase(), example["antwoorden"], now, example.get("tot"))
        yield str(example["naam"]), talk.route.household


def _shifts(
    mapping: Mapping[str, Any], before: Tables, after: Tables, day: date
) -> tuple[Shift, ...]:
    was, now = (_seen(mapping, tables, day) for tables in (before, after))
    names = {key: name for key, (name, _) in [*was.items(), *now.items()]}
    absent = ("", Seen())
    pairs = ((names[key], was.get(key, absent)[1], now.get(key, absent)[1]) for key in names)
    return tuple(Shift(name, old, new) for name, old, new in pairs if old != new)


def _seen(mapping: Mapping[str, Any], tables: Tables, day: date) -> dict[str, tuple[str, Seen]]:
    found = assess(read_household(dict(mapping), "voorbeeld", day), tables, day.year)
    return {o.regeling: (o.naam, _of(o, day)) for o in found.uitkomsten}


def _of(outcome: Outcome, day: date) -> Seen:
    table, local = outcome.tabel, outcome.lokaal
    due = None if table is None else table.controleer_voor
    return Seen(
        str(outcome.status),
        local is not None and local.gebruik == "wijzen",
        outcome.per_jaar,
        due is not None and due <= day,
    )
