"""Publishing: a period that is over becomes an edition, once; what it counted is used up.

What comes late, and who was too few, is counted in the next edition of a year.
"""

from collections.abc import Iterable, Sequence

from voorzieningenwijzer.language.said import capital, said
from voorzieningenwijzer.statistics.edition import Edition
from voorzieningenwijzer.statistics.events import (
    Contact,
    Event,
    Gerealiseerd,
    Gevonden,
    Outcome,
    Peiling,
)
from voorzieningenwijzer.statistics.outcome_tables import grid, outcome_tables
from voorzieningenwijzer.statistics.periods import Period, year_of
from voorzieningenwijzer.statistics.process import process
from voorzieningenwijzer.statistics.store import CountsStore
from voorzieningenwijzer.statistics.tables import Grid, OutcomeTables
from voorzieningenwijzer.statistics.words import ANTWOORDEN


class PublicationError(Exception):
    """``str()`` is a Dutch sentence."""


def publish(counts: CountsStore, period: Period, today: str) -> Edition:
    """``today`` as 2026-11-22. Raises PublicationError; then nothing was published."""
    if not period.is_over(today[:7]):
        which = capital(said(period.words))
        raise PublicationError(said("{periode} is nog niet voorbij.", periode=which))
    made = counts.editions()
    if period in {one.periode for one in made}:
        raise PublicationError(said("Deze uitgave is er al. Een uitgave verandert niet meer."))
    later = [one.periode for one in made if not one.periode.helft and one.periode > period]
    if not period.helft and later:
        raise PublicationError(
            said("Een later jaar is al uitgegeven. Wat te laat is, telt daarna mee.")
        )
    edition, used = _edition(counts, period, today)
    counts.freeze(edition, used)
    return edition


def _edition(counts: CountsStore, period: Period, today: str) -> tuple[Edition, list[str]]:
    events, minimum, covenant = counts.events(), counts.minimum(), counts.covenant()
    contacts = process([one for one in events if isinstance(one, Contact)], period)
    plain = Edition(period, today, minimum, covenant, contacts)
    if period.helft:
        return plain, []
    fresh = _fresh(events, counts.used(), period)
    found, used_found = _tables("gevonden", fresh, Gevonden, counts)
    realised, used_realised = _tables("gerealiseerd", fresh, Gerealiseerd, counts)
    asked = [one for one in fresh if isinstance(one, Peiling)]
    asked = asked if len(asked) >= minimum else []
    edition = Edition(
        period,
        today,
        minimum,
        covenant,
        contacts,
        found,
        realised,
        _survey(asked, minimum) if asked else (),
    )
    return edition, [*used_found, *used_realised, *(one.id for one in asked)]


def _fresh(
    events: Iterable[Event], used: frozenset[str], period: Period
) -> list[Outcome | Peiling]:
    return [
        one
        for one in events
        if isinstance(one, Outcome | Peiling)
        and one.id not in used
        and year_of(one.kwartaal) <= period.jaar
    ]


def _tables(
    soort: str,
    fresh: Sequence[Outcome | Peiling],
    kind: type[Outcome],
    counts: CountsStore,
) -> tuple[OutcomeTables | None, list[str]]:
    events = [one for one in fresh if isinstance(one, kind)]
    tables = outcome_tables(soort, events, counts.covenant().gebieden, counts.minimum())
    if tables is None:
        return None, []
    return tables, [one.id for one in events if one.organisatie not in tables.wachten]


def _survey(asked: Sequence[Peiling], minimum: int) -> tuple[Grid, ...]:
    """Each question apart, of everybody together: organisations are too small for it."""
    return tuple(
        grid(
            f"vraag_{number + 1}",
            list(ANTWOORDEN),
            [[one.antwoorden[number] for one in asked]],
            minimum,
        )
        for number in range(3)
    )
