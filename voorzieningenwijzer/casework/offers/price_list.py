"""A list of offers in one go: checked row by row, seen first, used after a yes as a dated table.

The list becomes a document like any other table that an organisation adds: dated, with its source,
named by its fingerprint, and the command line sees the same one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.offers.fields import COMPARED
from voorzieningenwijzer.casework.offers.sheets import SheetError, read_sheet
from voorzieningenwijzer.casework.offers.typed import read_offer
from voorzieningenwijzer.comparisons.energy import compare as energy
from voorzieningenwijzer.comparisons.facts import FactError
from voorzieningenwijzer.comparisons.health import compare as health_policy
from voorzieningenwijzer.comparisons.listed import LIST_OF
from voorzieningenwijzer.tables.bundle import Preview, export, preview

FROM_FORM = ("bron", "datum")


@dataclass(frozen=True, slots=True)
class Refused:
    """One row that does not fit; ``rij`` as the spreadsheet counts."""

    rij: int
    kolom: str
    reden: str


@dataclass(frozen=True, slots=True)
class SeenList:
    """A list that was read and not used yet; ``bundel`` None: there is nothing to use."""

    soort: str
    bron: str
    peildatum: date
    goed: tuple[Mapping[str, Any], ...]
    geweigerd: tuple[Refused, ...]
    bundel: Preview | None


def look_at_list(
    desk: Desk, soort: str, name: str, content: bytes, bron: str, peildatum: date, today: date
) -> SeenList:
    """What of this list can be used; kept in memory until a yes. Raises SheetError."""
    rows = read_sheet(name, content)
    columns = columns_of(soort, rows[0])
    good: list[dict[str, Any]] = []
    refused: list[Refused] = []
    for number, row in enumerate(rows[1:], start=2):
        typed = {key: row[n] for n, key in columns.items() if n < len(row)}
        typed |= {"bron": bron, "datum": f"{peildatum:%d-%m-%Y}"}
        values, errors = read_offer(soort, typed, today)
        errors = errors or _cannot_be_meant(desk, soort, values, today)
        refused += [Refused(number, _label(soort, key), text) for key, text in errors.items()]
        if not errors:
            good.append({k: v for k, v in values.items() if k not in FROM_FORM})
    found = None
    if good:
        text = document(soort, bron, peildatum, good)
        found = preview(export([text], today), desk.tables)
    desk.bundle_to_approve = found
    return SeenList(soort, bron, peildatum, tuple(good), tuple(refused), found)


def columns_of(soort: str, header: list[str]) -> dict[int, str]:
    """Which column holds which field, by its name or by its words. Raises SheetError."""
    fields = {f.key: f.key for f in COMPARED[soort] if f.key not in FROM_FORM}
    known = fields | {_plain(f.label): f.key for f in COMPARED[soort] if f.key in fields}
    found: dict[int, str] = {}
    for number, name in enumerate(header):
        if not name:
            continue
        key = known.get(name.strip()) or known.get(_plain(name))
        if key is None:
            raise SheetError(
                f"Kolom {number + 1}: '{name}' kennen wij niet. Kies uit: {', '.join(fields)}."
            )
        if key in found.values():
            raise SheetError(f"Kolom {number + 1}: '{name}' staat er twee keer.")
        found[number] = key
    if "naam" not in found.values():
        raise SheetError("De kolom 'naam' ontbreekt. De eerste regel zijn de kolomnamen.")
    return found


def document(soort: str, bron: str, peildatum: date, rows: list[dict[str, Any]]) -> str:
    """The list as a table in our own strict YAML; every text is quoted."""
    lines = [
        f"tabel: {LIST_OF[soort]}",
        "soort: lijst",
        f"naam: {_quoted(f'Ingelezen lijst met aanbod, {bron}')}",
        f"peildatum: {peildatum.isoformat()}",
        "bronnen:",
        f"  lijst: {{titel: {_quoted(bron)}, geraadpleegd_op: {peildatum.isoformat()}}}",
        "rijen:",
    ]
    for row in rows:
        cells = ", ".join(f"{key}: {_written(value)}" for key, value in row.items())
        lines.append(f"  - {{{cells}}}")
    return "\n".join(lines) + "\n"


def _cannot_be_meant(
    desk: Desk, soort: str, values: Mapping[str, Any], today: date
) -> dict[str, str]:
    gas = {} if "leveringstarief_gas" in values else {"gas_m3_per_jaar": 0}
    try:
        if soort == "energie":
            energy.read_typed_offer(values, {"energie": gas}, desk.tables, today)
        else:
            health_policy.read_typed_offer(values, {}, desk.tables, today)
    except FactError as error:
        return {error.veld: error.vraag}
    return {}


def _label(soort: str, key: str) -> str:
    return next((f.label for f in COMPARED[soort] if f.key == key), key)


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _quoted(" ".join(value))
    return _quoted(value) if isinstance(value, str) else f"{value:.8f}".rstrip("0").rstrip(".")
