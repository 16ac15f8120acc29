"""The words of a local scheme: what they may name, and that no figure stands in them."""

import re
from collections.abc import Iterator
from typing import Final

from voorzieningenwijzer.language.said import Said
from voorzieningenwijzer.outcomes import Local, LocalText
from voorzieningenwijzer.tables.scheme_documents import NATIONAL
from voorzieningenwijzer.tables.scheme_forms import SchemeForm, TextForm

PLACEHOLDERS: Final = frozenset({"coach", "coach_hoofd", "jaar", "volgend_jaar"})
SHARED_TERMS: Final = frozenset({"bezwaar_algemeen"})
"""Terms of the plan that every scheme may name, beside its own ``termijnen``."""
DEADLINES: Final = frozenset({"deze_week", "deze_maand", "twee_weken", "zorg_opzeggen"})
"""Days of the plan by which a scheme may say that something has to be done."""
MOST_WORDS: Final = 15

_NAME = re.compile(r"\{([^{}]*)\}")
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
Where = tuple[tuple[str | int, ...], str]


def word_faults(form: SchemeForm) -> Iterator[Where]:
    """What is wrong with the words of a scheme that is shown; the place and a Dutch sentence."""
    text = form.tekst
    if text is None:
        if form.gebruik in ("rekenen", "wijzen"):
            yield ("gebruik",), "bij wat getoond wordt hoort 'tekst': de woorden voor de huurder"
        return
    if form.gebruik == "rekenen" and text.titel is None:
        yield ("tekst",), "wat wordt uitgerekend heeft een titel: wat iemand gaat doen"
    if form.uitkomst == "vanzelf" and text.vanzelf is None:
        yield ("tekst",), "wat vanzelf komt heeft 'vanzelf': een zin, en waar iemand kijkt"
    for path, sentence in _sentences(text):
        yield from ((("tekst", *path), reason) for reason in _faults_of(sentence, form))
    for name in (text.voor.doe, text.voor.uiterlijk):
        if name is not None and name not in DEADLINES:
            yield ("tekst", "voor"), f"de dag '{name}' bestaat niet; kies uit: {_list(DEADLINES)}"


def local_of(form: SchemeForm) -> Local | None:
    """How the scheme is shown; None where it has no words."""
    if form.tekst is None:
        return None
    pays, apply = form.betaalt, form.aanvragen
    return Local(
        gebruik=form.gebruik,
        soort=form.soort,
        rubriek=form.rubriek,
        lezer=form.lezer,
        actief=form.actief,
        stand=form.stand,
        volgorde=form.volgorde,
        landelijk=form.gemeente == NATIONAL,
        tekst=_text(form.tekst, form),
        rang=pays.rang if pays else "",
        waarvoor=tuple(pays.waarvoor) if pays else (),
        weg=tuple(apply.weg) if apply else (),
    )


def _text(text: TextForm, form: SchemeForm) -> LocalText:
    by_itself = text.vanzelf
    return LocalText(
        naam=text.naam or form.naam,
        wat=Said(text.wat),
        stap=Said(text.stap),
        titel=Said(text.titel) if text.titel else "",
        wie=text.wie,
        inspanning=text.inspanning,
        doe=text.voor.doe or "",
        uiterlijk=text.voor.uiterlijk or "",
        verwacht=tuple(map(Said, text.verwacht)),
        let_op=tuple(map(Said, text.let_op)),
        geld_komt=Said(text.geld_komt) if text.geld_komt else "",
        als_nee=Said(text.als_nee) if text.als_nee else "",
        bedrag_zin=Said(text.bedrag_zin) if text.bedrag_zin else "",
        vanzelf=(Said(by_itself.zin), Said(by_itself.kijk)) if by_itself else (),
        termijnen=tuple((name, Said(term.tekst)) for name, term in form.termijnen.items()),
    )


def _sentences(text: TextForm) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name in ("wat", "stap", "titel", "geld_komt", "als_nee", "bedrag_zin"):
        value = getattr(text, name)
        if value:
            yield (name,), value
    for name in ("verwacht", "let_op"):
        yield from (((name, n), one) for n, one in enumerate(getattr(text, name)))
    if text.vanzelf is not None:
        yield ("vanzelf", "zin"), text.vanzelf.zin
        yield ("vanzelf", "kijk"), text.vanzelf.kijk


def _faults_of(sentence: str, form: SchemeForm) -> Iterator[str]:
    for name in _NAME.findall(sentence):
        term = name.removeprefix("termijn.")
        known = form.termijnen.keys() | SHARED_TERMS if term != name else PLACEHOLDERS
        if term not in known:
            yield f"{{{name}}} kan hier niet worden ingevuld; kies uit: {_list(known)}"
    rest = _NAME.sub("x", sentence)
    if "{" in rest or "}" in rest:
        yield "er staat een losse accolade"
    if re.search(r"\d", rest):
        yield "in een zin voor de huurder staat geen getal; zet het bij bedrag of termijnen"
    if any(len(one.split()) > MOST_WORDS for one in _SENTENCE.split(rest)):
        yield f"deze zin heeft meer dan {MOST_WORDS} woorden"


def _list(names: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(names)) or "niets"
