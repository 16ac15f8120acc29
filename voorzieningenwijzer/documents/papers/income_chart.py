"""The line of disposable income against income before tax, drawn once for screen and paper."""

import math
from bisect import bisect_left
from collections.abc import Iterator

from voorzieningenwijzer.assessment.income_line import Kept
from voorzieningenwijzer.documents.drawing import Drawing, Point, Shape, Stroke, Words
from voorzieningenwijzer.documents.papers.chart_labels import Labels
from voorzieningenwijzer.plan.what_if.line import of_ten, whole
from voorzieningenwijzer.plan.what_if.table import Line

_WIDE, _HIGH = 510.0, 330.0
_LEFT, _RIGHT, _TOP, _BASE = 62.0, 480.0, 40.0, 210.0
_BAR, _BAR_BASE = 30.0, 298.0
_NARROWEST, _FEWEST = 34.0, 3
_STEPS_X = (5000.0, 10_000.0, 20_000.0)
_STEPS_Y = (250.0, 500.0, 1000.0, 2000.0)


def income_chart(words: Line) -> Drawing:
    return Drawing(_WIDE, _HIGH, tuple(_Chart(words).parts()))


class _Chart:
    def __init__(self, words: Line) -> None:
        self.words, self.line = words, words.lijn
        beside = [amount for amount, _ in words.ernaast]
        low = min(*self.line.laag, *(one.minst for one in beside)) / 12
        high = max(*self.line.hoog, *(one.hoogst for one in beside)) / 12
        self.step_y = next((s for s in _STEPS_Y if (high - low) / s <= 4), _STEPS_Y[-1])
        self.bottom = math.floor(low / self.step_y) * self.step_y
        self.top = max(math.ceil(high / self.step_y) * self.step_y, self.bottom + self.step_y)
        while self.top - self.bottom < _FEWEST * self.step_y:
            self.bottom = max(self.bottom - self.step_y, 0.0)
            self.top += self.step_y
        self.last = self.line.inkomen[-1]
        lines = [list(self._points(self.line.laag)), *self._grid(), *self._to_beside()]
        self.labels = Labels(lines, (_LEFT, _TOP - 14, _WIDE, _BASE))

    def x(self, income: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * min(max(income, 0.0), self.last) / self.last

    def y(self, month: float) -> float:
        return _BASE - (_BASE - _TOP) * (month - self.bottom) / self._span

    def parts(self) -> Iterator[Stroke | Shape | Words]:
        yield Words(0, 16, self.words.as_, vet=True)
        yield from self._rulers()
        yield Stroke(tuple(self._points(self.line.laag)), 2.2, soort="lijn")
        if any(h - w > 12 for w, h in zip(self.line.laag, self.line.hoog, strict=True)):
            yield Stroke(tuple(self._points(self.line.hoog)), 2.2, streep=True, soort="lijn")
        yield from self._now()
        yield from self._marks()
        yield from self._beside()
        yield from self._kept()

    def _points(self, year: tuple[float, ...]) -> Iterator[Point]:
        for income, euros in zip(self.line.inkomen, year, strict=True):
            yield self.x(income), self.y(euros / 12)

    def _grid(self) -> Iterator[tuple[Point, Point]]:
        """A thin line across for every round amount."""
        for k in range(round((self.top - self.bottom) / self.step_y) + 1):
            y = self.y(self.bottom + k * self.step_y)
            yield (_LEFT, y), (_RIGHT, y)

    def _rulers(self) -> Iterator[Stroke | Words]:
        for k, line in enumerate(self._grid()):
            yield Stroke(line, 0.4, soort="raster")
            month = whole(self.bottom + k * self.step_y)
            yield Words(_LEFT - 6, line[0][1] + 4, month, anker="eind")
        yield Stroke(((_LEFT, _BASE), (_RIGHT, _BASE)), 1.2)
        step = next((s for s in _STEPS_X if self.last / s <= 6), _STEPS_X[-1])
        for k in range(int(self.last // step) + 1):
            x = self.x(k * step)
            yield Stroke(((x, _BASE), (x, _BASE + 4)), 1.0)
            yield Words(x, _BASE + 17, whole(k * step), anker="midden")
        yield Words(_RIGHT, _BASE + 33, self.words.x_as, anker="eind")

    def _now(self) -> Iterator[Stroke | Shape | Words]:
        """The household on the line, or the stretch on which it lies."""
        low, high = (max(v, 0.0) for v in (self.line.nu.minst, self.line.nu.hoogst))
        if low > self.last:
            return
        x, y = self.x(low), self._height(low)
        if self.x(high) - x > 2:
            ends = tuple((self.x(v), _BASE - 5) for v in (low, high))
            yield Stroke(ends, 5.0, soort="nu")
            x, y = self.x((low + high) / 2), _BASE - 5
        else:
            yield Stroke(((x, y), (x, _BASE)), 1.0, streep=True, soort="nu")
            yield Shape(_circle(x, y, 5.0), soort="nu")
        self.labels.keep_free(x, y, 6)
        yield self.labels.beside(x, y, self.words.u, bold=True)

    def _marks(self) -> Iterator[Shape | Words]:
        for income, text in self.words.merken:
            if not 0 <= income <= self.last:
                continue
            x, y = self.x(income), self._height(income)
            yield Shape(((x - 5, y - 5), (x + 5, y - 5), (x + 5, y + 5), (x - 5, y + 5)), vol=False)
            self.labels.keep_free(x, y, 6)
            yield self.labels.beside(x, y, text)

    def _beside(self) -> Iterator[Stroke | Shape | Words]:
        """Off the line: the same income, and something else that changes; open where it is a range,
        with a thin line to the household as it is."""
        lines = self._to_beside()
        for (start, (x, middle)), (amount, text) in zip(lines, self.words.ernaast, strict=False):
            yield Stroke((start, (x, middle)), 1.0, streep=True, soort="nu")
            half = max((_BASE - _TOP) * (amount.hoogst - amount.minst) / 24 / self._span, 6.0)
            corners = (x, middle - half), (x + 6, middle), (x, middle + half), (x - 6, middle)
            yield Shape(corners, vol=False)
            self.labels.keep_free(x, middle, 7)
            yield self.labels.beside(x, middle, text)

    def _to_beside(self) -> list[tuple[Point, Point]]:
        """From the household as it is, up or down to what there would be."""
        now = self.line.nu.minst
        if not 0 <= now <= self.last:
            return []
        start = self.x(now), self._height(now)
        heights = ((one.minst + one.hoogst) / 24 for one, _ in self.words.ernaast)
        return [(start, (start[0], self.y(month))) for month in heights]

    @property
    def _span(self) -> float:
        return self.top - self.bottom

    def _height(self, income: float) -> float:
        place = bisect_left(self.line.inkomen, income)
        last = min(place, len(self.line.laag) - 1)
        return self.y(self.line.laag[last] / 12)

    def _kept(self) -> Iterator[Stroke | Shape | Words]:
        """What is left of ten euros more, as bars under the line."""
        yield Words(_LEFT, _BAR_BASE - _BAR - 8, self.words.houdt, vet=True)
        for kept in self.line.delen:
            left, right = self.x(kept.van), self.x(kept.tot)
            high = _BAR * min(max(kept.deel, 0.0), 1.0)
            frame = (left, _BAR_BASE - _BAR), (right, _BAR_BASE - _BAR)
            yield Shape((*frame, (right, _BAR_BASE), (left, _BAR_BASE)), vol=False, soort="baan")
            if high > 0.3:
                top = _BAR_BASE - high
                corners = ((left, top), (right, top), (right, _BAR_BASE), (left, _BAR_BASE))
                yield Shape(corners, soort="staaf")
            if right - left >= _NARROWEST:
                yield Words((left + right) / 2, _BAR_BASE + 16, _ten(kept), anker="midden")


def _ten(kept: Kept) -> str:
    return of_ten(max(kept.deel, 0.0))


def _circle(x: float, y: float, radius: float) -> tuple[Point, ...]:
    turns = (2 * math.pi * k / 20 for k in range(20))
    return tuple((x + radius * math.cos(t), y + radius * math.sin(t)) for t in turns)
