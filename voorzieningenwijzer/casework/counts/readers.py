"""Who sees which counts: the coordinator all, a reporter what the coordinator chose."""

from collections.abc import Iterable
from datetime import datetime

from voorzieningenwijzer.casework.counts.report import EVERYBODY
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.roles import Right, may
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.statistics.periods import Period
from voorzieningenwijzer.statistics.publication import PublicationError, publish
from voorzieningenwijzer.storage import RAPPORTEUR, Account


def readers_for(desk: Desk) -> dict[str, str]:
    """Which reports this account may read: id and name. Empty as long as nobody chose."""
    counts = desk.counts.store
    covenant = counts.covenant()
    every = {EVERYBODY: covenant.gemeente or said("alle organisaties")}
    every |= {one.id: one.naam for one in covenant.organisaties}
    if may(desk.account.role, Right.TELLINGEN_BEHEREN):
        return every
    chosen = counts.readers().get(desk.account.id, "")
    if chosen == EVERYBODY:
        return every
    return {chosen: every[chosen]} if chosen in every else {}


def reporters(desk: Desk) -> list[tuple[Account, str]]:
    """Each account for reports with what it reads."""
    chosen = desk.counts.store.readers()
    with desk.store.read() as session:
        listed = session.accounts.listing()
    return [
        (one, chosen.get(one.id, ""))
        for one in listed
        if one.role == RAPPORTEUR and one.ended is None
    ]


def keep_reader(desk: Desk, account: str, reader: str) -> None:
    if account not in {one.id for one, _ in reporters(desk)}:
        raise DeskError(said("Dit is geen account van een rapporteur."))
    if reader and reader not in readers_for(desk):
        raise DeskError(said("Kies een organisatie uit het convenant."))
    desk.counts.store.keep_reader(account, reader)


def periods(desk: Desk, month: str) -> list[Period]:
    """The years that there are counts or editions of, and the half years; the newest first."""
    counts = desk.counts.store
    years = {one.periode.jaar for one in counts.editions()} | counts.years()
    years.add(int(month[:4]))
    found = [Period(year, half) for year in years for half in (0, 1, 2)]
    return sorted((one for one in found if one.months()[0] <= month), reverse=True)


def to_publish(desk: Desk, month: str) -> list[Period]:
    """What is over and not told yet."""
    told = {one.periode for one in desk.counts.store.editions()}
    last = max((one.jaar for one in told if not one.helft), default=0)
    return [
        one
        for one in periods(desk, month)
        if one not in told and one.is_over(month) and (one.helft or one.jaar > last)
    ]


def publish_edition(desk: Desk, name: str, now: datetime) -> None:
    try:
        publish(desk.counts.store, Period.read(name), now.date().isoformat())
    except (PublicationError, ValueError) as problem:
        raise DeskError(str(problem)) from problem
    with desk.store.write() as session:
        session.audit.add("tellingen_uitgegeven", now)


def known_reader(readers: Iterable[str], asked: str) -> str:
    listed = list(readers)
    return asked if asked in listed else listed[0]
