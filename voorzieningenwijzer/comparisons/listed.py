"""Offers of a list that the organisation read in: dated, and used while it is recent."""

from datetime import date

from voorzieningenwijzer.comparisons.facts import Entry
from voorzieningenwijzer.tables import NoTable, Tables

LIST_OF = {"energie": "aanbod_energie", "zorgverzekering": "aanbod_zorgverzekering"}
"""The table of each subject; none is shipped, since nothing that is shipped is an offer."""


def listed_offers(tables: Tables, soort: str, peildatum: date, days: float) -> tuple[Entry, ...]:
    """As if they were typed; nothing once the newest list is older than ``days``."""
    found = tables.list_table(LIST_OF[soort], peildatum)
    if isinstance(found, NoTable) or (peildatum - found.peildatum).days > days:
        return ()
    source = next(iter(found.bronnen.values()), None)
    beside = {"bron": source.titel if source else "", "datum": found.peildatum}
    return tuple({**row, **beside} for row in found.rijen)
