"""The gentle questions, one a page, each with a way past it."""

from flask import abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.talking.gentle import (
    FIRST_STEP,
    choose,
    first_step,
    gentle_talk,
    offers,
)
from voorzieningenwijzer.casework.talking.talk import Saved, Talk, save, shown
from voorzieningenwijzer.interview.route import Screen
from voorzieningenwijzer.web.case_pages import current_talk, kept_case, posted
from voorzieningenwijzer.web.context import case_url, desk, now, today
from voorzieningenwijzer.web.pages.talk import error_places


def first(case: str) -> ResponseReturnValue:
    return redirect(onward(talk_of(case)))


def screen(case: str, scherm: str) -> ResponseReturnValue:
    talk = talk_of(case)
    found = talk.route.screen(scherm)
    return abort(404) if found is None else question_page(talk, found)


def answer(case: str, scherm: str) -> ResponseReturnValue:
    with desk().writing():
        talk = talk_of(case)
        asked = talk.route.screen(scherm)
        if asked is None:
            abort(404)
        saved = save(talk, asked, posted(), now().isoformat())
    if not saved.given.complete:
        return question_page(saved.talk, asked, saved), 422
    return redirect(onward(saved.talk))


def done(case: str) -> ResponseReturnValue:
    talk, table = talk_of(case), current_talk(case)
    return render_template(
        "gentle_done.html",
        case=talk.case,
        offers=offers(talk, desk().tables),
        step=first_step(table) if table.route.screen(FIRST_STEP) else None,
    )


def choose_step(case: str) -> ResponseReturnValue:
    """What the tenant picked from the offers becomes the first step on the plan."""
    with desk().writing():
        here = offers(talk_of(case), desk().tables)
        wanted = next((one for one in here if one.vraag == request.form.get("vraag")), None)
        if wanted is None or not choose(current_talk(case), wanted, now().isoformat()):
            abort(404)
    flash(_("Bewaard. Dit staat straks als eerste stap op uw plan."))
    return redirect(case_url("gentle.done"))


def talk_of(case: str) -> Talk:
    """Of a dossier with a yes; a quick sum keeps nothing and has no such page."""
    return gentle_talk(desk(), kept_case(case).id, today())


def onward(talk: Talk) -> str:
    upcoming = talk.route.next
    if upcoming is None:
        return case_url("gentle.done")
    return case_url("gentle.screen", scherm=upcoming.id)


def question_page(talk: Talk, screen: Screen, saved: Saved | None = None) -> str:
    given = None if saved is None else saved.given
    return render_template(
        "gentle.html",
        case=talk.case,
        talk=talk,
        screen=screen,
        q=screen.questions[0],
        shown=shown(screen, None if given is None else posted(), given),
        errors={} if given is None else error_places(screen, given),
        previous=talk.route.before(screen.id),
        here=request.path,
    )
