"""What switching is worth in the second year, at the same prices: without bonus, without fee.

Only feed-in makes it differ from the first year: its rules go by calendar year.
"""

from datetime import timedelta

from voorzieningenwijzer.comparisons.energy.periods import years_of
from voorzieningenwijzer.comparisons.energy.ranking import Range, range_of
from voorzieningenwijzer.comparisons.energy.setting import Setting, all_sides, feed_rules
from voorzieningenwijzer.comparisons.energy.use_profile import YEAR_DAYS, Spans


def second_year(setting: Setting, first_year: Range | None) -> Range | None:
    """None where a rule of that year is not known."""
    if not setting.contract.met_teruglevering:
        return first_year
    starts = [start + timedelta(days=YEAR_DAYS) for start in setting.starts]
    days = [YEAR_DAYS] * setting.count
    years = years_of(starts, days)
    rules = feed_rules(setting, years)
    known = [rule for rule in rules if rule is not None]
    if len(known) < len(rules):
        return None
    spans, total = Spans.of(starts, days), None
    for side, profile in zip(
        all_sides(setting, known, fee=False), setting.profiles.per_deel, strict=True
    ):
        part = range_of(side.gain(spans.shares(years, profile)), setting.count)
        total = part if total is None else total + part
    return total
