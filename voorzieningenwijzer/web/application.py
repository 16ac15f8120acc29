"""The application: one process, one desk, pages on the loopback address only."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from flask_babel import Babel
from jinja2 import StrictUndefined
from werkzeug.routing import Rule

from voorzieningenwijzer import __version__
from voorzieningenwijzer.casework.desk import DEMO_PASSPHRASE, Desk
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.web import errors, gate, language, presentation, routes, security
from voorzieningenwijzer.web.context import Clock, case_url, local_now
from voorzieningenwijzer.web.menu import allowed, menu


class Address(Rule):
    """Writes the function that makes a link when the first link is made, not for every address.

    Werkzeug compiles two functions for each of them: a tenth of the time to the first page.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compiled = super()._compile_builder
        made: list[Callable[..., tuple[str, str]]] = []

        def build(rule: Rule, **values: Any) -> tuple[str, str]:
            if not made:
                made.append(compiled(append_unknown))
            return made[0](rule, **values)

        return build


class Pages(Flask):
    """Without debug mode, however it is started: that would show what people typed, and a console.

    Its own server is not used either; it would listen wherever it is told to.
    """

    url_rule_class = Address

    @property
    def debug(self) -> bool:
        return False

    @debug.setter
    def debug(self, value: bool) -> None:
        """FLASK_DEBUG, ``--debug`` and ``run(debug=True)`` change nothing."""

    def run(self, *_: Any, **__: Any) -> None:
        raise RuntimeError("start met: voorzieningenwijzer serve")


def create_app(desk: Desk, clock: Clock = local_now, folder_mark: str = "") -> Flask:
    app = Pages(__name__, template_folder=str(shipped("templates", "pages")))
    app.jinja_options = {"undefined": StrictUndefined}
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.extensions.update(desk=desk, clock=clock, folder_mark=folder_mark)
    app.config["BABEL_DEFAULT_LOCALE"] = "nl"
    Babel(app)
    security.protect(app)
    for check in (gate.stay_outside, security.refuse_without_token, gate.stay_within):
        app.before_request(check)
    errors.install(app)
    presentation.install(app)
    language.install(app)
    for function in (security.form_token, case_url, menu, allowed):
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
