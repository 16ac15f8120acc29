"""Talks held, added up month by month, against the target: drawn once for screen and paper."""

from collections.abc import Iterator, Sequence

from voorzieningenwijzer.documents.drawing import Drawing, Shape, Stroke, Words

_LEFT, _RIGHT, _TOP, _UNDER = 34.0, 60.0, 14.0, 20.0
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
_RULERS, _LABEL = 4, 30.0


def target_chart(
    held: Sequence[int], months: Sequence[str], target: int, word: str, wide: float, high: float
) -> Drawing:
    """``held``: added up to and with each month so far; ``months`` are the words of all.

    ``target`` is for the whole period and ``word`` what it is called; 0: there is none.
    """
    return Drawing(wide, high, tuple(_parts(held, months, target, word, wide, high)))


def _parts(
    held: Sequence[int], months: Sequence[str], target: int, word: str, wide: float, high: float
) -> Iterator[Stroke | Shape | Words]:
    most = max(target, *held, 1)
    step = next((one for one in _STEPS if most / one <= _RULERS), _STEPS[-1])
    top = -(-most // step) * step
    base, right = high - _UNDER, wide - _RIGHT
    month = (right - _LEFT) / len(months)

    def y(count: int) -> float:
        return base - (base - _TOP) * count / top

    for count in range(0, top + 1, step):
        yield Stroke(((_LEFT, y(count)), (right, y(count))), 0.4, soort="raster")
        yield Words(_LEFT - 6, y(count) + 4, str(count), anker="eind")
    every = 1 if month >= _LABEL else 3
    for number, name in list(enumerate(months))[::every]:
        yield Words(_LEFT + month * (number + 0.5), base + 16, name, anker="midden")
    if target:
        yield Stroke(((_LEFT, base), (right, y(target))), 1.5, streep=True, soort="as")
        yield Words(right + 6, y(target) + 4, f"{word} {target}")
    points = [(_LEFT, base), *((_LEFT + month * (n + 1), y(one)) for n, one in enumerate(held))]
    yield Stroke(tuple(points), 2.5, soort="lijn")
    x, last = points[-1]
    yield Shape(
        ((x - 4, last - 4), (x + 4, last - 4), (x + 4, last + 4), (x - 4, last + 4)), soort="staaf"
    )
    slope = target / (right - _LEFT) * (x - _LEFT)
    yield _last(x, last, held[-1], target > 0 and held[-1] < slope, right)


def _last(x: float, y: float, count: int, under: bool, right: float) -> Words:
    """The figure beside the last point, on the side where the line of the target is not."""
    if under:
        return Words(min(x + 2, right), y + 19, str(count), vet=True, anker="eind")
    return Words(min(x + 2, right), y - 9, str(count), vet=True, anker="eind")
