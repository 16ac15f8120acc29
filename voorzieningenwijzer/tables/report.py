"""What asks attention in the tables on a day: a report, never a failure, except for faults."""

from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.tables.collection import Tables
from voorzieningenwijzer.tables.documents import ListTable


@dataclass(frozen=True, slots=True)
class Report:
    """Dutch lines per kind. Only ``fouten`` means that something is wrong with a document."""

    fouten: tuple[str, ...]
    niet_goedgekeurd: tuple[str, ...]
    ontbreekt: tuple[str, ...]
    verouderd: tuple[str, ...]
    onbekend: tuple[str, ...]


def report(tables: Tables, day: date) -> Report:
    return Report(
        fouten=tuple(line for one in tables.faulty for line in str(one).splitlines()),
        niet_goedgekeurd=tables.not_approved,
        ontbreekt=tuple(_missing(tables, day)),
        verouderd=tuple(_stale(tables, day)),
        onbekend=tuple(_unknown(tables, day)),
    )


def _missing(tables: Tables, day: date) -> list[str]:
    lines = []
    for name in tables.names():
        in_force = [p for p in tables.all_periods(name) if not p.proposed]
        expected = tables.expected(name)
        if not in_force:
            lines.append(f"{name}: er is alleen een aankondiging, nog geen bedrag dat vaststaat")
        elif (last := in_force[-1].geldig_tot) < day:
            lines.append(f"{name}: loopt tot en met {last}, er is geen bedrag voor {day}")
        elif expected is not None:
            start = expected.geldig_van
            lines.append(f"{name}: vanaf {start} nog niet ingevoerd, verwacht {expected.month}")
    return lines


def _stale(tables: Tables, day: date) -> list[str]:
    schemes = [
        f"{s.id} ({s.gemeente}): {_checked(s.gecontroleerd_op)}, vraag na"
        for s in tables.schemes()
        if s.shown and s.stale(day)
    ]
    lists = [tables.list_table(name) for name in tables.list_names()]
    return schemes + [
        f"{t.naam}: lijst van {t.peildatum}, kijk na"
        for t in lists
        if isinstance(t, ListTable) and t.controleer_voor is not None and t.controleer_voor <= day
    ]


def _checked(day: date | None) -> str:
    return "zonder datum" if day is None else f"gecontroleerd op {day}"


def _unknown(tables: Tables, day: date) -> list[str]:
    lines = [
        f"{period.naam}, {period.geldig_van}: {amount.naam} ({amount.gevonden})"
        for name in tables.names()
        for period in tables.all_periods(name)
        if period.geldig_van <= day <= period.geldig_tot
        for amount in period.amounts.values()
        if not amount.known
    ]
    lines += [
        f"{period.naam}, {period.geldig_van}: {bands.naam} vanaf {row.vanaf} is niet zeker"
        for name in tables.names()
        for period in tables.all_periods(name)
        if period.geldig_van <= day <= period.geldig_tot
        for bands in period.staffels.values()
        for row in bands.uncertain
    ]
    return lines + [
        f"{s.id} ({s.gemeente}): bedrag ({s.bedrag.gevonden})"
        for s in tables.schemes(day=day)
        if s.shown and s.bedrag is not None and not s.bedrag.known
    ]
