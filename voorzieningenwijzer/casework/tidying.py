"""What goes by itself, at opening and once a day; what stands in the way is told, not raised."""

from contextlib import suppress
from datetime import datetime

from voorzieningenwijzer.casework.counts.at_desk import CountsAtDesk
from voorzieningenwijzer.casework.talking.wishes import wipe_wishes
from voorzieningenwijzer.storage import DatabaseFileError, Store
from voorzieningenwijzer.storage.session import Session


def tidy(store: Store, counts: CountsAtDesk, now: datetime, *, sure: bool) -> frozenset[str]:
    """Count and take out what is due; the notices for the list: opruimen, klok_vooruit, klok_terug.

    What counts is loaded only where there is something to count: the door opens first. What
    cannot be read is not counted, and never in the way of taking it out.
    """

    def leaving(session: Session, dossier: str) -> None:
        from voorzieningenwijzer.casework.counts.counting import last_time
        from voorzieningenwijzer.plan import FrozenJsonError

        with suppress(ValueError, KeyError, TypeError, FrozenJsonError):
            last_time(session, dossier, now)

    today = now.date()
    try:
        wipe_wishes(store, today)
        done = store.retire(today, now, sure=sure, leaving=leaving)
        bring(store, counts)
    except DatabaseFileError:
        return frozenset({"opruimen"})
    seen = {"klok_vooruit": done.doubt, "klok_terug": done.behind}
    return frozenset(name for name, holds in seen.items() if holds)


def bring(store: Store, counts: CountsAtDesk) -> None:
    """To the counts, what a cut in power left underway."""
    with store.read() as session:
        waiting = session.countings.underway()
    if waiting:
        from voorzieningenwijzer.casework.counts.counting import deliver

        deliver(store, counts)
