"""What a table document says, as frozen values: periods with amounts, lists, and what is absent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from voorzieningenwijzer import outcomes
from voorzieningenwijzer.dates import MAANDNAMEN
from voorzieningenwijzer.strict_yaml import Scalar
from voorzieningenwijzer.tables.bands import Bands
from voorzieningenwijzer.tables.source import STATUSES, UNKNOWN, Source, weakest

__all__ = ["STATUSES", "UNKNOWN", "Source", "weakest"]


@dataclass(frozen=True, slots=True)
class Amount:
    """One value of one period; ``waarde`` (and ``datum``) is None where nobody found it."""

    naam: str
    waarde: Decimal | None
    artikel: str
    bronnen: tuple[Source, ...]
    status: str
    datum: date | None = None
    gevonden: str = ""
    opmerking: str = ""

    @property
    def known(self) -> bool:
        return self.waarde is not None or self.datum is not None


@dataclass(frozen=True, slots=True)
class Period:
    """The amounts of one table from its first to its last day, both included."""

    naam: str
    geldig_van: date
    geldig_tot: date
    formule: str
    amounts: Mapping[str, Amount]
    fingerprint: str
    titel: str = ""
    wet: str = ""
    gemeente: str = ""
    staffels: Mapping[str, Bands] = field(default_factory=dict)

    @property
    def entries(self) -> Mapping[str, Amount | Bands]:
        """Amounts and tables of bands by name; no name stands for both."""
        return {**self.amounts, **self.staffels}

    @property
    def proposed(self) -> bool:
        """Announced amounts: a forecast that gives way to the law of the same days."""
        return self.status == outcomes.PROPOSED

    @property
    def status(self) -> str:
        return weakest(entry.status for entry in self.entries.values())

    def status_of(self, names: Iterable[str]) -> str:
        """The weakest status among the named amounts: that of a result that uses only these."""
        return weakest(self.entries[name].status for name in names)

    def unknown(self, names: Iterable[str]) -> tuple[str, ...]:
        """Which of the named amounts are onbekend or not there at all."""
        return tuple(n for n in names if n not in self.amounts or not self.amounts[n].known)

    @property
    def bronnen(self) -> tuple[Source, ...]:
        found = {s.id: s for entry in self.entries.values() for s in entry.bronnen}
        return tuple(found.values())

    def ref(self, names: Iterable[str] | None = None) -> outcomes.TableRef:
        """What an outcome says about its table; the status is that of the named amounts."""
        return outcomes.TableRef(
            naam=self.naam,
            geldig_van=self.geldig_van,
            geldig_tot=self.geldig_tot,
            status=self.status if names is None else self.status_of(names),
            gecontroleerd_op=max((s.geraadpleegd_op for s in self.bronnen), default=None),
            bronnen=tuple(
                outcomes.Source(s.titel, s.adres, s.geraadpleegd_op) for s in self.bronnen
            ),
        )


@dataclass(frozen=True, slots=True)
class Expected:
    """The next period that is not entered yet: from which day, and when it is usually published."""

    geldig_van: date
    verwacht: date

    @property
    def month(self) -> str:
        return f"{MAANDNAMEN[self.verwacht.month - 1]} {self.verwacht.year}"


@dataclass(frozen=True, slots=True)
class NoTable:
    """There are no amounts for that day. Never a neighbouring year instead."""

    naam: str
    dag: date
    reden: str
    verwacht: str = ""


@dataclass(frozen=True, slots=True)
class TableDocument:
    """One immutable text with dated amounts."""

    naam: str
    titel: str
    wet: str
    gemeente: str
    perioden: tuple[Period, ...]
    volgende: Expected | None
    fingerprint: str
    file: str


@dataclass(frozen=True, slots=True)
class ListTable:
    """Rows as they were found on one day; ``None`` in a row is unknown."""

    naam: str
    titel: str
    peildatum: date
    bronnen: Mapping[str, Source]
    rijen: tuple[Mapping[str, Scalar], ...]
    fingerprint: str
    file: str
    controleer_voor: date | None = None
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a document: where, and a Dutch sentence."""

    reason: str
    place: str = ""
    line: int | None = None

    def __str__(self) -> str:
        where = ", ".join(
            part for part in (f"regel {self.line}" if self.line else "", self.place) if part
        )
        return f"{where}: {self.reason}" if where else self.reason


@dataclass(frozen=True, slots=True)
class FaultyDocument:
    """A document that is not used, with everything that is wrong with it."""

    file: str
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        return "\n".join(f"{self.file}: {fault}" for fault in self.faults)


class DocumentError(Exception):
    """A document is not in order; ``faults`` says what, all at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(str(fault) for fault in self.faults))
