"""The facts that a local scheme may look at, as columns (n,) on the reference date."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from voorzieningenwijzer.assessment.order import MEASURE
from voorzieningenwijzer.assessment.ranges import Rows
from voorzieningenwijzer.conditions import Column
from voorzieningenwijzer.households.columns import AANVRAGER, PARTNER, WONING_CODE, Array
from voorzieningenwijzer.households.file import GEEN, Household
from voorzieningenwijzer.tables import children_between

_HOMES = np.array(list(WONING_CODE), dtype=object)
_PEOPLE = ("geboren", "thuis")
_EMPTY: Mapping[str, str | bool] = {"gemeente": "", "verhuurder": "", "heeft_schulden": False}
# which columns a field of a condition rests on; what is not here rests on who lives there
RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "inkomen_tov_bijstandsnorm": (
        *(
            "netto",
            "geboren",
            "thuis",
            "zakelijk",
            "bezigheid",
            "ouders_helpen",
            "kostendelersnorm",
            "relatie",
            "bijstand",
        ),
    ),
    "leeftijd_aanvrager": ("geboren",),
    "onder_aow_leeftijd": ("geboren",),
    "aantal_kinderen": ("geboren", "thuis"),
    "maanden_laag_inkomen": ("maanden_laag",),
    "vermogen_nu": ("vermogen_nu",),
    "vermogensgrens_bijstand": ("geboren", "thuis"),
    "vermogen_onder_bijstandsgrens": ("vermogen_nu", "geboren", "thuis"),
    "student_studiefinanciering": ("studiefinanciering",),
    "woning_soort": ("woning",),
    "premieachterstand_maanden": ("premieachterstand",),
    "soort_huishouden": ("geboren", "thuis"),
}


def rests_on(veld: str) -> tuple[str, ...]:
    """The columns that a field of a condition rests on."""
    return _PEOPLE if children_between(veld) else RESTS_ON.get(veld, ())


def limits_of(veld: str, grens: object) -> dict[str, tuple[float, ...]]:
    """The ages at which a condition turns, for birth dates that are not known."""
    ages = children_between(veld)
    if ages:
        return {"leeftijd_kind": tuple(map(float, ages))}
    if veld == "leeftijd_aanvrager" and isinstance(grens, float):
        return {"leeftijd": (grens,)}
    return {}


def facts_of(r: Rows, household: Household, gemeente: str | None) -> Callable[[str], Column]:
    """Column of a field for the rows; a field that conditions may not use raises KeyError."""
    debts = household.gegevens.get("schulden")
    said = {
        "gemeente": gemeente,
        "verhuurder": household.gegevens.get("woning", {}).get("verhuurder"),
        "heeft_schulden": None if debts is None else debts not in ([], GEEN),
    }
    return _Facts(r, said)


class _Facts:
    """``said``: facts that are the same in every completion; None is not known."""

    def __init__(self, r: Rows, said: Mapping[str, Any]) -> None:
        self.h, self.m, self.said = r.households, r.members, said
        self.norm = r.results[MEASURE].months
        self.amounts: Any = r.results[MEASURE].amounts
        rol = self.h.persons["rol"]
        self.core = (rol == AANVRAGER) | (rol == PARTNER)
        self.found: dict[str, Column] = {}

    def __call__(self, veld: str) -> Column:
        if veld not in self.found:
            self.found[veld] = self._column(veld)
        return self.found[veld]

    def _column(self, veld: str) -> Column:
        ages = children_between(veld)
        if ages:
            return Column(self.children(*ages))
        if veld not in self.said:
            return Column(_COLUMNS[veld](self))
        value = self.said[veld]
        filled = _EMPTY[veld] if value is None else value
        kind = bool if isinstance(filled, bool) else object
        return Column(np.full(self.h.n, filled, dtype=kind), value is not None)

    def at(self, values: Any) -> Array:
        """(n, 1|12) or a vector of twelve on the month of the reference date: (n,)."""
        wide = np.atleast_2d(np.asarray(values))
        month = wide[:, self.h.maand if wide.shape[1] == 12 else 0]
        return month if len(month) == self.h.n else np.broadcast_to(month, (self.h.n,))

    def partner(self) -> Array:
        return self.at(self.h.anyone((self.h.persons["rol"] == PARTNER) & self.m.hier))

    def kinderen(self) -> Array:
        return self.at(self.h.count(self.m.minderjarig_kind))

    def children(self, youngest: int, under: int) -> Array:
        """How many minors at home are at least ``youngest`` and younger than ``under``."""
        age = self.m.leeftijd
        return self.at(self.h.count(self.m.minderjarig_kind & (age >= youngest) & (age < under)))

    def together(self, name: str) -> Array:
        """Applicant and partner together."""
        return self.at(self.h.total(np.where(self.core, self.h.persons[name], 0.0)))

    def share_of_norm(self) -> Array:
        base = np.where(
            self.h.facts["kostendelersnorm"],
            self.norm.kostendelersnorm_per_maand,
            self.norm.norm_per_maand,
        )
        return self.at(np.round(self.norm.netto_inkomen_per_maand / base, 4))

    def under_aow(self) -> Array:
        born = self.h.applicant(self.h.persons["geboren"])
        years, months = (
            self.at(self.amounts.aow_leeftijd_jaren),
            self.at(self.amounts.aow_leeftijd_maanden),
        )
        day = self.h.jaar * 10_000 + (self.h.maand + 1) * 100 + 1
        return np.asarray(self.at(born) + years * 10_000 + months * 100 > day)

    def asset_limit(self) -> Array:
        samen = self.at(self.amounts.vermogensgrens_samen)
        alleen = self.at(self.amounts.vermogensgrens_alleenstaand)
        return np.where(self.partner() | (self.kinderen() > 0), samen, alleen)

    def household_type(self) -> Array:
        kinds = np.where(self.kinderen() > 0, "alleenstaande_ouder", "alleenstaand")
        return np.where(self.partner(), "paar", kinds).astype(object)


_COLUMNS: Mapping[str, Callable[[_Facts], Array]] = {
    "inkomen_tov_bijstandsnorm": _Facts.share_of_norm,
    "leeftijd_aanvrager": lambda f: f.at(f.h.applicant(f.m.leeftijd)),
    "onder_aow_leeftijd": _Facts.under_aow,
    "heeft_partner": _Facts.partner,
    "aantal_kinderen": _Facts.kinderen,
    "maanden_laag_inkomen": lambda f: f.at(f.h.applicant(f.h.persons["maanden_laag"])),
    "vermogen_nu": lambda f: f.together("vermogen_nu"),
    "vermogensgrens_bijstand": _Facts.asset_limit,
    "vermogen_onder_bijstandsgrens": lambda f: f.together("vermogen_nu") <= f.asset_limit(),
    "student_studiefinanciering": lambda f: f.at(f.h.applicant(f.h.persons["studiefinanciering"])),
    "woning_soort": lambda f: _HOMES[f.at(f.h.facts["woning"])],
    "premieachterstand_maanden": lambda f: f.together("premieachterstand"),
    "soort_huishouden": _Facts.household_type,
}
