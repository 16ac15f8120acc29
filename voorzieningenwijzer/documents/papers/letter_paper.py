"""A letter to an office: what is known filled in, the rest lines to write on, a place to sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.documents.blocks import (
    Block,
    Bullets,
    Choice,
    Choices,
    Document,
    Form,
    FormLine,
    Gap,
    Heading,
    Sheet,
    Text,
    Together,
    WriteLines,
)
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.letter_texts import LetterWords


@dataclass(frozen=True, slots=True)
class Section:
    """One part; ``lijnen``: label and what is known, ``keuzes``: text, ticked, with a line."""

    kop: str
    zin: str = ""
    lijnen: tuple[tuple[str, str], ...] = ()
    keuzes: tuple[tuple[str, bool, bool], ...] = ()
    punten: tuple[str, ...] = ()
    schrijf: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything as text. ``zelf``: what the tenant does with it, on a page that stays at home."""

    onderwerp: str
    aan: str
    dag: date
    voorbeeld: bool
    begin: tuple[str, ...]
    delen: tuple[Section, ...]
    uitgerekend: tuple[str, tuple[str, ...]]
    vragen: tuple[str, ...]
    papieren: tuple[str, ...]
    eind: tuple[str, ...]
    handtekeningen: tuple[str, ...]
    zelf: tuple[str, ...]


def blocks(letter: Letter) -> Document:
    say = LetterWords()
    return Document(
        title=letter.onderwerp,
        author="",
        subject=day_text(letter.dag),
        corner=(),
        footer=letter.onderwerp,
        page_of=say("blad", nummer="{nummer}", aantal="{aantal}"),
        stamp=say("voorbeeld") if letter.voorbeeld else "",
        blocks=tuple(_all(letter, say)),
        letter=True,
    )


def _all(letter: Letter, say: LetterWords) -> Iterator[Block]:
    yield Sheet(letter.onderwerp)
    yield Form((FormLine(say("aan_wie"), letter.aan), FormLine(say("adres_van"))))
    day = FormLine(say("dag"), day_text(letter.dag))
    yield Form((FormLine(say("plaats")), day))
    yield Heading(letter.onderwerp, level=1)
    for text in letter.begin:
        yield Text(text)
    for part in letter.delen:
        yield from _section(part)
    yield from _beside(letter, say)
    yield Together((Gap(), *(Text(text) for text in letter.eind), *_signed(letter, say)))
    yield from _at_home(letter, say)


def _section(part: Section) -> Iterator[Block]:
    content: list[Block] = [Heading(part.kop)]
    if part.zin:
        content.append(Text(part.zin))
    if part.lijnen:
        content.append(Form(tuple(FormLine(label, value) for label, value in part.lijnen)))
    if part.keuzes:
        content.append(Choices(tuple(Choice(*choice) for choice in part.keuzes)))
    if part.punten:
        content.append(Bullets(part.punten))
    if part.schrijf:
        content.append(WriteLines("", part.schrijf))
    yield Together(tuple(content))


def _beside(letter: Letter, say: LetterWords) -> Iterator[Block]:
    """What the office still asks, what was worked out, and the papers that go along."""
    if letter.vragen:
        first, *rest = (WriteLines(question, 1) for question in letter.vragen)
        yield Together((Heading(say("nog_vragen")), first))
        yield from rest
    sentence, lines = letter.uitgerekend
    if lines:
        yield Together((Heading(say("uitgerekend")), Text(sentence), Bullets(lines)))
    if letter.papieren:
        boxes = Choices(tuple(Choice(name) for name in letter.papieren))
        yield Together((Heading(say("papieren")), boxes))


def _signed(letter: Letter, say: LetterWords) -> Iterator[Block]:
    if letter.handtekeningen:
        yield Gap()
        yield Text(say("groet"))
        yield Form(tuple(FormLine(label) for label in letter.handtekeningen), tall=True)


def _at_home(letter: Letter, say: LetterWords) -> Iterator[Block]:
    yield Sheet(say("zelf"))
    yield Heading(say("zelf"))
    yield Choices(tuple(Choice(sentence) for sentence in letter.zelf))
