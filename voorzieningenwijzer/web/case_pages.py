"""Pages about one case: a dossier, or the quick sum, with the same addresses for both."""

from flask import abort, redirect, request, url_for

from voorzieningenwijzer.casework.cases import QUICK, Case
from voorzieningenwijzer.casework.dossiers import consent_of
from voorzieningenwijzer.casework.reference import talk_context
from voorzieningenwijzer.casework.talk import Talk, open_talk
from voorzieningenwijzer.web.context import desk, today


def find_case(case: str) -> Case:
    """The case of an address. Without consent the talk does not begin; without a sum neither."""
    if case != QUICK:
        found = desk().case(case)
        if consent_of(desk().store, case) is None:
            abort(redirect(url_for("dossiers.consent", dossier=case)))
        return found
    quick = desk().quick
    if quick is None:
        abort(redirect(url_for("quick.start")))
    return quick


def current_talk(case: str) -> Talk:
    context = talk_context(desk().tables, today())
    return open_talk(find_case(case), desk().questionnaire, context)


def posted() -> dict[str, list[str]]:
    return {name: values for name, values in request.form.lists() if name != "csrf_token"}
