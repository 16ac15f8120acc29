"""Answers that tell what care somebody needs: they do not outlive the sitting of the plan."""

from datetime import date

from voorzieningenwijzer.casework.talking.cases import GENTLE_PREFIX, NOTE, OFFER_PREFIX
from voorzieningenwijzer.storage.dossiers import GESPREK
from voorzieningenwijzer.storage.session import Session
from voorzieningenwijzer.storage.store import Store

WISHES = frozenset({"eigen_risico_gebruikt", OFFER_PREFIX + "zorgwensen"})
"""Questions, and lines typed beside the talk; a test knows the fields that they fill."""

SHORT_LIVED = WISHES | {NOTE}
"""What goes when the talk is done: these, and what the coach wrote for herself."""


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
            one: [line.id for line in session.answers.lines(one) if short_lived(line.question)]
            for one in due
        }
    if any(found.values()):
        with store.write() as session:
            for dossier, lines in found.items():
                session.answers.drop(dossier, lines)


def _planned_before(session: Session, dossier: str, today: date) -> bool:
    editions = session.plans.editions(dossier)
    return bool(editions) and editions[0].made.date() < today
