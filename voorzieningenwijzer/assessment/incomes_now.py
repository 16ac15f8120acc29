"""What comes in per month now: own income, pension, bijstand; each as lowest and highest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from voorzieningenwijzer.assessment.received import bijstand_received
from voorzieningenwijzer.entitlements import inkomen, inkomstenbelasting
from voorzieningenwijzer.entitlements.inkomen import BIJSTAND
from voorzieningenwijzer.entitlements.inkomstenbelasting import Amounts, Ends
from voorzieningenwijzer.households.catalogue import FIELDS
from voorzieningenwijzer.households.file import Household


@dataclass(slots=True)
class Incomes:
    """Per column and person the lowest and highest.

    ``columns``: inkomen (toetsingsinkomen per year), netto (own, per month, holiday pay in it, no
    bijstand), bijstand (what comes in of it, per month, the same basis), pensioen (net per month).
    ``gelijk``: of whom a month was taken as a twelfth of the year. ``spans``: bijstand and AIO that
    come in, of all persons together, where the amount is known.
    """

    columns: dict[str, dict[str, Ends]] = field(default_factory=dict)
    gelijk: set[str] = field(default_factory=set)
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

    aow: tuple[bool, ...]
    jong_kind: bool


def net_per_month(
    found: Incomes, person: Mapping[str, Any], a: Amounts, household: Household, ages: Ages
) -> None:
    """From the parts; else, where nothing else is known, a twelfth of an even year."""
    parts = person.get("inkomens")
    if parts is not None:
        _of_parts(found, person["id"], parts, a, household, ages)
        return
    total = of_year(person.get("toetsingsinkomen_per_jaar"), household.peildatum.year, True)
    if person.get("netto_inkomen_per_maand") is None and total is not None and household.aannames:
        found.put("netto", person["id"], _twelfth((total, total), a, ages))
        found.gelijk.add(person["id"])


def _twelfth(year: Ends, a: Amounts, ages: Ages) -> Ends | None:
    net = widest(
        inkomstenbelasting.net_from_taxable(year, a, aow, ages.jong_kind) for aow in ages.aow
    )
    return net and (round(net[0] / 12, 2), round(net[1] / 12, 2))


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
    """Bijstand that is only in ``ontvangt_nu``: a year's total holds it too, before tax."""
    applicant = next((p for p in household.personen if p.get("rol") == "aanvrager"), None)
    if applicant is None or "bijstand" in found.columns:
        return
    first, jaar = applicant["id"], household.peildatum.year
    samen = any(p.get("rol") == "partner" for p in household.iedereen)
    for kind, listed in bijstand_received(household, a.vakantietoeslag_deel).items():
        found.comes_in(kind, listed)
        found.put("bijstand", first, listed)
        total = of_year(applicant.get("toetsingsinkomen_per_jaar"), jaar, True)
        if total is not None and first in found.gelijk:
            part = {"soort": "bijstand", "bedrag": listed[0], "per": "maand"}
            taxed = inkomen.taxable_income([part], a, jaar, False, samen) or (0.0, 0.0)
            rest = max(total - taxed[1], 0.0), max(total - taxed[0], 0.0)
            found.put("netto", first, _twelfth(rest, a, Ages((False,), False)))


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
