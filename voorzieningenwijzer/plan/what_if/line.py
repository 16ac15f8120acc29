"""The line of disposable income against income before tax, in words and as a table."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from voorzieningenwijzer.assessment.income_line import STEP, IncomeLine
from voorzieningenwijzer.language.said import listed
from voorzieningenwijzer.outcomes import Between
from voorzieningenwijzer.plan.what_if.table import Line
from voorzieningenwijzer.plan.wording.amounts import euro
from voorzieningenwijzer.plan.wording.paper_words import PaperWords

say = PaperWords("wat_als")
_EVERY = 5000.0


def whole(amount: float) -> str:
    """In whole euros."""
    return euro(round(amount) * 100)


def span(amount: Between) -> str:
    low, high = whole(amount.minst), whole(amount.hoogst)
    return low if low == high else say("tot", van=low, tot=high)


def hours(number: float | None) -> str:
    return f"{number:g}".replace(".", ",")


def line_words(
    line: IncomeLine,
    partner: str,
    jaar: int,
    merken: tuple[tuple[float, str], ...] = (),
    ernaast: tuple[tuple[Between, str], ...] = (),
) -> Line:
    first, last = line.inkomen[0], line.inkomen[-1]
    open_ = any(high - low > 12 for low, high in zip(line.laag, line.hoog, strict=True))
    under = [say("lijn_onder", jaar=str(jaar))]
    under += [say("lijn_onder_tussen")] if open_ else []
    under += [say("lijn_onder_ernaast")] if ernaast else []
    return Line(
        lijn=line,
        kop=say("lijn"),
        as_=say("lijn_as"),
        x_as=say("lijn_x"),
        u=say("lijn_partner" if line.persoon == partner else "lijn_u"),
        houdt=say("lijn_houdt"),
        onder=" ".join(under),
        alt=say(
            "lijn_alt",
            van=whole(first),
            laag=_month(line, 0),
            tot=whole(last),
            hoog=_month(line, len(line.inkomen) - 1),
        ),
        kop_rij=(say("kolom_inkomen"), say("kolom_som"), say("kolom_houdt")),
        rijen=tuple(_rows(line)),
        merken=merken,
        ernaast=ernaast,
    )


def _rows(line: IncomeLine) -> Iterator[tuple[str, str, str]]:
    """Every few thousand euros, and now."""
    last = line.inkomen[-1]
    points = {k * _EVERY for k in range(int(last // _EVERY) + 1)}
    now = line.nu.minst if line.nu.known else None
    if now is not None:
        points.add(max(now, 0.0))
    for point in sorted(points):
        place = bisect_left(line.inkomen, point)
        shown = whole(point)
        kept = kept_at(line, place)
        yield say("rij_nu", bedrag=shown) if point == now else shown, _month(line, place), kept


def kept_at(line: IncomeLine, place: int) -> str:
    """Of ten euros more, over the next stretch; empty at the end of the line."""
    ahead = bisect_left(line.inkomen, line.inkomen[place] + STEP)
    if ahead >= len(line.inkomen):
        return "–"
    far = line.inkomen[ahead] - line.inkomen[place]
    return of_ten((line.laag[ahead] - line.laag[place]) / far)


def of_ten(share: float) -> str:
    return euro(round(1000 * share))


def _month(line: IncomeLine, place: int) -> str:
    low, high = whole(line.laag[place] / 12), whole(line.hoog[place] / 12)
    return low if low == high else say("tot", van=low, tot=high)


def later(line: IncomeLine, namen: Mapping[str, str]) -> Iterator[str]:
    """From which income on an allowance becomes less; those that begin at one place together."""
    groups: dict[float, list[str]] = {}
    for name, begin in line.daalt.items():
        groups.setdefault(begin, []).append(namen.get(name, name))
    for begin in sorted(groups):
        yield say("vanaf", bedrag=whole(begin), regeling=listed(groups[begin]))
