"""When the income turns out higher: worked out for the page and the plan only, and once."""

import json

from voorzieningenwijzer.assessment.repayment_guard import Guard, repayment_guard
from voorzieningenwijzer.casework.results.judging import Judgement
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.plan import PlanContext
from voorzieningenwijzer.plan.higher_income import higher_income
from voorzieningenwijzer.plan.higher_table import HigherIncome
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.tables import Tables


def higher_income_of(
    talk: Talk, judgement: Judgement, context: PlanContext, tables: Tables
) -> HigherIncome | None:
    """None where the household has no allowance of which a part could be asked back."""

    def work() -> Guard | None:
        household = read_household(judgement.mapping, talk.case.naam, talk.peildatum)
        return repayment_guard(household, tables, judgement.this_year)

    said = json.dumps(judgement.mapping, default=str)
    guard = talk.case.recent.once(("hoger inkomen", said, talk.peildatum, tables), work)
    return higher_income(Speaker(plan_texts(), context), judgement.this_year, guard)
