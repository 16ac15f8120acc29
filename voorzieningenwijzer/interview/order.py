"""Papers first: subjects of which a paper is on the table come before the others.

Who lives here goes before all of them, since everything leans on it. What a question leans on is
asked before it, whatever is on the table. The replay itself keeps the order of the questionnaire.
"""

from collections.abc import Mapping, Sequence

from voorzieningenwijzer.interview.derived import DERIVED
from voorzieningenwijzer.interview.facts import RESIDENTS
from voorzieningenwijzer.interview.offered import LOCAL_SCHEMES
from voorzieningenwijzer.interview.questionnaire import Question, Questionnaire

_PLACE = "gemeente"


def subject_order(made: Questionnaire, on_table: frozenset[str]) -> tuple[str, ...]:
    """Ids of all subjects; as in the questionnaire where no paper is there, or every one."""
    left = [subject.id for subject in made.onderwerpen]
    if not on_table:
        return tuple(left)
    with_paper = {q.onderwerp for q in made.vragen if on_table & set(q.bewijs[:1])}
    ordered: list[str] = []
    while left:
        ready = [one for one in left if made.leunt_op[one] <= set(ordered)]
        chosen = next((one for one in ready if one in with_paper), left[0])
        ordered.append(chosen)
        left.remove(chosen)
    return tuple(ordered)


def leaning(subjects: Sequence[str], questions: Sequence[Question]) -> Mapping[str, set[str]]:
    """Per subject those that have to be passed before it."""
    place: dict[str, str] = {}
    for question in questions:
        place.setdefault(question.veld, question.onderwerp)
    people = subjects.index(place[RESIDENTS]) if place.get(RESIDENTS) in subjects else 0
    found = {one: set(subjects[: min(i, people + 1)]) for i, one in enumerate(subjects)}
    for question in questions:
        sources = {place[source] for source in _sources(question) if source in place}
        found.setdefault(question.onderwerp, set()).update(sources - {question.onderwerp})
    return found


def _sources(question: Question) -> set[str]:
    """The fields that decide whether it is asked, and with which choices."""
    fields = question.alleen_als.fields() if question.alleen_als else frozenset()
    sources = {s for name in fields for s in (DERIVED[name].uit if name in DERIVED else (name,))}
    return sources | ({_PLACE} if question.keuzes_uit == LOCAL_SCHEMES else set())
