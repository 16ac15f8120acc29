"""An assessment ordered into a plan: the actions in their order, and what is printed with them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Assessment, Outcome, Saving, Status
from voorzieningenwijzer.plan.advice.care import care, without_promise
from voorzieningenwijzer.plan.advice.drafting import GROUP_URGENT, papers_text
from voorzieningenwijzer.plan.advice.homework import homework, searches
from voorzieningenwijzer.plan.advice.last_year import claim_outcomes, last_year_actions
from voorzieningenwijzer.plan.advice.notes import (
    by_itself,
    fine_already,
    not_calculated,
    not_compared,
    not_now,
    payments,
    report_card,
    without_amounts,
)
from voorzieningenwijzer.plan.advice.papers import papers, sources
from voorzieningenwijzer.plan.advice.rights import action_for
from voorzieningenwijzer.plan.advice.savings import saving_actions, yearly
from voorzieningenwijzer.plan.advice.trouble import administrator, debts, threats
from voorzieningenwijzer.plan.advice.who_helps import (
    last_resorts,
    nothing_fits,
    slip_names,
    who_helps,
)
from voorzieningenwijzer.plan.context import PlanContext
from voorzieningenwijzer.plan.model import Action, Plan, PlanTotal, SourceLine
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.text_loading import plan_texts

_THREAT_FIRST = ("dreiging.ontruiming", "dreiging.afsluiting", "dreiging.deurwaarder")


def make_plan(
    assessment: Assessment,
    last_year: Assessment | None,
    savings: Sequence[Saving],
    context: PlanContext,
) -> Plan:
    """The frozen plan of one household. Raises PlanTextError when a text lacks a value."""
    speaker = Speaker(plan_texts(), context)
    actions = _numbered(speaker, _found(speaker, assessment, last_year, savings))
    step, today = _first_step(context, actions)
    plan = Plan(
        peildatum=context.peildatum,
        jaar=assessment.jaar,
        naam=context.naam,
        coach=context.coach,
        organisatie=context.organisatie,
        telefoon=context.telefoon,
        bereikbaar=context.bereikbaar,
        gemeente=context.gemeente,
        afspraak=context.afspraak,
        voorbeeld=context.voorbeeld,
        totaal=_total(assessment, actions, savings),
        eerste_stap=step,
        eerste_stap_vandaag=today,
        eigen_woorden=bool(context.eerste_stap),
        acties=actions,
        geld_komt=payments(speaker, assessment, actions),
        komt_vanzelf=by_itself(speaker, assessment),
        al_goed=fine_already(speaker, assessment, savings),
        niet_berekend=not_calculated(speaker, assessment, savings),
        niet_nu=not_now(speaker, assessment),
        geef_door=report_card(speaker, assessment, actions),
        papieren=papers(speaker, actions),
        aannames=_assumptions(speaker, assessment),
        bronnen=_sources(speaker, actions, assessment, last_year, savings),
        tabellen=tuple(sorted(context.tabellen.items())),
        programma=context.programma,
    )
    return _with_people(speaker, assessment, plan)


def _sources(
    speaker: Speaker,
    actions: Sequence[Action],
    assessment: Assessment,
    last_year: Assessment | None,
    savings: Sequence[Saving],
) -> tuple[SourceLine, ...]:
    claims = claim_outcomes(speaker, last_year, assessment)
    return sources(speaker, actions, assessment, claims, savings)


def _with_people(speaker: Speaker, assessment: Assessment, plan: Plan) -> Plan:
    return replace(
        plan,
        wie_helpt=who_helps(speaker, assessment),
        vangnet=last_resorts(speaker, assessment),
        briefje_voor=slip_names(assessment),
        niet_vergeleken=not_compared(speaker, assessment),
    )


def _first_step(context: PlanContext, actions: Sequence[Action]) -> tuple[str, bool]:
    """The tenant's own words, else the step of the first action; and whether it is for today."""
    if not actions:
        return context.eerste_stap, False
    first = actions[0]
    return context.eerste_stap or first.eerste_stap, first.voor == context.peildatum


def _found(
    speaker: Speaker,
    assessment: Assessment,
    last_year: Assessment | None,
    savings: Sequence[Saving],
) -> list[Action]:
    """Everything there is to do about money, not yet in order."""
    found = [action_for(speaker, outcome) for outcome in assessment.uitkomsten]
    found.append(nothing_fits(speaker, assessment))
    found += last_year_actions(speaker, last_year, assessment)
    found += saving_actions(speaker, savings)
    found += care(speaker)
    found += [homework(speaker, search) for search in searches(speaker, [assessment])]
    return [without_promise(speaker, action) for action in found if action is not None]


def order(action: Action) -> tuple[int, int, date, int, int, str]:
    """Threats and near deadlines; then what must stop; then euros, least effort first."""
    threat = _THREAT_FIRST.index(action.id) if action.id in _THREAT_FIRST else len(_THREAT_FIRST)
    urgent = action.groep == GROUP_URGENT
    day = action.voor if urgent and action.voor else date.max
    return action.groep, threat, day, -action.waarde, action.inspanning, action.id


def _numbered(speaker: Speaker, actions: list[Action]) -> tuple[Action, ...]:
    """All actions in their order; under bewind handing over the plan is worth all of them."""
    handing_over = administrator(speaker, sum(action.waarde for action in actions) + 1)
    trouble = [*threats(speaker), *debts(speaker), *([handing_over] if handing_over else [])]
    return tuple(
        replace(action, nummer=number, papieren_tekst=papers_text(speaker, action.papieren))
        for number, action in enumerate(sorted([*trouble, *actions], key=order), start=1)
    )


def _total(
    assessment: Assessment, actions: Sequence[Action], savings: Sequence[Saving]
) -> PlanTotal:
    """Income after minus before by the assessments, the low end; savings and one-off apart."""
    costs = sum(yearly(saving) for saving in savings)
    one_off = sum(action.eenmalig or 0 for action in actions)
    month = cents(assessment.totaal.meer_per_maand.minst)
    year = cents(assessment.totaal.meer_per_jaar.minst)
    waiting = len(without_amounts(assessment))
    found = bool(month or costs)
    withheld = any(map(_moves_without_table, assessment.uitkomsten)) or (waiting > 0 and not found)
    return PlanTotal(
        per_maand=None if withheld else month + costs // 12,
        per_jaar=None if withheld else year + costs,
        inkomen_per_maand=0 if withheld else month,
        kosten_per_maand=costs // 12,
        eenmalig=one_off,
        zonder_bedragen=waiting,
    )


def _moves_without_table(outcome: Outcome) -> bool:
    """An amount that would be in the total although no table stands behind it."""
    amounts = (outcome.per_maand, outcome.per_jaar, outcome.per_kwartaal)
    counted = outcome.status not in (Status.GEEN_RECHT, Status.BUITEN_BEREIK, Status.GEEN_TABEL)
    has_amount = any(amount is not None and amount.hoogst > 0 for amount in amounts)
    return outcome.tabel is None and counted and has_amount


def _assumptions(speaker: Speaker, assessment: Assessment) -> tuple[str, ...]:
    ids = dict.fromkeys(
        [*assessment.aannames, *(a for o in assessment.uitkomsten for a in o.aannames)]
    )
    known = speaker.texts.aannames
    return tuple(known.get(one) or f"{one.replace('_', ' ').capitalize()}." for one in ids)
