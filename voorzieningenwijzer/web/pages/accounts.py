"""Accounts, for a coordinator: who there is, one more, another role, a new passphrase, the end."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework import accounts
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.web.account_forms import (
    AccountChangeForm,
    AccountForm,
    EndForm,
    ResetForm,
)
from voorzieningenwijzer.web.context import desk, now
from voorzieningenwijzer.web.forms import CoachForm


def overview() -> ResponseReturnValue:
    return render_template("accounts.html", rows=accounts.account_rows(desk()))


def new() -> ResponseReturnValue:
    form = AccountForm(request.form)
    errors = checked(form)
    if request.method == "POST" and not errors:
        name, role = form.text("naam"), form.text("rol")
        given = form.text("wachtzin"), form.text("eigen")
        try:
            accounts.add_account(desk(), name, role, *given, now())
        except DeskError as problem:
            errors = {"eigen" if "wachtzin" in str(problem) else "naam": str(problem)}
        else:
            return done(_("Het account van %(name)s is klaar.", name=name))
    return page("account_new.html", form, errors)


def change(account: str) -> ResponseReturnValue:
    found = accounts.find(desk(), account)
    form = AccountChangeForm(request.form, rol=found.role, vervanger=found.deputy or "")
    errors = checked(form)
    if request.method == "POST" and not errors:
        role, deputy = form.text("rol"), form.text("vervanger")
        try:
            accounts.change_account(desk(), account, role, deputy, now())
        except DeskError as problem:
            errors = {"rol": str(problem)}
        else:
            return done(_("Bewaard."))
    others = [one for one in accounts.coaches(desk()) if one.id != account]
    return page("account.html", form, errors, account=found, others=others)


def reset(account: str) -> ResponseReturnValue:
    form = ResetForm(request.form)
    errors = checked(form)
    if request.method == "POST" and not errors:
        given = form.text("wachtzin"), form.text("eigen")
        try:
            accounts.reset_passphrase(desk(), account, *given, now())
        except DeskError as problem:
            errors = {"eigen": str(problem)}
        else:
            return done(_("De nieuwe wachtzin geldt vanaf nu."))
    return page("account_reset.html", form, errors, account=accounts.find(desk(), account))


def end(account: str) -> ResponseReturnValue:
    form = EndForm(request.form)
    errors = checked(form)
    if request.method == "POST" and not errors:
        try:
            accounts.end_account(desk(), account, form.text("eigen"), now())
        except DeskError as problem:
            errors = {"eigen": str(problem)}
        else:
            return done(_("Het account is beëindigd."))
    return page("account_end.html", form, errors, account=accounts.find(desk(), account))


def checked(form: CoachForm) -> dict[str, str]:
    return form.first_errors() if request.method == "POST" and not form.validate() else {}


def done(sentence: str) -> ResponseReturnValue:
    flash(sentence)
    return redirect(url_for("accounts.overview"))


def page(
    template: str, form: CoachForm, errors: dict[str, str], **values: object
) -> ResponseReturnValue:
    text = render_template(template, form=form, errors=errors, **values)
    return text, 422 if errors else 200
