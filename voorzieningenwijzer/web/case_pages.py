"""Pages about one case: a dossier, or the quick sum, with the same addresses for both."""

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _

from voorzieningenwijzer.casework import dossiers
from voorzieningenwijzer.casework.settings import settings_of
from voorzieningenwijzer.casework.talking.cases import QUICK, Case, DossierCase
from voorzieningenwijzer.casework.talking.consent import Person, consent_of, others
from voorzieningenwijzer.casework.talking.talk import Talk, open_talk
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.web.context import desk, today


def find_case(case: str) -> Case:
    """The case of an address. Without consent the talk does not begin; without a sum neither."""
    if case != QUICK:
        return kept_case(case)
    quick = desk().quick
    if quick is None:
        abort(redirect(url_for("quick.start")))
    return quick


def kept_case(case: str, *, closed: bool = False) -> DossierCase:
    """A dossier with consent; ``closed``: also one that is closed, to look at only."""
    found = desk().case(case)
    if not closed and dossiers.is_closed(desk().store, case):
        flash(_("Dit dossier is gesloten. U kunt het opnieuw beginnen, als de huurder dat wil."))
        abort(redirect(url_for("dossiers.dossier", dossier=case)))
    if consent_of(desk().store, case) is None:
        abort(redirect(url_for("consents.ask", dossier=case)))
    return found


def current_talk(case: str) -> Talk:
    context, facts_only = Context.on(today(), desk().tables), settings_of(desk().store).zorg_feiten
    return open_talk(find_case(case), desk().questionnaire, context, zorg_feiten=facts_only)


def people_of(dossier: str) -> list[Person]:
    """The other adults of a household, as far as its answers tell."""
    case = desk().case(dossier)
    if not case.lines():
        return []
    talk = open_talk(case, desk().questionnaire, Context.on(today(), desk().tables))
    return others(talk.route.household, today())


def posted() -> dict[str, list[str]]:
    return {name: values for name, values in request.form.lists() if name != "csrf_token"}
