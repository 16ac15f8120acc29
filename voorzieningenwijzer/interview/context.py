"""What the replay needs from outside: the reference date and the limits that tables own."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from voorzieningenwijzer.tables import Amount, NoTable, Tables


@dataclass(frozen=True, slots=True)
class Context:
    """Without a limit (None) the conditions that rest on it are unknown, so the question is asked.

    ``aow_leeftijd_maanden``: age in months at which the AOW starts on the reference date.
    ``jong_onder_leeftijd``: below this age the low rent limit may hold, this year or last year.
    ``kostendeler_vanaf_leeftijd``: from this age a housemate shares the cost in bijstand.
    ``gemeenten``: those that the tables know. ``lokaal``: place, id and name of what they have.
    ``basisschool_tot_leeftijd``: from this age no child is in primary school, so none in care.
    ``vorig_jaar_tot``: last day on which last year's toeslagen can be claimed.
    """

    peildatum: date
    aow_leeftijd_maanden: int | None = None
    jong_onder_leeftijd: int | None = None
    kostendeler_vanaf_leeftijd: int | None = None
    vorig_jaar_tot: date | None = None
    gemeenten: tuple[str, ...] = ()
    lokaal: tuple[tuple[str, str, str], ...] = ()
    basisschool_tot_leeftijd: int | None = None

    @classmethod
    @lru_cache(maxsize=8)
    def on(cls, peildatum: date, tables: Tables) -> "Context":
        """With the limits that hold on that day; a missing table leaves its limit open."""
        then = date(peildatum.year - 1, 12, 31)
        years = _value(tables, "bijstandsnorm", "aow_leeftijd_jaren", peildatum)
        months = _value(tables, "bijstandsnorm", "aow_leeftijd_maanden", peildatum)
        young = [
            _value(tables, "huurtoeslag", "jong_onder_leeftijd", day) for day in (then, peildatum)
        ]
        known = [int(age) for age in young if age is not None]
        sharing = _value(tables, "bijstandsnorm", "kostendeler_vanaf_leeftijd", peildatum)
        primary = _value(tables, "kinderopvangtoeslag", "basisschool_tot_leeftijd", peildatum)
        last_day = _amount(tables, "toeslagen_algemeen", "aanvragen_tot", then)
        return cls(
            peildatum,
            None if years is None or months is None else int(years * 12 + months),
            max(known) if len(known) == len(young) else None,
            None if sharing is None else int(sharing),
            None if last_day is None else last_day.datum,
            tables.gemeenten(),
            local_schemes(tables, peildatum),
            None if primary is None else int(primary),
        )

    @property
    def jaar(self) -> int:
        return self.peildatum.year

    @property
    def vorig_jaar(self) -> int:
        return self.peildatum.year - 1


def local_schemes(tables: Tables, day: date) -> tuple[tuple[str, str, str], ...]:
    """Place, id and name of what somebody can have already: schemes that are worked out."""
    return tuple(
        (scheme.gemeente, scheme.id, scheme.naam)
        for place in tables.gemeenten()
        for scheme in tables.schemes_for(place, day)
        if scheme.gebruik == "rekenen" and scheme.gemeente == place
    )


def _value(tables: Tables, table: str, name: str, day: date) -> Decimal | None:
    amount = _amount(tables, table, name, day)
    return None if amount is None else amount.waarde


def _amount(tables: Tables, table: str, name: str, day: date) -> Amount | None:
    period = tables.period(table, day)
    return None if isinstance(period, NoTable) else period.amounts.get(name)
