"""Example dossiers that are followed up, with steps in different states; they are of nobody."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from voorzieningenwijzer.casework.after.follow_up import Said, follow_up_page, keep_follow_up
from voorzieningenwijzer.casework.after.way_in import BEFORE, keep_way
from voorzieningenwijzer.casework.counts import counting
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.held.life import follow_up
from voorzieningenwijzer.storage import Contact, NewFollowUp
from voorzieningenwijzer.storage.countings import WayIn


def begin(example: Mapping[str, Any], now: datetime) -> datetime:
    """When its plan was made."""
    return now - timedelta(days=example["dagen_geleden"])


def follow(desk: Desk, dossier: str, example: Mapping[str, Any], now: datetime) -> None:
    """From the plan that was made up to today; a step that this plan does not have is passed."""
    first = begin(example, now)
    keep_way(desk, dossier, WayIn(**example["weg"]), BEFORE, first)
    contact = Contact(example["telefoon"], example.get("opmerking", ""))
    follow_up(desk.store, dossier, contact, None, first)
    counting.deliver(desk.store, desk.counts)
    page = follow_up_page(desk, dossier)
    per_day: dict[int, list[Said]] = {}
    for step in example["stappen"]:
        known = [one.step.id for one in page.steps if one.step.id.startswith(step["stap"])]
        lines = [Said(_line(page.edition, name, step, first), 0) for name in known[:1]]
        per_day.setdefault(step["na"], []).extend(lines)
    for after, said in sorted(per_day.items()):
        keep_follow_up(desk, dossier, said, first + timedelta(days=after))


def _line(edition: int, step: str, said: Mapping[str, Any], first: datetime) -> NewFollowUp:
    euros = said.get("bedrag")
    return NewFollowUp(
        edition,
        step,
        said["stand"],
        None if euros is None else 100 * int(euros),
        said.get("per", ""),
        said.get("reden", ""),
        _day(first, said.get("brief")),
        _day(first, said.get("laatste_dag")),
        said.get("noot", ""),
    )


def _day(first: datetime, after: int | None) -> date | None:
    return None if after is None else (first + timedelta(days=after)).date()
