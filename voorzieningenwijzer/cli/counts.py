"""``voorzieningenwijzer counts export``, ``import`` and ``receive``: counts between laptops.

The code is shown once, to be told by telephone; it is never an argument.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voorzieningenwijzer.cli.store import ask, refuse, require, unlock

if TYPE_CHECKING:
    from voorzieningenwijzer.casework.roles import Right
    from voorzieningenwijzer.statistics import CountsFile
    from voorzieningenwijzer.storage import Store


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("counts", help="tellingen meegeven, inlezen, bevestigen")
    parts = parser.add_subparsers(dest="part", metavar="WAT", required=True)

    export = parts.add_parser("export", help="maak een bestand voor de coördinator")
    export.add_argument("bestand", type=Path, help="waar het bestand komt (.vwtellingen)")
    export.set_defaults(run=run_export)

    take = parts.add_parser("import", help="lees bestanden van laptops in, zo vaak u wilt")
    take.add_argument("bestanden", type=Path, nargs="+", help="de bestanden (.vwtellingen)")
    take.set_defaults(run=run_import)

    receive = parts.add_parser("receive", help="lees een ontvangst in: wat aankwam, gaat hier weg")
    receive.add_argument("bestanden", type=Path, nargs="+", help="de ontvangst (.vwontvangst)")
    receive.set_defaults(run=run_receive)
    for one in (export, take, receive):
        one.add_argument("--demo", action="store_true", help="in de map van de voorbeelden")


def run_export(args: argparse.Namespace) -> int:
    """Exit code 0, or 1 with the reason in Dutch on stderr; then there is no file."""
    from voorzieningenwijzer.casework.counts.exchange import SUFFIX, send
    from voorzieningenwijzer.casework.faults import DeskError
    from voorzieningenwijzer.casework.roles import Right
    from voorzieningenwijzer.storage import StoreError
    from voorzieningenwijzer.storage.folder import write_whole

    target = args.bestand
    if not target.name.endswith(SUFFIX):
        target = target.with_name(target.name + SUFFIX)
    try:
        with _opened(args.demo, Right.GESPREK) as (store, counts):
            sent = send(counts)
            write_whole(target, sent.content)
            with store.write() as session:
                session.audit.add("tellingen_meegegeven", datetime.now(UTC))
    except (StoreError, DeskError) as error:
        return refuse(error)
    print(f"In {target} staan {sent.aantal} tellingen, zonder namen.")
    print(f"Lees deze code voor aan de telefoon, stuur hem niet mee: {sent.code}")
    return 0


def run_import(args: argparse.Namespace) -> int:
    """Exit code 0, or 1 at the first file that is refused; what went before stays counted."""
    from voorzieningenwijzer.casework.counts.exchange import RECEIPT_SUFFIX, take_in
    from voorzieningenwijzer.casework.faults import DeskError
    from voorzieningenwijzer.casework.roles import Right
    from voorzieningenwijzer.storage import StoreError
    from voorzieningenwijzer.storage.folder import write_whole

    try:
        with _opened(args.demo, Right.TELLINGEN_BEHEREN) as (store, counts):
            for file in args.bestanden:
                content = _read(file)
                taken = take_in(counts, content, file.name, ask(f"Code van {file.name}: "))
                receipt = file.with_suffix(RECEIPT_SUFFIX)
                write_whole(receipt, taken.ontvangst)
                with store.write() as session:
                    session.audit.add("tellingen_ingelezen", datetime.now(UTC))
                print(f"{file.name}: {taken.nieuw} nieuw, {taken.bekend} waren er al.")
                print(f"De ontvangst staat in {receipt}. Stuur die terug.")
    except (StoreError, DeskError) as error:
        return refuse(error)
    return 0


def run_receive(args: argparse.Namespace) -> int:
    """Exit code 0, or 1 with the reason in Dutch on stderr."""
    from voorzieningenwijzer.casework.counts.exchange import confirm
    from voorzieningenwijzer.casework.faults import DeskError
    from voorzieningenwijzer.casework.roles import Right
    from voorzieningenwijzer.storage import StoreError

    try:
        with _opened(args.demo, Right.GESPREK) as (store, counts):
            for file in args.bestanden:
                left = confirm(counts, _read(file), file.name)
                with store.write() as session:
                    session.audit.add("tellingen_bevestigd", datetime.now(UTC))
                print(f"{left} tellingen zijn aangekomen en hier weg.")
    except (StoreError, DeskError) as error:
        return refuse(error)
    return 0


@contextmanager
def _opened(demo: bool, right: "Right") -> "Iterator[tuple[Store, CountsFile]]":
    from voorzieningenwijzer.casework.counts.at_desk import CountsAtDesk
    from voorzieningenwijzer.storage import Store, Vault, data_folder

    folder = data_folder(demo)
    key = unlock(Vault(folder), datetime.now(UTC))
    with Store.open(folder, key) as store:
        require(store, right)
        counts = CountsAtDesk(folder, key)
        try:
            yield store, counts.store
        finally:
            counts.close()


def _read(file: Path) -> bytes:
    from voorzieningenwijzer.storage.errors import named_os_errors
    from voorzieningenwijzer.storage.sealed import LARGEST

    with named_os_errors(file), file.open("rb") as opened:
        return opened.read(LARGEST + 1)
