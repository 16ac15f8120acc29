"""The schemes as the table administrator keeps them: per municipality, what is old first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from voorzieningenwijzer.tables import ADDED_FOLDER, Scheme, Tables
from voorzieningenwijzer.tables.scheme_documents import NATIONAL

AS_IT_IS = "_"
"""The amount of a scheme that has one for everybody."""


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """``grens`` in per cent; ``bedragen``: per kind of household, or one under ``_``."""

    regeling: Scheme
    oud: bool
    eigen: bool
    grens: int | None
    bedragen: tuple[tuple[str, Decimal], ...]
    versies: int


@dataclass(frozen=True, slots=True)
class Place:
    gemeente: str
    rijen: tuple[SchemeRow, ...]
    bewaard: tuple[SchemeRow, ...]

    @property
    def oud(self) -> int:
        return sum(row.oud for row in self.rijen)


def places(tables: Tables, today: date) -> list[Place]:
    """``rijen``: what a household can meet; ``bewaard``: over, planned, or for the record only."""
    found = []
    for gemeente in (*tables.gemeenten(), NATIONAL):
        rows = [row_of(tables, one, today) for one in newest(tables, gemeente, today)]
        shown = sorted((r for r in rows if r.regeling.shown), key=_order)
        kept = tuple(r for r in rows if not r.regeling.shown)
        found.append(Place(gemeente, tuple(shown), kept))
    return found


def newest(tables: Tables, gemeente: str, today: date) -> Iterable[Scheme]:
    """Of each scheme the document that holds today, or else the last one."""
    for last in tables.schemes(gemeente):
        yield holding(tables, gemeente, last.id, today) or last


def holding(tables: Tables, gemeente: str, scheme: str, today: date) -> Scheme | None:
    begun = [v for v in tables.versions(gemeente, scheme) if v.geldig_van <= today]
    return begun[-1] if begun else None


def row_of(tables: Tables, scheme: Scheme, today: date) -> SchemeRow:
    amount = scheme.bedrag
    values = {} if amount is None else amount.waarden
    limit = scheme.inkomensgrens
    count = len(tables.versions(scheme.gemeente, scheme.id))
    return SchemeRow(
        scheme,
        scheme.shown and scheme.stale(today),
        scheme.file.startswith(f"{ADDED_FOLDER}/"),
        None if limit is None else round(limit * 100),
        tuple((kind or AS_IT_IS, value) for kind, value in values.items()),
        count + len(tables.replaced(scheme.gemeente, scheme.id)),
    )


def find(tables: Tables, gemeente: str, scheme: str, today: date, mark: str = "") -> Scheme | None:
    """The document with this fingerprint where one is named, as long as it is in force."""
    versions = tables.versions(gemeente, scheme)
    if mark:
        return next((one for one in versions if one.fingerprint == mark), None)
    return holding(tables, gemeente, scheme, today) or next(iter(versions), None)


def by_fingerprint(tables: Tables, mark: str) -> Scheme | None:
    """Any document of a scheme in use, also one that another stands in place of."""
    return next(
        (
            one
            for last in tables.schemes()
            for one in (
                *tables.versions(last.gemeente, last.id),
                *tables.replaced(last.gemeente, last.id),
            )
            if one.fingerprint == mark
        ),
        None,
    )


def _order(row: SchemeRow) -> tuple[bool, bool, str]:
    return not row.oud, row.regeling.gebruik != "rekenen", row.regeling.naam.casefold()
