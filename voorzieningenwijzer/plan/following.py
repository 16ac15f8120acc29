"""What there is to follow up in a kept plan: its steps, what comes by itself, when to call.

The plan stays as it is; here stands only what was expected of each step and by when.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.plan.deadlines import Deadline
from voorzieningenwijzer.plan.model import Action, Kind, Plan
from voorzieningenwijzer.plan.wording.fill import placeholders
from voorzieningenwijzer.plan.wording.following_words import Sort, following_words
from voorzieningenwijzer.plan.wording.text_loading import plan_texts

IN_A_YEAR = {"maand": 12, "kwartaal": 4, "jaar": 1}
"""How often an amount of this period comes in a year; once is not in it."""

BY_ITSELF = ".vanzelf"
CALL = "bellen."
_OBJECTION = ("bezwaar_", "beroep_")
_DECISION = "_besluit"
_SORTS = {
    Kind.AANVRAGEN: Sort.GEWOON,
    Kind.MELDEN: Sort.MELDEN,
    Kind.BESPAREN: Sort.BESPAREN,
    Kind.DRINGEND: Sort.DOEN,
    Kind.HUISWERK: Sort.DOEN,
}


@dataclass(frozen=True, slots=True)
class Amount:
    """Cents for each ``period``; ``hoogst`` is filled only where the plan gave a range."""

    minst: int
    period: str
    hoogst: int | None = None

    @property
    def known(self) -> bool:
        return self.hoogst is None

    @property
    def minst_per_year(self) -> int | None:
        """None for what comes once."""
        times = IN_A_YEAR.get(self.period)
        return None if times is None else self.minst * times


@dataclass(frozen=True, slots=True)
class Step:
    """``te_veel``: what is expected is not money that comes but too much that stops."""

    id: str
    sort: Sort
    titel: str
    regeling: str
    voor: date | None = None
    voor_tekst: str = ""
    verwacht: Amount | None = None
    te_veel: bool = False


def steps_of(plan: Plan) -> tuple[Step, ...]:
    """Every action in its order, what comes by itself, and the calls."""
    return (*map(_action, plan.acties), *_by_itself(plan), *_calls(plan))


def _action(action: Action) -> Step:
    return Step(
        id=action.id,
        sort=_sort(action),
        titel=action.titel,
        regeling=action.regeling,
        voor=action.voor,
        voor_tekst=action.voor_tekst if action.voor else "",
        verwacht=expected(action),
        te_veel=action.te_veel_per_maand is not None,
    )


def _sort(action: Action) -> Sort:
    if action.soort is Kind.NAGAAN:
        asked_for = action.id.endswith(".nagaan") and bool(action.regeling)
        return Sort.GEWOON if asked_for else Sort.DOEN
    if action.soort is Kind.MELDEN and not action.regeling:
        return Sort.DOEN
    return _SORTS[action.soort]


def expected(action: Action) -> Amount | None:
    """As it is paid; None where the plan named no amount."""
    if action.te_veel_per_maand is not None:
        return Amount(action.te_veel_per_maand, "maand")
    if action.per_kwartaal is not None:
        return Amount(action.per_kwartaal, "kwartaal", action.per_kwartaal_hoogst)
    if action.soort is not Kind.BESPAREN and action.per_maand is not None:
        return Amount(action.per_maand, "maand", action.per_maand_hoogst)
    if action.per_jaar is not None:
        return Amount(action.per_jaar, "jaar", action.per_jaar_hoogst)
    return None if action.eenmalig is None else Amount(action.eenmalig, "eenmalig")


def _by_itself(plan: Plan) -> Iterator[Step]:
    for note in plan.komt_vanzelf:
        yield Step(f"{note.id}{BY_ITSELF}", Sort.VANZELF, note.kop, note.id)


def _calls(plan: Plan) -> Iterator[Step]:
    for name, call in following_words().bellen.items():
        day = call.termijn.day(plan.peildatum, plan.jaar) if call.termijn else None
        yield Step(f"{CALL}{name}", Sort.BELLEN, call.wat, "", voor=day)


def objection_term(step: Step, own_words: str | None = None) -> Deadline | None:
    """How long one may object to a refusal, as the plan says it itself ("als het nee is").

    ``own_words``: of a local scheme; None where it has none of its own. None: it is not known, and
    the day on the letter is the only one.
    """
    words = _if_no(step) if own_words is None else own_words
    return _term_in([words], lambda name: name.startswith(_OBJECTION))


def decision_term(step: Step) -> Deadline | None:
    """Within what time a decision comes after asking, as the plan says it; None: it is not said."""
    scheme = plan_texts().regelingen.get(step.regeling)
    return _term_in(scheme.aanvragen.verwacht if scheme else (), lambda n: n.endswith(_DECISION))


def _term_in(sentences: Iterable[str], wanted: Callable[[str], bool]) -> Deadline | None:
    named = {name for sentence in sentences for name in placeholders(sentence)}
    terms = sorted(name.removeprefix("termijn.") for name in named)
    found = next((term for term in terms if wanted(term)), None)
    return None if found is None else plan_texts().termijnen.get(found)


def _if_no(step: Step) -> str:
    texts = plan_texts()
    if step.regeling in texts.regelingen:
        return texts.regelingen[step.regeling].aanvragen.als_nee
    group, _, name = step.id.partition(".")
    if group == "schuld":
        known = texts.adviezen.get(name)
        return known.als_nee if known else ""
    if group == "vorig_jaar":
        return texts.adviezen["regeling_vorig_jaar"].als_nee
    return ""
