"""Why a scheme comes out as it does: in six sentences, its steps, what is missing, its sources."""

from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.casework.results.found import OpenQuestion, open_question
from voorzieningenwijzer.casework.results.judging import Judgement
from voorzieningenwijzer.casework.results.results import assumptions, case_of
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.outcomes import Outcome
from voorzieningenwijzer.plan import PlanContext
from voorzieningenwijzer.plan.advice.claims import claims_of, in_words
from voorzieningenwijzer.plan.advice.repayment import repayment_words
from voorzieningenwijzer.plan.wording.explaining import explanation
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.text_loading import plan_texts


@dataclass(frozen=True, slots=True)
class Why:
    """``zinnen``: the explanation; ``geval`` chooses the title; ``terugbetalen``: when too much;
    ``terugkijken``: of last year, whether it can still be asked for.

    ``verouderd``: the table should have been checked by now.
    """

    geval: str
    uitkomst: Outcome
    zinnen: tuple[str, ...]
    terugbetalen: tuple[str, ...]
    terugkijken: tuple[str, ...]
    ontbreekt: tuple[OpenQuestion, ...]
    aannames: tuple[str, ...]
    peildatum: date
    verouderd: bool


def explain(
    talk: Talk, judgement: Judgement, context: PlanContext, year: int, regeling: str
) -> Why | None:
    """None for a scheme or a year that was not assessed."""
    assessments = (judgement.this_year, judgement.last_year)
    outcome = next((a.outcome(regeling) for a in assessments if a and a.jaar == year), None)
    if outcome is None:
        return None
    stakes = {s.veld: s.euro_per_jaar for s in outcome.hangt_af_van}
    missing = (open_question(talk, veld, stakes.get(veld, 0.0)) for veld in outcome.ontbreekt)
    table = outcome.tabel
    speaker = Speaker(plan_texts(), context)
    check_before = None if table is None else table.controleer_voor
    return Why(
        geval=case_of(outcome),
        uitkomst=outcome,
        zinnen=explanation(outcome, speaker),
        terugbetalen=repayment_words(outcome, speaker).all,
        terugkijken=_looking_back(outcome, judgement, speaker),
        ontbreekt=tuple(sorted(missing, key=lambda q: -q.euro)),
        aannames=assumptions(outcome.aannames),
        peildatum=judgement.peildatum,
        verouderd=check_before is not None and check_before <= judgement.peildatum,
    )


def _looking_back(outcome: Outcome, judgement: Judgement, speaker: Speaker) -> tuple[str, ...]:
    """Of last year: until when it can be asked for and what that brings."""
    then = judgement.last_year
    if then is None or outcome.jaar != then.jaar:
        return ()
    claims = claims_of(speaker, then.jaar, then, judgement.this_year)
    own = [c for c in claims if c.scheme.regeling == outcome.regeling]
    return in_words(own[0], speaker) if own else ()
