"""One income at a time, worked by hand with the rates of 2026.

For the year, for a month, and as kwijtschelding counts it. 35.75% tax, a general credit of 3,115, a
labour credit of 996 + 31.009% above 11,965, 4.85% for care; 8% holiday pay on a wage, 5% inside
bijstand, and for kwijtschelding 7% flat (Leidraad 26.2.11). A wage on paper may still hold a
pension premium of at most a tenth.
"""

from datetime import date
from typing import Any

import pytest

from voorzieningenwijzer.assessment.incomes import income_amounts
from voorzieningenwijzer.entitlements.besteedbaar_inkomen import HolidayPay, spendable_per_month
from voorzieningenwijzer.entitlements.inkomen import (
    gross_per_month,
    net_income_per_month,
    taxable_income,
)
from voorzieningenwijzer.entitlements.inkomstenbelasting import ONDER_AOW, VAN_AOW, Amounts
from voorzieningenwijzer.tables import Tables

DAY = date(2026, 8, 12)
FLAT = HolidayPay(0.07, 0.05)
TAX = income_amounts(Tables.shipped(), 2026)
GROSS, NET = {"bruto": True}, {"bruto": False}
IN, OUT = {"vakantiegeld": "inclusief"}, {"vakantiegeld": "exclusief"}
JULY, JUNE = {"vanaf": date(2026, 7, 1)}, {"tot": date(2026, 6, 30)}


def tax() -> Amounts:
    assert TAX is not None
    return TAX


def part(soort: str, bedrag: float, per: str = "maand", **more: Any) -> dict[str, Any]:
    return {"soort": soort, "bedrag": bedrag, "per": per, **more}


YEARS = [
    ("uitkering met vakantiegeld", part("ww", 1500, **GROSS, **IN), 18_000, 18_000),
    ("zonder: er komt hoogstens 8% bij", part("ww", 1500, **GROSS, **OUT), 18_000, 19_440),
    ("loon met vakantiegeld", part("loon", 2000, **GROSS, **IN), 21_600, 24_000),
    ("loon zonder", part("loon", 2000, **GROSS, **OUT), 23_328, 25_920),
    ("loon, niet bekend", part("loon", 2000, **GROSS), 21_600, 25_920),
    ("pensioen per vier weken", part("pensioen", 1000, "vier_weken", **GROSS), 13_000, 13_000),
    ("per week", part("pensioen", 100, "week", **GROSS), 5_200, 5_200),
    ("per kwartaal", part("pensioen", 900, "kwartaal", **GROSS), 3_600, 3_600),
    ("loon per jaar heeft alles erin", part("loon", 30_000, "jaar", **GROSS), 27_000, 30_000),
    # 184 and 181 of 365 days
    ("vanaf 1 juli", part("ww", 1500, **GROSS, **IN, **JULY), 9_073.97, 9_073.97),
    ("tot en met juni", part("ww", 1500, **GROSS, **IN, **JUNE), 8_926.03, 8_926.03),
    ("vanaf juli zonder", part("ww", 1500, **GROSS, **OUT, **JULY), 9_073.97, 9_799.89),
    ("volgend jaar", part("ww", 1500, **GROSS, **IN, vanaf=date(2027, 1, 1)), 0, 0),
    ("vorig jaar", part("ww", 1500, **GROSS, **IN, tot=date(2025, 12, 31)), 0, 0),
    (
        "een jaarbedrag is van het hele jaar",
        part("ww", 12_000, "jaar", **GROSS, **JULY),
        12_000,
        12_000,
    ),
    ("voor de kinderen", part("alimentatie_kinderen", 300), 0, 0),
    ("beurs", part("studiefinanciering_gift", 300), 0, 0),
    ("lening", part("studiefinanciering_lening", 300), 0, 0),
    ("alimentatie van een ex", part("alimentatie_partner", 400), 4_800, 4_800),
    ("alimentatie vanaf juli", part("alimentatie_partner", 400, **JULY), 2_419.73, 2_419.73),
    ("winst voor aftrek", part("winst", 5_000, "jaar"), 0, 5_000),
    ("verlies", part("winst", -3_000, "jaar"), -3_000, 0),
    ("sinds vorig jaar", part("ww", 1500, **GROSS, **IN, vanaf=date(2025, 6, 1)), 18_000, 18_000),
    ("verlies per maand vanaf juli", part("winst", -500, **JULY), -3_024.66, 0),
    ("winst per maand vanaf juli", part("winst", 500, **JULY), 0, 3_024.66),
    # (16,181.88 - 3,115) / 0.6425, and with all of the holiday pay (17,033.56 - 3,115) / 0.6425
    ("bijstand zonder", part("bijstand", 1348.49, **NET, **OUT), 20_337.56, 21_663.12),
    ("bijstand met", part("bijstand", 1419.46, **NET, **IN), 20_337.50, 21_663.07),
    ("bijstand, niet bekend", part("bijstand", 1348.49, **NET), 20_337.56, 21_663.12),
    (
        "bijstand van een half jaar",
        part("bijstand", 1348.49, **NET, **OUT, **JULY),
        10_252.36,
        10_920.59,
    ),
    ("weinig bijstand: geen belasting", part("bijstand", 100, **NET, **OUT), 1_200, 1_263.16),
    # X - (0.3575 X - 3,115 - 996 - 0.31009 (X - 11,965)) = 18,000; without credits 18,000 / 0.6425
    ("nettoloon", part("loon", 1500, **NET, **IN), 18_475.14, 28_015.56),
    ("loon, bruto of netto onbekend", part("loon", 1500, **IN), 16_200, 28_015.56),
    # X - 0.3575 X + 3,115 + 923 = 18,000
    ("netto Wajong", part("wajong", 1500, **NET, **IN), 21_730.74, 28_015.56),
    # without a labour credit X - 0.3575 X + 3,115 = 18,000
    ("netto uitkering", part("ww", 1500, **NET, **IN), 23_167.32, 28_015.56),
    ("bruto of netto onbekend", part("ww", 1500, **IN), 18_000, 28_015.56),
    (
        "overig netto: de bijdrage voor zorg kan eraf zijn",
        part("overig", 1500, **NET),
        23_167.32,
        30_303.03,
    ),
]


