"""The amounts and days that comparing health policies needs, from the dated tables."""

from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.comparisons.energy.tables import known_amounts, read_as
from voorzieningenwijzer.tables import NoTable, Tables


@dataclass(frozen=True, slots=True)
class PolicyRules:
    """Rules of this program (tariffs/verzekering/zorgvergelijking.yaml)."""

    minimale_winst_per_jaar: float
    buffer_bij_vrijwillig_eigen_risico: float
    aanbod_geldig_dagen: float
    premie_laagst_per_maand: float
    premie_hoogst_per_maand: float
    achttien_vooruit_maanden: float
    lijst_bruikbaar_dagen: float


@dataclass(frozen=True, slots=True)
class Deductible:
    """The deductible of one year, Zvw art. 19-20; ``vast`` is false while it is a proposal."""

    verplicht: float
    stap: float
    hoogst: float
    vast: bool

    @property
    def keuzes(self) -> tuple[float, ...]:
        steps = int(self.hoogst / self.stap)
        return tuple(self.verplicht + n * self.stap for n in range(steps + 1))


@dataclass(frozen=True, slots=True)
class Season:
    """Switching towards the year after: premiums known, last day to cancel, last day to choose."""

    premies_bekend_op: date
    opzeggen_tot_en_met: date
    nieuwe_polis_tot_en_met: date


def policy_rules(tables: Tables, day: date) -> PolicyRules | None:
    return read_as(PolicyRules, tables, "zorgvergelijking", day)


def deductible(tables: Tables, year: int) -> Deductible | None:
    """A proposal is given too, and says so: it is the same for every policy."""
    keys = ("verplicht_per_jaar", "vrijwillig_stap", "vrijwillig_hoogst")
    day = date(year, 1, 1)
    found = known_amounts(tables, "eigen_risico", day, keys, proposals=True)
    if found is None:
        return None
    law = known_amounts(tables, "eigen_risico", day, keys) is not None
    verplicht, stap, hoogst = (found[key] for key in keys)
    return Deductible(verplicht, stap, hoogst, law)


def season(tables: Tables, year: int) -> Season | None:
    """The season in which people choose for the year after ``year``."""
    period = tables.period("overstapkalender", date(year, 1, 1))
    if isinstance(period, NoTable):
        return None
    keys = ("premies_bekend_op", "opzeggen_tot_en_met", "nieuwe_polis_tot_en_met")
    days = [period.amounts[key].datum for key in keys if key in period.amounts]
    known = [day for day in days if day is not None]
    return Season(*known) if len(known) == len(keys) else None


def average_premium(tables: Tables, year: int) -> float | None:
    found = known_amounts(tables, "zorgpremie_niveau", date(year, 1, 1), ("gemiddeld_per_maand",))
    return None if found is None else found["gemiddeld_per_maand"]


@dataclass(frozen=True, slots=True)
class Municipal:
    """What is known of a policy through the municipality; ``bestaat`` None: nobody found it."""

    gemeente: str
    bestaat: bool | None
    stand: str = ""


def municipal(tables: Tables, gemeente: str | None, day: date) -> Municipal | None:
    """None where the municipality is not known, or not in the list."""
    found = tables.list_table("gemeentepolissen", day)
    if gemeente is None or isinstance(found, NoTable):
        return None
    for row in found.rijen:
        if str(row["gemeente"]).casefold() == gemeente.casefold():
            exists = {"ja": True, "nee": False}.get(str(row["polis"]))
            return Municipal(str(row["gemeente"]), exists, str(row["stand"]))
    return None
