"""What comes in now against what should, as part of a result object."""

from typing import Any

from voorzieningenwijzer.cli.figures import figure, pair
from voorzieningenwijzer.outcomes import Outcome
from voorzieningenwijzer.plan.advice.repayment import TOO_MUCH, repayment_words, risk, small
from voorzieningenwijzer.plan.standing import standing
from voorzieningenwijzer.plan.wording.speaker import Speaker


def standing_of(outcome: Outcome, speaker: Speaker) -> dict[str, Any]:
    """Where the household stands; for what is (perhaps) too much also the risk and the rules."""
    where = standing(outcome)
    entry: dict[str, Any] = {"stand": str(where)}
    if where not in TOO_MUCH:
        return entry
    entry |= pair("te_veel_per_jaar", risk(outcome))
    rules, scheme = outcome.terugbetalen, speaker.scheme(outcome)
    if scheme is not None and scheme.doorgeven:
        entry["doorgeven"] = {
            "wat": scheme.doorgeven,
            "waar": speaker.office_name(outcome),
            "binnen": speaker.texts.termijnen[scheme.melden].tekst,
        }
    if rules is not None:
        entry |= {
            "klein_verschil": figure(rules.klein_verschil),
            "is_klein_verschil": small(outcome),
            "regeling_maanden": rules.regeling_maanden,
            "artikel": rules.artikel,
            "regels_status": rules.status,
        }
    return entry | {"zinnen": list(repayment_words(outcome, speaker).all)}
