"""What was worked out of a household and its variants, and what a variant is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.assessment.cliffs import Cliff
from voorzieningenwijzer.assessment.income_line import IncomeLine
from voorzieningenwijzer.assessment.variants import Counted
from voorzieningenwijzer.plan.what_if.line import hours, say, whole
from voorzieningenwijzer.plan.what_if.table import Asked
from voorzieningenwijzer.plan.wording.amounts import short_day


@dataclass(frozen=True, slots=True)
class Found:
    """What was worked out; ``namen``: of every law and scheme, as it stands inside a sentence.

    ``bij_inkomen`` and ``bij_spaargeld``: the cliffs; None where nobody could look.
    ``kinderen``: the birth dates by id; ``wie``: whose income the line is about.
    """

    nu: Counted
    gevallen: tuple[tuple[Asked, Counted], ...]
    lijn: IncomeLine | None
    bij_inkomen: tuple[Cliff, ...] | None
    bij_spaargeld: tuple[Cliff, ...] | None
    spaargeld_bekend: bool
    namen: Mapping[str, str]
    kinderen: Mapping[str, date]
    partner: str
    aanvrager: str
    jaar: int


def heading(asked: Asked, found: Found) -> tuple[str, str]:
    """What stands above the column of a variant, and under that."""
    mine = "_partner" if asked.persoon and asked.persoon == found.partner else ""
    match asked.soort:
        case "uren":
            now, then = hours(asked.een), hours(asked.twee)
            return say(f"uren{mine}", straks=then), say("uren_onder", nu=now)
        case "loon":
            return say(f"loon{mine}", bedrag=whole(asked.een)), say("loon_onder")
        case "partner":
            under = say("partner_onder", bedrag=whole(asked.een)) if asked.een else ""
            return say("partner"), under or say("partner_onder_niets")
        case "kind_18":
            day = found.kinderen.get(asked.persoon)
            return say("kind_18"), say("kind_18_onder", dag=short_day(day)) if day else ""
        case _:
            kop = say(asked.soort, bedrag=whole(asked.een))
            return kop, say(f"{asked.soort}_onder")
