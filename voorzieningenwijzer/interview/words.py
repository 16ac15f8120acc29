"""Texts of the questionnaire with their blanks filled in: a year, a number, a source."""

from voorzieningenwijzer.interview.facts import PARTNER, Facts, person_of
from voorzieningenwijzer.interview.questionnaire import Question, Questionnaire, ScreenText


class Words:
    """For one member; a text without blanks is returned as it is."""

    def __init__(self, questionnaire: Questionnaire, facts: Facts, member: str | None) -> None:
        kind = "" if member is None else member.rpartition(".")[2]
        word = questionnaire.woorden.get(kind, kind)
        self.of_partner = person_of(member) == PARTNER
        self._blanks = {
            "jaar": str(facts.context.jaar),
            "vorig_jaar": str(facts.context.vorig_jaar),
            "nummer": str(facts.number_of(member)),
            "bron": word,
            "schuld": word,
            "regeling": word,
        }

    def fill(self, text: str) -> str:
        return text.format_map(self._blanks) if "{" in text else text

    def asking(self, question: Question) -> str:
        partner = self.of_partner and question.vraag_partner
        return self.fill(question.vraag_partner if partner else question.vraag)

    def title(self, screen: ScreenText) -> str:
        partner = self.of_partner and screen.titel_partner
        return self.fill(screen.titel_partner if partner else screen.titel)
