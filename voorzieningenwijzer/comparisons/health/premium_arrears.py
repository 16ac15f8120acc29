"""Who pays the health premium to the CAK: what that costs, where zorgtoeslag goes, and the way out.

Law:     Zorgverzekeringswet (Zvw) art. 18c-18f; Regeling zorgverzekering (Rzv) art. 6.5.1-6.5.7.
Amounts: tariffs/verzekering/wanbetalersregeling.yaml
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.comparisons.energy.tables import known_amounts, read_as
from voorzieningenwijzer.comparisons.facts import Entry, flag, rows, text
from voorzieningenwijzer.comparisons.wording import euro
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.tables import Tables

TABLE = "wanbetalersregeling"
BIJSTAND = "bijstand"


@dataclass(frozen=True, slots=True)
class WayOut:
    bijstand_maanden: float
    kleine_schuld: float
    aflossen_hoogstens_maanden: float


def at_cak(mapping: Entry) -> bool:
    """Whether applicant or partner pays the CAK; where nobody knows, that is not said."""
    return any(flag(p, "wanbetaler_cak") is True for p in rows(mapping.get("personen")))


def gets_bijstand(mapping: Entry) -> bool:
    parts = (i for p in rows(mapping.get("personen")) for i in rows(p.get("inkomens")))
    received = (text(r, "regeling") for r in rows(mapping.get("ontvangt_nu")))
    return any(text(i, "soort") == BIJSTAND for i in parts) or BIJSTAND in received


def premium_per_month(tables: Tables, day: date) -> float | None:
    """None where the amount of that year was not found."""
    found = known_amounts(tables, TABLE, day, ("premie_per_maand",))
    return None if found is None else found["premie_per_maand"]


def remarks(mapping: Entry, tables: Tables, day: date) -> Iterator[str]:
    """What somebody at the CAK has to know, with the way out that fits this household."""
    premium = premium_per_month(tables, day)
    if premium is None:
        yield said(
            "Wat u in {year} aan het CAK betaalt, staat in de brief van het CAK.", year=day.year
        )
    else:
        yield said(
            "Het CAK vraagt in {year} {premium} per maand.", year=day.year, premium=euro(premium)
        )
    yield said("De zorgtoeslag gaat nu naar het CAK, niet naar uw rekening.")
    rule = read_as(WayOut, tables, TABLE, day)
    if rule is None:
        return
    longest = said(
        "Aflossen duurt hoogstens {aflossen_hoogstens_maanden} maanden.",
        aflossen_hoogstens_maanden=f"{rule.aflossen_hoogstens_maanden:.0f}",
    )
    if text(mapping, "geldbeheer") == "bewind":
        yield said("Met een bewindvoerder kunt u weg bij het CAK. {longest}", longest=longest)
    if gets_bijstand(mapping):
        yield (
            said(
                "Met {bijstand_maanden} maanden bijstand helpt de gemeente u weg bij het CAK. "
                "Ook bij een schuld onder {kleine_schuld}. {longest}",
                bijstand_maanden=f"{rule.bijstand_maanden:.0f}",
                kleine_schuld=euro(rule.kleine_schuld),
                longest=longest,
            )
        )
    yield said(
        "Met een betaalafspraak bij de verzekeraar, of met schuldhulp, stopt de hogere premie."
    )
