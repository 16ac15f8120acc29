"""The guide of a municipality, from the files of the schemes themselves: nothing is written twice.

Every scheme in use is in it. What is old, unknown, ended or planned is said so, never left out.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from voorzieningenwijzer.conditions import Word, leaves
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.plan.guide.model import Chapter, Edition, Entry, Guide, GuideTable
from voorzieningenwijzer.plan.guide.professional import law_entry as professional_law
from voorzieningenwijzer.plan.guide.professional import scheme_entry as professional_scheme
from voorzieningenwijzer.plan.guide.resident import law_entry as resident_law
from voorzieningenwijzer.plan.guide.resident import scheme_entry as resident_scheme
from voorzieningenwijzer.plan.wording.amounts import day_text, euro, percent, short_day
from voorzieningenwijzer.plan.wording.guide_words import GuideWords, laws, limit_is_chosen
from voorzieningenwijzer.tables import NoTable, Scheme, Tables
from voorzieningenwijzer.tables.scheme_documents import INCOME_FIELD, NATIONAL, SUBJECTS

NORM = "bijstandsnorm"
_OF_THE_NORM = ("alleenstaand", "paar", "vakantietoeslag_deel")
_COACH = "coach"


def guide(tables: Tables, gemeente: str, editie: Edition, dag: date, voorbeeld: bool) -> Guide:
    words = GuideWords(tables, gemeente, dag)
    schemes = every_scheme(tables, gemeente, dag)
    chapters = (
        _about(words, editie, schemes),
        _limits(words, editie, schemes),
        _national(words, editie),
        *_by_subject(words, editie, schemes),
    )
    return Guide(
        gemeente=gemeente,
        editie=editie,
        dag=dag,
        titel=words.say(f"titel_{editie}", gemeente=gemeente),
        voorbeeld=voorbeeld,
        hoofdstukken=tuple(c for c in chapters if c.zinnen or c.delen or c.tabel),
    )


def every_scheme(tables: Tables, gemeente: str, dag: date) -> tuple[Scheme, ...]:
    """Of the municipality and national: of each the document that holds, or else the last one."""
    found = []
    for place in (gemeente, NATIONAL):
        for last in tables.schemes(place):
            begun = [v for v in tables.versions(place, last.id) if v.geldig_van <= dag]
            found.append(begun[-1] if begun else last)
    return tuple(sorted(found, key=Scheme.place))


def _over(scheme: Scheme, dag: date) -> bool:
    """Ended, planned, or kept for the record only."""
    ended = scheme.geldig_tot is not None and scheme.geldig_tot < dag
    return not scheme.shown or ended or scheme.geldig_van > dag


def _about(words: GuideWords, editie: Edition, schemes: tuple[Scheme, ...]) -> Chapter:
    shown = [s for s in schemes if not _over(s, words.dag)]
    values = {
        "gemeente": words.gemeente,
        "dag": day_text(words.dag),
        "aantal": str(len(shown)),
        "oud": str(sum(s.stale(words.dag) for s in shown)),
    }
    names = [f"over_{editie}_{n}" for n in range(1, 9)]
    said = tuple(words.say(name, **values) for name in names if name in words.say)
    return Chapter(words.say("over"), said)


def _limits(words: GuideWords, editie: Edition, schemes: tuple[Scheme, ...]) -> Chapter:
    """What a share of the norm is in euros, of the table that holds on the day."""
    title = words.say("grenzen")
    names = _by_limit(s for s in schemes if not _over(s, words.dag))
    if not names:
        return Chapter(title)
    period = words.tables.period(NORM, words.dag)
    if isinstance(period, NoTable):
        return Chapter(title, (words.say("grenzen_geen", dag=day_text(words.dag)),))
    found = {
        name: period.amounts[name] for name in ("alleenstaand", "paar", "vakantietoeslag_deel")
    }
    if any(amount.waarde is None for amount in found.values()):
        return Chapter(title, (words.say("grenzen_geen", dag=day_text(words.dag)),))
    alone, couple, holiday = (float(a.waarde or 0) for a in found.values())
    rows = tuple(
        (percent(limit), euro(cents(limit * alone)), euro(cents(limit * couple)), ", ".join(which))
        for limit, which in sorted(names.items())
    )
    said = words.say(
        f"grenzen_uitleg_{editie}",
        van=short_day(period.geldig_van),
        tot=short_day(period.geldig_tot),
        status=words.status(period.status_of(list(found))),
        deel=percent(holiday),
    )
    header = tuple(
        words.say(n) for n in ("grens_kop", "grens_alleen", "grens_paar", "grens_regelingen")
    )
    return Chapter(title, (said,), tabel=GuideTable(header, rows, (14, 18, 18, 50)))


def _by_limit(schemes: Iterable[Scheme]) -> dict[float, list[str]]:
    """Every limit that a source names, with who uses it."""
    names: dict[float, list[str]] = {}
    for scheme in schemes:
        if limit_is_chosen(scheme):
            continue
        for leaf in leaves(scheme.voorwaarden):
            limit = leaf.veld == INCOME_FIELD and leaf.woord is Word.HOOGSTENS
            if limit and isinstance(leaf.grens, float):
                names.setdefault(leaf.grens, []).append(scheme.naam)
    return {limit: list(dict.fromkeys(which)) for limit, which in names.items()}


def _national(words: GuideWords, editie: Edition) -> Chapter:
    entry = resident_law if editie is Edition.INWONER else professional_law
    found = (entry(words, law) for law in laws(words.tables, words.gemeente, words.dag))
    return Chapter(words.say("hoofdstuk_landelijk"), delen=tuple(found))


def _by_subject(
    words: GuideWords, editie: Edition, schemes: tuple[Scheme, ...]
) -> Iterator[Chapter]:
    now = [s for s in schemes if not _over(s, words.dag)]
    resident = editie is Edition.INWONER
    own = [s for s in now if not (resident and _for_the_coach(s))]
    for subject in SUBJECTS:
        yield _chapter(
            words, editie, f"hoofdstuk_{subject}", [s for s in own if s.rubriek == subject]
        )
    coach = [s for s in now if s not in own]
    yield _chapter(words, editie, "hoofdstuk_coach", coach)
    over = [s for s in schemes if _over(s, words.dag)]
    if resident:
        names = tuple(Entry(s.id, s.naam) for s in over)
        yield Chapter(words.say("hoofdstuk_voorbij"), (words.say("voorbij_uitleg"),), names)
    else:
        yield _chapter(words, editie, "hoofdstuk_voorbij_professional", over)


def _for_the_coach(scheme: Scheme) -> bool:
    return scheme.lokaal is not None and scheme.lokaal.lezer == _COACH


def _chapter(words: GuideWords, editie: Edition, name: str, schemes: list[Scheme]) -> Chapter:
    entry = resident_scheme if editie is Edition.INWONER else professional_scheme
    return Chapter(words.say(name), delen=tuple(entry(words, s) for s in schemes))
