"""What would be if: a page that is worked out anew at each request, and keeps nothing."""

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from voorzieningenwijzer.casework.faults import ContradictionError
from voorzieningenwijzer.casework.papers.plan_now import context_of
from voorzieningenwijzer.casework.results.judging import judge
from voorzieningenwijzer.casework.results.what_if import MOST, Page, print_what_if, what_if_of
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.documents.drawing import svg
from voorzieningenwijzer.documents.papers.income_chart import income_chart
from voorzieningenwijzer.plan import PlanContext
from voorzieningenwijzer.plan.what_if.table import Asked
from voorzieningenwijzer.web.case_pages import current_talk
from voorzieningenwijzer.web.context import case_url, desk, now
from voorzieningenwijzer.web.pages.plans import attachment
from voorzieningenwijzer.web.what_if_forms import VariantForm, packed, unpacked


def compare(case: str) -> ResponseReturnValue:
    talk, form = current_talk(case), VariantForm(request.form)
    chosen, errors = _chosen(form)
    try:
        page, _ = _worked(talk, chosen)
    except ContradictionError as problem:
        return render_template("contradiction.html", case=talk.case, talk=talk, problem=problem)
    line = page.inhoud.lijn
    chart = svg(income_chart(line), line.alt) if line else ""
    shown = {"page": page, "chart": chart, "errors": errors, "form": form, "most": MOST}
    kept = [packed(one) for one in page.gevallen]
    answer = render_template("what_if.html", case=talk.case, talk=talk, kept=kept, **shown)
    return answer, 422 if errors else 200


def paper(case: str) -> ResponseReturnValue:
    talk = current_talk(case)
    try:
        page, context = _worked(talk, unpacked(request.form.getlist("geval")))
    except ContradictionError:
        return redirect(case_url("what_if.compare"))
    return attachment(print_what_if(desk(), talk, page, context, now()), "wat-als.pdf")


def _worked(talk: Talk, chosen: list[Asked]) -> tuple[Page, PlanContext]:
    context = context_of(desk(), talk, judge(talk, desk().tables))
    return what_if_of(desk(), talk, context, chosen, request.form.get("wie", "")), context


def _chosen(form: VariantForm) -> tuple[list[Asked], dict[str, str]]:
    """What stands on the page, with one more or one less."""
    chosen = unpacked(request.form.getlist("geval"))[:MOST]
    gone = request.form.get("weg", "")
    if gone.isdecimal() and int(gone) < len(chosen):
        del chosen[int(gone)]
    if "soort" not in request.form or len(chosen) == MOST:
        return chosen, {}
    if not form.validate():
        return chosen, {
            f"{form.text('soort')}-{name}": e for name, e in form.first_errors().items()
        }
    return [*chosen, form.asked()], {}
