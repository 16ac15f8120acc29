"""What is held about following up, in words a tenant knows; for the inspection copy."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from voorzieningenwijzer.plan.following import BY_ITSELF, CALL
from voorzieningenwijzer.plan.wording.amounts import euro, short_day
from voorzieningenwijzer.plan.wording.following_words import Sort, State, following_words
from voorzieningenwijzer.storage import FollowUpLine, PlanEdition


@dataclass(frozen=True, slots=True)
class HeldLine:
    """``stap`` by the title it had in the plan; ``wie``: the account that wrote it down."""

    line: FollowUpLine
    stap: str
    wie: str

    @property
    def words(self) -> str:
        said, words = self.line.said, following_words()
        state = State(said.state) if said.state in set(State) else None
        called = words.states(_sort(said.step)).get(state, said.state) if state else said.state
        amount = ""
        if said.amount is not None:
            amount = f"{euro(said.amount)} {words.perioden[said.period]}"
        reason = words.reason(state, said.reason) if state else said.reason
        letter = f"brief van {short_day(said.letter_on)}" if said.letter_on else ""
        last = f"uiterste dag {short_day(said.last_day)}" if said.last_day else ""
        return ", ".join(one for one in (called, amount, reason, letter, last, said.note) if one)

    def as_json(self) -> dict[str, Any]:
        said = self.line.said
        return {
            "nummer": self.line.id,
            "stap": self.stap,
            "code": said.step,
            "plan": said.edition,
            "in_woorden": self.words,
            "stand": said.state,
            "bedrag_in_centen": said.amount,
            "per": said.period,
            "reden": said.reason,
            "brief_van": None if said.letter_on is None else said.letter_on.isoformat(),
            "uiterste_dag": None if said.last_day is None else said.last_day.isoformat(),
            "opmerking": said.note,
            "op": self.line.at.isoformat(),
            "door": self.wie,
        }


def held_follow_up(
    lines: Iterable[FollowUpLine],
    plans: Iterable[tuple[PlanEdition, str, bytes | None]],
    names: Mapping[str, str],
) -> list[HeldLine]:
    titles = {edition.edition: _titles(content) for edition, content, _ in plans}
    return [
        HeldLine(
            line,
            titles.get(line.said.edition, {}).get(line.said.step, line.said.step),
            names.get(line.account, line.account),
        )
        for line in lines
    ]


def _titles(content: str) -> dict[str, str]:
    """Of the plan as it lies there, also where this program cannot read all of it any more."""
    plan = json.loads(content)
    calls = {f"{CALL}{name}": one.wat for name, one in following_words().bellen.items()}
    try:
        actions = {one["id"]: str(one["titel"]) for one in plan["acties"]}
        notes = {f"{one['id']}{BY_ITSELF}": str(one["kop"]) for one in plan["komt_vanzelf"]}
    except (KeyError, TypeError):
        return calls
    return {**calls, **notes, **actions}


def _sort(step: str) -> Sort:
    if step.startswith(CALL):
        return Sort.BELLEN
    return Sort.VANZELF if step.endswith(BY_ITSELF) else Sort.GEWOON