@pytest.mark.parametrize(("name", "one", "low", "high"), YEARS, ids=[y[0] for y in YEARS])
def test_taxable_in_the_year(name: str, one: dict[str, Any], low: float, high: float) -> None:
    assert taxable_income([one], tax(), 2026, ONDER_AOW, samen=False) == pytest.approx(
        (low, high), abs=0.6
    )


def test_taxable_of_two_incomes_and_of_a_couple() -> None:
    both = [part("ww", 1500, **GROSS, **IN), part("pensioen", 100, **GROSS)]
    assert taxable_income(both, tax(), 2026, ONDER_AOW, samen=False) == (19_200, 19_200)
    # two general credits: (23,116.80 - 6,230) / 0.6425
    couple = [part("bijstand", 1926.40, **NET, **OUT)]
    found = taxable_income(couple, tax(), 2026, ONDER_AOW, samen=True)
    assert found == pytest.approx((26_282.96, 28_176.61), abs=0.05)


def test_taxable_of_aow_age() -> None:
    """The credits are more than the tax: 12,000 / 0.9515; without credits 12,000 / 0.773."""
    pension = [part("pensioen", 1000, **NET)]
    found = taxable_income(pension, tax(), 2026, VAN_AOW, samen=False)
    assert found == pytest.approx((12_611.67, 15_523.93), abs=0.6)
    # of 36,000 net, with the credit of who lives alone: X less 6,940.62 + 37.56% above 38,883, plus
    # 1,556 - 3.195% above 29,736 and 2,067 and 540, less 4.85%: 0.54395 X + 12,776.90 = 36,000
    found = taxable_income([part("pensioen", 3000, **NET)], tax(), 2026, VAN_AOW, samen=False)
    assert found is not None
    assert found[0] == pytest.approx(42_693.4, abs=0.6)


