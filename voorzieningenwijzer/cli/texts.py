"""``texts``: bring the catalogues in step with the texts of the program, for who translates."""

import argparse
from typing import Any

from voorzieningenwijzer.language.catalogue import catalogue, languages
from voorzieningenwijzer.language.po import missing, written
from voorzieningenwijzer.language.sources import every_text
from voorzieningenwijzer.shipped import shipped


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("texts", help="werk de vertalingen bij en zeg wat er mist")
    parser.set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Keeps every translation of a text that is still there; 1 where something is missing."""
    texts, gone = list(every_text()), 0
    for one in languages():
        found = catalogue(one.taal)
        assert found is not None
        path = shipped("templates", "taal", f"{one.taal}.po")
        head = path.read_text("utf-8").split("\n\n", 1)[0]
        path.write_text(written(head, texts, found.texts, found.plurals), "utf-8")
        lacking = missing(texts, found)
        gone += len(lacking)
        print(f"{one.taal}: {len(lacking)} teksten zonder vertaling, in {path.name}")
    return 1 if gone else 0
