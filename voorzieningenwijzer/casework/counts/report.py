"""A report of the counts for one reader and period: the same words on screen, paper and sheet."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from voorzieningenwijzer.casework.counts.cards import EVERYBODY as EVERYBODY
from voorzieningenwijzer.casework.counts.cards import Card, cards
from voorzieningenwijzer.casework.counts.survey_table import survey_table
from voorzieningenwijzer.casework.counts.tables import outcome_tables, process_tables
from voorzieningenwijzer.casework.counts.words import (
    Sheet,
)
from voorzieningenwijzer.language.said import capital, said
from voorzieningenwijzer.statistics import CountsStore, Covenant
from voorzieningenwijzer.statistics.edition import Edition
from voorzieningenwijzer.statistics.events import Contact
from voorzieningenwijzer.statistics.periods import Period
from voorzieningenwijzer.statistics.process import Process, process
from voorzieningenwijzer.statistics.words import STAPPEN


@dataclass(frozen=True, slots=True)
class Step:
    """``lek``: what was lost since the step before."""

    naam: str
    aantal: int
    deel: float
    lek: str


@dataclass(frozen=True, slots=True)
class CountsReport:
    """``gehouden``: talks held up to and with each month; ``doel`` 0 when there is none here."""

    titel: str
    periode: str
    stand: str
    kaarten: tuple[Card, ...]
    trechter: tuple[Step, ...]
    maanden: tuple[str, ...]
    gehouden: tuple[int, ...]
    doel: int
    bij_doel: str
    bladen: tuple[Sheet, ...]
    niet_getoond: str
    uitleg: tuple[str, ...]

    @property
    def doel_kop(self) -> str:
        return said("Gesprekken tegen het doel") if self.doel else said("Gesprekken, opgeteld")


def edition_of(counts: CountsStore, period: Period) -> Edition | None:
    return next((one for one in counts.editions() if one.periode == period), None)


def report(
    counts: CountsStore, period: Period, reader: str, month: str, demo: bool = False
) -> CountsReport:
    """What was published, or what organisations did up to now. ``month`` is this month.

    Of a demonstration it says so in words, wherever it goes.
    """
    edition = edition_of(counts, period)
    if edition is None:
        contacts = [one for one in counts.events() if isinstance(one, Contact)]
        edition = Edition(
            period, "", counts.minimum(), counts.covenant(), process(contacts, period)
        )
    found = of_edition(edition, reader, month)
    if not demo:
        return found
    example = said("Dit is een voorbeeld. De gesprekken en de organisaties zijn verzonnen.")
    return replace(found, uitleg=(example, *found.uitleg))


def of_edition(edition: Edition, reader: str, month: str) -> CountsReport:
    covenant, everybody = edition.convenant, reader == EVERYBODY
    done = edition.proces if everybody else edition.proces.of(reader)
    months = [one for one in edition.periode.months() if edition.gemaakt or one <= month]
    held = done.per_month("stap:gehouden")[: len(months)]
    running = tuple(sum(held[: number + 1]) for number in range(len(held)))
    target = covenant.doel_per_jaar if everybody else 0
    target = target // 2 if edition.periode.helft else target
    return CountsReport(
        titel=_title(covenant, reader),
        periode=edition.periode.words,
        stand=_state(edition),
        kaarten=tuple(cards(edition, done, reader, target, len(months))),
        trechter=tuple(_funnel(done)),
        maanden=edition.periode.months(),
        gehouden=running,
        doel=target,
        bij_doel=_beside_target(running, target, len(edition.periode.months())),
        bladen=(
            *(
                sheet
                for tables in (edition.gevonden, edition.gerealiseerd)
                if tables is not None
                for sheet in outcome_tables(tables, covenant, reader, edition.minimum)
            ),
            *survey_table(edition),
            *process_tables(edition, done, reader),
        ),
        niet_getoond=_not_shown(edition),
        uitleg=tuple(_notes(edition, reader)),
    )


def _title(covenant: Covenant, reader: str) -> str:
    if reader != EVERYBODY:
        return said("Gesprekken met huurders van {naam}", naam=covenant.organisation(reader))
    if covenant.gemeente:
        return said("Gesprekken in {gemeente}", gemeente=covenant.gemeente)
    return said("Gesprekken van alle organisaties")


def _state(edition: Edition) -> str:
    if edition.gemaakt:
        year, month, day = edition.gemaakt.split("-")
        date = f"{int(day)}-{int(month)}-{year}"
        return said("Vastgesteld op {dag}. Dit verandert niet meer.", dag=date)
    return said("Tot nu toe. Nog niet vastgesteld.")


def _funnel(done: Process) -> Iterable[Step]:
    steps = done.steps()
    refused = steps.pop("afgewezen")
    most, before = max(1, *steps.values()), None
    for name, count in steps.items():
        lost = ""
        if before is not None and before > count:
            lost = said("{aantal} minder dan de stap ervoor", aantal=str(before - count))
        if name == "aanvaard" and refused:
            lost = said("{aantal} zeiden nee of het ging niet door", aantal=str(refused))
        yield Step(capital(said(STAPPEN[name])), count, max(0, count) / most, lost)
        before = count


def _beside_target(running: tuple[int, ...], target: int, months: int) -> str:
    if not target or not running:
        return ""
    needed = target * len(running) // months
    ahead = running[-1] - needed
    beside = said("{n} meer", n=str(ahead)) if ahead >= 0 else said("{n} minder", n=str(-ahead))
    return said(
        "Gehouden: {gehouden}. Om op {doel} uit te komen is tot hier {nodig} nodig. Dat is {hoe}.",
        gehouden=str(running[-1]),
        doel=str(target),
        nodig=str(needed),
        hoe=beside,
    )


def _not_shown(edition: Edition) -> str:
    if edition.gevonden is None and edition.gerealiseerd is None:
        return ""
    return said(
        "Niet getoond: te weinig huishoudens, of nodig om een ander getal te beschermen. Zo kan "
        "niemand een huishouden herkennen of een getal uitrekenen. Minstens {minimum} per getal. "
        "Een open balk met streepjes is altijd even lang en zegt niets over het getal. Staat er "
        "minstens, dan volgt dat uit de getallen die er wel staan.",
        minimum=str(edition.minimum),
    )


def _notes(edition: Edition, reader: str) -> Iterable[str]:
    yield said(
        "Een stap telt in de maand waarin die gezet is. Wie in december ja zei en in januari een "
        "gesprek had, staat dus in twee jaren."
    )
    outcomes = [one for one in (edition.gevonden, edition.gerealiseerd) if one is not None]
    if not outcomes:
        yield said(
            "Wat de gesprekken opleverden, komt een keer per jaar in een uitgave. "
            "Is dat bij minder dan {minimum} huishoudens bekend, dan telt het in een later jaar "
            "mee.",
            minimum=str(edition.minimum),
        )
        return
    yield said(
        "Gevonden is wat een plan minstens oplevert in een jaar. Gekregen is wat daarna echt is "
        "toegekend of bespaard. Die twee staan los van elkaar: gekregen telt in het jaar waarin "
        "het nieuws kwam."
    )
    waiting = sorted({one for tables in outcomes for one in tables.wachten})
    if waiting and (reader == EVERYBODY or reader in waiting):
        names = [
            edition.convenant.organisation(one) or said("zonder organisatie") for one in waiting
        ]
        yield said("Te weinig om te tonen, telt later mee: {wie}.", wie=", ".join(names))
