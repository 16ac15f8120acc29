"""The plan with a second language beside the Dutch."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from flask.wrappers import Response

from voorzieningenwijzer.casework.papers.facing import print_facing, show_facing
from voorzieningenwijzer.casework.papers.plan_now import plan_of
from voorzieningenwijzer.casework.papers.plans import kept_plan
from voorzieningenwijzer.language.catalogue import Catalogue, catalogue
from voorzieningenwijzer.plan import Plan
from voorzieningenwijzer.web.case_pages import current_talk, find_case, kept_case
from voorzieningenwijzer.web.context import desk
from voorzieningenwijzer.web.language import offered
from voorzieningenwijzer.web.pages.plans import attachment


def show(case: str, plan: str, taal: str) -> ResponseReturnValue:
    language, shown = language_of(taal), plan_at(case, plan)
    page = show_facing(shown, language)
    found = find_case(case) if plan == "nu" else kept_case(case, closed=True)
    return render_template("facing.html", case=found, plan=plan, language=language, page=page)


def paper(case: str, plan: str, taal: str) -> Response:
    language, shown = language_of(taal), plan_at(case, plan)
    return attachment(print_facing(shown, language), f"plan-{plan}-{language.taal}.pdf")


def language_of(taal: str) -> Catalogue:
    found = catalogue(taal) if taal in {one.taal for one in offered()} else None
    return found or abort(404)


def plan_at(case: str, plan: str) -> Plan:
    """The plan of now, which is kept nowhere, or one that was kept."""
    if plan == "nu":
        return plan_of(desk(), current_talk(case))
    if not plan.isdecimal():
        abort(404)
    kept_case(case, closed=True)
    return kept_plan(desk(), case, int(plan)).plan
