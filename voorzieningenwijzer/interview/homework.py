"""The papers that would answer what is unknown now: homework on the plan."""

from collections.abc import Iterable

from voorzieningenwijzer.interview.questionnaire import Questionnaire
from voorzieningenwijzer.interview.route import AskedQuestion, Homework


def homework_of(
    questionnaire: Questionnaire, asked: Iterable[AskedQuestion], on_table: frozenset[str]
) -> tuple[Homework, ...]:
    """One entry per paper, in the order of the talk. Each open question names its best paper:
    the first that is not on the table already, since one on the table did not help.
    """
    found: dict[str, list[AskedQuestion]] = {}
    for question in asked:
        if not question.dont_know:
            continue
        papers = [p for p in question.question.bewijs if p not in on_table]
        if papers:
            found.setdefault(papers[0], []).append(question)
    return tuple(
        Homework(
            papier=paper,
            naam=questionnaire.papieren[paper].naam,
            zoekzin=questionnaire.papieren[paper].zoekzin,
            waar_halen=questionnaire.papieren[paper].waar_halen,
            vragen=tuple(q.vraag for q in questions),
            velden=tuple(q.veld for q in questions),
        )
        for paper, questions in found.items()
    )
