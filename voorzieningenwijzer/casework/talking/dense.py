"""One page per subject for a coach with the papers in hand: the same questions, answers and checks.

What is left empty there is not asked yet; what is emptied becomes "weet ik niet".
"""

from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.interview.questionnaire import Subject
from voorzieningenwijzer.interview.route import Screen


def subject_screen(talk: Talk, subject: str) -> Screen | None:
    """All questions of a subject that belong to this household now; None for another subject."""
    own = screens_of(talk, subject)
    if not own:
        return None
    questions = tuple(question for screen in own for question in screen.questions)
    title = talk.subject(subject).titel
    return Screen(f"dicht-{subject}", subject, title, "", questions)


def screens_of(talk: Talk, subject: str) -> tuple[Screen, ...]:
    return tuple(screen for screen in talk.route.all_screens if screen.onderwerp == subject)


def subjects(talk: Talk) -> tuple[Subject, ...]:
    """In the order of the talk, those with a question for this household."""
    return tuple(talk.subject(part.onderwerp) for part in talk.route.progress)


def subject_after(talk: Talk, subject: str) -> str | None:
    ids = [one.id for one in subjects(talk)]
    place = ids.index(subject) + 1 if subject in ids else len(ids)
    return ids[place] if place < len(ids) else None


def appeared(before: Screen, now: Screen | None) -> str | None:
    """The first question that an answer on the page called up."""
    if now is None:
        return None
    known = {question.name for question in before.questions}
    return next((q.name for q in now.questions if q.name not in known), None)
