"""What the plan must know about health insurance beside the policies."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from voorzieningenwijzer.comparisons.health.premium_arrears import (
    at_cak,
    gets_bijstand,
    premium_per_month,
)
from voorzieningenwijzer.comparisons.health.tables import deductible
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.plan import Care
from voorzieningenwijzer.tables import Tables


def care_of(mapping: Mapping[str, Any], tables: Tables, day: date) -> Care:
    now, coming = deductible(tables, day.year), deductible(tables, day.year + 1)
    proposal = coming is not None and not coming.vast
    return Care(
        cak=at_cak(mapping),
        cak_premie=_cents(premium_per_month(tables, day)),
        bijstand=gets_bijstand(mapping),
        eigen_risico=_cents(now.verplicht if now else None),
        eigen_risico_op=now is not None and _all_used(mapping, now.verplicht),
        eigen_risico_voorstel=_cents(coming.verplicht if coming and proposal else None),
    )


def _all_used(mapping: Mapping[str, Any], mandatory: float) -> bool:
    """Somebody expects to pay the whole deductible that everybody has."""
    policies = mapping.get("zorgverzekering")
    expected = (
        p.get("verwachte_zorgkosten_eigen_risico") for p in policies or () if isinstance(p, Mapping)
    )
    return any(isinstance(e, (int, float, Decimal)) and e >= mandatory for e in expected)


def _cents(amount: float | None) -> int | None:
    return None if amount is None else cents(amount)
