"""One million generated households, 12 months, through the four allowances; and ranges of one."""

import resource
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from statistics import median
from typing import Any

import numpy as np

from bench.figures import Figure
from voorzieningenwijzer.assessment import assess, ready_rules, run_all
from voorzieningenwijzer.batch import BLOCK_ROWS
from voorzieningenwijzer.households.columns import (
    AANVRAGER,
    GEEN_RELATIE,
    KIND,
    NIET_OPGEGEVEN,
    PARTNER,
    RELATIE_CODE,
    WONING_CODE,
    Array,
    Households,
)
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.tables import Tables

LAWS = ("kinderbijslag", "zorgtoeslag", "huurtoeslag", "kindgebonden_budget")
MILLION = 1_000_000
CORES = 2


def block(seed: int, n: int) -> Households:
    """Invented households of one to four persons with a birthday and a rent that rises."""
    generator = np.random.default_rng(seed)
    household, place, places = _composition(generator, n)
    partner = generator.random(n) < 0.6
    rol = np.where(
        place == 0, AANVRAGER, np.where((place == 1) & partner[household], PARTNER, KIND)
    )
    persons = _persons(generator, rol.astype(np.int32))
    return Households(2026, 8, n, household, places, persons, _dwellings(generator, n))


def _composition(generator: np.random.Generator, n: int) -> tuple[Array, Array, Any]:
    """Large households first, and persons by place: applicants, second persons, third, fourth."""
    children = generator.integers(0, 3, n) * (generator.random(n) < 0.5)
    size = np.sort(1 + (generator.random(n) < 0.4) + children)[::-1]
    counts = [int((size > k).sum()) for k in range(int(size.max()))]
    ends = np.cumsum(counts).tolist()
    places = tuple((slice(e - c, e), slice(0, c)) for e, c in zip(ends, counts, strict=True))
    household = np.concatenate([np.arange(c) for c in counts])
    return household, np.repeat(np.arange(len(counts)), counts), places


def _persons(generator: np.random.Generator, rol: Array) -> dict[str, Array]:
    some = len(rol)
    adult = rol != KIND
    age = np.where(adult, generator.integers(19, 85, some), generator.integers(0, 20, some))
    day = generator.integers(1, 13, some) * 100 + generator.integers(1, 29, some)
    columns = {
        "rol": rol,
        "geboren": ((2026 - age) * 10_000 + day).astype(np.int32),
        "relatie": np.where(rol == PARTNER, RELATIE_CODE["gehuwd"], GEEN_RELATIE),
        "toeslagpartner": np.full(some, NIET_OPGEGEVEN),
        "inkomen": np.where(adult, np.round(generator.gamma(2.2, 9000, some), 2), 0.0),
        "vermogen": np.where(adult, generator.integers(0, 60_000, some), 0.0),
        "kinderbijslag": ~adult,
    }
    for name in ("verzekerd", "rechtmatig", "thuis"):
        columns[name] = np.ones(some, dtype=bool)
    for name in ("zakelijk", "intensief"):
        columns[name] = np.zeros(some, dtype=bool)
    return {name: column[:, None] for name, column in columns.items()}


def _dwellings(generator: np.random.Generator, n: int) -> dict[str, Array]:
    rises = np.where(np.arange(12) >= 6, 1.041, 1.0)
    facts: dict[str, Array] = {
        "kale_huur": np.round(generator.uniform(350, 1050, (n, 1)), 2) * rises,
        "servicekosten": np.zeros((n, 1)),
        "woning": np.full((n, 1), WONING_CODE["zelfstandig"]),
    }
    for name in ("huur_betaald", "ingeschreven", "huurder"):
        facts[name] = np.ones((n, 1), dtype=bool)
    for name in ("woonvorm", "aangepast"):
        facts[name] = np.zeros((n, 1), dtype=bool)
    return facts


def half(job: tuple[int, int]) -> tuple[float, float, float]:
    """Seconds in the formulas, seconds in making the rows, megabytes at the top, of one process."""
    first, total = job
    rules = [r for name, r in ready_rules(Tables.shipped(), 2026).items() if name in LAWS]
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


def population(total: int) -> tuple[float, float, float]:
    with ProcessPoolExecutor(CORES) as pool:
        found = list(pool.map(half, [(1 + i * 10_000, total // CORES) for i in range(CORES)]))
    return max(f[0] for f in found), max(f[1] for f in found), sum(f[2] for f in found)


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
    adult = {"id": "a", "rol": "aanvrager", "geboortedatum": date(1981, 6, 2)}
    base = {"peildatum": date(2026, 9, 15), "gemeente": "Coevorden"}
    half_way = base | {
        "personen": [adult | {"vermogen_op_1_januari": 100}],
        "woning": {"soort": "zelfstandig"},
    }
    formulas, making, memory = population(MILLION)
    tenfold, _, memory_tenfold = population(10 * MILLION)
    return [
        Figure(
            "miljoen huishoudens, vier wetten", formulas, "s", 2.0, "alleen formules, twee kernen"
        ),
        Figure("  rijen maken", making, "s"),
        Figure("  geheugen, twee processen samen", memory, "MB", 500),
        Figure("tien miljoen huishoudens", tenfold, "s", 20.0, "hoogstens tien keer zo lang"),
        Figure("  geheugen", memory_tenfold, "MB", 500),
        Figure("bandbreedtes, inkomen en huur open", ranges(half_way), "ms", 15),
        Figure("bandbreedtes, alleen een persoon", ranges(base | {"personen": [adult]}), "ms"),
        Figure("bandbreedtes, niets bekend", ranges(base), "ms"),
    ]
