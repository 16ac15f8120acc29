"""The counts of the data folder that is open: their file is made or read at first use."""

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from voorzieningenwijzer.casework.faults import ClosedError, DeskError
from voorzieningenwijzer.storage import DataFolder, Key, StoreError

if TYPE_CHECKING:
    from voorzieningenwijzer.casework.counts.exchange import Sent
    from voorzieningenwijzer.statistics import CountsFile


class CountsAtDesk:
    """Closed for good without a key. ``sent`` and ``receipt`` wait to be downloaded."""

    def __init__(self, folder: Path, key: Key | None = None) -> None:
        self._path = DataFolder(folder).counts
        self._closed = key is None
        self._key = None if key is None else key.tellingen
        self._open: CountsFile | None = None
        self.sent: Sent | None = None
        self.receipt: bytes | None = None
        self._lock = Lock()

    @property
    def store(self) -> "CountsFile":
        """Raises DeskError when the file does not open, ClosedError after ``close``."""
        from voorzieningenwijzer.statistics import CountsFile

        with self._lock:
            if self._closed:
                raise ClosedError("De tellingen zijn op slot.")
            if self._key is None:
                raise DeskError("Open het programma een keer met uw wachtzin, niet met de code.")
            if self._open is None:
                try:
                    self._open = CountsFile.open(self._path, self._key)
                except StoreError as problem:
                    raise DeskError(str(problem)) from problem
            return self._open

    def close(self) -> None:
        with self._lock:
            self._closed, self._key = True, None
            self.sent = self.receipt = None
            if self._open is not None:
                self._open.close()
                self._open = None
