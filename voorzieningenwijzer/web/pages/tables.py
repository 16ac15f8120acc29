"""The tables in use, and new ones: seen first, used after a yes."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from voorzieningenwijzer.casework.tables import approve_bundle, look_at_bundle, table_groups
from voorzieningenwijzer.tables.bundle import BundleError
from voorzieningenwijzer.tables.report import report
from voorzieningenwijzer.web.context import desk, now, today


def overview() -> ResponseReturnValue:
    return tables_page()


def preview() -> ResponseReturnValue:
    file = request.files.get("bestand")
    if file is None or not file.filename:
        return tables_page({"bestand": _("Kies het bestand met de tabellen.")}), 422
    try:
        bundle = look_at_bundle(desk(), file.read())
    except BundleError as problem:
        return tables_page({"bestand": str(problem)}), 422
    return render_template("tables_preview.html", preview=bundle)


def approve() -> ResponseReturnValue:
    added = approve_bundle(desk(), request.form.get("vingerafdruk", ""), now())
    if added is None:
        return tables_page({"bestand": _("Kies het bestand nog een keer.")}), 422
    flash(ngettext("%(num)s tabel erbij.", "%(num)s tabellen erbij.", added))
    return redirect(url_for("tables.overview"))


def tables_page(errors: dict[str, str] | None = None) -> str:
    return render_template(
        "tables.html",
        groups=table_groups(desk().tables, today()),
        report=report(desk().tables, today()),
        errors=errors or {},
    )
