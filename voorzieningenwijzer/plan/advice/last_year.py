"""What can still be claimed over last year: an action per office and last day, a one-off amount."""

from collections.abc import Iterable, Sequence

from voorzieningenwijzer.language.said import capital, listed
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Assessment, Outcome
from voorzieningenwijzer.plan.advice.claims import Claim, claims_of
from voorzieningenwijzer.plan.advice.drafting import Amounts, draft
from voorzieningenwijzer.plan.model import Action, Kind
from voorzieningenwijzer.plan.wording.amounts import day_text, euro
from voorzieningenwijzer.plan.wording.speaker import Speaker

ADVICE = "regeling_vorig_jaar"
LOOK_UP = "vorig_jaar_nagaan"


def claimable(
    speaker: Speaker, earlier: Assessment | None, now: Assessment | None, received: bool | None
) -> tuple[Claim, ...]:
    """Rights of that year that may still be asked for, with at least something certain.

    ``received``: False for what did not come in, None for where nobody knows.
    """
    if earlier is None:
        return ()
    found = claims_of(speaker, earlier.jaar, earlier, now)
    return tuple(c for c in found if c.ontving is received and c.kan_nog and _least(c) > 0)


def last_year_actions(
    speaker: Speaker, earlier: Assessment | None, now: Assessment | None
) -> list[Action]:
    """To claim, and to find out whether it came in; apart for each office and each last day."""
    asked = _by_office(claimable(speaker, earlier, now, received=False))
    unsure = _by_office(claimable(speaker, earlier, now, received=None))
    return [_claim(speaker, one) for one in asked] + [_look_up(speaker, one) for one in unsure]


def claim_outcomes(
    speaker: Speaker, earlier: Assessment | None, now: Assessment | None
) -> dict[str, tuple[Outcome, ...]]:
    """The outcomes behind each action to claim, by its id."""
    groups = _by_office(claimable(speaker, earlier, now, received=False))
    return {_id("vorig_jaar", g): tuple(c.outcome for c in g if c.outcome) for g in groups}


def _least(claim: Claim) -> int:
    return 0 if claim.bedrag is None else cents(claim.bedrag.minst)


def _by_office(claims: Iterable[Claim]) -> list[list[Claim]]:
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.scheme.bij, claim.termijn.name), []).append(claim)
    return list(groups.values())


def _id(kind: str, claims: Sequence[Claim]) -> str:
    first = claims[0]
    plain = bool(first.termijn.per_jaar)
    return f"{kind}.{first.jaar}" if plain else f"{kind}.{first.jaar}.{first.scheme.regeling}"


def _values(speaker: Speaker, claims: Sequence[Claim]) -> dict[str, str]:
    first = claims[0]
    year = first.jaar
    values = speaker.common(year + 1) | {
        "regelingen": listed(c.scheme.naam for c in claims),
        "loket": speaker.texts.loketten[first.scheme.bij].naam,
        # the deadlines that the text names are those of the year that is claimed
        **{k: v for k, v in speaker.common(year).items() if k.startswith("termijn.")},
    }
    if first.venster.vanaf.month > 1:
        values["recht_vanaf"] = day_text(first.venster.vanaf)
    part = "deel_dag" if not first.termijn.per_jaar else "toeslagen_dag"
    values[part] = day_text(first.venster.tot_en_met)
    if first.termijn.per_jaar:
        closed = first.termijn.window(speaker.today, year - 1)
        values["toeslagen_jaar"] = str(year)
        if closed is not None and not closed.open:
            values["dicht_jaar"], values["dicht_op"] = str(year - 1), day_text(closed.tot_en_met)
    return values


def _claim(speaker: Speaker, claims: Sequence[Claim]) -> Action:
    """The action for all of them together: one evening with the DigiD."""
    first = claims[0]
    total = sum(_least(claim) for claim in claims)
    advice = speaker.texts.adviezen[ADVICE]
    values = _values(speaker, claims) | {"eenmalig": euro(total)}
    return draft(
        speaker,
        advice,
        values,
        id=_id("vorig_jaar", claims),
        soort=Kind.AANVRAGEN,
        year=first.jaar,
        last=first.venster.tot_en_met,
        amounts=Amounts(eenmalig=total),
        table=first.outcome.tabel if first.outcome else None,
        regeling=first.scheme.regeling,
        waar=(speaker.texts.loketten[first.scheme.bij],),
        papieren=advice.papieren if first.termijn.per_jaar else first.scheme.aanvragen.papieren,
        waarom=(*speaker.sentences(advice.waarom, values), *_per_scheme(speaker, claims))[:6],
    )


def _look_up(speaker: Speaker, claims: Sequence[Claim]) -> Action:
    """Rights of that year of which nobody knows whether they came in: find out before the day."""
    first = claims[0]
    return draft(
        speaker,
        speaker.texts.adviezen[LOOK_UP],
        _values(speaker, claims),
        id=_id("vorig_jaar_nagaan", claims),
        soort=Kind.NAGAAN,
        year=first.jaar,
        last=first.venster.tot_en_met,
        waar=(speaker.texts.loketten[first.scheme.bij],),
        waarde=sum(_least(claim) for claim in claims) // 2,
    )


def _per_scheme(speaker: Speaker, claims: Sequence[Claim]) -> tuple[str, ...]:
    if len(claims) < 2:
        return ()
    return tuple(
        speaker.word("per_regeling", naam=capital(c.scheme.naam), bedrag=euro(_least(c)))
        for c in claims
    )
