"""A new scheme from a template: the form of the template folder, without what is invented there."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final

from voorzieningenwijzer.casework.schemes.content import (
    Content,
    Typed,
    add_condition,
    add_source,
    set_amount,
    set_days,
    set_limit,
    set_words,
)
from voorzieningenwijzer.casework.schemes.drafts import Draft, DraftError, finish
from voorzieningenwijzer.casework.schemes.typed import Read, read_typed
from voorzieningenwijzer.interview.reading import ReadingError, parse_whole
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.tables import Tables
from voorzieningenwijzer.tables.reading import parse
from voorzieningenwijzer.tables.scheme_documents import COSTS, NATIONAL, OLDEST_CHILD

TEMPLATES: Final[Mapping[str, str]] = {
    "rekenen": "meedoenpas",
    "vanzelf": "schoolgeld",
    "wijzen": "inloop",
    "maatwerk": "maatwerk",
}
"""What somebody wants to add, and the file of the template folder that shows its form."""

WORKED_OUT = frozenset({"rekenen", "vanzelf"})
_KEPT = ("soort", "rubriek", "gebruik", "uitkomst", "lezer", "volgorde")
_KEPT_OF_TEXT = ("wie", "inspanning", "voor", "bedrag_zin", "als_nee")
_NEEDED = {
    "gemeente": said("Schrijf de naam van de gemeente."),
    "naam": said("Schrijf hoe mensen de regeling noemen."),
    "waar": said("Schrijf waar iemand terechtkan."),
    "wat": said("Schrijf in een zin wat het is."),
    "stap": said("Schrijf in een zin wat iemand als eerste doet."),
    "stand": said("Schrijf van wanneer de bron is, zoals 2026 of 2026-09."),
    "gecontroleerd_op": said("Schrijf de dag waarop u het nakeek."),
    "controleer_voor": said("Schrijf wanneer iemand dit weer moet nakijken."),
    "bron_titel": said("Schrijf waar u het las."),
    "bron_dag": said("Schrijf de dag waarop u deze bron las."),
}
_ITSELF = {
    "vanzelf_zin": said("Schrijf een zin: het komt vanzelf."),
    "vanzelf_kijk": said("Schrijf waar iemand kan zien of het kwam."),
}


def new_scheme(
    tables: Tables,
    template: str,
    typed: Typed,
    today: date,
    *,
    waarvoor: Collection[str] = (),
    meenemen: Collection[str] = (),
) -> Draft:
    """Raises DraftError; KeyError for a template that is not there."""
    shape = _shape(TEMPLATES[template])
    read = read_typed(typed, today)
    ages = _ages(read, typed)
    _check(read, typed, template, ages)
    if read.errors:
        raise DraftError(read.errors)
    gemeente = _place(tables, typed["gemeente"])
    content = _begin(shape, gemeente, typed)
    if tables.versions(gemeente, str(content["regeling"])):
        raise DraftError(
            {"naam": said("In {gemeente} is er al een regeling die zo heet.", gemeente=gemeente)}
        )
    source = add_source(content, typed, read.days["bron_dag"] or today)
    if read.limit is not None:
        set_limit(content, read.limit, typed)
    if ages is not None:
        add_condition(content, {"veld": _children(ages), "minstens": 1})
    set_amount(content, read.whole, read.parts, typed, source)
    set_days(content, read.days)
    content["aanvragen"] = {"waar": "", "weg": shape["aanvragen"]["weg"], "meenemen": []}
    content["aanvragen"]["meenemen"] = [one for one in plan_texts().papieren if one in meenemen]
    chosen = [name for name in COSTS if name in waarvoor]
    if chosen and "betaalt" in shape:
        content["betaalt"] = {"rang": shape["betaalt"]["rang"], "waarvoor": chosen}
    set_words(content, typed)
    return finish(tables, content)


def template_facts(tables: Tables, template: str) -> dict[str, Any]:
    """What the form of this template asks."""
    return {
        "rekent": template in WORKED_OUT,
        "vanzelf": template == "vanzelf",
        "places": tables.gemeenten(),
        "costs": COSTS if "betaalt" in _shape(TEMPLATES[template]) else (),
        "papers": plan_texts().papieren,
    }


def _begin(shape: Content, gemeente: str, typed: Typed) -> Content:
    name = _word(typed["naam"])
    content: Content = {"regeling": f"{_word(gemeente)}.{name}", "naam": typed["naam"]}
    content["gemeente"] = gemeente
    content |= {key: shape[key] for key in _KEPT if key in shape}
    if typed.get("rubriek"):
        content["rubriek"] = typed["rubriek"]
    content["actief"] = "ja"
    content["tekst"] = {k: shape["tekst"][k] for k in _KEPT_OF_TEXT if k in shape["tekst"]}
    return content


def _check(read: Read, typed: Typed, template: str, ages: tuple[int, int] | None) -> None:
    for name, sentence in _NEEDED.items():
        read.need(typed, name, sentence)
    if template == "vanzelf":
        for name, sentence in _ITSELF.items():
            read.need(typed, name, sentence)
    if template not in WORKED_OUT:
        return
    read.need(typed, "titel", "Schrijf wat iemand gaat doen, zoals: Vraag de pas aan.")
    if (
        read.limit is None
        and ages is None
        and not {"grens", "kind_van", "kind_tot"} & set(read.errors)
    ):
        read.errors["grens"] = said(
            "Schrijf een inkomensgrens of de leeftijd van de kinderen. "
            "Weet u die niet? Kies dan een plek die kan helpen."
        )


def _ages(read: Read, typed: Typed) -> tuple[int, int] | None:
    """From an age up to the day before a birthday."""
    first = read.take("kind_van", typed.get("kind_van", ""), _age)
    last = read.take("kind_tot", typed.get("kind_tot", ""), _age)
    if first is None and last is None:
        return None
    if first is None or last is None:
        read.errors.setdefault("kind_tot" if last is None else "kind_van", "Vul beide in.")
        return None
    if first >= last:
        read.errors["kind_tot"] = said("Deze leeftijd hoort hoger te zijn dan de eerste.")
        return None
    return first, last


def _age(text: str) -> int:
    number = int(parse_whole(text).waarde)
    if not 0 <= number <= OLDEST_CHILD:
        raise ReadingError(
            said("Schrijf een leeftijd van 0 tot en met {oldest_child}.", oldest_child=OLDEST_CHILD)
        )
    return number


def _children(ages: tuple[int, int]) -> str:
    return f"aantal_kinderen_{ages[0]}_tot_{ages[1]}"


def _place(tables: Tables, said: str) -> str:
    """A municipality that is there keeps the way in which its documents write it."""
    known = (*tables.gemeenten(), NATIONAL)
    return next((one for one in known if one.casefold() == said.casefold()), said)


def _word(text: str) -> str:
    """``Meedoen & sport`` as the name of a scheme: ``meedoen_sport``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    word = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    return word if word[:1].isalpha() else f"r_{word}".strip("_")


@lru_cache(maxsize=8)
def _shape(name: str) -> Any:
    text = shipped("templates", "gemeente", f"{name}.yaml").read_text(encoding="utf-8")
    return parse(text, ours=True)
