"""How households come to a talk, what of it is counted, and the covenant that says for whom."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework import dossiers
from voorzieningenwijzer.casework.after import covenant, way_in
from voorzieningenwijzer.casework.counts import counting
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
    offers_data,
    parties_of,
    way_data,
)


def dossier(dossier: str) -> ResponseReturnValue:
    """How this household came, and what goes to the counts of it, before it goes."""
    form = WayFields(request.form, data=way_data(way_in.way_of(desk(), dossier)))
    form.offer(way_in.choices(desk()))
    errors = checked(form)
    if request.method == "POST" and not errors:
        way_in.keep_way(desk(), dossier, form.way(), request.form.getlist("stappen"), now())
        flash(_("Bewaard."))
        return redirect(url_for("way_in.dossier", dossier=dossier))
    return page("way_in.html", form, errors, **what_goes(dossier))


def what_goes(dossier: str) -> dict[str, Any]:
    """What stands of this dossier in the counts, and what is to go there, field by field."""
    seen = counting.preview(desk().store, dossier, today())
    return {
        "row": dossiers.one(desk().store, dossier),
        "before": way_in.BEFORE,
        "words": STAPPEN,
        "seen": seen,
        "events": [to_data(event) for event in seen.komt],
        "meaning": {one.soort: {f.veld: f.betekenis for f in one.velden} for one in kinds()},
    }


def offers() -> ResponseReturnValue:
    """For all new tenants of a month at once: how many were asked, and what they said."""
    form = OffersForm(request.form, data=offers_data(request.args, today()))
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
    month = form.month_or(today())
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
    shown = known if known.organisaties else covenant.proposal()
    form = CovenantForm(request.form, data=form_of(shown))
    if request.method == "GET":
        return covenant_page(form, {}, shown.organisaties, not known.organisaties)
    errors, parties = checked(form), parties_of(request.form, SOORTEN)
    if not parties:
        errors = {**errors, "partij-0-naam": _("Schrijf minstens één partij.")}
    if errors:
        return covenant_page(form, errors, parties)
    covenant.keep_covenant(desk(), form.covenant(parties))
    flash(_("Het convenant is bewaard."))
    return redirect(url_for("way_in.settings"))


def covenant_page(
    form: CovenantForm,
    errors: dict[str, str],
    parties: tuple[Organisation, ...],
    proposed: bool = False,
) -> ResponseReturnValue:
    """With room for two more."""
    blank = [Organisation("", "")] * min(2, MOST_PARTIES - len(parties))
    rows = [*parties, *blank]
    return page("covenant.html", form, errors, parties=rows, kinds=SOORTEN, proposed=proposed)
