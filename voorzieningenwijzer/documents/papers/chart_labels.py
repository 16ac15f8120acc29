"""Words beside the marks of a chart, where they cover no line and no other words."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from voorzieningenwijzer.documents.drawing import Point, Words

_LETTER, _ABOVE, _BELOW = 6.6, 11.0, 4.0
"""About how wide a letter of twelve points is, and how far it stands over and under its base."""
_PLACES = ((9, 18), (9, -8), (-9, -8), (-9, 18), (9, 34), (9, -24), (-9, -24), (-9, 34))
_STEP = 4.0
Box = tuple[float, float, float, float]


class Labels:
    """Puts words at marks one after another, each where it is in the way the least."""

    def __init__(self, lines: Iterable[Sequence[Point]], room: Box) -> None:
        self.ink = [point for line in lines for point in _close(line)]
        self.room, self.taken = room, list[Box]()

    def beside(self, x: float, y: float, text: str, bold: bool = False) -> Words:
        found = [self._at(x + right, y + down, text, bold, right < 0) for right, down in _PLACES]
        best = min(found, key=lambda words: self._in_the_way(_box(words)))
        self.taken.append(_box(best))
        return best

    def keep_free(self, x: float, y: float, half: float) -> None:
        self.taken.append((x - half, y - half, x + half, y + half))

    def _at(self, x: float, y: float, text: str, bold: bool, left: bool) -> Words:
        return Words(x, y, text, bold, "eind" if left else "begin")

    def _in_the_way(self, box: Box) -> float:
        left, top, right, bottom = self.room
        out = max(left - box[0], 0) + max(box[2] - right, 0)
        out += max(top - box[1], 0) + max(box[3] - bottom, 0)
        over = sum(_cross(box, other) for other in self.taken)
        ink = sum(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in self.ink)
        return 100 * out + 20 * over + ink


def _box(words: Words) -> Box:
    wide = _LETTER * len(words.tekst)
    left = words.x - wide if words.anker == "eind" else words.x
    return left, words.y - _ABOVE, left + wide, words.y + _BELOW


def _cross(one: Box, other: Box) -> bool:
    apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
    return not apart


def _close(line: Sequence[Point]) -> Iterable[Point]:
    """Points along a line, no further apart than a few points of paper."""
    for (x, y), (to_x, to_y) in pairwise(line):
        count = int(max(abs(to_x - x), abs(to_y - y)) / _STEP) + 1
        for k in range(count):
            yield x + (to_x - x) * k / count, y + (to_y - y) * k / count
