"""The ends of a letter: to whom it goes, who signs, and what the tenant does with it at home."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from voorzieningenwijzer.language.said import capital
from voorzieningenwijzer.plan import Plan
from voorzieningenwijzer.plan.letter_facts import letter_facts, water_board_office
from voorzieningenwijzer.plan.letters import term_of
from voorzieningenwijzer.plan.model import Action
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.letter_texts import COACH, LetterText, LetterWords, OwnForm
from voorzieningenwijzer.plan.wording.text_loading import plan_texts

_INSURER, _WATER_BOARD, _ELSEWHERE = "zorgverzekeraar", "waterschap_belasting", "uw_gemeente"


def office(plan: Plan, text: LetterText, action: Action | None, mapping: Mapping[str, Any]) -> str:
    """Who gets the letter; empty is a line to write it on."""
    if text.aan == _INSURER:
        return letter_facts(mapping, plan.naam, plan.peildatum).get("zorgverzekeraar", "")
    if text.aan == _WATER_BOARD:
        return water_board_office(mapping)
    if text.aan_naam:
        return text.aan_naam
    if not text.aan:
        return capital(action.waar[0].naam) if action and action.waar and text.regelingen else ""
    place = plan_texts().office(text.aan, plan.gemeente)
    if place.id == _ELSEWHERE:
        return LetterWords()("van_gemeente", gemeente=plan.gemeente)
    return capital(place.naam) if plan.gemeente else ""


def office_of(plan: Plan, scheme: str) -> str:
    """Who decides about a national scheme; about kwijtschelding another decides than who wrote."""
    text, term = plan_texts().regelingen.get(scheme), term_of(plan, scheme)
    if text is None or not text.bij or term is None or term.name.startswith("beroep"):
        return ""
    place = plan_texts().office(text.bij, plan.gemeente)
    return capital(place.naam) if place.id != _ELSEWHERE else ""


def sign_here(plan: Plan, text: LetterText, no_partner: bool) -> tuple[str, ...]:
    if not text.handtekening:
        return ()
    say = LetterWords()
    mine = plan.coach if text.van == COACH and plan.coach else ""
    first = f"{say('handtekening')} {mine}".strip()
    if text.handtekening_ouder:
        return (first, text.handtekening_ouder)
    return (first,) if no_partner else (first, say("handtekening_partner"))


def at_home(
    plan: Plan,
    text: LetterText,
    action: Action | None,
    to: str,
    scheme: str,
    decision: date | None,
) -> tuple[str, ...]:
    """What to do with it, in order, and by when."""
    say = LetterWords()
    whom = to or say("het_loket")
    steps = [say("zelf_lees"), say("zelf_vul"), say("zelf_teken"), say("zelf_kopie")]
    form = text.own_form(plan.gemeente)
    if form is not OwnForm.NEE:
        steps.insert(0, say(f"zelf_formulier_{form}", aan=whom))
    steps.append(say("zelf_stuur_afzender") if scheme else say("zelf_stuur", aan=whom))
    if scheme:
        steps += _time_to_object(plan, scheme, decision)
    elif action and action.voor_tekst:
        steps.append(say("zelf_wanneer", wanneer=action.voor_tekst))
    steps.append(say("zelf_bewijs"))
    if plan.coach:
        steps.append(say("zelf_hulp", coach=f"{plan.coach} {plan.telefoon}".strip()))
    return tuple(steps)


def _time_to_object(plan: Plan, scheme: str, decision: date | None) -> list[str]:
    say, term = LetterWords(), term_of(plan, scheme)
    if term is None:
        return [say("zelf_termijn_onbekend")]
    last = term.day(decision, decision.year) if decision else None
    if last is not None:
        return [say("zelf_uiterlijk", dag=day_text(last))]
    return [say("zelf_termijn", termijn=term.words(plan.peildatum, plan.jaar))]
