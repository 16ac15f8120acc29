"""The lock on the pages: who is there, what that account may do, and whose dossier it is."""

import secrets

from flask import abort, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from voorzieningenwijzer.casework.roles import Right, may
from voorzieningenwijzer.casework.talking.cases import QUICK
from voorzieningenwijzer.web.context import desk, now
from voorzieningenwijzer.web.menu import start_page
from voorzieningenwijzer.web.routes import RIGHTS

OUTSIDE = frozenset(endpoint for endpoint, right in RIGHTS.items() if right is Right.BUITEN)
"""Endpoints that show nothing of anyone."""

WHEN_EMPTY = frozenset({"backup.restore"})
"""Outside too as long as there is no store: then a backup can be put back at once."""

_TOKEN = "sleutelhanger"


def stay_outside() -> ResponseReturnValue | None:
    """Without an unlocked desk and its session only the door is shown."""
    desk().lock_when_idle(now())
    if not guarded():
        return None
    if is_inside():
        desk().touch(now())
        desk().retire(now())
        return None
    after = request.path if request.method == "GET" else request.form.get("hier", "")
    kept = 1 if request.method == "POST" else None
    return redirect(url_for("entry.unlock", terug=after or None, niet_bewaard=kept))


def stay_within() -> None:
    """What this account may do; and a dossier only for its coach and the deputy."""
    if not guarded():
        return
    endpoint = request.endpoint or ""
    if endpoint not in RIGHTS or not may(desk().account.role, RIGHTS[endpoint]):
        abort(403)
    values = request.view_args or {}
    dossier = values.get("dossier") or values.get("case")
    if dossier and dossier != QUICK:
        desk().enter(dossier, now())


def guarded() -> bool:
    endpoint = request.endpoint
    if endpoint is None or endpoint in OUTSIDE:
        return False
    return endpoint not in WHEN_EMPTY or desk().exists


def is_inside() -> bool:
    token = session.get(_TOKEN)
    return isinstance(token, str) and desk().is_open_for(token)


def let_in() -> None:
    """A fresh session: what an earlier cookie held is gone."""
    session.clear()
    token = secrets.token_urlsafe(24)
    session[_TOKEN] = token
    desk().admit(token, now())


def put_out() -> None:
    desk().lock()
    session.clear()


def safe_return(path: str | None) -> str:
    """A path on this program, never another address; the first page of this account otherwise."""
    if path and path.startswith("/") and not path.startswith(("//", "/\\")) and "\n" not in path:
        return path
    return start_page()
