"""The plans of a dossier in its inspection copy: as they were frozen, with what was printed."""

import base64
import json
from typing import Any

from voorzieningenwijzer.storage import PlanEdition
from voorzieningenwijzer.storage.session import Session


def plans_of(session: Session, dossier: str) -> list[tuple[PlanEdition, str, bytes | None]]:
    editions = reversed(session.plans.editions(dossier))
    return [(one, session.plans.content(one.id), session.plans.pdf(one.id)) for one in editions]


def beside(
    session: Session, plans: list[tuple[PlanEdition, str, bytes | None]]
) -> dict[int, tuple[bytes | None, list[str]]]:
    """The annex of each plan, and what of it waits for the printer."""
    return {
        one.id: (session.plans.annex(one.id), session.print_queue.of(one.id)) for one, *_ in plans
    }


def plan_row(
    edition: PlanEdition,
    content: str,
    paper: bytes | None,
    annex: bytes | None,
    waiting: list[str],
) -> dict[str, Any]:
    return {
        "nummer": edition.edition,
        "gemaakt": edition.made.isoformat(),
        "tabellen": dict(edition.fingerprints),
        "inhoud": json.loads(content),
        "pdf_base64": _base64(paper),
        "bijlage_base64": _base64(annex),
        "nog_te_printen": waiting,
    }


def _base64(paper: bytes | None) -> str | None:
    return None if paper is None else base64.b64encode(paper).decode("ascii")
