"""Plans to print in tests, and what a reader sees of the pages."""

import re
from dataclasses import replace

import pypdfium2

from tests.examples.plannen import voorbeelden as v
from voorzieningenwijzer.plan import Plan, make_plan

STRANGE = 'Jan <b> & "Ünal" 😀 علي'


def plan_for(name: str, **context: object) -> Plan:
    example = v.EXAMPLES[name]()
    changed = replace(example.context, **context)  # type: ignore[arg-type]
    return make_plan(example.assessment, example.last_year, example.savings, changed)


def long_plan(count: int = 20) -> Plan:
    """Twenty local schemes for one household: more than any page holds."""
    outcomes = [
        v.right(f"stad.regeling_{i:02d}", 10 + i, naam=f"regeling nummer {i:02d}")
        for i in range(count)
    ]
    return make_plan(v.assessment(*outcomes, meer=500), None, (), v.context("familie Lang"))


def shortest_plan() -> Plan:
    return make_plan(v.assessment(meer=0), None, (), v.context("Leeg", afspraak=""))


def every_plan() -> dict[str, Plan]:
    return {
        **{name: plan_for(name) for name in v.EXAMPLES},
        "lang": long_plan(),
        "kort": shortest_plan(),
        "naam": plan_for("alleenstaand", naam=STRANGE),
    }


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))
