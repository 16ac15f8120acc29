"""How a household came and what was counted of it, for the inspection copy."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.plan.wording.amounts import short_day
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.statistics.words import DOELGROEPEN, HUISHOUDTYPEN, KANALEN, VERWIJZERS
from voorzieningenwijzer.storage.countings import WayIn
from voorzieningenwijzer.storage.session import Session

_WAY = {
    "organisation": "organisatie",
    "audience": "doelgroep",
    "referrer": "verwijzer",
    "channel": "kanaal",
    "area": "gebied",
}


@dataclass(frozen=True, slots=True)
class HeldCounting:
    """``opgeteld``: what would go to the counts, or went: coarse, and without a name.

    ``klaar``: for what a number waits. The number itself is not told: written down elsewhere it
    would lead to what is counted, and there nothing may lead back.
    """

    weg: WayIn | None
    opgeteld: dict[str, Any] | None
    geteld: tuple[str, ...]
    klaar: tuple[str, ...]

    @classmethod
    def of(cls, session: Session, dossier: str) -> "HeldCounting":
        draft = session.countings.draft(dossier)
        return cls(
            session.countings.way_in(dossier),
            None if draft is None else json.loads(draft),
            tuple(sorted(session.countings.counted(dossier))),
            tuple(sorted(session.countings.drawn(dossier))),
        )

    def as_json(self) -> dict[str, Any]:
        way = {} if self.weg is None else asdict(self.weg)
        return {
            "hoe_u_kwam": {_WAY[name]: value for name, value in way.items()},
            "voor_de_tellingen": self.opgeteld,
            "al_geteld": list(self.geteld),
            "nummer_ligt_klaar_voor": list(self.klaar),
        }

    def rows(self, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """In words, without what is empty; ``names`` of the schemes by their code."""
        way = WayIn() if self.weg is None else self.weg
        found = self.opgeteld or {}
        known = {name: one.naam for name, one in plan_texts().regelingen.items()} | dict(names)
        schemes = [known.get(one, one.replace("_", " ")) for one in found.get("regelingen", ())]
        day = found.get("dag")
        rows = (
            (said("Organisatie"), way.organisation.replace("_", " ")),
            (said("Wie"), _said(DOELGROEPEN, way.audience)),
            (said("Wie bracht u"), _said(VERWIJZERS, way.referrer)),
            (said("Hoe het gesprek was"), _said(KANALEN, way.channel)),
            (said("Wijk of dorp"), way.area.replace("_", " ")),
            (said("Kwartaal van"), short_day(date.fromisoformat(day)) if day else ""),
            (said("Soort huishouden"), _said(HUISHOUDTYPEN, found.get("huishoudtype", ""))),
            (said("Regelingen"), ", ".join(schemes)),
            (said("Besparen op"), ", ".join(found.get("besparingen", ()))),
            (said("Euro per jaar, minstens"), str(found.get("euros", ""))),
            (said("Al geteld"), ", ".join(self.geteld)),
            (said("Nog niet geteld"), ", ".join(self.klaar)),
        )
        return tuple(row for row in rows if row[1])


def _said(words: Mapping[str, str], code: str) -> str:
    return "" if code == "onbekend" else words.get(code, code)
