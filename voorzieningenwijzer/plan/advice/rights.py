"""From the outcomes of schemes to actions: apply, raise, report what is too much, check."""

from dataclasses import replace

from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Outcome, Status
from voorzieningenwijzer.plan.advice.drafting import GROUP_STOP, Amounts, draft
from voorzieningenwijzer.plan.advice.repayment import repayment_words, risk
from voorzieningenwijzer.plan.model import Action, Kind, Place
from voorzieningenwijzer.plan.standing import Standing, gap_of, received, standing, to_be_checked
from voorzieningenwijzer.plan.wording.amounts import euro
from voorzieningenwijzer.plan.wording.explaining import explanation, reasons_in_words
from voorzieningenwijzer.plan.wording.local_texts import own_papers, own_place
from voorzieningenwijzer.plan.wording.speaker import Speaker, between_text
from voorzieningenwijzer.plan.wording.texts import Advice

_AMOUNT = (Status.RECHT, Status.ONBEKEND, Status.VANZELF)


def action_for(speaker: Speaker, outcome: Outcome) -> Action | None:
    """What there is to do about one outcome, if anything."""
    if outcome.prognose:
        likely = outcome.status is Status.CONTROLEREN and not outcome.ontvangt_nu
        return _check(speaker, _without_amounts(outcome)) if likely else None
    if outcome.points:
        return None
    if to_be_checked(outcome):
        return _ask_the_office(speaker, outcome)
    if outcome.bruto and outcome.ontvangt_nu:
        return None
    now = received(outcome)
    if outcome.status is Status.GEEN_RECHT:
        return _stop(speaker, outcome, now) if outcome.ontvangt_nu and now != 0 else None
    if outcome.status is Status.CONTROLEREN:
        return None if outcome.ontvangt_nu else _check(speaker, outcome)
    if outcome.status in _AMOUNT and outcome.tabel is not None:
        return _compare(speaker, outcome, now)
    if outcome.status is Status.RECHT and not outcome.ontvangt_nu:
        return _apply(speaker, outcome, Amounts())
    return None


def _without_amounts(outcome: Outcome) -> Outcome:
    """A forecast may send somebody to ask, never say how much."""
    nothing = replace(outcome, tabel=None, per_maand=None, per_jaar=None, per_kwartaal=None)
    return replace(nothing, uitleg=(), grenzen=(), maanden=(), waarom_niet=())


def _compare(speaker: Speaker, outcome: Outcome, now: int | None) -> Action | None:
    right = outcome.per_maand
    if right is None:
        wanted = outcome.status is Status.RECHT and not outcome.ontvangt_nu
        return _apply(speaker, outcome, _amounts(outcome)) if wanted else None
    if now is None:
        return _look(speaker, outcome) if outcome.status is Status.RECHT else None
    gap = gap_of(outcome) or 0
    if gap < 0 and right.hoogst == 0:
        return _stop(speaker, outcome, now)
    if gap < 0:
        return _change(speaker, outcome, "regeling_te_veel", -gap)
    if gap == 0 or outcome.status is Status.VANZELF:
        return None
    if outcome.ontvangt_nu:
        return _change(speaker, outcome, "regeling_te_weinig", gap)
    return _apply(speaker, outcome, _amounts(outcome))


def _amounts(outcome: Outcome) -> Amounts:
    """As it is paid: by quarter, by month or by year; a high end only for a range."""
    if outcome.per_kwartaal is not None and outcome.per_kwartaal.hoogst > 0:
        quarter = outcome.per_kwartaal
        high = None if quarter.known else cents(quarter.hoogst)
        return Amounts(per_kwartaal=cents(quarter.minst), per_kwartaal_hoogst=high)
    month, year = outcome.per_maand, outcome.per_jaar
    if month is not None and month.hoogst > 0:
        high = None if month.known else cents(month.hoogst)
        return Amounts(per_maand=cents(month.minst), per_maand_hoogst=high)
    if year is not None and year.hoogst > 0:
        high = None if year.known else cents(year.hoogst)
        return Amounts(per_jaar=cents(year.minst), per_jaar_hoogst=high)
    return Amounts()


def _advice(speaker: Speaker, outcome: Outcome) -> Advice:
    scheme = speaker.scheme(outcome)
    return scheme.aanvragen if scheme else speaker.texts.adviezen["regeling_aanvragen"]


def _apply(speaker: Speaker, outcome: Outcome, amounts: Amounts) -> Action:
    advice, scheme = _advice(speaker, outcome), speaker.scheme(outcome)
    action = draft(
        speaker,
        advice,
        speaker.values(outcome, advice),
        id=f"{outcome.regeling}.aanvragen",
        soort=Kind.AANVRAGEN,
        year=outcome.jaar,
        amounts=amounts,
        table=outcome.tabel,
        regeling=outcome.regeling,
        vraag_na=outcome.nog_te_vragen,
    )
    if scheme is not None and not advice.waarom:
        action = replace(action, waarom=explanation(outcome, speaker))
    return _with_application(action, outcome)


