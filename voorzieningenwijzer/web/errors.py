"""Pages for what goes wrong: Dutch, with a number to tell on the telephone, never a trace."""

import logging
import secrets
from pathlib import Path

from flask import Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _
from werkzeug.exceptions import HTTPException, NotFound

from voorzieningenwijzer.casework.faults import (
    ClosedError,
    ContradictionError,
    UnknownLetterError,
)
from voorzieningenwijzer.storage import (
    LockedError,
    StoreError,
    UnknownDossierError,
    UnknownLineError,
    UnknownPlanError,
)

LOG = logging.getLogger("voorzieningenwijzer")

TEXTS = {
    400: (
        _("Deze bladzijde was te oud"),
        _(
            "Het formulier was verlopen, of het kwam niet van dit programma. Er is niets "
            "veranderd. Ga terug, laad de bladzijde opnieuw en vul het nog eens in."
        ),
    ),
    403: (
        _("Dit hoort niet bij uw account"),
        _(
            "Met uw account kunt u deze bladzijde niet gebruiken. "
            "Hebt u haar nodig? Vraag het uw coördinator."
        ),
    ),
    404: (
        _("Deze bladzijde is er niet"),
        _("Misschien is het dossier gewist, of is het adres verkeerd overgenomen."),
    ),
    405: (_("Dat kan hier niet"), _("Ga terug en gebruik een knop op de bladzijde.")),
    413: (
        _("Dat is te groot"),
        _(
            "U stuurde meer dan dit programma aanneemt. Schrijf het korter, of kies een "
            "kleiner bestand."
        ),
    ),
    421: (
        _("Dit adres hoort niet bij dit programma"),
        _("Open het programma op deze laptop met het adres dat het bij het starten noemt."),
    ),
}
OTHER = (
    _("Er ging iets mis"),
    _(
        "Dat ligt niet aan u. Alle antwoorden die u al gaf, zijn bewaard. Ga terug en probeer "
        "het nog eens. Blijft het misgaan? Noem dan het nummer hieronder."
    ),
)


def install(app: Flask) -> None:
    app.register_error_handler(HTTPException, refused)
    for missing in (UnknownDossierError, UnknownPlanError, UnknownLineError, UnknownLetterError):
        app.register_error_handler(missing, gone)
    app.register_error_handler(LockedError, locked)
    app.register_error_handler(ClosedError, locked)
    app.register_error_handler(StoreError, store_refused)
    app.register_error_handler(ContradictionError, contradicted)
    app.register_error_handler(Exception, failed)


def gone(problem: Exception) -> ResponseReturnValue:
    return refused(NotFound())


def locked(problem: Exception) -> ResponseReturnValue:
    """The desk was locked while this page was being made."""
    kept = 1 if request.method == "POST" else None
    back = request.form.get("hier") if request.method == "POST" else request.path
    return redirect(url_for("entry.unlock", terug=back or None, niet_bewaard=kept))


def store_refused(problem: StoreError) -> ResponseReturnValue:
    """What the store says is a sentence for people: a full disk, a busy file."""
    number = f"503-{secrets.token_hex(3)}"
    LOG.error("fout %s: %s", number, type(problem).__name__)
    page = render_template("error.html", heading=OTHER[0], text=str(problem), number=number)
    return page, 503


def contradicted(problem: ContradictionError) -> ResponseReturnValue:
    """The results page says which two answers disagree."""
    case = (request.view_args or {}).get("case", "")
    return redirect(url_for("results.overview", case=case))


def refused(problem: HTTPException) -> ResponseReturnValue:
    status = problem.code or 500
    title, text = TEXTS.get(status, OTHER)
    return render_template("error.html", heading=title, text=text, number=status), status


def failed(problem: Exception) -> ResponseReturnValue:
    """Log kind and place of the fault under a number, without what people typed or are called."""
    number = f"500-{secrets.token_hex(3)}"
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    LOG.error("fout %s: %s in %s", number, type(problem).__name__, place)
    title, text = OTHER
    return render_template("error.html", heading=title, text=text, number=number), 500
