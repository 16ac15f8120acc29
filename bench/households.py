"""A million generated households, 12 months, through the laws; and the ranges of one."""

import resource
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from statistics import median
from typing import Any

from bench.figures import Figure
from bench.population import JAAR, block, completions
from voorzieningenwijzer.assessment import assess, ready_rules, run_all
from voorzieningenwijzer.batch import BLOCK_ROWS
from voorzieningenwijzer.households.columns import Households
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.tables import Tables

LAWS = ("kinderbijslag", "zorgtoeslag", "huurtoeslag", "kindgebonden_budget")
MILLION = 1_000_000
CORES = 2


def half(job: tuple[int, int, tuple[str, ...]]) -> tuple[float, float, float]:
    """Seconds in the formulas, seconds in making the rows, megabytes at the top, of one process."""
    first, total, laws = job
    rules = [r for name, r in ready_rules(Tables.shipped(), JAAR).items() if name in laws]
    run_all(block(0, 100), rules)
    formulas = making = 0.0
    for number, n in enumerate(sizes(total)):
        begin = time.perf_counter()
        h = block(first + number, n)
        middle = time.perf_counter()
        for result in run_all(h, rules).values():
            result.award.per_jaar.sum()
        making += middle - begin
        formulas += time.perf_counter() - middle
    return formulas, making, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def sizes(total: int) -> Iterator[int]:
    while total > 0:
        yield min(BLOCK_ROWS, total)
        total -= BLOCK_ROWS


def population(total: int, laws: tuple[str, ...]) -> tuple[float, float, float]:
    with ProcessPoolExecutor(CORES) as pool:
        jobs = [(1 + i * 10_000, total // CORES, laws) for i in range(CORES)]
        found = list(pool.map(half, jobs))
    return max(f[0] for f in found), max(f[1] for f in found), sum(f[2] for f in found)


def all_laws(h: Households) -> float:
    """Milliseconds of every law on these rows, the best of 15."""
    rules = ready_rules(Tables.shipped(), JAAR).values()
    run_all(h, rules)
    times = []
    for _ in range(15):
        begin = time.perf_counter()
        run_all(h, rules)
        times.append(1000 * (time.perf_counter() - begin))
    return min(times)


def ranges(mapping: dict[str, Any]) -> float:
    """Milliseconds of one assess, median of 15."""
    household = read_household(mapping, "bench")
    assess(household, Tables.shipped())
    times = []
    for _ in range(15):
        begin = time.perf_counter()
        assess(household, Tables.shipped())
        times.append(1000 * (time.perf_counter() - begin))
    return median(times)


def measure() -> list[Figure]:
    return [*of_a_million(), *of_one()]


def of_a_million() -> list[Figure]:
    every = tuple(ready_rules(Tables.shipped(), JAAR))
    found = []
    for laws, words, seconds, most in ((LAWS, "vier wetten", 2.0, 500), (every, "alle", 5.0, 700)):
        formulas, making, memory = population(MILLION, laws)
        tenfold, _, memory_tenfold = population(10 * MILLION, laws)
        remark = "alleen formules, twee kernen"
        found += [
            Figure(f"miljoen huishoudens, {words}", formulas, "s", seconds, remark),
            Figure("  rijen maken", making, "s"),
            Figure("  geheugen, twee processen samen", memory, "MB", most),
            Figure(f"tien miljoen, {words}", tenfold, "s", 10 * seconds),
            Figure("  zoveel keer zo lang", tenfold / formulas, "x", 11.0),
            Figure("  geheugen", memory_tenfold, "MB", most),
        ]
    return found


def of_one() -> list[Figure]:
    adult = {"id": "a", "rol": "aanvrager", "geboortedatum": date(1981, 6, 2)}
    base = {"peildatum": date(2026, 9, 15), "gemeente": "Coevorden"}
    half_way = base | {
        "personen": [adult | {"vermogen_op_1_januari": 100}],
        "woning": {"soort": "zelfstandig"},
    }
    return [
        Figure("alle wetten, een huishouden", all_laws(completions(1)), "ms", 5.0),
        Figure("  4.096 aanvullingen", all_laws(completions(4096)), "ms", 50.0),
        Figure("bandbreedtes, inkomen en huur open", ranges(half_way), "ms", 15),
        Figure("bandbreedtes, alleen een persoon", ranges(base | {"personen": [adult]}), "ms"),
        Figure("bandbreedtes, niets bekend", ranges(base), "ms"),
    ]
