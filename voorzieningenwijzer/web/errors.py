"""Pages for what goes wrong: Dutch, with a number to tell on the telephone, never a trace."""

import logging
import secrets

from flask import Flask, render_template
from flask_babel import lazy_gettext as _
from werkzeug.exceptions import HTTPException

LOG = logging.getLogger("voorzieningenwijzer")

TEXTS = {
    400: (
        _("Deze bladzijde was te oud"),
        _(
            "Het formulier was verlopen, of het kwam niet van dit programma. Er is niets "
            "veranderd. Ga terug, laad de bladzijde opnieuw en vul het nog eens in."
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
    app.register_error_handler(Exception, failed)


def refused(problem: HTTPException) -> tuple[str, int]:
    status = problem.code or 500
    title, text = TEXTS.get(status, OTHER)
    return render_template("error.html", heading=title, text=text, number=status), status


def failed(problem: Exception) -> tuple[str, int]:
    """Log kind and place of the fault under a number, without what people typed."""
    number = f"500-{secrets.token_hex(3)}"
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "onbekend"
    LOG.error("fout %s: %s in %s", number, type(problem).__name__, place)
    title, text = OTHER
    return render_template("error.html", heading=title, text=text, number=number), 500
