"""What people who took part found of it: three questions, of all organisations together."""

from collections.abc import Iterable

from voorzieningenwijzer.casework.after.survey import survey
from voorzieningenwijzer.casework.counts.words import Sheet
from voorzieningenwijzer.language.said import listed, said
from voorzieningenwijzer.statistics.edition import Edition
from voorzieningenwijzer.statistics.words import ANTWOORDEN


def survey_table(edition: Edition) -> Iterable[Sheet]:
    """A row to each answer, or to answers that were too few alone; a column to each question."""
    if not edition.peiling:
        return
    per_question = [{one.leden: one.totaal for one in grid.regels} for grid in edition.peiling]
    groups = sorted({group for one in per_question for group in one}, key=_order)
    rows = tuple((_name(group), *(one.get(group, "") for one in per_question)) for group in groups)
    yield Sheet(
        "peiling",
        said("Wat mensen van het gesprek vonden"),
        (said("Antwoord"), *survey().vragen),
        rows,
        uitleg=said(
            "Gevraagd zonder naam. {aantal} mensen van alle organisaties samen deden mee. "
            "Wat bij een vraag te weinig gezegd is, staat met een ander antwoord samen.",
            aantal=str(sum(int(n or 0) for n in per_question[0].values())),
        ),
    )


def _order(group: tuple[str, ...]) -> tuple[int, int]:
    return min(list(ANTWOORDEN).index(one) for one in group), len(group)


def _name(group: tuple[str, ...]) -> str:
    names = [said(ANTWOORDEN[one]) for one in group]
    return names[0] if len(names) == 1 else said("{namen} samen", namen=listed(names))
