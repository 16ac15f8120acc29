"""Backup and restore."""

from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from voorzieningenwijzer.casework.backup import backup_bytes, backup_name, put_back
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.web.context import desk, now
from voorzieningenwijzer.web.forms import RestoreForm


def overview() -> ResponseReturnValue:
    return render_template("backup.html", aside=desk().store.folder.aside())


def download() -> ResponseReturnValue:
    content = BytesIO(backup_bytes(desk(), now()))
    return send_file(
        content,
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=backup_name(now()),
    )


def remove_aside() -> ResponseReturnValue:
    desk().store.remove_aside()
    flash(_("De dossiers die opzij stonden zijn weg."))
    return redirect(url_for("backup.overview"))


def restore() -> ResponseReturnValue:
    form = RestoreForm(request.form)
    errors = form.first_errors() if request.method == "POST" and not form.validate() else {}
    if request.method == "POST" and not errors:
        errors = try_to_put_back(request.files.get("bestand"), form.text("wachtzin"))
        if not errors:
            return redirect(url_for("entry.unlock"))
    return render_template("restore.html", errors=errors), 422 if errors else 200


def try_to_put_back(file: FileStorage | None, secret: str) -> dict[str, str]:
    if file is None or not file.filename:
        return {"bestand": _("Kies het bestand met de reservekopie.")}
    try:
        back = put_back(desk(), file.read(), file.filename, secret)
    except DeskError as problem:
        return {"bestand": str(problem)}
    flash(_("De reservekopie is teruggezet. Er staan %(count)s dossiers in.", count=back.dossiers))
    return {}
