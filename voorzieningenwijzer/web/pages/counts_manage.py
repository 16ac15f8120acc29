"""The counts, for a coordinator: publish what is over, raise the smallest cell, who reads what."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.counts import readers as counts_readers
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.web.context import desk, now, today
from voorzieningenwijzer.web.counts_forms import EditionForm, MinimumForm, ReaderForm
from voorzieningenwijzer.web.pages.accounts import checked


def overview() -> ResponseReturnValue:
    return _page({})


def publish() -> ResponseReturnValue:
    form = EditionForm(request.form)
    errors = checked(form)
    if not errors:
        try:
            counts_readers.publish_edition(desk(), form.text("periode"), now())
        except DeskError as problem:
            errors = {"periode": str(problem)}
        else:
            return _done(_("De uitgave is er. Zij verandert niet meer."))
    return _page(errors)


def minimum() -> ResponseReturnValue:
    form = MinimumForm(request.form)
    errors = checked(form)
    if not errors:
        try:
            desk().counts.store.raise_minimum(int(form.minimum.data or 0))
        except ValueError:
            errors = {"minimum": _("Het kleinste getal kan alleen omhoog.")}
        else:
            return _done(_("Dat is nu het kleinste getal dat getoond wordt."))
    return _page(errors)


def reader() -> ResponseReturnValue:
    form = ReaderForm(request.form)
    errors = checked(form)
    if not errors:
        try:
            counts_readers.keep_reader(desk(), form.text("account"), form.text("lezer"))
        except DeskError as problem:
            errors = {"lezer": str(problem)}
        else:
            return _done(_("Dit account ziet nu die tellingen."))
    return _page(errors)


def _done(sentence: str) -> ResponseReturnValue:
    flash(sentence)
    return redirect(url_for("counts_manage.overview"))


def _page(errors: dict[str, str]) -> ResponseReturnValue:
    counts = desk().counts.store
    text = render_template(
        "counts_manage.html",
        errors=errors,
        editions=reversed(counts.editions()),
        to_publish=counts_readers.to_publish(desk(), f"{today():%Y-%m}"),
        smallest=counts.minimum(),
        readers=counts_readers.readers_for(desk()),
        reporters=counts_readers.reporters(desk()),
    )
    return text, 422 if errors else 200
