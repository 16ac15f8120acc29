"""The talk: a screen, its answers saved and replayed, every answer changed or erased."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.results.found import found_so_far
from voorzieningenwijzer.casework.talking.answer_list import answer_list
from voorzieningenwijzer.casework.talking.consent import to_ask
from voorzieningenwijzer.casework.talking.talk import Saved, Talk, save, shown
from voorzieningenwijzer.interview.form import Given
from voorzieningenwijzer.interview.route import Screen
from voorzieningenwijzer.web.case_pages import current_talk, posted
from voorzieningenwijzer.web.context import case_url, desk, now
from voorzieningenwijzer.web.gate import safe_return


def next_question(case: str) -> ResponseReturnValue:
    return redirect(onward(current_talk(case)))


def screen(case: str, scherm: str) -> ResponseReturnValue:
    talk = current_talk(case)
    found = talk.route.screen(scherm)
    return no_longer_asked() if found is None else question_page(talk, found)


def answer(case: str, scherm: str) -> ResponseReturnValue:
    with desk().writing():
        talk = current_talk(case)
        asked = talk.route.screen(scherm)
        if asked is None:
            return no_longer_asked()
        saved = save(talk, asked, posted(), now().isoformat())
    if not saved.given.complete:
        return question_page(saved.talk, asked, saved), 422
    return redirect(after(saved.talk))


def answers(case: str) -> ResponseReturnValue:
    talk = current_talk(case)
    return render_template("answers.html", case=talk.case, parts=answer_list(talk))


def erase(case: str) -> ResponseReturnValue:
    with desk().writing():
        talk = current_talk(case)
        question, member = request.form.get("vraag", ""), request.form.get("wie") or None
        talk.case.erase(question, member, now())
    flash(_("Het antwoord is gewist."))
    return redirect(case_url("talk.answers"))


def no_longer_asked() -> ResponseReturnValue:
    """Another tab or an earlier answer made this screen superfluous."""
    flash(_("Deze vraag is niet meer nodig. We gaan verder met de volgende."))
    return redirect(case_url("talk.next_question"))


def after(talk: Talk) -> str:
    """Back to where the change began, or onward."""
    back = request.form.get("terug")
    return safe_return(back) if back else onward(talk)


def onward(talk: Talk) -> str:
    """The first screen without an answer, or the results; first whoever has to agree."""
    person = to_ask(talk, desk().store) if talk.case.bewaard else None
    if person is not None and (talk.case.id, person.id) not in desk().ask_later:
        return url_for("consents.ask", dossier=talk.case.id, wie=person.id)
    upcoming = talk.route.next
    if upcoming is None:
        return case_url("results.overview")
    return case_url("talk.screen", scherm=upcoming.id)


def question_page(talk: Talk, screen: Screen, saved: Saved | None = None) -> str:
    given = None if saved is None else saved.given
    return render_template(
        "talk.html",
        case=talk.case,
        talk=talk,
        screen=screen,
        shown=shown(screen, None if given is None else posted(), given),
        errors={} if given is None else error_places(screen, given),
        previous=talk.route.before(screen.id),
        found=found_so_far(talk, desk().tables, screen),
        return_to=request.values.get("terug", ""),
    )


def error_places(screen: Screen, given: Given) -> dict[str, str]:
    """In the order of the screen: what the summary links to is the field, or its "klopt dit?"."""
    places: dict[str, str] = {}
    for question in screen.questions:
        name, part = question.name, f"{question.name}."
        places |= {n: t for n, t in given.errors.items() if n == name or n.startswith(part)}
        if question.name in given.confirm:
            places[f"{question.name}.klopt"] = given.confirm[question.name]
    return places
