"""The few figures at the head of a report."""

from collections.abc import Iterable
from dataclasses import dataclass

from voorzieningenwijzer.casework.counts.tables import reached_cell
from voorzieningenwijzer.casework.counts.words import (
    NOT_SHOWN,
    Between,
    column_name,
    figure,
    middle,
)
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.statistics import Covenant
from voorzieningenwijzer.statistics.edition import Edition
from voorzieningenwijzer.statistics.process import Process
from voorzieningenwijzer.statistics.tables import OutcomeTables

EVERYBODY = "alle"
"""The reader who sees all organisations: the municipality."""


@dataclass(frozen=True, slots=True)
class Card:
    getal: str
    wat: str
    klein: str


def cards(edition: Edition, done: Process, reader: str, target: int, months: int) -> Iterable[Card]:
    by_now = target * months // len(edition.periode.months())
    beside = said("doel tot hier: {doel}", doel=str(by_now)) if target else ""
    yield Card(str(done.sum("stap:gehouden")), said("gesprekken gehouden"), beside)
    for tables, words in (
        (edition.gevonden, said("per jaar gevonden, gemiddeld per huishouden")),
        (edition.gerealiseerd, said("per jaar echt gekregen, gemiddeld per huishouden")),
    ):
        if tables is not None:
            yield _mean_card(tables, reader, words, edition.convenant)
    if edition.gevonden is not None:
        yield _reached_card(edition.gevonden, reader)


def _reached_card(tables: OutcomeTables, reader: str) -> Card:
    """An organisation that is too small is in no column, and has no figure of its own."""
    words = said("huishoudens met minstens één regeling")
    column = None if reader == EVERYBODY else tables.column(reader)
    if reader != EVERYBODY and column is None:
        return Card(NOT_SHOWN, words, said("te weinig: telt later mee"))
    size = tables.aantal if column is None else tables.kolommen[column].aantal
    count = reached_cell(tables, column)
    least = count.laag if isinstance(count, Between) else count
    if not isinstance(least, int):
        return Card(NOT_SHOWN, words, "")
    share, more = str(round(100 * least / size)), isinstance(count, Between)
    small = (
        said("{deel}% van de plannen of meer", deel=share)
        if more
        else said("{deel}% van de plannen", deel=share)
    )
    return Card(figure(count), words, small)


def _mean_card(tables: OutcomeTables, reader: str, words: str, covenant: Covenant) -> Card:
    column = None if reader == EVERYBODY else tables.column(reader)
    if reader != EVERYBODY and column is None:
        return Card(NOT_SHOWN, words, said("te weinig: telt later mee"))
    mean = tables.gemiddelde if column is None else tables.kolommen[column].gemiddelde
    size = tables.aantal if column is None else tables.kolommen[column].aantal
    half = middle(tables.euros, column)
    small = said("van {aantal} huishoudens", aantal=str(size))
    if half:
        small = said("{eerst}; de middelste {half}", eerst=small, half=half)
    if column is not None and len(tables.kolommen[column].leden) > 1:
        name = column_name(tables.kolommen[column], covenant)
        small = said("{eerst} van {wie}", eerst=small, wie=name)
    return Card(f"€ {mean:,}".replace(",", ".") if mean is not None else NOT_SHOWN, words, small)
