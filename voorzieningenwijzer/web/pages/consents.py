"""Consent: asked of each adult, and taken back with one press."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework import dossiers
from voorzieningenwijzer.casework.talking import consent
from voorzieningenwijzer.casework.talking.consent import TENANT, Person
from voorzieningenwijzer.storage import GESLOTEN
from voorzieningenwijzer.web.case_pages import people_of
from voorzieningenwijzer.web.context import desk, now


def ask(dossier: str) -> ResponseReturnValue:
    person = who(dossier)
    choice = request.form.get("keuze")
    if request.method == "POST" and choice in {"ja", "nee", "later"}:
        return answered(dossier, person, choice)
    row = dossiers.one(desk().store, dossier)
    return render_template("consent.html", row=row, person=person, text=consent.text_for(person))


def answered(dossier: str, person: Person, choice: str) -> ResponseReturnValue:
    if choice == "ja":
        consent.agree(desk().store, dossier, now(), person)
    elif person == TENANT:
        return tenant_says_no(dossier)
    else:
        another_says_no(dossier, person, choice)
    return redirect(url_for("talk.next_question", case=dossier))


def another_says_no(dossier: str, person: Person, choice: str) -> None:
    if choice == "nee":
        consent.refuse(desk().store, dossier, person, now())
        flash(_("Goed. Over %(wie)s bewaren we niets.", wie=person.wie))
        return
    desk().ask_later.add((dossier, person.id))
    flash(_("Goed. Tot iemand ja zegt, bewaren we over %(wie)s niets.", wie=person.wie))


def tenant_says_no(dossier: str) -> ResponseReturnValue:
    """Before the talk nothing is kept then; a dossier that is closed stays closed."""
    if dossiers.one(desk().store, dossier).stand == GESLOTEN:
        flash(_("Goed. Het dossier blijft gesloten."))
        return redirect(url_for("dossiers.dossier", dossier=dossier))
    if consent.consent_of(desk().store, dossier) is None:
        desk().store.erase_dossier(dossier, now())
        desk().recent.forget()
    flash(_("Goed. We rekenen samen, en er wordt niets bewaard."))
    return redirect(url_for("quick.start"))


def withdraw(dossier: str) -> ResponseReturnValue:
    person = who(dossier)
    consent.withdraw(desk().store, dossier, now(), person.id)
    desk().recent.forget()
    if person == TENANT:
        flash(_("De toestemming is ingetrokken. Morgen is het dossier weg."))
    else:
        flash(
            _("Ingetrokken. Wat er over %(wie)s stond, is gewist. De plannen ook.", wie=person.wie)
        )
    return redirect(url_for("dossiers.dossier", dossier=dossier))


def who(dossier: str) -> Person:
    """Whom this is about: the tenant, or an adult of the household or of a consent."""
    member = request.values.get("wie")
    if not member:
        return TENANT
    people = people_of(dossier)
    found = next((one for one in people if one.id == member), None)
    if found is None:
        abort(404)
    return found
