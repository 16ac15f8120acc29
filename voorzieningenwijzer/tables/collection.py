"""All tables in use: which amounts hold on a day, and what is not there."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.tables.approval import approved_fingerprints
from voorzieningenwijzer.tables.documents import (
    DocumentError,
    Expected,
    Fault,
    FaultyDocument,
    ListTable,
    NoTable,
    Period,
    TableDocument,
)
from voorzieningenwijzer.tables.reading import fingerprint, parse, read_list, read_table
from voorzieningenwijzer.tables.scheme_documents import Scheme
from voorzieningenwijzer.tables.scheme_reading import read_scheme

Document = TableDocument | ListTable | Scheme

ADDED_FOLDER = "tariffs"
MAX_BYTES = 1_000_000


def read_document(text: str, file: str, *, ours: bool = False) -> Document:
    """A table with periods, a list or a local scheme. Raises DocumentError."""
    content = parse(text, ours=ours)
    if "regeling" in content:
        return read_scheme(content, text, file)
    if content.get("soort") == "lijst":
        return read_list(content, text, file)
    return read_table(content, text, file)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the folders hold, while it is being put together."""

    periods: dict[str, list[Period]] = field(default_factory=dict)
    expected: dict[str, Expected] = field(default_factory=dict)
    lists: dict[str, list[ListTable]] = field(default_factory=dict)
    schemes: dict[tuple[str, str], list[Scheme]] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)
    faulty: list[FaultyDocument] = field(default_factory=list)
    not_approved: list[str] = field(default_factory=list)


class Tables:
    """Dated tables by name. A day without amounts gives NoTable, never a neighbouring year."""

    def __init__(self, found: _Found) -> None:
        self._periods = {
            name: tuple(sorted(periods, key=lambda p: p.geldig_van))
            for name, periods in found.periods.items()
        }
        self._expected = found.expected
        self._lists = {
            name: tuple(sorted(lists, key=lambda t: t.peildatum))
            for name, lists in found.lists.items()
        }
        self._schemes = {
            key: tuple(sorted(schemes, key=lambda s: s.geldig_van))
            for key, schemes in found.schemes.items()
        }
        self._fingerprints = dict(found.fingerprints)
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
        found = _Found()
        for folder in folders:
            for path in _files(folder):
                _take(found, path, _label(path, folder), ours=True)
        if added is not None:
            for path in _files(added):
                label = f"{ADDED_FOLDER}/{_label(path, added)}"
                if _text_fingerprint(path) in approved:
                    _take(found, path, label, ours=False)
                else:
                    found.not_approved.append(label)
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
        if approved is None:
            approved = approved_fingerprints(added)
        return cls.load([shipped("tariffs")], added, approved)

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
        expected = self._expected.get(name)
        periods = self._periods.get(name, ())
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

    def gemeenten(self) -> tuple[str, ...]:
        return tuple(sorted({place for place, _ in self._schemes}))

    def fingerprints(self) -> Mapping[str, str]:
        """Of every document in use: its file and its fingerprint."""
        return dict(self._fingerprints)

    def _no_table(self, name: str, day: date) -> NoTable:
        if name not in self._periods:
            return NoTable(name, day, f"er is geen tabel '{name}'")
        expected = self.expected(name)
        month = expected.month if expected and expected.geldig_van.year == day.year else ""
        return NoTable(name, day, f"bedragen voor {day.year} nog niet ingevoerd", month)


@lru_cache(maxsize=1)
def _shipped_once() -> Tables:
    return Tables.load([shipped("tariffs")])


def _files(folder: Path) -> Iterator[Path]:
    return iter(sorted(p for p in folder.rglob("*.yaml") if p.is_file()))


def _label(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _on(versions: tuple[Scheme, ...], day: date | None) -> Scheme | None:
    if day is None:
        return versions[-1]
    holding = [
        s for s in versions if s.geldig_van <= day and (s.geldig_tot is None or day <= s.geldig_tot)
    ]
    return holding[-1] if holding else None


def _read_text(path: Path) -> str:
    if path.stat().st_size > MAX_BYTES:
        raise DocumentError([Fault("het bestand is te groot")])
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise DocumentError([Fault("het bestand is geen tekst in UTF-8")]) from None


def _text_fingerprint(path: Path) -> str:
    try:
        return fingerprint(_read_text(path))
    except DocumentError:
        return ""


def _take(found: _Found, path: Path, label: str, *, ours: bool) -> None:
    try:
        document = read_document(_read_text(path), label, ours=ours)
        if _seen_before(found, document) and (faults := conflicts(document, Tables(found))):
            raise DocumentError(faults)
    except DocumentError as error:
        found.faulty.append(FaultyDocument(label, error.faults))
        return
    _add(found, document)
    found.fingerprints[label] = document.fingerprint


def _seen_before(found: _Found, document: Document) -> bool:
    if isinstance(document, Scheme):
        return (document.gemeente, document.id) in found.schemes
    return document.naam in (found.lists if isinstance(document, ListTable) else found.periods)


def _add(found: _Found, document: Document) -> None:
    if isinstance(document, Scheme):
        found.schemes.setdefault((document.gemeente, document.id), []).append(document)
    elif isinstance(document, ListTable):
        found.lists.setdefault(document.naam, []).append(document)
    else:
        known = found.periods.setdefault(document.naam, [])
        starts = {period.geldig_van for period in known}
        known.extend(p for p in document.perioden if p.geldig_van not in starts)
        if document.volgende is not None:
            before = found.expected.get(document.naam)
            if before is None or before.geldig_van < document.volgende.geldig_van:
                found.expected[document.naam] = document.volgende


def conflicts(document: Document, tables: Tables) -> list[Fault]:
    """What a document would change in what is in force already: that is never allowed."""
    if isinstance(document, Scheme):
        return _scheme_conflicts(document, tables)
    if isinstance(document, ListTable):
        return [
            Fault(f"er is al een andere lijst '{document.naam}' van {document.peildatum}")
            for other in tables._lists.get(document.naam, ())
            if other.peildatum == document.peildatum and other.fingerprint != document.fingerprint
        ]
    return [
        Fault(
            f"de periode {new.geldig_van} tot en met {new.geldig_tot} wijzigt bedragen die al "
            f"gelden ({old.geldig_van} tot en met {old.geldig_tot})"
        )
        for new in document.perioden
        for old in tables.all_periods(document.naam)
        if new.geldig_van <= old.geldig_tot
        and old.geldig_van <= new.geldig_tot
        and not same_period(new, old)
    ]


def same_period(one: Period, other: Period) -> bool:
    """Whether two periods say the same amounts for the same days, whatever text they stand in."""
    return _amounts_of(one) == _amounts_of(other)


def _amounts_of(period: Period) -> object:
    values = {a.naam: (a.waarde, a.datum, a.status) for a in period.amounts.values()}
    return period.geldig_van, period.geldig_tot, period.formule, period.gemeente, values


def _scheme_conflicts(scheme: Scheme, tables: Tables) -> list[Fault]:
    return [
        Fault(f"'{scheme.id}' van {scheme.gemeente} is er al vanaf {old.geldig_van}")
        for old in tables._schemes.get((scheme.gemeente, scheme.id), ())
        if old.fingerprint != scheme.fingerprint
        and (
            old.geldig_van >= scheme.geldig_van
            or (old.geldig_tot is not None and old.geldig_tot >= scheme.geldig_van)
        )
    ]
