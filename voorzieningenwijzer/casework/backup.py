"""A backup as one encrypted file, and putting it back; what stood there is kept aside."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.storage import (
    SUFFIX,
    MistypedCodeError,
    Restored,
    StoreError,
    WrongBackupPassphraseError,
    back_up,
    restore,
)


def backup_name(now: datetime) -> str:
    return f"voorzieningenwijzer-{now:%Y-%m-%d-%H%M}{SUFFIX}"


def backup_bytes(desk: Desk, now: datetime) -> bytes:
    """The whole backup; encrypted, also in the temporary folder. Raises DeskError."""
    try:
        with TemporaryDirectory(prefix="vwkopie-") as folder:
            target = Path(folder) / backup_name(now)
            back_up(desk.store, target, now)
            content = target.read_bytes()
        with desk.store.write() as session:
            session.audit.add("reservekopie_gemaakt", now)
    except StoreError as problem:
        raise DeskError(str(problem)) from problem
    return content


def put_back(desk: Desk, content: bytes, name: str, secret: str) -> Restored:
    """Lock, and make this backup the store; ``secret`` is its passphrase or its recovery code.

    Raises DeskError with the reason; then nothing was changed.
    """
    desk.lock()
    source = Path(SUFFIX)
    try:
        with TemporaryDirectory(prefix="vwkopie-") as folder:
            source = Path(folder) / f"reservekopie{SUFFIX}"
            source.write_bytes(content)
            done = _restore(desk.folder, source, secret)
    except StoreError as problem:
        raise DeskError(str(problem).replace(str(source), shown_name(name))) from problem
    desk.put_back = True
    return done


def _restore(folder: Path, source: Path, secret: str) -> Restored:
    try:
        return restore(folder, source, secret)
    except WrongBackupPassphraseError as wrong:
        try:
            return restore(folder, source, secret, by_code=True)
        except MistypedCodeError:
            raise wrong from None


def shown_name(name: str) -> str:
    """What a browser says a file is called, to read and never to open: one short line."""
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = "".join(sign for sign in last if sign.isprintable())[:80].strip()
    return clean or f"reservekopie{SUFFIX}"
