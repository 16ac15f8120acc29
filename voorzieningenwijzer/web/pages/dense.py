"""A subject on one page, by keyboard, for a coach with the papers in hand."""

from flask import abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.results.found import found_so_far
from voorzieningenwijzer.casework.talking.cases import DossierCase
from voorzieningenwijzer.casework.talking.dense import (
    appeared,
    papers_of,
    screens_of,
    see_papers,
    subject_after,
    subject_screen,
    subjects,
)
from voorzieningenwijzer.casework.talking.notes import LONGEST, note_of
from voorzieningenwijzer.casework.talking.talk import Saved, Talk, save, shown
from voorzieningenwijzer.interview.route import Screen
from voorzieningenwijzer.web.case_pages import current_talk, posted
from voorzieningenwijzer.web.context import case_url, desk, now
from voorzieningenwijzer.web.pages.talk import error_places


def first(case: str) -> ResponseReturnValue:
    """Where the talk is; at the first subject when all is answered."""
    talk = current_talk(case)
    upcoming = talk.route.next
    subject = subjects(talk)[0].id if upcoming is None else upcoming.onderwerp
    return redirect(case_url("dense.page", onderwerp=subject))


def page(case: str, onderwerp: str) -> ResponseReturnValue:
    talk = current_talk(case)
    found = subject_screen(talk, onderwerp)
    if found is None:
        abort(404)
    return sheet(talk, found)


def answer(case: str, onderwerp: str) -> ResponseReturnValue:
    with desk().writing():
        given = request.form.getlist
        at = now().isoformat()
        talk = see_papers(current_talk(case), given("papier"), given("gezien"), at)
        asked = subject_screen(talk, onderwerp)
        if asked is None:
            abort(404)
        saved = save(talk, asked, posted(), at, dense=True)
    if not saved.given.complete:
        return sheet(saved.talk, asked, saved), 422
    return redirect(after(saved.talk, asked))


def after(talk: Talk, before: Screen) -> str:
    """To the question that an answer called up, or on to the next subject."""
    new = appeared(before, subject_screen(talk, before.onderwerp))
    here = case_url("dense.page", onderwerp=before.onderwerp)
    if new is not None:
        flash(_("Bewaard. Er kwam een vraag bij door uw antwoord."))
        return f"{here}#{new}"
    if request.form.get("daarna") == "blijf":
        flash(_("Bewaard."))
        return here
    following = subject_after(talk, before.onderwerp)
    if following is None:
        return case_url("results.overview")
    return case_url("dense.page", onderwerp=following)


def sheet(talk: Talk, screen: Screen, saved: Saved | None = None) -> str:
    given, case = None if saved is None else saved.given, talk.case
    own = note_of(case) if isinstance(case, DossierCase) else None
    around: dict[str, object] = {"subjects": subjects(talk), "papers": papers_of(talk, screen)}
    around["following"] = subject_after(talk, screen.onderwerp)
    around |= {"screens": screens_of(talk, screen.onderwerp), "longest": LONGEST, "note": own}
    return render_template(
        "dense.html",
        case=case,
        talk=talk,
        screen=screen,
        **around,
        shown=shown(screen, None if given is None else posted(), given),
        errors={} if given is None else error_places(screen, given),
        found=found_so_far(talk, desk().tables, screen),
    )
