"""The attack: an integer program over everything that was published, to whomever and whenever.

It knows nothing of how cells were chosen. A published figure is an equation over the smallest
pieces (organisation by category); who has a scheme has at least one. For every figure that could
have stood in a table and does not, it works out the least and the most that it can be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from voorzieningenwijzer.statistics.tables import Line, OutcomeTables

Piece = tuple[str, ...]


@dataclass
class Attack:
    """``pieces`` may be named in any equation; what is asked for are sums of pieces too."""

    pieces: dict[Piece, int] = field(default_factory=dict)
    rows: list[tuple[dict[int, int], float, float]] = field(default_factory=list)
    worlds: list[np.ndarray] = field(default_factory=list)
    _known: LinearConstraint | None = None

    def number(self, piece: Piece) -> int:
        return self.pieces.setdefault(piece, len(self.pieces))

    def know(self, pieces: Iterable[Piece], value: int) -> None:
        row = self._row(pieces)
        self.rows.append((row, value, value))

    def at_most(self, smaller: Iterable[Piece], larger: Iterable[Piece]) -> None:
        row = self._row(smaller)
        for number, factor in self._row(larger).items():
            row[number] = row.get(number, 0) - factor
        self.rows.append((row, -np.inf, 0))

    def width(self, pieces: Sequence[Piece], most: int, enough: int) -> tuple[int, int]:
        """The least and the most that these pieces can be together.

        Every answer is a whole world in which everything published is true; when worlds that are
        known already are ``enough`` apart, no new one is looked for.
        """
        goal = np.zeros(len(self.pieces))
        for piece in pieces:
            goal[self.pieces[piece]] += 1
        for sign in (1, -1):
            known = [round(float(goal @ world)) for world in self.worlds]
            if known and max(known) - min(known) >= enough:
                break
            self.worlds.append(self._solve(sign * goal, most))
        known = [round(float(goal @ world)) for world in self.worlds]
        return min(known), max(known)

    def _row(self, pieces: Iterable[Piece]) -> dict[int, int]:
        row: dict[int, int] = {}
        for piece in pieces:
            number = self.number(piece)
            row[number] = row.get(number, 0) + 1
        return row

    def _solve(self, goal: np.ndarray, most: int) -> np.ndarray:
        if self._known is None:
            places = [(n, k, v) for n, (row, _, _) in enumerate(self.rows) for k, v in row.items()]
            matrix = csr_matrix(
                ([v for _, _, v in places], ([n for n, _, _ in places], [k for _, k, _ in places])),
                shape=(len(self.rows), len(self.pieces)),
            )
            self._known = LinearConstraint(
                matrix, [row[1] for row in self.rows], [row[2] for row in self.rows]
            )
        found = milp(
            goal,
            constraints=self._known,
            integrality=np.ones(len(goal)),
            bounds=Bounds(0, most),
        )
        assert found.success, found.message
        return np.round(found.x)


@dataclass(frozen=True)
class Told:
    """What was published of one kind of outcome in one year, and what there was to tell.

    ``organisations``, ``areas``, ``kinds`` and ``schemes`` are everything that exists, told or not.
    """

    name: str
    tables: OutcomeTables
    organisations: tuple[str, ...]
    areas: tuple[str, ...]
    kinds: tuple[str, ...]
    schemes: tuple[str, ...]
    made_of: dict[str, tuple[str, ...]]

    def pieces(self, what: str, names: Iterable[str], organisations: Iterable[str]) -> list[Piece]:
        over = list(organisations)
        return [(self.name, what, org, name) for name in names for org in over]


def read(attack: Attack, told: Told) -> None:
    """Every published figure as an equation."""
    tables = told.tables
    counted = [org for column in tables.kolommen for org in column.leden]
    for org in counted:
        whole = told.pieces("huishoudens", [""], [org])
        for what, names in (("gebied", told.areas), ("huishoudtype", told.kinds)):
            parts = told.pieces(what, names, [org])
            attack.at_most(parts, whole)
            attack.at_most(whole, parts)
        one = told.pieces("bereikt", [""], [org])
        attack.at_most(one, whole)
        every = told.pieces("regeling", told.schemes, [org])
        attack.at_most(one, every)
        for piece in every:
            attack.at_most([piece], one)
    for column in tables.kolommen:
        attack.know(told.pieces("huishoudens", [""], column.leden), column.aantal)
    _read_lines(attack, told, "gebied", tables.gebied.regels)
    _read_lines(attack, told, "huishoudtype", tables.huishoudtype.regels)
    _read_lines(attack, told, "regeling", tables.regelingen)
    for line in tables.gebied.ook:
        base = told.made_of[line.leden[0]]
        _read_lines(attack, told, "gebied", [Line(base, line.cellen, line.totaal)])
    if tables.bereikt is not None:
        shown = Line(("",), tables.bereikt.cellen, tables.bereikt.totaal)
        _read_lines(attack, told, "bereikt", [shown])


def _read_lines(attack: Attack, told: Told, what: str, lines: Iterable[Line]) -> None:
    columns = told.tables.kolommen
    everybody = [org for column in columns for org in column.leden]
    for line in lines:
        for column, cell in zip(columns, line.cellen, strict=True):
            if cell is not None:
                attack.know(told.pieces(what, line.leden, column.leden), cell)
        if line.totaal is not None:
            attack.know(told.pieces(what, line.leden, everybody), line.totaal)


def hidden(told: Told) -> list[tuple[str, list[Piece]]]:
    """Every figure that could stand in a table and does not, per column and in total."""
    tables = told.tables
    lists = [
        ("gebied", [(name,) for name in told.areas], tables.gebied.regels),
        ("gebied", [told.made_of[x] for x in told.made_of], _composed(told)),
        ("huishoudtype", [(name,) for name in told.kinds], tables.huishoudtype.regels),
        ("regeling", [(name,) for name in told.schemes], tables.regelingen),
    ]
    reached = () if tables.bereikt is None else (tables.bereikt,)
    lists.append(("bereikt", [("",)], tuple(Line(("",), x.cellen, x.totaal) for x in reached)))
    found = []
    everybody = [org for column in tables.kolommen for org in column.leden]
    for what, names, lines in lists:
        by_name = {line.leden: line for line in lines}
        for name in names:
            line = by_name.get(name)
            for number, column in enumerate(tables.kolommen):
                if line is None or line.cellen[number] is None:
                    pieces = told.pieces(what, name, column.leden)
                    found.append((f"{told.name} {what} {name} {column.leden}", pieces))
            if line is None or line.totaal is None:
                pieces = told.pieces(what, name, everybody)
                found.append((f"{told.name} {what} {name} total", pieces))
    return found


def _composed(told: Told) -> tuple[Line, ...]:
    return tuple(
        Line(told.made_of[line.leden[0]], line.cellen, line.totaal)
        for line in told.tables.gebied.ook
    )
