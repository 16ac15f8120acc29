"""The own health policy: what cannot be meant in it is asked back."""

from collections.abc import Collection
from datetime import date

from voorzieningenwijzer.comparisons.facts import FactError
from voorzieningenwijzer.comparisons.health.own import Adult
from voorzieningenwijzer.comparisons.health.tables import Deductible, PolicyRules
from voorzieningenwijzer.comparisons.wording import euro
from voorzieningenwijzer.language.said import said


def check_policies(
    adult: Adult, rules: PolicyRules, deductibles: Collection[Deductible], peildatum: date
) -> None:
    """Raises FactError with a question."""
    for jaar in (peildatum.year, peildatum.year + 1):
        own = adult.policy(jaar, peildatum)
        low, high = rules.premie_laagst_per_maand, rules.premie_hoogst_per_maand
        if own.basis is not None and not low <= own.basis <= high:
            raise FactError(
                "zorgverzekering.premie_basis_per_maand",
                said(
                    "{basis} per maand is niet gewoon voor de basisverzekering. Verwacht is "
                    "{low} tot {high}. Wat staat er op het polisblad?",
                    basis=euro(own.basis),
                    low=euro(low),
                    high=euro(high),
                ),
            )
        highest = max((max(each.keuzes) for each in deductibles), default=None)
        if own.eigen_risico is not None and highest is not None and own.eigen_risico > highest:
            raise FactError(
                "zorgverzekering.eigen_risico",
                said(
                    "Een eigen risico van {eigen_risico} bestaat niet. Het hoogste is "
                    "{highest}. Wat staat er op het polisblad?",
                    eigen_risico=euro(own.eigen_risico),
                    highest=euro(highest),
                ),
            )
