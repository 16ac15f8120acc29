"""Sums of money: the mean of a group only when it says nothing of one household in it."""

from collections.abc import Mapping, Sequence

LARGEST_SHARE = 0.30
TWO_LARGEST_SHARE = 0.50
"""Of the sum of the group. In a group of ten that are alike a household has a tenth."""

BANDS = (0, 250, 500, 750, 1000, 1500, 2000, 3000, 5000)
"""Where each band of euros per year begins; the last one has no end."""


def band(euros: int) -> int:
    return max(number for number, start in enumerate(BANDS) if euros >= start)


def dominated(amounts: Sequence[int], minimum: int) -> bool:
    """Few households, or one or two that make up most of the sum."""
    whole, ordered = sum(amounts), sorted(amounts, reverse=True)
    return len(amounts) < minimum or (
        whole > 0
        and (ordered[0] > LARGEST_SHARE * whole or sum(ordered[:2]) > TWO_LARGEST_SHARE * whole)
    )


def means(columns: Mapping[str, Sequence[int]], minimum: int) -> dict[str, int | None]:
    """The mean per column and of all (under ""), in tens of euros; None is hidden.

    One hidden column would follow from the rest, so another is hidden with it; when those together
    are still dominated, the mean of all is hidden too.
    """
    hidden = {name for name, amounts in columns.items() if dominated(amounts, minimum)}
    shown = sorted(set(columns) - hidden, key=lambda name: (len(columns[name]), name))
    pair = {*hidden, *shown[:1]} if len(hidden) == 1 else set(hidden)
    everybody = [amount for amounts in columns.values() for amount in amounts]
    rest = [amount for name in pair for amount in columns[name]]
    whole = dominated(everybody, minimum) or (bool(hidden) and dominated(rest, minimum))
    if not whole:
        hidden = pair
    found = {name: None if name in hidden else _mean(list(columns[name])) for name in columns}
    return {**found, "": None if whole else _mean(everybody)}


def _mean(amounts: Sequence[int]) -> int:
    return round(sum(amounts) / len(amounts) / 10) * 10
