"""The log, for a coordinator: who did what, and whether every line is still there."""

from io import BytesIO

from flask import render_template, send_file
from flask.typing import ResponseReturnValue

from voorzieningenwijzer.casework.log import log_file, log_of
from voorzieningenwijzer.web.context import desk, now

MOST = 500
"""Lines on the page; the file has them all."""


def overview() -> ResponseReturnValue:
    log = log_of(desk().store)
    return render_template("log.html", log=log, lines=log.lines[:MOST], most=MOST)


def download() -> ResponseReturnValue:
    content = BytesIO(log_file(desk().store, now()))
    return send_file(content, "text/csv", as_attachment=True, download_name="logboek.csv")
