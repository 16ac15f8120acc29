"""One proposal: what it changes, for whom, and the yes or no of a second account."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.schemes import proposals
from voorzieningenwijzer.storage import UnknownProposalError
from voorzieningenwijzer.web.context import desk, now
from voorzieningenwijzer.web.pages.accounts import checked
from voorzieningenwijzer.web.scheme_forms import ApproveForm, RejectForm


def show(voorstel: int) -> ResponseReturnValue:
    return _page(voorstel)


def approve(voorstel: int) -> ResponseReturnValue:
    errors = checked(ApproveForm(request.form))
    if not errors:
        try:
            proposals.approve(desk(), voorstel, now())
        except DeskError as problem:
            errors = {"besluit": str(problem)}
        else:
            flash(_("Goedgekeurd. Het geldt vanaf nu in dit programma."))
            return redirect(url_for("schemes.overview"))
    return _page(voorstel, errors)


def reject(voorstel: int) -> ResponseReturnValue:
    form = RejectForm(request.form)
    errors = checked(form)
    if not errors:
        try:
            proposals.reject(desk(), voorstel, form.text("reden"), now())
        except DeskError as problem:
            errors = {"besluit": str(problem)}
        else:
            flash(_("Het voorstel gaat niet door."))
            return redirect(url_for("schemes.overview"))
    return _page(voorstel, errors)


def _page(voorstel: int, errors: dict[str, str] | None = None) -> ResponseReturnValue:
    try:
        view = proposals.view(desk(), voorstel, now())
    except UnknownProposalError:
        abort(404)
    if errors and (view.rij.eigen or view.fout) and "gezien" in errors:
        errors = {"besluit": view.fout or _("Uw eigen voorstel keurt een ander goed.")}
    typed = request.form.get("reden", "")
    text = render_template("proposal.html", view=view, errors=errors or {}, typed=typed)
    return text, 422 if errors else 200
