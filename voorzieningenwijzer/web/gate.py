"""The lock on the pages: without an unlocked desk and its session only the door is shown."""

import secrets

from flask import Flask, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from voorzieningenwijzer.web.context import desk, now

OUTSIDE = frozenset(
    {
        "static",
        "entry.home",
        "entry.first_start",
        "entry.unlock",
        "entry.recover",
        "entry.lock",
        "entry.running",
        "about.about",
        "about.licence",
        "backup.restore",
    }
)
"""Endpoints that show nothing of anyone."""

_TOKEN = "sleutelhanger"


def guard(app: Flask) -> None:
    app.before_request(stay_outside)


def stay_outside() -> ResponseReturnValue | None:
    desk().lock_when_idle(now())
    if request.endpoint is None or request.endpoint in OUTSIDE:
        return None
    if is_inside():
        desk().touch(now())
        return None
    after = request.path if request.method == "GET" else request.form.get("hier", "")
    kept = 1 if request.method == "POST" else None
    return redirect(url_for("entry.unlock", terug=after or None, niet_bewaard=kept))


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
    """A path on this program, never another address; the list of dossiers otherwise."""
    if path and path.startswith("/") and not path.startswith(("//", "/\\")) and "\n" not in path:
        return path
    return url_for("dossiers.overview")