@pytest.mark.parametrize("lost", ["bedrag", "per"])
def test_without_an_amount_or_its_period_nothing_is_known(lost: str) -> None:
    rows = [part("ww", 900, **GROSS, **IN), {**part("ww", 800, **GROSS), lost: None}]
    assert taxable_income(rows, tax(), 2026, ONDER_AOW, samen=False) is None
    assert net_income_per_month(rows, tax(), DAY, ONDER_AOW) is None
    assert gross_per_month(rows, tax(), DAY, ONDER_AOW) is None
    assert spendable_per_month(rows, FLAT, tax(), DAY, ONDER_AOW) is None


MONTHS = [
    # net with holiday pay; gross without; as kwijtschelding counts it
    ("loon zonder", part("loon", 1300, **NET, **OUT), (1404, 1404), (1391, 1391)),
    ("loon met", part("loon", 1300, **NET, **IN), (1300, 1300), (1300, 1300)),
    ("loon, niet bekend", part("loon", 1300, **NET), (1300, 1404), (1300, 1391)),
    ("loon per jaar", part("loon", 15_600, "jaar", **NET, **OUT), (1300, 1300), (1300, 1300)),
    (
        "loon per vier weken",
        part("loon", 1200, "vier_weken", **NET, **IN),
        (1300, 1300),
        (1300, 1300),
    ),
    ("uitkering zonder", part("ww", 1000, **NET, **OUT), (1000, 1080), (1070, 1070)),
    (
        "pensioen heeft geen vakantiegeld",
        part("pensioen", 500, **NET, **OUT),
        (500, 500),
        (500, 500),
    ),
    ("lening telt misschien", part("studiefinanciering_lening", 300), (0, 300), (0, 300)),
    ("beurs", part("studiefinanciering_gift", 280), (280, 280), (280, 280)),
    ("bijstand zonder", part("bijstand", 950, **NET, **OUT), (1000, 1000), (1000, 1000)),
    ("bijstand met", part("bijstand", 950, **NET, **IN), (950, 950), (950, 950)),
    ("AIO, niet bekend", part("aio", 950, **NET), (950, 1000), (950, 1000)),
    ("bijstand is altijd netto", part("bijstand", 950, **GROSS, **IN), (950, 950), (950, 950)),
    # 18,000 - (6,435 - 3,115) - 873 a year; with a labour credit of 2,867.39 and nothing for care
    ("bruto", part("ww", 1500, **GROSS, **IN), (1150.58, 1462.28), (1150.58, 1462.28)),
    # 19,440 a year: (19,440 - (6,949.80 - 6,428.92)) / 12
    ("bruto zonder", part("wajong", 1500, **GROSS, **OUT), (1150.58, 1576.59), (1231.12, 1564.64)),
    # wage: the holiday pay is sure, 19,440 - (6,949.80 - 3,115) - 942.84
    (
        "brutoloon zonder",
        part("loon", 1500, **GROSS, **OUT),
        (1221.86, 1576.59),
        (1231.12, 1564.64),
    ),
    ("loopt niet meer", part("loon", 1300, **NET, **IN, **JUNE), (0, 0), (0, 0)),
    ("loopt nog niet", part("loon", 1300, **NET, **IN, vanaf=date(2026, 8, 13)), (0, 0), (0, 0)),
    ("begint vandaag", part("loon", 1300, **NET, **IN, vanaf=DAY), (1300, 1300), (1300, 1300)),
    ("stopt vandaag", part("loon", 1300, **NET, **IN, tot=DAY), (1300, 1300), (1300, 1300)),
]


@pytest.mark.parametrize(("name", "one", "netto", "telt"), MONTHS, ids=[m[0] for m in MONTHS])
def test_net_in_a_month_and_for_kwijtschelding(
    name: str, one: dict[str, Any], netto: Any, telt: Any
) -> None:
    assert net_income_per_month([one], tax(), DAY, ONDER_AOW) == pytest.approx(netto, abs=0.02)
    found = spendable_per_month([one], FLAT, tax(), DAY, ONDER_AOW)
    assert found == pytest.approx(telt, abs=0.02)


