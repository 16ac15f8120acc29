"""The menu: what this account may go to, and where it begins."""

from flask import url_for
from flask_babel import gettext as _

from voorzieningenwijzer.casework.roles import Right, may
from voorzieningenwijzer.web.context import desk
from voorzieningenwijzer.web.routes import RIGHTS


def menu() -> list[tuple[str, str]]:
    pages = [
        ("dossiers.overview", _("Dossiers")),
        ("counter.overview", _("Nieuwe huurders")),
        ("follow_up.calls", _("Bellen")),
        ("referrals.refer", _("Aanmelden")),
        ("way_in.offers", _("Aangeboden")),
        ("counts.overview", _("Tellingen")),
        ("tables.overview", _("Tabellen")),
        ("backup.overview", _("Reservekopie")),
        ("manage.overview", _("Beheer")),
        ("settings.settings", _("Instellingen")),
        ("own.account", _("Mijn account")),
        ("about.about", _("Over")),
    ]
    role = desk().account.role
    has_settings = may(role, Right.GESPREK)
    allowed = [(page, label) for page, label in pages if may(role, RIGHTS[page])]
    elsewhere = {"own.account", "counter.overview", "way_in.offers"} if has_settings else set()
    return [one for one in allowed if one[0] not in elsewhere]


def allowed(endpoint: str) -> bool:
    """Whether this account may go there; for templates, the gate is what keeps it out."""
    return may(desk().account.role, RIGHTS[endpoint])


def start_page() -> str:
    return url_for(menu()[0][0])
