"""Rounding as the laws prescribe it, held against exact decimals."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

import numpy as np
import pytest

from voorzieningenwijzer.money import cents, down_to_euro, nearest_cent, up_to_cent, whole_euro

SHARES = (Decimal("0.30"), Decimal("0.65"), Decimal("0.0191"))


def exact(cents_of_euro: np.ndarray, share: Decimal) -> list[Decimal]:
    return [Decimal(int(c)) / 100 * share for c in cents_of_euro]


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize(
    ("round_array", "unit", "rounding"),
    [
        (whole_euro, Decimal(1), ROUND_HALF_UP),
        (down_to_euro, Decimal(1), ROUND_FLOOR),
        (up_to_cent, Decimal("0.01"), ROUND_CEILING),
        (nearest_cent, Decimal("0.01"), ROUND_HALF_UP),
    ],
)
def test_a_share_of_any_amount_is_never_a_step_off(
    share: Decimal, round_array: object, unit: Decimal, rounding: str
) -> None:
    amounts = np.arange(0, 400_000, 37)
    assert callable(round_array)
    found = round_array(amounts / 100 * float(share))
    expected = [float(e.quantize(unit, rounding=rounding)) for e in exact(amounts, share)]
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-9)


def test_the_control_plain_floor_is_a_cent_off() -> None:
    """Without giving way: 0.30 of 4.10 would lose a cent."""
    amounts = np.arange(0, 400_000, 37) / 100
    plain = np.floor(amounts * 0.30 * 100) / 100
    right = [
        float(e.quantize(Decimal("0.01"), ROUND_FLOOR)) for e in exact(amounts * 100, SHARES[0])
    ]
    assert (np.abs(plain - right) > 0.005).any()


@pytest.mark.parametrize(
    ("amount", "expected"), [(1549.49, 1549), (1549.5, 1550), (0.5, 1), (0.0, 0)]
)
def test_half_a_euro_goes_up(amount: float, expected: int) -> None:
    assert whole_euro(np.array([amount]))[0] == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [(1.005, 101), (0.285, 29), (-97.30, -9730), (Decimal("0.125"), 13), (129, 12900)],
)
def test_cents_of_one_amount(amount: float | Decimal, expected: int) -> None:
    assert cents(amount) == expected
