"""Bringing somebody in for a coach: a name, how to call, and that the tenant wants it."""

from dataclasses import dataclass, replace
from datetime import datetime

from voorzieningenwijzer.casework.accounts import coaches
from voorzieningenwijzer.casework.after.way_in import keep_way, way_of
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.dossiers import initials
from voorzieningenwijzer.language.said import joined, said
from voorzieningenwijzer.storage import Contact
from voorzieningenwijzer.storage.consents import REFERRAL

CONSENT = said(
    "De huurder vindt het goed dat naam en telefoonnummer naar de coach gaan, "
    "en dat de coach een keer belt."
)
KINDS = {"verwijzing": said("woont er al"), "nieuwe_huurder": said("nieuwe huurder")}


REASONS = {
    "nieuwe_woning": said("nieuwe woning"),
    "achterstand": said("loopt achter met betalen"),
    "vraag": said("vroeg zelf om hulp"),
    "verandering": said("iets veranderd in huis of werk"),
    "brieven": said("veel brieven, weinig overzicht"),
    "anders": said("iets anders"),
}
"""Why somebody is sent on: one of a list, never a story."""
SAID_YES = ("aangeboden", "aanvaard")
"""Who is brought in was asked and said yes."""


@dataclass(frozen=True, slots=True)
class Referral:
    naam: str
    telefoon: str
    opmerking: str
    soort: str
    coach: str
    organisatie: str = ""
    verwijzer: str = "onbekend"
    reden: str = ""


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """What who referred still sees: initials, the day, and for which coach. Nothing of the talk."""

    initialen: str
    soort: str
    coach: str
    op: datetime


def refer(desk: Desk, referral: Referral, now: datetime) -> None:
    """A new dossier for that coach. ValueError for a kind or coach that was not offered."""
    if referral.soort not in KINDS or referral.coach not in {one.id for one in coaches(desk)}:
        raise ValueError("kind or coach")
    with desk.store.write() as session:
        dossier = session.dossiers.create(
            referral.naam, "", referral.soort, now, owner=referral.coach
        )
        note = joined((REASONS.get(referral.reden, ""), referral.opmerking), "; ")
        session.contacts.set(dossier.id, Contact(referral.telefoon, note), now)
        session.consents.give(dossier.id, CONSENT, now.date(), now, kind=REFERRAL)
        session.audit.add("dossier_aangemeld", now, dossier.id)
    way = replace(way_of(desk, dossier.id), organisation=referral.organisatie)
    keep_way(desk, dossier.id, replace(way, referrer=referral.verwijzer), SAID_YES, now)


def referred(desk: Desk) -> list[ReferralRow]:
    with desk.store.read() as session:
        names = {one.id: one.name for one in session.accounts.listing()}
        return [
            ReferralRow(initials(one.label), one.channel, names[one.owner], one.created)
            for one in session.dossiers.brought()
        ]
