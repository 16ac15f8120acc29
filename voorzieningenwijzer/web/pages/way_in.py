"""How households come to a talk, what of it is counted, and the covenant that says for whom."""

import secrets

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework import counting, covenant, dossiers, way_in
from voorzieningenwijzer.interview.reading_dates import written_month
from voorzieningenwijzer.statistics import Organisation
from voorzieningenwijzer.statistics.covenant import SOORTEN
from voorzieningenwijzer.statistics.event_text import to_data
from voorzieningenwijzer.statistics.field_list import kinds
from voorzieningenwijzer.statistics.words import STAPPEN
from voorzieningenwijzer.web.context import desk, now, today
from voorzieningenwijzer.web.pages.accounts import checked, page
from voorzieningenwijzer.web.way_in_forms import (
    MOST_PARTIES,
    CovenantForm,
    OffersForm,
    WayFields,
    form_of,
    parties_of,
)


def dossier(dossier: str) -> ResponseReturnValue:
    """How this household came, and what goes to the counts of it, before it goes."""
    known = way_in.way_of(desk(), dossier)
    data = {
        "organisatie": known.organisation,
        "doelgroep": known.audience,
        "verwijzer": known.referrer,
        "kanaal": known.channel,
        "gebied": known.area,
    }
    form = WayFields(request.form, data=data)
    form.offer(way_in.choices(desk()))
    errors = checked(form)
    if request.method == "POST" and not errors:
        way_in.keep_way(desk(), dossier, form.way(), request.form.getlist("stappen"), now())
        flash(_("Bewaard."))
        return redirect(url_for("way_in.dossier", dossier=dossier))
    seen = counting.preview(desk().store, dossier, today())
    return page(
        "way_in.html",
        form,
        errors,
        row=dossiers.one(desk().store, dossier),
        before=way_in.BEFORE,
        words=STAPPEN,
        seen=seen,
        events=[to_data(event) for event in seen.komt],
        meaning={one.soort: {f.veld: f.betekenis for f in one.velden} for one in kinds()},
    )


def offers() -> ResponseReturnValue:
    """For all new tenants of a month at once: how many were asked, and what they said."""
    asked = request.args
    start = {
        "organisatie": asked.get("organisatie", ""),
        "maand": asked.get("maand", written_month(today()))[:30],
        "doelgroep": "nieuwe_huurder",
        "verwijzer": "corporatie",
        "formulier": secrets.token_hex(16),
    }
    form = OffersForm(request.form, data=start)
    form.offer(way_in.choices(desk()))
    errors = checked(form)
    if request.method == "POST":
        steps, wrong = form.numbers(request.form)
        errors = {**errors, **wrong}
        if not errors:
            way_in.record(desk(), form.way(), steps, form.month(), form.text("formulier"))
            flash(_("Bewaard bij %(month)s.", month=written_month(form.month())))
            organisation, month = form.text("organisatie"), form.text("maand")
            return redirect(url_for("way_in.offers", organisatie=organisation, maand=month))
    return offers_page(form, errors)


def offers_page(form: OffersForm, errors: dict[str, str]) -> ResponseReturnValue:
    """With what stands there already of this organisation and month."""
    known, chosen = way_in.choices(desk()).organisatie, form.text("organisatie")
    try:
        month = form.month()
    except ValueError:
        month = today()
    return page(
        "offers_made.html",
        form,
        errors,
        typed=request.form,
        reasons=way_in.reasons(),
        of=known.get(chosen, "") if chosen else "",
        so_far=way_in.entered(desk(), month, chosen) if chosen and chosen in known else {},
        month=written_month(month),
    )


def settings() -> ResponseReturnValue:
    """Who takes part, which areas, the target, how cost is shared."""
    known = covenant.covenant_of(desk())
    proposed = not known.organisaties
    shown = covenant.proposal() if proposed else known
    form = CovenantForm(request.form, data=form_of(shown))
    errors = checked(form)
    parties = shown.organisaties
    if request.method == "POST":
        parties = parties_of(request.form, SOORTEN)
        if not parties:
            errors = {**errors, "partij-0-naam": _("Schrijf minstens één partij.")}
        if not errors:
            covenant.keep_covenant(desk(), form.covenant(parties))
            flash(_("Het convenant is bewaard."))
            return redirect(url_for("way_in.settings"))
    blank = [Organisation("", "")] * min(2, MOST_PARTIES - len(parties))
    return page(
        "covenant.html",
        form,
        errors,
        parties=[*parties, *blank],
        kinds=SOORTEN,
        proposed=proposed and request.method == "GET",
    )
