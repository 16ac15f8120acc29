"""Every way in which the open facts of one household can still turn out, as rows.

In income, savings and the like every law only rises or only falls, so the ends are enough, and the
ends of a sum are reached with all its parts low or all high: such parts share one axis. A number
in which a law turns (a rent above which there is no right) is also tried at each turning point, a
birth date at each age that a law knows. Then no completion lies outside the range of the rows.
"""

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from voorzieningenwijzer.households.case import Case, Open
from voorzieningenwijzer.households.childcare import slot_names
from voorzieningenwijzer.households.columns import AANVRAGER, PARTNER, Array, Households

MOST_ROWS = 2048
MANY_ROWS = 128
SAMPLE_ROWS = 1024
WHO = "rol"
"""Who is there matters to every law."""
_SEED = 20_260_101
_IN_ONE_DIRECTION = frozenset(
    {
        *("inkomen", "netto", "besteedbaar", "vermogen", "vermogen_nu", "auto"),
        *("premie", "premieachterstand", "maanden_laag", "bijstand", "pensioen", "bruto"),
        *slot_names("prijs"),
        "energiekosten",
    }
)
# two readings of one income: low together and high together
_SAME_MONEY = {"besteedbaar": "netto"}

Points = Callable[[Case, Open], Collection[float]]


@dataclass(frozen=True, slots=True, eq=False)
class Axis:
    """Facts that are chosen together, and per fact its points (all of one length)."""

    opens: tuple[Open, ...]
    points: tuple[Array, ...]

    def __len__(self) -> int:
        return len(self.points[0])


@dataclass(frozen=True, slots=True)
class Grid:
    """Which row stands for which choice: per axis the choice of each row (n,).

    ``sampled``: the full product was too large, the rows are its corners and a draw from it.
    """

    axes: tuple[Axis, ...]
    choice: Array
    sampled: bool

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(len(a) for a in self.axes)

    def cube(self, outcome: Array) -> Array:
        """The outcome (n,) with an axis per axis; not for a sample."""
        return outcome.reshape(self.shape)


def complete(
    case: Case,
    reads: Collection[str],
    points: Points,
    richting: Mapping[str, int] | None = None,
    most: int = MOST_ROWS,
) -> tuple[Households, Grid]:
    """Households with a row for each completion of the open facts among ``reads``.

    ``richting``: facts that may go from worst to best together where the product is large.
    """
    return filled_in(case, chosen_axes(case, reads, points, richting), most)


def filled_in(case: Case, axes: tuple[Axis, ...], most: int = MOST_ROWS) -> tuple[Households, Grid]:
    """A row for each combination of choices along these axes."""
    shape = tuple(len(a) for a in axes)
    sampled = product(axes) > most
    if sampled:
        choice = _sample(shape, min(most, SAMPLE_ROWS))
    elif shape:
        choice = np.indices(shape, dtype=np.int64).reshape(len(shape), -1)
    else:
        choice = np.zeros((0, 1), dtype=np.int64)
    opens = tuple(o for a in axes for o in a.opens)
    values = tuple(p[c] for a, c in zip(axes, choice, strict=True) for p in a.points)
    return rows_of(case, opens, values, choice.shape[1]), Grid(axes, choice, sampled)


def product(axes: tuple[Axis, ...]) -> float:
    """How many rows the full product of these axes has."""
    return math.prod(float(len(a)) for a in axes)


def chosen_axes(
    case: Case, reads: Collection[str], points: Points, richting: Mapping[str, int] | None = None
) -> tuple[Axis, ...]:
    axes = _axes(case, _read(case, reads), points)
    return _from_worst_to_best(axes, richting) if richting and product(axes) > MANY_ROWS else axes


def _read(case: Case, reads: Collection[str]) -> list[Open]:
    return [o for o in case.opens if o.naam in reads or o.naam == WHO]


