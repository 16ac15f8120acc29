"""``voorzieningenwijzer COMMAND``: each command is loaded only when it is asked for."""

import argparse
import importlib
import sys
from collections.abc import Sequence

from voorzieningenwijzer import __version__

_COMMANDS = {
    "serve": ("serve", "start het programma en open de browser"),
    "calculate": ("calculate", "reken huishoudbestanden door, zonder browser"),
    "check": ("tables", "kijk de tabellen na: fouten, verouderd, nog in te voeren"),
    "tables": ("tables", "tabellen bekijken, inlezen of meegeven"),
    "backup": ("store", "maak een versleutelde reservekopie"),
    "restore": ("store", "zet een reservekopie terug"),
    "handover": ("handover", "geef een dossier aan een collega"),
    "counts": ("counts", "tellingen meegeven aan de coördinator, of inlezen"),
    "texts": ("texts", "werk de vertalingen bij en zeg wat er mist"),
    "takeover": ("handover", "neem een dossier van een collega over"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    name = next((a for a in arguments if a in _COMMANDS), None)
    parser = argparse.ArgumentParser(
        prog="voorzieningenwijzer", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", metavar="OPDRACHT", required=True)
    chosen = _COMMANDS[name][0] if name else ""
    for command, (module, text) in _COMMANDS.items():
        if module != chosen:
            commands.add_parser(command, help=text)
    if chosen:
        importlib.import_module(f"voorzieningenwijzer.cli.{chosen}").add_parser(commands)
    args = parser.parse_args(arguments)
    status: int = args.run(args)
    return status
