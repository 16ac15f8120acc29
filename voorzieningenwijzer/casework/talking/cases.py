"""Whose answers a talk replays: a dossier in the store, or a quick sum that is kept nowhere."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from voorzieningenwijzer.casework.talking.recent import Recent
from voorzieningenwijzer.interview.answers import Answer
from voorzieningenwijzer.interview.members import PARTNER
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.storage import AnswerLine, NewLine, Store, UnknownLineError
from voorzieningenwijzer.storage.handover import OWN_NOTE

OFFER_PREFIX = "aanbod_"
"""Lines with such a question are offers that the coach typed; no question of the talk."""

COUNTER_PREFIX = "balie_"
"""Lines with such a question were said at the counter and no question at the table asks them."""

GENTLE_PREFIX = "zacht_"
"""Lines with such a question were said if it suited; they count nowhere and are soon gone."""

STUCK = "knelpunt"
"""Such a line holds where the talk got stuck, chosen from a list; no question of the talk."""

NOTE = OWN_NOTE
"""Such a line is what the coach wrote for herself."""

APPOINTMENT = "afspraak_coach"
"""Such a line is the day, time and place on which a coach comes."""

SAID_BACK = "terugvraag_balie"
"""Such a line is what a new tenant goes to do first, in own words; no question of the talk."""

_BESIDE_TALK = (OFFER_PREFIX, STUCK, NOTE, APPOINTMENT, SAID_BACK)

QUICK = "snel"
_CO_RESIDENT = re.compile(r"m[0-9]+")


class Case(Protocol):
    """``id`` is its place in addresses; ``bewaard`` says whether anything is kept."""

    @property
    def id(self) -> str: ...
    @property
    def naam(self) -> str: ...
    @property
    def bewaard(self) -> bool: ...
    @property
    def recent(self) -> Recent: ...
    def lines(self) -> list[Answer]: ...
    def offer_lines(self) -> list[Answer]: ...
    def counter_lines(self) -> list[Answer]: ...
    def append(self, answers: Iterable[Answer]) -> None: ...
    def erase(self, question: str, member: str | None, now: datetime) -> None: ...
    def may_keep(self, member: str | None) -> bool: ...


def is_offer(answer: Answer) -> bool:
    """Whether the line stands beside the talk, an offer or a note, and answers no question."""
    return answer.question.startswith(_BESIDE_TALK)


def of_counter(answer: Answer) -> bool:
    return answer.question.startswith(COUNTER_PREFIX)


@dataclass
class DossierCase:
    """The answers of one dossier; read once per request. ``agreed``: other adults who said yes.

    ``balie``: the short talk with a new tenant, at the counter; ``zacht``: the gentle questions.
    """

    store: Store
    id: str
    naam: str
    agreed: frozenset[str] = frozenset()
    bewaard: bool = True
    recent: Recent = field(default_factory=Recent)
    balie: bool = False
    zacht: bool = False
    _lines: list[Answer] | None = None

    def _all(self) -> list[Answer]:
        if self._lines is None:
            with self.store.read() as session:
                self._lines = [_answer(line) for line in session.answers.lines(self.id)]
        return self._lines

    def lines(self) -> list[Answer]:
        """With what was said at the counter only there: at the table no question asks it."""
        aside = tuple(
            prefix
            for prefix, here in ((COUNTER_PREFIX, self.balie), (GENTLE_PREFIX, self.zacht))
            if not here
        )
        return [a for a in self._all() if not is_offer(a) and not a.question.startswith(aside)]

    def offer_lines(self) -> list[Answer]:
        return [a for a in self._all() if is_offer(a)]

    def counter_lines(self) -> list[Answer]:
        return [a for a in self._all() if of_counter(a)]

    def append(self, answers: Iterable[Answer]) -> None:
        new = list(answers)
        now = datetime.fromisoformat(new[0].at)
        with self.store.write() as session:
            session.answers.append(self.id, [_line(a) for a in new], now)
            if self.id not in self.store.changed:
                session.audit.add("dossier_gewijzigd", now, self.id)
        self.store.changed.add(self.id)
        self._lines = None

    def erase(self, question: str, member: str | None, now: datetime) -> None:
        """For real: every line that ever answered this question; gone already is fine."""
        with suppress(UnknownLineError):
            self.store.erase_answer(self.id, question, member, now)
        self._lines = None
        self.recent.forget()

    def forget_lines(self) -> None:
        self._lines = None

    def may_keep(self, member: str | None) -> bool:
        """Not about another adult who has not agreed; ``b.loon`` is about ``b``."""
        person = (member or "").partition(".")[0]
        other_adult = person == PARTNER or _CO_RESIDENT.fullmatch(person) is not None
        return not other_adult or person in self.agreed


@dataclass
class QuickCase:
    """In the memory of the running program only; gone when it is closed, locked or started anew."""

    id: str = QUICK
    naam: str = said("deze berekening")
    bewaard: bool = False
    recent: Recent = field(default_factory=Recent)
    _lines: list[Answer] = field(default_factory=list)

    def lines(self) -> list[Answer]:
        return [a for a in self._lines if not is_offer(a)]

    def offer_lines(self) -> list[Answer]:
        return [a for a in self._lines if is_offer(a)]

    def counter_lines(self) -> list[Answer]:
        return []

    def append(self, answers: Iterable[Answer]) -> None:
        self._lines.extend(answers)

    def erase(self, question: str, member: str | None, now: datetime) -> None:
        self._lines = [a for a in self._lines if a.key != (question, member)]
        self.recent.forget()

    def may_keep(self, member: str | None) -> bool:
        """Nothing is kept, so nobody has to agree."""
        return True


def _answer(line: AnswerLine) -> Answer:
    value = None if line.dont_know else line.value
    return Answer(line.question, line.member, line.raw, value, line.at.isoformat())


def _line(answer: Answer) -> NewLine:
    return NewLine(answer.question, answer.member, answer.raw, answer.value, not answer.known)
