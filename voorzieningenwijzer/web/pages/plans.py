"""The plan on the screen and on paper."""

from io import BytesIO

from flask import redirect, render_template, request, send_file
from flask.typing import ResponseReturnValue
from flask.wrappers import Response

from voorzieningenwijzer.casework.papers.plan_now import plan_of
from voorzieningenwijzer.casework.papers.plans import (
    calendar_of,
    keep_plan,
    kept_annex,
    kept_calendar,
    kept_paper,
    kept_plan,
    print_annex,
    print_plan,
    show_plan,
)
from voorzieningenwijzer.web.case_pages import current_talk, find_case, kept_case
from voorzieningenwijzer.web.context import case_url, desk, now

CALENDAR = "text/calendar"


def make(case: str) -> ResponseReturnValue:
    talk = current_talk(case)
    paper_at_once = request.form.get("hoe") == "papier"
    if not talk.case.bewaard:
        return redirect(case_url("plans.fleeting_paper" if paper_at_once else "plans.fleeting"))
    edition = keep_plan(desk(), talk, now())
    return redirect(case_url("plans.paper" if paper_at_once else "plans.show", plan=edition.id))


def fleeting(case: str) -> ResponseReturnValue:
    """The plan of a quick sum: shown, and kept nowhere."""
    plan = plan_of(desk(), current_talk(case))
    return render_template(
        "plan.html", case=find_case(case), plan=plan, page=show_plan(plan), edition=None
    )


def fleeting_paper(case: str) -> Response:
    return attachment(print_plan(plan_of(desk(), current_talk(case))), "plan.pdf")


def show(case: str, plan: int) -> ResponseReturnValue:
    found = kept_case(case, closed=True)
    kept = kept_plan(desk(), case, plan)
    return render_template(
        "plan.html",
        case=found,
        plan=kept.plan,
        page=show_plan(kept.plan),
        edition=kept.edition,
    )


def paper(case: str, plan: int) -> Response:
    kept_case(case, closed=True)
    return attachment(kept_paper(desk(), case, plan, now()), f"plan-{plan}.pdf")


def fleeting_annex(case: str) -> Response:
    return attachment(print_annex(plan_of(desk(), current_talk(case))), "bijlage.pdf")


def annex(case: str, plan: int) -> Response:
    kept_case(case, closed=True)
    return attachment(kept_annex(desk(), case, plan, now()), f"bijlage-{plan}.pdf")


def fleeting_calendar(case: str) -> Response:
    found = calendar_of(plan_of(desk(), current_talk(case)))
    return attachment(found, "plan.ics", CALENDAR)


def calendar(case: str, plan: int) -> Response:
    kept_case(case, closed=True)
    return attachment(kept_calendar(desk(), case, plan, now()), f"plan-{plan}.ics", CALENDAR)


def attachment(content: bytes, name: str, kind: str = "application/pdf") -> Response:
    return send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name)
