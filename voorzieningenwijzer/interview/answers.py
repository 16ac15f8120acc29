"""Answers as appended lines: what was typed, what it means, and when.

A line is keyed by question and, in a repeated group, by a member id that is never reused; never by
position. Changing an answer is one more line; the last line of a key counts. Values are plain JSON:
bool, int, str (also an ISO day or an exact decimal), a list of str, a dict of parts, or None for
"weet ik niet".
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

Value: TypeAlias = bool | int | str | list[str] | dict[str, Any] | None
Key: TypeAlias = tuple[str, str | None]

DONT_KNOW: Final = None
NONE_OF_IT: Final = "geen"


@dataclass(frozen=True, slots=True)
class Answer:
    """``raw`` is the text as typed, or a JSON object when the question has more than one input."""

    question: str
    member: str | None
    raw: str
    value: Value
    at: str = ""

    @property
    def key(self) -> Key:
        return self.question, self.member

    @property
    def known(self) -> bool:
        return self.value is not DONT_KNOW

    def typed(self) -> Mapping[str, str]:
        """What was typed per part; the part without a name is ``""``."""
        if not self.raw.startswith("{"):
            return {"": self.raw}
        try:
            parts = json.loads(self.raw)
        except ValueError:
            return {"": self.raw}
        return {str(k): str(v) for k, v in parts.items()} if isinstance(parts, dict) else {}


@dataclass(frozen=True, slots=True)
class Answers:
    """All lines of one talk, in the order in which they were given."""

    lines: tuple[Answer, ...] = ()
    _last: Mapping[Key, Answer] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[Answer]) -> "Answers":
        kept = tuple(lines)
        return cls(kept, {line.key: line for line in kept})

    def get(self, question: str, member: str | None = None) -> Answer | None:
        return self._last.get((question, member))

    def keys(self) -> frozenset[Key]:
        return frozenset(self._last)

    @property
    def current(self) -> tuple[Answer, ...]:
        """The line that counts of every key."""
        return tuple(self._last.values())

    def adding(self, more: Iterable[Answer]) -> "Answers":
        return Answers.of((*self.lines, *more))

    def fresh_ids(self, question: str, prefix: str, count: int) -> list[str]:
        """Ids for new members of a group, higher than any that this question ever gave out."""
        numbers = [0]
        for line in self.lines:
            if line.question == question and isinstance(line.value, list):
                numbers += [int(i.removeprefix(prefix)) for i in line.value if i != prefix]
            elif line.member and line.member.startswith(prefix):
                rest = line.member.removeprefix(prefix)
                numbers += [int(rest)] if rest.isdigit() else []
        highest = max(numbers)
        return [f"{prefix}{highest + i}" for i in range(1, count + 1)]
