"""The list of dossiers and what a coach does with one: make, consent, rename, erase."""

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework import dossiers
from voorzieningenwijzer.casework.held import life
from voorzieningenwijzer.casework.papers import printing
from voorzieningenwijzer.casework.schemes.tables import run_out
from voorzieningenwijzer.casework.settings import settings_of
from voorzieningenwijzer.casework.talking import appointments, consent, notes
from voorzieningenwijzer.web.case_pages import people_of
from voorzieningenwijzer.web.context import desk, now, today
from voorzieningenwijzer.web.forms import DossierForm, EraseForm, clean
from voorzieningenwijzer.web.pages.names import tell_of_lines


def overview() -> ResponseReturnValue:
    if request.args.get("namen") in {"0", "1"}:
        session["namen"] = request.args["namen"] == "1"
    search = clean(request.args.get("zoek"))[:60]
    return render_template(
        "dossiers.html",
        listed=dossiers.listing(desk().store, search, whole=request.args.get("alles") == "1"),
        names=session.get("namen", False),
        search=search,
        coach=settings_of(desk().store).coach,
        today=today(),
        notices=desk().notices,
        waiting=len(printing.waiting(desk().store)),
        run_out=run_out(desk().tables, today()),
    )


def new() -> ResponseReturnValue:
    form = DossierForm(request.form)
    if request.method == "POST" and form.validate():
        dossier = dossiers.create(desk().store, form.text("naam"), now())
        tell_of_lines(form.text("naam"))
        return redirect(url_for("consents.ask", dossier=dossier))
    heading, back = _("Nieuw gesprek"), url_for("dossiers.overview")
    return _name_page(form, heading, back)


def dossier(dossier: str) -> ResponseReturnValue:
    store = desk().store
    return render_template(
        "dossier.html",
        row=dossiers.one(store, dossier),
        plans=dossiers.plans_of(store, dossier),
        consents=consent.rows(store, dossier, people_of(dossier)),
        life=life.life(store, dossier, today()),
        today=today(),
        note=notes.note_of(desk().case(dossier)),
        longest=notes.LONGEST,
        said_back=appointments.said_back(desk().case(dossier)),
    )


def date_is_right() -> ResponseReturnValue:
    """The clock jumped, and a person says that it is right."""
    desk().retire(now(), sure=True)
    return redirect(url_for("dossiers.overview"))


def rename(dossier: str) -> ResponseReturnValue:
    row = dossiers.one(desk().store, dossier)
    form = DossierForm(request.form, data={"naam": row.naam})
    here = url_for("dossiers.dossier", dossier=dossier)
    if request.method == "POST" and form.validate():
        dossiers.rename(desk().store, dossier, form.text("naam"), now())
        tell_of_lines(form.text("naam"))
        return redirect(here)
    return _name_page(form, _("Andere naam"), here)


def erase(dossier: str) -> ResponseReturnValue:
    row = dossiers.one(desk().store, dossier)
    form = EraseForm(request.form)
    errors = form.first_errors() if request.method == "POST" and not form.validate() else {}
    if request.method == "POST" and not errors:
        desk().store.erase_dossier(dossier, now())
        desk().recent.forget()
        flash(_("Het dossier is gewist."))
        return redirect(url_for("dossiers.overview"))
    return render_template("erase.html", row=row, errors=errors), 422 if errors else 200


def _name_page(form: DossierForm, heading: str, back: str) -> ResponseReturnValue:
    errors = form.first_errors()
    page = render_template(
        "dossier_new.html", form=form, errors=errors, heading=heading, return_to=back
    )
    return page, 422 if errors else 200
