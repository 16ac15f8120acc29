"""The tables in use, and new ones: seen first, used after a yes."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from voorzieningenwijzer.casework.offers.fields import COMPARED
from voorzieningenwijzer.casework.offers.price_list import FROM_FORM, look_at_list
from voorzieningenwijzer.casework.offers.sheets import SheetError
from voorzieningenwijzer.casework.schemes.tables import approve_bundle, look_at_bundle, table_groups
from voorzieningenwijzer.tables.bundle import BundleError
from voorzieningenwijzer.tables.report import report
from voorzieningenwijzer.web.context import desk, now, today
from voorzieningenwijzer.web.offer_forms import PriceListForm


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


def look_at_prices() -> ResponseReturnValue:
    form = PriceListForm(request.form)
    file = request.files.get("lijst")
    errors = {} if form.validate() else form.first_errors()
    if file is None or not file.filename:
        errors["lijst"] = _("Kies het bestand met de prijzen.")
    if errors or file is None:
        return tables_page(errors, form), 422
    name, content = file.filename or "", file.read()
    asked = (form.text("soort"), name, content, form.text("lijst_bron"), form.day())
    try:
        seen = look_at_list(desk(), *asked, today())
    except SheetError as problem:
        return tables_page({"lijst": str(problem)}, form), 422
    return render_template("price_list_preview.html", seen=seen, fields=COMPARED[seen.soort])


def approve() -> ResponseReturnValue:
    added = approve_bundle(desk(), request.form.get("vingerafdruk", ""), now())
    if added is None:
        return tables_page({"bestand": _("Kies het bestand nog een keer.")}), 422
    flash(ngettext("%(num)s tabel erbij.", "%(num)s tabellen erbij.", added))
    return redirect(url_for("tables.overview"))


def tables_page(errors: dict[str, str] | None = None, form: PriceListForm | None = None) -> str:
    return render_template(
        "tables.html",
        groups=table_groups(desk().tables, today()),
        report=report(desk().tables, today()),
        errors=errors or {},
        form=form or PriceListForm(),
        columns={
            soort: [field.key for field in fields if field.key not in FROM_FORM]
            for soort, fields in COMPARED.items()
        },
    )
