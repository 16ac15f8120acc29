"""What stands on every plan."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.roles import Right, may
from voorzieningenwijzer.casework.settings import (
    Settings,
    funds_with_intermediary,
    keep_settings,
    known_funds,
    settings_of,
)
from voorzieningenwijzer.web.context import desk
from voorzieningenwijzer.web.forms import SettingsForm
from voorzieningenwijzer.web.pages.names import tell_of_lines


def settings() -> ResponseReturnValue:
    form = SettingsForm(request.form, obj=settings_of(desk().store))
    shared = may(desk().account.role, Right.BEHEER)
    if request.method == "POST" and form.validate():
        names = ("coach", "organisatie", "telefoon", "bereikbaar")
        texts = {name: form.text(name) for name in names}
        chosen = known_funds(desk().tables, request.form.getlist("tussenpersoon_bij"))
        kept = Settings(**texts, tussenpersoon_bij=chosen, zorg_feiten=form.zorg_feiten.data)
        keep_settings(desk().store, kept, shared=shared)
        flash(_("Bewaard."))
        tell_of_lines(texts["coach"])
        return redirect(url_for("dossiers.overview"))
    errors = form.first_errors()
    more = {"funds": funds_with_intermediary(desk().tables), "mine": settings_of(desk().store)}
    page = render_template("settings.html", form=form, errors=errors, shared=shared, **more)
    return page, 422 if errors else 200
