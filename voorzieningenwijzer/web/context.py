"""What every page needs: the desk that this program serves, and the clock."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, cast

from flask import current_app, request, url_for

from voorzieningenwijzer.casework.desk import Desk

Clock = Callable[[], datetime]


def local_now() -> datetime:
    """The wall clock with its zone; the only place below the command line where it is read."""
    return datetime.now().astimezone()


def desk() -> Desk:
    return cast(Desk, current_app.extensions["desk"])


def now() -> datetime:
    return cast(Clock, current_app.extensions["clock"])()


def today() -> date:
    return now().date()


def case_url(endpoint: str, **values: Any) -> str:
    """An address about the case of this page; for use in templates."""
    return url_for(endpoint, case=(request.view_args or {}).get("case"), **values)
