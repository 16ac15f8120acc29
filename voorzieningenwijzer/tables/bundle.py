"""Table bundles: new documents for a laptop without a new program.

A bundle is one JSON file with texts and their fingerprints; there are no file names in it, so
nothing can point outside the data folder. A document only ever adds: what would change an amount
that holds already is refused, with the reason.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from voorzieningenwijzer import strict_json
from voorzieningenwijzer.tables.approval import approve
from voorzieningenwijzer.tables.collection import ADDED_FOLDER, Tables
from voorzieningenwijzer.tables.differences import Difference, differences
from voorzieningenwijzer.tables.documents import DocumentError, Fault, ListTable
from voorzieningenwijzer.tables.fingerprint import fingerprint
from voorzieningenwijzer.tables.gathering import Document, read_document
from voorzieningenwijzer.tables.scheme_documents import Scheme

FORMAT = "voorzieningenwijzer-tabellen"
VERSION = 1
SUFFIX = ".vwtabellen"
MAX_BYTES = 8_000_000
MAX_DOCUMENTS = 400


class BundleError(Exception):
    """The file is not a bundle that this program can read; ``str()`` is a Dutch sentence."""


class Verdict(StrEnum):
    NIEUW = "nieuw"
    BEKEND = "bekend"
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True, slots=True)
class Item:
    """One document of a bundle: what it is, and whether it may be added."""

    fingerprint: str
    naam: str
    verdict: Verdict
    nieuw: tuple[str, ...] = ()
    verschillen: tuple[Difference, ...] = ()
    faults: tuple[Fault, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """A bundle held against the tables in use; nothing has been written."""

    fingerprint: str
    gemaakt_op: str
    items: tuple[Item, ...]

    @property
    def new(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.verdict is Verdict.NIEUW)

    @property
    def refused(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.verdict is Verdict.GEWEIGERD)


def export(texts: Iterable[str], made_on: date) -> bytes:
    """The documents as one bundle."""
    documents = [{"vingerafdruk": fingerprint(text), "tekst": text} for text in texts]
    content = {
        "formaat": FORMAT,
        "versie": VERSION,
        "gemaakt_op": made_on.isoformat(),
        "documenten": documents,
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def preview(data: bytes, tables: Tables) -> Preview:
    """What this bundle would add. Raises BundleError."""
    content = _content(data)
    mark = fingerprint(data.decode("utf-8", errors="replace"))
    items: list[Item] = []
    so_far = tables
    for entry in content["documenten"]:
        item, document = _judge(entry, so_far)
        if item.verdict is Verdict.NIEUW and document is not None:
            so_far = so_far.with_document(document, item.text)
        items.append(item)
    return Preview(mark, str(content.get("gemaakt_op", ""))[:10], tuple(items))


def install(items: Iterable[Item], data_folder: Path) -> tuple[Path, ...]:
    """Write new documents as files named by their fingerprint, and approve them."""
    folder = data_folder / ADDED_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    accepted = [item for item in items if item.verdict is Verdict.NIEUW]
    for item in accepted:
        target = folder / f"{item.fingerprint}.yaml"
        fresh = target.with_suffix(".nieuw")
        fresh.write_bytes(item.text.replace("\r\n", "\n").encode())
        os.replace(fresh, target)
        written.append(target)
    approve(folder, [item.fingerprint for item in accepted])
    return tuple(written)


def _content(data: bytes) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise BundleError(f"Dit bestand is groter dan {MAX_BYTES // 1_000_000} MB.")
    try:
        content = strict_json.read(data.decode("utf-8"))
    except ValueError:
        raise BundleError("Dit is geen tabellenbundel: het bestand is niet te lezen.") from None
    if not isinstance(content, dict) or content.get("formaat") != FORMAT:
        raise BundleError("Dit is geen tabellenbundel van dit programma.")
    if content.get("versie") != VERSION:
        raise BundleError("Deze bundel is voor een andere versie van het programma.")
    documents = content.get("documenten")
    if not isinstance(documents, list) or not documents:
        raise BundleError("In deze bundel zitten geen tabellen.")
    if len(documents) > MAX_DOCUMENTS:
        raise BundleError(f"In deze bundel zitten meer dan {MAX_DOCUMENTS} tabellen.")
    return content


def _judge(entry: object, tables: Tables) -> tuple[Item, Document | None]:
    text = entry.get("tekst") if isinstance(entry, Mapping) else None
    claimed = entry.get("vingerafdruk") if isinstance(entry, Mapping) else None
    if not isinstance(text, str) or not isinstance(claimed, str):
        return _refusal("", "", [Fault("dit deel van de bundel heeft geen tekst of vingerafdruk")])
    mark = fingerprint(text)
    if claimed != mark:
        fault = Fault("de vingerafdruk klopt niet: de tekst is onderweg veranderd")
        return _refusal(mark, "", [fault])
    if mark in tables.fingerprints().values():
        return Item(mark, _first_name(text), Verdict.BEKEND), None
    try:
        document = read_document(text, mark[:12])
    except DocumentError as error:
        return _refusal(mark, _first_name(text), error.faults)
    name = _name(document)
    faults = tables.conflicts(document)
    changes = differences(document, text, tables)
    if faults:
        return _refusal(mark, name, faults, changes)
    added = _added(document, tables)
    if not added:
        return Item(mark, name, Verdict.BEKEND), None
    return Item(mark, name, Verdict.NIEUW, added, changes, text=text), document


def _refusal(
    mark: str, name: str, faults: Iterable[Fault], changes: tuple[Difference, ...] = ()
) -> tuple[Item, None]:
    refused = Verdict.GEWEIGERD
    return Item(mark, name, refused, verschillen=changes, faults=tuple(faults)), None


def _first_name(text: str) -> str:
    """The name as far as it can be told from the first line of a text that may be faulty."""
    first = text.lstrip().split("\n", 1)[0]
    shown = "".join(c for c in first[:80] if c.isprintable())
    return shown.removeprefix("tabel:").removeprefix("regeling:").strip()


def _name(document: Document) -> str:
    if isinstance(document, Scheme):
        return f"{document.id} ({document.gemeente})"
    return document.naam


def _added(document: Document, tables: Tables) -> tuple[str, ...]:
    if isinstance(document, Scheme):
        return (document.since(),)
    if isinstance(document, ListTable):
        return (f"peildatum {document.peildatum}",)
    starts = {period.geldig_van for period in tables.all_periods(document.naam)}
    return tuple(
        f"{p.geldig_van} tot en met {p.geldig_tot}"
        for p in document.perioden
        if p.geldig_van not in starts
    )
