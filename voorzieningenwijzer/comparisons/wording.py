"""Amounts and days as they are said in a Dutch sentence."""

from datetime import date

from voorzieningenwijzer.dates import MAANDNAMEN
from voorzieningenwijzer.language.said import Said, said
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Between


def euro(amount: float) -> str:
    """``€ 1.549,54``, and ``€ 50`` where there are no cents."""
    whole, rest = divmod(abs(cents(amount)), 100)
    sign = "-" if cents(amount) < 0 else ""
    grouped = f"{whole:,}".replace(",", ".")
    return f"{sign}€ {grouped},{rest:02d}" if rest else f"{sign}€ {grouped}"


def tariff(amount: float) -> str:
    """A price per unit: at least two and at most four decimals."""
    figures = f"{amount:.4f}".rstrip("0")
    before, _, after = figures.partition(".")
    return f"€ {before},{after.ljust(2, '0')}"


def figure(amount: float) -> str:
    """A number as it is written in Dutch."""
    return f"{amount:g}".replace(".", ",")


def between(amount: Between) -> str:
    if amount.known:
        return euro(amount.minst)
    return said("tussen {minst} en {hoogst}", minst=euro(amount.minst), hoogst=euro(amount.hoogst))


def on_day(day: date) -> str:
    """``21 november 2026``"""
    month = Said(MAANDNAMEN[day.month - 1])
    return said("{dag} {maand} {jaar}", dag=day.day, maand=month, jaar=day.year)
