"""The plan on the screen and on paper."""

from io import BytesIO

from flask import Blueprint, redirect, render_template, send_file
from flask.typing import ResponseReturnValue
from flask.wrappers import Response

from voorzieningenwijzer.casework.judging import ContradictionError
from voorzieningenwijzer.casework.plans import (
    keep_plan,
    kept_paper,
    kept_plan,
    plan_of,
    print_plan,
    show_plan,
)
from voorzieningenwijzer.web.case_pages import case_url, current_talk, find_case
from voorzieningenwijzer.web.context import desk, now

pages = Blueprint("plans", __name__, url_prefix="/gesprek/<case>/plan")


@pages.post("/")
def make(case: str) -> ResponseReturnValue:
    talk = current_talk(case)
    if not talk.case.bewaard:
        return redirect(case_url("plans.fleeting"))
    try:
        edition = keep_plan(desk(), talk, now())
    except ContradictionError:
        return redirect(case_url("results.overview"))
    return redirect(case_url("plans.show", plan=edition.id))


@pages.get("/nu")
def fleeting(case: str) -> ResponseReturnValue:
    """The plan of a quick sum: shown, and kept nowhere."""
    plan = plan_of(desk(), current_talk(case))
    return render_template(
        "plan.html", case=find_case(case), plan=plan, page=show_plan(plan), edition=None
    )


@pages.get("/nu.pdf")
def fleeting_paper(case: str) -> Response:
    return attachment(print_plan(plan_of(desk(), current_talk(case))), "plan.pdf")


@pages.get("/<int:plan>")
def show(case: str, plan: int) -> ResponseReturnValue:
    kept = kept_plan(desk(), case, plan)
    return render_template(
        "plan.html",
        case=find_case(case),
        plan=kept.plan,
        page=show_plan(kept.plan),
        edition=kept.edition,
    )


@pages.get("/<int:plan>.pdf")
def paper(case: str, plan: int) -> Response:
    return attachment(kept_paper(desk(), case, plan, now()), f"plan-{plan}.pdf")


def attachment(content: bytes, name: str) -> Response:
    return send_file(
        BytesIO(content), mimetype="application/pdf", as_attachment=True, download_name=name
    )
