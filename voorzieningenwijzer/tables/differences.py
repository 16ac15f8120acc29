"""What a new document says otherwise than the one it follows, or stands in place of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from voorzieningenwijzer.tables.collection import Tables
from voorzieningenwijzer.tables.documents import ListTable, TableDocument
from voorzieningenwijzer.tables.gathering import Document
from voorzieningenwijzer.tables.scheme_documents import Scheme

_NOT_SAID = frozenset({"in_plaats_van"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One value beside what it was; None: absent or onbekend."""

    periode: str
    bedrag: str
    oud: str | None
    nieuw: str | None


def differences(document: Document, text: str, tables: Tables) -> tuple[Difference, ...]:
    """Of a table every amount per new period; of a scheme every value of its file."""
    if isinstance(document, Scheme):
        return _of_scheme(document, text, tables)
    return () if isinstance(document, ListTable) else tuple(_of_table(document, tables))


def before(scheme: Scheme, tables: Tables) -> Scheme | None:
    """The document that this one corrects, or else the one that holds until it begins."""
    versions = tables.versions(scheme.gemeente, scheme.id)
    corrected = [v for v in versions if v.fingerprint == scheme.in_plaats_van]
    earlier = [v for v in versions if v.geldig_van < scheme.geldig_van]
    return next(iter([*corrected, *reversed(earlier)]), None)


def _of_scheme(scheme: Scheme, text: str, tables: Tables) -> tuple[Difference, ...]:
    old = before(scheme, tables)
    was_text = None if old is None else tables.text_of(old.fingerprint)
    if was_text is None:
        return ()
    was_all, now_all = dict(_values(_content(was_text))), dict(_values(_content(text)))
    since = scheme.since()
    return tuple(
        Difference(since, place, was, now)
        for place in dict.fromkeys([*was_all, *now_all])
        if (was := was_all.get(place)) != (now := now_all.get(place))
    )


def _content(text: str) -> Mapping[str | int, object]:
    # the reader brings pydantic along: not before a document is read
    from voorzieningenwijzer.tables.reading import parse

    return parse(text)


def _values(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every value under its place, as people write it: ``tekst.verwacht[2]``."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in _NOT_SAID:
                yield from _values(inner, f"{place}.{name}" if place else str(name))
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from _values(inner, f"{place}[{number}]")
    else:
        said = ("nee", "ja")[value] if isinstance(value, bool) else str(value)
        yield place, said


def _of_table(document: TableDocument, tables: Tables) -> Iterator[Difference]:
    """Per new or changed period: each amount that is not the same as the one it follows."""
    known = {p.geldig_van: p for p in tables.all_periods(document.naam)}
    follows = None
    for period in document.perioden:
        old = known.get(
            period.geldig_van, follows or _last_before(period.geldig_van, tables, document)
        )
        was_all, now_all = _all_shown(old), _all_shown(period)
        for name in dict.fromkeys([*was_all, *now_all]):
            was, now = was_all.get(name), now_all.get(name)
            if was != now:
                span = f"{period.geldig_van} tot en met {period.geldig_tot}"
                yield Difference(span, name, was, now)
        follows = period


def _all_shown(period: Any) -> dict[str, str | None]:
    """Every amount and every row of a table of bands, as text under its name."""
    if period is None:
        return {}
    found = {name: _shown(amount) for name, amount in period.amounts.items()}
    for bands in period.staffels.values():
        for row in bands.rijen:
            cells = (" tot ".join(dict.fromkeys(f"{e:f}" for e in cell)) for cell in row.waarden)
            found[f"{bands.naam} vanaf {row.vanaf}"] = ", ".join(cells)
    return found


def _last_before(day: date, tables: Tables, document: TableDocument) -> Any:
    earlier = [p for p in tables.all_periods(document.naam) if p.geldig_tot < day]
    return earlier[-1] if earlier else None


def _shown(amount: Any) -> str | None:
    if amount is None or not amount.known:
        return None
    return str(amount.datum) if amount.datum else format(amount.waarde.normalize(), "f")
