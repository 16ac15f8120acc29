"""Putting the documents of several folders together, so that none changes what is in force."""

from collections.abc import Callable, Iterator
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
    fingerprints: dict[str, str] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)
    faulty: list[FaultyDocument] = field(default_factory=list)
    not_approved: list[str] = field(default_factory=list)

    def take_folder(self, folder: Path) -> None:
        """Every document of a folder that came with the program."""
        for path in _files(folder):
            self._take(path, path.relative_to(folder).as_posix(), ours=True)

    def take_approved(self, folder: Path, label: str, approved: Callable[[str], bool]) -> None:
        """The added documents whose fingerprint is approved; the others are named only."""
        for path in _files(folder):
            name = f"{label}/{path.relative_to(folder).as_posix()}"
            if approved(_fingerprint_of(path)):
                self._take(path, name, ours=False)
            else:
                self.not_approved.append(name)

    def _take(self, path: Path, label: str, *, ours: bool) -> None:
        try:
            document = read_document(read_text(path), label, ours=ours)
            if faults := conflicts(document, self):
                raise DocumentError(faults)
        except DocumentError as error:
            self.faulty.append(FaultyDocument(label, error.faults))
            return
        self.add(document)
        self.fingerprints[label] = document.fingerprint
        self.paths[label] = path

    def copy(self) -> "Found":
        return Found(
            {name: list(periods) for name, periods in self.periods.items()},
            dict(self.expected),
            {name: list(lists) for name, lists in self.lists.items()},
            {key: list(schemes) for key, schemes in self.schemes.items()},
            dict(self.fingerprints),
            dict(self.paths),
            list(self.faulty),
            list(self.not_approved),
        )

    def add(self, document: Document) -> None:
        if isinstance(document, Scheme):
            self.schemes.setdefault((document.gemeente, document.id), []).append(document)
        elif isinstance(document, ListTable):
            self.lists.setdefault(document.naam, []).append(document)
        else:
            self._add_periods(document)

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
    return [
        Fault(f"'{scheme.id}' van {scheme.gemeente} is er al vanaf {old.geldig_van}")
        for old in found.schemes.get((scheme.gemeente, scheme.id), ())
        if old.fingerprint != scheme.fingerprint
        and (
            old.geldig_van >= scheme.geldig_van
            or (old.geldig_tot is not None and old.geldig_tot >= scheme.geldig_van)
        )
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
