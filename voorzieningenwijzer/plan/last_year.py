"""What can still be claimed over last year: one action, one last day, a one-off amount."""

from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Assessment, Outcome, Status
from voorzieningenwijzer.plan.amounts import euro
from voorzieningenwijzer.plan.drafting import Amounts, draft
from voorzieningenwijzer.plan.model import Action, Kind
from voorzieningenwijzer.plan.speaker import Speaker, capital, listed

ADVICE = "regeling_vorig_jaar"


def claimable(
    speaker: Speaker, assessment: Assessment | None, received: bool | None = False
) -> tuple[Outcome, ...]:
    """Rights of that year that may still be asked for, with their table.

    ``received``: False for what did not come in, None for where nobody knows.
    """
    if assessment is None:
        return ()
    rights = (o for o in assessment.uitkomsten if o.ontvangt_nu is received)
    return tuple(o for o in rights if _may_be_claimed(speaker, o))


def _may_be_claimed(speaker: Speaker, outcome: Outcome) -> bool:
    scheme = speaker.scheme(outcome)
    if scheme is None or not scheme.vorig_jaar:
        return False
    last = speaker.texts.termijnen[scheme.vorig_jaar].day(speaker.today, outcome.jaar)
    return (
        last is not None
        and last >= speaker.today
        and outcome.status in (Status.RECHT, Status.ONBEKEND)
        and outcome.tabel is not None
        and outcome.per_jaar is not None
        and cents(outcome.per_jaar.minst) > 0
    )


def claim(speaker: Speaker, outcomes: tuple[Outcome, ...]) -> Action | None:
    """The action for all of them together: one evening with the DigiD."""
    if not outcomes:
        return None
    advice = speaker.texts.adviezen[ADVICE]
    year = outcomes[0].jaar
    total = sum(cents(o.per_jaar.minst) for o in outcomes if o.per_jaar is not None)
    names = [speaker.name(outcome) for outcome in outcomes]
    values = speaker.common(year + 1) | {
        "regelingen": listed(names),
        "eenmalig": euro(total),
        # the deadlines that the text names are those of the year that is claimed
        **{k: v for k, v in speaker.common(year).items() if k.startswith("termijn.")},
    }
    return draft(
        speaker,
        advice,
        values,
        id=f"vorig_jaar.{year}",
        soort=Kind.AANVRAGEN,
        year=year,
        amounts=Amounts(eenmalig=total),
        table=outcomes[0].tabel,
        regeling=outcomes[0].regeling,
        waarom=(*speaker.sentences(advice.waarom, values), *_per_scheme(speaker, outcomes))[:6],
    )


def look_up(speaker: Speaker, outcomes: tuple[Outcome, ...]) -> Action | None:
    """Rights of that year of which nobody knows whether they came in: find out before the day."""
    if not outcomes:
        return None
    year = outcomes[0].jaar
    names = listed(speaker.name(outcome) for outcome in outcomes)
    return draft(
        speaker,
        speaker.texts.adviezen["vorig_jaar_nagaan"],
        speaker.common(year + 1) | {"regelingen": names},
        id=f"vorig_jaar_nagaan.{year}",
        soort=Kind.NAGAAN,
        year=year,
        waarde=sum(cents(o.per_jaar.minst) for o in outcomes if o.per_jaar is not None) // 2,
    )


def _per_scheme(speaker: Speaker, outcomes: tuple[Outcome, ...]) -> tuple[str, ...]:
    if len(outcomes) < 2:
        return ()
    return tuple(
        speaker.word(
            "per_regeling", naam=capital(speaker.name(o)), bedrag=euro(cents(o.per_jaar.minst))
        )
        for o in outcomes
        if o.per_jaar is not None
    )
