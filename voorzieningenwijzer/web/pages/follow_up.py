"""Following up a dossier: the state of every step on one page, and what came of it in euros."""

from flask import abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework import dossiers
from voorzieningenwijzer.casework.after.call_list import call_list
from voorzieningenwijzer.casework.after.follow_up import (
    Followed,
    FollowUpPage,
    follow_up_page,
    keep_follow_up,
)
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.held import life
from voorzieningenwijzer.plan.realised import sums
from voorzieningenwijzer.plan.wording.following_words import following_words
from voorzieningenwijzer.storage import UnknownLineError
from voorzieningenwijzer.web.case_pages import kept_case, posted
from voorzieningenwijzer.web.context import desk, now, today
from voorzieningenwijzer.web.follow_up_forms import Sent, StepForm, form_for


def overview(dossier: str) -> ResponseReturnValue:
    page = page_of(dossier)
    return steps_page(dossier, page, {one.step.id: form_for(one) for one in _all(page)}, {})


def save(dossier: str) -> ResponseReturnValue:
    """What is right is kept at once; what is not comes back with a sentence, as it was typed."""
    sent = Sent(_all(page_of(dossier)), posted())
    refused = keep_follow_up(desk(), dossier, sent.good(), now())
    errors = sent.errors | {f"{step}-stand": sentence for step, sentence in refused.items()}
    if not errors:
        flash(_("Bewaard."))
        return redirect(url_for("follow_up.overview", dossier=dossier))
    page = page_of(dossier)
    return steps_page(dossier, page, sent.shown(_all(page)), errors)


def calls() -> ResponseReturnValue:
    """The list of whom to call, with names and numbers only where the coach asked for names."""
    return render_template(
        "calls.html",
        rows=call_list(desk(), today()),
        names=session.get("namen", False),
        today=today(),
    )


def erase(dossier: str) -> ResponseReturnValue:
    """Everything about one step, for real."""
    page_of(dossier)
    try:
        desk().store.erase_follow_up(dossier, request.form.get("stap", ""), now())
    except UnknownLineError:
        abort(404)
    flash(_("Gewist."))
    return redirect(url_for("follow_up.overview", dossier=dossier))


def page_of(dossier: str) -> FollowUpPage:
    """Where it cannot be, the coach comes where it can be asked or made."""
    kept_case(dossier)
    try:
        return follow_up_page(desk(), dossier)
    except DeskError as problem:
        flash(str(problem))
        abort(redirect(url_for("life.round_off", dossier=dossier)))


def steps_page(
    dossier: str, page: FollowUpPage, forms: dict[str, StepForm], errors: dict[str, str]
) -> ResponseReturnValue:
    text = render_template(
        "follow_up.html",
        row=dossiers.one(desk().store, dossier),
        life=life.life(desk().store, dossier, today()),
        page=page,
        forms=forms,
        errors=errors,
        words=following_words(),
        sums=sums(page.results),
        today=today(),
    )
    return text, 422 if errors else 200


def _all(page: FollowUpPage) -> tuple[Followed, ...]:
    return (*page.steps, *page.earlier)