def _check(speaker: Speaker, outcome: Outcome) -> Action:
    """Likely, but only a person can establish it: no amount unless a table holds it."""
    amounts = _amounts(outcome) if outcome.tabel is not None else Amounts()
    return replace(
        _apply(speaker, outcome, amounts),
        id=f"{outcome.regeling}.nagaan",
        soort=Kind.NAGAAN,
    )


def _with_application(action: Action, outcome: Outcome) -> Action:
    """Office and papers that the document of a local scheme names."""
    place = own_place(outcome)
    if place is None:
        return action
    return replace(action, waar=(place,), papieren=own_papers(outcome))


def _look(speaker: Speaker, outcome: Outcome) -> Action | None:
    """We know the right but not what comes in: find out first."""
    if outcome.per_maand is None or outcome.per_maand.hoogst <= 0:
        return None
    advice = speaker.texts.adviezen["ontvangst_nagaan"]
    return draft(
        speaker,
        advice,
        speaker.values(outcome, advice),
        id=f"{outcome.regeling}.ontvangst",
        soort=Kind.NAGAAN,
        year=outcome.jaar,
        table=outcome.tabel,
        regeling=outcome.regeling,
        waar=_offices(speaker, outcome),
        waarde=cents(outcome.per_maand.minst) * 6,
    )


def _ask_the_office(speaker: Speaker, outcome: Outcome) -> Action:
    """What comes in and what we work out differ, and only the office that pays can say why."""
    advice = speaker.texts.adviezen["bedrag_nagaan"]
    values = speaker.values(outcome, advice) | {"loket": speaker.office_name(outcome)}
    if outcome.bruto:
        values.pop("bedrag_per_maand", None)
    too_much = standing(outcome) is Standing.MISSCHIEN_TE_VEEL
    return draft(
        speaker,
        advice,
        values,
        id=f"{outcome.regeling}.nakijken",
        soort=Kind.NAGAAN,
        year=outcome.jaar,
        groep=GROUP_STOP if too_much else 3,
        table=outcome.tabel,
        regeling=outcome.regeling,
        waar=_offices(speaker, outcome),
    )


def _offices(speaker: Speaker, outcome: Outcome) -> tuple[Place, ...]:
    return (speaker.office(outcome) or speaker.texts.loketten["coach"],)


def _change(speaker: Speaker, outcome: Outcome, advice_id: str, gap: int) -> Action:
    advice = speaker.texts.adviezen[advice_id]
    too_much = advice_id == "regeling_te_veel"
    values = speaker.values(outcome, advice) | {"verschil_per_maand": euro(gap)}
    values |= over_the_year(outcome, gap, too_much)
    action = draft(
        speaker,
        advice,
        values,
        id=f"{outcome.regeling}.{'verlagen' if too_much else 'verhogen'}",
        soort=Kind.MELDEN,
        year=outcome.jaar,
        groep=GROUP_STOP if too_much else 3,
        amounts=Amounts(te_veel_per_maand=gap) if too_much else Amounts(per_maand=gap),
        table=outcome.tabel,
        regeling=outcome.regeling,
        waar=_offices(speaker, outcome),
    )
    return _with_repayment(speaker, action, outcome) if too_much else action


def _with_repayment(speaker: Speaker, action: Action, outcome: Outcome) -> Action:
    """What to report, where and how soon; what must be paid back and what need not."""
    words = repayment_words(outcome, speaker)
    return replace(
        action,
        verwacht=(*words.melden, *action.verwacht),
        let_op=(*action.let_op, *words.regels),
    )


def over_the_year(outcome: Outcome, gap: int, too_much: bool) -> dict[str, str]:
    """Over the whole year: what is too much, or what more comes in, at the low end."""
    at_risk = risk(outcome) if too_much else None
    if at_risk is not None:
        return {"terug_te_betalen": between_text(at_risk)}
    year, right = outcome.verschil_per_jaar, outcome.per_maand
    exact = year is not None and right is not None and right.known
    amount = abs(cents(year)) if exact and year is not None else gap * 12
    return {"terug_te_betalen" if too_much else "verschil_per_jaar": euro(amount)}


def _stop(speaker: Speaker, outcome: Outcome, now: int | None) -> Action:
    """Something comes in for which there is no right; ``now`` in cents a month, None is unknown."""
    advice = speaker.texts.adviezen["regeling_stoppen"]
    values = speaker.values(outcome, advice)
    if now:
        values |= over_the_year(outcome, now, too_much=True)
    action = draft(
        speaker,
        advice,
        values,
        id=f"{outcome.regeling}.stoppen",
        soort=Kind.MELDEN,
        year=outcome.jaar,
        groep=GROUP_STOP,
        amounts=Amounts(te_veel_per_maand=now or None),
        table=outcome.tabel,
        regeling=outcome.regeling,
        waar=_offices(speaker, outcome),
        waarom=(*speaker.sentences(advice.waarom, values), *reasons_in_words(outcome, speaker))[:6],
    )
    return _with_repayment(speaker, action, outcome)
