"""Every address of the program, and the view behind it.

A module of pages is loaded at its first use: the door opens before the laws and the tables are in
memory. ``load_all`` does the rest while the coach types the passphrase.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from flask import Flask
from flask.typing import ResponseReturnValue

from voorzieningenwijzer.casework.roles import Right

PAGES = "voorzieningenwijzer.web.pages"

ROUTES = (
    ("GET", "/", "entry.home", Right.BUITEN),
    ("GET", "/draait", "entry.running", Right.BUITEN),
    ("GET POST", "/welkom", "entry.first_start", Right.BUITEN),
    ("GET POST", "/herstelcode", "entry.recovery_code", Right.BINNEN),
    ("GET POST", "/openen", "entry.unlock", Right.BUITEN),
    ("GET POST", "/openen/herstelcode", "entry.recover", Right.BUITEN),
    ("POST", "/op-slot", "entry.lock", Right.BUITEN),
    ("POST", "/wakker", "entry.awake", Right.BINNEN),
    ("POST", "/taal", "languages.choose_language", Right.BINNEN),
    ("GET", "/dossiers", "dossiers.overview", Right.GESPREK),
    ("GET POST", "/dossiers/nieuw", "dossiers.new", Right.GESPREK),
    ("GET", "/dossiers/<dossier>", "dossiers.dossier", Right.GESPREK),
    ("POST", "/dossiers/datum-klopt", "dossiers.date_is_right", Right.GESPREK),
    ("GET POST", "/dossiers/<dossier>/toestemming", "consents.ask", Right.GESPREK),
    ("POST", "/dossiers/<dossier>/toestemming/intrekken", "consents.withdraw", Right.GESPREK),
    ("GET", "/dossiers/<dossier>/afronden", "life.round_off", Right.GESPREK),
    ("POST", "/dossiers/<dossier>/afronden/bellen", "life.follow_up", Right.GESPREK),
    ("POST", "/dossiers/<dossier>/afronden/sluiten", "life.close", Right.GESPREK),
    ("GET POST", "/dossiers/overnemen", "handover.take", Right.GESPREK),
    ("GET POST", "/dossiers/<dossier>/overdragen", "handover.give", Right.GESPREK),
    ("GET", "/dossiers/<dossier>/overdragen/klaar", "handover.ready", Right.GESPREK),
    ("POST", "/dossiers/<dossier>/overdragen/bestand", "handover.download", Right.GESPREK),
    ("GET", "/dossiers/<dossier>/inzage", "inspection.overview", Right.GESPREK),
    ("POST", "/dossiers/<dossier>/inzage/<soort>", "inspection.download", Right.GESPREK),
    ("GET", "/bellen", "follow_up.calls", Right.GESPREK),
    ("GET", "/dossiers/<dossier>/opvolging", "follow_up.overview", Right.GESPREK),
    ("POST", "/dossiers/<dossier>/opvolging", "follow_up.save", Right.GESPREK),
    ("POST", "/dossiers/<dossier>/opvolging/wis", "follow_up.erase", Right.GESPREK),
    ("GET POST", "/dossiers/<dossier>/tellingen", "way_in.dossier", Right.GESPREK),
    ("GET POST", "/aanbod", "way_in.offers", Right.BALIE),
    ("GET POST", "/peiling", "survey.ask", Right.GESPREK),
    ("GET", "/peiling/dank", "survey.thanks", Right.GESPREK),
    ("GET", "/peiling/papier.pdf", "survey.paper", Right.GESPREK),
    ("GET POST", "/beheer/convenant", "way_in.settings", Right.BEHEER),
    ("GET POST", "/dossiers/<dossier>/eerder", "life.shorten", Right.GESPREK),
    ("GET POST", "/dossiers/<dossier>/naam", "dossiers.rename", Right.GESPREK),
    ("GET POST", "/dossiers/<dossier>/wissen", "dossiers.erase", Right.GESPREK),
    ("GET", "/gesprek/<case>/", "talk.next_question", Right.GESPREK),
    ("GET", "/gesprek/<case>/vraag/<path:scherm>", "talk.screen", Right.GESPREK),
    ("POST", "/gesprek/<case>/vraag/<path:scherm>", "talk.answer", Right.GESPREK),
    ("GET", "/gesprek/<case>/zacht/", "gentle.first", Right.GESPREK),
    ("POST", "/gesprek/<case>/zacht/stap", "gentle.choose_step", Right.GESPREK),
    ("GET", "/gesprek/<case>/zacht/klaar", "gentle.done", Right.GESPREK),
    ("GET", "/gesprek/<case>/zacht/<scherm>", "gentle.screen", Right.GESPREK),
    ("POST", "/gesprek/<case>/zacht/<scherm>", "gentle.answer", Right.GESPREK),
    ("GET", "/gesprek/<case>/blad/", "dense.first", Right.GESPREK),
    ("GET", "/gesprek/<case>/blad/<onderwerp>", "dense.page", Right.GESPREK),
    ("POST", "/gesprek/<case>/blad/<onderwerp>", "dense.answer", Right.GESPREK),
    ("GET POST", "/dossiers/<dossier>/afspraak", "appointments.in_dossier", Right.GESPREK),
    ("GET", "/dossiers/<dossier>/afspraak.ics", "appointments.dossier_file", Right.GESPREK),
    ("GET POST", "/dossiers/<dossier>/aantekening", "notes.keep", Right.GESPREK),
    ("GET", "/gesprek/<case>/antwoorden", "talk.answers", Right.GESPREK),
    ("POST", "/gesprek/<case>/antwoorden/wis", "talk.erase", Right.GESPREK),
    ("GET POST", "/snel", "quick.start", Right.GESPREK),
    ("POST", "/snel/weg", "quick.stop", Right.GESPREK),
    ("GET", "/gesprek/<case>/uitkomst/", "results.overview", Right.GESPREK),
    ("GET", "/gesprek/<case>/uitkomst/<int:jaar>/<regeling>", "results.why", Right.GESPREK),
    (
        "GET",
        "/gesprek/<case>/uitkomst/<int:jaar>/<regeling>.pdf",
        "results.why_paper",
        Right.GESPREK,
    ),
    ("GET POST", "/gesprek/<case>/wat-als", "what_if.compare", Right.GESPREK),
    ("POST", "/gesprek/<case>/wat-als/papier", "what_if.paper", Right.GESPREK),
    ("POST", "/gesprek/<case>/uitkomst/knelpunt", "results.stuck", Right.GESPREK),
    ("GET", "/gesprek/<case>/aanbod/", "offers.offers", Right.GESPREK),
    ("POST", "/gesprek/<case>/aanbod/<soort>", "offers.add", Right.GESPREK),
    ("POST", "/gesprek/<case>/aanbod/<soort>/weg", "offers.remove", Right.GESPREK),
    ("POST", "/gesprek/<case>/plan/", "plans.make", Right.GESPREK),
    ("GET", "/gesprek/<case>/plan/nu", "plans.fleeting", Right.GESPREK),
    ("GET", "/gesprek/<case>/plan/nu.pdf", "plans.fleeting_paper", Right.GESPREK),
    ("GET", "/gesprek/<case>/plan/nu/bijlage.pdf", "plans.fleeting_annex", Right.GESPREK),
    ("GET", "/gesprek/<case>/plan/nu.ics", "plans.fleeting_calendar", Right.GESPREK),
    ("GET", "/gesprek/<case>/plan/<int:plan>", "plans.show", Right.GESPREK),
    ("GET", "/gesprek/<case>/plan/<int:plan>.pdf", "plans.paper", Right.GESPREK),
    ("GET", "/gesprek/<case>/plan/<int:plan>/bijlage.pdf", "plans.annex", Right.GESPREK),
    ("GET", "/gesprek/<case>/plan/<int:plan>.ics", "plans.calendar", Right.GESPREK),
    ("GET", "/gesprek/<case>/plan/<int:plan>/verschil", "differences.show", Right.GESPREK),
    ("GET", "/gesprek/<case>/plan/<int:plan>/verschil.pdf", "differences.paper", Right.GESPREK),
    ("POST", "/gesprek/<case>/plan/<int:plan>/later", "printing.later", Right.GESPREK),
    ("GET", "/gesprek/<case>/plan/<plan>/kaart", "printing.card", Right.GESPREK),
    ("GET", "/printen/", "printing.overview", Right.GESPREK),
    ("POST", "/printen/<int:plan>/klaar", "printing.done", Right.GESPREK),
    ("GET", "/printen/lege-kaart.pdf", "printing.blank", Right.GESPREK),
    ("GET", "/gesprek/<case>/plan/<plan>/naast/<taal>", "facing.show", Right.GESPREK),
    ("GET", "/gesprek/<case>/plan/<plan>/naast/<taal>.pdf", "facing.paper", Right.GESPREK),
    ("GET", "/gesprek/<case>/plan/<plan>/brieven", "letters.overview", Right.GESPREK),
    ("GET", "/gesprek/<case>/plan/<plan>/brief/<brief>.pdf", "letters.letter", Right.GESPREK),
    ("POST", "/gesprek/<case>/plan/<plan>/bezwaar", "letters.objection", Right.GESPREK),
    ("GET", "/tabellen/", "tables.overview", Right.TABELLEN),
    ("POST", "/tabellen/bekijken", "tables.preview", Right.TABELLEN_WIJZIGEN),
    ("POST", "/tabellen/prijslijst", "tables.look_at_prices", Right.TABELLEN_WIJZIGEN),
    ("POST", "/tabellen/gebruiken", "tables.approve", Right.TABELLEN_WIJZIGEN),
    ("GET", "/tabellen/regelingen/", "schemes.overview", Right.TABELLEN),
    ("GET", "/tabellen/regelingen/<gemeente>/<regeling>", "schemes.show", Right.TABELLEN),
    (
        "GET POST",
        "/tabellen/regelingen/<gemeente>/<regeling>/wijzigen",
        "schemes.change",
        Right.TABELLEN_WIJZIGEN,
    ),
    (
        "GET POST",
        "/tabellen/regelingen/<gemeente>/<regeling>/stoppen",
        "schemes.end",
        Right.TABELLEN_WIJZIGEN,
    ),
    ("GET POST", "/tabellen/nieuw/<sjabloon>", "schemes.new", Right.TABELLEN_WIJZIGEN),
    ("GET", "/tabellen/document/<vingerafdruk>", "schemes.document", Right.TABELLEN),
    ("POST", "/tabellen/bundel", "schemes.download", Right.TABELLEN_WIJZIGEN),
    ("GET", "/tabellen/voorstel/<int:voorstel>", "proposals.show", Right.TABELLEN_WIJZIGEN),
    (
        "POST",
        "/tabellen/voorstel/<int:voorstel>/goedkeuren",
        "proposals.approve",
        Right.TABELLEN_WIJZIGEN,
    ),
    (
        "POST",
        "/tabellen/voorstel/<int:voorstel>/afwijzen",
        "proposals.reject",
        Right.TABELLEN_WIJZIGEN,
    ),
    ("GET", "/gids/", "guides.overview", Right.BINNEN),
    ("GET", "/gids/<gemeente>/<editie>", "guides.show", Right.BINNEN),
    ("GET", "/gids/<gemeente>/<editie>.pdf", "guides.paper", Right.BINNEN),
    ("GET", "/reservekopie/", "backup.overview", Right.RESERVEKOPIE),
    ("POST", "/reservekopie/maken", "backup.download", Right.RESERVEKOPIE),
    ("POST", "/reservekopie/opzij-weg", "backup.remove_aside", Right.BEHEER),
    ("GET POST", "/reservekopie/terugzetten", "backup.restore", Right.BEHEER),
    ("GET POST", "/instellingen", "settings.settings", Right.GESPREK),
    ("GET", "/beheer/", "manage.overview", Right.BEHEER),
    ("GET POST", "/beheer/kleuren", "house_style.colours", Right.BEHEER),
    ("GET", "/huisstijl.css", "house_style.sheet", Right.BUITEN),
    ("GET", "/beheer/dossiers", "manage.dossiers", Right.BEHEER),
    ("POST", "/beheer/dossiers/geven", "manage.move", Right.BEHEER),
    ("GET", "/beheer/accounts", "accounts.overview", Right.BEHEER),
    ("GET POST", "/beheer/accounts/nieuw", "accounts.new", Right.BEHEER),
    ("GET POST", "/beheer/accounts/<account>", "accounts.change", Right.BEHEER),
    ("GET POST", "/beheer/accounts/<account>/wachtzin", "accounts.reset", Right.BEHEER),
    ("GET POST", "/beheer/accounts/<account>/einde", "accounts.end", Right.BEHEER),
    ("GET POST", "/beheer/bewaren", "life.periods", Right.BEHEER),
    ("GET", "/beheer/logboek", "log.overview", Right.BEHEER),
    ("POST", "/beheer/logboek/bestand", "log.download", Right.BEHEER),
    ("GET", "/mijn-account", "own.account", Right.BINNEN),
    ("GET POST", "/mijn-account/wachtzin", "own.passphrase", Right.BINNEN),
    ("GET POST", "/mijn-account/herstelcode", "own.recovery_code", Right.GESPREK),
    ("GET POST", "/aanmelden", "referrals.refer", Right.AANMELDEN),
    ("GET", "/balie/", "counter.overview", Right.BALIE),
    ("GET POST", "/balie/nieuw", "counter.new", Right.BALIE),
    ("GET POST", "/balie/nee", "counter.refused", Right.BALIE),
    ("GET", "/balie/<dossier>/", "counter.onward", Right.BALIE),
    ("GET POST", "/balie/<dossier>/welkom", "counter.welcome", Right.BALIE),
    ("GET POST", "/balie/<dossier>/toestemming", "counter.partner", Right.BALIE),
    ("GET", "/balie/<dossier>/vraag/<path:scherm>", "counter.screen", Right.BALIE),
    ("POST", "/balie/<dossier>/vraag/<path:scherm>", "counter.answer", Right.BALIE),
    ("GET", "/balie/<dossier>/klaar", "counter.done", Right.BALIE),
    ("GET POST", "/balie/<dossier>/afspraak", "appointments.counter_page", Right.BALIE),
    ("GET", "/balie/<dossier>/afspraak.ics", "appointments.counter_file", Right.BALIE),
    ("POST", "/balie/<dossier>/terugvraag", "appointments.say_back", Right.BALIE),
    ("GET", "/balie/<dossier>/eerste-weken.pdf", "counter.paper", Right.BALIE),
    ("GET POST", "/balie/<dossier>/naar-coach", "counter.give", Right.BALIE),
    ("POST", "/balie/<dossier>/bestand", "counter.download", Right.BALIE),
    ("POST", "/balie/<dossier>/wissen", "counter.finish", Right.BALIE),
    ("POST", "/balie/<dossier>/tafel", "counter.table", Right.GESPREK),
    ("GET", "/tellingen", "counts.overview", Right.TELLINGEN),
    ("GET", "/tellingen/bestand/<soort>", "counts.download", Right.TELLINGEN),
    ("GET", "/tellingen/beheer", "counts_manage.overview", Right.TELLINGEN_BEHEREN),
    ("POST", "/tellingen/beheer/uitgave", "counts_manage.publish", Right.TELLINGEN_BEHEREN),
    ("POST", "/tellingen/beheer/minimum", "counts_manage.minimum", Right.TELLINGEN_BEHEREN),
    ("POST", "/tellingen/beheer/lezer", "counts_manage.reader", Right.TELLINGEN_BEHEREN),
    ("GET POST", "/tellingen/inlezen", "counts_exchange.take", Right.TELLINGEN_BEHEREN),
    (
        "POST",
        "/tellingen/inlezen/ontvangst",
        "counts_exchange.receipt",
        Right.TELLINGEN_BEHEREN,
    ),
    ("GET POST", "/tellingen/meegeven", "counts_exchange.give", Right.GESPREK),
    ("POST", "/tellingen/meegeven/bestand", "counts_exchange.download", Right.GESPREK),
    ("POST", "/tellingen/ontvangst", "counts_exchange.confirm", Right.GESPREK),
    ("GET", "/over", "about.about", Right.BUITEN),
    ("GET", "/wat-we-bewaren", "about.keeping", Right.BUITEN),
    ("GET", "/over/licentie/<name>", "about.licence", Right.BUITEN),
)
"""Methods, address, module and function, and what it asks of who is there."""

RIGHTS = {endpoint: right for _, _, endpoint, right in ROUTES} | {"static": Right.BUITEN}


def install(app: Flask) -> None:
    for methods, rule, endpoint, _ in ROUTES:
        app.add_url_rule(rule, endpoint, lazily(endpoint), methods=methods.split())


def lazily(endpoint: str) -> Callable[..., ResponseReturnValue]:
    module, _, function = endpoint.partition(".")

    def view(**values: Any) -> ResponseReturnValue:
        found: ResponseReturnValue = getattr(import_module(f"{PAGES}.{module}"), function)(**values)
        return found

    return view


def load_all() -> None:
    for _, _, endpoint, _ in ROUTES:
        import_module(f"{PAGES}.{endpoint.partition('.')[0]}")
