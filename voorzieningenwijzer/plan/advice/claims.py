"""What of a past year can still be asked for: until which day, from which month, how much."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.outcomes import Assessment, Between, Outcome, Status
from voorzieningenwijzer.plan.deadlines import Deadline, Window
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.speaker import Speaker, between_text
from voorzieningenwijzer.plan.wording.texts import SchemeText

DOUBLED = "dubbel_per_kwartaal"
_RIGHTS = (Status.RECHT, Status.ONBEKEND, Status.CONTROLEREN)


@dataclass(frozen=True, slots=True)
class Claim:
    """One scheme over one past year. ``bedrag``: once, over the months that can still be asked
    for; None where it is not known or nothing is left to ask for. ``ontving``: whether it came in.
    """

    scheme: SchemeText
    jaar: int
    termijn: Deadline
    venster: Window
    outcome: Outcome | None
    ontving: bool | None
    bedrag: Between | None

    @property
    def kan_nog(self) -> bool:
        """It is in time, and it did not come in."""
        return self.venster.open and self.ontving is not True


def claims_of(
    speaker: Speaker, year: int, earlier: Assessment | None, now: Assessment | None
) -> tuple[Claim, ...]:
    """Every scheme of which the deadline says something about that year, in the order of names."""
    found = []
    for scheme in speaker.texts.regelingen.values():
        deadline = speaker.texts.termijnen.get(scheme.vorig_jaar)
        window = deadline.window(speaker.today, year) if deadline else None
        if deadline is not None and window is not None:
            outcome = earlier.outcome(scheme.regeling) if earlier else None
            came_in = _came_in(scheme, outcome, now)
            amount = _amount(speaker, scheme, outcome, window)
            asked = amount if window.open and came_in is not True else None
            found.append(Claim(scheme, year, deadline, window, outcome, came_in, asked))
    return tuple(found)


def _came_in(scheme: SchemeText, outcome: Outcome | None, now: Assessment | None) -> bool | None:
    """Then, and where that is not known: what counts back from today came in as it does now."""
    if outcome is None or outcome.ontvangt_nu is not None:
        return None if outcome is None else outcome.ontvangt_nu
    current = now.outcome(scheme.regeling) if now and scheme.vorig_jaar_dubbel else None
    return True if current is not None and current.ontvangt_nu else None


def _amount(
    speaker: Speaker, scheme: SchemeText, outcome: Outcome | None, window: Window
) -> Between | None:
    if outcome is None or outcome.tabel is None or outcome.status not in _RIGHTS:
        return None
    if outcome.per_jaar is None or outcome.per_jaar.hoogst <= 0:
        return None
    if outcome.kwartalen:
        return _of_quarters(speaker, scheme, outcome, window)
    if window.vanaf.month == 1:
        return outcome.per_jaar
    return _together(outcome.maanden[window.vanaf.month - 1 :])


def _of_quarters(speaker: Speaker, scheme: SchemeText, outcome: Outcome, window: Window) -> Between:
    """Of a doubled amount at least the half, where the doubling itself goes back less far."""
    doubled = any(s.veld == DOUBLED and s.waarde.hoogst > 0 for s in outcome.uitleg)
    shorter = speaker.texts.termijnen.get(scheme.vorig_jaar_dubbel) if doubled else None
    short = shorter.window(speaker.today, outcome.jaar) if shorter else None
    parts = []
    for quarter in range((window.vanaf.month - 1) // 3, 4):
        amount = outcome.kwartalen[quarter]
        first = date(outcome.jaar, quarter * 3 + 1, 1)
        if short is not None and (not short.open or first < short.vanaf):
            amount = Between(round(amount.minst / 2, 2), amount.hoogst)
        parts.append(amount)
    return _together(parts)


def _together(parts: Iterable[Between]) -> Between:
    total = Between(0.0, 0.0)
    for part in parts:
        total = total + part
    return total


def in_words(claim: Claim, speaker: Speaker) -> tuple[str, ...]:
    """Until when, from which month, how much, and when there may be more time."""
    window = claim.venster
    values = {"jaar": str(claim.jaar), "tot_en_met": day_text(window.tot_en_met)}
    if claim.ontving:
        return (speaker.word("terug_kreeg_u", jaar=values["jaar"]),)
    if not window.open:
        return (speaker.word("terug_dicht", **values), *_more_time(claim, speaker))
    said = [speaker.word("terug_open", **values)]
    if window.vanaf.month > 1:
        said.append(speaker.word("terug_vanaf", vanaf=day_text(window.vanaf)))
    if claim.bedrag is None:
        nothing = claim.outcome is not None and claim.outcome.status is Status.GEEN_RECHT
        said.append(speaker.word("terug_geen_recht" if nothing else "terug_bedrag_onbekend"))
    else:
        said.append(speaker.word("terug_bedrag", eenmalig=between_text(claim.bedrag)))
    return (*said, *_more_time(claim, speaker))


def _more_time(claim: Claim, speaker: Speaker) -> tuple[str, ...]:
    """Of the allowances of Dienst Toeslagen: a later filing date gives later claims."""
    if not claim.termijn.per_jaar:
        return ()
    if claim.venster.open:
        return (speaker.word("terug_uitstel"),)
    return (speaker.word("terug_uitstel"), speaker.word("terug_gestopt"))


def closed_in_words(speaker: Speaker, year: int) -> str:
    """That the allowances of a year cannot be asked for any more; empty where that is not known."""
    for claim in claims_of(speaker, year, None, None):
        if claim.termijn.per_jaar and not claim.venster.open:
            last = day_text(claim.venster.tot_en_met)
            return speaker.word("terug_dicht_toeslagen", jaar=str(year), tot_en_met=last)
    return ""
