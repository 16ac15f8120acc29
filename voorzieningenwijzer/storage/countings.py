"""What goes from a dossier to the counts: marked as counted and put underway in one step.

Two files cannot be written at once. What is underway lies here with the random id that it gets in
the counts, and without its dossier; it is taken away when the counts have it. Cut off in between it
is brought again, and the counts know its id.

The id of each event is drawn when the dossier is made, and leaves it when the event goes. So
nothing here leads to what was counted; but an older backup that is put back still has the id, and
so has the file of a hand-over. What is counted again then has the same id, and counts once.
"""

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from voorzieningenwijzer.storage import erasure
from voorzieningenwijzer.storage.moments import moment_text
from voorzieningenwijzer.storage.rows import Subject

ELSEWHERE = "elders"
"""The mark of a dossier that went to a colleague, who counts it; here it counts no more."""

ONCE = ("aangeboden", "aanvaard", "gepland", "gehouden", "afgesloten", "gevonden", "gerealiseerd")
"""What is counted of a dossier, each once."""
_DRAWN = ":"
"""Between one of ``ONCE`` and the id that waits for it."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """How a household came: codes of the lists of the counts; empty or ``onbekend``: not said."""

    organisation: str = ""
    audience: str = "onbekend"
    referrer: str = "onbekend"
    channel: str = "onbekend"
    area: str = ""


class Countings(Subject):
    """Inside ``read()`` and ``write()``; what an event says is of no concern here."""

    def way_in(self, dossier: str) -> WayIn | None:
        row = self._row(_WAY_IN, [dossier])
        return None if row is None else WayIn(**row)

    def set_way_in(self, dossier: str, way: WayIn, now: datetime) -> None:
        row = {"dossier": dossier, **asdict(way), "at": moment_text(now)}
        self._db.table("way_in").upsert(row, pk="dossier")
        self.draw(dossier)

    def draft(self, dossier: str) -> str | None:
        """What would go to the counts of this household, as JSON text."""
        row = self._row("SELECT content FROM to_count WHERE dossier = ?", [dossier])
        return None if row is None else str(row["content"])

    def set_draft(self, dossier: str, content: str, now: datetime) -> None:
        row = {"dossier": dossier, "content": content, "at": moment_text(now)}
        self._db.table("to_count").upsert(row, pk="dossier")

    def counted(self, dossier: str) -> frozenset[str]:
        return frozenset(what for what in self._marks(dossier) if _DRAWN not in what)

    def mark(self, dossier: str, what: str) -> None:
        self._db.execute("INSERT OR IGNORE INTO counted VALUES (?, ?)", [dossier, what])

    def draw(self, dossier: str) -> None:
        """An id for whatever was not counted yet and has none."""
        known = {what.partition(_DRAWN)[0] for what in self._marks(dossier)}
        for what in ONCE:
            if what not in known:
                self.mark(dossier, f"{what}{_DRAWN}{secrets.token_hex(16)}")

    def drawn(self, dossier: str) -> frozenset[str]:
        """What has an id that waits for it, here and in every copy of this dossier."""
        return frozenset(
            what.partition(_DRAWN)[0] for what in self._marks(dossier) if _DRAWN in what
        )

    def take_id(self, dossier: str, what: str) -> str:
        """The id that was drawn for it, which leaves the dossier for good."""
        drawn = [one for one in self._marks(dossier) if one.startswith(f"{what}{_DRAWN}")]
        for one in drawn:
            self._db.execute("DELETE FROM counted WHERE dossier = ? AND what = ?", [dossier, one])
            erasure.mark(self._db)
        return drawn[0].partition(_DRAWN)[2] if drawn else secrets.token_hex(16)

    def _marks(self, dossier: str) -> list[str]:
        rows = self._rows("SELECT what FROM counted WHERE dossier = ? ORDER BY what", [dossier])
        return [row["what"] for row in rows]

    def put_underway(self, events: Iterable[tuple[str, str]]) -> None:
        """Pairs of a random id and the JSON text of an event."""
        for pair in events:
            self._db.execute("INSERT OR IGNORE INTO underway VALUES (?, ?)", list(pair))

    def underway(self) -> list[tuple[str, str]]:
        rows = self._rows("SELECT id, content FROM underway ORDER BY id")
        return [(row["id"], row["content"]) for row in rows]

    def arrived(self, ids: Iterable[str]) -> None:
        """They are in the counts; overwritten at the next ``finish_erasure``."""
        for one in ids:
            self._db.execute("DELETE FROM underway WHERE id = ?", [one])
            erasure.mark(self._db)


_WAY_IN = "SELECT organisation, audience, referrer, channel, area FROM way_in WHERE dossier = ?"
