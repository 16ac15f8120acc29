"""A counted year for the demonstration, of organisations that do not exist.

Drawn by lot from ``voorbeeldjaar.yaml``, the same every time; last year is published, this year
goes up to this month.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from random import Random
from typing import Any

from voorzieningenwijzer.casework.after.covenant import areas_of
from voorzieningenwijzer.statistics import (
    Contact,
    CountsStore,
    Covenant,
    Event,
    Gerealiseerd,
    Gevonden,
    Organisation,
    Peiling,
    tens,
)
from voorzieningenwijzer.statistics.periods import Period
from voorzieningenwijzer.statistics.publication import publish
from voorzieningenwijzer.strict_yaml import read

STEPS = ("aangeboden", "aanvaard", "gepland", "gehouden", "afgesloten")
_LATER = 3
"""Months from a talk to what came of it."""


@lru_cache(maxsize=1)
def invented() -> dict[str, Any]:
    text = files("voorzieningenwijzer.casework").joinpath("voorbeeldjaar.yaml").read_text("utf-8")
    content: Any = read(text, ours=True)
    return dict(content)


def fill_counts(counts: CountsStore, now: datetime) -> None:
    """Merged, as if other laptops had sent it: nothing of it waits to be given along."""
    given = invented()
    counts.keep_covenant(
        Covenant(
            gemeente=given["gemeente"],
            organisaties=tuple(Organisation(**one) for one in given["organisaties"]),
            gebieden=areas_of(given["gebieden"]),
            doel_per_jaar=given["doel_per_jaar"],
            kosten_per_jaar=given["kosten_per_jaar"],
        )
    )
    last = now.year - 1
    counts.merge([*year_of_talks(last, 12), *year_of_talks(now.year, now.month)])
    for period in (Period(last, 1), Period(last, 2), Period(last)):
        publish(counts, period, now.date().isoformat())


def year_of_talks(year: int, months: int) -> Iterator[Event]:
    given, chance = invented(), Random(year)
    for _ in range(given["gesprekken_per_jaar"] * months // 12):
        yield from _talk(chance, year, chance.randint(1, months))
        if _lot(chance, given["afgewezen_op_de_tien"]):
            yield from _refusal(chance, f"{year}-{chance.randint(1, months):02}")


def _talk(chance: Random, year: int, month: int) -> Iterator[Event]:
    given = invented()
    one = {name: _drawn(chance, name) for name in given["verdeling"]}
    group, referrer, channel = one["doelgroep"], one["verwijzer"], one["kanaal"]
    for step in STEPS:
        yield Contact(
            step,
            f"{year}-{month:02}",
            one["organisatie"],
            group,
            referrer,
            channel,
            one["gebied"],
            id=_id(chance),
        )
    found = {name for name, n in given["regelingen_op_de_tien"].items() if _lot(chance, n)}
    if _lot(chance, given["zonder_regeling_op_de_tien"]):
        found = set()
    euros = chance.lognormvariate(6.7, 0.6) if found else 0
    who = (one["organisatie"], one["gebied"], one["huishoudtype"])
    yield Gevonden(
        _quarter(year, month), *who, tuple(sorted(found)), (), tens(euros), id=_id(chance)
    )
    if _lot(chance, given["peiling_op_de_tien"]):
        said = (_drawn(chance, "antwoord"), _drawn(chance, "antwoord"), _drawn(chance, "antwoord"))
        yield Peiling(_quarter(year, month), said, id=_id(chance))
    if _lot(chance, given["gerealiseerd_op_de_tien"]):
        came = tuple(sorted(x for x in found if _lot(chance, given["toegekend_op_de_tien"])))
        money = tens(euros * len(came) / len(found)) if found else 0
        later = _quarter(year, min(month + _LATER, 12))
        yield Gerealiseerd(later, *who, came, (), money, id=_id(chance))


def _refusal(chance: Random, month: str) -> Iterator[Event]:
    organisation, referrer = _drawn(chance, "organisatie"), _drawn(chance, "verwijzer")
    area = _drawn(chance, "gebied")
    yield Contact(
        "aangeboden", month, organisation, verwijzer=referrer, gebied=area, id=_id(chance)
    )
    reason = _drawn(chance, "reden")
    yield Contact("afgewezen", month, organisation, reden=reason, id=_id(chance))


def _drawn(chance: Random, name: str) -> str:
    weights: Mapping[str, int] = invented()["verdeling"][name]
    return chance.choices(list(weights), list(weights.values()))[0]


def _lot(chance: Random, of_ten: int) -> bool:
    return chance.random() * 10 < of_ten


def _quarter(year: int, month: int) -> str:
    return f"{year}-K{(month + 2) // 3}"


def _id(chance: Random) -> str:
    return f"{chance.getrandbits(128):032x}"
