"""Putting a finished store in its place, with what stood there kept aside.

Two renames cannot be one. A note on disk says what is meant, and ``settle`` finishes it after a
cut in power; half a store is never seen.
"""

import json
import shutil
from pathlib import Path

from voorzieningenwijzer.database import DamagedError
from voorzieningenwijzer.storage.errors import named_os_errors
from voorzieningenwijzer.storage.folder import DataFolder, sync_folder, write_whole

PREPARED = "nieuw-"
_ASIDE = "opzij-"


def place(folder: DataFolder, prepared: Path) -> Path | None:
    """Make ``prepared`` the store; the folder where the present one was put aside, if any."""
    aside = None
    if folder.store.exists():
        number = 1 + max((_number(path) for path in folder.aside()), default=0)
        aside = folder.root / f"{_ASIDE}{number:04d}"
    note = {"nieuw": prepared.name, "opzij": None if aside is None else aside.name}
    write_whole(folder.placing, json.dumps(note).encode("ascii"))
    _finish(folder, prepared, aside)
    return aside


def discard(folder: DataFolder, prepared: Path) -> None:
    """Remove a store that was not placed; one that is being placed is left to ``settle``."""
    if not folder.placing.exists():
        shutil.rmtree(prepared, ignore_errors=True)


def settle(folder: DataFolder) -> None:
    """Finish a placing that was cut short and remove stores that were never finished.

    Call it with the lock held. DamagedError when the note cannot be read: nothing is removed then.
    """
    if folder.placing.exists():
        prepared, aside = _read_note(folder)
        _finish(folder, prepared, aside)
    for left_over in folder.root.glob(f"{PREPARED}*"):
        shutil.rmtree(left_over, ignore_errors=True)


def _read_note(folder: DataFolder) -> tuple[Path, Path | None]:
    try:
        note = json.loads(folder.placing.read_bytes())
        prepared, aside = note["nieuw"], note["opzij"]
        if not (prepared.startswith(PREPARED) and (aside is None or aside.startswith(_ASIDE))):
            raise ValueError("names")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedError(folder.placing) from error
    return folder.root / prepared, None if aside is None else folder.root / aside


def _finish(folder: DataFolder, prepared: Path, aside: Path | None) -> None:
    with named_os_errors(folder.store):
        if prepared.is_dir():
            if aside is not None and not aside.exists():
                folder.store.rename(aside)
            prepared.rename(folder.store)
        elif aside is not None and aside.exists() and not folder.store.exists():
            aside.rename(folder.store)
        sync_folder(folder.root)
        folder.placing.unlink()


def _number(path: Path) -> int:
    text = path.name.removeprefix(_ASIDE)
    return int(text) if text.isdecimal() else 0
