"""What a coordinator looks after; of dossiers only whose they are, never of whom."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework import accounts
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.talking.stuck import stuck_counts
from voorzieningenwijzer.web.account_forms import MoveForm
from voorzieningenwijzer.web.context import desk, now


def overview() -> ResponseReturnValue:
    return render_template("manage.html", stuck=stuck_counts(desk().store))


def dossiers() -> ResponseReturnValue:
    return dossiers_page({})


def move() -> ResponseReturnValue:
    form = MoveForm(request.form)
    errors = {} if form.validate() else form.first_errors()
    if not errors:
        try:
            accounts.move(desk(), form.text("dossier"), form.text("naar"), now())
        except DeskError as problem:
            errors = {"naar": str(problem)}
        else:
            flash(_("Het dossier ligt nu bij een ander."))
            return redirect(url_for("manage.dossiers"))
    return dossiers_page(errors), 422


def dossiers_page(errors: dict[str, str]) -> str:
    return render_template(
        "manage_dossiers.html",
        rows=accounts.movable(desk()),
        coaches=accounts.coaches(desk()),
        errors=errors,
    )
