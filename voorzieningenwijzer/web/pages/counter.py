"""At the counter with a new tenant: a short talk, the list of the first weeks, the coach's file."""

from io import BytesIO

from flask import abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_babel import gettext as _

from voorzieningenwijzer.casework.after.way_in import reasons
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.held import handover, life
from voorzieningenwijzer.casework.papers.counter_plan import paper_of
from voorzieningenwijzer.casework.talking import appointments, consent, counter
from voorzieningenwijzer.casework.talking.consent import Person
from voorzieningenwijzer.casework.talking.talk import Saved, Talk, save, shown
from voorzieningenwijzer.documents import html, pdf
from voorzieningenwijzer.documents.papers.first_weeks_paper import blocks
from voorzieningenwijzer.interview.route import Screen
from voorzieningenwijzer.plan.first_weeks import first_weeks_texts
from voorzieningenwijzer.web.case_pages import posted
from voorzieningenwijzer.web.context import desk, now, today
from voorzieningenwijzer.web.forms import CounterForm
from voorzieningenwijzer.web.life_forms import HandOverForm
from voorzieningenwijzer.web.pages.accounts import checked, page
from voorzieningenwijzer.web.pages.names import tell_of_lines
from voorzieningenwijzer.web.pages.talk import error_places


def overview() -> ResponseReturnValue:
    return render_template("counter.html", rows=counter.open_rows(desk().store))


def new() -> ResponseReturnValue:
    form = CounterForm(request.form)
    if request.method == "POST" and form.validate():
        name, phone = form.text("naam"), form.text("telefoon")
        dossier = counter.begin(desk().store, name, phone, now())
        tell_of_lines(name)
        return redirect(url_for("counter.welcome", dossier=dossier))
    return page("counter_new.html", form, checked(form))


def welcome(dossier: str) -> ResponseReturnValue:
    row = counter.row(desk().store, dossier)
    choice = request.form.get("keuze")
    if request.method == "POST" and choice == "ja":
        counter.agree(desk(), dossier, now())
        return redirect(url_for("counter.onward", dossier=dossier))
    if request.method == "POST" and choice == "later":
        return redirect(url_for("appointments.counter_page", dossier=dossier))
    if request.method == "POST" and choice == "nee":
        removed(dossier, _("Goed. Er is niets bewaard. Later mag ook."))
        return redirect(url_for("counter.refused", formulier=counter.new_form()))
    return render_template("counter_welcome.html", row=row, text=counter.consent_text())


def refused() -> ResponseReturnValue:
    """Why not, from a list, for the count; nothing about who it was."""
    reason, form = request.form.get("reden", ""), request.values.get("formulier", "")
    if request.method == "POST" and reason in reasons():
        counter.count_offer(desk(), reason, form, today())
        flash(_("Bewaard. Alleen de reden is geteld."))
        return redirect(url_for("counter.overview"))
    return render_template("counter_refused.html", reasons=reasons(), form_id=form[:40])


def onward(dossier: str) -> ResponseReturnValue:
    """The first screen without an answer, or the list; first whoever has to agree."""
    store = desk().store
    counter.row(store, dossier)
    if consent.consent_of(store, dossier) is None:
        begun = counter.may_go_on(store, dossier)
        return redirect(url_for("counter.done" if begun else "counter.welcome", dossier=dossier))
    talk = counter.talk_of(desk(), dossier, today())
    person = consent.to_ask(talk, store)
    if person is not None and (dossier, person.id) not in desk().ask_later:
        return redirect(url_for("counter.partner", dossier=dossier, wie=person.id))
    upcoming = talk.route.next
    if upcoming is None:
        return redirect(url_for("counter.done", dossier=dossier))
    return redirect(url_for("counter.screen", dossier=dossier, scherm=upcoming.id))


def partner(dossier: str) -> ResponseReturnValue:
    row, person = counter.row(desk().store, dossier), other_adult(dossier)
    choice = request.form.get("keuze")
    if person is None:
        return redirect(url_for("counter.onward", dossier=dossier))
    if request.method == "POST" and choice == "ja":
        consent.agree(desk().store, dossier, now(), person, counter.partner_text())
    elif request.method == "POST" and choice == "nee":
        consent.refuse(desk().store, dossier, person, now(), counter.partner_text())
    elif request.method == "POST" and choice == "later":
        desk().ask_later.add((dossier, person.id))
    else:
        text = counter.partner_text()
        return render_template("counter_partner.html", row=row, person=person, text=text)
    return redirect(url_for("counter.onward", dossier=dossier))


def screen(dossier: str, scherm: str) -> ResponseReturnValue:
    talk = agreed_talk(dossier)
    found = talk.route.screen(scherm)
    if found is None:
        return redirect(url_for("counter.onward", dossier=dossier))
    return question_page(talk, found)


