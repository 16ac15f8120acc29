"""Everything about a household for the tenant: on paper and as a file."""

from io import BytesIO

from flask import abort, render_template, send_file
from flask.typing import ResponseReturnValue

from voorzieningenwijzer.casework import dossiers
from voorzieningenwijzer.casework.held import inspection
from voorzieningenwijzer.casework.log import lines_of
from voorzieningenwijzer.web.context import desk, now

KINDS = {
    "pdf": (inspection.as_paper, "application/pdf"),
    "json": (inspection.as_json, "application/json"),
}


def overview(dossier: str) -> ResponseReturnValue:
    with desk().store.read() as session:
        lines = list(reversed(lines_of(session, dossier)))
    row = dossiers.one(desk().store, dossier)
    return render_template("inspection.html", row=row, lines=lines)


def download(dossier: str, soort: str) -> ResponseReturnValue:
    if soort not in KINDS:
        abort(404)
    make, kind = KINDS[soort]
    content = BytesIO(make(desk(), dossier, now()))
    return send_file(content, kind, as_attachment=True, download_name=f"inzage.{soort}")
