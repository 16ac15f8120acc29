"""Who may have a local scheme: yes, no or unknown per household, and why not.

The conditions and limits stand in ``tariffs/lokaal``. What no program can prove stands there as
``nog_te_vragen`` and is never decided here.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voorzieningenwijzer.conditions import (
    MAYBE,
    NO,
    YES,
    Column,
    Failing,
    Lookup,
    Truth,
    Unknown,
    failing,
    undecided,
)
from voorzieningenwijzer.conditions import evaluate as evaluate_condition
from voorzieningenwijzer.tables import Scheme

Facts = Callable[[str], Column]
BEYOND = 2.0


@dataclass(frozen=True, slots=True)
class SchemeResult:
    """One scheme for n households.

    ``truth`` and ``beyond`` have shape (n,): 0 no, 0.5 unknown, 1 yes. ``beyond`` is about the
    situations that the scheme does not decide; where it is not 0, ask a person.
    """

    scheme: Scheme
    truth: Truth
    beyond: Truth
    facts: Facts

    def status(self, row: int) -> str:
        """recht, controleren or vanzelf for a yes; else geen_recht, onbekend or buiten_bereik."""
        return self._word(float(self.codes()[row]))

    def overall(self) -> str:
        """The status where the rows are completions of one household: known when all agree."""
        codes = self.codes()
        return self._word(float(codes[0]) if (codes == codes[0]).all() else MAYBE)

    def codes(self) -> Truth:
        """Per household 0, 0.5 or 1 as in ``truth``, and 2 where the scheme does not decide."""
        unknown = (self.beyond == MAYBE) | (self.truth == MAYBE)
        return np.where(self.beyond == YES, BEYOND, np.where(unknown, MAYBE, self.truth))

    def _word(self, code: float) -> str:
        words = {NO: "geen_recht", MAYBE: "onbekend", BEYOND: "buiten_bereik"}
        return words.get(code, self.scheme.uitkomst)

    def failing(self, row: int) -> tuple[Failing, ...]:
        """The conditions that this household does not meet, with limit and own value."""
        return failing(self.scheme.voorwaarden, self._lookup(row))

    def missing(self, row: int) -> tuple[str, ...]:
        """The facts that still decide about this household."""
        open_leaves = undecided(self.scheme.voorwaarden, self._lookup(row))
        beyond = [
            leaf
            for item in self.scheme.buiten_bereik
            for leaf in undecided(item.als, self._lookup(row))
        ]
        return tuple(dict.fromkeys(leaf.veld for leaf in [*open_leaves, *beyond]))

    def advice(self, row: int) -> tuple[str, ...]:
        """Whom to ask in the situations that the scheme does not decide."""
        return tuple(
            item.dan
            for item in self.scheme.buiten_bereik
            if _at(evaluate_condition(item.als, self.facts), row) == YES
        )

    def amount(self, row: int) -> float | None:
        """Euros per ``scheme.bedrag.per`` for this household; None where no amount is known."""
        amount = self.scheme.bedrag
        if amount is None or not amount.known:
            return None
        if amount.naar is None:
            return float(amount.waarden[""])
        value = self._lookup(row)(amount.naar)
        if value is None or isinstance(value, Unknown):
            return None
        return float(amount.waarden[str(value)])

    def _lookup(self, row: int) -> Lookup:
        def lookup(name: str) -> str | bool | float | None:
            column = self.facts(name)
            if not bool(_at(np.asarray(column.known), row)):
                return None
            value = _at(column.values, row)
            if isinstance(value, (bool, np.bool_)):
                return bool(value)
            if isinstance(value, str):
                return str(value)
            number = float(value)
            return None if np.isnan(number) else number

        return lookup


def evaluate(scheme: Scheme, facts: Facts, rows: int | None = None) -> SchemeResult:
    """The scheme for all households; ``facts`` gives the column of a field, shape (n,) or (n, 1).

    ``rows`` is n, for a scheme whose columns could all be of length one.
    """
    truth = _flat(evaluate_condition(scheme.voorwaarden, facts), rows)
    beyond = np.zeros_like(truth)
    for item in scheme.buiten_bereik:
        beyond = np.maximum(beyond, _flat(evaluate_condition(item.als, facts), truth.size))
    return SchemeResult(scheme, truth, beyond, facts)


def _flat(truth: Truth, rows: int | None) -> Truth:
    flat = np.atleast_1d(truth).reshape(-1)
    return flat if rows is None or flat.size == rows else np.broadcast_to(flat, (rows,))


def _at(values: NDArray[np.generic], row: int) -> np.generic | float | str | bool:
    flat = np.atleast_1d(values).reshape(-1)
    found: np.generic = flat[row] if flat.size > 1 else flat[0]
    return found
