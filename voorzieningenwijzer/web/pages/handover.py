"""A dossier to a colleague, and one from a colleague."""

from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework import dossiers
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.held import handover
from voorzieningenwijzer.web.context import desk, now
from voorzieningenwijzer.web.life_forms import HandOverForm, TakeOverForm
from voorzieningenwijzer.web.pages.accounts import checked, page


def give(dossier: str) -> ResponseReturnValue:
    form = HandOverForm(request.form)
    errors = checked(form)
    if request.method == "POST" and not errors:
        try:
            cost = desk().vault.cost
            desk().hand_over = handover.hand_over(desk().store, dossier, now(), cost)
        except DeskError as problem:
            errors = {"toestemming": str(problem)}
        else:
            return redirect(url_for("handover.ready", dossier=dossier))
    row = dossiers.one(desk().store, dossier)
    return page("handover.html", form, errors, row=row, text=handover.consent_text())


def ready(dossier: str) -> ResponseReturnValue:
    """The code, as long as the program is not locked; the file with a button."""
    waiting = desk().hand_over
    if waiting is None or waiting.dossier != dossier:
        return redirect(url_for("handover.give", dossier=dossier))
    row = dossiers.one(desk().store, dossier)
    return render_template("handover_ready.html", row=row, code=waiting.code)


def download(dossier: str) -> ResponseReturnValue:
    waiting = desk().hand_over
    if waiting is None or waiting.dossier != dossier:
        return redirect(url_for("handover.give", dossier=dossier))
    return send_file(
        BytesIO(waiting.content),
        "application/octet-stream",
        as_attachment=True,
        download_name=handover.file_name(now()),
    )


def take() -> ResponseReturnValue:
    form = TakeOverForm(request.form)
    errors = checked(form)
    file = request.files.get("bestand")
    if request.method == "POST" and (file is None or not file.filename):
        errors = {"bestand": _("Kies het bestand van uw collega."), **errors}
    elif file is not None and not errors:
        try:
            name = file.filename or ""
            taken = handover.take_over(desk().store, file.read(), name, form.text("code"), now())
        except DeskError as problem:
            errors = {handover.field_of(problem): str(problem)}
        else:
            flash(_("Het dossier is overgenomen. Laat uw collega weten dat het gelukt is."))
            return redirect(url_for("dossiers.dossier", dossier=taken.dossier))
    return page("takeover.html", form, errors)
