"""From a posted form to answers: parse what people type, ask "klopt dit?", keep the rest."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from voorzieningenwijzer.interview.answers import Answer, Answers
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.interview.route import Screen


class Given(NamedTuple):
    """``errors`` and ``confirm`` are Dutch sentences by form name. What stands in ``confirm`` becomes an
    answer when the form comes back with ``<name>.klopt`` set. Good answers stand in ``answers`` in any case.
    """

    answers: tuple[Answer, ...]
    errors: dict[str, str]
    confirm: dict[str, str]

    @property
    def complete(self) -> bool:
        return not self.errors and not self.confirm


def read_answers(
    screen: Screen,
    form: Mapping[str, str | Sequence[str]],
    answers: Answers,
    context: Context,
    at: str = "",
    *,
    skip_empty: bool = False,
) -> Given:
    """``skip_empty``: on the coach's dense page an empty input is not asked yet, not "weet ik niet"."""
    raise NotImplementedError
