"""The facts that a local scheme may look at, as columns (n,) on the reference date."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from voorzieningenwijzer.assessment.order import MEASURE
from voorzieningenwijzer.assessment.ranges import Rows
from voorzieningenwijzer.conditions import Column
from voorzieningenwijzer.households.columns import AANVRAGER, PARTNER, WONING_CODE, Array

_HOMES = np.array(list(WONING_CODE), dtype=object)
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
        ),
    ),
    "leeftijd_aanvrager": ("geboren",),
    "onder_aow_leeftijd": ("geboren",),
    "aantal_kinderen": ("geboren", "thuis"),
    "aantal_kinderen_3_tot_18": ("geboren", "thuis"),
    "maanden_laag_inkomen": ("maanden_laag",),
    "vermogen_nu": ("vermogen_nu",),
    "vermogensgrens_bijstand": ("geboren", "thuis"),
    "vermogen_onder_bijstandsgrens": ("vermogen_nu", "geboren", "thuis"),
    "student_studiefinanciering": ("studiefinanciering",),
    "woning_soort": ("woning",),
    "premieachterstand_maanden": ("premieachterstand",),
    "soort_huishouden": ("geboren", "thuis"),
}


def facts_of(r: Rows, gemeente: str | None) -> Callable[[str], Column]:
    """Column of a field for the rows; a field that conditions may not use raises KeyError."""
    return _Facts(r, gemeente)


class _Facts:
    def __init__(self, r: Rows, gemeente: str | None) -> None:
        self.h, self.m, self.gemeente = r.households, r.members, gemeente
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
        if veld == "gemeente":
            text = np.full(self.h.n, self.gemeente or "", dtype=object)
            return Column(text, np.full(self.h.n, self.gemeente is not None))
        return Column(_COLUMNS[veld](self), np.ones(self.h.n, dtype=bool))

    def at(self, values: Any) -> Array:
        """(n, 1|12) or a vector of twelve on the month of the reference date: (n,)."""
        wide = np.atleast_2d(np.asarray(values))
        return np.broadcast_to(wide[:, self.h.maand if wide.shape[1] == 12 else 0], (self.h.n,))

    def partner(self) -> Array:
        return self.at(self.h.anyone((self.h.persons["rol"] == PARTNER) & self.m.hier))

    def kinderen(self) -> Array:
        return self.at(self.h.count(self.m.minderjarig_kind))

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
    "aantal_kinderen_3_tot_18": lambda f: f.at(
        f.h.count(f.m.minderjarig_kind & (f.m.leeftijd >= 3))
    ),
    "maanden_laag_inkomen": lambda f: f.at(f.h.applicant(f.h.persons["maanden_laag"])),
    "vermogen_nu": lambda f: f.together("vermogen_nu"),
    "vermogensgrens_bijstand": _Facts.asset_limit,
    "vermogen_onder_bijstandsgrens": lambda f: f.together("vermogen_nu") <= f.asset_limit(),
    "student_studiefinanciering": lambda f: f.at(f.h.applicant(f.h.persons["studiefinanciering"])),
    "woning_soort": lambda f: _HOMES[f.at(f.h.facts["woning"])],
    "premieachterstand_maanden": lambda f: f.together("premieachterstand"),
    "soort_huishouden": _Facts.household_type,
}
