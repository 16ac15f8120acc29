"""What is said about one outcome on the screen, in the same words as on paper."""

from voorzieningenwijzer.outcomes import Outcome, Status
from voorzieningenwijzer.plan.amounts import euro
from voorzieningenwijzer.plan.explaining import reasons_in_words
from voorzieningenwijzer.plan.fill import fill_known
from voorzieningenwijzer.plan.model import PlanContext
from voorzieningenwijzer.plan.rights import over_the_year
from voorzieningenwijzer.plan.speaker import Speaker
from voorzieningenwijzer.plan.standing import gap_of, is_right
from voorzieningenwijzer.plan.text_loading import plan_texts
from voorzieningenwijzer.plan.texts import OutcomeText


def outcome_words(outcome: Outcome, context: PlanContext) -> OutcomeText:
    """Heading and sentences of one outcome; sentences that lack a value are left out."""
    speaker = Speaker(plan_texts(), context)
    key = _key(outcome)
    text = speaker.texts.uitkomsten[key]
    values = speaker.values(outcome) | {"loket": speaker.office_name(outcome)}
    gap = abs(gap_of(outcome) or 0)
    if gap:
        values |= {"verschil_per_maand": euro(gap), **over_the_year(outcome, gap, too_much=True)}
    refused = outcome.status is Status.GEEN_RECHT
    reasons = reasons_in_words(outcome, speaker) if refused else ()
    return OutcomeText(text.kop, (*reasons, *fill_known(text.zinnen, values)))


def _key(outcome: Outcome) -> str:
    if outcome.status is Status.RECHT:
        gap = gap_of(outcome)
        if is_right(outcome):
            return "klopt"
        if outcome.ontvangt_nu and gap:
            return "te_weinig" if gap > 0 else "te_veel"
    return outcome.status.value
