"""One household in one year as a case: what is known in columns, what is open as choices to complete.

The month axis holds the state on the first day of each month (Awir art. 5). Values that the file
gives for a year hold for that year only; a plain value for the year of the reference date.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np

from voorzieningenwijzer.dates import age_on, as_number, first_days, months_from
from voorzieningenwijzer.households.catalogue import FIELDS, ROLLEN
from voorzieningenwijzer.households.columns import (
    GEEN_RELATIE,
    NIET_OPGEGEVEN,
    RELATIE_CODE,
    WONING_CODE,
    Array,
)
from voorzieningenwijzer.households.file import GEEN, Household

SAMENSTELLING = "personen"


@dataclass(frozen=True, slots=True)
class Open:
    """A fact that is not known: where it goes, and the ends between which it lies.

    ``ook``: other persons who get the same value. ``soort``: ``getal`` (points are added at limits), ``dag`` (a birth date) or ``keus``.
    """

    veld: str
    naam: str
    soort: str
    einden: tuple[float, ...]
    persoon: int | None = None
    maanden: tuple[bool, ...] | None = None
    ook: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    jaar: int
    peildatum: date
    ids: tuple[str, ...]
    persons: Mapping[str, Array]
    facts: Mapping[str, Array]
    opens: tuple[Open, ...] = ()
    aangenomen: Mapping[str, str] = field(default_factory=dict)
    scenario: str = ""

    @property
    def maand(self) -> int:
        """The month of the reference date, or the last of an earlier year."""
        if self.peildatum.year == self.jaar:
            return self.peildatum.month - 1
        return 11 if self.jaar < self.peildatum.year else 0


# name in the columns, field of the catalogue, and how an unknown is completed
_PERSON_FACTS = (
    ("relatie", "personen.relatie"),
    ("toeslagpartner", "personen.toeslagpartner"),
    ("geboren", "personen.geboortedatum"),
    ("inkomen", "personen.toetsingsinkomen_per_jaar"),
    ("netto", "personen.netto_inkomen_per_maand"),
    ("vermogen", "personen.vermogen_op_1_januari"),
    ("vermogen_nu", "personen.vermogen_nu"),
    ("auto", "personen.auto_waarde"),
    ("verzekerd", "personen.zorgverzekerd"),
    ("rechtmatig", "personen.verblijf_rechtmatig"),
    ("thuis", "personen.woont_thuis"),
    ("kinderbijslag", "personen.kinderbijslag"),
    ("intensief", "personen.intensieve_zorg"),
    ("zakelijk", "personen.zakelijk_huurcontract"),
    ("studiefinanciering", "personen.student_studiefinanciering"),
    ("bezigheid", "personen.studeert_of_werkt"),
    ("maanden_laag", "personen.maanden_laag_inkomen"),
    ("ouders_helpen", "personen.ouders_kunnen_bijdragen"),
    ("premie", "zorgverzekering.premie_basis_per_maand"),
    ("premieachterstand", "zorgverzekering.premieachterstand_maanden"),
)
_HOUSEHOLD_FACTS = (
    ("woning", "woning.soort"),
    ("woonvorm", "woning.aangewezen_woonvorm"),
    ("kale_huur", "woning.kale_huur_per_maand"),
    ("servicekosten", "woning.servicekosten_per_maand"),
    ("aangepast", "woning.aangepast_voor_handicap"),
    ("huur_betaald", "woning.huur_betaald"),
    ("ingeschreven", "woning.ingeschreven"),
    ("aanslag_gemeente", "belastingaanslag.gemeente"),
    ("aanslag_waterschap", "belastingaanslag.waterschap"),
)
# settings of the municipality that nobody found: no question settles them, a phone call does
_LOCAL_FACTS = (
    ("extra_geld", "lokaal.verhoging_geld_kwijtschelding"),
    ("kostendelersnorm", "lokaal.kostendelersnorm"),
)
# what a role can be asked at all; elsewhere the fact is a fixed nothing
_CHILD = {"kinderbijslag", "intensief"}
_CORE = {
    "netto",
    "vermogen_nu",
    "auto",
    "premie",
    "premieachterstand",
    "maanden_laag",
    "studiefinanciering",
}
_YOUNG = {"ouders_helpen"}
_OF_A_CHILD = {"inkomen", "vermogen"}
MINOR_WITHOUT_MONEY = "minderjarig_kind_zonder_inkomen_of_spaargeld"
_NOTHING: Mapping[str, float] = {
    "relatie": GEEN_RELATIE,
    "toeslagpartner": NIET_OPGEGEVEN,
    "thuis": 1,
}
_BEZIGHEID = {name: i for i, name in enumerate(FIELDS["personen.studeert_of_werkt"].keuzes)}
BEZIGHEID_STUDEERT = _BEZIGHEID["studeert"]
_CODES = {
    "personen.relatie": RELATIE_CODE,
    "woning.soort": WONING_CODE,
    "personen.studeert_of_werkt": _BEZIGHEID,
}


@dataclass(slots=True)
class _State:
    """The household from a day on: the file's own values with the changes merged in."""

    months: Array
    persons: dict[str, dict[str, Any]]
    woning: dict[str, Any]
    facts: dict[str, Any]


