"""What goes into the file, field by field, as ``events.py`` says it."""

from dataclasses import dataclass, fields
from typing import get_type_hints

from voorzieningenwijzer.statistics.events import KINDS, Meaning


@dataclass(frozen=True, slots=True)
class FieldLine:
    veld: str
    betekenis: str


@dataclass(frozen=True, slots=True)
class KindLines:
    soort: str
    wat: str
    velden: tuple[FieldLine, ...]


def kinds() -> tuple[KindLines, ...]:
    """A field without a meaning is an error: nothing goes into the file unexplained."""
    found = []
    for kind in KINDS:
        hints = get_type_hints(kind, include_extras=True)
        lines = tuple(FieldLine(one.name, _meaning(hints[one.name])) for one in fields(kind))
        found.append(KindLines(kind.soort, kind.__doc__ or "", lines))
    return tuple(found)


def _meaning(hint: object) -> str:
    said = [one for one in getattr(hint, "__metadata__", ()) if isinstance(one, Meaning)]
    return said[0].words


def as_document() -> str:
    """The table in ``docs/tellingen.md``."""
    lines = []
    for kind in kinds():
        lines += [f"### {kind.soort}", "", kind.wat, "", "| veld | wat er staat |", "|---|---|"]
        lines += [f"| {line.veld} | {line.betekenis} |" for line in kind.velden]
        lines.append("")
    return "\n".join(lines)
