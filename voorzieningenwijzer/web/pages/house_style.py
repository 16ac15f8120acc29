"""The name and the colours of the organisation, and the style sheet that they make."""

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.faults import ClosedError
from voorzieningenwijzer.casework.house_style import (
    ColourError,
    HouseStyle,
    chosen,
    house_style,
    keep_house_style,
    style_sheet,
)
from voorzieningenwijzer.web.context import desk
from voorzieningenwijzer.web.gate import is_inside


def colours() -> ResponseReturnValue:
    errors: dict[str, str] = {}
    style = house_style(desk().store)
    typed = {"kleur": style.kleur, "draad": style.draad}
    if request.method == "POST":
        typed = {name: request.form.get(name, "")[:40] for name in typed}
        try:
            keep_house_style(desk().store, chosen(**typed))
        except ColourError as problem:
            errors = {problem.veld: str(problem)}
        else:
            flash(_("Bewaard. Zo ziet het er nu uit."))
            return redirect(url_for("house_style.colours"))
    page = render_template("house_style.html", typed=typed, errors=errors)
    return page, 422 if errors else 200


def sheet() -> Response:
    """As it is chosen, once the program is open; before that the theme as it was made."""
    try:
        style = house_style(desk().store) if is_inside() else HouseStyle()
    except ClosedError:
        style = HouseStyle()
    answer = Response(style_sheet(style), mimetype="text/css")
    answer.headers["Cache-Control"] = "no-store"
    return answer
