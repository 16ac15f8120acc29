"""What would be if, in words: the columns, what moves, the line, the cliffs, what was assumed."""

from collections.abc import Iterator, Sequence

from voorzieningenwijzer.assessment.variants import KAN, NIET, PARTNER, Counted
from voorzieningenwijzer.language.said import capital, listed
from voorzieningenwijzer.outcomes import Between
from voorzieningenwijzer.plan.what_if.found import Found, heading
from voorzieningenwijzer.plan.what_if.line import later, line_words, say, span
from voorzieningenwijzer.plan.what_if.notes import assumed, near
from voorzieningenwijzer.plan.what_if.table import Cell, Row, WhatIf
from voorzieningenwijzer.plan.wording.speaker import Speaker, unique_fields

_CENT = 0.5


def what_if(found: Found, speaker: Speaker) -> WhatIf:
    line = found.lijn
    words = None
    if line is not None:
        words = line_words(line, found.partner, found.jaar, _marks(found), tuple(_beside(found)))
    return WhatIf(
        titel=say("titel"),
        inleiding=(say("inleiding"), *_keeps(found)),
        kop=say("per_maand"),
        kolommen=tuple(_columns(found)),
        rijen=tuple(_rows(found)),
        lijn=words,
        dichtbij=tuple(near(found)),
        verder=() if line is None else tuple(later(line, found.namen)),
        aannames=tuple(assumed(found)),
        geen=_nothing(found.nu, speaker),
    )


def _nothing(now: Counted, speaker: Speaker) -> str:
    if now.som is not None:
        return ""
    if now.ontbreekt == ("personen",):
        return say("ontbreekt_veel")
    missing = listed(speaker.field(path) for path in unique_fields(now.ontbreekt))
    return say("ontbreekt", ontbreekt=missing)


def _keeps(found: Found) -> Iterator[str]:
    """What is left of a euro more, of who the line is about."""
    if found.lijn is None:
        return
    low, high = (max(round(100 * deel), 0) for deel in _ends(found.lijn.houdt))
    whose = "houdt_partner" if found.lijn.persoon == found.partner else "houdt"
    if low >= 100 and whose == "houdt":
        yield say("houdt_meer")
    elif low == high:
        yield say(whose, cent=str(low))
    else:
        yield say(f"{whose}_tussen", van=str(low), tot=str(high))


def _ends(amount: Between) -> tuple[float, float]:
    return amount.minst, amount.hoogst


def _columns(found: Found) -> Iterator[tuple[str, str]]:
    yield say("nu"), say("nu_onder")
    yield from (heading(asked, found) for asked, _ in found.gevallen)


def _marks(found: Found) -> tuple[tuple[float, str], ...]:
    """Where the variants of this income lie on the line."""
    return tuple(
        (one.belastbaar, heading(asked, found)[0])
        for asked, one in found.gevallen
        if one.belastbaar is not None and found.lijn and asked.persoon == found.lijn.persoon
    )


def _beside(found: Found) -> Iterator[tuple[Between, str]]:
    """What there would be with the income of now, where something else changes than that income."""
    line = found.lijn
    if line is None or not line.nu.known:
        return
    for asked, one in found.gevallen:
        on_the_line = one.belastbaar is not None and asked.persoon == line.persoon
        if one.som is not None and not on_the_line:
            yield one.som, heading(asked, found)[0]


def _rows(found: Found) -> Iterator[Row]:
    counted = [one for _, one in found.gevallen]
    every = [found.nu, *counted]
    if found.nu.som is None:
        return
    yield Row(say("som"), tuple(_sums(found.nu, counted)), som=True)
    if any(one.huur != found.nu.huur for one in counted if one.som):
        yield Row(say("na_huur"), tuple(_after_rent(found.nu, counted)), som=True)
    for person in dict.fromkeys(p for one in every for p in one.eigen):
        mine = person in (found.partner, PARTNER)
        kop = say("eigen_partner" if mine else "eigen")
        yield Row(kop, _amounts([one.eigen.get(person) for one in every], every))
    for name in dict.fromkeys(n for one in every for n, b in one.wetten.items() if b.hoogst > 0):
        row = [one.wetten.get(name) for one in every]
        yield Row(capital(found.namen.get(name, name)), _amounts(row, every))
    for name in dict.fromkeys(n for one in every for n, b in one.eenmalig.items() if b.hoogst > 0):
        row = [one.eenmalig.get(name) for one in every]
        yield Row(capital(found.namen.get(name, name)), tuple(map(_once, row)))
    for name in dict.fromkeys(n for one in every for n, word in one.lokaal.items() if word != NIET):
        words = [one.lokaal.get(name, "") for one in every]
        yield Row(capital(found.namen.get(name, name)), tuple(_local(words)))


def _sums(now: Counted, counted: Sequence[Counted]) -> Iterator[Cell]:
    yield Cell(_month(now.som))
    for one in counted:
        yield Cell(_month(one.som), *_difference(one.verschil))


def _after_rent(now: Counted, counted: Sequence[Counted]) -> Iterator[Cell]:
    first = _left(now)
    yield Cell(_month(first))
    for one in counted:
        left, gap = _left(one), one.verschil
        if gap is not None and one.huur is not None and now.huur is not None:
            dearer = one.huur.minst - now.huur.minst
            gap = Between(gap.minst - dearer, gap.hoogst - dearer)
        yield Cell(_month(left), *_difference(gap))


def _left(one: Counted) -> Between | None:
    if one.som is None or one.huur is None:
        return None
    return Between(one.som.minst - one.huur.hoogst, one.som.hoogst - one.huur.minst)


def _amounts(row: Sequence[Between | None], every: Sequence[Counted]) -> tuple[Cell, ...]:
    first, *rest = row
    cells = [Cell(_month(first))]
    for amount, one in zip(rest, every[1:], strict=True):
        known = amount is not None and amount.known and (first is None or first.known)
        more = (amount.minst if amount else 0.0) - (first.minst if first else 0.0)
        gap = Between(more, more) if known and one.som is not None else None
        cells.append(Cell(_month(amount), *_difference(gap, same="")))
    return tuple(cells)


def _difference(gap: Between | None, same: str = "gelijk") -> tuple[str, str]:
    """What it is more or less a month; nothing where that is not sure."""
    if gap is None:
        return "", ""
    low, high = gap.minst / 12, gap.hoogst / 12
    if max(abs(low), abs(high)) < _CENT:
        return (say(same) if same else ""), ""
    if low < 0 < high:
        return "", ""
    word = "meer" if high > 0 else "minder"
    far = sorted((abs(low), abs(high)))
    return say(word, bedrag=span(Between(*far))), word


def _month(amount: Between | None) -> str:
    return "–" if amount is None else span(Between(amount.minst / 12, amount.hoogst / 12))


def _once(amount: Between | None) -> Cell:
    if amount is None or amount.hoogst <= 0:
        return Cell(say("niet"))
    return Cell(say("per_jaar", bedrag=span(amount)))


def _local(words: Sequence[str]) -> Iterator[Cell]:
    now = words[0]
    yield Cell(say(now) if now else "–")
    for word in words[1:]:
        if now == KAN and word == NIET:
            yield Cell(say("stopt"), "", "minder")
        elif now == NIET and word == KAN:
            yield Cell(say("komt_erbij"), "", "meer")
        else:
            yield Cell(say(word) if word else "–")
