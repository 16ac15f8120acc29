"""JSON from outside: every key once, no NaN, no infinity, no number that is a day's work to read.

Plain JSON reading lets the last of two equal keys win and takes ``NaN`` and ``1e999``.
"""

import json
from typing import Any

LONGEST_NUMBER = 400
"""Signs. Python takes time with the square of the length to read a whole number."""


class JsonError(ValueError):
    """The text is not our subset of JSON; ``str()`` is a Dutch sentence."""


def read(text: str | bytes) -> Any:
    """The value that the text holds. Raises JsonError."""
    try:
        return json.loads(
            text,
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_float=_float,
            parse_int=_int,
        )
    except JsonError:
        raise
    except RecursionError:
        raise JsonError("te veel lagen in elkaar") from None
    except ValueError as error:
        line = getattr(error, "lineno", None)
        where = "" if line is None else f" (regel {line})"
        raise JsonError(f"dit is geen geldige JSON{where}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise JsonError(f"'{key[:60]}' staat er twee keer")
        found[key] = value
    return found


def _no_number(word: str) -> Any:
    raise JsonError(f"{word} is geen getal")


def _float(text: str) -> float:
    value = float(text) if len(text) <= LONGEST_NUMBER else float("inf")
    if value in (float("inf"), float("-inf")):
        raise JsonError("een getal is te groot")
    return value


def _int(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise JsonError("een getal is te groot")
    return int(text)
