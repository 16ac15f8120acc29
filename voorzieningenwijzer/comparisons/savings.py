"""Energy and health insurance in one: what the talk, the plan and the command line all call."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.comparisons.energy import compare as energy
from voorzieningenwijzer.comparisons.facts import Entry
from voorzieningenwijzer.comparisons.health import compare as health_policy
from voorzieningenwijzer.comparisons.health.together import Together, as_facts, together
from voorzieningenwijzer.outcomes import Saving
from voorzieningenwijzer.tables import Tables


@dataclass(frozen=True, slots=True)
class Ranked:
    """``beste``: one advice per subject and adult. ``alle``: every offer, best first."""

    beste: tuple[Saving, ...]
    alle: tuple[Saving, ...]
    zorg_samen: Together | None

    def of(self, soort: str) -> tuple[Saving, ...]:
        return tuple(saving for saving in self.alle if saving.soort == soort)


def best(
    mapping: Entry, tables: Tables, peildatum: date, *, zorg_feiten: bool = False
) -> tuple[Saving, ...]:
    """``zorg_feiten``: this organisation may not advise on a policy, so facts only."""
    of_energy = energy.compare(mapping, tables, peildatum)
    policies = health_policy.compare(mapping, tables, peildatum)
    return (*([of_energy] if of_energy else []), *_told(policies, zorg_feiten))


def ranked(mapping: Entry, tables: Tables, peildatum: date, *, zorg_feiten: bool = False) -> Ranked:
    policies = health_policy.compare(mapping, tables, peildatum)
    every_policy = health_policy.compare_all(mapping, tables, peildatum)
    return Ranked(
        best(mapping, tables, peildatum, zorg_feiten=zorg_feiten),
        (*energy.compare_all(mapping, tables, peildatum), *_told(every_policy, zorg_feiten)),
        None if zorg_feiten else together(policies),
    )


def _told(policies: Iterable[Saving], zorg_feiten: bool) -> tuple[Saving, ...]:
    return tuple(as_facts(each) if zorg_feiten else each for each in policies)
