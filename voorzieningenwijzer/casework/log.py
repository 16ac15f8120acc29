"""The log: who opened, changed, printed, exported or took out what; no name of a tenant."""

from dataclasses import dataclass
from datetime import datetime

from voorzieningenwijzer.documents.spreadsheet import csv_bytes
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.storage.session import Session
from voorzieningenwijzer.storage.store import Store

WORDS = {
    "account_beeindigd": said("account beëindigd"),
    "account_gemaakt": said("account gemaakt"),
    "account_gewijzigd": said("account gewijzigd"),
    "antwoord_gewist": said("antwoord gewist"),
    "bijlage_geprint": said("bijlage bij het plan geprint"),
    "verschil_geprint": said("verschil met het vorige plan geprint"),
    "bewaartermijn_korter": said("eerdere dag gekozen"),
    "bewaartermijnen_gewijzigd": said("bewaartermijnen gewijzigd"),
    "brief_gemaakt": said("brief gemaakt"),
    "dossier_aangemeld": said("dossier aangemeld"),
    "dossier_gemaakt": said("dossier gemaakt"),
    "dossier_geopend": said("dossier geopend"),
    "dossier_gesloten": said("dossier gesloten"),
    "dossier_gewijzigd": said("antwoorden gewijzigd"),
    "dossier_gewist": said("dossier gewist"),
    "dossier_opgeruimd": said("dossier vanzelf gewist"),
    "dossier_overgedragen": said("dossier meegegeven aan een collega"),
    "dossier_overgegeven": said("dossier bij een andere coach gelegd"),
    "dossier_overgenomen": said("dossier overgenomen van een collega"),
    "herstelcode_gemaakt": said("nieuwe herstelcode gemaakt"),
    "inzage_gemaakt": said("inzage gemaakt"),
    "logboek_gemaakt": said("logboek gedownload"),
    "ontgrendeld": said("programma geopend"),
    "opvolging_begonnen": said("later bellen afgesproken"),
    "opvolging_bijgewerkt": said("opvolging bijgewerkt"),
    "opvolging_gewist": said("opvolging van een stap gewist"),
    "persoon_gewist": said("alles over een persoon gewist"),
    "plan_gemaakt": said("plan gemaakt"),
    "plan_geprint": said("plan geprint"),
    "print_later": said("op de lijst om te printen gezet"),
    "print_klaar": said("van de lijst om te printen gehaald"),
    "plan_agenda": said("agenda van het plan gemaakt"),
    "reservekopie_gemaakt": said("reservekopie gemaakt"),
    "tabellen_goedgekeurd": said("tabellen goedgekeurd"),
    "tabel_voorgesteld": said("een regeling voorgesteld"),
    "tabel_goedgekeurd": said("een voorstel goedgekeurd"),
    "tabel_afgewezen": said("een voorstel afgewezen"),
    "tabel_ingetrokken": said("een eigen voorstel ingetrokken"),
    "tellingen_bevestigd": said("tellingen zijn aangekomen bij de coördinator"),
    "tellingen_ingelezen": said("tellingen van een laptop ingelezen"),
    "tellingen_meegegeven": said("tellingen meegegeven aan de coördinator"),
    "tellingen_uitgegeven": said("een uitgave van de tellingen gemaakt"),
    "toestemming_gegeven": said("toestemming gegeven"),
    "toestemming_geweigerd": said("toestemming geweigerd"),
    "toestemming_ingetrokken": said("toestemming ingetrokken"),
    "wat_als_geprint": said("papier met wat als geprint"),
    "uitleg_geprint": said("uitleg van een uitkomst geprint"),
    "reservekopie_teruggezet": said("reservekopie teruggezet"),
    "weg_opgeschreven": said("opgeschreven hoe de huurder kwam"),
    "wachtzin_gewijzigd": said("eigen wachtzin gewijzigd"),
    "wachtzin_vernieuwd": said("wachtzin van een collega vernieuwd"),
}
"""What each word of the audit means; a test knows that every word is here."""

_MOMENT = "%Y-%m-%d %H:%M:%S"


@dataclass(frozen=True, slots=True)
class LogLine:
    """``dossier`` is its random number or empty."""

    nummer: int
    op: datetime
    wat: str
    wie: str
    dossier: str


@dataclass(frozen=True, slots=True)
class Log:
    """Newest first. ``gebroken``: number of the first line that was tampered with."""

    lines: tuple[LogLine, ...]
    gebroken: int | None


def log_of(store: Store) -> Log:
    with store.read() as session:
        return Log(tuple(reversed(lines_of(session))), session.audit.broken_at())


def lines_of(session: Session, dossier: str | None = None) -> list[LogLine]:
    """Oldest first; of one dossier or of all."""
    names = {one.id: one.name for one in session.accounts.listing()}
    return [
        LogLine(
            line.id,
            line.at,
            WORDS.get(line.what, line.what),
            names.get(line.account, line.account),
            line.dossier or "",
        )
        for line in session.audit.lines(dossier)
    ]


def log_file(store: Store, now: datetime) -> bytes:
    """For a spreadsheet; that it was made is in the next one."""
    rows = [
        (one.nummer, f"{one.op.astimezone(now.tzinfo):{_MOMENT}}", one.wat, one.wie, one.dossier)
        for one in reversed(log_of(store).lines)
    ]
    with store.write() as session:
        session.audit.add("logboek_gemaakt", now)
    return csv_bytes(("nummer", "moment", "wat", "wie", "dossier"), rows)
