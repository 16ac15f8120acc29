"""Counts on their way: a file to the coordinator, files of laptops, a receipt back."""

from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.counts import exchange
from voorzieningenwijzer.casework.counts import travel as at_desk
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.held.handover import field_of
from voorzieningenwijzer.statistics.field_list import kinds
from voorzieningenwijzer.web.context import desk, now
from voorzieningenwijzer.web.counts_forms import CountsFileForm, ReceiptForm
from voorzieningenwijzer.web.forms import CoachForm
from voorzieningenwijzer.web.pages.accounts import checked, page


def give() -> ResponseReturnValue:
    """What waits, field by field; after the button the code, and the file with another button."""
    return _give({}) if request.method == "GET" else _made()


def _made() -> ResponseReturnValue:
    errors = checked(ReceiptForm(request.form))
    if not errors:
        try:
            at_desk.send(desk(), now())
        except DeskError as problem:
            errors = {"meegeven": str(problem)}
        else:
            return redirect(url_for("counts_exchange.give"))
    return _give(errors)


def _give(errors: dict[str, str]) -> ResponseReturnValue:
    waiting = desk().counts.store.outbox()
    text = render_template(
        "counts_give.html",
        errors=errors,
        waiting=len(waiting),
        example=[exchange.shown(event) for event in waiting[:3]],
        kinds=kinds(),
        sent=desk().counts.sent,
    )
    return text, 422 if errors else 200


def download() -> ResponseReturnValue:
    sent = desk().counts.sent
    if sent is None:
        return redirect(url_for("counts_exchange.give"))
    return _file(sent.content, exchange.file_name(now()))


def confirm() -> ResponseReturnValue:
    errors = _errors(ReceiptForm(request.form), _("Kies de ontvangst die u terugkreeg."))
    file = request.files.get("bestand")
    if file is not None and not errors:
        try:
            left = at_desk.confirm(desk(), file.read(), file.filename or "", now())
        except DeskError as problem:
            errors = {"bestand": str(problem)}
        else:
            flash(_("%(n)s tellingen zijn aangekomen en hier weg.", n=left))
            return redirect(url_for("counts_exchange.give"))
    return _give(errors)


def take() -> ResponseReturnValue:
    form = CountsFileForm(request.form)
    errors = _errors(form, _("Kies het bestand van de coach."))
    file = request.files.get("bestand")
    if file is not None and not errors:
        given = file.read(), file.filename or "", form.text("code")
        try:
            taken = at_desk.take_in(desk(), *given, now())
        except DeskError as problem:
            errors = {field_of(problem): str(problem)}
        else:
            flash(_("%(new)s nieuw, %(old)s waren er al.", new=taken.nieuw, old=taken.bekend))
            return redirect(url_for("counts_exchange.take"))
    return page("counts_take.html", form, errors, receipt=desk().counts.receipt is not None)


def _errors(form: CoachForm, no_file: str) -> dict[str, str]:
    file = request.files.get("bestand")
    missing = request.method == "POST" and (file is None or not file.filename)
    return {"bestand": no_file, **checked(form)} if missing else checked(form)


def receipt() -> ResponseReturnValue:
    content = desk().counts.receipt
    if content is None:
        return redirect(url_for("counts_exchange.take"))
    return _file(content, exchange.file_name(now(), exchange.RECEIPT_SUFFIX))


def _file(content: bytes, name: str) -> ResponseReturnValue:
    return send_file(
        BytesIO(content), "application/octet-stream", as_attachment=True, download_name=name
    )
