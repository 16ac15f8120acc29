"""Households as columns: persons and households in arrays, months as the second axis.

A fact has shape (rows, 1) when it holds all year and (rows, 12) when it changes. One household is
n = 1; the completions of what is unknown about one household, and a million households, are the
same thing with more rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from voorzieningenwijzer.households.catalogue import FIELDS, RELATIES, ROLLEN

Array: TypeAlias = NDArray[Any]
Rows: TypeAlias = Array | slice

AFWEZIG = 0
AANVRAGER, PARTNER, KIND, MEDEBEWONER, ONDERHUURDER = range(1, len(ROLLEN) + 1)
RELATIE_CODE = {name: code for code, name in enumerate(RELATIES)}
WONING_CODE = {name: code for code, name in enumerate(FIELDS["woning.soort"].keuzes)}
BEZIGHEID_CODE = {
    name: code for code, name in enumerate(FIELDS["personen.studeert_of_werkt"].keuzes)
}
ELDERS_CODE = {name: code for code, name in enumerate(FIELDS["personen.verblijft_elders"].keuzes)}
DETENTIE = ELDERS_CODE["detentie"]
OPVANG_CODE = {name: code for code, name in enumerate(FIELDS["personen.opvang.soort"].keuzes)}
BEZIGHEID_STUDEERT = BEZIGHEID_CODE["studeert"]
GEEN_RELATIE = -1
NIET_OPGEGEVEN = -1


def _members(codes: Mapping[str, int], names: tuple[str, ...]) -> Array:
    """Flags to be indexed by a code; no code is -1 and finds the last, which is never set."""
    flags = np.zeros(len(codes) + 1, dtype=bool)
    flags[[codes[name] for name in names]] = True
    return flags


def relaties(*names: str) -> Array:
    """``relaties("kind")[h.persons["relatie"]]``: who has one of these relations."""
    return _members(RELATIE_CODE, names)


def woningen(*names: str) -> Array:
    return _members(WONING_CODE, names)


def places_of(start: Array, persons: int) -> tuple[tuple[Rows, Rows], ...]:
    """``places`` of persons that lie household after household, ``start`` at each applicant.

    Slices where all households are of one size, since those cost nothing.
    """
    sizes = np.diff(np.append(start, persons))
    size = int(sizes[0])
    if bool((sizes == size).all()):
        return tuple((slice(k, None, size), slice(None)) for k in range(size))
    found: list[tuple[Rows, Rows]] = []
    for k in range(int(sizes.max())):
        households = np.flatnonzero(sizes > k)
        found.append((start[households] + k, households))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Households:
    """``n`` households in one year.

    persons: arrays (p, 1) or (p, 12); facts: arrays (n, 1) or (n, 12); ``household``: the row of
    each person's household; ``places``: for the first person (the applicant), the second and so on
    the rows of those persons and of their households; ``maand``: of the reference date, 0 to 11.
    """

    jaar: int
    maand: int
    n: int
    household: Array
    places: tuple[tuple[Rows, Rows], ...]
    persons: Mapping[str, Array]
    facts: Mapping[str, Array]

    def total(self, values: Array) -> Array:
        """Sum over the persons of each household: (p, k) to (n, k)."""
        return self._fold(np.add, values)

    def count(self, flags: Array) -> Array:
        """How many persons of each household: (p, k) to (n, k), small whole numbers."""
        return self._fold(np.add, flags.view(np.int8))

    def anyone(self, flags: Array) -> Array:
        """Whether it holds for a person of the household: (p, k) to (n, k)."""
        return self._fold(np.logical_or, flags)

    def everyone(self, flags: Array) -> Array:
        return self._fold(np.logical_and, flags)

    def highest(self, values: Array) -> Array:
        return self._fold(np.maximum, values)

    def _fold(self, operation: np.ufunc, values: Array) -> Array:
        """First all applicants, then all second persons, and so on: few large steps."""
        found = values[self.places[0][0]].copy()
        for persons, households in self.places[1:]:
            if isinstance(households, slice):
                operation(found[households], values[persons], out=found[households])
            else:
                found[households] = operation(found[households], values[persons])
        return found

    def applicant(self, values: Array) -> Array:
        """The applicant's own: (p, k) to (n, k)."""
        return values[self.places[0][0]]

    def this_month(self, values: Array) -> Array:
        """The column of the reference month: (rows, 1|12) to (rows, 1)."""
        column = self.maand if values.shape[1] == 12 else 0
        return values[:, column : column + 1]

    def from_now(self, flags: Array) -> Array:
        """Whether it holds in the reference month or later this year: (rows, 1|12) to (rows,)."""
        later = flags[:, self.maand :] if flags.shape[1] == 12 else flags
        return np.asarray(later.any(axis=1))

    def spread(self, values: Array) -> Array:
        """Give each person what holds for the household: (n, k) to (p, k)."""
        return values[self.household]


def all_year(values: Array) -> Array:
    """(rows, 1) where the twelve months are equal: less to compute, the same meaning."""
    if values.shape[1] == 12 and bool((values == values[:, :1]).all()):
        return values[:, :1]
    return values


def under(rows: Sequence[Array]) -> Array:
    """One-fact columns of all persons under each other, as wide as the widest."""
    width = max(len(r) for r in rows)
    return np.array([r if len(r) == width else r.repeat(width) for r in rows])
