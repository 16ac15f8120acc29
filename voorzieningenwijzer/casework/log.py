"""The log: who opened, changed, printed, exported or took out what; no name of a tenant."""

from dataclasses import dataclass
from datetime import datetime

from voorzieningenwijzer.documents.spreadsheet import csv_bytes
from voorzieningenwijzer.storage.session import Session
from voorzieningenwijzer.storage.store import Store

WORDS = {
    "account_beeindigd": "account beëindigd",
    "account_gemaakt": "account gemaakt",
    "account_gewijzigd": "account gewijzigd",
    "antwoord_gewist": "antwoord gewist",
    "bijlage_geprint": "bijlage bij het plan geprint",
    "bewaartermijn_korter": "eerdere dag gekozen",
    "bewaartermijnen_gewijzigd": "bewaartermijnen gewijzigd",
    "dossier_aangemeld": "dossier aangemeld",
    "dossier_gemaakt": "dossier gemaakt",
    "dossier_geopend": "dossier geopend",
    "dossier_gesloten": "dossier gesloten",
    "dossier_gewijzigd": "antwoorden gewijzigd",
    "dossier_gewist": "dossier gewist",
    "dossier_opgeruimd": "dossier vanzelf gewist",
    "dossier_overgedragen": "dossier meegegeven aan een collega",
    "dossier_overgegeven": "dossier bij een andere coach gelegd",
    "dossier_overgenomen": "dossier overgenomen van een collega",
    "herstelcode_gemaakt": "nieuwe herstelcode gemaakt",
    "inzage_gemaakt": "inzage gemaakt",
    "logboek_gemaakt": "logboek gedownload",
    "ontgrendeld": "programma geopend",
    "opvolging_begonnen": "later bellen afgesproken",
    "opvolging_bijgewerkt": "opvolging bijgewerkt",
    "opvolging_gewist": "opvolging van een stap gewist",
    "persoon_gewist": "alles over een persoon gewist",
    "plan_gemaakt": "plan gemaakt",
    "plan_geprint": "plan geprint",
    "plan_agenda": "agenda van het plan gemaakt",
    "reservekopie_gemaakt": "reservekopie gemaakt",
    "tabellen_goedgekeurd": "tabellen goedgekeurd",
    "tabel_voorgesteld": "een regeling voorgesteld",
    "tabel_goedgekeurd": "een voorstel goedgekeurd",
    "tabel_afgewezen": "een voorstel afgewezen",
    "tabel_ingetrokken": "een eigen voorstel ingetrokken",
    "toestemming_gegeven": "toestemming gegeven",
    "toestemming_geweigerd": "toestemming geweigerd",
    "toestemming_ingetrokken": "toestemming ingetrokken",
    "uitleg_geprint": "uitleg van een uitkomst geprint",
    "reservekopie_teruggezet": "reservekopie teruggezet",
    "wachtzin_gewijzigd": "eigen wachtzin gewijzigd",
    "wachtzin_vernieuwd": "wachtzin van een collega vernieuwd",
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
