"""Which letters go with a plan, and what the plan itself says about a scheme."""

import re
from collections.abc import Iterator, Mapping

from voorzieningenwijzer.plan.deadlines import Deadline
from voorzieningenwijzer.plan.model import Note, Plan
from voorzieningenwijzer.plan.wording.letter_texts import OBJECTION, LetterText, letter_texts
from voorzieningenwijzer.plan.wording.text_loading import plan_texts

_TERM = re.compile(r"\{termijn\.((?:bezwaar|beroep)_\w+)\}")
_FEWEST_TOGETHER = 2
GENERAL_TERM = "bezwaar_algemeen"


def offered(plan: Plan) -> list[LetterText]:
    """Only letters about what stands in this plan; one for more schemes where there are two."""
    schemes, actions = set(in_plan(plan)), {action.id for action in plan.acties}
    found = []
    for text in letter_texts().values():
        if text.brief == OBJECTION or (text.gemeenten and plan.gemeente not in text.gemeenten):
            continue
        together = len(schemes.intersection(text.samen)) >= _FEWEST_TOGETHER
        if together or schemes.intersection(text.regelingen) or actions.intersection(text.acties):
            found.append(text)
    return found


def in_plan(plan: Plan) -> list[str]:
    """The schemes that the plan asks to do something about, or points at."""
    pointed = [line.id for group in plan.wie_helpt for line in group.regels]
    return [action.regeling for action in plan.acties if action.regeling] + pointed


def decided(plan: Plan) -> list[str]:
    """Schemes on which an office sends a decision; those of the plan first."""
    texts = plan_texts()
    noted = [note.id for note in _notes(plan)]
    found = dict.fromkeys([*in_plan(plan), *noted, *texts.regelingen])
    return [one for one in found if _is_decided(plan, one)]


def named(scheme: str, local: Mapping[str, str]) -> str:
    """As it stands inside a sentence; ``local``: the names of local schemes."""
    text = plan_texts().regelingen.get(scheme)
    return text.naam if text is not None else local.get(scheme, scheme)


def worked_out(plan: Plan, scheme: str) -> tuple[str, ...]:
    """What the plan says about why, in the words of the program."""
    for action in plan.acties:
        if scheme and action.regeling == scheme:
            return action.waarom
    return next((note.zinnen for note in _notes(plan) if note.id == scheme), ())


def term_of(plan: Plan, scheme: str) -> Deadline | None:
    """The time to object, as the scheme's own words name it; the general one where they do not."""
    texts = plan_texts()
    text = texts.regelingen.get(scheme)
    found = _TERM.search(text.aanvragen.als_nee) if text else None
    return texts.termijnen.get(found[1] if found else GENERAL_TERM)


def _is_decided(plan: Plan, scheme: str) -> bool:
    """A national scheme whose words name a time to object, or a local one that is applied for."""
    text = plan_texts().regelingen.get(scheme)
    if text is not None:
        return bool(_TERM.search(text.aanvragen.als_nee))
    return any(action.regeling == scheme for action in plan.acties)


def _notes(plan: Plan) -> Iterator[Note]:
    yield from plan.al_goed
    yield from plan.niet_nu
    yield from plan.niet_berekend
    yield from plan.komt_vanzelf
