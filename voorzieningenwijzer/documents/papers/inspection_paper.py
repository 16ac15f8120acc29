"""The inspection copy on paper: what is held, in tables, and who looked at it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from voorzieningenwijzer.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Sheet,
    Table,
    Text,
)

TITLE = "Wat wij over u bewaren"


@dataclass(frozen=True, slots=True)
class InspectionPaper:
    """Everything as text. ``toestemmingen``: who, for what, day, withdrawn, text."""

    naam: str
    dag: date
    voorbeeld: bool
    dossier: tuple[tuple[str, str], ...]
    contact: tuple[str, ...]
    toestemmingen: tuple[tuple[str, str, str, str, str], ...]
    antwoorden: tuple[tuple[str, str, str], ...]
    plannen: tuple[tuple[int, str], ...]
    opvolging: tuple[tuple[str, str, str], ...]
    telling: tuple[tuple[str, str], ...]
    gezien: tuple[tuple[str, str, str], ...]

    def with_blocks(self, document: Document, more: Iterable[Block]) -> Document:
        return replace(document, blocks=(*document.blocks, *more))


def blocks(paper: InspectionPaper) -> Document:
    day = f"{paper.dag.day}-{paper.dag.month}-{paper.dag.year}"
    return Document(
        title=TITLE,
        author="",
        subject=day,
        corner=(day,),
        footer=f"{TITLE} {paper.naam}".strip(),
        page_of="{nummer} van {aantal}",
        stamp="VOORBEELD" if paper.voorbeeld else "",
        blocks=tuple(_all(paper)),
    )


def _all(paper: InspectionPaper) -> Iterator[Block]:
    yield Sheet(TITLE, TITLE)
    yield Text(
        "Dit is alles wat er over uw huishouden in het programma staat. Klopt er iets niet, of "
        "wilt u dat er iets weg gaat? Zeg het tegen uw coach. Dat mag altijd."
    )
    yield Heading("Het dossier")
    yield Table(("Wat", "Wat er staat"), paper.dossier, (0.35, 0.65))
    if paper.contact:
        yield Heading("Hoe wij u bereiken")
        yield Bullets(paper.contact)
    yield from _consents(paper)
    yield Heading("Uw antwoorden")
    if paper.antwoorden:
        header = ("Vraag", "Antwoord", "Wanneer")
        yield Table(header, paper.antwoorden, (0.48, 0.34, 0.18))
    else:
        yield Text("Er staan geen antwoorden.")
    yield Heading("Uw plannen")
    rows = tuple((f"plan {number}", made) for number, made in paper.plannen)
    if rows:
        yield Text("Deze plannen zijn gemaakt. Ze staan hierachter.")
        yield Table(("Plan", "Gemaakt"), rows, (0.5, 0.5))
    else:
        yield Text("Er zijn geen plannen.")
    if paper.opvolging:
        yield Heading("Wat er van uw stappen is geworden")
        yield Table(("Stap", "Wat er staat", "Wanneer"), paper.opvolging, (0.4, 0.42, 0.18))
    if paper.telling:
        yield Heading("Voor de tellingen")
        yield Text("Dit telt mee, zonder naam, adres of dag. Niemand kan zien dat het van u is.")
        yield Table(("Wat", "Wat er staat"), paper.telling, (0.35, 0.65))
    yield Heading("Wie keek, en wie deed wat")
    yield Table(("Wanneer", "Wat", "Wie"), paper.gezien, (0.3, 0.4, 0.3))


def _consents(paper: InspectionPaper) -> Iterator[Block]:
    yield Heading("Toestemming")
    if not paper.toestemmingen:
        yield Text("Er is geen toestemming opgeschreven.")
    for who, what, given, withdrawn, text in paper.toestemmingen:
        ended = f", ingetrokken {withdrawn}" if withdrawn else ""
        yield Text(f"{who}, voor {what}: ja op {given}{ended}", bold=True)
        yield Text(text.replace("\n", " "))
