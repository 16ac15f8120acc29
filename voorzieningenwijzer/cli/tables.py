"""``voorzieningenwijzer check`` and ``voorzieningenwijzer tables``: tables without a browser."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from voorzieningenwijzer.storage.folder import data_folder
from voorzieningenwijzer.tables import ListTable, Tables
from voorzieningenwijzer.tables.bundle import (
    SUFFIX,
    BundleError,
    Item,
    Preview,
    Verdict,
    export,
    install,
    preview,
)
from voorzieningenwijzer.tables.differences import Difference
from voorzieningenwijzer.tables.report import report

OK, FAILED = 0, 1
SHOWN_DIFFERENCES = 40


def add_parser(subparsers: Any) -> None:
    """Add ``check`` and ``tables`` to what ``ArgumentParser.add_subparsers()`` gave."""
    check = subparsers.add_parser("check", help="controleer de tabellen")
    _common(check)
    check.set_defaults(run=run_check)

    tables = subparsers.add_parser("tables", help="bekijk, importeer of exporteer tabellen")
    words = tables.add_subparsers(dest="tables_command", required=True, metavar="opdracht")

    listing = words.add_parser("list", help="welke tabellen er zijn, en tot wanneer ze gelden")
    _common(listing)
    listing.set_defaults(run=run_list)

    importing = words.add_parser("import", help="voeg tabellen toe uit een bundel")
    importing.add_argument("bundel", type=Path, help=f"het bestand met tabellen ({SUFFIX})")
    importing.add_argument("--ja", action="store_true", help="voeg toe zonder te vragen")
    _common(importing)
    importing.set_defaults(run=run_import)

    exporting = words.add_parser("export", help="schrijf tabellen naar een bundel")
    exporting.add_argument("bundel", type=Path, help="waar de bundel komt")
    exporting.add_argument("namen", nargs="*", help="welke tabellen (zonder namen: allemaal)")
    exporting.add_argument(
        "--eigen", action="store_true", help="alleen wat hier is toegevoegd of gewijzigd"
    )
    _common(exporting)
    exporting.set_defaults(run=run_export)


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--peildatum", type=_day, default=None, help="de dag die telt: 2026-12-31")
    parser.add_argument("--demo", action="store_true", help="met de map van de voorbeelden")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("schrijf de dag als 2026-12-31") from None


def _in_use(args: argparse.Namespace) -> Tables:
    return Tables.in_use(data_folder(args.demo))


def _reference_day(args: argparse.Namespace) -> date:
    day: date = args.peildatum or date.today()
    return day


def run_check(args: argparse.Namespace) -> int:
    """Exit code 1 when a document is faulty; what is old or not there yet is only told."""
    tables, day = _in_use(args), _reference_day(args)
    found = report(tables, day)
    _section("Fouten: deze bestanden worden niet gebruikt", found.fouten)
    _section("Niet goedgekeurd: deze bestanden worden niet gebruikt", found.niet_goedgekeurd)
    _section("Nog niet ingevoerd", found.ontbreekt)
    _section("Oud: vraag na of dit nog klopt", found.verouderd)
    _section("Onbekend: hier wordt niets mee gerekend", found.onbekend)
    print(f"{len(tables.fingerprints())} bestanden in gebruik, peildatum {day}.")
    if found.fouten:
        print(f"{len(tables.faulty)} bestand(en) met fouten.", file=sys.stderr)
        return FAILED
    return OK


def run_list(args: argparse.Namespace) -> int:
    tables, day = _in_use(args), _reference_day(args)
    for name in tables.names():
        for period in tables.all_periods(name):
            now = "*" if period.geldig_van <= day <= period.geldig_tot else " "
            status = period.status
            print(f"{now} {name:28} {period.geldig_van} tot en met {period.geldig_tot}  {status}")
    for name in tables.list_names():
        found = tables.list_table(name)
        if isinstance(found, ListTable):
            print(f"  {name:28} lijst van {found.peildatum}, {len(found.rijen)} rijen")
    for scheme in tables.schemes():
        print(f"  {scheme.id:36} {scheme.gemeente}, bron van {scheme.stand}")
    return OK


def run_import(args: argparse.Namespace) -> int:
    """Exit code 0 when what could be added was added; 1 when nothing was or the file is wrong."""
    tables = _in_use(args)
    try:
        found = preview(_bytes_of(args.bundel), tables)
    except BundleError as error:
        print(error, file=sys.stderr)
        return FAILED
    _show(found)
    if not found.new:
        print("Er is niets toe te voegen.")
        return FAILED if found.refused else OK
    if not args.ja and not _confirmed(len(found.new)):
        print("Er is niets toegevoegd.")
        return FAILED
    written = install(found.new, data_folder(args.demo))
    print(f"{len(written)} tabel(len) toegevoegd. Start het programma opnieuw als het nog draait.")
    return OK


def run_export(args: argparse.Namespace) -> int:
    tables = _in_use(args)
    texts = tables.added() if args.eigen else tables.texts()
    if not texts:
        print("Hier is niets toegevoegd of gewijzigd.", file=sys.stderr)
        return FAILED
    chosen = {
        file: text
        for file, text in texts.items()
        if not args.namen or file in args.namen or Path(file).stem in args.namen
    }
    unknown = [
        name
        for name in args.namen
        if name not in texts and name not in {Path(f).stem for f in texts}
    ]
    if unknown:
        print(f"Deze tabel is er niet: {', '.join(unknown)}", file=sys.stderr)
        return FAILED
    args.bundel.write_bytes(export(chosen.values(), _reference_day(args)))
    print(f"{len(chosen)} tabellen in {args.bundel}.")
    return OK


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise BundleError(f"Het bestand {path} is niet te openen.") from None


def _confirmed(count: int) -> bool:
    try:
        answer = input(f"{count} tabel(len) toevoegen? Typ ja en druk op Enter: ")
    except EOFError:
        return False
    return answer.strip().lower() in ("ja", "j")


def _section(title: str, lines: tuple[str, ...]) -> None:
    if lines:
        print(f"{title}:")
        for line in lines:
            print(f"  - {line}")
        print()


def _show(found: Preview) -> None:
    print(
        f"Bundel van {found.gemaakt_op or 'onbekende dag'}, vingerafdruk {found.fingerprint[:16]}"
    )
    for item in found.items:
        print(f"  {item.verdict:10} {item.naam}{_added(item)}")
        for fault in item.faults:
            print(f"             {fault}")
        for line in item.verschillen[:SHOWN_DIFFERENCES]:
            print(f"             {_difference(line)}")
        if len(item.verschillen) > SHOWN_DIFFERENCES:
            print(f"             en nog {len(item.verschillen) - SHOWN_DIFFERENCES}")


def _added(item: Item) -> str:
    return f": {', '.join(item.nieuw)}" if item.verdict is Verdict.NIEUW else ""


def _difference(line: Difference) -> str:
    old, new = line.oud or "onbekend", line.nieuw or "onbekend"
    return f"{line.periode}, {line.bedrag}: {old} -> {new}"
