"""A yes, a no and an unknown of each local scheme that is worked out, per municipality."""

from pathlib import Path
from typing import Any

import pytest

from tests.test_schemes import YES, columns
from voorzieningenwijzer.schemes import evaluate
from voorzieningenwijzer.strict_yaml import read
from voorzieningenwijzer.tables import Scheme, Tables

FOLDER = Path(__file__).parent / "examples" / "lokaal"
FILES: list[Any] = [read(p.read_text("utf-8")) for p in sorted(FOLDER.glob("*.yaml"))]
CASES = [(file["gemeente"], case) for file in FILES for case in file["gevallen"]]
WORKED_OUT = {(s.gemeente, s.id): s for s in Tables.shipped().schemes() if s.gebruik == "rekenen"}


def facts(gemeente: str, given: dict[str, Any]) -> dict[str, object]:
    changed = {k: None if v == "onbekend" else _plain(v) for k, v in given.items()}
    assert changed.keys() <= YES.keys()
    return {**YES, "gemeente": gemeente, **changed}


def _plain(value: Any) -> object:
    return value if isinstance(value, (bool, str)) else float(value)


@pytest.mark.parametrize(("gemeente", "case"), CASES, ids=lambda x: str(x)[:60])
def test_an_example(gemeente: str, case: dict[str, Any]) -> None:
    assert case["herkomst"]
    scheme: Scheme = WORKED_OUT[gemeente, case["regeling"]]
    found = columns(facts(gemeente, case["gegeven"]))
    assert evaluate(scheme, found.__getitem__).status(0) == case["verwacht"]


@pytest.mark.parametrize("name", WORKED_OUT, ids=lambda n: "-".join(n))
def test_each_has_a_yes_a_no_and_an_unknown(name: tuple[str, str]) -> None:
    seen = {case["verwacht"] for place, case in CASES if (place, case["regeling"]) == name}
    assert {"geen_recht", "onbekend"} < seen
    assert seen & {"controleren", "vanzelf", "recht"}
