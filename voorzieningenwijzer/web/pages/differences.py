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
    of_whom = kept_case(case, closed=True)
    page = show_differences(kept_differences(desk(), case, plan))
    return render_template("differences.html", case=of_whom, plan=plan, page=page)


def paper(case: str, plan: int) -> Response:
    kept_case(case, closed=True)
    return attachment(take_differences(desk(), case, plan, now()), f"verschil-{plan}.pdf")
