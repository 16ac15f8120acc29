"""The mutation command: which tests it chooses, and that its explanations are about real lines."""

import re
from pathlib import Path

from bench.mutations import EXPLAINED, FAST, LAWS, SHARED, changed, modules, words

TESTS = Path(__file__).parent
ROWS = [
    [cell.strip().strip("`").replace("\\|", "|") for cell in line.strip("|").split(" | ")]
    for line in EXPLAINED.read_text("utf-8").partition("## Niet gezien")[2].splitlines()
    if line.startswith("| ") and "`" in line
]


def test_every_law_takes_part() -> None:
    assert {"zorgtoeslag", "huurtoeslag_2025", "kinderbijslag", "awir"} <= set(modules())
    assert set(SHARED) <= set(modules())


def test_the_examples_of_the_law_itself_are_chosen() -> None:
    assert words(["huurtoeslag_2025"]).startswith("(huurtoeslag or not test_example) and not (")
    assert words(["awir"]).startswith("(zorgtoeslag or huurtoeslag or kindgebonden_budget or ")
    assert words(["aow", "bijstandsnorm"]).startswith(
        "(aow or bijstand or aio or not test_example)"
    )


def test_most_of_the_fast_tests_are_there() -> None:
    assert sum((TESTS / f"test_{name}.py").exists() for name in FAST) >= 5


def test_a_difference_is_read_without_its_heading() -> None:
    lines = ["--- a", "+++ b", "@@ -1 +1 @@", "-    a = 1", "+    a = 2", " b"]
    assert (changed(lines, "-"), changed(lines, "+")) == ("a = 1", "a = 2")


def test_what_is_explained_still_stands_in_the_law() -> None:
    for module, was, becomes, why in ROWS:
        source = re.sub(r"\s+", " ", (LAWS / f"{module}.py").read_text("utf-8"))
        assert was in source, f"{module}: {was}"
        assert becomes not in source, f"{module}: {becomes}"
        assert len(why) > 20
