"""Too much comes in: what is at risk in a year, what to report, where, how soon, paying back."""

from dataclasses import dataclass

from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Between, Outcome, Status
from voorzieningenwijzer.plan.standing import Standing, received, standing
from voorzieningenwijzer.plan.wording.amounts import euro
from voorzieningenwijzer.plan.wording.speaker import Speaker, between_text

TOO_MUCH = (Standing.TE_VEEL, Standing.MISSCHIEN_TE_VEEL)


@dataclass(frozen=True, slots=True)
class RepaymentWords:
    """``risico``: how much in a year. ``melden``: what, where, how soon. ``regels``: the rest."""

    risico: tuple[str, ...] = ()
    melden: tuple[str, ...] = ()
    regels: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.risico, *self.melden, *self.regels)


def risk(outcome: Outcome) -> Between | None:
    """Euros too much when this comes in the whole year; None where it is not, or not known."""
    now = received(outcome)
    if standing(outcome) not in TOO_MUCH or now is None or outcome.bruto:
        return None
    if outcome.per_jaar is not None:
        low, high = cents(outcome.per_jaar.minst), cents(outcome.per_jaar.hoogst)
    elif outcome.status is Status.GEEN_RECHT:
        low = high = 0
    else:
        return None
    return Between(max(12 * now - high, 0) / 100, max(12 * now - low, 0) / 100)


def small(outcome: Outcome) -> bool | None:
    """Whether the difference stays within what is not reclaimed after the year; None: unknown."""
    rules, at_risk = outcome.terugbetalen, risk(outcome)
    if rules is None or rules.klein_verschil is None or at_risk is None:
        return None
    if at_risk.hoogst <= rules.klein_verschil:
        return True
    return None if at_risk.minst <= rules.klein_verschil else False


def repayment_words(outcome: Outcome, speaker: Speaker) -> RepaymentWords:
    """Nothing where it is not too much; of a year that is over there is nothing left to report."""
    where = standing(outcome)
    if where not in TOO_MUCH:
        return RepaymentWords()
    at_risk = risk(outcome)
    perhaps = where is Standing.MISSCHIEN_TE_VEEL
    over = outcome.jaar < speaker.today.year
    values = _values(outcome, speaker)
    if at_risk is not None and at_risk.hoogst > 0:
        values["risico"] = between_text(at_risk)
    name = "terug_misschien" if perhaps else "terug_zeker"
    rules = ["terug_klein", *([] if over else ["terug_lopend", "terug_delen"]), "terug_een_bron"]
    words = speaker.texts.woorden
    report = "terug_melden" if "binnen" in values else "terug_melden_meteen"
    return RepaymentWords(
        risico=speaker.sentences([words[name]], values),
        melden=() if over else speaker.sentences([words[report]], values),
        regels=speaker.sentences([words[rule] for rule in rules], values),
    )


def _values(outcome: Outcome, speaker: Speaker) -> dict[str, str]:
    values = {"jaar": str(outcome.jaar), "loket": speaker.office_name(outcome)}
    scheme, rules = speaker.scheme(outcome), outcome.terugbetalen
    if scheme is not None and scheme.doorgeven:
        values["doorgeven"] = scheme.doorgeven
        soon = speaker.texts.termijnen[scheme.melden]
        if not soon.at_once:
            values["binnen"] = soon.words(speaker.today, outcome.jaar)
    if rules is None:
        return values
    if rules.klein_verschil is not None:
        values["klein_verschil"] = euro(cents(rules.klein_verschil))
    if rules.regeling_maanden is not None:
        values["maanden"] = str(rules.regeling_maanden)
    if rules.status != "bevestigd":
        values["hoe_zeker"] = speaker.texts.status.get(rules.status, rules.status)
    return values
