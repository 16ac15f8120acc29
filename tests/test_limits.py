"""The turning points that each law names: a range is tried at these, so none may be forgotten."""

import pytest

from voorzieningenwijzer.assessment import ready_rules
from voorzieningenwijzer.tables import Tables

TABLES = Tables.shipped()
FROM_18 = {"leeftijd": {18}, "leeftijd_kind": {18}, "leeftijd_medebewoner": {18}}
# AKW art. 7, 7a, 12; Wkgb art. 2; Wzt art. 2; Wht art. 5, 9, 13 and Awir art. 7 lid 6
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
]


@pytest.mark.parametrize(("law", "jaar", "expected"), LIMITS)
def test_a_law_names_its_turning_points(
    law: str, jaar: int, expected: dict[str, set[float]]
) -> None:
    ready = ready_rules(TABLES, jaar)[law]
    assert isinstance(ready.amounts, tuple)
    found = ready.rule.limits(ready.amounts[0])
    assert {name: set(values) for name, values in found.items()} == expected