def _from_worst_to_best(axes: tuple[Axis, ...], richting: Mapping[str, int]) -> tuple[Axis, ...]:
    """One axis of two choices for all facts whose direction is known."""
    signed = [a for a in axes if a.opens[0].naam in richting and len(a) == 2]
    if len(signed) < 2:
        return axes
    points = tuple(
        p[:: richting[o.naam]] for a in signed for o, p in zip(a.opens, a.points, strict=True)
    )
    together = Axis(tuple(o for a in signed for o in a.opens), points)
    return (*(a for a in axes if a not in signed), together)


def _axes(case: Case, opens: list[Open], points: Points) -> tuple[Axis, ...]:
    """One axis per fact, but one together for the parts of a sum of applicant and partner."""
    core = _core(case)
    together: dict[tuple[str, bool], list[Open]] = {}
    for item in opens:
        together.setdefault(_together(core, item), []).append(item)
    found = []
    for key in sorted(together):
        group = tuple(together[key])
        if key[0] in _IN_ONE_DIRECTION:
            found.append(
                Axis(group, tuple(np.array([min(o.einden), max(o.einden)]) for o in group))
            )
        else:
            found += [
                Axis((o,), (np.unique(np.asarray(list(points(case, o)), dtype=np.float64)),))
                for o in group
            ]
    return tuple(found)


def _core(case: Case) -> frozenset[int]:
    """Who is applicant or partner in some month."""
    rol = case.persons["rol"]
    return frozenset(np.flatnonzero(((rol == AANVRAGER) | (rol == PARTNER)).any(axis=1)).tolist())


def _together(core: frozenset[int], item: Open) -> tuple[str, bool]:
    if item.persoon is None:
        return item.naam, False
    return _SAME_MONEY.get(item.naam, item.naam), item.persoon in core


def _sample(shape: tuple[int, ...], most: int) -> Array:
    """Corners first, since the extremes sit there; then a draw that is the same each time."""
    generator = np.random.default_rng(_SEED)
    top = np.array(shape)[:, None] - 1
    corners = min(most // 2, 2 ** min(len(shape), 20))
    bits = (np.arange(corners)[None, :] >> np.arange(len(shape))[:, None] % 20) & 1
    draw = generator.integers(0, np.array(shape)[:, None], size=(len(shape), most - corners))
    return np.concatenate([bits * top, draw], axis=1)


class _Repeated(Mapping[str, Array]):
    """The columns of one household for ``n`` rows, each made when a law first reads it."""

    __slots__ = ("_made", "_source", "_take")

    def __init__(self, source: Mapping[str, Array], take: Array) -> None:
        self._source, self._take = source, take
        self._made: dict[str, Array] = {}

    def __getitem__(self, name: str) -> Array:
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = self._source[name][self._take]
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._source)

    def __len__(self) -> int:
        return len(self._source)

    def monthly(self, name: str) -> Array:
        """The same with a column for each month, to write single months in."""
        found = self[name]
        if found.shape[1] == 1:
            found = self._made[name] = np.repeat(found, 12, axis=1)
        return found


def rows_of(case: Case, opens: tuple[Open, ...], values: tuple[Array, ...], n: int) -> Households:
    """The case ``n`` times with each open fact filled in; ``values``: one array (n,) each."""
    size, each = len(case.ids), np.arange(n)
    persons = _Repeated(case.persons, np.tile(np.arange(size), n))
    facts = _Repeated(case.facts, np.zeros(n, dtype=np.intp))
    for item, value in zip(opens, values, strict=True):
        table = facts if item.persoon is None else persons
        block = table[item.naam] if item.maanden is None else table.monthly(item.naam)
        for row in (item.persoon, *item.ook):
            _fill(block, slice(None) if row is None else slice(row, None, size), item, value)
    places = tuple((slice(k, None, size), slice(None)) for k in range(size))
    return Households(case.jaar, case.maand, n, np.repeat(each, size), places, persons, facts)


def _fill(block: Array, rows: slice, item: Open, value: Array) -> None:
    column = value.astype(block.dtype)[:, None]
    if item.maanden is None:
        block[rows, :] = column
    else:
        part = block[rows]
        part[:, np.asarray(item.maanden)] = column
        block[rows] = part
