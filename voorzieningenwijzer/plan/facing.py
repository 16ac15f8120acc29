"""A plan beside another language: each sentence was kept with how it was made."""

from collections.abc import Mapping
from dataclasses import fields, replace

from voorzieningenwijzer.language.catalogue import Catalogue
from voorzieningenwijzer.language.said import PLACEHOLDER, Said, each_text
from voorzieningenwijzer.plan.model import Plan

Row = tuple[str, str, tuple[tuple[str, str], ...]]
"""A sentence, its template, and what was filled in."""

_AS_IT_IS = frozenset(
    {
        *("naam", "coach", "organisatie", "telefoon", "bereikbaar", "gemeente", "afspraak"),
        *("programma", "tabellen", "zinnen", "verschil"),
    }
)
"""What people typed, and names."""


def with_sentences(plan: Plan) -> Plan:
    """The plan with its own account of how each sentence was made."""
    found: dict[str, Row] = {}

    def note(text: str) -> str:
        _remember(text, found)
        return text

    each_text(plan, note)
    return replace(plan, zinnen=tuple(found[text] for text in sorted(found)))


def _remember(text: str, found: dict[str, Row]) -> None:
    if not isinstance(text, Said):
        return
    only = PLACEHOLDER.fullmatch(text.template)
    if only and only[1] in text.values and text.values[only[1]] == text:
        _remember(text.values[only[1]], found)
        return
    values = tuple((name, str(value)[:]) for name, value in sorted(text.values.items()))
    found.setdefault(text[:], (text[:], text.template[:], values))
    for value in text.values.values():
        _remember(value, found)


def in_language(plan: Plan, language: Catalogue) -> Plan | None:
    """The same plan in another language; None for one that was made before this was kept."""
    if not plan.zinnen:
        return None
    rows = {text: (template, dict(values)) for text, template, values in plan.zinnen}
    made: dict[str, str] = {}

    def again(text: str) -> str:
        if text not in made:
            made[text] = text
            made[text] = _said(text, rows, again)
        return made[text]

    own = {*_AS_IT_IS, *(("eerste_stap",) if plan.eigen_woorden else ())}
    changed = {
        one.name: each_text(getattr(plan, one.name), lambda text: language.say(again(text[:])))
        for one in fields(plan)
        if one.name not in own
    }
    return replace(plan, **changed)


def _said(text: str, rows: Mapping[str, tuple[str, dict[str, str]]], again: object) -> str:
    row = rows.get(text)
    if row is None:
        return text
    template, values = row
    assert callable(again)
    return Said(text, template, {name: again(value) for name, value in values.items()})
