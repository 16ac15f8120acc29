"""The language of a page: chosen per talk, for the tenant, and apart from that by the coach.

Dutch is what the program speaks. In another language every text of ours is replaced where a page
is made; a language that nobody has read through is offered in a demonstration only.
"""

from collections.abc import Iterator
from typing import Any

from flask import Flask, g, request, session
from flask_babel import Domain
from markupsafe import Markup

from voorzieningenwijzer.language.catalogue import DUTCH, Catalogue, catalogue, languages
from voorzieningenwijzer.language.said import Said
from voorzieningenwijzer.web.context import desk

OFFICE = "kantoor"
_CHOSEN = "talen"


def offered() -> tuple[Catalogue, ...]:
    """The languages beside Dutch that may be shown here."""
    return tuple(one for one in languages() if one.reviewed or desk().demo)


def whose() -> str:
    """Whose language counts on this page: the talk it belongs to, or the office."""
    values = request.view_args or {}
    return str(values.get("case") or values.get("dossier") or OFFICE)


def choose(for_whom: str, language: str) -> None:
    """For one talk at a time, so that the cookie does not list who was here."""
    chosen = {OFFICE: (session.get(_CHOSEN) or {}).get(OFFICE, DUTCH)}
    if language in {DUTCH, *(one.taal for one in offered())}:
        session[_CHOSEN] = chosen | {for_whom: language}


def current() -> Catalogue | None:
    """None is Dutch."""
    if "taal" not in g:
        chosen = (session.get(_CHOSEN) or {}).get(whose(), DUTCH)
        may = chosen != DUTCH and chosen in {one.taal for one in offered()}
        g.taal = catalogue(chosen) if may else None
    found: Catalogue | None = g.taal
    return found


def say(value: Any) -> Any:
    """A text of ours in the language of this page; anything else as it is."""
    if type(value) is not Said:
        return value
    here = current()
    return value if here is None else here.say(value)


def dutch(text: str) -> str:
    """The Dutch text, to show beside another language."""
    return "".join([text, ""])


def own_lines(text: str) -> list[str]:
    """The paragraphs of a text of ours that is kept as a whole, such as what one agrees to."""
    return [say(Said(line)) for line in text.strip().split("\n")]


class PageTexts(Domain):  # type: ignore[misc]
    """What ``_()`` of Flask-Babel finds, in the program."""

    def gettext(self, string: str, **variables: Any) -> str:
        here = current()
        text = string if here is None else here.template(string)
        return text % _in_language(variables) if variables else text

    def ngettext(self, singular: str, plural: str, num: int, **variables: Any) -> str:
        here = current()
        text = (singular, plural)[num != 1]
        if here is not None:
            text = here.plural(singular, plural, num)
        return text % _in_language({"num": num, **variables})


def _in_language(variables: dict[str, Any]) -> dict[str, Any]:
    return {name: say(value) for name, value in variables.items()}


_TEXTS = PageTexts()


def _gettext(string: str, **variables: Any) -> Markup:
    """In a template: always a pattern, and what is filled in is escaped."""
    here = current()
    text = string if here is None else here.template(string)
    return Markup(text) % _in_language(variables)


def _ngettext(singular: str, plural: str, num: int, **variables: Any) -> Markup:
    here = current()
    text = (singular, plural)[num != 1] if here is None else here.plural(singular, plural, num)
    return Markup(text) % _in_language({"num": num, **variables})


def page_language() -> dict[str, object]:
    """What the frame of every page says about its language."""
    here = current()
    return {
        "taal": DUTCH if here is None else here.taal,
        "richting": "ltr" if here is None else here.direction,
        "nagekeken": here is None or here.reviewed,
        "andere_talen": tuple(_others(here)),
        "talen": tuple((one.taal, one.naam) for one in offered()),
        "van_wie": whose(),
    }


def _others(here: Catalogue | None) -> Iterator[tuple[str, str]]:
    if here is not None:
        yield DUTCH, "Nederlands"
    yield from ((one.taal, one.naam) for one in offered() if here is None or one.taal != here.taal)


def install(app: Flask) -> None:
    app.before_request_funcs.setdefault(None, []).insert(0, _TEXTS.as_default)
    app.jinja_env.finalize = say
    app.jinja_env.globals.update(gettext=_gettext, ngettext=_ngettext)
    app.add_template_filter(dutch)
    app.add_template_filter(own_lines)
    app.context_processor(page_language)
