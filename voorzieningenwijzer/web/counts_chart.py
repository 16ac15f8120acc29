"""Talks held against the target, as places in a drawing; the page draws the lines."""

from dataclasses import dataclass

from voorzieningenwijzer.casework.counts.report import CountsReport
from voorzieningenwijzer.dates import MAANDNAMEN

_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 560, 30, 280
_STEPS = (5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)


@dataclass(frozen=True, slots=True)
class Mark:
    x: float
    y: float
    tekst: str


@dataclass(frozen=True, slots=True)
class Chart:
    """``lijn``: the points of what was held; ``eind`` the last one, with its figure."""

    lijn: str
    eind: Mark
    doel: Mark | None
    rasters: tuple[Mark, ...]
    maanden: tuple[Mark, ...]
    links: int = _LEFT
    rechts: int = _RIGHT
    onder: int = _BOTTOM


def chart(report: CountsReport) -> Chart | None:
    """None when there is nothing to draw yet."""
    if not report.gehouden or not report.maanden:
        return None
    most = max(report.doel, *report.gehouden, 1)
    step = next((one for one in _STEPS if most / one <= 5), _STEPS[-1])
    top = -(-most // step) * step
    wide = (_RIGHT - _LEFT) / len(report.maanden)

    def height(value: int) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * value / top, 1)

    places: list[tuple[float, float]] = [(_LEFT, height(0))]
    places += [
        (round(_LEFT + wide * (number + 1), 1), height(value))
        for number, value in enumerate(report.gehouden)
    ]
    return Chart(
        " ".join(f"{x},{y}" for x, y in places),
        Mark(places[-1][0], places[-1][1], str(report.gehouden[-1])),
        Mark(_RIGHT, height(report.doel), str(report.doel)) if report.doel else None,
        tuple(Mark(_LEFT, height(value), str(value)) for value in range(0, top + 1, step)),
        tuple(
            Mark(round(_LEFT + wide * (n + 0.5), 1), _BOTTOM + 20, _short(int(one[5:])))
            for n, one in enumerate(report.maanden)
        ),
    )


def _short(month: int) -> str:
    name = MAANDNAMEN[month - 1]
    return "mrt" if name == "maart" else name[:3]