def case_of(
    household: Household,
    jaar: int,
    incomes: Mapping[str, tuple[float, float]] | None = None,
    netto: Mapping[str, tuple[float, float]] | None = None,
) -> Case:
    """Columns of one household in one year, without the scenarios of an unknown composition.

    ``incomes``: toetsingsinkomen per person as lowest and highest, worked out from the parts;
    ``netto``: the same for the net income per month.
    """
    states = _states(household, jaar)
    builder = _Builder(household, jaar, states, {"inkomen": incomes or {}, "netto": netto or {}})
    return builder.build()


def with_extra(case: Case, rol: str, born: tuple[float, ...], count: int = 1) -> Case:
    """The same household with ``count`` persons of whom nothing is known but the role."""
    first = len(case.ids)
    ids = tuple(f"{rol}?{i + 1}" for i in range(count))
    persons = {}
    for name, values in case.persons.items():
        extra = _NOTHING.get(name, 0)
        block = np.full((count, values.shape[1]), extra, dtype=values.dtype)
        persons[name] = np.concatenate([values, block])
    persons["rol"][first:] = 1 + ROLLEN.index(rol)
    persons["verzekerd"][first:] = persons["rechtmatig"][first:] = True
    persons["kinderbijslag"][first:] = rol == "kind"
    opens = [
        Open(
            SAMENSTELLING, "geboren", "dag", born, first, ook=tuple(range(first + 1, first + count))
        )
    ]
    if rol != "kind":
        ends = FIELDS["personen.toetsingsinkomen_per_jaar"].aannemelijk or (0, 0)
        worth = FIELDS["personen.vermogen_op_1_januari"].aannemelijk or (0, 0)
        opens += [
            Open(SAMENSTELLING, "inkomen", "getal", ends, first),
            Open(
                SAMENSTELLING,
                "netto",
                "getal",
                FIELDS["personen.netto_inkomen_per_maand"].aannemelijk or (0, 0),
                first,
            ),
            Open(SAMENSTELLING, "vermogen", "getal", worth, first),
        ]
        persons["relatie"][first:] = RELATIE_CODE["gehuwd" if rol == "partner" else "geen"]
    return replace(case, ids=case.ids + ids, persons=persons, opens=case.opens + tuple(opens))


