"""The words of the local schemes stand in their own documents and pass the gates of the plan.

A document that breaks one of the first is refused when it is read; here all shipped ones pass.
"""

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest

from tests.examples.plannen import voorbeelden as v
from voorzieningenwijzer.plan.wording.fill import fill
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.tables import Scheme, Tables
from voorzieningenwijzer.tables.scheme_words import DEADLINES, PLACEHOLDERS, SHARED_TERMS

SHOWN = [scheme for scheme in Tables.shipped().schemes() if scheme.shown]
NOT_SAID = {"naam", "termijnen", "wie", "doe", "uiterlijk", "inspanning"}


def sentences(scheme: Scheme) -> Iterator[str]:
    assert scheme.lokaal is not None
    for one in fields(scheme.lokaal.tekst):
        value = getattr(scheme.lokaal.tekst, one.name)
        if one.name not in NOT_SAID:
            yield from (value,) if isinstance(value, str) else value
    yield from scheme.nog_te_vragen


def values(scheme: Scheme) -> dict[str, str]:
    assert scheme.lokaal is not None
    texts = plan_texts()
    shared = {f"termijn.{n}": texts.termijnen[n].words(v.DAY, 2026) for n in SHARED_TERMS}
    own = {f"termijn.{name}": text for name, text in scheme.lokaal.tekst.termijnen}
    return {name: texts.vulwoorden[name] for name in PLACEHOLDERS} | shared | own


def test_what_the_reader_allows_the_plan_has() -> None:
    texts = plan_texts()
    assert texts.termijnen.keys() >= SHARED_TERMS | DEADLINES
    assert texts.vulwoorden.keys() >= PLACEHOLDERS


@pytest.mark.parametrize("scheme", SHOWN, ids=lambda s: f"{s.gemeente}-{s.id}")
def test_the_words_pass_the_gates_of_the_plan(scheme: Scheme) -> None:
    for text in sentences(scheme):
        filled = fill(text, values(scheme))
        assert "{" not in filled
        assert not re.search(r"\d", text), text
        assert text == text.strip()


@pytest.mark.parametrize("scheme", SHOWN, ids=lambda s: f"{s.gemeente}-{s.id}")
def test_title_papers_and_office(scheme: Scheme) -> None:
    assert scheme.lokaal is not None
    assert len(scheme.lokaal.tekst.titel.split()) <= 10
    assert scheme.aanvragen["waar"]
    bring = scheme.aanvragen["meenemen"]
    assert isinstance(bring, list)
    assert set(bring) <= plan_texts().papieren.keys()


def test_what_comes_by_itself_is_never_to_be_applied_for() -> None:
    by_itself = [scheme for scheme in SHOWN if scheme.uitkomst == "vanzelf"]
    assert by_itself
    for scheme in by_itself:
        assert scheme.lokaal is not None
        assert scheme.lokaal.tekst.vanzelf
        for text in (scheme.lokaal.tekst.titel, scheme.lokaal.tekst.wat, scheme.lokaal.tekst.stap):
            assert not re.search(r"\b(vraag|vul)\b", text.lower()), text
