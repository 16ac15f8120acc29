"""What a document is made of: plain values and plain text, no markup; renderers escape it."""

from dataclasses import dataclass
from typing import TypeAlias

from voorzieningenwijzer.documents.bars import Bars as Bars
from voorzieningenwijzer.documents.contents import Contents as Contents
from voorzieningenwijzer.documents.drawing import Figure as Figure


@dataclass(frozen=True, slots=True)
class Sheet:
    """Starts a page with a title; pages that follow carry ``continued``."""

    title: str
    continued: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 2
    pictogram: str = ""
    line: bool = False  # on paper one above it, between one thing of a list and the next


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``size``: gewoon, or klein: soft on the screen, and no smaller on paper."""

    text: str
    bold: bool = False
    size: str = "gewoon"


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """Whom to call, part of `Total`; without a number a line to write it on."""

    title: str
    number: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """The sum that can be read at two metres, with the call frame; ``amount`` may be empty."""

    lead: str
    amount: str
    period: str
    lines: tuple[str, ...]
    call: Call | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame around a title and something to remember."""

    title: str
    text: str
    pictogram: str = ""
    big: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """``and_more``: what ends a list with commas where there is no room for all of it."""

    label: str
    value: str
    pictogram: str
    bold: bool = False
    and_more: str = ""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action with a box to tick. ``continued``: the title of a later page that it starts."""

    number: int
    title: str
    facts: tuple[Fact, ...]
    amount: str
    notes: tuple[str, ...] = ()
    continued: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text; ``shares`` are the widths of the columns. The first column is a row header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class CardRow:
    pictogram: str
    what: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A card to cut out."""

    title: str
    intro: str
    rows: tuple[CardRow, ...]
    outro: str
    pictogram: str = ""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper to bring, with the numbers of the actions that need it."""

    title: str
    detail: str
    where: str
    numbers: tuple[int, ...]
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Papers:
    rows: tuple[PaperRow, ...]


@dataclass(frozen=True, slots=True)
class WriteLines:
    """Empty lines to write on; ``label`` says what is expected."""

    label: str
    count: int = 2


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip to hand over: boxes to tick, labels with a line to write on, closing sentences."""

    title: str
    intro: str
    choices: tuple[str, ...]
    lines: tuple[str, ...]
    outro: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """White of a line, as between the parts of a letter."""


@dataclass(frozen=True, slots=True)
class FormLine:
    """A label with what is known; what is not known is a line to write on."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """Lines to fill in. ``tall``: with room for a signature."""

    lines: tuple[FormLine, ...]
    tall: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A box to tick. ``write``: with a line to write on behind it."""

    text: str
    ticked: bool = False
    write: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    items: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A line of Dutch and the same in another language; ``kind`` as in `facing`."""

    kind: str
    dutch: str
    other: str
    language: str
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page."""

    blocks: tuple["Block", ...]


Block: TypeAlias = (
    Sheet
    | Heading
    | Text
    | Bullets
    | Total
    | Frame
    | ActionRow
    | Table
    | Bars
    | Contents
    | Figure
    | Card
    | Papers
    | WriteLines
    | Slip
    | Gap
    | Form
    | Choices
    | Pair
    | Together
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``corner``: lines at the top right of every page; ``stamp`` under them.
    ``letter``: no title above the page; a Heading of level 1 stands in the text."""

    title: str
    author: str
    subject: str
    corner: tuple[str, ...]
    footer: str
    page_of: str
    blocks: tuple[Block, ...]
    stamp: str = ""
    language: str = "nl-NL"
    letter: bool = False
