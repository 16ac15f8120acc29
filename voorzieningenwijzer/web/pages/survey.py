"""Three questions on the tenant's side of the screen, or on paper; of nobody."""

import secrets

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response

from voorzieningenwijzer.casework.after import survey
from voorzieningenwijzer.documents import pdf
from voorzieningenwijzer.documents.papers.survey_paper import blocks
from voorzieningenwijzer.web.context import desk, today
from voorzieningenwijzer.web.pages.plans import attachment


def ask() -> ResponseReturnValue:
    asked = survey.survey()
    if request.method == "POST":
        answers = [request.form.get(f"vraag-{nr}", "") for nr, _ in enumerate(asked.vragen)]
        form = request.form.get("formulier") or secrets.token_hex(16)
        survey.keep(desk(), answers, request.form.get("organisatie", ""), today(), form)
        return redirect(url_for("survey.thanks"))
    return render_template(
        "survey.html",
        survey=asked,
        form=secrets.token_hex(16),
        organisation=request.args.get("organisatie", ""),
    )


def thanks() -> ResponseReturnValue:
    return render_template("survey_thanks.html", survey=survey.survey())


def paper() -> Response:
    asked = survey.survey()
    words = tuple(asked.keuzes.values())
    sheet = blocks(asked.kop, asked.intro, asked.vragen, words, asked.papier)
    return attachment(pdf.render(sheet), "drie-vragen.pdf")
