"""A list of 1,000 energy offers for one household: read, checked, compared, the best one named."""

import sys
from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import Any

from bench.figures import Figure
from voorzieningenwijzer.comparisons.energy import compare as energy
from voorzieningenwijzer.tables import Tables

DAY = date(2026, 9, 15)
OFFERS = 1000
TIMES = 30


def household(offers: int) -> dict[str, Any]:
    """A tenant with gas and a variable contract; the offers differ in every price."""
    return {
        "woning": {"verwarming": "gas"},
        "schulden": [],
        "energie": {
            "contract": "variabel",
            "einddatum": "geen",
            "netbeheerder_stroom": "Enexis",
            "netbeheerder_gas": "Enexis",
            "stroom_kwh_per_jaar": 1500.0,
            "teruglevering_kwh_per_jaar": 0.0,
            "gas_m3_per_jaar": 700.0,
            "leveringstarief_stroom": 0.158,
            "leveringstarief_gas": 0.612,
            "vaste_leveringskosten_per_maand": 7.99,
        },
        "aanbod": {"energie": [offer(n) for n in range(offers)]},
    }


def offer(n: int) -> dict[str, Any]:
    return {
        "naam": f"Aanbod {n}",
        "bron": "lijst",
        "datum": DAY,
        "leveringstarief_stroom": 0.12 + n % 97 * 0.001,
        "leveringstarief_gas": 0.5 + n % 89 * 0.002,
        "vaste_leveringskosten_per_maand": 5.0 + n % 7 * 0.5,
        "looptijd_jaar": 1.0,
        "bonus": float(n % 5 * 50),
    }


def shortest(work: Callable[[], object]) -> float:
    """Milliseconds of the quickest of several runs, after one that does not count."""
    work()
    taken = []
    for _ in range(TIMES):
        begin = perf_counter()
        work()
        taken.append(perf_counter() - begin)
    return min(taken) * 1000


def measure() -> list[Figure]:
    tables = Tables.shipped()
    one, many = household(1), household(OFFERS)
    some_unknown = household(1)
    for key in ("gas_m3_per_jaar", "stroom_kwh_per_jaar", "contract", "einddatum"):
        del some_unknown["energie"][key]
    remark = f"lezen en controleren erbij; kortste van {TIMES}"
    return [
        Figure(
            "1.000 aanbiedingen van energie vergelijken",
            shortest(lambda: energy.compare(many, tables, DAY)),
            "ms",
            20,
            remark,
        ),
        Figure("Een aanbod", shortest(lambda: energy.compare(one, tables, DAY)), "ms"),
        Figure(
            "Een aanbod, vier feiten onbekend",
            shortest(lambda: energy.compare(some_unknown, tables, DAY)),
            "ms",
        ),
    ]


def main() -> int:
    figures = measure()
    for figure in figures:
        print(f"{figure.what}: {figure.value:.2f} {figure.unit} {figure.remark}".rstrip())
    return int(any(figure.reached is False for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
