"""What was found, and why."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from voorzieningenwijzer.casework.faults import ContradictionError
from voorzieningenwijzer.casework.judging import Judgement, judge
from voorzieningenwijzer.casework.plans import context_of
from voorzieningenwijzer.casework.results import results_of
from voorzieningenwijzer.casework.talk import Talk
from voorzieningenwijzer.casework.why import explain
from voorzieningenwijzer.plan import PlanContext
from voorzieningenwijzer.web.case_pages import current_talk
from voorzieningenwijzer.web.context import desk


def overview(case: str) -> ResponseReturnValue:
    talk = current_talk(case)
    try:
        results = results_of(talk, *judged(talk))
    except ContradictionError as problem:
        return render_template("contradiction.html", case=talk.case, talk=talk, problem=problem)
    return render_template("results.html", case=talk.case, talk=talk, results=results)


def why(case: str, jaar: int, regeling: str) -> ResponseReturnValue:
    talk = current_talk(case)
    try:
        explanation = explain(talk, *judged(talk), jaar, regeling)
    except ContradictionError as problem:
        return render_template("contradiction.html", case=talk.case, talk=talk, problem=problem)
    if explanation is None:
        abort(404)
    return render_template("why.html", case=talk.case, why=explanation)


def judged(talk: Talk) -> tuple[Judgement, PlanContext]:
    judgement = judge(talk, desk().tables)
    return judgement, context_of(desk(), talk, judgement)
