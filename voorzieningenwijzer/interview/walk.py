"""Replay of a talk: the questionnaire and the answers give the route, on every request anew."""

from voorzieningenwijzer.interview.answers import Answers
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.interview.questionnaire import Questionnaire
from voorzieningenwijzer.interview.route import Route


def walk(questionnaire: Questionnaire, answers: Answers, context: Context) -> Route:
    """Screens, next question, answers that fell off, household and homework. Pure."""
    raise NotImplementedError