def _states(household: Household, jaar: int) -> list[_State]:
    data = household.gegevens
    current = _State(
        np.ones(12, dtype=bool),
        {p["id"]: dict(p) for p in household.personen},
        dict(data.get("woning", {})),
        dict(data.get("belastingaanslag", {})),
    )
    states = [current]
    for change in data.get("wijzigingen", ()):
        months = months_from(jaar, change["vanaf"])
        if change["vanaf"].year > jaar:
            continue
        states[-1].months = states[-1].months & ~months
        persons = {k: dict(v) for k, v in states[-1].persons.items() if k not in change["weg"]}
        for person in change.get("personen", ()):
            persons.setdefault(person["id"], {}).update(person)
        woning = {**states[-1].woning, **change.get("woning", {})}
        states.append(_State(months, persons, woning, states[-1].facts))
    return states


class _Builder:
    """Fills the columns fact by fact and notes what stays open and what was assumed."""

    def __init__(
        self,
        household: Household,
        jaar: int,
        states: list[_State],
        worked_out: Mapping[str, Mapping[str, tuple[float, float]]],
    ) -> None:
        self.household, self.jaar, self.states, self.worked_out = (
            household,
            jaar,
            states,
            worked_out,
        )
        everyone = {k: v for s in states for k, v in s.persons.items()}
        order = {rol: i for i, rol in enumerate(ROLLEN)}
        self.ids = tuple(
            sorted(everyone, key=lambda k: order[everyone[k].get("rol", "medebewoner")])
        )
        self.rol = {k: everyone[k].get("rol", "medebewoner") for k in everyone}
        self.opens: list[Open] = []
        self.assumed: dict[str, str] = {}

    def build(self) -> Case:
        ids = self.ids or ("a",)
        if not self.ids:
            self.rol = {"a": "aanvrager"}
            self.states[0].persons = {"a": {"id": "a", "rol": "aanvrager"}}
            self.ids = ids
        persons: dict[str, Array] = {"rol": self._roles()}
        for name, pad in _PERSON_FACTS:
            rows = [self._person_fact(row, person, name, pad) for row, person in enumerate(ids)]
            persons[name] = _stack(rows, name)
        facts = {name: self._house_fact(name, pad) for name, pad in _HOUSEHOLD_FACTS}
        facts["huurder"] = self._tenancy()
        for name, veld in _LOCAL_FACTS:
            facts[name] = np.zeros((1, 1), dtype=bool)
            self.opens.append(Open(veld, name, "keus", (0.0, 1.0)))
        return Case(
            self.jaar,
            self.household.peildatum,
            ids,
            persons,
            facts,
            tuple(self.opens),
            self.assumed,
        )

    def _roles(self) -> Array:
        rows = np.zeros((len(self.ids), 12), dtype=np.int32)
        for state in self.states:
            for row, person in enumerate(self.ids):
                if person in state.persons:
                    rol = state.persons[person].get("rol", self.rol[person])
                    rows[row, state.months] = 1 + ROLLEN.index(rol)
        return rows

    def _person_fact(self, row: int, person: str, name: str, pad: str) -> Array:
        rol = self.rol[person]
        if not _asked(name, rol) or (name in _YOUNG and self._grown_up(person)):
            return np.array([_NOTHING.get(name, 0)])
        if pad.startswith("zorgverzekering."):
            return self._policy_fact(row, person, name, pad)
        key = pad.removeprefix("personen.")
        values = [
            (s.months, self._value(pad, s.persons.get(person, {}).get(key)))
            for s in self.states
            if person in s.persons
        ]
        veld = f"personen.{person}.{key}"
        if (
            name in self.worked_out
            and all(v is None for _, v in values)
            and person in self.worked_out[name]
        ):
            return self._between(veld, name, row, self.worked_out[name][person])
        return self._fill(veld, pad, name, values, row, rol)

    def _moot(self, name: str) -> bool:
        """A designated kind of dwelling is asked of a room or an institution only."""
        homes = {s.woning.get("soort") for s in self.states}
        return name == "woonvorm" and not homes & {None, "kamer", "instelling"}

    def _policy_fact(self, row: int, person: str, name: str, pad: str) -> Array:
        key = pad.removeprefix("zorgverzekering.")
        policies = self.household.gegevens.get("zorgverzekering", ())
        value = next((p.get(key) for p in policies if p.get("persoon") == person), None)
        months = np.ones(12, dtype=bool)
        return self._fill(f"zorgverzekering.{person}.{key}", pad, name, [(months, value)], row, "")

    def _house_fact(self, name: str, pad: str) -> Array:
        if self._moot(name):
            return np.zeros((1, 1), dtype=bool)
        group, key = pad.split(".")
        values = []
        for state in self.states:
            entry = state.woning if group == "woning" else state.facts
            values.append(
                (state.months, self._value(pad, entry.get(key), woning=group == "woning"))
            )
        return _cast(self._fill(pad, pad, name, values, None, "")[None, :], name)

    def _value(self, pad: str, value: Any, woning: bool = False) -> Any:
        other_year = self.jaar != self.household.peildatum.year
        if isinstance(value, dict):
            return value.get(self.jaar)
        if other_year and FIELDS[pad].per_jaar:
            return None
        if other_year and woning and not self._same_dwelling():
            return None
        return value

    def _same_dwelling(self) -> bool:
        rent = self.states[0].woning.get("kale_huur_per_maand")
        since = self.states[0].woning.get("ingangsdatum")
        given = isinstance(rent, dict) and self.jaar in rent
        return given or (isinstance(since, date) and since <= date(self.jaar, 1, 1))

    def _between(self, veld: str, name: str, row: int, ends: tuple[float, float]) -> Array:
        if ends[0] == ends[1]:
            return np.array([ends[0]])
        self.opens.append(Open(veld, name, "getal", ends, row))
        return np.array([np.nan])

    def _fill(
        self,
        veld: str,
        pad: str,
        name: str,
        values: list[tuple[Array, Any]],
        row: int | None,
        rol: str,
    ) -> Array:
        spec = FIELDS[pad]
        column = np.full(12, np.nan)
        missing = np.zeros(12, dtype=bool)
        for months, value in values:
            if value is None and spec.aanname is not None:
                taken = months & self._assumed_in(name, row)
                if taken.any():
                    column[taken] = _number(pad, spec.aanname)
                    self.assumed[f"{name}.{row}"] = spec.aanname_naam
                months = months & ~taken
            if value is None and name in _OF_A_CHILD and rol == "kind" and self._minor(row):
                value = 0.0
                self.assumed[f"{name}.{row}"] = MINOR_WITHOUT_MONEY
            if value is None and name == "toeslagpartner":
                value = NIET_OPGEGEVEN
            if value is None:
                missing |= months
            else:
                column[months] = _number(pad, value)
        present = (
            np.logical_or.reduce([m for m, _ in values]) if values else np.zeros(12, dtype=bool)
        )
        column[~present] = _NOTHING.get(name, 0)
        if missing.any():
            part = None if (missing | ~present).all() else tuple(bool(x) for x in missing)
            self._open(veld, pad, name, row, rol, part)
        return column[:1] if bool((column == column[0]).all()) or np.isnan(column).all() else column

    def _assumed_in(self, name: str, row: int | None) -> Array:
        """The months in which the assumption holds; that kinderbijslag is paid, up to 16 years."""
        if not self.household.aannames:
            return np.zeros(12, dtype=bool)
        if name != "kinderbijslag" or row is None:
            return np.ones(12, dtype=bool)
        born = self.states[-1].persons.get(self.ids[row], {}).get("geboortedatum")
        if not isinstance(born, date):
            return np.zeros(12, dtype=bool)
        return age_on(np.array([as_number(born)]), first_days(self.jaar)) < 16

    def _grown_up(self, person: str) -> bool:
        """Over the age at which a parent still has to contribute, the whole year."""
        born = self.states[-1].persons.get(person, {}).get("geboortedatum")
        return isinstance(born, date) and self.jaar - born.year > 21

    def _minor(self, row: int | None) -> bool:
        """Under 18 the whole year."""
        born = (
            None
            if row is None
            else self.states[-1].persons.get(self.ids[row], {}).get("geboortedatum")
        )
        return self.household.aannames and isinstance(born, date) and self.jaar - born.year < 18

    def _open(
        self,
        veld: str,
        pad: str,
        name: str,
        row: int | None,
        rol: str,
        part: tuple[bool, ...] | None,
    ) -> None:
        spec = FIELDS[pad]
        if pad == "personen.geboortedatum":
            youngest = 0 if rol == "kind" else 18
            ends = self._births(youngest, 17 if rol == "kind" else 95)
            self.opens.append(Open(veld, name, "dag", ends, row, part))
        elif spec.aannemelijk:
            self.opens.append(
                Open(veld, name, "getal", tuple(map(float, spec.aannemelijk)), row, part)
            )
        else:
            self.opens.append(Open(veld, name, "keus", _choices(pad, rol), row, part))

    def _births(self, youngest: int, oldest: int) -> tuple[float, ...]:
        day = self.household.peildatum
        latest = date(day.year - youngest, day.month, min(day.day, 28))
        return (float(as_number(date(day.year - oldest, 1, 1))), float(as_number(latest)))

    def _tenancy(self) -> Array:
        """The months in which the dwelling is rented: from the day the rent began."""
        since = self.states[0].woning.get("ingangsdatum")
        moved = any(c.get("verhuisd") for c in self.household.gegevens.get("wijzigingen", ()))
        start = since if isinstance(since, date) and not moved else None
        return months_from(self.jaar, start)[None, :]


