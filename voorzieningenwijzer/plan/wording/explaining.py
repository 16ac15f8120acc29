"""Why an outcome is as it is, in at most six sentences: one text for screen, paper and program."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from voorzieningenwijzer.language.said import Said, capital, filled, listed
from voorzieningenwijzer.outcomes import Between, Outcome, Reason, Status
from voorzieningenwijzer.plan.advice.homework import paper_for
from voorzieningenwijzer.plan.standing import Standing, standing, to_be_checked
from voorzieningenwijzer.plan.wording.amounts import short_day
from voorzieningenwijzer.plan.wording.explanation_check import MOST_SENTENCES
from voorzieningenwijzer.plan.wording.explanation_texts import Explanation, Sentence
from voorzieningenwijzer.plan.wording.fill import fill_known
from voorzieningenwijzer.plan.wording.speaker import (
    Speaker,
    distance,
    general_field,
    measured,
    measured_between,
)

WIDEST_RANGE = 2
"""Beyond this the ends of a step are those of what can be at all, not of this household."""
_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_NAMED = (
    Standing.TE_VEEL,
    Standing.TE_WEINIG,
    Standing.MISSCHIEN_TE_VEEL,
    Standing.MISSCHIEN_TE_WEINIG,
)
_NO_AMOUNT = (Status.BUITEN_BEREIK, Status.GEEN_TABEL)


def explanation(outcome: Outcome, speaker: Speaker) -> tuple[str, ...]:
    """At most six sentences: what it is, how it comes about, the limit, the article and period."""
    if outcome.status in _NO_AMOUNT:
        return _without_amount(outcome, speaker)[:MOST_SENTENCES]
    values = speaker.values(outcome) | (_steps(outcome) if outcome.tabel else {})
    begin = _first(speaker.texts.uitleg.begin[_case(outcome, speaker)], values)
    if outcome.prognose:
        begin = (outcome.reden, *begin)
    if outcome.status is Status.GEEN_RECHT:
        body, articles = _refusal(outcome, speaker, values)
        last = _last(outcome, speaker, articles)
        return (*begin, *body[: MOST_SENTENCES - len(begin) - len(last)], *last)
    last = (*_missing(outcome, speaker), *_last(outcome, speaker, _article(outcome)))
    start = fill_known([speaker.texts.uitleg.vanaf], values)
    body = (*_counting(outcome, speaker, values), *_room(outcome, speaker, values))
    room = MOST_SENTENCES - len(begin) - len(start) - len(last)
    return (*begin, *start, *body[:room], *last)


def reasons_in_words(outcome: Outcome, speaker: Speaker) -> tuple[str, ...]:
    """The explanation of a refusal without its opening, under a heading that already says no."""
    return explanation(outcome, speaker)[1:]


def _case(outcome: Outcome, speaker: Speaker) -> str:
    """Which opening: what comes in now counts this year, the amount of the year once it is over."""
    status, where = outcome.status, standing(outcome)
    if where is Standing.NIET_TE_VERGELIJKEN:
        return str(where)
    if to_be_checked(outcome):
        return "nakijken"
    if status in (Status.RECHT, Status.ONBEKEND) and outcome.jaar < speaker.today.year:
        return "vorig_jaar"
    if status is Status.RECHT and where is not Standing.ONBEKEND:
        return str(where)
    if status is Status.GEEN_RECHT and where is Standing.TE_VEEL:
        return "geen_recht_te_veel"
    if status is Status.ONBEKEND and where in _NAMED:
        return str(where)
    return str(status)


def _first(alternatives: Iterable[str], values: dict[str, str]) -> tuple[str, ...]:
    """The first sentence of which every value is known."""
    return fill_known(alternatives, values)[:1]


def _without_amount(outcome: Outcome, speaker: Speaker) -> tuple[str, ...]:
    """Why there is no amount, and whom to ask."""
    later = outcome.status is Status.GEEN_TABEL and outcome.verwacht
    text = speaker.texts.uitkomsten["geen_tabel_later" if later else outcome.status.value]
    values = speaker.values(outcome) | {"loket": speaker.office_name(outcome)}
    reason = outcome.reden
    if reason and not reason.endswith((".", "?", "!")):
        reason = filled("{zin}.", {"zin": reason})
    parts = [reason] if isinstance(reason, Said) else _END.split(reason) if reason else []
    return (*map(capital, parts), *fill_known(text.zinnen, values))


def _own(outcome: Outcome, speaker: Speaker) -> Explanation:
    scheme = speaker.scheme(outcome)
    if scheme is not None and scheme.uitleg is not None:
        return scheme.uitleg
    return speaker.texts.uitleg.lokaal if outcome.soort == "lokaal" else Explanation()


def _steps(outcome: Outcome) -> dict[str, str]:
    """The steps in words; a range so wide that nothing is known yet says nothing."""
    telling = (s for s in outcome.uitleg if s.waarde.known or _narrow(s.waarde))
    return {f"stap.{s.veld}": measured_between(s.waarde, s.eenheid) for s in telling}


def _narrow(amount: Between) -> bool:
    return amount.minst > 0 and amount.hoogst <= WIDEST_RANGE * amount.minst


def _counting(outcome: Outcome, speaker: Speaker, values: dict[str, str]) -> tuple[str, ...]:
    if outcome.tabel is None:
        return ()
    steps = {step.veld: step.waarde for step in outcome.uitleg}
    wanted = [s.zin for s in _own(outcome, speaker).rekent if _applies(s, steps)]
    return fill_known(wanted, values)


def _applies(sentence: Sentence, steps: dict[str, Between]) -> bool:
    if sentence.zonder:
        return sentence.zonder not in steps and bool(steps)
    if not sentence.about:
        return True
    step = steps.get(sentence.about)
    if step is None:
        return False
    zero = step.minst == step.hoogst == 0
    return zero if sentence.als_niet else not zero


def _refusal(
    outcome: Outcome, speaker: Speaker, values: dict[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is said of the conditions that fail, and the articles of those that are said."""
    said: list[str] = []
    articles: list[str] = []
    for reason in outcome.waarom_niet[:2]:
        found = fill_known(_said_of(reason, outcome, speaker), values | _limit(reason, speaker))
        if len(said) + len(found) <= MOST_SENTENCES - 2:
            said += [one for one in found if one not in said]
            articles.append(reason.artikel)
    if not said:
        said += fill_known(speaker.texts.uitleg.begin["zonder_reden"], values)
    return tuple(said), tuple(articles)


