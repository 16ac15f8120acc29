"""One program at a time on one store. The system itself lets go when a program dies."""

import os
import sys
from pathlib import Path

from voorzieningenwijzer.storage.errors import InUseError, named_os_errors

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class StoreLock:
    """Held from construction until ``release()``; InUseError when another holds it."""

    def __init__(self, path: Path) -> None:
        with named_os_errors(path):
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _try_lock(handle)
        except OSError as error:
            os.close(handle)
            raise InUseError(path) from error
        self._handle: int | None = handle

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
