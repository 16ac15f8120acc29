"""One dossier to a colleague: everything that hangs on it, nothing about whose laptop it was on.

What comes in is read as anything from outside: every value is held against what it must be, days do
not move up, and a dossier that is here already is not taken in twice.
"""

import base64
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from voorzieningenwijzer import strict_json
from voorzieningenwijzer.storage import follow_up_check, handover_counting
from voorzieningenwijzer.storage.consents import FOLLOW_UP, HAND_OVER, REFERRAL, TALK
from voorzieningenwijzer.storage.countings import ELSEWHERE, Countings
from voorzieningenwijzer.storage.dossiers import GESPREK, OPVOLGING
from voorzieningenwijzer.storage.errors import AlreadyHereError, UnknownDossierError
from voorzieningenwijzer.storage.moments import moment, moment_text
from voorzieningenwijzer.storage.retention import COUNTER, Periods, later
from voorzieningenwijzer.storage.rows import Subject, to_json

SUFFIX = ".vwdossier"
NEW_TENANT = "nieuwe_huurder"
"""The channel of what a coach took over from a counter."""

OWN_NOTE = "aantekening_coach"

GROUPS = 4
"""Of the code that is told by telephone: 16 random signs, 72 bits."""

_MOST = {"toestemmingen": 200, "antwoorden": 5000, "plannen": 200, "opvolging": 5000}
_SINCE = frozenset({"opvolging"})
"""Parts that a file of an earlier version does not have."""
_PRINTED = ("pdf", "annex")
_COLUMNS = {
    "toestemmingen": ("consent", ("member", "text", "given_on", "withdrawn", "kind")),
    "antwoorden": ("answer", ("question", "member", "raw", "value", "dont_know", "at")),
    "plannen": ("plan", ("edition", "content", *_PRINTED, "fingerprints", "made")),
    "opvolging": ("follow_up", follow_up_check.COLUMNS),
}
_STATE = ("status", "created", "changed", "members", "until")
_OF_DOSSIER = ("label", "municipality", "channel", *_STATE)
_OF_CONTACT = ("phone", "note", "at")
_BY_ACCOUNT = frozenset({"consent", "follow_up"})
_KINDS = frozenset({TALK, FOLLOW_UP, HAND_OVER, REFERRAL})


@dataclass(frozen=True, slots=True)
class Taken:
    dossier: str
    label: str


class HandOvers(Subject):
    """Inside ``read()`` and ``write()``."""

    def pack(self, dossier: str) -> bytes:
        """The dossier as JSON; ``seal`` it before it leaves."""
        row = self._row("SELECT * FROM dossier WHERE id = ?", [dossier])
        if row is None:
            raise UnknownDossierError
        contact = self._row("SELECT phone, note, at FROM contact WHERE dossier = ?", [dossier])
        content: dict[str, Any] = {
            "herkomst": row["origin"] or secrets.token_hex(16),
            "dossier": {name: row[name] for name in _OF_DOSSIER},
            "contact": contact,
        }
        for part, (table, columns) in _COLUMNS.items():
            rows = [r for r in self._rows(_SELECT[table], [dossier]) if not _stays(r)]
            content[part] = [_out({name: one[name] for name in columns}) for one in rows]
        content["telling"] = handover_counting.packed(self._db, dossier)
        return to_json(content).encode()

    def take(self, data: bytes, now: datetime) -> Taken:
        """A new dossier of this account; ValueError for what cannot have come from ``pack``."""
        content = checked(strict_json.read(data), now)
        if self._row("SELECT 1 AS yes FROM dossier WHERE origin = ?", [content["herkomst"]]):
            raise AlreadyHereError
        dossier = secrets.token_hex(8)
        known = {**content["dossier"], "id": dossier, "owner": self._account}
        if known["channel"] == COUNTER:
            known["channel"] = NEW_TENANT
        self._db.table("dossier").insert({**known, "origin": content["herkomst"]})
        if content["contact"] is not None:
            self._db.table("contact").insert({**content["contact"], "dossier": dossier})
        for part, (table, _) in _COLUMNS.items():
            for one in content[part]:
                extra = {"account": self._account} if table in _BY_ACCOUNT else {}
                self._db.table(table).insert({**one, **extra, "dossier": dossier})
        handover_counting.put(self._db, dossier, content["telling"])
        return Taken(dossier, str(known["label"]))

    def mark(self, dossier: str, origin: str) -> None:
        """Remember under which number it left: not taken in here again, and counted there."""
        Countings(self._db, self._account).mark(dossier, ELSEWHERE)
        self._db.execute("UPDATE dossier SET origin = ? WHERE id = ?", [origin, dossier])


