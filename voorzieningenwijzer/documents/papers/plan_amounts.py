"""The amounts of a plan as they are said on paper: the sum of page one, and each action's own."""

from voorzieningenwijzer.documents.blocks import Call, Total
from voorzieningenwijzer.language.catalogue import Catalogue
from voorzieningenwijzer.language.said import capital
from voorzieningenwijzer.plan.model import Action, Plan
from voorzieningenwijzer.plan.wording.action_amounts import said_amounts
from voorzieningenwijzer.plan.wording.amounts import euro_low, in_words
from voorzieningenwijzer.plan.wording.fill import fill
from voorzieningenwijzer.plan.wording.text_loading import plan_texts


class PlanWords:
    """The fixed words of the plan, filled in for this plan."""

    def __init__(self, plan: Plan, language: Catalogue | None = None) -> None:
        self._words, self._language = plan_texts().woorden, language
        self._coach = plan.coach or self._words["uw_coach"]

    def __call__(self, name: str, **values: str) -> str:
        return self.text(self._words[name], **values)

    def text(self, text: str, **values: str) -> str:
        """Another text of the plan, in the language of this document."""
        made = fill(text, {"coach": self._coach, **values})
        return made if self._language is None else self._language.say(made)


def total_block(plan: Plan, say: PlanWords) -> Total:
    total = plan.totaal
    title = say("hulp_bel") if plan.coach else say("hulp")
    note = (plan.bereikbaar or plan.organisatie,) if plan.telefoon else (say("telefoon_leeg"),)
    call = Call(title, plan.telefoon, tuple(line for line in note if line))
    once = say("totaal_eenmalig", eenmalig=euro_low(total.eenmalig)) if total.eenmalig else ""
    month = total.per_maand
    if month is None:
        lines = [say("totaal_onbekend_uitleg"), once]
        return Total(say("totaal_onbekend"), "", "", filled(lines), call)
    if month >= 100:
        return Total(
            say("totaal_meer"), euro_low(month), say("per_maand"), _sum_lines(plan, say), call
        )
    if month <= -100:
        lines = [say("totaal_minder_uitleg"), once]
        return Total(say("totaal_minder"), euro_low(-month), say("per_maand"), filled(lines), call)
    if total.eenmalig:
        once_only = say("totaal_eenmalig_alleen")
        return Total(once_only, euro_low(total.eenmalig), say("een_keer"), (), call)
    why = (say("totaal_niets_uitleg"),) if plan.acties else ()
    return Total(say("totaal_niets"), "", "", why, call)


def _sum_lines(plan: Plan, say: PlanWords) -> tuple[str, ...]:
    total = plan.totaal
    words = in_words(total.per_maand or 0)
    lines = [capital(say("totaal_woorden", woorden=words)) if words else ""]
    if total.kosten_per_maand >= 100 and total.inkomen_per_maand >= 100:
        income, costs = euro_low(total.inkomen_per_maand), euro_low(total.kosten_per_maand)
        lines.append(say("totaal_delen", inkomen=income, kosten=costs))
    if total.zonder_bedragen:
        lines.append(say("totaal_zonder", aantal=str(total.zonder_bedragen)))
    if any(action.per_maand_hoogst or action.per_kwartaal_hoogst for action in plan.acties):
        lines.append(say("totaal_laag"))
    if total.eenmalig:
        lines.append(say("totaal_eenmalig", eenmalig=euro_low(total.eenmalig)))
    return filled(lines)


def filled(lines: list[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def amount_of(action: Action, say: PlanWords) -> tuple[str, tuple[str, ...]]:
    """The big amount of an action and the small lines under it; the sign of its status last."""
    said = said_amounts(action, say)
    if not said.parts:
        return "", filled([action.bedrag_zin])
    (amount, period), *rest = said.parts
    notes = [
        period,
        say("of_meer") if said.ranged else "",
        *(f"{other} {when}" for other, when in rest),
    ]
    if action.status and action.status not in ("bevestigd",):
        notes.append(say("nagaan"))
    return amount, filled(notes)
