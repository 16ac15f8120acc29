"""From what the table administrator typed to a new document: a change, an end, or a new scheme.

A document in force is never edited. What was faulty gets a document in its place; what changed gets
one that begins on a later day. Both are read by the reader of every other document.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from voorzieningenwijzer.casework.schemes.content import (
    AMOUNTS,
    LIMIT,
    SOURCE,
    Content,
    Typed,
    add_source,
    drop_sources,
    limit_can_change,
    set_amount,
    set_days,
    set_limit,
    set_words,
    sources_of,
    typed_of,
)
from voorzieningenwijzer.casework.schemes.typed import Read, read_typed, same
from voorzieningenwijzer.interview.reading_dates import parse_date, written
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.tables import DocumentError, Fault, Scheme, Tables, read_document
from voorzieningenwijzer.tables.fingerprint import fingerprint
from voorzieningenwijzer.tables.reading import parse
from voorzieningenwijzer.tables.scheme_writing import write_document

CORRECTED, CHANGED = "verbeterd", "veranderd"
KINDS = (CORRECTED, CHANGED)
WHOLE = "document"
"""Where a fault stands that belongs to no field of the form."""

_AMOUNT = (*AMOUNTS, "bedrag_per", "bedrag_gevonden")
_WITH_SOURCE = (*AMOUNTS, "bedrag_per", *LIMIT)
_FIELD_OF = {
    "voorwaarden": "grens",
    "inkomensgrens_basis": "vakantiegeld",
    "inkomensgrens_basis.periode": "periode",
    "inkomensgrens_basis.maanden": "maanden",
    "bedrag": "bedrag",
    "bronnen": "bron_titel",
    "termijnen": "bron_titel",
    "tekst.vanzelf.zin": "vanzelf_zin",
    "tekst.vanzelf.kijk": "vanzelf_kijk",
    "aanvragen.waar": "waar",
    "aanvragen.adres": "adres",
    "aanvragen.telefoon": "telefoon",
    "regeling": "naam",
    **{f"tekst.{name}": name for name in ("wat", "stap", "titel", "bedrag_zin")},
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that may be proposed; ``follows``: the fingerprint of what it was made from."""

    scheme: Scheme
    text: str
    follows: str = ""


