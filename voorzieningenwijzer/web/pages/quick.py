"""A quick sum without a dossier: in the memory of the program, and nowhere else."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.talking.cases import QUICK, QuickCase
from voorzieningenwijzer.web.context import desk


def start() -> ResponseReturnValue:
    if request.method == "GET":
        return render_template("quick.html", busy=desk().quick is not None)
    if desk().quick is None or request.form.get("keuze") == "nieuw":
        desk().quick = QuickCase()
    return redirect(url_for("talk.next_question", case=QUICK))


def stop() -> ResponseReturnValue:
    desk().quick = None
    flash(_("De snelle berekening is weg. Er is niets bewaard."))
    return redirect(url_for("dossiers.overview"))
