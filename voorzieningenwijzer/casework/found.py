"""The side panel: what is found so far, certain and possible, and which answer decides the most."""

from dataclasses import dataclass

from voorzieningenwijzer.casework.judging import (
    ContradictionError,
    assess_this_year,
    mapping_of,
    savings_of,
    worth,
)
from voorzieningenwijzer.casework.talk import Talk
from voorzieningenwijzer.interview.route import AskedQuestion, Screen
from voorzieningenwijzer.outcomes import Between, Outcome, Saving, Stake
from voorzieningenwijzer.plan.speaker import capital, general_field
from voorzieningenwijzer.plan.text_loading import plan_texts
from voorzieningenwijzer.tables import Tables

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


@dataclass(frozen=True, slots=True)
class Found:
    """``som``: more per year, certain to possible; ``schaal``: euros at the end of the bar.

    ``zinvol``: enough is known for an amount to mean something. ``beslist_hier``: euros a year
    that the questions on this screen decide.
    """

    zinvol: bool
    som: Between
    schaal: float
    landelijk: tuple[Outcome, ...]
    lokaal: tuple[Outcome, ...]
    besparingen: tuple[Saving, ...]
    beslist: tuple[OpenQuestion, ...]
    beslist_hier: float


def found_so_far(talk: Talk, tables: Tables, screen: Screen | None = None) -> Found | None:
    """None where the answers contradict each other: then no amount stands."""
    try:
        now = assess_this_year(talk, tables)
    except ContradictionError:
        return None
    savings = savings_of(mapping_of(talk), tables, talk.peildatum)
    total = now.totaal.meer_per_jaar + worth(savings)
    here = {q.veld for q in screen.questions} if screen else set()
    return Found(
        _enough_known(talk),
        total,
        max(total.hoogst * 1.15, 100.0),
        tuple(o for o in now.uitkomsten if o.soort == "landelijk"),
        tuple(o for o in now.uitkomsten if o.soort != "landelijk"),
        savings,
        tuple(open_questions(talk, now.open_vragen, but=here))[:MOST_STAKES],
        max((s.euro_per_jaar for s in now.open_vragen if s.veld in here), default=0.0),
    )


def open_questions(
    talk: Talk, stakes: tuple[Stake, ...], but: set[str] | None = None
) -> list[OpenQuestion]:
    """The open questions that decide over money, the largest first, one line per screen."""
    lines: dict[str, OpenQuestion] = {}
    for stake in sorted(stakes, key=lambda s: -s.euro_per_jaar):
        if stake.euro_per_jaar >= SMALLEST_STAKE and stake.veld not in (but or set()):
            line = open_question(talk, stake.veld, stake.euro_per_jaar)
            lines.setdefault(line.scherm or line.veld, line)
    return list(lines.values())


def open_question(talk: Talk, veld: str, euro: float = 0.0) -> OpenQuestion:
    """A fact that follows from another answer has its own words and leads to that answer."""
    screen = talk.route.where(veld)
    if screen is not None:
        asked = next(q for q in screen.questions if q.veld == veld)
        return OpenQuestion(veld, asked.vraag, euro, screen.id, _paper(asked))
    asked_there = next((q for path in asked_as(veld) for q in _asked(talk, path)), None)
    if asked_there is None:
        return OpenQuestion(veld, plain_name(veld), euro, None, "")
    screen_id = next(s.id for s in talk.route.all_screens if asked_there in s.questions)
    return OpenQuestion(veld, plain_name(veld), euro, screen_id, _paper(asked_there))


ASKED_AS = {
    "personen": ("huishouden.bewoners",),
    "rol": ("huishouden.bewoners",),
    "vermogen_nu": ("bezit.{id}.geld_op_rekeningen",),
    "netto_inkomen_per_maand": ("personen.{id}.inkomens.", "personen.{id}.inkomenssoorten"),
    "student_studiefinanciering": ("personen.{id}.inkomenssoorten",),
    "inkomens": ("personen.{id}.inkomenssoorten",),
    "maanden_laag_inkomen": ("personen.{id}.laag_inkomen_sinds",),
    "woont_thuis": ("personen.{id}.kind_situatie",),
    "kinderbijslag": ("personen.{id}.kind_situatie",),
    "ontvangt_nu": ("ontvangt_nu.landelijk",),
    "schulden": ("huishouden.achterstanden",),
}
"""Facts that follow from an answer of another name; a path that ends in a point is a beginning."""


def asked_as(veld: str) -> list[str]:
    parts = veld.split(".")
    person = parts[1] if len(parts) > 2 else ""
    return [path.format(id=person) for path in ASKED_AS.get(parts[-1], ())]


def _asked(talk: Talk, path: str) -> list[AskedQuestion]:
    every = (q for screen in talk.route.all_screens for q in screen.questions)
    return [q for q in every if q.veld == path or (path[-1] == "." and q.veld.startswith(path))]


def _paper(asked: AskedQuestion) -> str:
    return asked.bewijs[0].naam if asked.bewijs else ""


def plain_name(veld: str) -> str:
    """A field that no question of this talk asks, in the words of the plan."""
    words = plan_texts().velden.get(general_field(veld))
    return capital(words or veld.rpartition(".")[2].replace("_", " "))


def _enough_known(talk: Talk) -> bool:
    """Whether household, dwelling and income were talked about; before that a range is noise."""
    first = {"huishouden", "woning", "inkomen"}
    return all(p.answered > 0 and p.done for p in talk.route.progress if p.onderwerp in first)
