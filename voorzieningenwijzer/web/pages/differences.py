"""What is different from an earlier plan, on the screen and on paper."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask.wrappers import Response

from voorzieningenwijzer.casework.papers.differences import (
    kept_differences,
    show_differences,
    take_differences,
)
from voorzieningenwijzer.web.case_pages import kept_case
from voorzieningenwijzer.web.context import desk, now
from voorzieningenwijzer.web.pages.plans import attachment


def show(case: str, plan: int) -> ResponseReturnValue:
    kept_case(case, closed=True)
    found = kept_differences(desk(), case, plan)
    return render_template("differences.html", plan=plan, page=show_differences(found))


def paper(case: str, plan: int) -> Response:
    kept_case(case, closed=True)
    return attachment(take_differences(desk(), case, plan, now()), f"verschil-{plan}.pdf")
