"""Letters that go with a plan: a list of what fits, and each as a PDF to sign."""

from datetime import date

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_babel import gettext as _

from voorzieningenwijzer.casework.papers import letters
from voorzieningenwijzer.casework.papers.plan_now import plan_of
from voorzieningenwijzer.casework.papers.plans import kept_plan
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.interview.reading import ReadingError
from voorzieningenwijzer.interview.reading_dates import parse_date
from voorzieningenwijzer.plan import Plan
from voorzieningenwijzer.plan.wording.letter_texts import OBJECTION
from voorzieningenwijzer.storage import UnknownPlanError
from voorzieningenwijzer.web.case_pages import current_talk
from voorzieningenwijzer.web.context import desk, now, today
from voorzieningenwijzer.web.letter_forms import ObjectionForm
from voorzieningenwijzer.web.pages.plans import attachment

NOW = "nu"
"""In the place of the number of an edition: the plan as it would be now."""


def overview(case: str, plan: str) -> ResponseReturnValue:
    return page(plan, *found(case, plan), ObjectionForm(), {})


def letter(case: str, plan: str, brief: str) -> Response:
    talk, known = found(case, plan)
    paper = letters.print_letter(desk(), talk, known, letters.Asked(brief), now())
    return attachment(paper, f"{brief.replace('_', '-')}.pdf")


def objection(case: str, plan: str) -> ResponseReturnValue:
    """The day of the decision is typed for this letter only, and kept nowhere."""
    talk, known = found(case, plan)
    form = ObjectionForm(request.form)
    errors = {} if form.validate() else form.first_errors()
    day, error = day_of(form.text("besluit"))
    if error:
        errors["besluit"] = error
    if errors:
        return page(plan, talk, known, form, errors), 422
    asked = letters.Asked(OBJECTION, form.text("regeling"), day)
    return attachment(letters.print_letter(desk(), talk, known, asked, now()), "bezwaar.pdf")


def found(case: str, plan: str) -> tuple[Talk, Plan]:
    """The talk and the plan. Raises UnknownPlanError for what is no plan of this case."""
    talk = current_talk(case)
    if plan == NOW:
        return talk, plan_of(desk(), talk)
    if not plan.isdecimal() or not talk.case.bewaard:
        raise UnknownPlanError
    return talk, kept_plan(desk(), case, int(plan)).plan


def day_of(typed: str) -> tuple[date | None, str]:
    """None where nothing was typed; else the day, or what is wrong with it."""
    if not typed:
        return None, ""
    try:
        day = parse_date(typed)
    except ReadingError as problem:
        return None, str(problem)
    return (None, _("Deze dag is nog niet geweest.")) if day > today() else (day, "")


def page(plan: str, talk: Talk, known: Plan, form: ObjectionForm, errors: dict[str, str]) -> str:
    return render_template(
        "letters.html",
        case=talk.case,
        number=plan,
        letters=letters.letters_of(known),
        objections=letters.objections_of(desk(), known),
        form=form,
        errors=errors,
    )
