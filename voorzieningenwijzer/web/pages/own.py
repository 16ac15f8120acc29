"""The own account: another passphrase, another recovery code."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework import accounts
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.roles import Right, may
from voorzieningenwijzer.web.account_forms import NewCodeForm, OwnPassphraseForm
from voorzieningenwijzer.web.context import desk, now
from voorzieningenwijzer.web.pages.accounts import checked, page


def account() -> ResponseReturnValue:
    with_code = may(desk().account.role, Right.GESPREK)
    return render_template("own.html", account=desk().account, with_code=with_code)


def passphrase() -> ResponseReturnValue:
    form = OwnPassphraseForm(request.form)
    errors = checked(form)
    if request.method == "POST" and not errors:
        try:
            accounts.own_passphrase(desk(), form.text("eigen"), form.text("wachtzin"), now())
        except DeskError as problem:
            errors = {"eigen": str(problem)}
        else:
            flash(_("Uw nieuwe wachtzin geldt vanaf nu."))
            return redirect(url_for("own.account"))
    return page("own_passphrase.html", form, errors)


def recovery_code() -> ResponseReturnValue:
    form = NewCodeForm(request.form)
    errors = checked(form)
    if request.method == "POST" and not errors:
        try:
            accounts.new_recovery_code(desk(), form.text("eigen"), now())
        except DeskError as problem:
            errors = {"eigen": str(problem)}
        else:
            return redirect(url_for("entry.recovery_code"))
    return page("own_code.html", form, errors)
