"""``voorzieningenwijzer backup`` and ``restore``: one encrypted file, out and back.

The passphrase is asked for, never given as an argument: arguments stay in the history of a shell.
"""

import argparse
import sys
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from voorzieningenwijzer.casework.roles import Right
    from voorzieningenwijzer.storage import Key, Store, Vault

REFUSED = 1


def add_parser(subparsers: Any) -> None:
    """Add both commands to what ``ArgumentParser.add_subparsers()`` gave."""
    backup = subparsers.add_parser(
        "backup", help="maak een versleutelde reservekopie van alle dossiers"
    )
    backup.add_argument("bestand", type=Path, help="waar de kopie komt, bijvoorbeeld op een stick")
    backup.add_argument("--demo", action="store_true", help="van de voorbeelddossiers")
    backup.set_defaults(run=run_backup)

    restore = subparsers.add_parser("restore", help="zet een reservekopie terug")
    restore.add_argument("bestand", type=Path, help="de reservekopie (.vwkopie)")
    restore.add_argument("--demo", action="store_true", help="in de map van de voorbeelden")
    restore.add_argument(
        "--herstelcode", action="store_true", help="open met de herstelcode, niet met de wachtzin"
    )
    restore.set_defaults(run=run_restore)


def run_backup(args: argparse.Namespace) -> int:
    """Exit code 0, or 1 with the reason in Dutch on stderr."""
    from voorzieningenwijzer.casework.roles import Right
    from voorzieningenwijzer.storage import (
        SUFFIX,
        Store,
        StoreError,
        Vault,
        back_up,
        data_folder,
    )

    target = args.bestand
    if not target.name.endswith(SUFFIX):
        target = target.with_name(target.name + SUFFIX)
    folder, now = data_folder(args.demo), datetime.now(UTC)
    vault = Vault(folder)
    try:
        with Store.open(folder, unlock(vault, now)) as store:
            require(store, Right.RESERVEKOPIE)
            back_up(store, target, now)
            with store.write() as session:
                session.audit.add("reservekopie_gemaakt", now)
    except StoreError as error:
        return refuse(error)
    print(f"De reservekopie staat in {target}.")
    print("U opent hem met de wachtzin van vandaag, of met uw herstelcode.")
    return 0


def run_restore(args: argparse.Namespace) -> int:
    """Exit code 0, or 1 with the reason in Dutch on stderr; then nothing was changed."""
    from voorzieningenwijzer.storage import StoreError, data_folder, restore

    folder = data_folder(args.demo)
    question = "Herstelcode: " if args.herstelcode else "Wachtzin van de dag van de kopie: "
    try:
        done = restore(folder, args.bestand, ask(question), by_code=args.herstelcode)
    except StoreError as error:
        return refuse(error)
    made = done.contents.made.astimezone()
    dossiers = "1 dossier" if done.dossiers == 1 else f"{done.dossiers} dossiers"
    print(f"De reservekopie van {made:%d-%m-%Y %H:%M} is teruggezet: {dossiers}.")
    if done.aside is not None:
        print(f"De dossiers die er eerst stonden, zijn bewaard in {done.aside}.")
    if not done.erased_again:
        print("Let op: of er sinds die dag dossiers zijn gewist, was niet te zien.")
    return 0


def unlock(vault: "Vault", now: datetime) -> "Key":
    """With the name too, where there is more than one account."""
    name = typed("Naam: ") if vault.asks_name() else ""
    return vault.unlock(ask("Wachtzin: ") if vault.exists() else "", now, name)


def require(store: "Store", right: "Right") -> None:
    """The same rights as on the pages; raises StoreError."""
    from voorzieningenwijzer.casework.roles import may
    from voorzieningenwijzer.storage import StoreError

    with store.read() as session:
        role = session.accounts.current().role
    if not may(role, right):
        raise StoreError("Dit hoort niet bij uw account. Vraag het uw coördinator.")


def typed(question: str) -> str:
    try:
        return input(question)
    except EOFError:
        return ""


def ask(question: str) -> str:
    """What is typed unseen; nothing where there is no terminal, which then opens nothing."""
    try:
        return getpass(question)
    except EOFError:
        return ""


def refuse(error: Exception) -> int:
    print(error, file=sys.stderr)
    return REFUSED
