"""Read a household mapping (docs/huishoudbestand.md) into a Household, or say what is wrong.

Absent or null is unknown. ``geen`` is a known nothing: an empty list, an amount of zero, no date.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from math import isfinite
from typing import Any

from voorzieningenwijzer.households.catalogue import FIELDS, Field, Kind

GEEN = "geen"
_LISTS = ("personen", "zorgverzekering", "ontvangt_nu", "schulden")
_MAPS = ("woning", "belastingaanslag", "energie")
_PERSON_LISTS = ("inkomens", "opvang")
_TOP = {
    "formaat",
    "peildatum",
    "gemeente",
    "postcode",
    "geldbeheer",
    "aannames",
    "samenstelling",
    "samenstelling_gelijk_in",
    "wijzigingen",
    "aanbod",
    *_LISTS,
    *_MAPS,
}
_LONGEST_TEXT = 200
_OLDEST = date(1900, 1, 1)


class HouseholdError(ValueError):
    """A household that does not read: the field and, in Dutch, the reason."""

    def __init__(self, veld: str, reden: str) -> None:
        super().__init__(f"{veld}: {reden}")
        self.veld = veld
        self.reden = reden


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
    _known_keys(mapping, _TOP, "")
    if mapping.get("formaat", 1) != 1:
        raise HouseholdError("formaat", "dit programma leest formaat 1")
    day = _day("peildatum", mapping["peildatum"]) if mapping.get("peildatum") else peildatum
    if day is None:
        raise HouseholdError(
            "peildatum", "de dag ontbreekt waarop dit huishouden wordt bekeken, zoals 2026-09-15"
        )
    data: dict[str, Any] = {}
    for key in ("gemeente", "postcode", "geldbeheer"):
        _put(data, key, mapping.get(key), key)
    data |= _settings(mapping)
    data |= _groups(mapping, "")
    if mapping.get("wijzigingen") is not None:
        data["wijzigingen"] = _changes(mapping["wijzigingen"])
    if mapping.get("aanbod") is not None:
        if not isinstance(mapping["aanbod"], Mapping):
            raise HouseholdError("aanbod", "hier horen energie en zorgverzekering onder te staan")
        _known_keys(mapping["aanbod"], {"energie", "zorgverzekering"}, "aanbod.")
        data["aanbod"] = _plain(mapping["aanbod"])
    _check_persons(data, day)
    _check_totals(data)
    return Household(naam, day, data)


def _settings(mapping: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, allowed in (("aannames", (GEEN,)), ("samenstelling", ("bekend", "onbekend"))):
        value = mapping.get(key)
        if value is not None:
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
        rows = _rows(mapping.get(key), where + key)
        if rows is not None:
            found[key] = [
                _entry(row, key, f"{where}{key}.{_name(row, i)}") for i, row in enumerate(rows)
            ]
    return found


def _rows(value: object, where: str) -> Sequence[Any] | None:
    if value is None:
        return None
    if value == GEEN:
        return ()
    if isinstance(value, (str, bytes)) or not isinstance(value, Sequence):
        raise HouseholdError(where, "hier hoort een lijst te staan, of 'geen'")
    if len(value) > 40:
        raise HouseholdError(where, "hier staan meer dan 40 regels; dat kan niet kloppen")
    return value


def _name(row: object, index: int) -> str:
    name = (
        row.get("id") or row.get("persoon") or row.get("regeling")
        if isinstance(row, Mapping)
        else None
    )
    return str(name) if name else str(index + 1)


def _entry(value: object, group: str, where: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise HouseholdError(where, "hier horen regels te staan met een naam en een waarde")
    prefix = group + "."
    fields = {pad.removeprefix(prefix) for pad in FIELDS if pad.startswith(prefix)}
    names = {name for name in fields if "." not in name}
    own = {"id", *_PERSON_LISTS} if group == "personen" else set()
    _known_keys(value, names | own, where + ".")
    entry: dict[str, Any] = {}
    if "id" in own and value.get("id") is not None:
        entry["id"] = str(value["id"])[:_LONGEST_TEXT]
    for key in names & value.keys():
        _put(entry, key, value[key], prefix + key, where)
    for key in _PERSON_LISTS if group == "personen" else ():
        rows = _rows(value.get(key), f"{where}.{key}")
        if rows is not None:
            entry[key] = [
                _entry(row, f"{group}.{key}", f"{where}.{key}.{i + 1}")
                for i, row in enumerate(rows)
            ]
    return entry


def _put(entry: dict[str, Any], key: str, value: object, pad: str, where: str = "") -> None:
    if value is None:
        return
    spec = FIELDS[pad]
    name = f"{where}.{key}" if where else key
    if spec.per_jaar and isinstance(value, Mapping):
        entry[key] = {
            _year(name, y): _value(spec, v, name) for y, v in value.items() if v is not None
        }
    elif value != "onbekend":
        entry[key] = _value(spec, value, name)


def _year(where: str, year: object) -> int:
    if isinstance(year, str) and year.isdigit():
        year = int(year)
    if not isinstance(year, int) or not 2000 <= year <= 2100:
        raise HouseholdError(
            where, f"'{year}' is geen jaar; schrijf bijvoorbeeld {{2025: 21000, 2026: 21495}}"
        )
    return year


def _value(spec: Field, value: object, where: str) -> Any:
    match spec.soort:
        case Kind.JA_NEE:
            if not isinstance(value, bool):
                raise HouseholdError(where, f"hier hoort true of false te staan, niet '{value}'")
            return value
        case Kind.KEUZE:
            if value not in spec.keuzes:
                near = get_close_matches(str(value), spec.keuzes, 1)
                hint = f"; bedoelt u '{near[0]}'?" if near else ""
                raise HouseholdError(
                    where, f"'{value}' kan hier niet{hint} Kies uit: {', '.join(spec.keuzes)}"
                )
            return value
        case Kind.DATUM:
            return GEEN if value == GEEN else _day(where, value)
        case Kind.TEKST:
            return _text(where, value)
        case _:
            return _number(spec, value, where)


def _number(spec: Field, value: object, where: str) -> float:
    if value == GEEN:
        return 0.0
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise HouseholdError(
            where, f"hier hoort een getal te staan, zoals 1450.75, niet '{str(value)[:40]}'"
        )
    number = float(value)
    if not isfinite(number):
        raise HouseholdError(where, "dit is geen getal")
    if spec.mogelijk and not spec.mogelijk[0] <= number <= spec.mogelijk[1]:
        low, high = spec.mogelijk
        raise HouseholdError(
            where, f"{number:g} {spec.eenheid} kan niet; verwacht wordt {low:g} tot {high:g}"
        )
    return number


def _text(where: str, value: object) -> str | list[str]:
    if isinstance(value, (list, tuple)):
        return [str(_text(where, v)) for v in value]
    if isinstance(value, (bool, Mapping)) or not isinstance(value, (str, int)):
        raise HouseholdError(where, "hier hoort een korte tekst te staan")
    text = str(value)
    if len(text) > _LONGEST_TEXT or any(ord(c) < 32 for c in text):
        raise HouseholdError(where, "deze tekst is te lang of bevat tekens die niet kunnen")
    return text


def _day(where: str, value: object) -> date:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise HouseholdError(
                where, f"'{value[:40]}' is geen dag; schrijf jaar-maand-dag, zoals 1988-04-03"
            ) from None
    if not isinstance(value, date) or not _OLDEST <= value <= date(2100, 12, 31):
        raise HouseholdError(where, "hier hoort een dag te staan, zoals 1988-04-03")
    return value


def _changes(value: object) -> list[dict[str, Any]]:
    rows = _rows(value, "wijzigingen") or ()
    changes = []
    for i, row in enumerate(rows):
        where = f"wijzigingen.{i + 1}"
        if not isinstance(row, Mapping) or row.get("vanaf") is None:
            raise HouseholdError(where, "bij een wijziging hoort een dag: vanaf: 2026-07-01")
        _known_keys(row, {"vanaf", "verhuisd", "weg", *_MAPS, *_LISTS}, where + ".")
        change = {
            "vanaf": _day(f"{where}.vanaf", row["vanaf"]),
            "verhuisd": row.get("verhuisd") is True,
        }
        change["weg"] = [str(p) for p in _rows(row.get("weg"), f"{where}.weg") or ()]
        changes.append(change | _groups(row, f"{where}."))
        for person in changes[-1].get("personen", ()):
            if not person.get("id"):
                raise HouseholdError(
                    f"{where}.personen", "elke persoon heeft hier zijn id nodig, zoals id: b"
                )
    return sorted(changes, key=lambda c: c["vanaf"])


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    return float(value) if isinstance(value, Decimal) else value


def _known_keys(value: Mapping[Any, Any], known: set[str], where: str) -> None:
    for key in value:
        if key not in known:
            near = get_close_matches(str(key), sorted(known), 1)
            hint = f"; bedoelt u '{near[0]}'?" if near else ""
            raise HouseholdError(f"{where}{key}", f"deze naam is niet bekend{hint}")


def _check_persons(data: dict[str, Any], day: date) -> None:
    persons = data.get("personen")
    if persons is None:
        return
    seen: set[str] = set()
    for person in persons:
        person_id = person.get("id")
        if not person_id:
            raise HouseholdError("personen", "elke persoon heeft een eigen id nodig, zoals id: a")
        if person_id in seen:
            raise HouseholdError(f"personen.{person_id}", "deze id staat er twee keer")
        seen.add(person_id)
        if "rol" not in person:
            raise HouseholdError(
                f"personen.{person_id}.rol",
                "zeg wat deze persoon is: aanvrager, partner, kind, ...",
            )
        born = person.get("geboortedatum")
        if born == GEEN or (born and born > day):
            raise HouseholdError(
                f"personen.{person_id}.geboortedatum", "deze dag ligt na de peildatum"
            )
    for rol, most in (("aanvrager", 1), ("partner", 1)):
        if sum(p["rol"] == rol for p in persons) > most:
            raise HouseholdError("personen", f"er kan maar een {rol} zijn")
    if persons and not any(p["rol"] == "aanvrager" for p in persons):
        raise HouseholdError("personen", "er is geen aanvrager")


def _check_totals(data: Mapping[str, Any]) -> None:
    energy = data.get("energie", {})
    sums = (
        ("stroom_kwh_per_jaar", ("stroom_normaal_kwh_per_jaar", "stroom_dal_kwh_per_jaar"), 1.0),
        (
            "vaste_leveringskosten_per_maand",
            ("vaste_leveringskosten_stroom_per_maand", "vaste_leveringskosten_gas_per_maand"),
            0.02,
        ),
    )
    for total, parts, slack in sums:
        if total in energy and all(p in energy for p in parts):
            if abs(energy[total] - sum(energy[p] for p in parts)) > slack:
                raise HouseholdError(
                    f"energie.{total}", "het totaal is iets anders dan de delen samen"
                )
