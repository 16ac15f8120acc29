"""What is said about one outcome on the screen, in the same words as on paper."""

from voorzieningenwijzer.outcomes import Outcome, Status
from voorzieningenwijzer.plan.advice.repayment import repayment_words
from voorzieningenwijzer.plan.advice.rights import over_the_year
from voorzieningenwijzer.plan.context import PlanContext
from voorzieningenwijzer.plan.standing import Standing, gap_of, standing, to_be_checked
from voorzieningenwijzer.plan.wording.amounts import euro
from voorzieningenwijzer.plan.wording.explaining import reasons_in_words
from voorzieningenwijzer.plan.wording.fill import fill_known
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.plan.wording.texts import OutcomeText

_KEYS = {
    Standing.GOED: "klopt",
    Standing.TE_WEINIG: "te_weinig",
    Standing.TE_VEEL: "te_veel",
    Standing.MISSCHIEN_TE_VEEL: "misschien_te_veel",
}


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
    back = repayment_words(outcome, speaker)
    sentences = fill_known(text.zinnen, values)
    return OutcomeText(text.kop, (*reasons, *sentences, *back.risico, *back.melden))


def _key(outcome: Outcome) -> str:
    where = standing(outcome)
    if where is Standing.NIET_TE_VERGELIJKEN:
        return "niet_te_vergelijken_bruto" if outcome.bruto else "niet_te_vergelijken"
    if to_be_checked(outcome):
        return "nakijken_bruto" if outcome.bruto else "nakijken"
    if outcome.status in (Status.RECHT, Status.ONBEKEND) and where in _KEYS:
        return _KEYS[where]
    if outcome.status is Status.GEEN_TABEL and outcome.verwacht:
        return "geen_tabel_later"
    return outcome.status.value
