"""The guide of a municipality: nothing in it is about anybody, so whoever is inside may read it."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from flask.wrappers import Response

from voorzieningenwijzer.casework.papers.guides import guide_of, print_guide, show_guide
from voorzieningenwijzer.plan.guide.model import Edition, Guide
from voorzieningenwijzer.web.context import desk, today
from voorzieningenwijzer.web.pages.plans import attachment


def overview() -> ResponseReturnValue:
    return render_template("guides.html", places=desk().tables.gemeenten())


def show(gemeente: str, editie: str) -> ResponseReturnValue:
    found = _found(gemeente, editie)
    other = next(e for e in Edition if e is not found.editie)
    return render_template("guide.html", guide=found, other=other, page=show_guide(found))


def paper(gemeente: str, editie: str) -> Response:
    return attachment(print_guide(_found(gemeente, editie)), f"gids-{gemeente}-{editie}.pdf")


def _found(gemeente: str, editie: str) -> Guide:
    found = guide_of(desk(), gemeente, editie, today())
    if found is None:
        abort(404)
    return found
