"""Who can help: places and people of a municipality in short lines; and if nothing fits."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from voorzieningenwijzer.language.said import listed
from voorzieningenwijzer.outcomes import Assessment, Outcome
from voorzieningenwijzer.plan.advice.drafting import draft
from voorzieningenwijzer.plan.help_lines import HelpGroup, HelpLine
from voorzieningenwijzer.plan.model import Action, Kind
from voorzieningenwijzer.plan.wording.amounts import short_day
from voorzieningenwijzer.plan.wording.fill import fill_known
from voorzieningenwijzer.plan.wording.local_texts import own_papers, own_place
from voorzieningenwijzer.plan.wording.speaker import Speaker

GROUPS = (
    ("brieven", ("advies", "schulden", "taal")),
    ("kinderen", ("kind",)),
    ("extra", ("inkomen", "meedoen", "belastingen")),
    ("eten", ("noodhulp",)),
    ("energie_zorg", ("energie", "zorg")),
)
LAST_RESORT = "maatwerk"
_PEOPLE = ("dienst", "organisatie")
_WITH_A_SLIP = frozenset({"advies", "schulden", "taal", "noodhulp"})


def pointers(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """What points somewhere and is not there already, in the order of the lines."""
    found = [o for o in outcomes if o.points and not o.ontvangt_nu]
    return sorted(found, key=_place)


def _place(outcome: Outcome) -> tuple[bool, int]:
    assert outcome.lokaal is not None
    return outcome.lokaal.landelijk, outcome.lokaal.volgorde


def who_helps(speaker: Speaker, assessment: Assessment) -> tuple[HelpGroup, ...]:
    """For the tenant: who is there for sure in lines, the others as names to ask after."""
    found = []
    for name, subjects in GROUPS:
        mine = [o for o in _for_the_tenant(assessment) if _subject(o) in subjects]
        sure = tuple(help_line(speaker, o) for o in mine if not _perhaps(o))
        ask = tuple(o for o in mine if _perhaps(o))
        if mine:
            names = tuple(o.naam for o in ask)
            ids = tuple(o.regeling for o in ask)
            found.append(HelpGroup(name, speaker.word(f"helpt_{name}"), sure, names, ids))
    return tuple(found)


def last_resorts(speaker: Speaker, assessment: Assessment) -> tuple[HelpLine, ...]:
    """Made to measure, where no scheme fits."""
    found = (o for o in _for_the_tenant(assessment) if _subject(o) == LAST_RESORT)
    return tuple(help_line(speaker, o) for o in found)


def for_the_coach(assessment: Assessment) -> tuple[Outcome, ...]:
    """What only a coach has use for: funds that want an intermediary, entries that are unsure."""
    return tuple(
        o for o in pointers(assessment.uitkomsten) if o.lokaal and o.lokaal.lezer == "coach"
    )


def slip_names(assessment: Assessment) -> tuple[str, ...]:
    """To whom somebody can be brought with a slip of paper."""
    return tuple(
        o.naam
        for o in _for_the_tenant(assessment)
        if o.lokaal
        and o.lokaal.soort in _PEOPLE
        and o.lokaal.rubriek in _WITH_A_SLIP
        and not _perhaps(o)
    )


def nothing_fits(speaker: Speaker, assessment: Assessment) -> Action | None:
    """What got stuck goes to the last resort of this municipality; None where nothing did."""
    stuck = [s for s in speaker.context.knelpunten if f"knelpunt_{s}" in speaker.texts.woorden]
    if not stuck:
        return None
    advice = speaker.texts.adviezen["niets_past"]
    resort = next((o for o in _for_the_tenant(assessment) if _subject(o) == LAST_RESORT), None)
    place = own_place(resort) if resort else None
    values = speaker.common(assessment.jaar)
    values["knelpunt"] = listed(speaker.word(f"knelpunt_{name}") for name in stuck)
    action = draft(
        speaker, advice, values, id="niets_past", soort=Kind.NAGAAN, year=assessment.jaar
    )
    if resort is None or place is None:
        return action
    return replace(action, waar=(place,), papieren=own_papers(resort))


def help_line(speaker: Speaker, outcome: Outcome) -> HelpLine:
    local, place = outcome.lokaal, own_place(outcome)
    assert local is not None
    words = (local.tekst.wat, local.tekst.stap)
    if may_apply(speaker, outcome):
        words = (local.tekst.wat, speaker.texts.woorden["tussenpersoon_ja"])
    said = fill_known(words, speaker.values(outcome))
    where = place.kort if place else ""
    return HelpLine(outcome.regeling, outcome.naam, said, where, _old(speaker, outcome))


def _old(speaker: Speaker, outcome: Outcome) -> str:
    """When somebody looked last, where somebody should have looked again by now."""
    table = outcome.tabel
    if table is None or table.controleer_voor is None or table.controleer_voor > speaker.today:
        return ""
    checked = table.gecontroleerd_op
    if checked is None:
        return speaker.word("helpt_zonder_datum")
    return speaker.word("helpt_oud", dag=short_day(checked))


def may_apply(speaker: Speaker, outcome: Outcome) -> bool:
    """Whether this coach is an intermediary of a fund that accepts nobody else."""
    mine = outcome.regeling in speaker.context.tussenpersoon_bij
    return mine and outcome.lokaal is not None and outcome.lokaal.only_by_intermediary


def _for_the_tenant(assessment: Assessment) -> Sequence[Outcome]:
    return [o for o in pointers(assessment.uitkomsten) if o.lokaal and o.lokaal.lezer == "huurder"]


def _subject(outcome: Outcome) -> str:
    return outcome.lokaal.rubriek if outcome.lokaal else ""


def _perhaps(outcome: Outcome) -> bool:
    """Whether a source says that it still exists is not known."""
    return outcome.lokaal is not None and outcome.lokaal.actief != "ja"
