"""Each paper once, with the actions that need it; and where the amounts come from."""

from collections.abc import Iterable, Mapping, Sequence

from voorzieningenwijzer.language.said import capital, joined
from voorzieningenwijzer.outcomes import Assessment, Outcome, Saving
from voorzieningenwijzer.plan.advice.drafting import status_of
from voorzieningenwijzer.plan.advice.savings import saving_action, yearly
from voorzieningenwijzer.plan.model import Action, Paper, SourceLine
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.speaker import Speaker


def papers(speaker: Speaker, actions: Iterable[Action]) -> tuple[Paper, ...]:
    """In the order in which the actions need them."""
    needed: dict[str, list[int]] = {}
    for action in actions:
        for name in action.papieren:
            needed.setdefault(name, []).append(action.nummer)
    return tuple(_paper(speaker, name, tuple(numbers)) for name, numbers in needed.items())


def _paper(speaker: Speaker, name: str, numbers: tuple[int, ...]) -> Paper:
    at_hand = name in speaker.context.papieren_op_tafel
    text = speaker.texts.papieren.get(name)
    if text is None:
        return Paper(name, capital(name), "", "", numbers, at_hand)
    return Paper(name, text.naam, text.erbij, text.waar, numbers, at_hand)


def sources(
    speaker: Speaker,
    actions: Sequence[Action],
    assessment: Assessment,
    claims: Mapping[str, tuple[Outcome, ...]],
    savings: Sequence[Saving],
) -> tuple[SourceLine, ...]:
    """One line per table or offer behind the amounts of the plan."""
    lines: dict[str, list[int]] = {}
    for action in actions:
        for outcome in _behind(action, assessment, claims):
            lines.setdefault(_table_line(speaker, outcome), []).append(action.nummer)
    for saving in savings:
        made = saving_action(speaker, saving)
        if made is None or not yearly(saving):
            continue
        number = next(a.nummer for a in actions if a.id == made.id)
        lines.setdefault(_offer_line(speaker, saving), []).append(number)
    found = [SourceLine(tuple(sorted(set(n))), text) for text, n in lines.items()]
    return tuple(sorted(found, key=lambda line: line.acties))


def _behind(
    action: Action, assessment: Assessment, claims: Mapping[str, tuple[Outcome, ...]]
) -> tuple[Outcome, ...]:
    if action.id in claims:
        return claims[action.id]
    outcome = assessment.outcome(action.regeling) if action.regeling else None
    return (outcome,) if outcome is not None and outcome.tabel is not None else ()


def _table_line(speaker: Speaker, outcome: Outcome) -> str:
    table = outcome.tabel
    assert table is not None
    status, sentence = status_of(speaker, table)
    values = {
        "naam": capital(speaker.name(outcome)),
        "van": day_text(table.geldig_van),
        "status": speaker.texts.status.get(status, status),
    }
    if table.geldig_tot is None:
        parts = [speaker.word("bron_regel_open", **values)]
    else:
        parts = [speaker.word("bron_regel", tot=day_text(table.geldig_tot), **values)]
    if table.gecontroleerd_op is not None:
        parts.append(speaker.word("gecontroleerd", dag=day_text(table.gecontroleerd_op)))
    parts += [f"{source.titel.rstrip('.')}." for source in table.bronnen[:3]]
    return joined([*parts, sentence])


def _offer_line(speaker: Speaker, saving: Saving) -> str:
    assert saving.datum is not None
    name = capital(saving.aanbod or saving.soort)
    return speaker.word("bron_aanbod", naam=name, bron=saving.bron, dag=day_text(saving.datum))
