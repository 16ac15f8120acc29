"""Health insurance: per adult the own policy against policies that the coach typed.

Only premiums of the same year are compared: an offer for next year against this year's own
premium gives "fill in the premiums", never a figure. No advice to raise the deductible without
money for it, and none to switch with premium arrears.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from voorzieningenwijzer.comparisons.facts import Entry, FactError, group, rows, text
from voorzieningenwijzer.comparisons.policies import adults
from voorzieningenwijzer.comparisons.policy_advice import Desk
from voorzieningenwijzer.comparisons.policy_offers import (
    PolicyOffer,
    PolicyReading,
    read_policy_offer,
)
from voorzieningenwijzer.comparisons.policy_tables import PolicyRules, deductible, policy_rules
from voorzieningenwijzer.comparisons.policy_view import ONBEKEND, SOORT
from voorzieningenwijzer.comparisons.premium_arrears import at_cak, remarks
from voorzieningenwijzer.outcomes import Saving
from voorzieningenwijzer.tables import Tables

RULES_MISSING = "De regels voor {year} zijn nog niet ingevoerd."


def compare(mapping: Entry, tables: Tables, peildatum: date) -> tuple[Saving, ...]:
    """Per adult the advice with the best of the offers; empty without policies and offers."""
    return tuple(ranked[0] for ranked in _per_adult(mapping, tables, peildatum) if ranked)


def compare_all(mapping: Entry, tables: Tables, peildatum: date) -> tuple[Saving, ...]:
    """Per adult every offer, best first; what cannot be meant comes last, as a question."""
    return tuple(each for ranked in _per_adult(mapping, tables, peildatum) for each in ranked)


def read_typed_offer(entry: Entry, tables: Tables, peildatum: date) -> PolicyOffer:
    """Check one policy as it is typed. Raises FactError with the field and a Dutch question."""
    rules = policy_rules(tables, peildatum)
    if rules is None:
        raise FactError("jaar", RULES_MISSING.format(year=peildatum.year))
    return read_policy_offer(entry, _reading(rules, tables, peildatum))


def _reading(rules: PolicyRules, tables: Tables, peildatum: date) -> PolicyReading:
    years = (peildatum.year, peildatum.year + 1)
    found = {year: deductible(tables, year) for year in years}
    return PolicyReading(rules, peildatum, {y: d for y, d in found.items() if d is not None})


def _per_adult(mapping: Entry, tables: Tables, peildatum: date) -> list[tuple[Saving, ...]]:
    entries = rows(group(mapping, "aanbod").get("zorgverzekering"))
    if not entries and not rows(mapping.get("zorgverzekering")) and not at_cak(mapping):
        return []
    rules = policy_rules(tables, peildatum)
    if rules is None:
        reden = RULES_MISSING.format(year=peildatum.year)
        return [(Saving(SOORT, ONBEKEND, reden),)]
    of_cak = tuple(remarks(mapping, tables, peildatum))
    desk = Desk(tables, rules, peildatum, _reading(rules, tables, peildatum).eigen_risico, of_cak)
    offers, refused = _read_offers(entries, _reading(rules, tables, peildatum))
    people = [a for a in adults(mapping) if a.entries or entries or a.cak]
    if not entries:
        return [(desk.without_offers(adult),) for adult in people]
    return [
        (
            *desk.ranked(adult, [o for o in offers if o.persoon in (None, adult.persoon)]),
            *(replace(each, persoon=adult.persoon) for each in refused),
        )
        for adult in people
    ]


def _read_offers(
    entries: Sequence[Entry], context: PolicyReading
) -> tuple[list[PolicyOffer], list[Saving]]:
    offers, refused = [], []
    for number, entry in enumerate(entries, start=1):
        try:
            offers.append(read_policy_offer(entry, context))
        except FactError as error:
            name = text(entry, "naam") or f"aanbod {number}"
            field = (f"aanbod.zorgverzekering.{error.veld}",)
            refused.append(Saving(SOORT, ONBEKEND, error.vraag, aanbod=name, ontbreekt=field))
    return offers, refused
