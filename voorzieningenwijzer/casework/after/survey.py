"""Three questions to who took part: answers go to the counts and nowhere else.

No dossier knows that they were given and they know no dossier: not by a number, a day or an order.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from voorzieningenwijzer.casework.after.covenant import covenant_of
from voorzieningenwijzer.casework.counts.summarising import quarter_of
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.language.said import Said
from voorzieningenwijzer.language.written import mapped
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.statistics import Peiling
from voorzieningenwijzer.strict_yaml import read

SKIPPED = "geen_antwoord"


@dataclass(frozen=True, slots=True)
class Survey:
    kop: str
    intro: tuple[str, ...]
    vragen: tuple[str, ...]
    keuzes: Mapping[str, str]
    dank: str
    papier: str


@lru_cache(maxsize=1)
def survey() -> Survey:
    text = shipped("templates", "pages", "peiling.yaml").read_text("utf-8")
    given: Any = mapped(read(text, ours=True), frozenset(), Said)
    return Survey(
        given["kop"],
        tuple(given["intro"]),
        tuple(given["vragen"]),
        given["keuzes"],
        given["dank"],
        given["papier"],
    )


def keep(desk: Desk, answers: Sequence[str], organisation: str, day: date, form: str) -> None:
    """``form``: a random text; the same form counts once. What is on no list is no answer."""
    known = {one.id for one in covenant_of(desk).organisaties}
    choices = survey().keuzes
    first, second, third = (one if one in choices else SKIPPED for one in answers)
    desk.counts.store.record(
        [
            Peiling(
                quarter_of(day),
                (first, second, third),
                organisation if organisation in known else "",
                id=hashlib.sha256(f"peiling:{form}".encode()).hexdigest()[:32],
            )
        ]
    )
