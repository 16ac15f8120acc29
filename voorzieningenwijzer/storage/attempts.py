"""A wait that grows with every wrong attempt at a door and is still there after a restart.

It slows down who sits at the laptop. Who has the files can guess without this program; against
that stand argon2id and the length of the passphrase.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path

from voorzieningenwijzer import strict_json
from voorzieningenwijzer.database import StoreError
from voorzieningenwijzer.storage.errors import WaitError
from voorzieningenwijzer.storage.folder import write_whole
from voorzieningenwijzer.storage.moments import moment, moment_text

FREE = 3
WAITS = tuple(timedelta(seconds=s) for s in (5, 15, 30, 60, 120, 300, 900))
MOST_DOORS = 64
"""Names that somebody typed; the ones with the fewest attempts are forgotten first."""


@dataclass(frozen=True, slots=True)
class Wrong:
    count: int
    last: datetime


class Attempts:
    """Wrong attempts in a row per door, on disk; in memory too, where the folder is not writable.

    A door is a word without meaning: an account's random id, or a hash of a name that nobody has.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._doors: dict[str, Wrong] = {}

    def begin(self, door: str, now: datetime) -> None:
        """Count an attempt before it is made; WaitError when it is too early for one.

        A clock that was set back costs one wait at most, counted from ``now``.
        """
        remaining = self.remaining(door, now)
        before = self._doors.get(door)
        if remaining:
            if before is not None and now < before.last:
                self._save(door, Wrong(before.count, now))
            raise WaitError(remaining)
        self._save(door, Wrong(1 if before is None else before.count + 1, now))

    def succeeded(self, door: str) -> None:
        """Forget the attempts at this door, and at no other."""
        self._load()
        if self._doors.pop(door, None) is None:
            return
        if self._doors:
            self._write()
        else:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def remaining(self, door: str, now: datetime) -> int:
        """Seconds to wait before the next attempt, rounded up; 0 when it may be made."""
        self._load()
        before = self._doors.get(door)
        if before is None or before.count < FREE:
            return 0
        wait = WAITS[min(before.count - FREE, len(WAITS) - 1)]
        left = min(wait, before.last + wait - now)
        return max(0, ceil(left.total_seconds()))

    def _load(self) -> None:
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            for door, one in strict_json.read(self._path.read_bytes())["deuren"].items():
                found = Wrong(int(one["aantal"]), moment(one["laatste"]))
                known = self._doors.get(door)
                if found.last.tzinfo is not None and (known is None or found.count > known.count):
                    self._doors[door] = found

    def _save(self, door: str, wrong: Wrong) -> None:
        self._doors[door] = wrong
        while len(self._doors) > MOST_DOORS:
            others = [one for one in self._doors if one != door]
            fewest = min(others, key=lambda one: (self._doors[one].count, self._doors[one].last))
            del self._doors[fewest]
        self._write()

    def _write(self) -> None:
        data = {
            door: {"aantal": one.count, "laatste": moment_text(one.last)}
            for door, one in self._doors.items()
        }
        with suppress(StoreError):
            write_whole(self._path, json.dumps({"deuren": data}).encode("ascii"))
