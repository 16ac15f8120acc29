"""Texts of the questionnaire with their blanks filled in: a year, a number, a source."""

from voorzieningenwijzer.interview.facts import Facts, person_of
from voorzieningenwijzer.interview.members import PARTNER
from voorzieningenwijzer.interview.questionnaire import Question, Questionnaire, ScreenText
from voorzieningenwijzer.language.said import filled


class Words:
    """For one member; a text without blanks is returned as it is."""

    def __init__(self, questionnaire: Questionnaire, facts: Facts, member: str | None) -> None:
        self.of_partner = person_of(member) == PARTNER
        self.blanks = blanks(questionnaire, member, facts.context.jaar, facts.number_of(member))

    def fill(self, text: str) -> str:
        return filled(text, self.blanks) if "{" in text else text

    def asking(self, question: Question) -> str:
        partner = self.of_partner and question.vraag_partner
        return self.fill(question.vraag_partner if partner else question.vraag)

    def title(self, screen: ScreenText) -> str:
        partner = self.of_partner and screen.titel_partner
        return self.fill(screen.titel_partner if partner else screen.titel)


def blanks(
    questionnaire: Questionnaire, member: str | None, year: int, number: int
) -> dict[str, str]:
    """What the blanks of a text hold for this member, asked in that year."""
    kind = "" if member is None else member.rpartition(".")[2]
    word = questionnaire.woorden.get(kind, kind)
    return {
        "jaar": str(year),
        "vorig_jaar": str(year - 1),
        "nummer": str(number),
        "bron": word,
        "schuld": word,
        "regeling": word,
    }
