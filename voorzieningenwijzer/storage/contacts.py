"""How a household can be reached, as far as it wants to be."""

from dataclasses import dataclass
from datetime import datetime

from voorzieningenwijzer.storage import erasure
from voorzieningenwijzer.storage.dossiers import Dossiers
from voorzieningenwijzer.storage.moments import moment_text
from voorzieningenwijzer.storage.rows import Subject


@dataclass(frozen=True, slots=True)
class Contact:
    """``note``: when to call, or why; short."""

    phone: str = ""
    note: str = ""


class Contacts(Subject):
    def set(self, dossier: str, contact: Contact, now: datetime) -> None:
        Dossiers(self._db, self._account).touch(dossier, now)
        self._db.table("contact").upsert(
            {
                "dossier": dossier,
                "phone": contact.phone,
                "note": contact.note,
                "at": moment_text(now),
            },
            pk="dossier",
        )

    def of(self, dossier: str) -> Contact:
        row = self._row("SELECT phone, note FROM contact WHERE dossier = ?", [dossier])
        return Contact() if row is None else Contact(row["phone"], row["note"])

    def remove(self, dossier: str) -> None:
        """Overwritten at the next ``finish_erasure``."""
        self._db.execute("DELETE FROM contact WHERE dossier = ?", [dossier])
        erasure.mark(self._db)
