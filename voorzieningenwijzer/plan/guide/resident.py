"""The guide for residents: what it is, how to begin, where, with which papers; in plain words."""

from collections.abc import Iterator

from voorzieningenwijzer.language.said import capital
from voorzieningenwijzer.plan.guide.model import Entry
from voorzieningenwijzer.plan.wording.guide_words import GuideWords, Law
from voorzieningenwijzer.tables import NoTable, Scheme

Line = tuple[str, tuple[str, ...]]


def law_entry(words: GuideWords, law: Law) -> Entry:
    advice, places = law.text.aanvragen, []
    for name in advice.waar or (law.text.bij,):
        if name:
            places.append(words.texts.office(name, words.gemeente))
    lines = (
        ("stap", words.filled((advice.eerste_stap,))),
        ("waar", tuple(p.naam for p in places)),
        ("bel", tuple(p.telefoon for p in places if p.telefoon)),
        ("papieren", words.papers(advice.papieren)),
        ("vanzelf", words.filled(law.text.vanzelf)),
        ("verwacht", words.filled(advice.verwacht)),
        ("let_op", words.filled(advice.let_op)),
        ("geld", words.filled((advice.geld_komt,))),
        ("als_nee", words.filled((advice.als_nee,))),
    )
    missing = isinstance(law.period, NoTable)
    return Entry(
        id=law.rule.regeling,
        kop=capital(law.text.naam),
        zinnen=words.filled((advice.wat,)),
        oud=(words.say("bedrag_onbekend"),) if missing else (),
        regels=tuple(_named(words, lines)),
    )


def scheme_entry(words: GuideWords, scheme: Scheme) -> Entry:
    local, given = scheme.lokaal, scheme.aanvragen
    if local is None:
        return Entry(scheme.id, scheme.naam)
    text, terms = local.tekst, {f"termijn.{n}": t for n, t in local.tekst.termijnen}
    lines = (
        ("voor_wie", words.conditions(scheme)),
        ("stap", words.filled((text.stap,), terms)),
        ("waar", _texts(given.get("waar"))),
        ("bel", _texts(given.get("telefoon"))),
        ("papieren", words.papers(given.get("meenemen"))),
        ("bedrag", _amount(words, scheme)),
        ("vanzelf", words.filled(text.vanzelf, terms)),
        ("verwacht", words.filled(text.verwacht, terms)),
        ("let_op", words.filled(text.let_op, terms)),
        ("geld", words.filled((text.geld_komt,), terms)),
        ("als_nee", words.filled((text.als_nee,), terms)),
        ("vraag_na", scheme.nog_te_vragen),
    )
    return Entry(
        id=scheme.id,
        kop=scheme.naam,
        zinnen=words.filled((text.wat,), terms),
        oud=words.old(scheme),
        regels=tuple(_named(words, lines)),
    )


def _amount(words: GuideWords, scheme: Scheme) -> tuple[str, ...]:
    """An amount that is old or unknown is said to be so, and not named."""
    if scheme.bedrag is None:
        return ()
    if not scheme.bedrag.known:
        return (words.say("bedrag_onbekend"),)
    if scheme.stale(words.dag):
        return (words.say("bedrag_oud"),)
    return words.amounts(scheme.bedrag)


def _texts(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) and value else ()


def _named(words: GuideWords, lines: tuple[Line, ...]) -> Iterator[Line]:
    for name, sentences in lines:
        if sentences:
            yield words.say(name), sentences
