"""The readers that atheris fuzzes; runs in its own environment, see bench/fuzz.py.

Each takes bytes and gives a value or refuses with its own error; anything else ends the run.
"""

import contextlib
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["voorzieningenwijzer"]):
    from voorzieningenwijzer import strict_json, strict_yaml
    from voorzieningenwijzer.households.file import read_household
    from voorzieningenwijzer.households.values import HouseholdError
    from voorzieningenwijzer.interview.reading import (
        ReadingError,
        parse_amount,
        parse_decimal,
        parse_postcode,
        parse_text,
        parse_whole,
    )
    from voorzieningenwijzer.interview.reading_dates import parse_date, parse_month
    from voorzieningenwijzer.storage import Cost, StoreError, archive, migrations, sealed
    from voorzieningenwijzer.storage.handover import checked
    from voorzieningenwijzer.storage.keyring import Keyring
    from voorzieningenwijzer.tables import Tables
    from voorzieningenwijzer.tables.bundle import BundleError, export, preview
    from voorzieningenwijzer.tables.documents import DocumentError
    from voorzieningenwijzer.tables.gathering import read_document

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CODE = "7KMRA"
SHIPPED = Tables.shipped()
TABLE = next(t for f, t in SHIPPED.texts().items() if f.endswith("zorgtoeslag.yaml"))
SCHEME = next(t for f, t in SHIPPED.texts().items() if f.endswith("doe_mee_pas.yaml"))
HOUSEHOLD = "peildatum: 2026-09-15\npersonen:\n- id: a\n  rol: aanvrager\n"
CONTENT = b"""{"herkomst": "11111111111111111111111111111111", "dossier": {"label": "x",
"municipality": "", "channel": "tafel", "status": "gesprek", "created": "2026-01-01T00:00:00+00:00",
"changed": "2026-01-01T00:00:00+00:00", "members": 1, "until": null}, "contact": null,
"toestemmingen": [], "antwoorden": [{"question": "huur", "member": "a.loon", "raw": "1",
"value": "1", "dont_know": 0, "at": "2026-01-01T00:00:00+00:00"}], "plannen": []}"""


def words(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def household(data: bytes) -> None:
    content = strict_yaml.read(words(data))
    read_household(content, "proef.yaml", date(2026, 9, 15))


def amounts(data: bytes) -> None:
    for read in (parse_amount, parse_decimal, parse_whole, parse_postcode, parse_text):
        with contextlib.suppress(ReadingError):
            read(words(data))


def days(data: bytes) -> None:
    for read in (parse_date, parse_month):
        with contextlib.suppress(ReadingError):
            read(words(data))


def backup(data: bytes) -> None:
    path = Path("proef.vwkopie")
    path.write_bytes(data)
    archive.read_contents(path)


def good_backup() -> bytes:
    path, part = Path("goed.vwkopie"), Path("deel")
    part.write_bytes(b"{}")
    parts = {archive.KEYRING: part, archive.DATABASE: part}
    archive.pack(parts, archive.Contents(NOW, "0", migrations.newest()), path)
    return path.read_bytes()


READERS: dict[str, tuple[Callable[[bytes], object], tuple[type[Exception], ...], bytes]] = {
    "json": (strict_json.read, (strict_json.JsonError,), CONTENT),
    "yaml": (lambda d: strict_yaml.read(words(d)), (strict_yaml.YamlError,), SCHEME.encode()),
    "tabel": (lambda d: read_document(words(d), "proef"), (DocumentError,), TABLE.encode()),
    "tabellenbundel": (
        lambda d: preview(d, SHIPPED),
        (BundleError,),
        export([SCHEME], NOW.date()),
    ),
    "huishouden": (household, (strict_yaml.YamlError, HouseholdError), HOUSEHOLD.encode()),
    "bedrag": (amounts, (), "€ 1.234,56".encode()),
    "dag": (days, (), b"23 november 2026"),
    "overdracht": (
        lambda d: sealed.unseal(d, CODE, "x", 9),
        (StoreError,),
        sealed.seal(CONTENT, CODE, "0", 1, Cost(memory=8, rounds=1, lanes=1)),
    ),
    "inhoud_overdracht": (
        lambda d: checked(strict_json.read(d), NOW),
        (ValueError, KeyError, TypeError),
        CONTENT,
    ),
    "reservekopie": (backup, (StoreError,), b""),
    "sleutels": (lambda d: Keyring.from_bytes(d, Path("x")), (StoreError,), b'{"formaat": "x"}'),
}


def main() -> None:
    read, refusals, good = READERS[sys.argv.pop(1)]
    if read is backup:
        good = good_backup()
    begin = Path(sys.argv[-1])
    begin.mkdir()
    (begin / "goed").write_bytes(good)

    def once(data: bytes) -> None:
        with contextlib.suppress(*refusals):
            read(data)

    atheris.Setup(sys.argv, once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
