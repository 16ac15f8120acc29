"""Ten laptops with a thousand talks each: how long the coordinator waits for their counts.

python -m bench.counts_laptops
"""

import random
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from voorzieningenwijzer.statistics import (
    Contact,
    CountsFile,
    Event,
    Gerealiseerd,
    Gevonden,
    tens,
)
from voorzieningenwijzer.statistics.words import HUISHOUDTYPEN

_KEY = bytes(32)
_ORGANISATIONS = ("domesta", "woonservice", "mwc", "")
_AREAS = ("poppenhare", "lootuinen", "de_loo", "tuindorp", "centrum", "dalen", "sleen")
_SCHEMES = {"zorgtoeslag": 0.55, "huurtoeslag": 0.45, "kwijtschelding": 0.3, "doe_mee_pas": 0.35}
_REASONS = ("geen_interesse", "niet_bereikt", "geen_tijd", "afgezegd", "al_hulp")


class Merge(NamedTuple):
    """``same``: the counts of all laptops together are those of one that did all talks.

    ``seconds`` by the clock; ``busy`` of the processor, whatever else the machine does.
    """

    events: int
    seconds: float
    busy: float
    same: bool


def talks_of_a_year(chance: random.Random, year: int, talks: int) -> list[Event]:
    """The way in, what was found, and for most what came of it; also who said no."""
    events: list[Event] = []
    for _ in range(talks):
        month = chance.randint(1, 12)
        events += _one_talk(chance, year, month)
        if chance.random() < 0.4:
            events += _one_refusal(chance, f"{year}-{month:02}")
    return events


def _one_talk(chance: random.Random, year: int, month: int) -> list[Event]:
    organisation = chance.choices(_ORGANISATIONS, (50, 35, 8, 7))[0]
    area = chance.choice(_AREAS)
    group = chance.choice(("nieuwe_huurder", "zittende_huurder"))
    channel = chance.choices(("huisbezoek", "telefoon", "kantoor"), (7, 2, 1))[0]
    steps = [
        Contact(step, f"{year}-{month:02}", organisation, group, "corporatie", channel, area)
        for step in ("aangeboden", "aanvaard", "gepland", "gehouden", "afgesloten")
    ]
    schemes = tuple(sorted(name for name, share in _SCHEMES.items() if chance.random() < share))
    kind = chance.choices(list(HUISHOUDTYPEN), (45, 20, 18, 12, 4, 1))[0]
    euros = chance.lognormvariate(6.5, 0.8)
    quarter = f"{year}-K{(month + 2) // 3}"
    found: list[Event] = [
        *steps,
        Gevonden(quarter, organisation, area, kind, schemes, ("energie",), tens(euros)),
    ]
    if chance.random() < 0.7:
        granted = tuple(name for name in schemes if chance.random() < 0.8)
        later = min(month + 3, 12)
        found.append(
            Gerealiseerd(
                f"{year}-K{(later + 2) // 3}",
                organisation,
                area,
                kind,
                granted,
                (),
                tens(euros * chance.uniform(0.4, 1)),
            )
        )
    return found


def _one_refusal(chance: random.Random, month: str) -> list[Event]:
    organisation = chance.choices(_ORGANISATIONS, (50, 35, 8, 7))[0]
    return [
        Contact("aangeboden", month, organisation, verwijzer="corporatie"),
        Contact("afgewezen", month, organisation, reden=chance.choice(_REASONS)),
    ]


def measure(folder: Path, laptops: int, talks: int) -> Merge:
    from voorzieningenwijzer.casework.counts.exchange import send, take_in

    chance = random.Random(11)
    one, centre = (CountsFile.open(folder / f"{name}.db", _KEY) for name in ("een", "centrum"))
    files = []
    for number in range(laptops):
        events = talks_of_a_year(chance, 2026, talks)
        one.record(events)
        own = CountsFile.open(folder / f"laptop-{number}.db", _KEY)
        own.record(events)
        files.append(send(own))
    start, begun = time.perf_counter(), time.process_time()
    for file in files:
        take_in(centre, file.content, "tellingen.vwtellingen", file.code)
    seconds, busy = time.perf_counter() - start, time.process_time() - begun
    return Merge(len(centre.events()), seconds, busy, centre.events() == one.events())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), 10, 1000)
    took = f"{found.seconds:.1f} s, {found.busy:.1f} s werk"
    print(f"{found.events} tellingen van tien laptops in {took}")
    print("gelijk aan een laptop" if found.same else "NIET gelijk aan een laptop")


if __name__ == "__main__":
    main()
