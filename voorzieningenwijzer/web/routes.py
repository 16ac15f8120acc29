"""Every address of the program, and the view behind it.

A module of pages is loaded at its first use: the door opens before the laws and the tables are in
memory. ``load_all`` does the rest while the coach types the passphrase.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from flask import Flask
from flask.typing import ResponseReturnValue

PAGES = "voorzieningenwijzer.web.pages"

ROUTES = (
    ("GET", "/", "entry.home"),
    ("GET", "/draait", "entry.running"),
    ("GET POST", "/welkom", "entry.first_start"),
    ("GET POST", "/herstelcode", "entry.recovery_code"),
    ("GET POST", "/openen", "entry.unlock"),
    ("GET POST", "/openen/herstelcode", "entry.recover"),
    ("POST", "/op-slot", "entry.lock"),
    ("POST", "/wakker", "entry.awake"),
    ("GET", "/dossiers", "dossiers.overview"),
    ("GET POST", "/dossiers/nieuw", "dossiers.new"),
    ("GET", "/dossiers/<dossier>", "dossiers.dossier"),
    ("GET POST", "/dossiers/<dossier>/toestemming", "dossiers.consent"),
    ("GET POST", "/dossiers/<dossier>/naam", "dossiers.rename"),
    ("GET POST", "/dossiers/<dossier>/wissen", "dossiers.erase"),
    ("GET", "/gesprek/<case>/", "talk.next_question"),
    ("GET", "/gesprek/<case>/vraag/<path:scherm>", "talk.screen"),
    ("POST", "/gesprek/<case>/vraag/<path:scherm>", "talk.answer"),
    ("GET", "/gesprek/<case>/antwoorden", "talk.answers"),
    ("POST", "/gesprek/<case>/antwoorden/wis", "talk.erase"),
    ("GET POST", "/snel", "quick.start"),
    ("POST", "/snel/weg", "quick.stop"),
    ("GET", "/gesprek/<case>/uitkomst/", "results.overview"),
    ("GET", "/gesprek/<case>/uitkomst/<int:jaar>/<regeling>", "results.why"),
    ("GET", "/gesprek/<case>/aanbod/", "offers.offers"),
    ("POST", "/gesprek/<case>/aanbod/<soort>", "offers.add"),
    ("POST", "/gesprek/<case>/aanbod/<soort>/weg", "offers.remove"),
    ("POST", "/gesprek/<case>/plan/", "plans.make"),
    ("GET", "/gesprek/<case>/plan/nu", "plans.fleeting"),
    ("GET", "/gesprek/<case>/plan/nu.pdf", "plans.fleeting_paper"),
    ("GET", "/gesprek/<case>/plan/<int:plan>", "plans.show"),
    ("GET", "/gesprek/<case>/plan/<int:plan>.pdf", "plans.paper"),
    ("GET", "/tabellen/", "tables.overview"),
    ("POST", "/tabellen/bekijken", "tables.preview"),
    ("POST", "/tabellen/gebruiken", "tables.approve"),
    ("GET", "/reservekopie/", "backup.overview"),
    ("POST", "/reservekopie/maken", "backup.download"),
    ("POST", "/reservekopie/opzij-weg", "backup.remove_aside"),
    ("GET POST", "/reservekopie/terugzetten", "backup.restore"),
    ("GET POST", "/instellingen", "settings.settings"),
    ("GET", "/over", "about.about"),
    ("GET", "/over/licentie/<name>", "about.licence"),
)
"""Methods, address, module and function."""


def install(app: Flask) -> None:
    for methods, rule, endpoint in ROUTES:
        app.add_url_rule(rule, endpoint, lazily(endpoint), methods=methods.split())


def lazily(endpoint: str) -> Callable[..., ResponseReturnValue]:
    module, _, function = endpoint.partition(".")

    def view(**values: Any) -> ResponseReturnValue:
        found: ResponseReturnValue = getattr(import_module(f"{PAGES}.{module}"), function)(**values)
        return found

    return view


def load_all() -> None:
    for _, _, endpoint in ROUTES:
        import_module(f"{PAGES}.{endpoint.partition('.')[0]}")
