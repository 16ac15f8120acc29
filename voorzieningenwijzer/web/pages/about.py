"""About this program: whom it belongs to, what it keeps, under which licences it stands."""

from pathlib import Path

from flask import abort, current_app, render_template
from flask.typing import ResponseReturnValue

from voorzieningenwijzer.casework.held.keeping import keeping_text

LICENCES = {
    "eupl": ("EUPL-1.2", "EUPL-1.2.md"),
    "ofl": ("SIL Open Font License 1.1", "OFL-1.1.txt"),
    "overzicht": ("Wat van wie is", "NOTICE.md"),
}


def about() -> ResponseReturnValue:
    return render_template("about.html", licences=LICENCES)


def keeping() -> ResponseReturnValue:
    """For the tenant: what is kept, how long, who sees it."""
    return render_template("keeping.html", parts=keeping_text())


def licence(name: str) -> ResponseReturnValue:
    if name not in LICENCES:
        abort(404)
    title, file = LICENCES[name]
    folder = Path(current_app.static_folder or "") / "licenses"
    return render_template("licence.html", heading=title, text=(folder / file).read_text("utf-8"))
