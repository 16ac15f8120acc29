"""The turning points that each law names: a range is tried at these, so none may be forgotten.

And who goes to a person or is asked on: per household of a block, never of the block as a whole.
"""

from datetime import date

import numpy as np
import pytest

from voorzieningenwijzer.assessment import ready_rules, run_all
from voorzieningenwijzer.assessment.order import closure
from voorzieningenwijzer.households.case_building import case_of
from voorzieningenwijzer.households.completions import rows_of
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.households.membership import membership
from voorzieningenwijzer.tables import NoTable, Tables

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


EVERY = [
    (jaar, name)
    for jaar in (2025, 2026)
    for name, ready in ready_rules(TABLES, jaar).items()
    if not isinstance(ready.amounts, NoTable)
]


@pytest.mark.parametrize(("jaar", "name"), EVERY)
def test_who_goes_to_a_person_is_said_per_household(jaar: int, name: str) -> None:
    persons = [
        {"id": "a", "rol": "aanvrager", "geboortedatum": date(1984, 5, 6)},
        {"id": "k", "rol": "kind", "geboortedatum": date(2013, 7, 8)},
    ]
    mapping = {"peildatum": date(jaar, 9, 1), "gemeente": "Coevorden", "personen": persons}
    case = case_of(read_household(mapping, "x"), jaar)
    ends = np.array([0, 0, 1, 1])
    values = tuple(np.array(o.einden)[ends * (len(o.einden) - 1)] for o in case.opens)
    h = rows_of(case, case.opens, values, len(ends))
    members, results = membership(h), run_all(h, closure(ready_rules(TABLES, jaar), name))
    rule = results[name].rule
    for holds, text in (*rule.buiten_bereik, *rule.nog_te_vragen, *rule.op_verzoek):
        found = np.asarray(holds(h, members, results))
        assert found.shape == (h.n,), text
        assert found.dtype == bool
