"""Columns of childcare: only there where a child has care, or where nobody said that none has.

Each kind of care of a child at one price is a slot: kind, price and registration hold all year, the
hours per month. A household without care gets no column at all and no fact that stays open.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from voorzieningenwijzer.dates import MAANDEN, age_on, as_number, last_days_before
from voorzieningenwijzer.households.case import Case, Open
from voorzieningenwijzer.households.catalogue import FIELDS
from voorzieningenwijzer.households.childcare_history import (
    NEVER,
    Care,
    care_of,
    months_without_work,
)
from voorzieningenwijzer.households.columns import OPVANG_CODE, Array
from voorzieningenwijzer.households.file import GEEN, Household, HouseholdError
from voorzieningenwijzer.leeftijden import NIEMAND_OP_DE_BASISSCHOOL_VANAF

SLOTS = 6
# under this age a child is in primary school at most: an ordinary course, not a limit of a law
SURELY_PRIMARY_UNDER = 11
_HOURS = FIELDS["personen.opvang.uren_per_maand"].aannemelijk or (0, 0)
# what decides how many hours count: unknown of one child it may be as many as of another
_OF_HOURS = ("opvang_uren", "opvang_lrk", "basisschool")
_PRICES = FIELDS["personen.opvang.uurtarief"].aannemelijk or (0, 0)
_NOT_A_PARTNER = frozenset({"kind", "ouder", "pleegkind", "stiefkind"})


def slot_names(kind: str) -> tuple[str, ...]:
    """``opvang_uren_1`` to the last: the columns of one kind."""
    return tuple(f"opvang_{kind}_{number}" for number in range(1, SLOTS + 1))


def with_childcare(case: Case, household: Household) -> Case:
    """The case with its columns of childcare, if any. Raises HouseholdError for too many kinds."""
    jaar, ids = case.jaar, case.ids
    said = {p["id"]: p for p in household.iedereen}
    care = {row: _spans(household, said[p], jaar) for row, p in enumerate(ids) if _child(said, p)}
    if not any(care.values()):
        return case
    made = _Maker(jaar, ids)
    for row, spans in care.items():
        made.care(row, spans)
        if spans:
            told = any(span.row is not None for span in spans)
            made.school(row, said[ids[row]], told)
    for row, person in enumerate(ids):
        if _may_have_to_work(said.get(person, {"rol": "aanvrager"})):
            made.work(row, months_without_work(household, person, jaar))
    several = sum(bool(spans) for spans in care.values()) > 1
    return replace(
        case,
        persons={**case.persons, **made.columns(several)},
        facts={**case.facts, **_facts(household.peildatum, jaar)},
        opens=(*case.opens, *made.opens),
    )


def _child(said: Mapping[str, Mapping[str, Any]], person: str) -> bool:
    return person in said and said[person]["rol"] == "kind"


def _spans(household: Household, child: Mapping[str, Any], jaar: int) -> list[Care]:
    """The care of a child; of one who is too old only what was said."""
    birth = child.get("geboortedatum")
    young = not isinstance(birth, date) or jaar - birth.year <= NIEMAND_OP_DE_BASISSCHOOL_VANAF
    return [c for c in care_of(household, child["id"], jaar) if young or c.row is not None]


def _may_have_to_work(person: Mapping[str, Any]) -> bool:
    """The applicant, and whoever may turn out to be toeslagpartner."""
    if person["rol"] in ("aanvrager", "partner"):
        return True
    outside = person.get("relatie") in _NOT_A_PARTNER or person.get("zakelijk_huurcontract") is True
    return person["rol"] == "medebewoner" and not outside


def _facts(peildatum: date, jaar: int) -> dict[str, Array]:
    """How many calendar months ago each month is, on the reference date."""
    now = peildatum.year * MAANDEN + peildatum.month - 1
    ago = now - (jaar * MAANDEN + np.arange(MAANDEN))
    return {
        "maanden_geleden": ago.astype(np.int32)[None, :],
        "opvang_aangevraagd": np.ones((1, 1), dtype=bool),
        "opvang_hoog": np.zeros((1, 1), dtype=bool),
        "duurste_eerst": np.ones((1, 1), dtype=bool),
    }


class _Maker:
    def __init__(self, jaar: int, ids: Sequence[str]) -> None:
        self.jaar, self.ids = jaar, ids
        self.opens: list[Open] = []
        self.used = 1
        size = len(ids)
        self.hours = np.zeros((SLOTS, size, MAANDEN))
        self.prices = np.zeros((SLOTS, size, 1))
        self.kinds = np.zeros((SLOTS, size, 1), dtype=np.int32)
        self.registered = np.zeros((SLOTS, size, 1), dtype=bool)
        self.primary = np.zeros((size, MAANDEN), dtype=bool)
        self.without_work = np.zeros((size, MAANDEN), dtype=np.int32)

    def columns(self, several: bool) -> dict[str, Array]:
        persons: dict[str, Array] = {"basisschool": self.primary, "zonder_werk": self.without_work}
        for slot in range(self.used):
            persons[slot_names("uren")[slot]] = self.hours[slot]
            persons[slot_names("prijs")[slot]] = self.prices[slot]
            persons[slot_names("soort")[slot]] = self.kinds[slot]
            persons[slot_names("lrk")[slot]] = self.registered[slot]
        if several:
            table = "landelijk.percentage_volgend_kind"
            self.opens.append(Open(table, "opvang_hoog", "keus", (0.0, 1.0)))
        if several and self._may_be_equal():
            rule = "landelijk.eerste_kind_bij_gelijke_uren"
            self.opens.append(Open(rule, "duurste_eerst", "keus", (0.0, 1.0)))
        return persons

    def _may_be_equal(self) -> bool:
        """Whether in some month two children may have as many hours that count."""
        if any(o.naam.startswith(_OF_HOURS) for o in self.opens):
            return True
        hours = np.where(self.registered, self.hours, 0.0).sum(axis=0)
        counted = np.round(np.minimum(hours, _HOURS[1]), 6)
        return any(len(set(m[m > 0])) < (m > 0).sum() for m in counted.T)

    def care(self, row: int, spans: Sequence[Care]) -> None:
        places: dict[Any, int] = {}
        for number, span in enumerate(spans):
            key: Any = _key(span.row) or number
            slot = places.setdefault(key, len(places))
            if slot >= SLOTS:
                raise HouseholdError(
                    f"personen.{self.ids[row]}.opvang",
                    f"meer dan {SLOTS} soorten of prijzen in een jaar kan dit programma niet aan",
                )
            self.used = max(self.used, slot + 1)
            self._fill(row, slot, span)

    def _fill(self, row: int, slot: int, span: Care) -> None:
        known = span.row
        shares = np.array(span.shares(self.jaar))
        pad = f"personen.{self.ids[row]}.opvang"
        if known is None:
            self.kinds[slot, row], self.prices[slot, row] = OPVANG_CODE["dagopvang"], _PRICES[1]
            self.registered[slot, row] = True
            self._open_hours(row, slot, shares, pad, 0.0)
            return
        hours, price = known.get("uren_per_maand"), known.get("uurtarief")
        if hours is None:
            whole = bool(((shares == 0) | (shares == 1)).all())
            low = float(_HOURS[0]) if whole else 0.0
            self._open_hours(row, slot, shares, f"{pad}.uren_per_maand", low)
        else:
            self.hours[slot, row] += float(hours) * shares
        if price is None:
            self._open("prijs", "getal", _PRICES, f"{pad}.uurtarief", row, slot)
        else:
            self.prices[slot, row] = float(price)
        if known.get("soort") is None:
            self._open("soort", "keus", tuple(OPVANG_CODE.values()), f"{pad}.soort", row, slot)
        else:
            self.kinds[slot, row] = OPVANG_CODE[known["soort"]]
        if known.get("geregistreerd") is None:
            self._open("lrk", "keus", (0, 1), f"{pad}.geregistreerd", row, slot)
        else:
            self.registered[slot, row] = known["geregistreerd"]

    def _open_hours(self, row: int, slot: int, shares: Array, veld: str, low: float) -> None:
        months = shares > 0
        self.hours[slot, row, months] = np.nan
        some = None if months.all() else tuple(months.tolist())
        ends = (low, float(_HOURS[1]))
        self.opens.append(Open(veld, slot_names("uren")[slot], "getal", ends, row, some))

    def _open(
        self, kind: str, soort: str, ends: Sequence[float], veld: str, row: int, slot: int
    ) -> None:
        points = tuple(float(e) for e in ends)
        self.opens.append(Open(veld, slot_names(kind)[slot], soort, points, row))

    def school(self, row: int, facts: Mapping[str, Any], told: bool) -> None:
        """Until the month in which secondary school begins (Wko art. 1.1).

        As long as nobody told of any care there is no need to know.
        """
        since, birth = facts.get("middelbare_school_vanaf"), facts.get("geboortedatum")
        firsts = np.array([(self.jaar * MAANDEN + m) for m in range(MAANDEN)])
        if isinstance(since, date):
            self.primary[row] = firsts < since.year * MAANDEN + since.month - 1
            return
        ages = (
            age_on(np.array([as_number(birth)]), last_days_before(self.jaar))
            if isinstance(birth, date)
            else np.full(MAANDEN, SURELY_PRIMARY_UNDER)
        )
        settled = since == GEEN or not told
        self.primary[row] = ages < (
            NIEMAND_OP_DE_BASISSCHOOL_VANAF if settled else SURELY_PRIMARY_UNDER
        )
        open_months = ~self.primary[row] & (ages < NIEMAND_OP_DE_BASISSCHOOL_VANAF)
        if open_months.any():
            veld = f"personen.{self.ids[row]}.middelbare_school_vanaf"
            some = None if open_months.all() else tuple(open_months.tolist())
            self.opens.append(Open(veld, "basisschool", "keus", (0.0, 1.0), row, some))

    def work(self, row: int, months: Sequence[int | None]) -> None:
        unknown = [m is None for m in months]
        self.without_work[row] = [NEVER if m is None else m for m in months]
        if any(unknown):
            some = None if all(unknown) else tuple(unknown)
            veld = f"personen.{self.ids[row]}.studeert_of_werkt"
            ends = (0.0, float(NEVER))
            self.opens.append(Open(veld, "zonder_werk", "keus", ends, row, some))


def _key(row: Mapping[str, Any] | None) -> tuple[Any, ...] | None:
    """What makes two spans one slot; None where something is unknown, so that each is its own."""
    if row is None:
        return None
    parts = tuple(row.get(k) for k in ("soort", "uurtarief", "geregistreerd"))
    return None if None in parts or row.get("uren_per_maand") is None else parts
