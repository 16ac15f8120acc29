"""What the coach writes for herself."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.talking.notes import LONGEST, keep_note, note_of
from voorzieningenwijzer.web.case_pages import kept_case
from voorzieningenwijzer.web.context import desk, now
from voorzieningenwijzer.web.gate import safe_return


def keep(dossier: str) -> ResponseReturnValue:
    case, errors = kept_case(dossier), {}
    typed = request.form.get("tekst", note_of(case))
    back = safe_return(request.values.get("hier") or url_for("dossiers.dossier", dossier=dossier))
    if request.method == "POST":
        try:
            with desk().writing():
                keep_note(case, typed, now())
        except DeskError as problem:
            errors = {"tekst": str(problem)}
        else:
            flash(_("Bewaard. Dit ziet alleen u en uw vaste vervanger."))
            return redirect(back)
    shown = {"typed": typed, "longest": LONGEST, "return_to": back}
    page = render_template("notes.html", dossier=dossier, errors=errors, **shown)
    return page, 422 if errors else 200
