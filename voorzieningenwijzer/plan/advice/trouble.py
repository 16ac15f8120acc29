"""What goes before money: letters that cannot wait, debts, and who manages the money."""

from dataclasses import replace

from voorzieningenwijzer.plan.advice.drafting import (
    GROUP_STOP,
    GROUP_URGENT,
    SOON,
    draft,
    timing_of,
)
from voorzieningenwijzer.plan.context import Debt, Threat
from voorzieningenwijzer.plan.model import Action, Kind
from voorzieningenwijzer.plan.wording.amounts import day_text, euro
from voorzieningenwijzer.plan.wording.speaker import Speaker

_THREATS = {
    "ontruiming": "dreiging_uit_huis",
    "afsluiting": "dreiging_afsluiten",
    "deurwaarder": "dreiging_deurwaarder",
    "brief": "dreiging_brief",
}
_BY_ITS_DAY = "brief"
"""Waits for the day in the letter; every other threat is for today whatever day stands there."""

_OF_THEIR_OWN = {"zorgpremie": "zorg_achterstand", "energie": "energie_regeling"}


def threats(speaker: Speaker) -> list[Action]:
    """Letters that cannot wait. Raises KeyError for a kind of threat that has no text."""
    return [_threat(speaker, threat) for threat in speaker.context.dreigingen]


def _threat(speaker: Speaker, threat: Threat) -> Action:
    values = speaker.common(speaker.today.year)
    if threat.datum is not None:
        word = "dreigt_datum" if len(speaker.context.dreigingen) == 1 else "dreigt_eerste_datum"
        values["dreigt_op"] = speaker.word(word, dag=day_text(threat.datum))
    waits = threat.datum if threat.soort == _BY_ITS_DAY else None
    far = waits is not None and waits - speaker.today > SOON
    action = draft(
        speaker,
        speaker.texts.adviezen[_THREATS[threat.soort]],
        values,
        id=f"dreiging.{threat.soort}",
        soort=Kind.MELDEN if far else Kind.DRINGEND,
        year=speaker.today.year,
        groep=GROUP_STOP if far else GROUP_URGENT,
    )
    if waits is None:
        return action
    timing = timing_of(speaker, None, max(waits, speaker.today))
    return replace(action, voor=timing.day, voor_tekst=timing.words)


def debts(speaker: Speaker) -> list[Action]:
    """Arrears without an arrangement: health premium and energy apart, the rest to debt help."""
    open_debts = [d for d in speaker.context.schulden if d.regeling_getroffen is not True]
    of_their_own = dict(_OF_THEIR_OWN)
    if speaker.context.zorg.cak:  # the way out of the CAK says more, and is an action of its own
        del of_their_own["zorgpremie"]
    found = [
        _debt(speaker, advice, [d for d in open_debts if d.soort == kind])
        for kind, advice in of_their_own.items()
        if any(d.soort == kind for d in open_debts)
    ]
    others = [d for d in open_debts if d.soort not in _OF_THEIR_OWN]
    if others or len(open_debts) > 1:
        found.append(_debt(speaker, "schuldhulp", open_debts))
    return found


def _debt(speaker: Speaker, advice_id: str, owed: list[Debt]) -> Action:
    values = speaker.common(speaker.today.year)
    amounts = [debt.bedrag for debt in owed]
    if all(amount is not None for amount in amounts):
        values["schuld"] = euro(sum(amount for amount in amounts if amount is not None))
    return draft(
        speaker,
        speaker.texts.adviezen[advice_id],
        values,
        id=f"schuld.{advice_id}",
        soort=Kind.MELDEN,
        year=speaker.today.year,
        groep=GROUP_STOP,
    )


def administrator(speaker: Speaker, worth: int) -> Action | None:
    """Under bewind the plan goes to the bewindvoerder, which is worth all that follows from it."""
    if speaker.context.geldbeheer != "bewind":
        return None
    advice = speaker.texts.adviezen["bewindvoerder"]
    return draft(
        speaker,
        advice,
        speaker.common(speaker.today.year),
        id="bewindvoerder",
        soort=Kind.MELDEN,
        year=speaker.today.year,
        groep=GROUP_STOP,
        waarde=worth,
    )
