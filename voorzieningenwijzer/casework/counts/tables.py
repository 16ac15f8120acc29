"""The tables of a report: what organisations did, and what the talks brought in."""

from collections.abc import Iterable
from dataclasses import replace

from voorzieningenwijzer.casework.counts.words import (
    LISTS,
    Row,
    Sheet,
    Value,
    area_name,
    band_name,
    between,
    column_name,
    kind_name,
    scheme_name,
    word,
)
from voorzieningenwijzer.dates import MAANDNAMEN
from voorzieningenwijzer.language.said import capital, said
from voorzieningenwijzer.statistics import Covenant
from voorzieningenwijzer.statistics.edition import Edition
from voorzieningenwijzer.statistics.process import Process
from voorzieningenwijzer.statistics.reached import known_of
from voorzieningenwijzer.statistics.tables import Grid, Line, OutcomeTables
from voorzieningenwijzer.statistics.words import STAPPEN

_SPLITS = (
    ("reden", "reden", said("Waarom het niet doorging")),
    ("gehouden:doelgroep", "doelgroep", said("Met wie gesprekken zijn gehouden")),
    ("gehouden:verwijzer", "verwijzer", said("Wie de huurder bracht")),
    ("gehouden:kanaal", "kanaal", said("Hoe het gesprek was")),
    ("aangeboden:gebied", "gebied", said("Waar een gesprek is aangeboden")),
)


def process_tables(edition: Edition, done: Process, reader: str) -> Iterable[Sheet]:
    covenant = edition.convenant
    months = edition.periode.months()
    header = (said("Maand"), *(capital(said(words)) for words in STAPPEN.values()))
    per_step = [done.per_month(f"stap:{step}") for step in STAPPEN]
    rows: list[Row] = [
        (said(MAANDNAMEN[int(month[5:]) - 1]), *(one[number] for one in per_step))
        for number, month in enumerate(months)
    ]
    whole: Row = (said("Samen"), *(sum(one) for one in per_step))
    yield Sheet("maanden", said("De weg naar een gesprek, per maand"), header, (*rows, whole))
    if reader not in covenant_ids(covenant):
        yield from _organisations(edition)
    for prefix, kind, title in _SPLITS:
        found = done.split(prefix)
        lines = tuple(
            (word(kind, value, covenant), n) for value, n in found.items() if _known(kind, value)
        )
        if lines:
            yield Sheet(kind, title, (said("Wat"), said("Aantal")), lines)


def covenant_ids(covenant: Covenant) -> frozenset[str]:
    return frozenset(one.id for one in covenant.organisaties)


def _known(kind: str, value: str) -> bool:
    return kind == "gebied" or value in LISTS[kind]


def _organisations(edition: Edition) -> Iterable[Sheet]:
    """Who did how many, and what each has to pay by the key of the covenant."""
    covenant, done = edition.convenant, edition.proces
    header = (said("Organisatie"), *(capital(said(words)) for words in STAPPEN.values()))
    rows: tuple[Row, ...] = tuple(
        (
            covenant.organisation(one) or said("zonder organisatie"),
            *(done.of(one).sum(f"stap:{step}") for step in STAPPEN),
        )
        for one in done.organisaties
    )
    yield Sheet("organisaties", said("Per organisatie"), header, rows)
    if not edition.periode.helft:
        yield from _costs(covenant, done)


def _costs(covenant: Covenant, done: Process) -> Iterable[Sheet]:
    """By the key of the covenant; nothing as long as nobody did anything."""
    parts = {
        one.id: one.deel if covenant.verdeling == "vast" else done.of(one.id).sum("stap:gehouden")
        for one in covenant.organisaties
    }
    whole = sum(parts.values())
    if whole <= 0:
        return
    how = (
        said("vaste delen")
        if covenant.verdeling == "vast"
        else said("gesprekken die gehouden zijn")
    )
    money = covenant.kosten_per_jaar
    yield Sheet(
        "kosten",
        said("Wie welk deel van de kosten draagt"),
        (said("Organisatie"), said("Deel in procent"), *((said("Euro"),) if money else ())),
        tuple(
            (
                covenant.organisation(one),
                round(100 * part / whole, 1),
                *((round(money * part / whole),) if money else ()),
            )
            for one, part in parts.items()
            if part
        ),
        uitleg=said("De verdeelsleutel van het convenant: {hoe}.", hoe=how),
    )


