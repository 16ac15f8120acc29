"""One offered policy against the own one of one adult, over everything that is unknown.

The zorgtoeslag does not depend on the policy, so a difference here is a difference in full.
"""

from dataclasses import dataclass

import numpy as np

from voorzieningenwijzer.comparisons.energy.cost import Amounts
from voorzieningenwijzer.comparisons.facts import plausible, spread
from voorzieningenwijzer.comparisons.health import cost as policy_cost
from voorzieningenwijzer.comparisons.health.offers import PolicyOffer
from voorzieningenwijzer.comparisons.health.own import Policy
from voorzieningenwijzer.comparisons.health.tables import Deductible
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Between

FIELDS = (
    "zorgverzekering.verwachte_zorgkosten_eigen_risico",
    "zorgverzekering.eigen_risico",
    "zorgverzekering.premie_aanvullend_per_maand",
)
MOVES = 0.005


@dataclass(frozen=True, slots=True)
class PolicyComparison:
    """Euros a year; low use is no care at all, high use is at least every deductible."""

    besparing: Between
    kosten_nu: Between
    kosten_straks: Between
    premie_nu: Between
    premie_straks: Between
    weinig_zorg: Between
    veel_zorg: Between
    weinig_nu: Between
    weinig_straks: Between
    veel_nu: Between
    veel_straks: Between
    vrijwillig_nu: Between
    vrijwillig_straks: float
    ontbreekt: tuple[str, ...]


def between(values: Amounts) -> Between:
    return Between(cents(float(values.min())) / 100, cents(float(values.max())) / 100)


def compare_policies(
    own: Policy, offer: PolicyOffer, this_year: Deductible, that_year: Deductible
) -> PolicyComparison:
    """``own.basis`` is known. ``this_year``: of the peildatum; ``that_year``: of the offer."""
    mandatory = _mandatory(offer, this_year, that_year)
    own_deductibles = _own_deductibles(own, offer, mandatory, this_year)
    paid = offer.eigen_risico_zelf
    own_axis = np.array(own_deductibles).reshape(1, -1, 1)
    top, use_axis = _uses(own, paid, own_deductibles)
    extra = (own.aanvullend,) if own.aanvullend is not None else plausible(FIELDS[2])
    extra_axis = np.array(extra).reshape(1, 1, -1)
    offered_extra = extra_axis if offer.aanvullend is None else np.full((1, 1, 1), offer.aanvullend)
    basis, nothing = np.array(own.basis), np.zeros(1)
    offered, bijdrage, much = np.array(offer.basis), np.array(offer.bijdrage), np.array(top)

    def now(use: Amounts) -> Amounts:
        return policy_cost.year_cost(basis, extra_axis, nothing, use, own_axis)

    def then(use: Amounts) -> Amounts:
        return policy_cost.year_cost(offered, offered_extra, bijdrage, use, np.array(paid))

    gain = now(use_axis) - then(use_axis)
    shown = (gain, now(use_axis), then(use_axis))
    return PolicyComparison(
        besparing=between(gain),
        kosten_nu=between(shown[1]),
        kosten_straks=between(shown[2]),
        premie_nu=between(policy_cost.premiums_per_year(basis, extra_axis, nothing)),
        premie_straks=between(policy_cost.premiums_per_year(offered, offered_extra, bijdrage)),
        weinig_zorg=between(now(nothing) - then(nothing)),
        veel_zorg=between(now(much) - then(much)),
        weinig_nu=between(now(nothing)),
        weinig_straks=between(then(nothing)),
        veel_nu=between(now(much)),
        veel_straks=between(then(much)),
        vrijwillig_nu=between(np.maximum(own_axis - mandatory, 0)),
        vrijwillig_straks=max(0.0, paid - mandatory),
        ontbreekt=_moving(shown),
    )


def _uses(own: Policy, paid: float, deductibles: tuple[float, ...]) -> tuple[float, Amounts]:
    """High use, and the expected use: where it is unknown from nothing to that, with the bends."""
    low, high = plausible(FIELDS[0])
    top = max(high, paid, *deductibles)
    uses = (own.verwacht,) if own.verwacht is not None else (low, *deductibles, paid, top)
    return top, np.array(spread(uses)).reshape(-1, 1, 1)


def _moving(shown: tuple[Amounts, ...]) -> tuple[str, ...]:
    return tuple(
        field
        for axis, field in enumerate(FIELDS)
        if any(
            values.shape[axis] > 1 and np.ptp(values, axis=axis).max() > MOVES for values in shown
        )
    )


def _mandatory(offer: PolicyOffer, this_year: Deductible, that_year: Deductible) -> float:
    """The mandatory deductible that the offered premium belongs to.

    While next year's is a proposal an offer may still name this year's; it is the same for all
    policies, so the difference does not depend on it.
    """
    if offer.eigen_risico in that_year.keuzes or offer.eigen_risico == 0:
        return that_year.verplicht
    return this_year.verplicht if offer.eigen_risico in this_year.keuzes else that_year.verplicht


def _own_deductibles(
    own: Policy, offer: PolicyOffer, mandatory: float, this_year: Deductible
) -> tuple[float, ...]:
    """The own deductible in the year of the offer: the own voluntary part on the same mandatory."""
    if own.eigen_risico is None:
        return (mandatory, mandatory + this_year.hoogst)
    if own.eigen_risico_van_jaar == offer.jaar:
        return (own.eigen_risico,)
    if own.eigen_risico == 0:
        return (0.0,)
    return (mandatory + max(0.0, own.eigen_risico - this_year.verplicht),)
