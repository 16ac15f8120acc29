"""Health care beside the policy: away from the CAK, the deductible, care costs in the return."""

from dataclasses import replace

from voorzieningenwijzer.plan.advice.drafting import GROUP_STOP, draft
from voorzieningenwijzer.plan.model import Action, Kind
from voorzieningenwijzer.plan.wording.amounts import euro
from voorzieningenwijzer.plan.wording.speaker import Speaker

TO_CAK = "zorgtoeslag"


def care(speaker: Speaker) -> list[Action]:
    """What there is to do about care; nothing where nothing of it bears on the household."""
    of_care = speaker.context.zorg
    found = [_away_from_cak(speaker)] if of_care.cak else []
    return [*found, *([_care_costs(speaker)] if of_care.eigen_risico_op else [])]


def _away_from_cak(speaker: Speaker) -> Action:
    of_care = speaker.context.zorg
    values = speaker.common(speaker.today.year)
    if of_care.cak_premie is not None:
        values["premie_cak"] = euro(of_care.cak_premie)
    if of_care.bijstand:
        values["cak_bijstand"] = speaker.word("cak_bijstand")
    if speaker.context.geldbeheer == "bewind":
        values["cak_bewind"] = speaker.word("cak_bewind")
    return draft(
        speaker,
        speaker.texts.adviezen["zorg_cak"],
        values,
        id="zorg.cak",
        soort=Kind.MELDEN,
        year=speaker.today.year,
        groep=GROUP_STOP,
    )


def _care_costs(speaker: Speaker) -> Action:
    of_care = speaker.context.zorg
    values = speaker.common(speaker.today.year)
    if of_care.eigen_risico is not None:
        values["eigen_risico"] = euro(of_care.eigen_risico)
    if of_care.eigen_risico_voorstel is not None:
        values["eigen_risico_voorstel"] = euro(of_care.eigen_risico_voorstel)
    return draft(
        speaker,
        speaker.texts.adviezen["zorg_kosten"],
        values,
        id="zorg.kosten",
        soort=Kind.HUISWERK,
        year=speaker.today.year,
    )


def without_promise(speaker: Speaker, action: Action) -> Action:
    """With the CAK zorgtoeslag does not come to the account (Zvw art. 18f lid 6)."""
    if not speaker.context.zorg.cak or action.regeling != TO_CAK or not action.geld_komt:
        return action
    return replace(action, geld_komt=speaker.word("zorgtoeslag_cak"))
