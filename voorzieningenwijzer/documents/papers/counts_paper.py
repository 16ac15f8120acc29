"""A report of the counts on one sheet of paper: the figures, the way to a talk, what it brought."""

from collections.abc import Iterator
from dataclasses import dataclass

from voorzieningenwijzer.documents.blocks import Block, Document, Heading, Sheet, Table, Text


@dataclass(frozen=True, slots=True)
class CountsPaper:
    """Everything as text; a table has a title, a header and rows."""

    titel: str
    periode: str
    stand: str
    voorbeeld: bool
    kaarten: tuple[tuple[str, str], ...]
    trechter: tuple[tuple[str, str, str], ...]
    bij_doel: str
    tabel: tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]] | None
    woorden: tuple[str, str, str, str, str]
    slot: str


def blocks(paper: CountsPaper) -> Document:
    return Document(
        title=paper.titel,
        author="",
        subject=paper.periode,
        corner=(paper.periode,),
        footer=f"{paper.titel}, {paper.periode}",
        page_of="{nummer} van {aantal}",
        stamp="VOORBEELD" if paper.voorbeeld else "",
        blocks=tuple(_all(paper)),
    )


def _all(paper: CountsPaper) -> Iterator[Block]:
    way, what, how_many, lost, figures = paper.woorden
    yield Sheet(paper.titel, paper.titel)
    yield Text(paper.stand)
    yield Table(
        (figures, what), tuple((value, words) for value, words in paper.kaarten), (0.3, 0.7)
    )
    yield Heading(way)
    yield Table((what, how_many, lost), paper.trechter, (0.4, 0.15, 0.45))
    if paper.bij_doel:
        yield Text(paper.bij_doel)
    if paper.tabel is not None:
        title, header, rows = paper.tabel
        yield Heading(title)
        first = 0.4
        yield Table(header, rows, (first, *([(1 - first) / (len(header) - 1)] * (len(header) - 1))))
    yield Text(paper.slot, size="klein")
