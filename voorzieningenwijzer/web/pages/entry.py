"""The door: first start, open, recover, lock at once."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.web.context import desk, now
from voorzieningenwijzer.web.forms import (
    FirstStartForm,
    RecoverForm,
    RecoveryConfirmForm,
    UnlockForm,
)
from voorzieningenwijzer.web.gate import is_inside, let_in, put_out, safe_return
from voorzieningenwijzer.web.menu import start_page


def home() -> ResponseReturnValue:
    if not desk().exists:
        return redirect(url_for("entry.first_start"))
    return redirect(start_page() if is_inside() else url_for("entry.unlock"))


def running() -> ResponseReturnValue:
    """A second start asks here whether this data folder is served already."""
    return {"programma": "voorzieningenwijzer", "map": current_app.extensions["folder_mark"]}


def first_start() -> ResponseReturnValue:
    if desk().exists:
        return redirect(url_for("entry.home"))
    form = FirstStartForm(request.form)
    if request.method == "POST" and form.validate():
        desk().create(form.text("naam"), form.text("wachtzin"), now())
        let_in()
        return redirect(url_for("entry.recovery_code"))
    errors = form.first_errors()
    return render_template("first_start.html", form=form, errors=errors), 422 if errors else 200


def recovery_code() -> ResponseReturnValue:
    code = desk().recovery_code_to_show
    if code is None:
        return redirect(url_for("entry.home"))
    form = RecoveryConfirmForm(request.form)
    errors = form.first_errors() if request.method == "POST" and not form.validate() else {}
    if request.method == "POST" and not errors:
        if desk().confirm_recovery_code(form.text("laatste")):
            flash(_("Klaar. De code staat op papier. Kijk of dit klopt voor op het plan."))
            return redirect(url_for("settings.settings"))
        errors = {"laatste": _("Dit is niet het laatste stukje. Kijk nog eens op uw papier.")}
    status = 422 if errors else 200
    return render_template("recovery_code.html", code=code, form=form, errors=errors), status


def unlock() -> ResponseReturnValue:
    if not desk().exists:
        return redirect(url_for("entry.first_start"))
    form = UnlockForm(request.form)
    errors = form.first_errors() if request.method == "POST" and not form.validate() else {}
    if request.method == "POST" and not errors:
        try:
            desk().unlock(form.text("wachtzin"), now(), form.text("naam"))
        except DeskError as problem:
            errors = {"wachtzin": str(problem)}
        else:
            let_in()
            return redirect(safe_return(request.form.get("terug")))
    page = render_template("unlock.html", errors=errors, asks_name=desk().vault.asks_name())
    return page, 422 if errors else 200


def recover() -> ResponseReturnValue:
    form = RecoverForm(request.form)
    errors = form.first_errors() if request.method == "POST" and not form.validate() else {}
    if request.method == "POST" and not errors:
        try:
            desk().recover(form.text("code"), form.text("wachtzin"), now())
        except DeskError as problem:
            errors = {"code": str(problem)}
        else:
            let_in()
            return redirect(url_for("entry.recovery_code"))
    return render_template("recover.html", form=form, errors=errors), 422 if errors else 200


def lock() -> ResponseReturnValue:
    if is_inside():
        put_out()
    return redirect(url_for("entry.unlock", terug=request.form.get("terug") or None))


def awake() -> ResponseReturnValue:
    """Somebody is typing; passing the gate is all it takes."""
    return "", 204
