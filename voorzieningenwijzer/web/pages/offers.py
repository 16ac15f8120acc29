"""Offers typed from a website, with source and date, to compare with what the household has."""

from functools import partial

from flask import abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.offers.check import wrong_with
from voorzieningenwijzer.casework.offers.fields import KINDS
from voorzieningenwijzer.casework.offers.page import Typed, comparing
from voorzieningenwijzer.casework.offers.typed import add_offer, remove_offer
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.web.case_pages import current_talk, posted
from voorzieningenwijzer.web.context import case_url, desk, now, today


def offers(case: str) -> ResponseReturnValue:
    return offers_page(current_talk(case))


def add(case: str, soort: str) -> ResponseReturnValue:
    if soort not in KINDS:
        abort(404)
    form = {name: ",".join(values) for name, values in posted().items()}
    with desk().writing():
        talk = current_talk(case)
        check = partial(wrong_with, talk, soort, tables=desk().tables, today=today())
        errors = add_offer(talk.case, soort, form, today(), now().isoformat(), check)
    if errors:
        return offers_page(talk, Typed(soort, form, errors)), 422
    flash(_("Het aanbod is bewaard."))
    return redirect(case_url("offers.offers"))


def remove(case: str, soort: str) -> ResponseReturnValue:
    if soort not in KINDS:
        abort(404)
    with desk().writing():
        remove_offer(current_talk(case).case, soort, request.form.get("nummer", ""), now())
    flash(_("Het aanbod is weg."))
    return redirect(case_url("offers.offers"))


def offers_page(talk: Talk, form: Typed | None = None) -> str:
    page = comparing(talk, desk().tables, form or Typed())
    return render_template("offers.html", case=talk.case, talk=talk, page=page, errors=page.errors)