_SELECT = {
    "consent": "SELECT * FROM consent WHERE dossier = ? ORDER BY id",
    "answer": "SELECT * FROM answer WHERE dossier = ? ORDER BY id",
    "plan": "SELECT * FROM plan WHERE dossier = ? ORDER BY edition",
    "follow_up": "SELECT * FROM follow_up WHERE dossier = ? ORDER BY id",
}


def _stays(row: Mapping[str, Any]) -> bool:
    """What a coach wrote for herself does not go to a colleague."""
    return row.get("question") == OWN_NOTE


def origin_of(data: bytes) -> str:
    return str(json.loads(data)["herkomst"])


def _out(row: dict[str, Any]) -> dict[str, Any]:
    printed = {name: row[name] for name in _PRINTED if row.get(name) is not None}
    return {**row, **{n: base64.b64encode(one).decode("ascii") for n, one in printed.items()}}


def checked(content: Any, now: datetime) -> dict[str, Any]:
    if not isinstance(content, dict):
        raise ValueError("content")
    origin = content.get("herkomst")
    if not isinstance(origin, str) or len(origin) != 32 or int(origin, 16) < 0:
        raise ValueError("origin")
    found: dict[str, Any] = {"herkomst": origin}
    for part, (_, columns) in _COLUMNS.items():
        rows = content.get(part, [] if part in _SINCE else None)
        if not isinstance(rows, list) or len(rows) > _MOST[part]:
            raise ValueError(part)
        found[part] = [_READERS[part](_only(one, columns)) for one in rows]
    editions = [one["edition"] for one in found["plannen"]]
    if len(set(editions)) < len(editions):
        raise ValueError("editions")
    if any(one["edition"] not in editions for one in found["opvolging"]):
        raise ValueError("edition")
    contact = content.get("contact")
    found["contact"] = None if contact is None else _contact(_only(contact, _OF_CONTACT))
    found["telling"] = handover_counting.checked(content.get("telling"))
    found["dossier"] = _dossier(_only(content.get("dossier"), _OF_DOSSIER), found, now)
    return found


def _only(row: Any, columns: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(row, Mapping) or set(row) != set(columns):
        raise ValueError("columns")
    return dict(row)


def _dossier(row: dict[str, Any], found: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Its days as they were, none of them later: handing over does not make it live longer."""
    _whole(row["members"], 1000)
    if row["status"] not in {GESPREK, OPVOLGING}:
        raise ValueError("state")
    created, changed = (min(moment(row[name]), now) for name in ("created", "changed"))
    until = None if row["until"] is None else date.fromisoformat(row["until"])
    if row["status"] == OPVOLGING:
        given = [one["given_on"] for one in found["toestemmingen"] if one["kind"] == FOLLOW_UP]
        first = min(map(date.fromisoformat, given), default=changed.date())
        longest = later(min(first, now.date()), Periods().opvolging_maanden)
        until = min(until or longest, longest)
    return {
        **{name: _short(row[name], 200) for name in ("label", "municipality", "channel", "status")},
        "members": row["members"],
        "created": moment_text(created),
        "changed": moment_text(changed),
        "until": None if until is None else until.isoformat(),
    }


def _contact(row: dict[str, Any]) -> dict[str, Any]:
    moment(row["at"])
    return {**row, "phone": _short(row["phone"], 100), "note": _short(row["note"], 300)}


def _consent(row: dict[str, Any]) -> dict[str, Any]:
    if row["kind"] not in _KINDS:
        raise ValueError("kind")
    date.fromisoformat(row["given_on"])
    if row["withdrawn"] is not None:
        moment(row["withdrawn"])
    _member(row["member"])
    return {**row, "text": _short(row["text"], 5000)}


def _answer(row: dict[str, Any]) -> dict[str, Any]:
    strict_json.read(row["value"])
    moment(row["at"])
    _member(row["member"])
    if row["dont_know"] not in (0, 1):
        raise ValueError("dont_know")
    return {**row, "question": _short(row["question"], 100), "raw": _short(row["raw"], 5000)}


def _plan(row: dict[str, Any]) -> dict[str, Any]:
    strict_json.read(row["content"])
    strict_json.read(row["fingerprints"])
    moment(row["made"])
    _whole(row["edition"], _MOST["plannen"] * 100)
    return {**row, **{name: _pdf(row[name]) for name in _PRINTED}}


def _pdf(value: Any) -> bytes | None:
    if value is None:
        return None
    printed = base64.b64decode(value, validate=True)
    if not printed.startswith(b"%PDF"):
        raise ValueError("pdf")
    return printed


_READERS = {
    "toestemmingen": _consent,
    "antwoorden": _answer,
    "plannen": _plan,
    "opvolging": follow_up_check.checked,
}


def _short(value: Any, most: int) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise ValueError("text")
    return value


def _whole(value: Any, most: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise ValueError("number")


def _member(value: Any) -> None:
    if value is not None:
        _short(value, 60)