def answer(dossier: str, scherm: str) -> ResponseReturnValue:
    with desk().writing():
        talk = agreed_talk(dossier)
        asked = talk.route.screen(scherm)
        if asked is None:
            return redirect(url_for("counter.onward", dossier=dossier))
        saved = save(talk, asked, posted(), now().isoformat())
        appointments.keep_to_a_no(desk().case(dossier), now())
    if not saved.given.complete:
        return question_page(saved.talk, asked, saved), 422
    return redirect(url_for("counter.onward", dossier=dossier))


def done(dossier: str) -> ResponseReturnValue:
    return done_page(dossier, {})


def done_page(dossier: str, errors: dict[str, str], typed: str | None = None) -> str:
    """The list, the appointment, and what the tenant is going to do first; ``typed``: as it was."""
    talk, store = known_talk(dossier), desk().store
    own = appointments.said_back(desk().case(dossier)) if typed is None else typed
    around: dict[str, object] = {"said_back": own, "longest": appointments.LONGEST, "talk": talk}
    around["later"] = consent.consent_of(store, dossier) is None
    around["reachable"] = bool(life.life(store, dossier, today()).contact.phone)
    around["agreed"] = appointments.agreed(store, dossier)
    return render_template(
        "counter_done.html",
        row=counter.row(store, dossier),
        **around,
        words=first_weeks_texts().woorden,
        errors=errors,
        page=html.render(blocks(paper_of(desk(), talk, ""))),
    )


def paper(dossier: str) -> Response:
    talk, row = known_talk(dossier), counter.row(desk().store, dossier)
    content = pdf.render(blocks(paper_of(desk(), talk, row.naam)))
    return send_file(
        BytesIO(content), "application/pdf", as_attachment=True, download_name="eerste-weken.pdf"
    )


def give(dossier: str) -> ResponseReturnValue:
    """The file for the coach, after a yes; the code waits on the page that follows."""
    known_talk(dossier)
    row, form = counter.row(desk().store, dossier), HandOverForm(request.form)
    errors = checked(form)
    if request.method == "POST" and not errors:
        try:
            desk().hand_over = handover.hand_over(desk().store, dossier, now(), desk().vault.cost)
        except DeskError as problem:
            errors = {"toestemming": str(problem)}
        else:
            return redirect(url_for("counter.give", dossier=dossier))
    waiting = desk().hand_over
    code = waiting.code if waiting is not None and waiting.dossier == dossier else ""
    return page("counter_file.html", form, errors, row=row, code=code)


def download(dossier: str) -> ResponseReturnValue:
    waiting = desk().hand_over
    counter.row(desk().store, dossier)
    if waiting is None or waiting.dossier != dossier:
        return redirect(url_for("counter.give", dossier=dossier))
    name = handover.file_name(now())
    kind = "application/octet-stream"
    return send_file(BytesIO(waiting.content), kind, as_attachment=True, download_name=name)


def finish(dossier: str) -> ResponseReturnValue:
    """The file is with the coach, or the tenant wants to stop: it goes here."""
    counter.row(desk().store, dossier)
    return removed(dossier, _("Klaar. Op deze laptop is alles over deze huurder gewist."))


def table(dossier: str) -> ResponseReturnValue:
    """The coach who was at the counter goes on with the same answers."""
    known_talk(dossier)
    counter.to_the_table(desk().store, dossier, now())
    return redirect(url_for("dossiers.dossier", dossier=dossier))


def agreed_talk(dossier: str) -> Talk:
    """Without a yes nothing is asked and nothing is kept."""
    talk = counter.talk_of(desk(), dossier, today())
    if consent.consent_of(desk().store, dossier) is None:
        abort(redirect(url_for("counter.welcome", dossier=dossier)))
    return talk


def known_talk(dossier: str) -> Talk:
    """Also of who wants the talk later and said yes to that: then with nothing answered."""
    talk = counter.talk_of(desk(), dossier, today())
    if not counter.may_go_on(desk().store, dossier):
        abort(redirect(url_for("counter.welcome", dossier=dossier)))
    return talk


def other_adult(dossier: str) -> Person | None:
    talk = counter.talk_of(desk(), dossier, today())
    people = consent.others(talk.route.household, talk.peildatum)
    return next((one for one in people if one.id == request.values.get("wie")), None)


def removed(dossier: str, text: str) -> ResponseReturnValue:
    desk().store.erase_dossier(dossier, now())
    desk().recent.forget()
    waiting = desk().hand_over
    if waiting is not None and waiting.dossier == dossier:
        desk().hand_over = None
    flash(text)
    return redirect(url_for("counter.overview"))


def question_page(talk: Talk, screen: Screen, saved: Saved | None = None) -> str:
    given = None if saved is None else saved.given
    return render_template(
        "counter_question.html",
        case=None,
        row=counter.row(desk().store, talk.case.id),
        talk=talk,
        screen=screen,
        shown=shown(screen, None if given is None else posted(), given),
        errors={} if given is None else error_places(screen, given),
        previous=talk.route.before(screen.id),
    )
