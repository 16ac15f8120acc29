"""The appointment with a coach, at the counter and in the dossier; what the tenant says back."""

from io import BytesIO

from flask import abort, flash, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_babel import gettext as _

from voorzieningenwijzer.casework import dossiers
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.held import life
from voorzieningenwijzer.casework.talking import appointments, consent, counter
from voorzieningenwijzer.documents import calendar
from voorzieningenwijzer.plan.appointment import AT_HOME, Appointment, places
from voorzieningenwijzer.plan.first_weeks import first_weeks_texts
from voorzieningenwijzer.web.appointment_forms import (
    A_DAY,
    AppointmentForm,
    CounterAppointmentForm,
    shown,
)
from voorzieningenwijzer.web.context import desk, now, today
from voorzieningenwijzer.web.forms import clean
from voorzieningenwijzer.web.pages.accounts import checked, page
from voorzieningenwijzer.web.pages.counter import done_page
from voorzieningenwijzer.web.pages.plans import CALENDAR


def counter_page(dossier: str) -> ResponseReturnValue:
    """A day, a time and a place, or only when it suits; before the talk this is the whole yes."""
    row, form = counter.row(desk().store, dossier), counter_form(dossier)
    errors = checked(form)
    if request.method == "POST" and not errors:
        errors = keep_at_counter(dossier, form)
        if not errors:
            flash(_("Bewaard. De afspraak staat op uw lijst."))
            return redirect(url_for("counter.done", dossier=dossier))
    words = counter.later_text() if form.later else ""
    return appointment_page("counter_appointment.html", form, errors, row=row, text=words)


def counter_form(dossier: str) -> CounterAppointmentForm:
    """With what stands there; the telephone number of the first page is not asked again."""
    known = appointments.agreed(desk().store, dossier)
    begin = {**shown(known.afspraak), "wanneer": A_DAY if known.afspraak else known.wens}
    begin["telefoon"] = life.life(desk().store, dossier, today()).contact.phone
    form = CounterAppointmentForm(request.form, data=begin)
    form.later = consent.consent_of(desk().store, dossier) is None
    return form


def keep_at_counter(dossier: str, form: CounterAppointmentForm) -> dict[str, str]:
    """What is wrong, per field; the yes is written down before anything else is."""
    with desk().writing():
        case, made = desk().case(dossier), form.made()
        if form.later:
            counter.agree_later(desk(), dossier, now())
        counter.reach(desk().store, dossier, form.text("telefoon"), now())
        if made is None:
            appointments.wish(case, form.text("wanneer"), now())
            return {}
        try:
            counter.book(desk(), case, made, now())
        except DeskError as problem:
            return {"dag": str(problem)}
    return {}


def say_back(dossier: str) -> ResponseReturnValue:
    """In the tenant's own words, on the list; empty takes it off."""
    counter.row(desk().store, dossier)
    if not counter.may_go_on(desk().store, dossier):
        return redirect(url_for("counter.welcome", dossier=dossier))
    typed = clean(request.form.get("terugvraag"))
    try:
        appointments.keep_said_back(desk().case(dossier), typed, now())
    except DeskError as problem:
        return done_page(dossier, {"terugvraag": str(problem)}, typed), 422
    if typed:
        flash(_("Bewaard. Het staat op uw lijst."))
    return redirect(url_for("counter.done", dossier=dossier))


def counter_file(dossier: str) -> Response:
    counter.row(desk().store, dossier)
    made = booked(dossier)
    return calendar_file(dossier, made, first_weeks_texts().afgesproken["agenda"], made.plaats)


def in_dossier(dossier: str) -> ResponseReturnValue:
    """The coach books, moves or takes away an appointment."""
    row = dossiers.one(desk().store, dossier)
    form = AppointmentForm(request.form, data=shown(row.afgesproken.afspraak))
    if request.method == "POST" and "geen" in request.form:
        appointments.forget(desk().case(dossier), now())
        flash(_("De afspraak is gewist."))
        return redirect(url_for("dossiers.dossier", dossier=dossier))
    errors = checked(form)
    if request.method == "POST" and not errors:
        errors = keep_in_dossier(dossier, form)
        if not errors:
            return redirect(url_for("dossiers.dossier", dossier=dossier))
    return appointment_page("appointment.html", form, errors, row=row)


def keep_in_dossier(dossier: str, form: AppointmentForm) -> dict[str, str]:
    made = form.made()
    try:
        if made is not None:
            appointments.book(desk().case(dossier), made, now())
    except DeskError as problem:
        return {"dag": str(problem)}
    flash(_("De afspraak is bewaard."))
    return {}


def dossier_file(dossier: str) -> Response:
    """For the coach's own agenda: initials and no address, since that agenda is elsewhere."""
    row, made = dossiers.one(desk().store, dossier), booked(dossier)
    about = _("Gesprek met %(who)s", who=row.initialen)
    return calendar_file(dossier, made, about, first_weeks_texts().plaatsen_coach[made.waar])


def booked(dossier: str) -> Appointment:
    made = appointments.agreed(desk().store, dossier).afspraak
    return abort(404) if made is None else made


def calendar_file(dossier: str, made: Appointment, about: str, place: str) -> Response:
    content = calendar.render_appointment(made, about, place, dossier)
    return send_file(BytesIO(content), CALENDAR, as_attachment=True, download_name="afspraak.ics")


def appointment_page(
    template: str, form: AppointmentForm, errors: dict[str, str], **values: object
) -> ResponseReturnValue:
    words = first_weeks_texts()
    where = words.plaatsen_coach if template == "appointment.html" else places()
    around = {"where": where, "home": AT_HOME, "a_day": A_DAY, "wishes": appointments.wishes()}
    return page(template, form, errors, **around, **values)
