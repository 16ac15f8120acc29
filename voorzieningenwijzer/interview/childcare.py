"""The care of the children and what the adults do, as the household file writes them."""

from datetime import date
from typing import Any

from voorzieningenwijzer.conditions import UNKNOWN
from voorzieningenwijzer.interview.derived import lookup
from voorzieningenwijzer.interview.derived_care import EARNED
from voorzieningenwijzer.interview.facts import SOURCES, Facts, known
from voorzieningenwijzer.interview.figures import plain

USED = "huishouden.opvang_gebruikt"


def care_of(facts: Facts, child: str) -> Any:
    """The rows of ``opvang`` as they are now; [] is none, UNKNOWN where nobody knows."""
    if facts.get(USED) is False:
        return [] if lookup(facts, "personen.kan_naar_opvang", child) is not False else UNKNOWN
    kind = facts.get("personen.opvang_soort", child)
    if kind is UNKNOWN:
        return UNKNOWN
    if kind == "geen":
        return []
    since = facts.get("personen.opvang.vanaf", child)
    first = {
        "soort": kind,
        "uren_per_maand": plain(facts.get("personen.opvang.uren_per_maand", child)),
        "uurtarief": plain(facts.get("personen.opvang.uurtarief", child)),
        "geregistreerd": facts.get("personen.opvang.geregistreerd", child),
    }
    rows = [first, *_second(facts, child)]
    start = {"vanaf": since} if isinstance(since, date) else {}
    return [known({**row, **start}) for row in rows]


def _second(facts: Facts, child: str) -> list[dict[str, Any]]:
    """Care beside the first; a row of which nothing is known where nobody knows if there is."""
    kind = facts.get("personen.tweede_opvang_soort", child)
    if kind == "geen":
        return []
    return [
        {
            "soort": kind,
            "uren_per_maand": plain(facts.get("personen.tweede_opvang_uren", child)),
            "uurtarief": plain(facts.get("personen.tweede_opvang_uurtarief", child)),
            "geregistreerd": facts.get("personen.tweede_opvang_geregistreerd", child),
        }
    ]


def care_before_is_unknown(facts: Facts, child: str) -> bool:
    """Care that began or changed this year, where there was other care before, or perhaps."""
    began = lookup(facts, "personen.opvang_dit_jaar_begonnen", child) is True
    return began and facts.get("personen.opvang_daarvoor", child) is not False


def care_on_1_january(facts: Facts, child: str) -> Any:
    """The rows that the file begins with."""
    return UNKNOWN if care_before_is_unknown(facts, child) else care_of(facts, child)


def care_changes(facts: Facts, child: str) -> dict[str, Any]:
    """Care that is new this year after other care that nobody described."""
    if not care_before_is_unknown(facts, child):
        return {}
    rows = care_of(facts, child)
    return {"vanaf": rows[0]["vanaf"], "personen": [{"id": child, "opvang": rows}]}


def occupation(facts: Facts, adult: str) -> dict[str, Any]:
    """Only where a child is in care: there it decides; who has wage or profit works."""
    if facts.get(USED) is not True:
        return {}
    kinds = facts.get(SOURCES, adult)
    earns = kinds is not UNKNOWN and bool(set(EARNED) & set(kinds))
    said = facts.get("personen.studeert_of_werkt", adult)
    return {
        "studeert_of_werkt": "werkt" if earns else said,
        "werk_gestopt_op": facts.get("personen.werk_gestopt_op", adult),
    }


def occupation_of_mate(facts: Facts, person: str) -> Any:
    """As said; who does not study counts as working, unless it matters whether that is so."""
    said = facts.get("personen.studeert_of_werkt", person)
    studies = facts.get("personen.volgt_opleiding", person)
    if said is not UNKNOWN or studies is UNKNOWN:
        return said
    if studies:
        return "studeert"
    return UNKNOWN if facts.get(USED) is True else "werkt"
