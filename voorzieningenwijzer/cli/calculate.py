"""``calculate FILE_OR_FOLDER ...``: household files in, outcomes out. Needs no passphrase.

The form of both is described in docs/huishoudbestand.md. A file that does not read gives an object
with ``fout`` and exit status 1; the others still run.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from voorzieningenwijzer import __version__, strict_json
from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.cli import summary
from voorzieningenwijzer.cli.energy import energy_of
from voorzieningenwijzer.cli.result import result_of
from voorzieningenwijzer.comparisons import savings
from voorzieningenwijzer.comparisons.facts import FactError
from voorzieningenwijzer.households.file import Household, HouseholdError, read_household
from voorzieningenwijzer.storage.folder import data_folder
from voorzieningenwijzer.strict_yaml import YamlError, read
from voorzieningenwijzer.tables import Tables

LARGEST_FILE_BYTES = 1_000_000
_ENDINGS = (".yaml", ".yml", ".json")
# what JSON leaves as it is, and many readers take for the end of a line
_LINE_ENDS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("calculate", help="reken huishoudbestanden door, zonder browser")
    parser.set_defaults(run=run)
    parser.add_argument(
        "bestanden", nargs="+", type=Path, help="huishoudbestanden of mappen daarmee"
    )
    parser.add_argument("--json", action="store_true", help="een JSON-object per regel")
    parser.add_argument(
        "--zorg-feiten", action="store_true", help="geen advies over zorgpolissen, alleen feiten"
    )
    parser.add_argument("--peildatum", type=_day, help="de dag die telt, zoals 2026-09-15")


def run(args: argparse.Namespace) -> int:
    tables = Tables.in_use(data_folder(demo=False))
    status = 0
    for path in _files(args.bestanden):
        result = calculate_file(
            path, tables, args.peildatum, date.today(), zorg_feiten=args.zorg_feiten
        )
        if "fout" in result:
            status = 1
        if args.json:
            print(json.dumps(result, ensure_ascii=False).translate(_LINE_ENDS))
        else:
            print(summary.of(result), file=sys.stderr if "fout" in result else sys.stdout)
    return status


def calculate_file(
    path: Path,
    tables: Tables,
    peildatum: date | None,
    today: date,
    *,
    zorg_feiten: bool = False,
) -> dict[str, Any]:
    """The result object of one file; ``peildatum`` goes before the one in the file."""
    try:
        household, mapping = _household(path, peildatum, today)
        assessment = assess(household, tables)
        earlier = _last_year(household, tables)
        found = savings.ranked(mapping, tables, household.peildatum, zorg_feiten=zorg_feiten)
    except HouseholdError as problem:
        return _fault(path, problem.veld, problem.reden)
    except FactError as problem:
        return _fault(path, getattr(problem, "veld", "energie"), str(problem))
    result = result_of(path.name, assessment, earlier, found, __version__)
    return result | {"energie": energy_of(mapping, assessment, tables)}


def _household(
    path: Path, peildatum: date | None, today: date
) -> tuple[Household, Mapping[str, Any]]:
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise HouseholdError("bestand", "dit bestand is groter dan een huishouden kan zijn")
        text = path.read_text(encoding="utf-8-sig")
        content: Any = strict_json.read(text) if path.suffix == ".json" else read(text)
    except (OSError, UnicodeDecodeError) as problem:
        raise HouseholdError(
            "bestand", f"dit bestand kan niet gelezen worden ({type(problem).__name__})"
        ) from None
    except (YamlError, strict_json.JsonError) as problem:
        raise HouseholdError("bestand", f"dit is geen goed bestand: {problem}") from None
    if isinstance(content, dict) and peildatum is not None:
        content = {**content, "peildatum": peildatum}
    household = read_household(content, path.name, today)
    mapping = {**household.gegevens, "peildatum": household.peildatum}
    return household, mapping


def _last_year(household: Household, tables: Tables) -> Any:
    """Last year, as long as its allowances can still be asked for."""
    year = household.peildatum.year - 1
    period = tables.period("toeslagen_algemeen", date(year, 12, 31))
    until = getattr(period, "amounts", {}).get("aanvragen_tot")
    if until is None or until.datum is None or household.peildatum > until.datum:
        return None
    return assess(household, tables, year)


def _fault(path: Path, veld: str, reden: str) -> dict[str, Any]:
    return {
        "formaat": 1,
        "bestand": path.name,
        "fout": {"bestand": path.name, "veld": veld, "reden": reden},
    }


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.iterdir() if p.suffix in _ENDINGS)
        else:
            yield path


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is geen dag; schrijf bijvoorbeeld 2026-09-15"
        ) from None
