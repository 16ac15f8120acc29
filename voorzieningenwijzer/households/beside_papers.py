"""Facts that stand on no paper of the household itself: choices of an authority that nobody found,
who sends a tax bill, whether bijstand comes on top, the day, the cost of energy.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from voorzieningenwijzer.dates import as_number
from voorzieningenwijzer.households.case import Open
from voorzieningenwijzer.households.columns import Array
from voorzieningenwijzer.households.energy_cost import unknown_energy_cost
from voorzieningenwijzer.households.file import Household

# column and field of a choice that no question settles, a phone call does
CHOICES = (
    ("kostendelersnorm", "lokaal.kostendelersnorm"),
    ("ruim_gemeente", "lokaal.kwijtschelding_gemeente"),
    ("klein_aangevuld", "lokaal.noodfonds_kleine_bijdrage"),
)
WATERSCHAP, KANTOOR = "lokaal.kwijtschelding_waterschap", "belastingaanslag.kantoor"
GBLT = "gblt"
GEEN_BIJSTAND, MISSCHIEN_BIJSTAND, BIJSTAND = range(3)
_BIJSTAND = ("bijstand", "aio")
_NEVER_AOW_UNDER = 60


def beside_papers(
    household: Household, ids: Sequence[str], jaar: int
) -> tuple[dict[str, Array], list[Open]]:
    """The columns, and which of them are open.

    ``ruim_...``: an authority of which the choices are not known, all at their most generous.

    Nobody can answer that, only a phone call; but who sends the bill of the water board can be
    read on it.
    """
    people = {p["id"]: p for p in household.iedereen}
    rows = [people.get(name, {}) for name in ids]
    office = household.gegevens.get("belastingaanslag", {}).get("kantoor")
    energy, cost = unknown_energy_cost()
    opens = [cost, *(Open(veld, name, "keus", (0.0, 1.0)) for name, veld in CHOICES)]
    if office != GBLT:
        veld = KANTOOR if office is None else WATERSCHAP
        opens.append(Open(veld, "ruim_waterschap", "keus", (0.0, 1.0)))
    elif any(_has_business(p) or _maybe_aow(p, jaar) for p in rows):
        opens.append(Open(WATERSCHAP, "ruim_waterschap", "keus", (0.0, 1.0)))
    facts = {name: np.zeros((1, 1), dtype=bool) for name, _ in CHOICES} | energy
    facts |= {
        "ruim_waterschap": np.zeros((1, 1), dtype=bool),
        "peildag": np.array([[float(as_number(household.peildatum))]]),
        "gblt": np.array([[office == GBLT]]),
        "bijstand": np.array([[_bijstand(household, rows)]], dtype=np.int32),
    }
    return facts, opens


def _has_business(person: Mapping[str, Any]) -> bool:
    return any(part.get("soort") == "winst" for part in person.get("inkomens") or ())


def _maybe_aow(person: Mapping[str, Any], jaar: int) -> bool:
    if person.get("rol") not in (None, "aanvrager", "partner"):
        return False
    born = person.get("geboortedatum")
    return not isinstance(born, date) or jaar - born.year >= _NEVER_AOW_UNDER


def _bijstand(household: Household, people: Sequence[Mapping[str, Any]]) -> int:
    """Whether bijstand comes on top of the net income; it is in there where the parts are given."""
    if any("inkomens" in p for p in people):
        return GEEN_BIJSTAND
    received = household.gegevens.get("ontvangt_nu")
    if received is None:
        return MISSCHIEN_BIJSTAND
    return BIJSTAND if any(r.get("regeling") in _BIJSTAND for r in received) else GEEN_BIJSTAND
