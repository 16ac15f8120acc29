"""An outcome without a calculation: the amounts are not there yet, or are of another place."""

from voorzieningenwijzer.assessment.order import Ready
from voorzieningenwijzer.households.file import Household
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.outcomes import Outcome, Status
from voorzieningenwijzer.rules import Rule
from voorzieningenwijzer.tables import NoTable


def text_without_table(missing: NoTable) -> str:
    """Which amounts are not there, and when they are expected."""
    return (
        said("{reden}. Verwacht: {verwacht}.", reden=missing.reden, verwacht=missing.verwacht)
        if missing.verwacht
        else f"{missing.reden}."
    )


def without_table(rule: Rule, jaar: int, missing: NoTable) -> Outcome:
    return Outcome(
        rule.regeling,
        rule.naam,
        "landelijk",
        jaar,
        Status.GEEN_TABEL,
        reden=text_without_table(missing),
        verwacht=missing.verwacht,
    )


def elsewhere(ready: Ready, household: Household, jaar: int) -> Outcome | None:
    """A table of one municipality says nothing about another; None where it may be used."""
    if isinstance(ready.amounts, NoTable) or not ready.gemeente:
        return None
    here = household.gegevens.get("gemeente")
    if here == ready.gemeente:
        return None
    rule = ready.rule
    if here is None:
        stake = ("gemeente",)
        return Outcome(
            rule.regeling, rule.naam, "landelijk", jaar, Status.ONBEKEND, ontbreekt=stake
        )
    reden = said(
        "De regels van de gemeente {here} zijn nog niet ingevoerd. Vraag het bij die gemeente.",
        here=here,
    )
    return Outcome(rule.regeling, rule.naam, "landelijk", jaar, Status.GEEN_TABEL, reden=reden)
