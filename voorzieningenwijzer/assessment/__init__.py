"""assess(household, tables, jaar): the one order of all laws, as ranges over the unknown."""

from voorzieningenwijzer.assessment.assess import assess, assess_law, case_for
from voorzieningenwijzer.assessment.order import Ready, ready_rules, run_all

__all__ = ["Ready", "assess", "assess_law", "case_for", "ready_rules", "run_all"]
