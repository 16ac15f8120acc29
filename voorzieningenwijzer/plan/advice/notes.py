"""The parts of the plan that ask for no action: what is fine, what comes, what nobody could say."""

from collections.abc import Iterable, Sequence

from voorzieningenwijzer.language.said import capital, joined, listed
from voorzieningenwijzer.outcomes import Assessment, Outcome, Saving, Status
from voorzieningenwijzer.plan.advice.care import TO_CAK
from voorzieningenwijzer.plan.advice.savings import (
    no_comparison_note,
    staying_note,
    subject,
)
from voorzieningenwijzer.plan.model import Action, Note, Payment, ReportRow
from voorzieningenwijzer.plan.standing import Standing, is_right, standing
from voorzieningenwijzer.plan.wording.explaining import explanation, reasons_in_words
from voorzieningenwijzer.plan.wording.fill import fill_known
from voorzieningenwijzer.plan.wording.outcome_words import outcome_words
from voorzieningenwijzer.plan.wording.speaker import Speaker

_NOT_CALCULATED = (Status.BUITEN_BEREIK, Status.GEEN_TABEL)


def fine_already(
    speaker: Speaker, assessment: Assessment, savings: Sequence[Saving]
) -> tuple[Note, ...]:
    """Schemes of which the right amount comes in, and contracts that are good as they are."""
    found = []
    for outcome in assessment.uitkomsten:
        if not is_right(outcome):
            continue
        values = speaker.values(outcome)
        sentences = fill_known([speaker.texts.woorden[_how_right(outcome)]], values)
        found.append(Note(outcome.regeling, capital(speaker.name(outcome)), sentences))
    notes = [staying_note(speaker, saving) for saving in _shown(speaker, savings)]
    return (*found, *filter(None, notes))


def _shown(speaker: Speaker, savings: Sequence[Saving]) -> list[Saving]:
    """Who pays the CAK can change no policy."""
    cak = speaker.context.zorg.cak
    return [saving for saving in savings if not (cak and subject(saving) == "zorg")]


def not_compared(speaker: Speaker, assessment: Assessment) -> tuple[Note, ...]:
    """What comes in, of which the program cannot say whether the amount is right."""
    found = []
    for outcome in assessment.uitkomsten:
        if standing(outcome) is Standing.NIET_TE_VERGELIJKEN:
            said = outcome_words(outcome, speaker.context).zinnen
            found.append(Note(outcome.regeling, capital(speaker.name(outcome)), said))
    return tuple(found)


def _how_right(outcome: Outcome) -> str:
    if outcome.per_kwartaal is not None and outcome.tabel is not None:
        return "al_goed_kwartaal"
    measured = outcome.per_maand is not None and outcome.ontvangt_nu_per_maand
    return "al_goed_bedrag" if measured else "al_goed_zonder_bedrag"


def by_itself(speaker: Speaker, assessment: Assessment) -> tuple[Note, ...]:
    """What comes without asking, and when to check that it came."""
    found = []
    for outcome in assessment.uitkomsten:
        if outcome.status is not Status.VANZELF or outcome.ontvangt_nu:
            continue
        scheme = speaker.scheme(outcome)
        own = scheme.vanzelf if scheme else ()
        texts = own or speaker.texts.uitkomsten["vanzelf"].zinnen
        values = speaker.values(outcome)
        found.append(
            Note(outcome.regeling, capital(speaker.name(outcome)), fill_known(texts, values))
        )
    return tuple(found)


def not_calculated(
    speaker: Speaker, assessment: Assessment, savings: Sequence[Saving]
) -> tuple[Note, ...]:
    """Out of scope, no amounts for that day, or nothing to compare with: why, and whom to ask."""
    found = []
    for outcome in assessment.uitkomsten:
        if outcome.status not in _NOT_CALCULATED:
            continue
        sentences = explanation(outcome, speaker)
        found.append(Note(outcome.regeling, capital(speaker.name(outcome)), sentences))
    notes = [no_comparison_note(speaker, saving) for saving in _shown(speaker, savings)]
    return (*found, *filter(None, notes))


def without_amounts(assessment: Assessment) -> tuple[str, ...]:
    """The schemes that nobody could work out, since the amounts of the year are still to come."""
    return tuple(
        o.regeling
        for o in assessment.uitkomsten
        if o.status is Status.GEEN_TABEL and o.verwacht and not o.points
    )


def not_now(speaker: Speaker, assessment: Assessment) -> tuple[Note, ...]:
    """No right now, with the limit and the own value, and what to ask instead."""
    return tuple(
        Note(
            o.regeling, capital(speaker.name(o)), (*reasons_in_words(o, speaker), *o.nog_te_vragen)
        )
        for o in assessment.uitkomsten
        if o.status is Status.GEEN_RECHT and not o.prognose and not o.ontvangt_nu and o.waarom_niet
    )


def payments(
    speaker: Speaker, assessment: Assessment, actions: Iterable[Action]
) -> tuple[Payment, ...]:
    """When money comes; the first day only for what comes in now."""
    asked = {a.regeling for a in actions if a.per_maand or a.per_kwartaal}
    groups: dict[tuple[str, bool], list[str]] = {}
    for outcome in assessment.uitkomsten:
        scheme = speaker.scheme(outcome)
        if scheme is None or not scheme.betaling:
            continue
        if speaker.context.zorg.cak and outcome.regeling == TO_CAK:
            continue
        receives = bool(outcome.ontvangt_nu) and outcome.status is not Status.GEEN_RECHT
        if receives or outcome.regeling in asked or outcome.status is Status.VANZELF:
            groups.setdefault((scheme.betaling, receives), []).append(scheme.naam)
    found = []
    for (deadline, receives), names in groups.items():
        rule = speaker.texts.termijnen[deadline]
        first = rule.day(speaker.today, assessment.jaar) if receives else None
        found.append(Payment(capital(listed(names)), rule.tekst, receives, first))
    return tuple(found)


def report_card(
    speaker: Speaker, assessment: Assessment, actions: Iterable[Action], most: int = 8
) -> tuple[ReportRow, ...]:
    """Which changes to pass on, to whom, how soon: only for what this household has or asks for."""
    has = {o.regeling for o in assessment.uitkomsten if o.ontvangt_nu}
    has |= {a.regeling for a in actions if a.regeling}
    has |= {o.regeling for o in assessment.uitkomsten if o.status is Status.VANZELF}
    rows = []
    for report in speaker.texts.geef_door:
        to = []
        for one in report.aan:
            if "alle" not in one.alleen_voor and not has & set(one.alleen_voor):
                continue
            soon = fill_known([one.snel], speaker.common(assessment.jaar))
            to.append(joined([one.kort, *soon], ", "))
        if to:
            rows.append(ReportRow(report.id, report.verandering, report.pictogram, tuple(to)))
    return tuple(rows[:most])