def _asked(name: str, rol: str) -> bool:
    """Whether this fact is one that a person in this role has."""
    if name in _CHILD:
        return rol == "kind"
    if name in _CORE or name in _YOUNG:
        return rol in ("aanvrager", "partner")
    if name == "zakelijk":
        return rol in ("medebewoner", "onderhuurder")
    if name in ("relatie", "toeslagpartner"):
        return rol not in ("aanvrager", "kind")
    return name != "bezigheid" or rol in ("kind", "medebewoner", "onderhuurder")


def _number(pad: str, value: Any) -> float:
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, date):
        return float(as_number(value))
    if isinstance(value, str):
        return float(_CODES[pad][value]) if value != GEEN else 0.0
    return float(value)


def _choices(pad: str, rol: str) -> tuple[float, ...]:
    if pad == "personen.relatie" and rol in ("medebewoner", "onderhuurder"):
        return (float(RELATIE_CODE["kind"]), float(RELATIE_CODE["geen"]))
    if pad == "personen.studeert_of_werkt":
        return (float(_BEZIGHEID["werkt"]), float(BEZIGHEID_STUDEERT))
    spec = FIELDS[pad]
    if spec.mogelijk_onbekend:
        return tuple(float(_CODES[pad][c]) for c in spec.mogelijk_onbekend)
    if pad in _CODES:
        return tuple(float(code) for code in _CODES[pad].values())
    return (0.0, 1.0)


_WHOLE = {"rol", "relatie", "toeslagpartner", "geboren", "bezigheid", "woning"}
_NUMBERS = {
    *(
        "inkomen",
        "netto",
        "vermogen",
        "vermogen_nu",
        "auto",
        "maanden_laag",
        "premie",
        "premieachterstand",
    ),
    *("kale_huur", "servicekosten", "aanslag_gemeente", "aanslag_waterschap"),
}


def _cast(table: Array, name: str) -> Array:
    """Money keeps NaN where it is open, so that a law that reads an undeclared fact is caught."""
    if name in _NUMBERS:
        return table
    filled = np.nan_to_num(table, nan=0.0)
    return filled.astype(np.int32) if name in _WHOLE else filled.astype(bool)


def _stack(rows: Iterable[Array], name: str) -> Array:
    rows = list(rows)
    width = max(len(r) for r in rows)
    return _cast(np.stack([np.broadcast_to(r, width) for r in rows]), name)
