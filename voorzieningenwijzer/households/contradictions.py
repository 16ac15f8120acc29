"""What a household file may not say at once: two applicants, an id twice, other totals."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from voorzieningenwijzer.households.values import GEEN, HouseholdError
from voorzieningenwijzer.language.said import said

_SUMS = (
    (
        "stroom_kwh_per_jaar",
        ("stroom_normaal_kwh_per_jaar", "stroom_dal_kwh_per_jaar"),
        1.0,
    ),
    (
        "vaste_leveringskosten_per_maand",
        ("vaste_leveringskosten_stroom_per_maand", "vaste_leveringskosten_gas_per_maand"),
        0.02,
    ),
)


def check_persons(persons: Sequence[Mapping[str, Any]], day: date) -> None:
    """Each an id of its own, a role and a day of birth that has been; one applicant."""
    seen: set[str] = set()
    for person in persons:
        person_id = person.get("id")
        if not person_id:
            raise HouseholdError(
                "personen", said("elke persoon heeft een eigen id nodig, zoals id: a")
            )
        if person_id in seen:
            raise HouseholdError(f"personen.{person_id}", said("deze id staat er twee keer"))
        seen.add(person_id)
        _check_person(person, f"personen.{person_id}", day)
    for rol in ("aanvrager", "partner"):
        if sum(p["rol"] == rol for p in persons) > 1:
            raise HouseholdError("personen", said("er kan maar een {rol} zijn", rol=rol))
    if persons and not any(p["rol"] == "aanvrager" for p in persons):
        raise HouseholdError("personen", said("er is geen aanvrager"))


def _check_person(person: Mapping[str, Any], where: str, day: date) -> None:
    if "rol" not in person:
        raise HouseholdError(
            f"{where}.rol", said("zeg wat deze persoon is: aanvrager, partner, kind, ...")
        )
    born = person.get("geboortedatum")
    if born == GEEN or (born and born > day):
        raise HouseholdError(f"{where}.geboortedatum", said("deze dag ligt na de peildatum"))


def check_newcomers(
    persons: Sequence[Mapping[str, Any]], changes: Sequence[Mapping[str, Any]]
) -> None:
    """Who comes in by a change needs a role: another adult in the home counts otherwise."""
    known = {p["id"] for p in persons}
    for number, change in enumerate(changes, 1):
        for person in change.get("personen", ()):
            if person["id"] not in known and "rol" not in person:
                raise HouseholdError(
                    f"wijzigingen.{number}.personen.{person['id']}.rol",
                    said("zeg wat deze persoon is: aanvrager, partner, kind, ..."),
                )
            known.add(person["id"])


def check_totals(energie: Mapping[str, float]) -> None:
    """Where a total and its parts are both given, they agree."""
    for total, parts, slack in _SUMS:
        given = total in energie and all(p in energie for p in parts)
        if given and abs(energie[total] - sum(energie[p] for p in parts)) > slack:
            raise HouseholdError(
                f"energie.{total}", said("het totaal is iets anders dan de delen samen")
            )
