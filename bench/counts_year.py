"""A year of talks on three laptops, told as a report for a corporation and for the municipality.

python -m bench.counts_year FOLDER     writes the files there, to be looked at
"""

import random
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.counts_laptops import talks_of_a_year
from voorzieningenwijzer.casework.counts.exchange import confirm, send, take_in
from voorzieningenwijzer.casework.counts.files import as_csv, as_xlsx
from voorzieningenwijzer.casework.counts.on_paper import as_pdf
from voorzieningenwijzer.casework.counts.report import EVERYBODY, report
from voorzieningenwijzer.statistics import (
    Area,
    CountsFile,
    CountsStore,
    Covenant,
    Organisation,
    Peiling,
)
from voorzieningenwijzer.statistics.periods import Period
from voorzieningenwijzer.statistics.publication import publish

TALKS = (40, 33, 23)
"""Together 96, as in Coevorden from July 2019 to September 2020, per year."""

COVENANT = Covenant(
    "Coevorden",
    (
        Organisation("domesta", "Domesta", deel=60),
        Organisation("woonservice", "Woonservice", deel=40),
        Organisation("mwc", "Maatschappelijk Welzijn Coevorden", "welzijn"),
    ),
    (
        Area("poppenhare", "Poppenhare"),
        Area("lootuinen", "Lootuinen"),
        Area("de_loo", "De Loo"),
        Area("tuindorp", "Tuindorp"),
        Area("centrum", "Centrum"),
        Area("dalen", "Dalen"),
        Area("sleen", "Sleen"),
        Area("dorpen", "De dorpen", ("dalen", "sleen")),
    ),
    300,
    45_000,
)


@contextmanager
def year(folder: Path, talks: tuple[int, ...] = TALKS) -> Iterator[CountsStore]:
    """The counts file of the coordinator, with both editions of 2026."""
    chance = random.Random(2026)
    with ExitStack() as open_:

        def laptop(name: str) -> CountsFile:
            counts = CountsFile.open(folder / f"{name}.db", bytes(32))
            open_.callback(counts.close)
            return counts

        centre = laptop("coordinator")
        centre.keep_covenant(COVENANT)
        for number, count in enumerate(talks):
            own = laptop(f"laptop-{number}")
            own.record(talks_of_a_year(chance, 2026, count))
            own.record(survey_of_a_year(random.Random(number), 2026, count))
            sent = send(own)
            taken = take_in(centre, sent.content, "x.vwtellingen", sent.code)
            confirm(own, taken.ontvangst, "x.vwontvangst")
        publish(centre, Period(2026, 1), "2026-07-02")
        publish(centre, Period(2026), "2027-01-11")
        yield centre


def survey_of_a_year(chance: random.Random, year: int, talks: int) -> list[Peiling]:
    """Two of three who took part answer; most are pleased, a few skip a question."""
    said = ("ja", "beetje", "nee", "geen_antwoord")
    return [
        Peiling(
            f"{year}-K{chance.randint(1, 4)}",
            (
                chance.choices(said, (70, 22, 5, 3))[0],
                chance.choices(said, (60, 28, 9, 3))[0],
                chance.choices(said, (82, 10, 5, 3))[0],
            ),
        )
        for _ in range(talks)
        if chance.random() < 0.66
    ]


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True)
    with year(folder) as counts:
        for period in (Period(2026), Period(2026, 1)):
            for reader in (EVERYBODY, "domesta"):
                told = report(counts, period, reader, "2027-01")
                name = f"{period}-{reader}"
                (folder / f"{name}.csv").write_bytes(as_csv(told))
                (folder / f"{name}.xlsx").write_bytes(as_xlsx(told))
                (folder / f"{name}.pdf").write_bytes(as_pdf(told, demo=True))
                print(f"{name}: {len(told.bladen)} tabellen")


if __name__ == "__main__":
    main()
