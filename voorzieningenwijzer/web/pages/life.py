"""How long a dossier stays: rounding off the talk, closing, an earlier day, the times for all."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework import dossiers
from voorzieningenwijzer.casework.counts import counting
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.held import life
from voorzieningenwijzer.interview.reading import ReadingError
from voorzieningenwijzer.interview.reading_dates import parse_date
from voorzieningenwijzer.storage import Contact, Periods
from voorzieningenwijzer.web.context import desk, now, today
from voorzieningenwijzer.web.life_forms import (
    CloseForm,
    FollowUpForm,
    PeriodsForm,
    ShortenForm,
)
from voorzieningenwijzer.web.pages.accounts import checked, page


def round_off(dossier: str) -> ResponseReturnValue:
    """After the talk: may the coach call later, or is this the end?"""
    return life_page(dossier, FollowUpForm(), CloseForm(), {})


def follow_up(dossier: str) -> ResponseReturnValue:
    form = FollowUpForm(request.form)
    errors = checked(form)
    if not errors:
        contact = Contact(form.text("telefoon"), form.text("opmerking"))
        try:
            until = chosen_day(form.text("tot"))
            life.follow_up(desk().store, dossier, contact, until, now())
            counting.deliver(desk().store, desk().counts)
        except (DeskError, ReadingError) as problem:
            errors = {"tot": str(problem)}
        else:
            flash(_("Goed. U kunt later bellen. De rest is opgeruimd."))
            return redirect(url_for("dossiers.dossier", dossier=dossier))
    return life_page(dossier, form, CloseForm(), errors)


def close(dossier: str) -> ResponseReturnValue:
    form = CloseForm(request.form)
    errors = checked(form)
    if not errors:
        try:
            life.close(desk().store, dossier, chosen_day(form.text("weg_na")), now())
            counting.deliver(desk().store, desk().counts)
        except (DeskError, ReadingError) as problem:
            errors = {"weg_na": str(problem)}
        else:
            flash(_("Het dossier is gesloten."))
            return redirect(url_for("dossiers.dossier", dossier=dossier))
    return life_page(dossier, FollowUpForm(), form, errors)


def shorten(dossier: str) -> ResponseReturnValue:
    form = ShortenForm(request.form)
    errors = checked(form)
    if request.method == "POST" and not errors:
        try:
            day = chosen_day(form.text("dag")) or today()
            life.shorten(desk().store, dossier, day, now())
        except (DeskError, ReadingError) as problem:
            errors = {"dag": str(problem)}
        else:
            flash(_("De nieuwe dag geldt."))
            return redirect(url_for("dossiers.dossier", dossier=dossier))
    facts = life.life(desk().store, dossier, today())
    row = dossiers.one(desk().store, dossier)
    return page("life_shorten.html", form, errors, row=row, life=facts)


def periods() -> ResponseReturnValue:
    known = life.periods(desk().store)
    form = PeriodsForm(request.form, obj=known)
    errors = checked(form)
    if request.method == "POST" and not errors:
        life.keep_periods(desk().store, form.periods(), now())
        flash(_("Bewaard. Wat korter is, geldt ook voor dossiers die er al zijn."))
        return redirect(url_for("manage.overview"))
    return page("periods.html", form, errors, longest=Periods())


def chosen_day(text: str) -> date | None:
    return parse_date(text) if text else None


def life_page(
    dossier: str, later: FollowUpForm, end: CloseForm, errors: dict[str, str]
) -> ResponseReturnValue:
    way = counting.preview(desk().store, dossier, today()).way
    text = render_template(
        "life.html",
        row=dossiers.one(desk().store, dossier),
        life=life.life(desk().store, dossier, today()),
        later=later,
        end=end,
        errors=errors,
        text=life.follow_up_text(),
        way_said=way is not None,
        organisation=way.organisation if way else "",
    )
    return text, 422 if errors else 200
