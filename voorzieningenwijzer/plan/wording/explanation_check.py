"""Checks of the explanations: each condition of a law has its sentence, and no sentence is idle."""

import re
from collections.abc import Iterable, Iterator, Mapping

from voorzieningenwijzer.assessment.explained import (
    Explained,
    explained_laws,
    explained_measure,
)
from voorzieningenwijzer.plan.wording.explanation_texts import Explanation, ExplanationFrame
from voorzieningenwijzer.plan.wording.fill import PlanTextError, placeholders
from voorzieningenwijzer.plan.wording.texts import SchemeText

MOST_SENTENCES = 6
MOST_OF_COUNTING = 3
"""Beside these stand the opening, the limit or what is missing, and the article."""
MOST_OF_REFUSAL = 2
_END = re.compile(r"[.?!]\s")


def check_explanations(schemes: Mapping[str, SchemeText], frame: ExplanationFrame) -> None:
    """Raises PlanTextError with the scheme and the name that does not fit."""
    for scheme in schemes.values():
        if scheme.uitleg is not None:
            laws = [law for law in explained_laws() if law.regeling == scheme.regeling]
            if laws:
                _check_law(scheme.regeling, scheme.uitleg, laws)
            else:
                _check_local(scheme.regeling, scheme.uitleg)
    _check_local("uitleg.yaml, lokaal", frame.lokaal)


def laws_without_explanation(schemes: Mapping[str, SchemeText]) -> tuple[str, ...]:
    """Laws that give an outcome and have no sentences of their own yet."""
    names = dict.fromkeys(law.regeling for law in explained_laws())
    return tuple(n for n in names if n not in schemes or schemes[n].uitleg is None)


def _check_law(where: str, text: Explanation, laws: list[Explained]) -> None:
    steps = {name for law in laws for name in law.stappen}
    tests = {name: mark for law in laws for name, mark in law.toetsen.items()}
    _check_counting(where, text, steps)
    missing, idle = tests.keys() - text.toetsen.keys(), text.toetsen.keys() - tests.keys()
    if missing:
        raise PlanTextError(f"{where}: geen uitleg voor de toets {_names(missing)}")
    if idle:
        raise PlanTextError(f"{where}: uitleg voor een toets die er niet is: {_names(idle)}")
    for name, one in text.toetsen.items():
        _short(f"{where}, {name}", one.nee, MOST_OF_REFUSAL)
        _known(f"{where}, {name}", (*one.nee, one.ja), steps, limit=bool(tests[name].eenheid))
        if one.ja and not tests[name].eenheid:
            raise PlanTextError(f"{where}, {name}: 'ja' kan alleen bij een toets met een grens")


def _check_local(where: str, text: Explanation) -> None:
    steps = set(explained_measure().stappen)
    _check_counting(where, text, steps)
    for name, one in text.toetsen.items():
        _short(f"{where}, {name}", one.nee, MOST_OF_REFUSAL)
        _known(f"{where}, {name}", (*one.nee, one.ja), steps, limit=True)


def _check_counting(where: str, text: Explanation, steps: set[str]) -> None:
    _known(where, (one.zin for one in text.rekent), steps, limit=False)
    for one in text.rekent:
        if one.about and one.about not in steps:
            raise PlanTextError(f"{where}: de stap '{one.about}' bestaat niet")
    always = [one.zin for one in text.rekent if not one.about]
    either = dict.fromkeys(one.about for one in text.rekent if one.about)
    _short(where, [one.zin for one in text.rekent], len(text.rekent))
    if len(always) + len(either) > MOST_OF_COUNTING:
        raise PlanTextError(f"{where}: meer dan {MOST_OF_COUNTING} zinnen over de berekening")


def _short(where: str, sentences: Iterable[str], most: int) -> None:
    found = list(sentences)
    if len(found) > most:
        raise PlanTextError(f"{where}: meer dan {most} zinnen")
    for one in found:
        if _END.search(one) or not one.endswith((".", "?")):
            raise PlanTextError(f"{where}: schrijf precies een zin: {one}")


def _known(where: str, sentences: Iterable[str], steps: set[str], *, limit: bool) -> None:
    for name in _placeholders(sentences):
        step = name.removeprefix("stap.")
        if step != name and step not in steps:
            raise PlanTextError(f"{where}: de stap '{step}' bestaat niet")
        if name in ("waarde", "grens", "afstand") and not limit:
            raise PlanTextError(f"{where}: '{name}' kan alleen bij een toets met een grens")


def _placeholders(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        yield from placeholders(sentence)


def _names(found: Iterable[str]) -> str:
    return ", ".join(sorted(found))
