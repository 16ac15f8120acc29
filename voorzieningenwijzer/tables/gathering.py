"""Putting the documents of several folders together, so that none changes what is in force."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from voorzieningenwijzer.tables.documents import (
    DocumentError,
    Expected,
    Fault,
    FaultyDocument,
    ListTable,
    Period,
    TableDocument,
)
from voorzieningenwijzer.tables.fingerprint import fingerprint
from voorzieningenwijzer.tables.scheme_documents import Scheme

Document: TypeAlias = TableDocument | ListTable | Scheme

MAX_BYTES = 1_000_000


def read_document(text: str, file: str, *, ours: bool = False) -> Document:
    """A table with periods, a list or a local scheme. Raises DocumentError."""
    # the reader brings pydantic along: not before the first table is read
    from voorzieningenwijzer.tables.reading import parse, read_list, read_table
    from voorzieningenwijzer.tables.scheme_reading import read_scheme

    content = parse(text, ours=ours)
    if "regeling" in content:
        return read_scheme(content, text, file)
    if content.get("soort") == "lijst":
        return read_list(content, text, file)
    return read_table(content, text, file)


@dataclass(frozen=True, slots=True)
class Found:
    """What the folders hold, while it is being put together."""

    periods: dict[str, list[Period]] = field(default_factory=dict)
    expected: dict[str, Expected] = field(default_factory=dict)
    lists: dict[str, list[ListTable]] = field(default_factory=dict)
    schemes: dict[tuple[str, str], list[Scheme]] = field(default_factory=dict)
    replaced: dict[tuple[str, str], list[Scheme]] = field(default_factory=dict)
    """Schemes that a later document stands in place of: kept to look at, never in force."""
    fingerprints: dict[str, str] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)
    unwritten: dict[str, str] = field(default_factory=dict)
    faulty: list[FaultyDocument] = field(default_factory=list)
    not_approved: list[str] = field(default_factory=list)

    def take_folder(self, folder: Path) -> None:
        """Every document of a folder that came with the program."""
        self._take({p.relative_to(folder).as_posix(): p for p in _files(folder)}, ours=True)

    def take_approved(self, folder: Path, label: str, approved: Callable[[str], bool]) -> None:
        """The added documents whose fingerprint is approved; the others are named only."""
        files = {f"{label}/{p.relative_to(folder).as_posix()}": p for p in _files(folder)}
        mine = {name: path for name, path in files.items() if approved(_fingerprint_of(path))}
        self.not_approved.extend(name for name in files if name not in mine)
        self._take(mine, ours=False)

    def _take(self, files: Mapping[str, Path], *, ours: bool) -> None:
        """Names of added files say nothing of their order: one may have to wait for another."""
        found = {name: self._read(path, name, ours) for name, path in files.items()}
        waiting = {name: document for name, document in found.items() if document is not None}
        before = len(waiting) + 1
        while len(waiting) < before:
            before = len(waiting)
            waiting = {n: d for n, d in waiting.items() if not self._fits(d, files[n])}
        for name, document in waiting.items():
            self.faulty.append(FaultyDocument(name, tuple(conflicts(document, self))))

    def _read(self, path: Path, label: str, ours: bool) -> Document | None:
        try:
            return read_document(read_text(path), label, ours=ours)
        except DocumentError as error:
            self.faulty.append(FaultyDocument(label, error.faults))
            return None

    def _fits(self, document: Document, path: Path) -> bool:
        if conflicts(document, self):
            return False
        self.add(document)
        self.fingerprints[document.file] = document.fingerprint
        self.paths[document.file] = path
        return True

    def copy(self) -> "Found":
        return Found(
            {name: list(periods) for name, periods in self.periods.items()},
            dict(self.expected),
            {name: list(lists) for name, lists in self.lists.items()},
            {key: list(schemes) for key, schemes in self.schemes.items()},
            {key: list(schemes) for key, schemes in self.replaced.items()},
            dict(self.fingerprints),
            dict(self.paths),
            dict(self.unwritten),
            list(self.faulty),
            list(self.not_approved),
        )

    def add(self, document: Document) -> None:
        if isinstance(document, Scheme):
            self._add_scheme(document)
        elif isinstance(document, ListTable):
            self.lists.setdefault(document.naam, []).append(document)
        else:
            self._add_periods(document)

    def _add_scheme(self, scheme: Scheme) -> None:
        """A scheme may say which document it stands in place of; that one is kept beside it."""
        key = (scheme.gemeente, scheme.id)
        known = [*self.schemes.get(key, ()), *self.replaced.get(key, ()), scheme]
        gone = {one.in_plaats_van for one in known}
        self.schemes[key] = [one for one in known if one.fingerprint not in gone]
        self.replaced[key] = [one for one in known if one.fingerprint in gone]

    def _add_periods(self, document: TableDocument) -> None:
        known = self.periods.setdefault(document.naam, [])
        starts = {period.geldig_van for period in known if not period.proposed}
        new = [p for p in document.perioden if p.geldig_van not in starts]
        law = [p for p in new if not p.proposed]
        known[:] = [p for p in known if not (p.proposed and any(_overlap(p, n) for n in law))]
        known.extend(new)
        if document.volgende is not None:
            before = self.expected.get(document.naam)
            if before is None or before.geldig_van < document.volgende.geldig_van:
                self.expected[document.naam] = document.volgende


def conflicts(document: Document, found: Found) -> list[Fault]:
    """What a document would change in what is in force already: that is never allowed."""
    if isinstance(document, Scheme):
        return _scheme_conflicts(document, found)
    if isinstance(document, ListTable):
        return [
            Fault(f"er is al een andere lijst '{document.naam}' van {document.peildatum}")
            for other in found.lists.get(document.naam, ())
            if other.peildatum == document.peildatum and other.fingerprint != document.fingerprint
        ]
    return [*_formula_conflicts(document, found), *_period_conflicts(document, found)]


def _formula_conflicts(document: TableDocument, found: Found) -> list[Fault]:
    """A new period must have the amounts that its formula works with, neither more nor less."""
    keys = {p.formule: _keys(p) for p in found.periods.get(document.naam, ())}
    if not keys:
        return []
    faults = []
    for period in document.perioden:
        known = keys.get(period.formule)
        if known is None:
            faults.append(
                Fault(
                    f"formule '{period.formule}' van '{document.naam}' kent dit programma niet; "
                    "daarvoor is een nieuwe versie van het programma nodig"
                )
            )
        elif known != _keys(period):
            names = ", ".join(sorted(known ^ _keys(period)))
            faults.append(Fault(f"bij formule '{period.formule}' missen of verschillen: {names}"))
    return list(dict.fromkeys(faults))


def _keys(period: Period) -> frozenset[str]:
    """The names of its amounts, and of each table of bands with its columns."""
    bands = [f"{b.naam} ({', '.join(b.kolommen)})" for b in period.staffels.values()]
    return frozenset([*period.amounts, *bands])


def _period_conflicts(document: TableDocument, found: Found) -> list[Fault]:
    return [
        Fault(
            f"de periode {new.geldig_van} tot en met {new.geldig_tot} wijzigt bedragen die al "
            f"gelden ({old.geldig_van} tot en met {old.geldig_tot})"
        )
        for new in document.perioden
        for old in found.periods.get(document.naam, ())
        if _overlap(new, old) and not same_period(new, old) and (new.proposed or not old.proposed)
    ]


def _overlap(one: Period, other: Period) -> bool:
    return one.geldig_van <= other.geldig_tot and other.geldig_van <= one.geldig_tot


def same_period(one: Period, other: Period) -> bool:
    """Whether two periods say the same amounts for the same days, whatever text they stand in."""
    return _amounts_of(one) == _amounts_of(other)


def _amounts_of(period: Period) -> object:
    values = {a.naam: (a.waarde, a.datum, a.status) for a in period.amounts.values()}
    bands = {b.naam: (b.kolommen, b.rijen) for b in period.staffels.values()}
    return period.geldig_van, period.geldig_tot, period.formule, period.gemeente, values, bands


def _scheme_conflicts(scheme: Scheme, found: Found) -> list[Fault]:
    """Two documents that begin on one day: nobody could say which of them holds."""
    key = (scheme.gemeente, scheme.id)
    if scheme.fingerprint in {one.in_plaats_van for one in found.replaced.get(key, ())} | {
        one.in_plaats_van for one in found.schemes.get(key, ())
    }:
        return []
    return [
        Fault(f"'{scheme.id}' van {scheme.gemeente} is er al {old.since()}")
        for old in found.schemes.get(key, ())
        if old.geldig_van == scheme.geldig_van
        and old.fingerprint not in (scheme.fingerprint, scheme.in_plaats_van)
    ]


def read_text(path: Path) -> str:
    """Raises DocumentError for what is too big or not UTF-8."""
    if path.stat().st_size > MAX_BYTES:
        raise DocumentError([Fault("het bestand is te groot")])
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise DocumentError([Fault("het bestand is geen tekst in UTF-8")]) from None


def _files(folder: Path) -> Iterator[Path]:
    return iter(sorted(p for p in folder.rglob("*.yaml") if p.is_file()))


def _fingerprint_of(path: Path) -> str:
    try:
        return fingerprint(read_text(path))
    except DocumentError:
        return ""
