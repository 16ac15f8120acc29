"""One page per subject for a coach with the papers in hand: the same questions, answers and checks.

What is left empty there is not asked yet; what is emptied becomes "weet ik niet". A paper that was
seen there is a paper on the table: the same answer to the same question as in the guided talk.
"""

from collections.abc import Collection
from dataclasses import dataclass

from voorzieningenwijzer.casework.talking.talk import Talk, open_talk, save
from voorzieningenwijzer.interview.questionnaire import Subject
from voorzieningenwijzer.interview.route import AskedQuestion, Screen

PAPERS = "papieren_op_tafel"


@dataclass(frozen=True, slots=True)
class PaperHere:
    """A paper that a question on the page names; ``gezien``: it lies on the table."""

    id: str
    naam: str
    gezien: bool


def papers_of(talk: Talk, screen: Screen) -> tuple[PaperHere, ...]:
    """Those that the talk asks about, in its order; none where the page asks it itself."""
    asked = _papers_question(talk)
    if asked is None or any(q.id == PAPERS for q in screen.questions):
        return ()
    named = {one.id for q in screen.questions for one in q.bewijs}
    return tuple(
        PaperHere(c.waarde, c.tekst, c.waarde in asked.chosen)
        for c in asked.keuzes
        if c.waarde in named
    )


def see_papers(talk: Talk, offered: Collection[str], seen: Collection[str], at: str) -> Talk:
    """``offered``: the papers that the page showed; about another nothing was said there."""
    asked = _papers_question(talk)
    screen = talk.route.screen(PAPERS)
    if asked is None or screen is None:
        return talk
    left = asked.chosen - set(offered)
    here = [c for c in asked.keuzes if c.waarde in left | (set(seen) & set(offered))]
    ticked = [c.waarde for c in here if not c.alleen] or [c.waarde for c in here]
    if set(ticked) == asked.chosen or not (ticked or asked.chosen):
        return talk
    nothing = [c.waarde for c in asked.keuzes if c.alleen]
    save(talk, screen, {PAPERS: ticked or nothing}, at)
    return open_talk(talk.case, talk.questionnaire, talk.context, zorg_feiten=talk.zorg_feiten)


def _papers_question(talk: Talk) -> AskedQuestion | None:
    asked = (q for screen in talk.route.all_screens for q in screen.questions)
    return next((q for q in asked if q.id == PAPERS), None)


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
