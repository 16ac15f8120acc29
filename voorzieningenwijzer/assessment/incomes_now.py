"""What comes in per month now: own income, pension, bijstand; each as lowest and highest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from voorzieningenwijzer.assessment.received import bijstand_received
from voorzieningenwijzer.entitlements import inkomen
from voorzieningenwijzer.entitlements.inkomen import BIJSTAND
from voorzieningenwijzer.entitlements.inkomstenbelasting import Age, Amounts, Ends, taxable_from_net
from voorzieningenwijzer.households.catalogue import FIELDS
from voorzieningenwijzer.households.file import Household


@dataclass(slots=True)
class Incomes:
    """Per column and person the lowest and highest.

    ``columns``: inkomen (toetsingsinkomen per year), netto (own, per month, holiday pay in it, no
    bijstand), bijstand (what comes in of it, per month, the same basis), pensioen (net per month).
    ``spans``: bijstand and AIO that come in, of all persons together, where the amount is known.
    """

    columns: dict[str, dict[str, Ends]] = field(default_factory=dict)
    spans: dict[str, Ends] = field(default_factory=dict)

    def put(self, column: str, person: str, ends: Ends | None) -> None:
        if ends is not None:
            self.columns.setdefault(column, {})[person] = ends

    def together(self) -> dict[str, Ends]:
        """Own income and bijstand per person."""
        bijstand = self.columns.get("bijstand", {})
        found = {}
        for person, own in self.columns.get("netto", {}).items():
            low, high = bijstand.get(person, (0.0, 0.0))
            found[person] = (round(own[0] + low, 2), round(own[1] + high, 2))
        return found

    def comes_in(self, regeling: str, ends: Ends) -> None:
        low, high = self.spans.get(regeling, (0.0, 0.0))
        self.spans[regeling] = (round(low + ends[0], 2), round(high + ends[1], 2))


@dataclass(frozen=True, slots=True)
class Ages:
    """Whether taxed as of AOW age, both where unknown; and a young child in the house."""

    aow: tuple[Age, ...]
    jong_kind: bool


def net_per_month(
    found: Incomes, person: Mapping[str, Any], a: Amounts, household: Household, ages: Ages
) -> None:
    """From the parts; a year's total says nothing about one month of it."""
    parts = person.get("inkomens")
    if parts is not None:
        _of_parts(found, person["id"], parts, a, household, ages)
        return
    netto = person.get("netto_inkomen_per_maand")
    found.put("bruto", person["id"], _gross_month(netto, a, ages))


def _gross_month(netto: float | None, a: Amounts, ages: Ages) -> Ends | None:
    """Behind a net month with holiday pay, of which that is at most a thirteenth; else anything."""
    if netto is None:
        low, high = FIELDS["personen.toetsingsinkomen_per_jaar"].aannemelijk or (0.0, 0.0)
        return float(low) / 12, round(float(high) / 12, 2)
    found = widest(taxable_from_net(netto * 12, a, aow, "overig") for aow in ages.aow)
    return found and (round(found[0] / 13, 2), round(found[1] / 12, 2))


def _of_parts(
    found: Incomes,
    person: str,
    parts: Iterable[Mapping[str, Any]],
    a: Amounts,
    household: Household,
    ages: Ages,
) -> None:
    """What comes in of its own, what of that is pension, and what comes in as bijstand or AIO."""

    def per_month(some: list[Mapping[str, Any]]) -> Ends | None:
        day = household.peildatum
        return widest(inkomen.net_income_per_month(some, a, day, aow) for aow in ages.aow)

    own = [p for p in parts if p.get("soort") not in BIJSTAND]
    found.put("netto", person, per_month(own))
    gross = (inkomen.gross_per_month(own, a, household.peildatum, aow) for aow in ages.aow)
    found.put("bruto", person, widest(gross) or _gross_month(None, a, ages))
    found.put("pensioen", person, per_month([p for p in own if p.get("soort") == "pensioen"]))
    low = high = 0.0
    for kind in BIJSTAND:
        some = [p for p in parts if p.get("soort") == kind]
        ends = per_month(some)
        if some and ends is not None:
            found.comes_in(kind, ends)
        unknown = FIELDS["personen.netto_inkomen_per_maand"].aannemelijk or (0.0, 0.0)
        ends = ends or (float(unknown[0]), float(unknown[1]))
        low, high = low + ends[0], high + ends[1]
    found.put("bijstand", person, (round(low, 2), round(high, 2)))


def bijstand_on_the_list(found: Incomes, household: Household, a: Amounts) -> None:
    """Bijstand that is only in ``ontvangt_nu``, or of which the incomes do not say how much."""
    applicant = next((p for p in household.personen if p.get("rol") == "aanvrager"), None)
    if applicant is None or found.spans:
        return
    for kind, listed in bijstand_received(household, a.vakantietoeslag_deel).items():
        found.comes_in(kind, listed)
        found.put("bijstand", applicant["id"], listed)


def widest(found: Iterable[Ends | None]) -> Ends | None:
    ends = list(found)
    if any(e is None for e in ends):
        return None
    known = [e for e in ends if e is not None]
    return min(e[0] for e in known), max(e[1] for e in known)


def of_year(value: Any, jaar: int, this_year: bool) -> float | None:
    if isinstance(value, dict):
        value = value.get(jaar)
    elif not this_year:
        value = None
    return value if isinstance(value, (int, float)) else None
