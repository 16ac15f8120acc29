"""What goes by itself, at opening and once a day; what stands in the way is told, not raised."""

from datetime import datetime

from voorzieningenwijzer.casework.wishes import wipe_wishes
from voorzieningenwijzer.storage import DatabaseFileError, Store


def tidy(store: Store, now: datetime, *, sure: bool) -> frozenset[str]:
    """Take out what is due; the notices for the list: opruimen, klok_vooruit, klok_terug."""
    today = now.date()
    try:
        wipe_wishes(store, today)
        done = store.retire(today, now, sure=sure)
    except DatabaseFileError:
        return frozenset({"opruimen"})
    seen = {"klok_vooruit": done.doubt, "klok_terug": done.behind}
    return frozenset(name for name, holds in seen.items() if holds)
