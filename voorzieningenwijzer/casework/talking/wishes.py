"""Answers that tell what care somebody needs: they do not outlive the sitting of the plan."""

from datetime import date

from voorzieningenwijzer.casework.talking.cases import (
    APPOINTMENT,
    GENTLE_PREFIX,
    NOTE,
    OFFER_PREFIX,
    SAID_BACK,
)
from voorzieningenwijzer.storage.answers import AnswerLine
from voorzieningenwijzer.storage.dossiers import GESPREK
from voorzieningenwijzer.storage.session import Session
from voorzieningenwijzer.storage.store import Store

WISHES = frozenset({"eigen_risico_gebruikt", OFFER_PREFIX + "zorgwensen"})
"""Questions, and lines typed beside the talk; a test knows the fields that they fill."""

SHORT_LIVED = WISHES | {NOTE, APPOINTMENT, SAID_BACK}
"""What goes when the talk is done: these, what the coach wrote for herself, when the talk was to
be, and what a new tenant said at the counter.
"""


def short_lived(question: str) -> bool:
    """Whether the answer goes when the talk is done."""
    return question in SHORT_LIVED or question.startswith(GENTLE_PREFIX)


def wipe_wishes(store: Store, today: date) -> None:
    """Of talks whose plan is of before today; the caller has the file scrubbed."""
    with store.read() as session:
        due = [
            one.id
            for one in session.dossiers.listing()
            if one.status == GESPREK and _planned_before(session, one.id, today)
        ]
        found = {
            one: [line.id for line in session.answers.lines(one) if _is_due(line, today)]
            for one in due
        }
    if any(found.values()):
        with store.write() as session:
            for dossier, lines in found.items():
                session.answers.drop(dossier, lines)


def _is_due(line: AnswerLine, today: date) -> bool:
    """An appointment that is still to come was made after the plan: it stays until its day."""
    if line.question == APPOINTMENT and isinstance(line.value, dict):
        return str(line.value.get("dag", "")) < today.isoformat()
    return short_lived(line.question)


def _planned_before(session: Session, dossier: str, today: date) -> bool:
    editions = session.plans.editions(dossier)
    return bool(editions) and editions[0].made.date() < today
