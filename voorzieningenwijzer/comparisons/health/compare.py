"""Health insurance: per adult the own policy against policies that the coach typed.

Only premiums of the same year are compared: an offer for next year against this year's own
premium gives "fill in the premiums", never a figure. No advice to raise the deductible without
money for it, and none to switch with premium arrears.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from voorzieningenwijzer.comparisons.facts import Entry, FactError, group, rows, text
from voorzieningenwijzer.comparisons.health.advice import Desk
from voorzieningenwijzer.comparisons.health.checks import check_policies
from voorzieningenwijzer.comparisons.health.offers import (
    PolicyOffer,
    PolicyReading,
    read_policy_offer,
)
from voorzieningenwijzer.comparisons.health.own import Adult, adult_names, adults
from voorzieningenwijzer.comparisons.health.premium_arrears import at_cak, remarks
from voorzieningenwijzer.comparisons.health.tables import (
    PolicyRules,
    deductible,
    municipal,
    policy_rules,
)
from voorzieningenwijzer.comparisons.health.together import coming_of_age
from voorzieningenwijzer.comparisons.health.view import ONBEKEND, SOORT
from voorzieningenwijzer.comparisons.listed import listed_offers
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.outcomes import Saving
from voorzieningenwijzer.tables import Tables

MOST_SHOWN = 14
"""Four that were typed, and the best of a list."""

RULES_MISSING = "De regels voor {year} zijn nog niet ingevoerd."


def compare(mapping: Entry, tables: Tables, peildatum: date) -> tuple[Saving, ...]:
    """Per adult the advice with the best of the offers; empty without policies and offers."""
    return tuple(ranked[0] for ranked in _per_adult(mapping, tables, peildatum) if ranked)


def compare_all(mapping: Entry, tables: Tables, peildatum: date) -> tuple[Saving, ...]:
    """Per adult every offer, best first; what cannot be meant comes last, as a question."""
    return tuple(each for ranked in _per_adult(mapping, tables, peildatum) for each in ranked)


def read_typed_offer(entry: Entry, mapping: Entry, tables: Tables, peildatum: date) -> PolicyOffer:
    """Check one policy as it is typed. Raises FactError with the field and a Dutch question."""
    rules = policy_rules(tables, peildatum)
    if rules is None:
        raise FactError("jaar", RULES_MISSING.format(year=peildatum.year))
    return read_policy_offer(entry, _reading(rules, mapping, tables, peildatum))


def check_own_policy(mapping: Entry, tables: Tables, peildatum: date) -> None:
    """Raises FactError with the field and a Dutch question."""
    rules = policy_rules(tables, peildatum)
    if rules is None:
        return
    known = _reading(rules, mapping, tables, peildatum).eigen_risico.values()
    for adult in adults(mapping):
        check_policies(adult, rules, known, peildatum)


def _reading(rules: PolicyRules, mapping: Entry, tables: Tables, peildatum: date) -> PolicyReading:
    years = (peildatum.year, peildatum.year + 1)
    found = {year: deductible(tables, year) for year in years}
    return PolicyReading(
        rules,
        peildatum,
        {y: d for y, d in found.items() if d is not None},
        municipal(tables, text(mapping, "gemeente"), peildatum),
        adult_names(mapping),
    )


def _per_adult(mapping: Entry, tables: Tables, peildatum: date) -> list[tuple[Saving, ...]]:
    entries = rows(group(mapping, "aanbod").get("zorgverzekering"))
    if not entries and not rows(mapping.get("zorgverzekering")) and not at_cak(mapping):
        return []
    rules = policy_rules(tables, peildatum)
    if rules is None:
        reden = RULES_MISSING.format(year=peildatum.year)
        return [(Saving(SOORT, ONBEKEND, reden),)]
    try:
        people = [a for a in adults(mapping) if a.entries or entries or a.cak]
    except FactError as error:
        field = (f"zorgverzekering.{error.veld}",)
        return [(Saving(SOORT, ONBEKEND, error.vraag, ontbreekt=field),)]
    context = _reading(rules, mapping, tables, peildatum)
    of_cak = tuple(remarks(mapping, tables, peildatum))
    desk = Desk(tables, rules, peildatum, context.eigen_risico, of_cak, context.gemeente)
    offers, refused = _read_offers(entries, context)
    of_list = listed_offers(tables, SOORT, peildatum, rules.lijst_bruikbaar_dagen)
    offers += _read_offers(of_list, context)[0] if rows(mapping.get("zorgverzekering")) else []
    found = [_of_adult(desk, adult, offers, refused) for adult in people]
    return _with_children(found, tuple(coming_of_age(mapping, rules, peildatum)))


def _of_adult(
    desk: Desk, adult: Adult, offers: Sequence[PolicyOffer], refused: Sequence[Saving]
) -> tuple[Saving, ...]:
    try:
        check_policies(adult, desk.rules, desk.eigen_risico.values(), desk.peildatum)
    except FactError as error:
        persoon, field = adult.persoon, (error.veld,)
        return (Saving(SOORT, ONBEKEND, error.vraag, persoon=persoon, ontbreekt=field),)
    if not offers and not refused:
        return (desk.without_offers(adult),)
    mine = [offer for offer in offers if offer.persoon in (None, adult.persoon)]
    return (
        *desk.ranked(adult, mine)[:MOST_SHOWN],
        *(replace(each, persoon=adult.persoon) for each in refused),
    )


def _with_children(
    found: list[tuple[Saving, ...]], sentences: tuple[str, ...]
) -> list[tuple[Saving, ...]]:
    """What there is to know of a child stands once, with the first adult."""
    if not sentences or not found or not found[0]:
        return found
    first, *others = found[0]
    return [(replace(first, let_op=(*first.let_op, *sentences)), *others), *found[1:]]


def _read_offers(
    entries: Sequence[Entry], context: PolicyReading
) -> tuple[list[PolicyOffer], list[Saving]]:
    offers, refused = [], []
    for number, entry in enumerate(entries, start=1):
        try:
            offers.append(read_policy_offer(entry, context))
        except FactError as error:
            name = text(entry, "naam") or said("aanbod {number}", number=number)
            field = (f"aanbod.zorgverzekering.{error.veld}",)
            refused.append(Saving(SOORT, ONBEKEND, error.vraag, aanbod=name, ontbreekt=field))
    return offers, refused
