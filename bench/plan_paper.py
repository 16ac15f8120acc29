"""The plan on paper: from the frozen plan to the bytes of the PDF, after the first print."""

import time
from statistics import median

from bench.figures import Figure
from tests.examples.plannen import voorbeelden
from voorzieningenwijzer.documents import pdf
from voorzieningenwijzer.documents.plan_paper import blocks
from voorzieningenwijzer.plan import make_plan

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


def measure() -> list[Figure]:
    found: list[Figure] = []
    for name in voorbeelden.EXAMPLES:
        first, later = milliseconds(name)
        if not found:
            found.append(
                Figure("plan op papier, de eerste keer", first, "ms", remark="laadt ReportLab")
            )
        found.append(Figure(f"plan op papier, {name}", later, "ms", 150))
    return found
