"""The tables as a coach sees them: what holds until when, how sure, what asks attention."""

from dataclasses import dataclass
from datetime import date, datetime

from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.tables import ListTable, Period, Scheme, Tables
from voorzieningenwijzer.tables.bundle import Preview, install, preview


@dataclass(frozen=True, slots=True)
class TableRow:
    """``tot`` is None for a scheme without an end; ``oud``: somebody should look again.

    ``voorbij``: the period is over; it still counts for what can be claimed over last year.
    """

    naam: str
    van: date | None
    tot: date | None
    status: str
    nagekeken: date | None
    oud: bool
    voorbij: bool
    onbekend: int


@dataclass(frozen=True, slots=True)
class TableGroup:
    """``soort``: landelijk, a municipality, or lijst."""

    soort: str
    rijen: tuple[TableRow, ...]


def table_groups(tables: Tables, today: date) -> list[TableGroup]:
    national = tuple(
        _period_row(p, today)
        for name in tables.names()
        for p in tables.all_periods(name)
        if p.geldig_tot >= today.replace(month=1, day=1, year=today.year - 1)
    )
    groups = [TableGroup("landelijk", national)]
    groups += [
        TableGroup(place, tuple(_scheme_row(s, today) for s in tables.schemes(place)))
        for place in tables.gemeenten()
    ]
    lists = (tables.list_table(name) for name in tables.list_names())
    rows = tuple(
        TableRow(
            t.naam,
            t.peildatum,
            None,
            "een_bron",
            t.peildatum,
            _past(t.controleer_voor, today),
            False,
            0,
        )
        for t in lists
        if isinstance(t, ListTable)
    )
    return [*groups, TableGroup("lijst", rows)] if rows else groups


def run_out(tables: Tables, today: date) -> tuple[str, ...]:
    """The tables of which the last period stopped before today, by the name that people know."""
    periods = (tables.all_periods(name) for name in tables.names())
    last = (several[-1] for several in periods if several)
    return tuple(dict.fromkeys(_named(one) for one in last if one.geldig_tot < today))


def look_at_bundle(desk: Desk, content: bytes) -> Preview:
    """What these tables would change; kept in memory until a yes. Raises BundleError."""
    desk.bundle_to_approve = preview(content, desk.tables)
    return desk.bundle_to_approve


def approve_bundle(desk: Desk, mark: str, now: datetime) -> int | None:
    """Use the tables that were looked at; how many. None when it is not that bundle any more."""
    seen = desk.bundle_to_approve
    if seen is None or seen.fingerprint != mark:
        return None
    desk.bundle_to_approve = None
    with desk.store.write() as session:
        for item in seen.new:
            session.approvals.approve(item.fingerprint, item.naam, now)
        session.audit.add("tabellen_goedgekeurd", now)
    install(seen.new, desk.folder)
    desk.tables_changed()
    return len(seen.new)


def _period_row(period: Period, today: date) -> TableRow:
    checked = max((s.geraadpleegd_op for s in period.bronnen), default=None)
    known = [a for a in period.amounts.values() if a.known]
    names = [a.naam for a in known] + list(period.staffels)
    status = period.status_of(names) if names else "onbekend"
    return TableRow(
        naam=_named(period),
        van=period.geldig_van,
        tot=period.geldig_tot,
        status=status,
        nagekeken=checked,
        oud=False,
        voorbij=period.geldig_tot < today,
        onbekend=len(period.amounts) - len(known),
    )


def _named(period: Period) -> str:
    name = (period.titel or period.naam).replace("_", " ")
    return name[:1].upper() + name[1:]


def _scheme_row(scheme: Scheme, today: date) -> TableRow:
    return TableRow(
        naam=scheme.naam,
        van=None if scheme.geldig_van == date.min else scheme.geldig_van,
        tot=scheme.geldig_tot,
        status=scheme.status,
        nagekeken=scheme.gecontroleerd_op,
        oud=scheme.stale(today),
        voorbij=False,
        onbekend=0 if scheme.bedrag is None or scheme.bedrag.known else 1,
    )


def _past(day: date | None, today: date) -> bool:
    return day is not None and day <= today
