"""Offers typed from a website, with source and date, to compare with what the household has."""

from flask import abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.judging import mapping_of, savings_of
from voorzieningenwijzer.casework.offers import KINDS, add_offer, offers_in, remove_offer
from voorzieningenwijzer.casework.talk import Talk
from voorzieningenwijzer.web.case_pages import current_talk
from voorzieningenwijzer.web.context import case_url, desk, now, today


def offers(case: str) -> ResponseReturnValue:
    return offers_page(current_talk(case))


def add(case: str, soort: str) -> ResponseReturnValue:
    if soort not in KINDS:
        abort(404)
    with desk().writing():
        talk = current_talk(case)
        form = dict(request.form.items())
        errors = add_offer(talk.case, soort, form, today(), now().isoformat())
    if errors:
        return offers_page(talk, soort, errors), 422
    flash(_("Het aanbod is bewaard."))
    return redirect(case_url("offers.offers"))


def remove(case: str, soort: str) -> ResponseReturnValue:
    if soort not in KINDS:
        abort(404)
    with desk().writing():
        remove_offer(current_talk(case).case, soort, request.form.get("nummer", ""), now())
    flash(_("Het aanbod is weg."))
    return redirect(case_url("offers.offers"))


def offers_page(talk: Talk, wrong: str = "", errors: dict[str, str] | None = None) -> str:
    return render_template(
        "offers.html",
        case=talk.case,
        kinds=KINDS,
        offers={soort: offers_in(talk.case, soort) for soort in KINDS},
        savings=savings_of(mapping_of(talk), desk().tables, today()),
        wrong=wrong,
        errors={
            f"{wrong}-{name}" if name else f"soort-{wrong}": text
            for name, text in (errors or {}).items()
        },
        typed=request.form if wrong else {},
    )
