"""``voorzieningenwijzer handover`` and ``takeover``: one dossier to a colleague, and from one.

The code is shown once, to be told by telephone; it is never an argument.
"""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from voorzieningenwijzer.cli.store import ask, refuse, require, typed, unlock


def add_parser(subparsers: Any) -> None:
    give = subparsers.add_parser("handover", help="geef een dossier aan een collega")
    give.add_argument("dossier", help="het nummer, onderaan het dossier")
    give.add_argument("bestand", type=Path, help="waar het bestand komt")
    give.add_argument("--demo", action="store_true", help="van de voorbeelddossiers")
    give.set_defaults(run=run_give)

    take = subparsers.add_parser("takeover", help="neem een dossier van een collega over")
    take.add_argument("bestand", type=Path, help="het bestand van uw collega (.vwdossier)")
    take.add_argument("--demo", action="store_true", help="in de map van de voorbeelden")
    take.set_defaults(run=run_take)


def run_give(args: argparse.Namespace) -> int:
    """Exit code 0, or 1 with the reason in Dutch on stderr; then there is no file."""
    from voorzieningenwijzer.casework.faults import DeskError
    from voorzieningenwijzer.casework.held.handover import consent_text, hand_over
    from voorzieningenwijzer.casework.roles import Right
    from voorzieningenwijzer.storage import (
        Store,
        StoreError,
        UnknownDossierError,
        Vault,
        data_folder,
    )
    from voorzieningenwijzer.storage.folder import write_whole
    from voorzieningenwijzer.storage.handover import SUFFIX

    target, now = args.bestand, datetime.now(UTC)
    if not target.name.endswith(SUFFIX):
        target = target.with_name(target.name + SUFFIX)
    folder = data_folder(args.demo)
    try:
        with Store.open(folder, unlock(Vault(folder), now)) as store:
            require(store, Right.GESPREK)
            with store.read() as session:
                if not session.dossiers.is_mine(args.dossier):
                    raise UnknownDossierError
            print(consent_text())
            if typed("Zegt de huurder ja? (ja/nee) ").strip().lower() != "ja":
                print("Dan blijft het dossier hier.")
                return 1
            ready = hand_over(store, args.dossier, now)
            write_whole(target, ready.content)
    except (StoreError, DeskError) as error:
        return refuse(error)
    print(f"Het bestand staat in {target}.")
    print(f"Lees deze code voor aan de telefoon, stuur hem niet mee: {ready.code}")
    return 0


def run_take(args: argparse.Namespace) -> int:
    """Exit code 0, or 1 with the reason in Dutch on stderr; then nothing was changed."""
    from voorzieningenwijzer.casework.faults import DeskError
    from voorzieningenwijzer.casework.held.handover import take_over
    from voorzieningenwijzer.casework.roles import Right
    from voorzieningenwijzer.storage import Store, StoreError, Vault, data_folder
    from voorzieningenwijzer.storage.errors import named_os_errors
    from voorzieningenwijzer.storage.sealed import LARGEST

    folder, now = data_folder(args.demo), datetime.now(UTC)
    try:
        with named_os_errors(args.bestand), args.bestand.open("rb") as file:
            content = file.read(LARGEST + 1)
        with Store.open(folder, unlock(Vault(folder), now)) as store:
            require(store, Right.GESPREK)
            code = ask("Code van uw collega: ")
            taken = take_over(store, content, args.bestand.name, code, now)
    except (StoreError, DeskError) as error:
        return refuse(error)
    print(f"Het dossier is overgenomen. Het nummer is hier {taken.dossier}.")
    return 0
