"""The application: one process, one desk, pages on the loopback address only."""

from flask import Flask
from flask_babel import Babel, gettext
from jinja2 import StrictUndefined

from voorzieningenwijzer import __version__
from voorzieningenwijzer.casework.desk import DEMO_PASSPHRASE, Desk
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.web import errors, gate, presentation, routes, security
from voorzieningenwijzer.web.context import Clock, case_url, local_now


def create_app(desk: Desk, clock: Clock = local_now, folder_mark: str = "") -> Flask:
    app = Flask(__name__, template_folder=str(shipped("templates", "pages")))
    app.jinja_options = {"undefined": StrictUndefined}
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.extensions.update(desk=desk, clock=clock, folder_mark=folder_mark)
    app.config["BABEL_DEFAULT_LOCALE"] = "nl"
    Babel(app)
    security.protect(app)
    gate.guard(app)
    app.before_request(security.refuse_without_token)
    errors.install(app)
    presentation.install(app)
    for function in (security.form_token, case_url, menu):
        app.add_template_global(function)
    routes.install(app)
    app.context_processor(lambda: page_facts(desk))
    return app


def page_facts(desk: Desk) -> dict[str, object]:
    """What every template may use beside its own values."""
    return {
        "demo": desk.demo,
        "demo_passphrase": DEMO_PASSPHRASE if desk.demo else "",
        "unlocked": gate.is_inside(),
        "idle_seconds": int(desk.idle_limit.total_seconds()),
        "version": __version__,
    }


def menu() -> list[tuple[str, str]]:
    return [
        ("dossiers.overview", gettext("Dossiers")),
        ("tables.overview", gettext("Tabellen")),
        ("backup.overview", gettext("Reservekopie")),
        ("settings.settings", gettext("Instellingen")),
        ("about.about", gettext("Over")),
    ]