def outcome_tables(
    tables: OutcomeTables, covenant: Covenant, reader: str, minimum: int
) -> Iterable[Sheet]:
    """Everything for the municipality; for an organisation its own column only."""
    own = tables.column(reader) if reader in covenant_ids(covenant) else None
    if reader in covenant_ids(covenant) and own is None:
        return
    kind = said("gevonden") if tables.soort == "gevonden" else said("gekregen")
    header = _header(tables, covenant, own)
    yield _schemes(tables, header, own, kind)
    for grid, title, name in (
        (tables.gebied, said("Waar huishoudens wonen ({soort})", soort=kind), area_name),
        (tables.huishoudtype, said("Wat voor huishoudens ({soort})", soort=kind), None),
        (tables.euros, said("Euro's per jaar per huishouden ({soort})", soort=kind), None),
    ):
        lines = [
            (name(line.leden, covenant) if name else _name(grid, line), line)
            for line in (*grid.regels, *grid.ook)
        ]
        if own is not None and all(line.cellen[own] is None for line in grid.regels):
            lines = [(said("alles samen"), _own_total(tables, own))]
        yield _sheet(
            f"{tables.soort}-{grid.naam}",
            title,
            (said("Groep"), *header),
            lines,
            own,
            "",
            _level(grid, own),
        )


def _schemes(tables: OutcomeTables, header: tuple[str, ...], own: int | None, kind: str) -> Sheet:
    """How many have at least one stands first; where it is hidden, between what it lies."""
    sheet = _sheet(
        f"{tables.soort}-regelingen",
        said("Welke regelingen zijn {soort}, in huishoudens", soort=kind),
        (said("Regeling"), *header),
        [(scheme_name(one.leden[0]), one) for one in tables.regelingen],
        own,
        said(
            "Een regeling die hier niet staat, was er bij te weinig huishoudens, of bij allemaal."
        ),
    )
    columns = [own] if len(sheet.kop) == 2 else [*range(len(tables.kolommen)), None]
    row: Row = (said("minstens één regeling"), *(reached_cell(tables, one) for one in columns))
    return replace(sheet, regels=(row, *sheet.regels))


def reached_cell(tables: OutcomeTables, column: int | None) -> Value:
    size = tables.aantal if column is None else tables.kolommen[column].aantal
    return between(known_of(tables, column), size)


def _own_total(tables: OutcomeTables, own: int) -> Line:
    """Rolled up as far as it goes: how many there are."""
    cells = tuple(one.aantal if n == own else None for n, one in enumerate(tables.kolommen))
    return Line((), cells, tables.aantal)


def _header(tables: OutcomeTables, covenant: Covenant, own: int | None) -> tuple[str, ...]:
    if own is not None:
        return (column_name(tables.kolommen[own], covenant),)
    if len(tables.kolommen) == 1:
        return (said("Samen"),)
    return (*(column_name(one, covenant) for one in tables.kolommen), said("Samen"))


def _sheet(
    id_: str,
    title: str,
    header: tuple[str, ...],
    lines: list[tuple[str, Line]],
    own: int | None,
    note: str,
    level: str = "",
) -> Sheet:
    rows: list[Row] = []
    nothing = all(cell is None for _, line in lines for cell in line.cellen)
    for name, line in lines:
        if own is not None:
            rows.append((name, line.cellen[own]))
        elif len(line.cellen) == 1 or nothing:
            rows.append((name, line.totaal))
        else:
            rows.append((name, *line.cellen, line.totaal))
    short = header if own is not None or not nothing else (header[0], header[-1])
    return Sheet(id_, title, short, tuple(rows), level, note)


def _name(grid: Grid, line: Line) -> str:
    return band_name(line.leden) if grid.naam == "euros" else kind_name(line.leden)


def _level(grid: Grid, own: int | None) -> str:
    """At which level this could be shown, so that nobody takes a group for a part of town."""
    if grid.opgerold:
        return said("Getoond voor de hele gemeente en alle soorten samen: kleiner kan niet.")
    if own is not None and all(line.cellen[own] is None for line in grid.regels):
        return said("Opgeteld tot een getal: fijner zijn het te weinig huishoudens.")
    if any(len(line.leden) > 1 for line in grid.regels) and grid.naam != "euros":
        return said("Wat te klein was, is samen genomen.")
    return ""
