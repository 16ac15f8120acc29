"""The results as a person reads them: what is missed, saved, right already, open, and why not."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from voorzieningenwijzer.casework.results.found import OpenQuestion, open_question, open_questions
from voorzieningenwijzer.casework.results.judging import Judgement, worth
from voorzieningenwijzer.casework.results.local_view import how_sure
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.interview.route import Homework
from voorzieningenwijzer.outcomes import Between, Outcome, Saving, Status
from voorzieningenwijzer.plan import PlanContext
from voorzieningenwijzer.plan.advice.claims import Claim, claims_of, closed_in_words, in_words
from voorzieningenwijzer.plan.advice.notes import without_amounts
from voorzieningenwijzer.plan.advice.repayment import risk
from voorzieningenwijzer.plan.standing import (
    Standing,
    gap_of,
    is_right,
    received,
    standing,
    to_be_checked,
)
from voorzieningenwijzer.plan.wording.outcome_words import outcome_words
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.text_loading import plan_texts


@dataclass(frozen=True, slots=True)
class Row:
    """One scheme or comparison in a group; ``geval`` chooses the sentences in the template."""

    geval: str
    jaar: int
    uitkomst: Outcome | None = None
    besparing: Saving | None = None
    per_maand: Between | None = None
    per_jaar: Between | None = None
    ontbreekt: tuple[OpenQuestion, ...] = ()
    zinnen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    id: str
    regels: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """``som``: what comes in more and stays more per year; ``eenmalig``: once, over last year, for
    what did not come in; ``gesloten``: which year cannot be asked for any more;
    ``zonder_bedragen``: of which schemes there are no amounts yet."""

    peildatum: date
    jaar: int
    som: Between
    meer_per_jaar: Between
    besparing: Between
    eenmalig: Between
    gesloten: str
    groepen: tuple[Group, ...]
    beslist: tuple[OpenQuestion, ...]
    te_vragen: tuple[str, ...]
    aannames: tuple[str, ...]
    huiswerk: tuple[Homework, ...]
    zonder_bedragen: int


ORDER = (
    "te_veel",
    "nog_niet",
    "krijgt_u_dit",
    "nakijken",
    "misschien",
    "vorig_jaar",
    "besparen",
    "goed",
    "vanzelf",
    "onbekend",
    "anders",
    "geen_recht",
)
"""Groups in the order of the page; the last two are folded."""


def results_of(talk: Talk, judgement: Judgement, context: PlanContext) -> Results:
    """``context`` gives the words their names: the coach, the day, the municipality."""
    worked_out = [o for o in judgement.this_year.uitkomsten if not o.points]
    rows = [(group_of(o), row_of(talk, o, context)) for o in worked_out]
    speaker = Speaker(plan_texts(), context)
    then, now = judgement.last_year, judgement.this_year
    claims = claims_of(speaker, then.jaar, then, now) if then else ()
    rows += [("vorig_jaar", row) for row in last_year_rows(talk, claims, speaker)]
    rows += [(group_of_saving(s), saving_row(s, talk.context.jaar)) for s in judgement.savings]
    groups = (Group(name, tuple(r for g, r in rows if g == name)) for name in ORDER)
    total = judgement.this_year.totaal.meer_per_jaar
    saved = worth(judgement.savings)
    return Results(
        peildatum=judgement.peildatum,
        jaar=judgement.this_year.jaar,
        som=total + saved,
        meer_per_jaar=total,
        besparing=saved,
        eenmalig=_sum(c.bedrag for c in claims if c.ontving is False),
        gesloten=closed_in_words(speaker, now.jaar - 2),
        groepen=tuple(g for g in groups if g.regels),
        beslist=tuple(open_questions(talk, judgement.this_year.open_vragen)),
        te_vragen=_once(q for o in worked_out for q in _to_ask(o)),
        aannames=assumptions(judgement.this_year.aannames),
        huiswerk=talk.route.homework,
        zonder_bedragen=len(without_amounts(now)),
    )


def group_of(outcome: Outcome) -> str:
    """The group of this year's outcome, by the same measure as the plan."""
    if is_right(outcome):
        return "goed"
    if standing(outcome) is Standing.NIET_TE_VERGELIJKEN or to_be_checked(outcome):
        return "nakijken"
    if outcome.status is Status.GEEN_RECHT:
        told = outcome.ontvangt_nu and not outcome.prognose
        return "te_veel" if told and received(outcome) != 0 else "geen_recht"
    gap = gap_of(outcome)
    if outcome.status in {Status.RECHT, Status.ONBEKEND} and gap:
        return "nog_niet" if gap > 0 else "te_veel"
    if outcome.status is Status.RECHT and received(outcome) is None:
        return "goed" if outcome.ontvangt_nu else "krijgt_u_dit"
    by_status = {
        Status.RECHT: "nog_niet",
        Status.CONTROLEREN: "misschien",
        Status.VANZELF: "vanzelf",
        Status.ONBEKEND: "onbekend",
    }
    return by_status.get(outcome.status, "anders")


