"""The fixed words of the papers beside the plan: one file for each in ``templates/papier``."""

from functools import cache

from voorzieningenwijzer.plan.wording.fill import fill, placeholders
from voorzieningenwijzer.plan.wording.text_files import opened
from voorzieningenwijzer.shipped import shipped


class PaperWords:
    """The words of a paper, filled in; a word that does not exist is an error of the caller."""

    def __init__(self, *papers: str) -> None:
        self._words = {name: text for paper in papers for name, text in words_of(paper).items()}

    def __call__(self, name: str, **values: str) -> str:
        return fill(self._words[name], values)

    def __contains__(self, name: str) -> bool:
        return name in self._words


@cache
def words_of(paper: str) -> dict[str, str]:
    """Raises PlanTextError for a file with another shape or a stray brace."""
    top = opened(shipped("templates", "papier", f"{paper}.yaml"))
    section = top.section("woorden")
    found = {name: section.text(name) for name in section}
    section.done()
    top.done()
    for text in found.values():
        placeholders(text)
    return found
