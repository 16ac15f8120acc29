"""The side panel: what is found so far, certain and possible, and which answer decides the most."""

from dataclasses import dataclass
from enum import StrEnum

from voorzieningenwijzer.casework.faults import ContradictionError
from voorzieningenwijzer.casework.results.judging import assess_this_year, savings_of, worth
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.interview.route import Screen
from voorzieningenwijzer.language.said import capital
from voorzieningenwijzer.outcomes import Between, Outcome, Saving, Stake, Status
from voorzieningenwijzer.plan.standing import is_right
from voorzieningenwijzer.plan.wording.speaker import general_field
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.tables import Tables

_FIRST = frozenset({"huishouden"})
_FOR_A_SUM = frozenset({"huishouden", "woning", "inkomen"})
MOST_STAKES = 3
SMALLEST_STAKE = 12.0
"""Euros a year; what decides over less than a euro a month is not worth a line."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A missing fact with the screen that asks it and the paper that settles it."""

    veld: str
    vraag: str
    euro: float
    scherm: str | None
    papier: str


class Silence(StrEnum):
    """Why no amount stands in the panel: who lives there is not known, or two answers disagree."""

    TE_VROEG = "te_vroeg"
    TEGENSPRAAK = "tegenspraak"


@dataclass(frozen=True, slots=True)
class Found:
    """``som``: more per year, certain to possible, ``None`` while it is too early for a sum;
    ``schaal``: euros at the end of the bar.

    ``landelijk``: the national ones that can still bring something, ``andere``: how many cannot;
    ``goed``: what comes in already as it should. ``beslist_hier``: euros a year that the
    questions on this screen decide.
    """

    som: Between | None
    schaal: float
    landelijk: tuple[Outcome, ...]
    lokaal: tuple[Outcome, ...]
    andere: int
    goed: frozenset[str]
    besparingen: tuple[Saving, ...]
    beslist: tuple[OpenQuestion, ...]
    beslist_hier: float


def found_so_far(talk: Talk, tables: Tables, screen: Screen | None = None) -> Found | Silence:
    if not _talked_about(talk, _FIRST):
        return Silence.TE_VROEG
    try:
        now = assess_this_year(talk, tables)
    except ContradictionError:
        return Silence.TEGENSPRAAK
    savings = savings_of(talk, tables)
    total = now.totaal.meer_per_jaar + worth(savings)
    here = {q.veld for q in screen.questions} if screen else set()
    national = [o for o in now.uitkomsten if o.soort == "landelijk"]
    open_ones = [o for o in national if o.status != Status.GEEN_RECHT or o.ontvangt_nu]
    return Found(
        total if _talked_about(talk, _FOR_A_SUM) else None,
        max(total.hoogst * 1.15, 100.0),
        tuple(open_ones),
        tuple(o for o in now.uitkomsten if o.soort != "landelijk" and not o.points),
        len(national) - len(open_ones),
        frozenset(o.regeling for o in now.uitkomsten if is_right(o)),
        savings,
        tuple(open_questions(talk, now.open_vragen, but=here, most=MOST_STAKES)),
        max((s.euro_per_jaar for s in now.open_vragen if s.veld in here), default=0.0),
    )


def open_questions(
    talk: Talk, stakes: tuple[Stake, ...], but: set[str] | None = None, most: int | None = None
) -> list[OpenQuestion]:
    """The open questions that decide over money, the largest first, one line per screen."""
    lines: dict[str, OpenQuestion] = {}
    for stake in sorted(stakes, key=lambda s: -s.euro_per_jaar):
        if len(lines) == most:
            break
        if stake.euro_per_jaar >= SMALLEST_STAKE and stake.veld not in (but or set()):
            line = open_question(talk, stake.veld, stake.euro_per_jaar)
            lines.setdefault(line.scherm or line.veld, line)
    return list(lines.values())


def open_question(talk: Talk, veld: str, euro: float = 0.0) -> OpenQuestion:
    """In the words of the question; a fact that follows from another answer has its own words."""
    screen = talk.route.where(veld)
    if screen is None:
        return OpenQuestion(veld, plain_name(veld), euro, None, "")
    asked = next((q for q in screen.questions if q.veld == veld), None)
    papers = (asked or screen.questions[0]).bewijs
    words = plain_name(veld) if asked is None else asked.vraag
    return OpenQuestion(veld, words, euro, screen.id, papers[0].naam if papers else "")


def plain_name(veld: str) -> str:
    """A field that no question of this talk asks, in the words of the plan."""
    return capital(plan_texts().field(general_field(veld)))


def _talked_about(talk: Talk, subjects: frozenset[str]) -> bool:
    """Before it is said who lives there every range is noise; before rent and income the sum is.

    A sum of "nothing to 20.000" at the second screen raises a hope that nobody can keep.
    """
    return all(p.answered > 0 and p.done for p in talk.route.progress if p.onderwerp in subjects)
