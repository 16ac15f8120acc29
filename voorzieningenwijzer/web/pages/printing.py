"""No printer at the table: a list for the office, and a card to copy by hand."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_babel import gettext as _

from voorzieningenwijzer.casework.papers import printing
from voorzieningenwijzer.casework.papers.plan_now import plan_of
from voorzieningenwijzer.casework.papers.plans import (
    kept_plan,
    print_blank_card,
    show_card,
)
from voorzieningenwijzer.storage import PAPERS
from voorzieningenwijzer.web.case_pages import current_talk, find_case, kept_case
from voorzieningenwijzer.web.context import case_url, desk, now
from voorzieningenwijzer.web.pages.plans import attachment


def overview() -> ResponseReturnValue:
    return render_template("printing.html", rows=printing.waiting(desk().store))


def later(case: str, plan: int) -> ResponseReturnValue:
    """Without a choice both papers go on the list, as far as there are two."""
    kept_case(case, closed=True)
    edition = kept_plan(desk(), case, plan).edition
    papers = [paper for paper in PAPERS if paper in request.form.getlist("papier")]
    chosen = papers or (["plan", "bijlage"] if edition.annexed else ["plan"])
    printing.put_on_list(desk().store, case, plan, chosen, now())
    flash(_("Het plan staat op de lijst om te printen."))
    return redirect(case_url("plans.show", plan=plan))


def done(plan: int) -> ResponseReturnValue:
    printing.printed(desk().store, plan, now())
    flash(_("Geprint. Het is van de lijst."))
    return redirect(url_for("printing.overview"))


def card(case: str, plan: str) -> ResponseReturnValue:
    found = find_case(case)
    if plan == "nu":
        known = plan_of(desk(), current_talk(case))
    elif plan.isdecimal() and found.bewaard:
        known = kept_plan(desk(), case, int(plan)).plan
    else:
        abort(404)
    return render_template("card.html", case=found, number=plan, page=show_card(known))


def blank() -> Response:
    return attachment(print_blank_card(), "lege-kaart.pdf")
