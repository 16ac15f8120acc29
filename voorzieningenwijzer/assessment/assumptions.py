"""Which of the shared circumstances an outcome rests on."""

from voorzieningenwijzer.assessment.ranges import Rows
from voorzieningenwijzer.households.case import MINOR_WITHOUT_MONEY, Case
from voorzieningenwijzer.rules import Rule

NIEMAND_ANDERS = "niemand_anders_in_de_woning"
HELE_JAAR = "zelfde_partner_hele_jaar"


def assumed(rule: Rule, rows: Rows) -> tuple[str, ...]:
    """The assumptions of the facts that the rule reads, each once."""
    case = rows.case
    found = [
        label
        for key, label in case.aangenomen.items()
        if key.split(".")[0] in rule.reads and _bears(key, case, rule)
    ]
    if rule.regeling == "huurtoeslag" and case.samenstelling_bekend:
        found.append(NIEMAND_ANDERS)
    if "inkomen" in rule.reads and rows.members.heeft_toeslagpartner.any():
        found.append(HELE_JAAR)
    return tuple(sorted(set(found)))


def _bears(key: str, case: Case, rule: Rule) -> bool:
    """Whether this person's assumption can matter: for who lives alone, living at home cannot."""
    naam, row = key.split(".")
    if naam == "thuis":
        return len(case.ids) > 1 and row != "0" and rule.regeling != "zorgtoeslag"
    if naam in ("verzekerd", "rechtmatig") and rule.regeling == "zorgtoeslag" and row != "None":
        return bool(case.persons["rol"][int(row)].max() <= 2)
    return not (case.aangenomen[key] == MINOR_WITHOUT_MONEY and rule.regeling != "huurtoeslag")
