"""A time of day as people type it: "10", "10.00", "10:30", "14u30", "10.00 uur"."""

import re
from datetime import time

from voorzieningenwijzer.interview.reading import ReadingError
from voorzieningenwijzer.language.said import said

EARLIEST, LATEST = time(7), time(22)
_TIME = re.compile(r"(\d{1,2})(?:[.:,u ](\d{2}))?(?: ?(?:u|uur|h))?")


def parse_time(text: str) -> time:
    """Of an appointment in the daytime; ReadingError with what is expected."""
    found = _TIME.fullmatch(" ".join(text.lower().split()))
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise ReadingError(said("Schrijf de tijd. Bijvoorbeeld 10.00 of 14.30."))
    read = time(int(found[1]), int(found[2] or 0))
    if not EARLIEST <= read <= LATEST:
        raise ReadingError(said("Kies een tijd tussen 7.00 en 22.00 uur."))
    return read
