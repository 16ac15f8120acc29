"""Health insurance of a household: all adults together, a child that becomes 18, facts only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from voorzieningenwijzer.comparisons.facts import Entry, FactError, day, rows, text
from voorzieningenwijzer.comparisons.health.tables import PolicyRules
from voorzieningenwijzer.comparisons.health.view import INFORMATIE, NIET_MOGELIJK, OVERSTAPPEN
from voorzieningenwijzer.comparisons.wording import on_day
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.leeftijden import MEERDERJARIG
from voorzieningenwijzer.outcomes import Between, Saving

FACTS_ONLY = said(
    "Over een zorgverzekering geven wij geen advies. Hier staan de feiten. Kies zelf, of vraag het "
    "aan een onafhankelijke adviseur."
)


@dataclass(frozen=True, slots=True)
class Together:
    """Euros a year of all adults: as it is now, and with each advice followed."""

    nu: Between
    straks: Between


def together(best: Sequence[Saving]) -> Together | None:
    """None with fewer than two adults, or where the cost of one is not known."""
    now, then = Between(0.0, 0.0), Between(0.0, 0.0)
    for saving in best:
        if saving.kosten_nu_per_jaar is None:
            return None
        now = now + saving.kosten_nu_per_jaar
        switches = saving.advies == OVERSTAPPEN and saving.kosten_straks_per_jaar is not None
        cost = saving.kosten_straks_per_jaar if switches else saving.kosten_nu_per_jaar
        assert cost is not None
        then = then + cost
    return Together(now, then) if len(best) > 1 else None


def as_facts(saving: Saving) -> Saving:
    """For who may not advise on a policy; that arrears come first is no advice on a policy."""
    if saving.advies == NIET_MOGELIJK:
        return saving
    return replace(saving, advies=INFORMATIE, reden=FACTS_ONLY, beslis_voor=None)


def coming_of_age(mapping: Entry, rules: PolicyRules, peildatum: date) -> Iterator[str]:
    """A child that becomes 18 soon, or did this month: its own policy from the month after."""
    for row in rows(mapping.get("personen")):
        try:
            born = day(row, "geboortedatum")
        except FactError:
            continue
        if text(row, "rol") != "kind" or born is None:
            continue
        turns = _years_later(born, MEERDERJARIG)
        months = (turns.year - peildatum.year) * 12 + turns.month - peildatum.month
        if 0 <= months <= rules.achttien_vooruit_maanden:
            first = date(turns.year + turns.month // 12, turns.month % 12 + 1, 1)
            yield (
                said(
                    "Een kind wordt 18 op {turns}. Vanaf {first} betaalt het zelf "
                    "zorgpremie. Vraag dan ook zorgtoeslag aan.",
                    turns=on_day(turns),
                    first=on_day(first),
                )
            )


def _years_later(day_: date, years: int) -> date:
    """29 February becomes 1 March in a year without it."""
    try:
        return day_.replace(year=day_.year + years)
    except ValueError:
        return date(day_.year + years, 3, 1)
