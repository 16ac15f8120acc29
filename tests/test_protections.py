"""The list of protections that ``python3 run.py beveiliging`` switches off one by one."""

import re
from pathlib import Path

import pytest

from bench.protections import PROTECTIONS, Protection

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("one", PROTECTIONS, ids=lambda one: one.name)
def test_it_stands_where_the_list_says(one: Protection) -> None:
    assert (ROOT / one.file).read_text("utf-8").count(one.there) == 1
    assert one.there != one.without
    file, _, name = one.test.partition("::")
    name = name.partition("[")[0]
    assert re.search(rf"^def {name}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE), one.test


def test_names_differ() -> None:
    assert len({one.name for one in PROTECTIONS}) == len(PROTECTIONS) >= 30
