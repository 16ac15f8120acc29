"""An assessment ordered into a plan: advice, amounts, steps, papers, deadlines."""

from voorzieningenwijzer.plan.care_facts import Care
from voorzieningenwijzer.plan.compose import make_plan
from voorzieningenwijzer.plan.context import Debt, PlanContext, Threat
from voorzieningenwijzer.plan.frozen_json import FrozenJsonError
from voorzieningenwijzer.plan.model import Action, Kind, Plan, Who
from voorzieningenwijzer.plan.wording.fill import PlanTextError
from voorzieningenwijzer.plan.wording.outcome_words import outcome_words
from voorzieningenwijzer.plan.wording.texts import OutcomeText

__all__ = [
    "Action",
    "Care",
    "Debt",
    "FrozenJsonError",
    "Kind",
    "OutcomeText",
    "Plan",
    "PlanContext",
    "PlanTextError",
    "Threat",
    "Who",
    "make_plan",
    "outcome_words",
]
