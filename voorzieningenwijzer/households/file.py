"""Read a household mapping (docs/huishoudbestand.md) into a Household, or say what is wrong.

Absent or null is unknown. ``geen`` is a known nothing: an empty list, an amount of zero, no date.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from voorzieningenwijzer.households.catalogue import FIELDS
from voorzieningenwijzer.households.contradictions import (
    check_newcomers,
    check_persons,
    check_totals,
)
from voorzieningenwijzer.households.values import (
    GEEN,
    LONGEST_TEXT,
    ONBEKEND,
    HouseholdError,
    check_keys,
    day_of,
    rows_of,
    value_of,
)

__all__ = ["GEEN", "Household", "HouseholdError", "read_household"]

FORMAAT = 1
_TEXTS = ("gemeente", "postcode", "geldbeheer")
_SETTINGS = (("aannames", (GEEN,)), ("samenstelling", ("bekend", ONBEKEND)))
_LISTS = ("personen", "zorgverzekering", "ontvangt_nu", "schulden")
_MAPS = ("woning", "belastingaanslag", "energie")
_OFFERS = frozenset({"energie", "zorgverzekering"})
_PERSON_LISTS = ("inkomens", "opvang")
_TOP = frozenset(
    {
        *("formaat", "peildatum", "aannames", "samenstelling", "samenstelling_gelijk_in"),
        *("wijzigingen", "aanbod", *_TEXTS, *_LISTS, *_MAPS),
    }
)
_CHANGE = frozenset({"vanaf", "verhuisd", "weg", *_MAPS, *_LISTS})


@dataclass(frozen=True, slots=True)
class Household:
    """One household as it was given: checked values, nothing derived, nothing filled in."""

    naam: str
    peildatum: date
    gegevens: Mapping[str, Any] = field(default_factory=dict)

    @property
    def personen(self) -> list[dict[str, Any]]:
        return list(self.gegevens.get("personen", ()))

    @property
    def aannames(self) -> bool:
        """Whether the shared circumstances of the catalogue are assumed."""
        return self.gegevens.get("aannames") != GEEN

    @property
    def samenstelling_bekend(self) -> bool:
        """Said, or assumed where persons are listed: nobody lives there but they."""
        if "personen" not in self.gegevens:
            return False
        said = self.gegevens.get("samenstelling")
        return bool(said == "bekend" or (said is None and self.aannames))

    @property
    def iedereen(self) -> list[dict[str, Any]]:
        """Everyone who is there at some time in the year, with the last that is said of them."""
        found = {p["id"]: dict(p) for p in self.personen}
        for change in self.gegevens.get("wijzigingen", ()):
            for person in change.get("personen", ()):
                found.setdefault(person["id"], {}).update(person)
        return list(found.values())


def read_household(mapping: object, naam: str, peildatum: date | None = None) -> Household:
    """Check a mapping and give a Household; raises HouseholdError naming the field.

    ``peildatum`` counts where the mapping has none.
    """
    if not isinstance(mapping, Mapping):
        raise HouseholdError(
            "bestand", "hier hoort een huishouden te staan, met regels als 'gemeente: Coevorden'"
        )
    check_keys(mapping, _TOP, "")
    if mapping.get("formaat", FORMAAT) != FORMAAT:
        raise HouseholdError("formaat", f"dit programma leest formaat {FORMAAT}")
    day = day_of(mapping["peildatum"], "peildatum") if mapping.get("peildatum") else peildatum
    if day is None:
        raise HouseholdError(
            "peildatum", "de dag ontbreekt waarop dit huishouden wordt bekeken, zoals 2026-09-15"
        )
    data: dict[str, Any] = {}
    for key in _TEXTS:
        _put(data, key, mapping.get(key), key, key)
    data |= _settings(mapping) | _groups(mapping, "")
    if mapping.get("wijzigingen") is not None:
        data["wijzigingen"] = _changes(mapping["wijzigingen"])
    if mapping.get("aanbod") is not None:
        data["aanbod"] = _offers(mapping["aanbod"])
    check_persons(data.get("personen", ()), day)
    check_newcomers(data.get("personen", ()), data.get("wijzigingen", ()))
    check_totals(data.get("energie", {}))
    return Household(naam, day, data)


def _settings(mapping: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, allowed in _SETTINGS:
        value = mapping.get(key)
        if value is None:
            continue
        if value not in allowed:
            raise HouseholdError(key, f"hier kan alleen staan: {' of '.join(allowed)}")
        found[key] = value
    years = mapping.get("samenstelling_gelijk_in")
    if years is not None:
        if not isinstance(years, Sequence) or not all(isinstance(y, int) for y in years):
            raise HouseholdError(
                "samenstelling_gelijk_in", "hier hoort een rij jaren te staan, zoals [2025]"
            )
        found["samenstelling_gelijk_in"] = list(years)
    return found


def _groups(mapping: Mapping[str, Any], where: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in _MAPS:
        if mapping.get(key) is not None:
            found[key] = _entry(mapping[key], key, where + key)
    for key in _LISTS:
        rows = rows_of(mapping.get(key), where + key)
        if rows is not None:
            found[key] = [
                _entry(row, key, f"{where}{key}.{_name(row, i)}") for i, row in enumerate(rows, 1)
            ]
    return found


def _name(row: object, number: int) -> str:
    """How a row of a list is called in a message."""
    if isinstance(row, Mapping):
        return str(row.get("id") or row.get("persoon") or row.get("regeling") or number)
    return str(number)


@lru_cache
def _names(group: str) -> frozenset[str]:
    """The names of the catalogue directly under a group."""
    under = (pad.removeprefix(f"{group}.") for pad in FIELDS if pad.startswith(f"{group}."))
    return frozenset(name for name in under if "." not in name)


def _entry(value: object, group: str, where: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise HouseholdError(where, "hier horen regels te staan met een naam en een waarde")
    names = _names(group)
    lists = _PERSON_LISTS if group == "personen" else ()
    check_keys(value, names | {"id", *lists} if lists else names, where + ".")
    entry: dict[str, Any] = {}
    if lists and value.get("id") is not None:
        entry["id"] = str(value["id"])[:LONGEST_TEXT]
    for key in names & value.keys():
        _put(entry, key, value[key], f"{group}.{key}", f"{where}.{key}")
    for key in lists:
        rows = rows_of(value.get(key), f"{where}.{key}")
        if rows is not None:
            entry[key] = [
                _entry(row, f"{group}.{key}", f"{where}.{key}.{i}") for i, row in enumerate(rows, 1)
            ]
    return entry


def _put(entry: dict[str, Any], key: str, value: object, pad: str, where: str) -> None:
    if value is not None and value != ONBEKEND:
        entry[key] = value_of(FIELDS[pad], value, where)


def _changes(value: object) -> list[dict[str, Any]]:
    changes = []
    for number, row in enumerate(rows_of(value, "wijzigingen") or (), 1):
        where = f"wijzigingen.{number}"
        if not isinstance(row, Mapping) or row.get("vanaf") is None:
            raise HouseholdError(where, "bij een wijziging hoort een dag: vanaf: 2026-07-01")
        check_keys(row, _CHANGE, f"{where}.")
        change = {
            "vanaf": day_of(row["vanaf"], f"{where}.vanaf"),
            "verhuisd": row.get("verhuisd") is True,
            "weg": [str(p) for p in rows_of(row.get("weg"), f"{where}.weg") or ()],
        }
        groups = _groups(row, f"{where}.")
        if not all(person.get("id") for person in groups.get("personen", ())):
            raise HouseholdError(
                f"{where}.personen", "elke persoon heeft hier zijn id nodig, zoals id: b"
            )
        changes.append(change | groups)
    return sorted(changes, key=lambda c: c["vanaf"])


def _offers(value: object) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise HouseholdError("aanbod", "hier horen energie en zorgverzekering onder te staan")
    check_keys(value, _OFFERS, "aanbod.")
    return {str(key): _plain(rows) for key, rows in value.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    return float(value) if isinstance(value, Decimal) else value
