"""What was found, and why."""

from flask import abort, flash, get_template_attribute, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from voorzieningenwijzer.casework.faults import ContradictionError
from voorzieningenwijzer.casework.papers.plan_now import context_of
from voorzieningenwijzer.casework.results.higher_income import higher_income_of
from voorzieningenwijzer.casework.results.judging import Judgement, judge
from voorzieningenwijzer.casework.results.local_view import local_view_of
from voorzieningenwijzer.casework.results.picture import near_limits, picture_of
from voorzieningenwijzer.casework.results.results import results_of
from voorzieningenwijzer.casework.results.why import explain
from voorzieningenwijzer.casework.results.why_paper import print_why
from voorzieningenwijzer.casework.talking.stuck import keep_stuck, kinds_of_stuck
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.plan import PlanContext
from voorzieningenwijzer.web.case_pages import current_talk
from voorzieningenwijzer.web.context import case_url, desk, now
from voorzieningenwijzer.web.pages.plans import attachment


def overview(case: str) -> ResponseReturnValue:
    talk = current_talk(case)
    try:
        judgement, context = judged(talk)
        results = results_of(talk, judgement, context)
    except ContradictionError as problem:
        return render_template("contradiction.html", case=talk.case, talk=talk, problem=problem)
    local = local_view_of(desk().tables, judgement, context)
    stuck = {"kinds": kinds_of_stuck(), "chosen": context.knelpunten}
    higher = higher_income_of(talk, judgement, context, desk().tables)
    drawn = {"picture": picture_of(judgement), "near": near_limits(judgement)}
    shown = {**drawn, "results": results, "local": local, "stuck": stuck, "higher": higher}
    return render_template("results.html", case=talk.case, talk=talk, **shown)


def stuck(case: str) -> ResponseReturnValue:
    with desk().writing():
        keep_stuck(current_talk(case).case, request.form.getlist("knelpunt"), now().isoformat())
    flash(_("Bewaard. Het staat op het plan."))
    return redirect(case_url("results.overview"))


def why(case: str, jaar: int, regeling: str) -> ResponseReturnValue:
    talk = current_talk(case)
    try:
        explanation = explain(talk, *judged(talk), jaar, regeling)
    except ContradictionError as problem:
        return render_template("contradiction.html", case=talk.case, talk=talk, problem=problem)
    if explanation is None:
        abort(404)
    return render_template("why.html", case=talk.case, why=explanation)


def why_paper(case: str, jaar: int, regeling: str) -> ResponseReturnValue:
    talk = current_talk(case)
    try:
        judgement, context = judged(talk)
    except ContradictionError:
        return redirect(case_url("results.why", jaar=jaar, regeling=regeling))
    explanation = explain(talk, judgement, context, jaar, regeling)
    if explanation is None:
        abort(404)
    title = get_template_attribute("wording.html", "why_title")(explanation)
    paper = print_why(desk(), talk, explanation, context, Markup(title).unescape().strip(), now())
    return attachment(paper, f"uitleg-{regeling}-{jaar}.pdf")


def judged(talk: Talk) -> tuple[Judgement, PlanContext]:
    judgement = judge(talk, desk().tables)
    return judgement, context_of(desk(), talk, judgement)
