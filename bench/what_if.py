"""What would be if: a household with three variants, the line, the cliffs, and the words of it."""

import time
from dataclasses import replace
from datetime import date
from statistics import median
from typing import Any

from bench.figures import Figure
from tests.examples.plannen import voorbeelden
from voorzieningenwijzer.assessment.cliffs import asset_cliffs, income_cliffs
from voorzieningenwijzer.assessment.income_line import income_line
from voorzieningenwijzer.assessment.variants import Variant, as_now, now_of, varied
from voorzieningenwijzer.assessment.whole_year import whole_year
from voorzieningenwijzer.plan.what_if.compose import what_if
from voorzieningenwijzer.plan.what_if.found import Found
from voorzieningenwijzer.plan.what_if.table import Asked
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.tables import Tables

TIMES = 9
DAY = date(2026, 11, 23)
WAGE = {"soort": "loon", "bedrag": 1463, "per": "maand", "bruto": True, "vakantiegeld": "exclusief"}
CHILD = {"opvang": [], "intensieve_zorg": False, "kinderbijslag": True}
PARENT: dict[str, Any] = {
    "peildatum": DAY,
    "gemeente": "Coevorden",
    "personen": [
        {
            "id": "a",
            "rol": "aanvrager",
            "geboortedatum": date(1981, 5, 12),
            "toetsingsinkomen_per_jaar": {2026: 18960},
            "inkomens": [WAGE],
            "vermogen_op_1_januari": {2026: 1150},
            "vermogen_nu": 900,
        },
        {"id": "k1", "rol": "kind", "geboortedatum": date(2013, 9, 3), **CHILD},
        {"id": "k2", "rol": "kind", "geboortedatum": date(2017, 2, 21), **CHILD},
    ],
    "woning": {
        "soort": "zelfstandig",
        "kale_huur_per_maand": 645.80,
        "servicekosten_per_maand": 18.50,
        "aangepast_voor_handicap": False,
    },
}
COUPLE = PARENT | {
    "personen": [
        *PARENT["personen"],
        {
            "id": "b",
            "rol": "partner",
            "relatie": "gehuwd",
            "geboortedatum": date(1980, 1, 2),
            "inkomens": [WAGE],
            "vermogen_op_1_januari": {2026: 0},
            "vermogen_nu": 0,
        },
    ]
}
ASKED = (
    (Asked("uren", "a", 22, 32), Variant("uren", "a", deel=32 / 22)),
    (Asked("kind_18", "k1"), Variant("kind_18", "k1")),
    (Asked("huur", een=700), Variant("huur", bedrag=700)),
)


def once(mapping: dict[str, Any], tables: Tables) -> float:
    """Milliseconds from the household to all words of the page."""
    begin = time.perf_counter()
    year = whole_year(as_now(mapping, "meting", DAY), tables)
    assert year is not None
    now, own = now_of(year), year.own["a"]
    near, savings = income_cliffs(year, own), asset_cliffs(year)
    counted = tuple((asked, varied(one, year, tables, now)) for asked, one in ASKED)
    line = income_line(year, own)
    born = {p["id"]: p["geboortedatum"] for p in mapping["personen"]}
    found = Found(now, counted, line, near, savings, True, {}, born, "b", "a", DAY.year)
    shown = what_if(found, Speaker(plan_texts(), replace(voorbeelden.context("x"), peildatum=DAY)))
    assert shown.rijen
    return 1000 * (time.perf_counter() - begin)


def measure() -> list[Figure]:
    tables = Tables.shipped()
    found = []
    for name, mapping in (("ouder met twee kinderen", PARENT), ("paar met loon", COUPLE)):
        once(mapping, tables)
        spent = median(once(mapping, tables) for _ in range(TIMES))
        found.append(Figure(f"wat als, {name}, drie gevallen", spent, "ms", 300))
    return found
