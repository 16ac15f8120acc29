"""A report of the counts on one sheet of paper: what it brought on the front, the rest behind."""

from collections.abc import Iterator
from dataclasses import dataclass

from voorzieningenwijzer.documents.bars import Bars
from voorzieningenwijzer.documents.blocks import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Sheet,
    Table,
    Text,
    Together,
)

Panel = tuple[str, Bars, str]
"""A title, a table with bars, and what stands under it."""


@dataclass(frozen=True, slots=True)
class CountsPaper:
    """``voor`` on the front, ``achter`` on the back; ``niet``: why a figure is not shown."""

    titel: str
    periode: str
    stand: str
    voorbeeld: bool
    kop: tuple[str, str]
    kaarten: tuple[tuple[str, str], ...]
    voor: tuple[Panel, ...]
    niet: str
    doel: Figure | None
    doel_kop: str
    bij_doel: str
    achter: tuple[Panel, ...]
    zo: str
    uitleg: tuple[str, ...]


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
    yield Sheet(paper.titel, paper.titel)
    yield Text(paper.stand)
    yield Table(paper.kop, paper.kaarten, (0.3, 0.7))
    for panel in paper.voor:
        yield _together(panel)
    if paper.niet:
        yield Text(paper.niet, size="klein")
    if paper.doel is not None:
        under = (Text(paper.bij_doel),) if paper.bij_doel else ()
        yield Together((Heading(paper.doel_kop), paper.doel, *under))
    for panel in paper.achter:
        yield _together(panel)
    yield Together((Heading(paper.zo), Bullets(paper.uitleg)))


def _together(panel: Panel) -> Together:
    title, bars, under = panel
    return Together((Heading(title), bars, *((Text(under, size="klein"),) if under else ())))
