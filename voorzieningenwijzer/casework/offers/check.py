"""An offer that reads well can still not be meant: cents, tax in the price, a policy that is none.

The same checks as of a household file, asked back beside the field before anything is kept.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from voorzieningenwijzer.casework.offers.fields import KINDS
from voorzieningenwijzer.casework.results.judging import mapping_of
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.comparisons.energy import compare as energy
from voorzieningenwijzer.comparisons.facts import FactError
from voorzieningenwijzer.comparisons.health import compare as health_policy
from voorzieningenwijzer.households.file import HouseholdError, read_household
from voorzieningenwijzer.interview.members import APPLICANT
from voorzieningenwijzer.tables import Tables


def wrong_with(
    talk: Talk, soort: str, values: Mapping[str, Any], tables: Tables, today: date
) -> dict[str, str]:
    """A question by field; empty where it can be compared."""
    mapping = mapping_of(talk)
    try:
        _check(soort, values, mapping, tables, today)
    except FactError as error:
        return _beside(soort, error.veld, error.vraag)
    except HouseholdError as error:
        return _beside(soort, error.veld, error.reden)
    return {}


def _check(
    soort: str, values: Mapping[str, Any], mapping: dict[str, Any], tables: Tables, today: date
) -> None:
    if soort == "energie":
        energy.read_typed_offer(values, mapping, tables, today)
    elif soort == "zorgverzekering":
        health_policy.read_typed_offer(values, mapping, tables, today)
    elif soort == "eigen_contract":
        with_it = {**mapping, "energie": {**(mapping.get("energie") or {}), **values}}
        read_household(with_it, "", today)
        energy.check_own_contract(with_it, tables, today)
    elif soort == "eigen_polis":
        policy = {"persoon": APPLICANT, **values, "jaar": today.year + 1}
        health_policy.check_own_policy({**mapping, "zorgverzekering": [policy]}, tables, today)


def _beside(soort: str, veld: str, vraag: str) -> dict[str, str]:
    known = {field.key for field in KINDS[soort]}
    key = veld.rpartition(".")[2]
    return {key if key in known else "": vraag}
