"""Generated households for measuring: any number, invented, known in every fact."""

from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np

from voorzieningenwijzer.assessment import case_for
from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.columns import (
    AANVRAGER,
    GEEN_RELATIE,
    KIND,
    PARTNER,
    RELATIE_CODE,
    Array,
    Households,
)
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.tables import Tables

JAAR = 2026
_ADULT = {
    "id": "a",
    "rol": "aanvrager",
    "geboortedatum": date(1981, 6, 2),
    "toetsingsinkomen_per_jaar": 21_000,
    "netto_inkomen_per_maand": 1_500,
    "vermogen_op_1_januari": 100,
    "vermogen_nu": 100,
    "auto_waarde": 0,
    "student_studiefinanciering": False,
    "maanden_laag_inkomen": 6,
    "medisch_urenbeperkt": False,
    "wanbetaler_cak": False,
    "inkomens": [{"soort": "loon", "bedrag": 1_500, "per": "maand", "bruto": False}],
}
_CARE = {"soort": "dagopvang", "uren_per_maand": 80, "uurtarief": 9.5, "geregistreerd": True}
_CHILD = {
    "id": "k1",
    "rol": "kind",
    "geboortedatum": date(2022, 6, 2),
    "studeert_of_werkt": "werkt",
    "opvang": [_CARE],
}
_EXAMPLE = {
    "peildatum": date(JAAR, 9, 15),
    "gemeente": "Coevorden",
    "personen": [_ADULT, _CHILD],
    "woning": {"soort": "zelfstandig", "kale_huur_per_maand": 600, "servicekosten_per_maand": 20},
    "zorgverzekering": [
        {"persoon": "a", "premie_basis_per_maand": 150, "premieachterstand_maanden": 0}
    ],
    "belastingaanslag": {"gemeente": 300, "waterschap": 200},
}


@lru_cache(maxsize=1)
def example() -> Case:
    """One adult with one child in care: what a column holds where nothing is invented for it."""
    return case_for(read_household(_EXAMPLE, "bench"), Tables.shipped(), JAAR)


def block(seed: int, n: int) -> Households:
    """Households of one to four persons with a birthday, a rent that rises, and some childcare."""
    generator = np.random.default_rng(seed)
    household, place, places = _composition(generator, n)
    partner = generator.random(n) < 0.6
    rol = np.where(
        place == 0, AANVRAGER, np.where((place == 1) & partner[household], PARTNER, KIND)
    )
    persons = _persons(generator, rol.astype(np.int32))
    return Households(JAAR, 8, n, household, places, persons, _facts(generator, n))


def completions(n: int) -> Households:
    """The example ``n`` times with other incomes, savings and rents."""
    generator, case = np.random.default_rng(4096), example()
    persons = {name: np.tile(column, (n, 1)) for name, column in case.persons.items()}
    facts = _facts(generator, n)
    for name, column in _money(generator, n).items():
        persons[name][0::2], persons[name][1::2] = column, 0.0
    each = np.arange(n)
    places = tuple((slice(k, None, 2), slice(None)) for k in range(2))
    return Households(JAAR, 8, n, np.repeat(each, 2), places, persons, facts)


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
    """As the adult or the child of the example, with other ages, incomes, savings and hours."""
    some, adult = len(rol), (rol != KIND)[:, None]
    persons: dict[str, Array] = {
        name: np.where(adult, c[:1], c[1:]) for name, c in example().persons.items()
    }
    young = generator.integers(0, 20, some)
    age = np.where(adult[:, 0], generator.integers(19, 85, some), young)
    day = generator.integers(1, 13, some) * 100 + generator.integers(1, 29, some)
    cared = (~adult[:, 0]) & (age < 12) & (generator.random(some) < 0.3)
    invented: dict[str, Array] = {
        "rol": rol,
        "geboren": ((JAAR - age) * 10_000 + day).astype(np.int32),
        "relatie": np.where(rol == PARTNER, RELATIE_CODE["gehuwd"], GEEN_RELATIE),
        "opvang_uren_1": np.where(cared, generator.integers(20, 230, some), 0.0),
    }
    persons |= {name: column[:, None] for name, column in invented.items()}
    for name, column in _money(generator, some).items():
        persons[name] = np.where(adult, column, 0.0)
    return persons


def _money(generator: np.random.Generator, n: int) -> dict[str, Array]:
    income = np.round(generator.gamma(2.2, 9000, n), 2)[:, None]
    savings = generator.integers(0, 60_000, n).astype(np.float64)[:, None]
    net = np.round(income / 12 * 0.8, 2)
    return {
        "inkomen": income,
        "bruto": np.round(income / 12, 2),
        "netto": net,
        "besteedbaar": net,
        "vermogen": savings,
        "vermogen_nu": savings,
    }


def _facts(generator: np.random.Generator, n: int) -> dict[str, Array]:
    rises = np.where(np.arange(12) >= 6, 1.041, 1.0)
    facts = {name: np.repeat(column, n, axis=0) for name, column in example().facts.items()}
    facts["kale_huur"] = np.round(generator.uniform(350, 1050, (n, 1)), 2) * rises
    facts["energiekosten"] = np.round(generator.uniform(900, 3200, (n, 1)), 2)
    return facts