def test_of_aow_age_in_a_month() -> None:
    """The credits are more than the tax; at its lowest the contribution for care is withheld."""
    one = [part("pensioen", 1000, **GROSS)]
    assert net_income_per_month(one, tax(), DAY, VAN_AOW) == pytest.approx((951.5, 1000), abs=0.01)
    found = spendable_per_month(one, FLAT, tax(), DAY, VAN_AOW)
    assert found == pytest.approx((951.5, 1000), abs=0.01)


def test_two_incomes_in_a_month() -> None:
    both = [part("loon", 700, **NET, **IN), part("pensioen", 45.5, **NET)]
    assert net_income_per_month(both, tax(), DAY, ONDER_AOW) == (745.5, 745.5)
    assert spendable_per_month(both, FLAT, tax(), DAY, ONDER_AOW) == (745.5, 745.5)


BRUTO = [
    ("zonder vakantiegeld", part("ww", 1500, **GROSS, **OUT), (1500, 1500)),
    ("met: hoogstens 8% ervan", part("ww", 1500, **GROSS, **IN), (1388.89, 1500)),
    ("niet bekend", part("ww", 1500, **GROSS), (1388.89, 1500)),
    ("loon", part("loon", 2000, **GROSS, **OUT), (1800, 2000)),
    ("pensioen", part("pensioen", 600, **GROSS, **IN), (600, 600)),
    ("per vier weken", part("pensioen", 600, "vier_weken", **GROSS), (650, 650)),
    ("beurs", part("studiefinanciering_gift", 300), (0, 0)),
    ("voor de kinderen", part("alimentatie_kinderen", 300), (0, 0)),
    ("loopt niet meer", part("ww", 1500, **GROSS, **OUT, **JUNE), (0, 0)),
]


@pytest.mark.parametrize(("name", "one", "expected"), BRUTO, ids=[b[0] for b in BRUTO])
def test_gross_in_a_month(name: str, one: dict[str, Any], expected: Any) -> None:
    found = gross_per_month([one], tax(), DAY, ONDER_AOW)
    assert found == pytest.approx(expected, abs=0.02)
    twice = gross_per_month([one, one], tax(), DAY, ONDER_AOW)
    assert twice == pytest.approx((2 * expected[0], 2 * expected[1]), abs=0.04)


def test_everything_is_in_whole_cents() -> None:
    """16,800 x 184 / 365 = 8,469.04, and 8% more is 9,146.56; 13 x 1,000 / 12 = 1,083.33,
    of which 1,083.33 / 1.08 = 1,003.09 without holiday pay."""
    half = [part("ww", 1400, **GROSS, **OUT, **JULY)]
    assert taxable_income(half, tax(), 2026, ONDER_AOW, samen=False) == (8_469.04, 9_146.56)
    net = [part("pensioen", 1000, "vier_weken", **NET)]
    assert net_income_per_month(net, tax(), DAY, ONDER_AOW) == (1_083.33, 1_083.33)
    assert spendable_per_month(net, FLAT, tax(), DAY, ONDER_AOW) == (1_083.33, 1_083.33)
    gross = [part("ww", 1000, "vier_weken", **GROSS)]
    assert gross_per_month(gross, tax(), DAY, ONDER_AOW) == (1_003.09, 1_083.33)


def test_an_income_that_stopped_does_not_hide_the_next() -> None:
    rows = [part("loon", 900, **NET, **IN, **JUNE), part("pensioen", 400, **GROSS)]
    netto = net_income_per_month(rows, tax(), DAY, ONDER_AOW)
    assert netto is not None
    assert netto[1] == 400
    assert gross_per_month(rows, tax(), DAY, ONDER_AOW) == (400, 400)
    child = part("alimentatie_kinderen", 250)
    assert gross_per_month([child, *rows], tax(), DAY, ONDER_AOW) == (400, 400)
    found = spendable_per_month(rows, FLAT, tax(), DAY, ONDER_AOW)
    assert found is not None
    assert found[1] == 400


def test_gross_behind_a_net_pension_of_aow_age() -> None:
    """12,000 / 0.9515 and 12,000 / 0.773, a twelfth."""
    found = gross_per_month([part("pensioen", 1000, **NET)], tax(), DAY, VAN_AOW)
    assert found == pytest.approx((1_050.97, 1_293.66), abs=0.06)
