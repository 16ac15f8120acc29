"""Who refers: a name and a telephone number for a coach, and what was brought in before."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.accounts import coaches
from voorzieningenwijzer.casework.after import referrals
from voorzieningenwijzer.casework.after.way_in import choices
from voorzieningenwijzer.web.account_forms import ReferralForm
from voorzieningenwijzer.web.context import desk, now

WAY = ("organisatie", "verwijzer", "reden")


def refer() -> ResponseReturnValue:
    start = {"organisatie": "", "verwijzer": "corporatie", "reden": ""}
    form = ReferralForm(request.form, data=start).offer(coaches(desk()), choices(desk()))
    if request.method == "POST" and form.validate():
        names = ("naam", "telefoon", "opmerking", "soort", "coach", *WAY)
        referrals.refer(desk(), referrals.Referral(*map(form.text, names)), now())
        flash(_("Aangemeld. De coach ziet het bij de dossiers."))
        return redirect(url_for("referrals.refer"))
    return refer_page(form), 422 if form.errors else 200


def refer_page(form: ReferralForm) -> str:
    return render_template(
        "refer.html",
        form=form,
        errors=form.first_errors(),
        kinds=referrals.KINDS,
        rows=referrals.referred(desk()),
        consent=referrals.CONSENT,
    )
