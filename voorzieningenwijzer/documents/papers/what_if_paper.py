"""What would be if, on paper: the columns, the line, the cliffs, and what was assumed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

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
from voorzieningenwijzer.documents.papers.income_chart import income_chart
from voorzieningenwijzer.plan.what_if.table import Cell, WhatIf
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.paper_words import PaperWords

_FIRST = 30


@dataclass(frozen=True, slots=True)
class WhatIfPaper:
    inhoud: WhatIf
    naam: str
    organisatie: str
    dag: date
    voorbeeld: bool


def blocks(paper: WhatIfPaper) -> Document:
    say, day = PaperWords("wat_als"), day_text(paper.dag)
    return Document(
        title=paper.inhoud.titel,
        author=paper.organisatie,
        subject=day,
        corner=(day,),
        footer=say("voet", dag=day),
        page_of=say("blad", nummer="{nummer}", aantal="{aantal}"),
        stamp=say("voorbeeld") if paper.voorbeeld else "",
        blocks=tuple(_all(paper, say)),
    )


def _all(paper: WhatIfPaper, say: PaperWords) -> Iterator[Block]:
    found, day = paper.inhoud, day_text(paper.dag)
    yield Sheet(found.titel, found.titel)
    who = say("van", naam=paper.naam, dag=day) if paper.naam else say("van_zonder_naam", dag=day)
    yield Text(" ".join((*found.inleiding, who)))
    if found.geen:
        yield Text(found.geen, bold=True)
        return
    yield _columns(found)
    yield from _listed(say("dichtbij"), found.dichtbij)
    yield from _listed(say("verder"), found.verder)
    yield from _listed(say("aannames"), found.aannames)
    yield from _line(found, say)


def _columns(found: WhatIf) -> Table:
    header = (found.kop, *(", ".join(filter(None, (kop, onder))) for kop, onder in found.kolommen))
    rows = tuple((row.kop, *map(_cell, row.cellen)) for row in found.rijen)
    rest = (100 - _FIRST) / len(found.kolommen)
    return Table(header, rows, (_FIRST, *([rest] * len(found.kolommen))))


def _cell(cell: Cell) -> str:
    return f"{cell.tekst}\n({cell.onder})" if cell.onder else cell.tekst


def _line(found: WhatIf, say: PaperWords) -> Iterator[Block]:
    line = found.lijn
    if line is None:
        yield Text(say("lijn_geen"))
        return
    yield Together(
        (Heading(line.kop), Figure(income_chart(line), line.alt), Text(line.onder, size="klein"))
    )
    yield Together((Heading(say("lijn_kop"), level=3), Table(line.kop_rij, line.rijen, (4, 4, 4))))


def _listed(title: str, sentences: tuple[str, ...]) -> Iterator[Block]:
    if sentences:
        yield Together((Heading(title), Bullets(sentences)))
