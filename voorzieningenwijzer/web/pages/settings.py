"""What stands on every plan."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from voorzieningenwijzer.casework.settings import Settings, keep_settings, settings_of
from voorzieningenwijzer.web.context import desk
from voorzieningenwijzer.web.forms import SettingsForm


def settings() -> ResponseReturnValue:
    form = SettingsForm(request.form, obj=settings_of(desk().store))
    if request.method == "POST" and form.validate():
        names = ("coach", "organisatie", "telefoon", "bereikbaar")
        keep_settings(desk().store, Settings(**{name: form.text(name) for name in names}))
        flash(_("Bewaard."))
        return redirect(url_for("dossiers.overview"))
    errors = form.first_errors()
    return render_template("settings.html", form=form, errors=errors), 422 if errors else 200
