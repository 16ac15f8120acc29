"""What would be if: the same household with one thing changed, worked out for a whole year.

A variant of income is a point on the same rows; any other changes the household file and is read
again. Nothing is stored.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np

from voorzieningenwijzer.assessment.own_income import Own, without_bijstand
from voorzieningenwijzer.assessment.whole_year import ONCE_A_YEAR, WholeYear, Worked, whole_year
from voorzieningenwijzer.conditions import NO
from voorzieningenwijzer.households.columns import Array
from voorzieningenwijzer.households.completions import Axis
from voorzieningenwijzer.households.file import Household, read_household
from voorzieningenwijzer.leeftijden import MEERDERJARIG
from voorzieningenwijzer.outcomes import Between
from voorzieningenwijzer.schemes.evaluation import BEYOND
from voorzieningenwijzer.tables import Tables

PARTNER = "wat_als"
"""The id of a partner who is not there."""
KAN, NIET, MISSCHIEN, MENS = "kan", "niet", "misschien", "mens"


@dataclass(frozen=True, slots=True)
class Variant:
    """``soort``: uren, loon, partner, kind_18, spaargeld or huur. ``bedrag``: gross a year for a
    wage, euros more for savings, euros a month for a rent; ``spaargeld``: of a partner, None: not
    known. ``deel``: the hours then as a share of those now."""

    soort: str
    persoon: str = ""
    bedrag: float = 0.0
    deel: float = 1.0
    spaargeld: float | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """Euros a year. ``verschil``: with now, where the same unknown facts can be laid side by side.

    ``belastbaar``: what the one adult would earn before tax, where that is what varies.
    ``eenmalig``: what need not be paid; ``lokaal``: kan, niet, misschien or mens. ``ontbreekt``:
    what must be known first; then nothing is counted.
    """

    eigen: Mapping[str, Between] = field(default_factory=dict)
    wetten: Mapping[str, Between] = field(default_factory=dict)
    eenmalig: Mapping[str, Between] = field(default_factory=dict)
    lokaal: Mapping[str, str] = field(default_factory=dict)
    som: Between | None = None
    verschil: Between | None = None
    huur: Between | None = None
    belastbaar: float | None = None
    buiten: tuple[str, ...] = ()
    ontbreekt: tuple[str, ...] = ()


def as_now(mapping: Mapping[str, Any], naam: str, day: date) -> Household:
    """The household without the bijstand that comes in: raises HouseholdError."""
    return read_household(without_bijstand(mapping), naam, day)


def now_of(year: WholeYear) -> Counted:
    return _counted(year)


def varied(variant: Variant, year: WholeYear, tables: Tables, now: Counted) -> Counted:
    """Raises HouseholdError where the change makes no household."""
    if variant.soort in ("uren", "loon"):
        return _with_income(variant, year)
    changed = _CHANGES[variant.soort](variant, year.household)
    household = Household(year.household.naam, year.household.peildatum, changed)
    found = whole_year(household, tables)
    if found is None:
        return Counted(ontbreekt=("personen",))
    counted = _counted(found)
    return _beside(counted, now)


def _beside(counted: Counted, now: Counted) -> Counted:
    """With another household nothing lies side by side: sure only where one of both is known."""
    one, other = counted.som, now.som
    if one is None or other is None or not (one.known or other.known):
        return counted
    ends = round(one.minst - other.hoogst, 2), round(one.hoogst - other.minst, 2)
    return replace(counted, verschil=Between(*ends))


def _with_income(variant: Variant, year: WholeYear) -> Counted:
    own = year.own[variant.persoon]
    assert own.belastbaar is not None
    ends = np.unique(np.array(own.belastbaar))
    then = ends * variant.deel if variant.soort == "uren" else np.full_like(ends, variant.bedrag)
    found = _counted(year, year.income_axis(own, then))
    pairs = [
        year.worked(year.income_axis(own, np.append(ends, then), high)) for high in (False, True)
    ]
    found = replace(found, belastbaar=float(then[0]) if len(np.unique(then)) == 1 else None)
    gaps = [p.som[len(ends) :] - p.som[: len(ends)] for p in pairs if p is not None]
    if len(gaps) < len(pairs):
        return found
    low, high = min(float(g.min()) for g in gaps), max(float(g.max()) for g in gaps)
    return replace(found, verschil=Between(round(low, 2), round(high, 2)))


def _counted(year: WholeYear, *axes: Axis) -> Counted:
    if year.missing:
        return Counted(ontbreekt=year.missing)
    rows = year.together(*axes)
    worked = year.worked(*axes, rows=rows)
    if worked is None:
        return Counted(ontbreekt=("personen",))
    once = {name: year.once(name, *axes, rows=rows) for name in ONCE_A_YEAR}
    local = year.local(*axes, rows=rows) or {}
    return Counted(
        eigen=_ends(worked.eigen),
        wetten=_ends(worked.wetten),
        eenmalig=_ends({n: v for n, v in once.items() if v is not None}),
        lokaal={n: _word(v) for n, v in local.items()},
        som=_between(worked.som),
        huur=_rent(year),
        buiten=_told(worked, year),
    )


def _told(worked: Worked, year: WholeYear) -> tuple[str, ...]:
    return tuple(n for n in worked.buiten if year.usable(n))


def _ends(found: Mapping[str, Array]) -> dict[str, Between]:
    return {name: _between(values) for name, values in found.items()}


def _between(values: Array) -> Between:
    return Between(round(float(values.min()), 2), round(float(values.max()), 2))


def _word(codes: Array) -> str:
    if (codes == BEYOND).all():
        return MENS
    if (codes == NO).all():
        return NIET
    return KAN if (codes >= 1).all() else MISSCHIEN


def _rent(year: WholeYear) -> Between | None:
    rent = year.case.facts["kale_huur"]
    return None if np.isnan(rent).any() else Between(*([round(12 * float(rent[0, -1]), 2)] * 2))


def _partner(variant: Variant, household: Household) -> dict[str, Any]:
    year, data = household.peildatum.year, dict(household.gegevens)
    applicant = next(p for p in household.personen if p["rol"] == "aanvrager")
    wage = {"soort": "loon", "bedrag": variant.bedrag, "per": "jaar", "bruto": True}
    partner: dict[str, Any] = {
        "id": PARTNER,
        "rol": "partner",
        "relatie": "samenlevingscontract",
        "toeslagpartner": True,
        "toetsingsinkomen_per_jaar": {year: variant.bedrag},
        "inkomens": [wage] if variant.bedrag else [],
        "student_studiefinanciering": False,
        "studeert_of_werkt": "werkt" if variant.bedrag else "geen",
    }
    if applicant.get("geboortedatum") is not None:
        partner["geboortedatum"] = applicant["geboortedatum"]
    if variant.spaargeld is not None:
        partner["vermogen_op_1_januari"] = {year: variant.spaargeld}
        partner["vermogen_nu"] = variant.spaargeld
    data["personen"] = [*household.personen, partner]
    return data


def _grown_up(variant: Variant, household: Household) -> dict[str, Any]:
    """As if the child was of age the whole year, with no income or savings of its own."""
    year = household.peildatum.year
    grown = {
        "geboortedatum": date(year - MEERDERJARIG - 1, 12, 31),
        "toetsingsinkomen_per_jaar": {year: 0.0},
        "inkomens": [],
        "vermogen_op_1_januari": {year: 0.0},
        "vermogen_nu": 0.0,
        "auto_waarde": 0.0,
        "kinderbijslag": False,
        "student_studiefinanciering": False,
        "opvang": [],
    }
    return _with_person(household, variant.persoon, lambda _: grown)


def _richer(variant: Variant, household: Household) -> dict[str, Any]:
    year = household.peildatum.year

    def more(person: Mapping[str, Any]) -> dict[str, Any]:
        own = person.get("vermogen_op_1_januari")
        then = own.get(year) if isinstance(own, dict) else own
        now = person.get("vermogen_nu")
        found: dict[str, Any] = {}
        if then is not None:
            found["vermogen_op_1_januari"] = {year: max(then + variant.bedrag, 0.0)}
        if now is not None:
            found["vermogen_nu"] = max(now + variant.bedrag, 0.0)
        return found

    applicant = next(p["id"] for p in household.personen if p["rol"] == "aanvrager")
    return _with_person(household, applicant, more)


def _with_person(
    household: Household, person: str, change: Callable[[Mapping[str, Any]], Mapping[str, Any]]
) -> dict[str, Any]:
    people = [{**p, **change(p)} if p["id"] == person else p for p in household.personen]
    return {**household.gegevens, "personen": people}


def _rented(variant: Variant, household: Household) -> dict[str, Any]:
    home = {
        k: v for k, v in household.gegevens.get("woning", {}).items() if "huurcommissie" not in k
    }
    home["kale_huur_per_maand"] = {household.peildatum.year: variant.bedrag}
    return {**household.gegevens, "woning": home}


_CHANGES: Mapping[str, Callable[[Variant, Household], dict[str, Any]]] = {
    "partner": _partner,
    "kind_18": _grown_up,
    "spaargeld": _richer,
    "huur": _rented,
}


def wage_only(own: Own) -> bool:
    """Whether all that somebody earns is wage: then other hours change all of it."""
    return own.belastbaar is not None and own.soorten == {"loon"}
