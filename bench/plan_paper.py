"""The plan on paper: from the frozen plan to the bytes of the PDF, after the first print."""

import time
from statistics import median

from bench.figures import Figure
from tests.examples.plannen import voorbeelden
from voorzieningenwijzer.casework.papers.facing import print_facing
from voorzieningenwijzer.documents import pdf
from voorzieningenwijzer.documents.papers.plan_paper import blocks
from voorzieningenwijzer.language.catalogue import catalogue
from voorzieningenwijzer.plan import Plan, make_plan
from voorzieningenwijzer.plan.facing import with_sentences

TIMES = 15


def milliseconds(name: str) -> tuple[float, float]:
    """Milliseconds of the first print in this process, and the median of those after it."""
    example = voorbeelden.EXAMPLES[name]()
    plan = make_plan(example.assessment, example.last_year, example.savings, example.context)
    first, later = 0.0, []
    for number in range(TIMES + 1):
        begin = time.perf_counter()
        pdf.render(blocks(plan))
        spent = 1000 * (time.perf_counter() - begin)
        if number:
            later.append(spent)
        else:
            first = spent
    return first, median(later)


def facing_milliseconds(name: str) -> float:
    """The plan with English beside it, from the kept plan to the bytes of the PDF."""
    english = catalogue("en")
    assert english is not None
    example, spent = voorbeelden.EXAMPLES[name](), []
    made = make_plan(example.assessment, example.last_year, example.savings, example.context)
    kept = with_sentences(made).to_json()
    for _ in range(TIMES):
        begin = time.perf_counter()
        print_facing(Plan.from_json(kept), english)
        spent.append(1000 * (time.perf_counter() - begin))
    return median(spent)


def measure() -> list[Figure]:
    found: list[Figure] = []
    for name in voorbeelden.EXAMPLES:
        first, later = milliseconds(name)
        if not found:
            found.append(
                Figure("plan op papier, de eerste keer", first, "ms", remark="laadt ReportLab")
            )
        found.append(Figure(f"plan op papier, {name}", later, "ms", 150))
        beside = facing_milliseconds(name)
        found.append(Figure(f"plan in twee talen, {name}", beside, "ms", 250))
    return found
