"""The turning points that each law names: a range is tried at these, so none may be forgotten.

And who goes to a person or is asked on: per household of a block, never of the block as a whole.
"""

from dataclasses import fields
from datetime import date
from typing import TypeAlias

import numpy as np
import pytest

from voorzieningenwijzer.assessment import ready_rules, run_all
from voorzieningenwijzer.assessment.order import closure
from voorzieningenwijzer.entitlements.bijstand_vragen import eigen_bedrijf, studeert
from voorzieningenwijzer.entitlements.kinderbijslag import kind_woont_elders
from voorzieningenwijzer.explanation import LaterTest, Test
from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.case_building import case_of
from voorzieningenwijzer.households.columns import Array
from voorzieningenwijzer.households.completions import rows_of
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.households.membership import membership
from voorzieningenwijzer.tables import NoTable, Tables

Values: TypeAlias = tuple[Array, ...]
TABLES = Tables.shipped()
FROM_18 = {"leeftijd": {18}, "leeftijd_kind": {18}, "leeftijd_medebewoner": {18}}
# AKW art. 7, 7a, 12; Wkgb art. 2; Wzt art. 2; Wht art. 5, 9, 13 and Awir art. 7 lid 6;
# Wko art. 1.1; Pw art. 13, 19a, 20-22a, 41; AOW art. 7a; TW art. 2, 4; URI art. 12
LIMITS = [
    ("zorgtoeslag", 2025, FROM_18),
    ("zorgtoeslag", 2026, FROM_18),
    ("kinderbijslag", 2025, {"leeftijd_kind": {3, 6, 12, 18}}),
    ("kinderbijslag", 2026, {"leeftijd_kind": {3, 6, 12, 18}}),
    ("kindgebonden_budget", 2025, FROM_18 | {"leeftijd_kind": {12, 16, 18}}),
    ("kindgebonden_budget", 2026, FROM_18 | {"leeftijd_kind": {12, 16, 18}}),
    (
        "huurtoeslag",
        2025,
        {
            "kale_huur": {900.07, 477.20},
            "servicekosten": {48.0},
            "leeftijd": {18, 23},
            "leeftijd_kind": {18, 23},
            "leeftijd_medebewoner": {18, 23},
        },
    ),
    (
        "huurtoeslag",
        2026,
        {"leeftijd": {18, 21}, "leeftijd_kind": {18, 23}, "leeftijd_medebewoner": {18, 21, 23}},
    ),
    ("kinderopvangtoeslag", 2025, FROM_18 | {"leeftijd_kind": {15, 18}}),
    ("kinderopvangtoeslag", 2026, FROM_18 | {"leeftijd_kind": {15, 18}}),
    (
        "bijstandsnorm",
        2026,
        {"leeftijd": {21, 67}, "leeftijd_kind": {3, 18}, "leeftijd_medebewoner": {27}},
    ),
    ("bijstand", 2026, {"leeftijd": {18, 27}, "leeftijd_kind": {18}}),
    ("aio", 2026, {}),
    ("aow", 2026, {"leeftijd": {67}}),
    ("toeslagenwet", 2026, {"leeftijd": {18, 19, 20, 21}, "leeftijd_kind": {12}}),
    ("studietoeslag", 2026, {}),
    ("noodfonds_energie", 2026, {}),
    ("betalingscapaciteit", 2026, {"geboren_voor": {1935}}),
]


@pytest.mark.parametrize(("law", "jaar", "expected"), LIMITS)
def test_a_law_names_its_turning_points(
    law: str, jaar: int, expected: dict[str, set[float]]
) -> None:
    ready = ready_rules(TABLES, jaar)[law]
    assert isinstance(ready.amounts, tuple)
    found = ready.rule.limits(ready.amounts[0])
    assert {name: set(values) for name, values in found.items()} == expected


EVERY = [
    (jaar, name)
    for jaar in (2025, 2026)
    for name, ready in ready_rules(TABLES, jaar).items()
    if not isinstance(ready.amounts, NoTable)
]


CARE = {"soort": "dagopvang", "uren_per_maand": 90, "uurtarief": 10.0, "geregistreerd": True}
FAMILIES = (
    (
        {"id": "a", "rol": "aanvrager", "geboortedatum": date(1984, 5, 6)},
        {"id": "k", "rol": "kind", "geboortedatum": date(2013, 7, 8)},
    ),
    (
        {"id": "a", "rol": "aanvrager", "geboortedatum": date(1990, 5, 6)},
        {"id": "b", "rol": "partner", "geboortedatum": date(1958, 2, 3)},
        {"id": "k", "rol": "kind", "geboortedatum": date(2022, 7, 8), "opvang": [CARE]},
        {
            "id": "l",
            "rol": "kind",
            "geboortedatum": date(2021, 7, 9),
            "opvang": [CARE, {"soort": "gastouder"}],
        },
        {"id": "m", "rol": "medebewoner", "relatie": "andere_familie"},
    ),
)
ROWS = 12
# the rows of a household are its completions: these are said only where all of them agree
OVER_ALL_COMPLETIONS = (studeert, eigen_bedrijf, kind_woont_elders)


def block(jaar: int, family: int) -> tuple[Case, Values]:
    """A household of which much is unknown, with the unknown at one end or the other per row."""
    mapping = {"peildatum": date(jaar, 9, 1), "gemeente": "Coevorden"}
    case = case_of(read_household(mapping | {"personen": list(FAMILIES[family])}, "x"), jaar)
    generator = np.random.default_rng(family)
    return case, tuple(generator.choice(np.array(o.einden), ROWS) for o in case.opens)


def outcome_per_row(jaar: int, name: str, case: Case, values: Values) -> dict[str, Array]:
    """Who goes to a person, what is asked, and each condition with its value; by its text."""
    h = rows_of(case, case.opens, values, len(values[0]))
    members, results = membership(h), run_all(h, closure(ready_rules(TABLES, jaar), name))
    rule, months = results[name].rule, results[name].months
    said = (*rule.buiten_bereik, *rule.nog_te_vragen, *rule.op_verzoek, *rule.als_niet)
    own = [(holds, text) for holds, text in said if holds not in OVER_ALL_COMPLETIONS]
    found = {text: np.asarray(holds(h, members, results)) for holds, text in own}
    for text, flags in found.items():
        assert (flags.shape, flags.dtype) == ((h.n,), bool), text
    award = results[name].award
    for key, paid in (("per_jaar", award.per_jaar), ("per_maand", award.per_maand)):
        found[key] = np.broadcast_to(paid, (h.n, 12))
    for field in fields(months):
        value = getattr(months, field.name)
        value = value.now() if isinstance(value, LaterTest) else value
        if isinstance(value, Test):
            parts = {"": value.passed, " waarde": value.waarde, " grens": value.grens}
            kept = {f"{field.name}{part}": one for part, one in parts.items() if one is not None}
        else:
            kept = {field.name: value}
        found |= {key: np.broadcast_to(one, (h.n, 12)) for key, one in kept.items()}
    return found


@pytest.mark.parametrize("family", range(len(FAMILIES)))
@pytest.mark.parametrize(("jaar", "name"), EVERY)
def test_every_household_of_a_block_is_judged_on_its_own(jaar: int, name: str, family: int) -> None:
    case, values = block(jaar, family)
    together = outcome_per_row(jaar, name, case, values)
    for row in range(ROWS):
        alone = outcome_per_row(jaar, name, case, tuple(v[row : row + 1] for v in values))
        for text, found in together.items():
            np.testing.assert_array_equal(found[row], alone[text][0], err_msg=text)
