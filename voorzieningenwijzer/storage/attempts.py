"""A wait that grows with every wrong attempt and is still there after a restart.

It slows down who sits at the laptop. Who has the files can guess without this program; against
that stand argon2id and the length of the passphrase.
"""

import json
from contextlib import suppress
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path

from voorzieningenwijzer.database import StoreError
from voorzieningenwijzer.storage.errors import WaitError
from voorzieningenwijzer.storage.folder import write_whole
from voorzieningenwijzer.storage.moments import moment, moment_text

FREE = 3
WAITS = tuple(timedelta(seconds=s) for s in (5, 15, 30, 60, 120, 300, 900))


class Attempts:
    """Wrong attempts in a row, on disk; in memory too, for a folder that cannot be written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._count = 0
        self._last: datetime | None = None

    def begin(self, now: datetime) -> None:
        """Count an attempt before it is made; WaitError when it is too early for one.

        A clock that was set back costs one wait at most, counted from ``now``.
        """
        remaining = self.remaining(now)
        if remaining:
            if self._last is not None and now < self._last:
                self._save(self._count, now)
            raise WaitError(remaining)
        self._save(self._count + 1, now)

    def succeeded(self) -> None:
        self._count, self._last = 0, None
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def remaining(self, now: datetime) -> int:
        """Seconds to wait before the next attempt, rounded up; 0 when it may be made."""
        self._load()
        if self._count < FREE or self._last is None:
            return 0
        wait = WAITS[min(self._count - FREE, len(WAITS) - 1)]
        left = min(wait, self._last + wait - now)
        return max(0, ceil(left.total_seconds()))

    def _load(self) -> None:
        with suppress(OSError, ValueError, KeyError, TypeError):
            data = json.loads(self._path.read_bytes())
            count, last = int(data["aantal"]), moment(data["laatste"])
            if count > self._count and last.tzinfo is not None:
                self._count, self._last = count, last

    def _save(self, count: int, now: datetime) -> None:
        self._count, self._last = count, now
        data = {"aantal": count, "laatste": moment_text(now)}
        with suppress(StoreError):
            write_whole(self._path, json.dumps(data).encode("ascii"))
