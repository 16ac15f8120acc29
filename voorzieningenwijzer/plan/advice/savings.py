"""Energy contract and health policy: switch, stay, or find out first."""

from collections.abc import Iterable
from dataclasses import replace

from voorzieningenwijzer.language.said import Said, capital, listed
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Saving
from voorzieningenwijzer.plan.advice.drafting import Amounts, draft
from voorzieningenwijzer.plan.model import Action, Kind, Note
from voorzieningenwijzer.plan.wording.amounts import NBSP, day_text
from voorzieningenwijzer.plan.wording.speaker import Speaker, between_text, unique_fields

_WHAT_IS_MISSING = {"energie": "energie_prijzen", "zorg": "zorg_premies"}


def subject(saving: Saving) -> str:
    """``energie`` or ``zorg``: the first part of the names of its texts."""
    return "energie" if saving.soort.startswith("energie") else "zorg"


def yearly(saving: Saving) -> int:
    """Cents a year that switching saves, the low end; 0 without source and day, or when staying."""
    worth = saving.besparing_per_jaar
    if saving.advies != "overstappen" or worth is None or not saving.bron or saving.datum is None:
        return 0
    return max(cents(worth.minst), 0)


def saving_actions(speaker: Speaker, savings: Iterable[Saving]) -> list[Action]:
    """What there is to do about each; the same thing to do for two persons stands there once."""
    found: list[Action] = []
    for saving in savings:
        action = saving_action(speaker, saving)
        if action and all(replace(one, id=action.id) != action for one in found):
            found.append(action)
    return found


def saving_action(speaker: Speaker, saving: Saving) -> Action | None:
    """What there is to do about one comparison."""
    name = _advice_name(saving)
    if name is None:
        return None
    advice = speaker.texts.adviezen[name]
    worth = yearly(saving)
    amounts = Amounts(per_maand=worth // 12, per_jaar=worth) if worth else Amounts()
    action = draft(
        speaker,
        advice,
        _values(speaker, saving),
        id=_id(saving),
        soort=Kind.BESPAREN if worth else Kind.HUISWERK,
        year=speaker.today.year,
        amounts=amounts,
    )
    action = replace(action, let_op=(*action.let_op, *map(unbroken, saving.let_op)))
    decide = saving.beslis_voor if worth else None
    if decide is not None and decide >= speaker.today and (not action.voor or decide < action.voor):
        action = replace(
            action, voor=decide, voor_tekst=speaker.word("tot_en_met", dag=day_text(decide))
        )
    return action


def unbroken(sentence: str) -> str:
    """An amount stays on one line."""
    changed = sentence.replace("€ ", f"€{NBSP}")
    if not isinstance(sentence, Said):
        return changed
    values = {name: unbroken(value) for name, value in sentence.values.items()}
    return Said(changed, sentence.template, values)


def _id(saving: Saving) -> str:
    return ".".join(part for part in (subject(saving), saving.persoon, saving.advies) if part)


def _advice_name(saving: Saving) -> str | None:
    kind = subject(saving)
    if saving.advies == "overstappen":
        return f"{kind}_overstappen" if yearly(saving) else None
    if saving.advies == "onbekend":
        offers = [path for path in saving.ontbreekt if path.startswith("aanbod")]
        only_offers = not saving.ontbreekt or len(offers) == len(saving.ontbreekt)
        return _WHAT_IS_MISSING[kind] if only_offers else f"{kind}_onbekend"
    return None


def staying_note(speaker: Speaker, saving: Saving) -> Note | None:
    """Staying is good advice too."""
    if saving.advies != "blijven":
        return None
    advice = speaker.texts.adviezen[f"{subject(saving)}_blijven"]
    reason = saving.reden or advice.wat
    why = speaker.sentences(advice.waarom, _values(speaker, saving))
    sentences = (reason, *why, *saving.let_op)
    return Note(id=_id(saving), kop=advice.titel, zinnen=tuple(map(unbroken, sentences)))


def no_comparison_note(speaker: Speaker, saving: Saving) -> Note | None:
    """What cannot be compared is said."""
    kind = subject(saving)
    if saving.advies in ("niet_mogelijk", "informatie"):
        word = speaker.word("energie" if kind == "energie" else "zorgverzekering")
        return Note(
            id=_id(saving),
            kop=capital(word),
            zinnen=tuple(map(unbroken, (saving.reden, *saving.let_op))),
        )
    return None


def _values(speaker: Speaker, saving: Saving) -> dict[str, str]:
    values = speaker.common(speaker.today.year)
    if saving.aanbod:
        values["aanbod"] = saving.aanbod
    if saving.datum is not None:
        values["aanbod_datum"] = day_text(saving.datum)
    missing = [f for f in unique_fields(saving.ontbreekt) if not f.startswith("aanbod")]
    values["ontbreekt"] = listed(speaker.field(path) for path in missing[:3])
    values["reden"] = unbroken(saving.reden)
    if saving.bron and saving.datum is not None:
        if saving.kosten_nu_per_jaar is not None:
            values["kosten_nu"] = between_text(saving.kosten_nu_per_jaar)
        if saving.kosten_straks_per_jaar is not None:
            values["kosten_straks"] = between_text(saving.kosten_straks_per_jaar)
    return {name: value for name, value in values.items() if value}
