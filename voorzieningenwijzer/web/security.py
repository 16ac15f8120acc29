"""What keeps the pages on this laptop: loopback host, strict headers, a token in every form.

Nothing here knows about dossiers; the lock itself is in ``casework.desk``.
"""

import re
import secrets
from datetime import timedelta
from typing import Any

from flask import Flask, abort, g, request, session
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from wtforms import Form
from wtforms.csrf.session import SessionCSRF

LOOPBACK_HOST = re.compile(r"(127\.0\.0\.1|localhost)(:[0-9]{1,5})?")
READING = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_REQUEST = 100 * 1024 * 1024
"""Bytes. A backup to restore is the largest thing that anyone sends."""

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

_form_secret = secrets.token_bytes(32)


class TokenForm(Form):
    """A form with WTForms' own token; every form of the program is one of these."""

    class Meta:
        csrf = True
        csrf_class = SessionCSRF
        csrf_secret = _form_secret
        csrf_time_limit = timedelta(hours=12)

        @property
        def csrf_context(self) -> Any:
            return session


def protect(app: Flask) -> None:
    """Set keys, cookies, the checks before each request and the headers after it."""
    app.config.update(
        SECRET_KEY=secrets.token_bytes(32),
        SESSION_COOKIE_NAME="voorzieningenwijzer",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        DEBUG=False,
        TESTING=False,
        PROPAGATE_EXCEPTIONS=False,
    )
    app.before_request(refuse_foreign_host)
    app.before_request(refuse_foreign_sender)
    app.after_request(add_headers)


def refuse_foreign_host() -> None:
    """A page elsewhere that points its own name at this laptop must not be served.

    What the request says, not what the server would fill in: a request without a host is refused.
    """
    if LOOPBACK_HOST.fullmatch(request.headers.get("Host", "")) is None:
        abort(421)


def refuse_foreign_sender() -> None:
    """A form that another page posts here, in a browser that tells: the token is not even read.

    With our referrer policy a browser calls our own pages ``null``, so that is no stranger.
    """
    if request.method in READING:
        return
    origin = request.headers.get("Origin", "null")
    ours = origin in {"null", f"http://{request.headers.get('Host')}"}
    if not ours or request.headers.get("Sec-Fetch-Site", "same-origin") not in {
        "same-origin",
        "none",
    }:
        abort(400)


WITHOUT_TOKEN = frozenset({"entry.lock"})
"""Locking must always work, also from a page that is older than the present session."""


def refuse_without_token() -> None:
    """Registered after the gate: who is locked out meets the lock, not a complaint."""
    if request.method in READING or request.endpoint in WITHOUT_TOKEN:
        return
    form = TokenForm(request.form)
    if not form.validate():
        abort(400)


def add_headers(response: Response) -> ResponseReturnValue:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint == "static":
        response.headers["Cache-Control"] = "private, max-age=3600"
    else:
        response.headers["Cache-Control"] = "no-store"
    return response


def form_token() -> str:
    """The token for a form on this page; one per request is enough for all forms on it."""
    if "form_token" not in g:
        g.form_token = TokenForm().csrf_token.current_token  # type: ignore[attr-defined]
    return str(g.form_token)