def case_of(outcome: Outcome) -> str:
    """Which sentences fit: the group, told apart further where that matters to the reader."""
    group = group_of(outcome)
    if group == "goed" and received(outcome) is None:
        return "goed_hoeveel"
    return "te_weinig" if group == "nog_niet" and outcome.ontvangt_nu else group


def row_of(talk: Talk, outcome: Outcome, context: PlanContext) -> Row:
    """What the row shows in euros is the difference where something comes in already."""
    geval, gap, at_risk = case_of(outcome), gap_of(outcome), risk(outcome)
    if geval != "te_veel" and outcome.per_maand is not None and outcome.per_maand.hoogst == 0:
        outcome = replace(outcome, per_maand=None)
    sure = (how_sure(Speaker(plan_texts(), context), outcome),) if outcome.lokaal else ()
    words = (*outcome_words(outcome, context).zinnen, *filter(None, sure))
    missing = tuple(open_question(talk, veld) for veld in outcome.ontbreekt[:3])
    if geval in {"te_weinig", "te_veel"} and gap:
        year = outcome.verschil_per_jaar if at_risk is None else -at_risk.minst
        return Row(geval, outcome.jaar, outcome, None, _one(gap / 100), _one(year), missing, words)
    nothing = {Status.GEEN_RECHT, Status.GEEN_TABEL, Status.BUITEN_BEREIK}
    if outcome.status in nothing or geval == "nakijken":
        return Row(geval, outcome.jaar, outcome, None, None, None, missing, words)
    amounts = outcome.per_maand, outcome.per_jaar
    return Row(geval, outcome.jaar, outcome, None, *amounts, missing, words)


def assumptions(names: Iterable[str]) -> tuple[str, ...]:
    texts = plan_texts().aannames
    return tuple(texts.get(name, name.replace("_", " ").capitalize() + ".") for name in names)


def last_year_rows(talk: Talk, claims: Iterable[Claim], speaker: Speaker) -> Iterable[Row]:
    """What can still be claimed over last year: schemes that were not, or perhaps not, received."""
    for claim in claims:
        outcome = claim.outcome
        if outcome is None or not claim.kan_nog or claim.bedrag is None:
            continue
        certain = outcome.status is Status.RECHT and claim.ontving is False
        geval = "vorig_jaar" if certain else "vorig_jaar_onbekend"
        missing = tuple(open_question(talk, veld) for veld in outcome.ontbreekt[:3])
        words = in_words(claim, speaker)
        yield Row(geval, claim.jaar, outcome, None, None, claim.bedrag, missing, words)


def group_of_saving(saving: Saving) -> str:
    return {"overstappen": "besparen", "blijven": "goed", "onbekend": "onbekend"}.get(
        saving.advies, "anders"
    )


def saving_row(saving: Saving, jaar: int) -> Row:
    year = saving.besparing_per_jaar if saving.advies == "overstappen" else None
    month = None if year is None else Between(round(year.minst / 12, 2), round(year.hoogst / 12, 2))
    return Row(f"besparing_{saving.advies}", jaar, None, saving, month, year)


def _to_ask(outcome: Outcome) -> tuple[str, ...]:
    wanted = {Status.CONTROLEREN, Status.VANZELF, Status.RECHT}
    return outcome.nog_te_vragen if outcome.status in wanted else ()


def _once(sentences: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentences))


def _one(amount: float | None) -> Between | None:
    return None if amount is None else Between(amount, amount)


def _sum(amounts: Iterable[Between | None]) -> Between:
    total = Between(0.0, 0.0)
    for amount in amounts:
        if amount is not None:
            total = total + amount
    return total
