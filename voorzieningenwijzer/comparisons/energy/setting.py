"""What an energy comparison starts from, and the parts of the bill made from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.comparisons.energy import completions
from voorzieningenwijzer.comparisons.energy.contract import Contract
from voorzieningenwijzer.comparisons.energy.offers import EnergyOffer
from voorzieningenwijzer.comparisons.energy.ranking import (
    Side,
    electricity_side,
    fixed_side,
    gas_side,
)
from voorzieningenwijzer.comparisons.energy.tables import FeedIn, Rules, feed_in
from voorzieningenwijzer.comparisons.energy.use_profile import Profiles, profiles
from voorzieningenwijzer.tables import Tables

NO_FEED_IN = FeedIn(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a comparison starts from; ``starts`` is the first day of each new contract."""

    contract: Contract
    offers: tuple[EnergyOffer, ...]
    starts: tuple[date, ...]
    tables: Tables
    rules: Rules

    @property
    def count(self) -> int:
        return len(self.offers)

    @property
    def profiles(self) -> Profiles:
        return profiles(self.tables, min(self.starts), feed_in=self.contract.met_teruglevering)


def all_sides(setting: Setting, rules: Sequence[FeedIn], *, fee: bool) -> tuple[Side, Side, Side]:
    """Electricity, gas and fixed cost, for each of the years of ``rules``."""
    contract, offers = setting.contract, setting.offers
    fixed_offers = completions.per_offer([12 * offer.vast_per_maand for offer in offers], 1)
    return (
        electricity_side(completions.electricity(contract, offers, rules, fee=fee), rules),
        gas_side(completions.gas(contract, offers, fee=fee), len(rules)),
        fixed_side(completions.fixed(contract), fixed_offers, len(rules)),
    )


def feed_rules(setting: Setting, years: Sequence[int]) -> list[FeedIn | None]:
    """The rule for feed-in of each year; None where there may be feed-in and it is not known."""
    if not setting.contract.met_teruglevering:
        return [NO_FEED_IN] * len(years)
    return [feed_in(setting.tables, date(year, 1, 1)) for year in years]
