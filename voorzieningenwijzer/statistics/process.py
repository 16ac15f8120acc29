"""Process counts: what the organisations did themselves, per month, shown as it is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from voorzieningenwijzer.statistics.events import Contact
from voorzieningenwijzer.statistics.periods import Period
from voorzieningenwijzer.statistics.words import STAPPEN

SPLIT_BY = ("doelgroep", "verwijzer", "kanaal")
"""Of what was offered and of what was held: who, brought by whom, how."""


@dataclass(frozen=True, slots=True)
class Process:
    """``tellingen`` by organisation, what is counted (such as ``stap:gehouden``) and month."""

    periode: Period
    tellingen: Mapping[tuple[str, str, str], int]

    @property
    def organisaties(self) -> tuple[str, ...]:
        return tuple(sorted({organisation for organisation, _, _ in self.tellingen}))

    def of(self, organisation: str) -> "Process":
        """Only what this organisation did."""
        own = {key: n for key, n in self.tellingen.items() if key[0] == organisation}
        return Process(self.periode, own)

    def per_month(self, what: str) -> tuple[int, ...]:
        return tuple(
            sum(n for (_, one, month), n in self.tellingen.items() if (one, month) == (what, when))
            for when in self.periode.months()
        )

    def sum(self, what: str) -> int:
        return sum(n for (_, one, _), n in self.tellingen.items() if one == what)

    def steps(self) -> dict[str, int]:
        return {step: self.sum(f"stap:{step}") for step in STAPPEN}

    def split(self, prefix: str) -> dict[str, int]:
        """Such as ``reden`` or ``gehouden:kanaal``: each word with how often, most first."""
        found: Counter[str] = Counter()
        for (_, what, _), n in self.tellingen.items():
            if what.startswith(f"{prefix}="):
                found[what.removeprefix(f"{prefix}=")] += n
        return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def process(contacts: Iterable[Contact], period: Period) -> Process:
    months = frozenset(period.months())
    found: Counter[tuple[str, str, str]] = Counter()
    for one in contacts:
        if one.maand not in months:
            continue
        for what in _counted(one):
            found[one.organisatie, what, one.maand] += one.aantal
    return Process(period, dict(sorted((key, n) for key, n in found.items() if n)))


def _counted(one: Contact) -> Iterable[str]:
    yield f"stap:{one.stap}"
    if one.reden:
        yield f"reden={one.reden}"
    if one.stap in ("aangeboden", "gehouden"):
        for name in SPLIT_BY:
            yield f"{one.stap}:{name}={getattr(one, name)}"
    if one.stap == "aangeboden":  # where they invited was their own choice; who said yes was not
        yield f"aangeboden:gebied={one.gebied or 'onbekend'}"


def to_data(one: Process) -> dict[str, Any]:
    rows = [[*key, n] for key, n in one.tellingen.items()]
    return {"periode": str(one.periode), "tellingen": rows}


def from_data(data: Mapping[str, Any]) -> Process:
    rows = {(str(a), str(b), str(c)): int(n) for a, b, c, n in data["tellingen"]}
    return Process(Period.read(data["periode"]), rows)
