"""Following up one dossier: what became of each step of the plan, on one page and in one form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.plan import FrozenJsonError, Plan
from voorzieningenwijzer.plan.deadlines import Deadline
from voorzieningenwijzer.plan.following import Amount, Step, objection_term, steps_of
from voorzieningenwijzer.plan.realised import Result
from voorzieningenwijzer.plan.wording.following_words import Sort, State, following_words
from voorzieningenwijzer.storage import FollowUpLine, NewFollowUp, NoFollowUpError
from voorzieningenwijzer.storage.session import Session

CHANGED_ELSEWHERE = said("Dit is intussen in een ander venster veranderd. Kijk wat er nu staat.")


@dataclass(frozen=True, slots=True)
class Followed:
    """One step with every line about it, oldest first; ``bezwaar``: the term, where it is known."""

    step: Step
    lines: tuple[FollowUpLine, ...]
    bezwaar: Deadline | None

    @property
    def last(self) -> FollowUpLine | None:
        return self.lines[-1] if self.lines else None

    @property
    def state(self) -> State:
        return State(self.last.said.state) if self.last else State.TE_DOEN

    @property
    def result(self) -> Result:
        said = self.last.said if self.last else None
        came = said is not None and said.amount is not None
        got = Amount(said.amount or 0, said.period) if said and came else None
        return Result(self.step, self.state, got)

    @property
    def takes_amount(self) -> bool:
        """Whether money belongs to it: not to a call, or to something to look up."""
        return self.step.sort not in {Sort.DOEN, Sort.BELLEN}

    @property
    def last_day(self) -> date | None:
        """Of what this state waits for; what was written down goes before what a term says.

        To do: the day of the plan. Refused: of an objection. Granted: when it is looked at again.
        None: nobody knows, or nothing is waited for.
        """
        if self.last is None or self.state is State.TE_DOEN:
            return self.step.voor
        said = self.last.said
        term = self._term()
        if said.last_day is not None or term is None or said.letter_on is None:
            return said.last_day
        return term.day(said.letter_on, said.letter_on.year)

    def _term(self) -> Deadline | None:
        if self.state is State.AFGEWEZEN:
            return self.bezwaar
        moment = following_words().hercontrole.get(self.step.regeling)
        return moment.termijn if moment and self.state is State.TOEGEKEND else None


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    """``earlier``: steps of an earlier plan of the same year that are no longer in the newest."""

    edition: int
    plan: Plan
    steps: tuple[Followed, ...]
    earlier: tuple[Followed, ...]

    @property
    def results(self) -> tuple[Result, ...]:
        """Of every step with money in it; also of what came without an expected amount."""
        found = (one.result for one in (*self.steps, *self.earlier))
        return tuple(
            one for one in found if one.step.verwacht or one.gekregen or one.amount_unknown
        )

    def edition_of(self, known: Followed) -> int:
        """Of an earlier plan's step that of the plan in which it stood."""
        older = known.last if known in self.earlier else None
        return older.said.edition if older else self.edition

    def find(self, step: str) -> Followed | None:
        return next((one for one in (*self.steps, *self.earlier) if one.step.id == step), None)


@dataclass(frozen=True, slots=True)
class Said:
    """What the form says of one step; ``seen``: the number of the line that it showed, 0 for none.

    The edition of ``line`` is that of the plan on the page.
    """

    line: NewFollowUp
    seen: int


def follow_up_page(desk: Desk, dossier: str) -> FollowUpPage:
    """DeskError where nothing may be kept, or where there is no plan."""
    words = words_of_schemes(desk)
    with desk.store.read() as session:
        return page_in(session, dossier, words)


def page_in(session: Session, dossier: str, own_words: Mapping[str, str]) -> FollowUpPage:
    """``own_words``: of each local scheme what it says about a refusal."""
    try:
        session.follow_ups.require(dossier)
    except NoFollowUpError as problem:
        raise DeskError(str(problem)) from problem
    editions = session.plans.editions(dossier)
    if not editions:
        raise DeskError(said("Er is nog geen plan. Dat maakt u bij de uitkomst."))
    lines = [line for line in session.follow_ups.lines(dossier) if line.said.state in set(State)]
    wanted = {line.said.edition for line in lines} | {editions[0].edition}
    try:
        plans = {
            one.edition: Plan.from_json(session.plans.content(one.id))
            for one in editions
            if one.edition in wanted
        }
    except FrozenJsonError as problem:
        raise DeskError(said("Dit plan is niet te lezen. Maak een nieuw plan.")) from problem
    return _page(own_words, editions[0].edition, plans, lines)


def _page(
    own_words: Mapping[str, str],
    newest: int,
    plans: Mapping[int, Plan],
    lines: Iterable[FollowUpLine],
) -> FollowUpPage:
    plan = plans[newest]
    about: dict[str, list[FollowUpLine]] = {}
    for line in lines:
        if plans[line.said.edition].jaar == plan.jaar:
            about.setdefault(line.said.step, []).append(line)

    def followed(step: Step) -> Followed:
        term = objection_term(step, own_words.get(step.regeling))
        return Followed(step, tuple(about.get(step.id, ())), term)

    steps = {step.id: step for step in steps_of(plan)}
    before = {
        step.id: step
        for edition in sorted(plans)
        for step in steps_of(plans[edition])
        if step.id in about and step.id not in steps
    }
    return FollowUpPage(
        newest, plan, tuple(map(followed, steps.values())), tuple(map(followed, before.values()))
    )


def words_of_schemes(desk: Desk) -> dict[str, str]:
    """Of each local scheme what it says about a refusal, in its own document."""
    return {
        scheme.id: scheme.lokaal.tekst.als_nee
        for scheme in desk.tables.schemes()
        if scheme.lokaal is not None
    }


def keep_follow_up(desk: Desk, dossier: str, said: Iterable[Said], now: datetime) -> dict[str, str]:
    """Keep what changed; what cannot be kept comes back as a sentence per step.

    A step that this form did not touch is left alone, also when another window changed it since.
    """
    errors: dict[str, str] = {}
    words = words_of_schemes(desk)
    with desk.writing(), desk.store.write() as session:
        page = page_in(session, dossier, words)
        new = []
        for one in said:
            known = page.find(one.line.step)
            if known is None:
                continue
            line = replace(one.line, edition=page.edition_of(known))
            if not touched(known, line, one.seen):
                continue
            if known.last is not None and known.last.id != one.seen:
                errors[line.step] = CHANGED_ELSEWHERE
                continue
            new.append(line)
        if new:
            session.follow_ups.append(dossier, new, now)
            session.audit.add("opvolging_bijgewerkt", now, dossier)
    return errors


def touched(known: Followed, line: NewFollowUp, seen: int) -> bool:
    """Whether the form says something else than what it showed and than what stands there now."""
    shown = next((old.said for old in known.lines if old.id == seen), None)
    now = known.last.said if known.last else None
    untouched = NewFollowUp(line.edition, line.step, State.TE_DOEN)
    return all(replace(old or untouched, edition=line.edition) != line for old in (shown, now))
