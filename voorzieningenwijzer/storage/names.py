"""Finding an account by the name that somebody types, without writing that name down.

A mark is what argon2id makes of a name; trying names on it costs as much as trying passphrases.
"""

import base64
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from voorzieningenwijzer.storage.keys import Cost, derive

_SALT_BYTES = 16


def normal_name(typed: str) -> str:
    """``  Ria  DE boer`` -> ``ria de boer``: what does not matter is left out."""
    return " ".join(unicodedata.normalize("NFKC", typed).casefold().split())


@dataclass(frozen=True, slots=True)
class NameMarks:
    """Marks by account, all made with one salt so that a name is worked out once."""

    salt: bytes
    cost: Cost
    marks: Mapping[str, bytes]

    @classmethod
    def of(cls, names: Mapping[str, str], cost: Cost) -> Self:
        salt = os.urandom(_SALT_BYTES)
        marks = {account: derive(normal_name(name), salt, cost) for account, name in names.items()}
        return cls(salt, cost, marks)

    def account(self, typed: str) -> str | None:
        """The account with this name, after the same time whether there is one or not."""
        mark = derive(normal_name(typed), self.salt, self.cost)
        return next((account for account, own in self.marks.items() if own == mark), None)

    def without(self, account: str) -> "NameMarks":
        left = {one: mark for one, mark in self.marks.items() if one != account}
        return NameMarks(self.salt, self.cost, left)

    def to_json(self) -> dict[str, Any]:
        return {
            "geheugen_kib": self.cost.memory,
            "rondes": self.cost.rounds,
            "banen": self.cost.lanes,
            "zout": base64.b64encode(self.salt).decode("ascii"),
            "merken": {
                account: base64.b64encode(mark).decode("ascii")
                for account, mark in self.marks.items()
            },
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        marks = {
            str(account): base64.b64decode(text, validate=True)
            for account, text in data["merken"].items()
        }
        salt = base64.b64decode(data["zout"], validate=True)
        if len(salt) < _SALT_BYTES or len(set(marks.values())) != len(marks):
            raise ValueError("marks of names")
        return cls(salt, Cost(data["geheugen_kib"], data["rondes"], data["banen"]), marks)
