"""The counts: summaries without anybody in them go in, protected tables come out.

This package never sees a person: it cannot reach the dossiers, the questions or the casework.

In short::

    counts = CountsFile.open(path, key)           # or any other ``CountsStore``
    counts.record([Contact("gehouden", "2026-03", organisatie="domesta", ...)])
    counts.events(); counts.outbox()
    counts.merge(events) -> Merged(new, known)    # a file of another laptop, as often as you like
    counts.received(ids)                          # they leave the outbox and this laptop
    counts.covenant(); counts.keep_covenant(Covenant(...))

What an event holds, field by field, stands once, in ``events.py``; the page that a coach sees and
``docs/tellingen.md`` are made of it.
"""

from voorzieningenwijzer.statistics.covenant import Area, Covenant, Organisation
from voorzieningenwijzer.statistics.events import (
    Contact,
    Event,
    Gerealiseerd,
    Gevonden,
    Peiling,
    tens,
)
from voorzieningenwijzer.statistics.file import CountsFile
from voorzieningenwijzer.statistics.store import CountsStore, Merged

__all__ = [
    "Area",
    "Contact",
    "CountsFile",
    "CountsStore",
    "Covenant",
    "Event",
    "Gerealiseerd",
    "Gevonden",
    "Merged",
    "Organisation",
    "Peiling",
    "tens",
]