class DraftError(Exception):
    """``errors``: per field of the form a Dutch sentence."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = dict(errors)


def content_of(tables: Tables, scheme: Scheme) -> Content:
    return parse(tables.text_of(scheme.fingerprint) or "", ours=True)


def facts_of(scheme: Scheme, content: Content) -> dict[str, Any]:
    """What the form of a change asks of this scheme."""
    return {
        "sources": sources_of(content),
        "limit": limit_can_change(content),
        "rekent": scheme.gebruik == "rekenen",
        "vanzelf": scheme.uitkomst == "vanzelf",
    }


def change_scheme(
    tables: Tables, scheme: Scheme, typed: Typed, gone: set[str], kind: str, today: date
) -> Draft:
    """Raises DraftError. ``gone``: the sources that do not hold any more."""
    content = deepcopy(content_of(tables, scheme))
    before, read = typed_of(content), read_typed(typed, today)
    _check(read, typed, before, kind, scheme)
    if read.errors:
        raise DraftError(read.errors)
    if not gone and same(typed, before, *(typed.keys() & before.keys())):
        raise DraftError({WHOLE: said("U hebt nog niets veranderd.")})
    drop_sources(content, gone & set(sources_of(content)))
    source = _new_source(content, read, typed)
    if not same(typed, before, *_AMOUNT):
        set_amount(content, read.whole, read.parts, typed, source or _first(content))
    if limit_can_change(content) and not same(typed, before, *LIMIT):
        set_limit(content, read.limit, typed)
    set_words(content, typed)
    set_days(content, read.days)
    _follow(content, scheme, kind)
    return finish(tables, content, scheme.fingerprint)


def end_scheme(tables: Tables, scheme: Scheme, typed: Typed, today: date) -> Draft:
    """The scheme is over after a last day; its documents stay. Raises DraftError."""
    read = read_typed({**dict.fromkeys(SOURCE, ""), **typed}, today)
    last = read.take("laatste_dag", typed.get("laatste_dag", ""), parse_date)
    read.need(typed, "laatste_dag", said("Schrijf de laatste dag waarop de regeling er was."))
    read.need(typed, "bron_titel", said("Schrijf waar u las dat de regeling stopt."))
    if read.errors or last is None:
        raise DraftError(read.errors)
    content = deepcopy(content_of(tables, scheme))
    add_source(content, typed, read.days["bron_dag"] or today)
    first = last + timedelta(days=1)
    content |= {"gebruik": "niet_tonen", "actief": "nee", "geldig_van": first}
    content |= {"gecontroleerd_op": today, "stand": today.isoformat()}
    content |= {"controleer_voor": today.replace(year=today.year + 1, day=1)}
    content.pop("geldig_tot", None)
    _follow(content, scheme, CHANGED if first > scheme.geldig_van else CORRECTED)
    return finish(tables, content, scheme.fingerprint)


def finish(tables: Tables, content: Content, follows: str = "") -> Draft:
    """Written, and read again as any document of another laptop would be. Raises DraftError."""
    text = write_document(content)
    mark = fingerprint(text)
    try:
        document = read_document(text, mark[:12])
    except DocumentError as problem:
        raise DraftError(errors_of(problem.faults)) from None
    assert isinstance(document, Scheme)
    if faults := tables.conflicts(document):
        raise DraftError(
            {"geldig_van": said("{reason}. Kies een andere begindag.", reason=faults[0].reason)}
        )
    return Draft(document, text, follows)


def errors_of(faults: tuple[Fault, ...]) -> dict[str, str]:
    """Each fault beside the field where it can be mended."""
    errors: dict[str, str] = {}
    for fault in faults:
        place = fault.place.replace("[", ".")
        steps = place.split(".")
        tries = (".".join(steps[:n]) for n in range(len(steps), 0, -1))
        known = next((_FIELD_OF[one] for one in tries if one in _FIELD_OF), None)
        field = known or (steps[0] if steps[0] in _OWN_FIELDS else WHOLE)
        reason = fault.reason[:1].upper() + fault.reason[1:]
        said = f"{fault.place}: {reason}" if field == WHOLE and fault.place else reason
        errors[field] = f"{errors[field]} {said}" if field in errors else f"{said}."
    return errors


_OWN_FIELDS = frozenset(
    {"stand", "status", "actief", "geldig_van", "geldig_tot", "gecontroleerd_op"}
    | {"controleer_voor", "nog_te_vragen", "naam", "gemeente", "rubriek", "na_te_gaan"}
)


def _check(read: Read, typed: Typed, before: Typed, kind: str, scheme: Scheme) -> None:
    if kind not in KINDS:
        read.errors["wijziging"] = said("Kies wat er aan de hand is.")
    read.need(typed, "controleer_voor", said("Schrijf wanneer iemand dit weer moet nakijken."))
    if not same(typed, before, *_WITH_SOURCE):
        told = said("Een ander bedrag of een andere grens heeft een bron. Schrijf waar u het las.")
        read.need(typed, "bron_titel", told)
    begin = read.days["geldig_van"]
    too_early = begin is None or begin <= scheme.geldig_van
    if kind == CHANGED and too_early and "geldig_van" not in read.errors:
        after = (
            ""
            if scheme.geldig_van == date.min
            else said(", na {geldig_van}", geldig_van=written(scheme.geldig_van))
        )
        read.errors["geldig_van"] = said(
            "Schrijf de dag waarop het nieuwe begint{after}.", after=after
        )


def _new_source(content: Content, read: Read, typed: Typed) -> str:
    """The id of the source that was typed; empty when there was none."""
    if not typed.get("bron_titel"):
        if not sources_of(content):
            raise DraftError(
                {"bron_titel": said("Er blijft geen bron over. Schrijf waar u het las.")}
            )
        return ""
    read_on = read.days["bron_dag"]
    if read_on is None:
        raise DraftError({"bron_dag": said("Schrijf de dag waarop u deze bron las.")})
    return add_source(content, typed, read_on)


def _first(content: Content) -> str:
    return next(iter(sources_of(content)))


def _follow(content: Content, scheme: Scheme, kind: str) -> None:
    content.pop("in_plaats_van", None)
    if kind == CORRECTED:
        content["in_plaats_van"] = scheme.fingerprint
