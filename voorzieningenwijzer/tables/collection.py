"""All tables in use: which amounts hold on a day, and what is not there."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.tables.approval import approved_fingerprints
from voorzieningenwijzer.tables.documents import Expected, Fault, ListTable, NoTable, Period
from voorzieningenwijzer.tables.gathering import Document, Found, conflicts, read_text
from voorzieningenwijzer.tables.scheme_documents import NATIONAL, Scheme

ADDED_FOLDER = "tariffs"
T = TypeVar("T")


class Tables:
    """Dated tables by name. A day without amounts gives NoTable, never a neighbouring year."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._periods = {
            name: tuple(sorted(periods, key=lambda p: p.geldig_van))
            for name, periods in found.periods.items()
        }
        self._lists = {
            name: tuple(sorted(lists, key=lambda t: t.peildatum))
            for name, lists in found.lists.items()
        }
        self._schemes = {
            key: tuple(sorted(schemes, key=lambda s: s.geldig_van))
            for key, schemes in found.schemes.items()
        }
        self.faulty = tuple(found.faulty)
        self.not_approved = tuple(found.not_approved)

    @classmethod
    def shipped(cls) -> "Tables":
        """The tables that came with the program; read once."""
        return _shipped_once()

    @classmethod
    def load(
        cls,
        folders: Sequence[Path],
        added: Path | None = None,
        approved: Collection[str] = (),
    ) -> "Tables":
        """Everything in ``folders``, and from ``added`` what is approved by its fingerprint.

        A faulty document is left out and named in ``faulty``; the others load.
        """
        found = Found()
        for folder in folders:
            found.take_folder(folder)
        if added is not None:
            found.take_approved(added, ADDED_FOLDER, lambda mark: mark in approved)
        return cls(found)

    @classmethod
    def in_use(cls, data_folder: Path | None, approved: Collection[str] | None = None) -> "Tables":
        """The shipped tables with what this organisation added in its data folder.

        Without ``approved`` the approvals that lie beside the documents count, so that the
        command line and the laptop use the same.
        """
        if data_folder is None or not (data_folder / ADDED_FOLDER).is_dir():
            return cls.shipped()
        added = data_folder / ADDED_FOLDER
        marks = approved_fingerprints(added) if approved is None else approved
        found = cls.shipped()._found.copy()
        found.take_approved(added, ADDED_FOLDER, lambda mark: mark in marks)
        return cls(found)

    def with_document(self, document: Document, text: str = "") -> "Tables":
        """These tables with one more document, as if it were in use."""
        found = self._found.copy()
        found.add(document)
        found.fingerprints[document.file] = document.fingerprint
        found.unwritten[document.fingerprint] = text
        return Tables(found)

    def conflicts(self, document: Document) -> list[Fault]:
        """What a new document would change in what is in force; empty when it only adds."""
        return conflicts(document, self._found)

    def period(self, name: str, day: date) -> Period | NoTable:
        """The amounts of this table on this day."""
        for period in self._periods.get(name, ()):
            if period.geldig_van <= day <= period.geldig_tot:
                return period
        return self._no_table(name, day)

    def periods(self, name: str, year: int) -> list[Period]:
        """All periods that touch the year, in order; they may leave days uncovered."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        return [
            p for p in self._periods.get(name, ()) if p.geldig_van <= last and first <= p.geldig_tot
        ]

    def all_periods(self, name: str) -> tuple[Period, ...]:
        return self._periods.get(name, ())

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self._periods))

    def expected(self, name: str) -> Expected | None:
        """The next period that is not entered yet, as far as the documents announce it."""
        expected = self._found.expected.get(name)
        periods = [p for p in self._periods.get(name, ()) if not p.proposed]
        if expected is None or (periods and periods[-1].geldig_tot >= expected.geldig_van):
            return None
        return expected

    def list_names(self) -> tuple[str, ...]:
        return tuple(sorted(self._lists))

    def list_table(self, name: str, day: date | None = None) -> ListTable | NoTable:
        """The newest list of that name, or the newest that was there on the day."""
        lists = [t for t in self._lists.get(name, ()) if day is None or t.peildatum <= day]
        if lists:
            return lists[-1]
        return NoTable(name, day or date.max, f"de lijst {name} is er niet voor deze dag")

    def schemes(self, gemeente: str | None = None, day: date | None = None) -> tuple[Scheme, ...]:
        """Local schemes of one municipality (of all without one), on a day or the newest."""
        wanted = None if gemeente is None else gemeente.casefold()
        chosen = (
            _on(versions, day)
            for (place, _), versions in sorted(self._schemes.items())
            if wanted is None or place.casefold() == wanted
        )
        return tuple(scheme for scheme in chosen if scheme is not None)

    def schemes_for(self, gemeente: str | None, day: date) -> tuple[Scheme, ...]:
        """What can be shown to a household there: its own and the national ones, in their order.

        A national entry makes room for a local one that takes its place. Where the municipality
        is not known there are only the national ones.
        """
        return _for_household(self, gemeente, day)

    def _shown(self, gemeente: str | None, day: date) -> tuple[Scheme, ...]:
        own = () if gemeente is None else self.schemes(gemeente, day)
        here = [scheme for scheme in own if scheme.shown]
        replaced = {scheme.vervangt for scheme in own}
        national = [s for s in self.schemes(NATIONAL, day) if s.shown and s.id not in replaced]
        return tuple(sorted([*here, *national], key=Scheme.place))

    def versions(self, gemeente: str, scheme: str) -> tuple[Scheme, ...]:
        """Every document of one scheme that is in force on some day, oldest first."""
        return self._schemes.get((gemeente, scheme), ())

    def replaced(self, gemeente: str, scheme: str) -> tuple[Scheme, ...]:
        """The documents of one scheme that another one stands in place of."""
        return tuple(self._found.replaced.get((gemeente, scheme), ()))

    def gemeenten(self) -> tuple[str, ...]:
        """Municipalities with schemes of their own; the one with the most first."""
        count = Counter(place for place, _ in self._schemes if place != NATIONAL)
        return tuple(sorted(count, key=lambda place: (-count[place], place)))

    def fingerprints(self) -> Mapping[str, str]:
        """Of every document in use: its file and its fingerprint."""
        return dict(self._found.fingerprints)

    def titles(self, gemeente: str | None) -> Mapping[str, str]:
        """How the documents are called that hold for everybody, or in this municipality."""
        named = {
            **{p.fingerprint: p.titel or _spoken(p.naam) for p in _flat(self._periods)},
            **{one.fingerprint: one.titel or _spoken(one.naam) for one in _flat(self._lists)},
            **{
                scheme.fingerprint: scheme.naam
                for scheme in _flat(self._schemes)
                if scheme.gemeente in (NATIONAL, gemeente)
            },
        }
        marks = self._found.fingerprints
        return {file: named[mark] for file, mark in marks.items() if mark in named}

    def texts(self) -> Mapping[str, str]:
        """The text of every document in use, by its file."""
        return {file: read_text(path) for file, path in self._found.paths.items()}

    def text_of(self, fingerprint: str) -> str | None:
        """The text of one document in use, also when another one stands in its place."""
        paths = self._found.paths
        files = (file for file, mark in self._found.fingerprints.items() if mark == fingerprint)
        path = next((paths[file] for file in files if file in paths), None)
        return self._found.unwritten.get(fingerprint) if path is None else read_text(path)

    def added(self) -> Mapping[str, str]:
        """The texts that this organisation added, by their file, in an order that fits."""
        paths = self._found.paths.items()
        own = {file: path for file, path in paths if file.startswith(f"{ADDED_FOLDER}/")}
        return {file: read_text(path) for file, path in own.items()}

    def _no_table(self, name: str, day: date) -> NoTable:
        if name not in self._periods:
            return NoTable(name, day, f"er is geen tabel '{name}'")
        expected = self.expected(name)
        month = expected.month if expected and expected.geldig_van.year == day.year else ""
        return NoTable(name, day, f"bedragen voor {day.year} nog niet ingevoerd", month)


@lru_cache(maxsize=256)
def _for_household(tables: Tables, gemeente: str | None, day: date) -> tuple[Scheme, ...]:
    return tables._shown(gemeente, day)


@lru_cache(maxsize=1)
def _shipped_once() -> Tables:
    return Tables.load([shipped("tariffs")])


def _on(versions: tuple[Scheme, ...], day: date | None) -> Scheme | None:
    if day is None:
        return versions[-1]
    """The newest that has begun; when that one is over, an earlier one does not come back."""
    begun = [s for s in versions if s.geldig_van <= day]
    if not begun or (begun[-1].geldig_tot is not None and begun[-1].geldig_tot < day):
        return None
    return begun[-1]


def _spoken(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _flat(found: Mapping[Any, Sequence[T]]) -> Iterator[T]:
    return (one for several in found.values() for one in several)
