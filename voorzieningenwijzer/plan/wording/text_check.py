"""Checks between the files of words: whatever one names must exist in the other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from voorzieningenwijzer.plan.wording.fill import PlanTextError, placeholders
from voorzieningenwijzer.plan.wording.texts import PlanTexts


def check_texts(texts: PlanTexts) -> None:
    """Raises PlanTextError for a placeholder, deadline, office or paper that does not exist."""
    for where, sentence in every_text(texts, "teksten"):
        for name in placeholders(sentence):
            if name.startswith("stap."):
                continue
            known = texts.termijnen if name.startswith("termijn.") else texts.vulwoorden
            _known([name.removeprefix("termijn.")], known, f"{where}: {{{name}}}")
    for advice in texts.every_advice():
        _known(advice.waar, texts.loketten, advice.id)
        _known(advice.papieren, texts.papieren, advice.id)
        _known([advice.doe, advice.uiterlijk], texts.termijnen, advice.id)
        _known([name for name, _ in advice.cijfers], texts.vulwoorden, advice.id)
    for scheme in texts.regelingen.values():
        deadlines = [scheme.betaling, scheme.vorig_jaar, scheme.vorig_jaar_dubbel, scheme.melden]
        _known(deadlines, texts.termijnen, scheme.regeling)
        _known([scheme.bij], texts.loketten, scheme.regeling)
    _known([*texts.plaatselijk, "uw_gemeente"], texts.loketten, "loketten_plaatselijk")
    for report in texts.geef_door:
        for to in report.aan:
            _known([to.loket], texts.loketten, report.id)


def every_text(value: Any, where: str) -> Iterator[tuple[str, str]]:
    """Every text below ``value`` with its place."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from every_text(item, f"{where}.{key}")
    elif isinstance(value, tuple):
        for item in value:
            yield from every_text(item, where)
    elif is_dataclass(value):
        for one in fields(value):
            yield from every_text(getattr(value, one.name), f"{where}.{one.name}")


def _known(names: Iterable[str], known: Mapping[str, Any], where: str) -> None:
    for name in names:
        if name and name not in known:
            raise PlanTextError(f"{where}: '{name}' bestaat niet")