def _said_of(reason: Reason, outcome: Outcome, speaker: Speaker) -> Sequence[str]:
    for text in (_own(outcome, speaker), speaker.texts.uitleg.lokaal):
        if reason.veld and reason.veld in text.toetsen:
            return text.toetsen[reason.veld].nee
    return speaker.texts.uitleg.overig["met_grens" if _limit(reason, speaker) else "zonder_grens"]


def _room(outcome: Outcome, speaker: Speaker, values: dict[str, str]) -> tuple[str, ...]:
    """The limit that is nearest, with the distance to it."""
    own = _own(outcome, speaker).toetsen
    near = [r for r in outcome.grenzen if r.veld in own and own[r.veld].ja and r.afstand]
    if not near:
        return ()
    reason = min(near, key=lambda r: abs(r.afstand or 0) / max(abs(float(r.grens or 0)), 1.0))
    return fill_known([own[reason.veld].ja], values | _limit(reason, speaker))


def _limit(reason: Reason, speaker: Speaker) -> dict[str, str]:
    own, limit = measured(reason.waarde, reason), measured(reason.grens, reason)
    words = {"voorwaarde": speaker.condition(reason)}
    if not own or not limit:
        return words
    far = distance(reason)
    return words | {"waarde": own, "grens": limit} | ({"afstand": far} if far else {})


def _missing(outcome: Outcome, speaker: Speaker) -> tuple[str, ...]:
    """The fact that decides most, and the paper on which it stands."""
    if outcome.status is not Status.ONBEKEND or not outcome.ontbreekt:
        return ()
    most = max(outcome.hangt_af_van, key=lambda s: s.euro_per_jaar, default=None)
    path = general_field(most.veld if most else outcome.ontbreekt[0])
    paper = speaker.texts.papieren.get(paper_for(speaker, path))
    values = {"ontbreekt": speaker.field(path), "papier": paper.kort if paper else ""}
    return _first(speaker.texts.uitleg.mist, values)


def _article(outcome: Outcome) -> tuple[str, ...]:
    """Of the step that is the amount: the last one."""
    return (outcome.uitleg[-1].artikel,) if outcome.uitleg else ()


def _last(outcome: Outcome, speaker: Speaker, articles: tuple[str, ...]) -> tuple[str, ...]:
    """Where the rule stands, and of which period the amounts are."""
    table = outcome.tabel
    if table is None:
        return ()
    first, end = table.geldig_van, table.geldig_tot
    since = "" if first == date.min else short_day(first)
    values = {"tabel_van": since, "tabel_tot": short_day(end) if end else ""}
    if outcome.soort == "lokaal":
        return fill_known(
            [speaker.texts.uitleg.slot["lokaal" if end is None else "lokaal_tot"]], values
        )
    named = list(dict.fromkeys(a.replace("; ", " en ") for a in articles if a))
    values |= {"artikel": listed(named), "tabel_jaar": str(first.year)}
    period = "dagen" if end else "vanaf"
    if (first, end) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        period = "jaar"
    return fill_known(
        [speaker.texts.uitleg.slot[period if named else f"{period}_zonder_artikel"]], values
    )
