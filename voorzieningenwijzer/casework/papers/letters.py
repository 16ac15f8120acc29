"""Letters that go with a plan: which this household can use, and one of them filled in.

Nothing of a letter is kept: it is made from the frozen plan and the answers of now. What they do
not hold is a line to write on; a burgerservicenummer always is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.faults import UnknownLetterError
from voorzieningenwijzer.casework.papers.letter_ends import at_home, office, office_of, sign_here
from voorzieningenwijzer.casework.results.judging import mapping_of
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.documents import pdf
from voorzieningenwijzer.documents.papers.letter_paper import Letter, Section, blocks
from voorzieningenwijzer.language.said import capital
from voorzieningenwijzer.plan import Plan
from voorzieningenwijzer.plan.letter_facts import PARTNER, Facts, alone, letter_facts
from voorzieningenwijzer.plan.letters import decided, in_plan, named, offered, worked_out
from voorzieningenwijzer.plan.model import Action
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.fill import fill
from voorzieningenwijzer.plan.wording.letter_texts import (
    OBJECTION,
    LetterPart,
    LetterText,
    LetterWords,
    OwnForm,
    labels,
    letter_texts,
)
from voorzieningenwijzer.plan.wording.text_loading import plan_texts


@dataclass(frozen=True, slots=True)
class Asked:
    """Which letter: of a kind, or an objection about a scheme with the day of the decision."""

    brief: str
    regeling: str = ""
    besluit: date | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    id: str
    naam: str

    @property
    def pair(self) -> tuple[str, str]:
        return self.id, self.naam


def letters_of(plan: Plan) -> list[Choice]:
    return [Choice(text.brief, text.naam) for text in offered(plan)]


def objections_of(desk: Desk, plan: Plan) -> list[Choice]:
    """Any scheme that an office decides about, those of the plan first."""
    names = local_names(desk)
    return [Choice(scheme, capital(named(scheme, names))) for scheme in decided(plan)]


def local_names(desk: Desk) -> dict[str, str]:
    """What each local scheme is called inside a sentence."""
    return {
        scheme.id: (scheme.lokaal.tekst.naam if scheme.lokaal else "") or scheme.naam
        for scheme in desk.tables.schemes()
    }


def print_letter(desk: Desk, talk: Talk, plan: Plan, asked: Asked, now: datetime) -> bytes:
    """Raises UnknownLetterError for a letter that does not go with this plan."""
    paper = pdf.render(
        blocks(letter_of(plan, mapping_of(talk), asked, now.date(), local_names(desk)))
    )
    if talk.case.bewaard:
        with desk.store.write() as session:
            session.audit.add("brief_gemaakt", now, talk.case.id)
    return paper


def letter_of(
    plan: Plan, mapping: Mapping[str, Any], asked: Asked, day: date, names: Mapping[str, str]
) -> Letter:
    """Dated with ``day``. Raises UnknownLetterError."""
    text = _text(plan, asked)
    say, action = LetterWords(), _action(plan, text, asked)
    facts = letter_facts(mapping, plan.naam, day)
    if asked.besluit is not None:
        facts["dag_besluit"] = day_text(asked.besluit)
    values = {"regeling": named(asked.regeling, names)} if asked.regeling else {}
    to = office(plan, text, action, mapping) or office_of(plan, asked.regeling)
    form = text.own_form(plan.gemeente)
    own_form = () if form is OwnForm.NEE else (say(f"formulier_{form}"),)
    schemes = [(capital(named(one, names)), one in in_plan(plan)) for one in text.samen]
    lines = worked_out(plan, asked.regeling or _first(text)) if text.uitleg else ()
    coach = capital(plan.coach) if plan.coach else say("een_coach")
    computed = say("uitgerekend_zin", coach=coach, dag=day_text(plan.peildatum))
    return Letter(
        onderwerp=fill(text.onderwerp, values),
        aan=to,
        dag=day,
        voorbeeld=plan.voorbeeld,
        begin=tuple(fill(one, values) for one in text.begin) + own_form,
        delen=tuple(_section(part, facts, alone(mapping), schemes) for part in text.delen),
        uitgerekend=(computed, lines),
        vragen=action.vraag_na if action and text.vragen else (),
        papieren=_papers(plan, text, action),
        eind=tuple(fill(one, values) for one in text.eind),
        handtekeningen=sign_here(plan, text, alone(mapping)),
        zelf=at_home(plan, text, action, to, asked.regeling, asked.besluit),
    )


def _text(plan: Plan, asked: Asked) -> LetterText:
    text = letter_texts().get(asked.brief)
    if text is None:
        raise UnknownLetterError
    objects = asked.brief == OBJECTION
    if not (asked.regeling in decided(plan) if objects else text in offered(plan)):
        raise UnknownLetterError
    return text


def _first(text: LetterText) -> str:
    return text.regelingen[0] if text.regelingen else ""


def _action(plan: Plan, text: LetterText, asked: Asked) -> Action | None:
    """What the plan says to do about it."""
    schemes = {asked.regeling} if asked.regeling else set(text.regelingen)
    return next(
        (a for a in plan.acties if (a.regeling and a.regeling in schemes) or a.id in text.acties),
        None,
    )


def _section(
    part: LetterPart, facts: Facts, no_partner: bool, schemes: list[tuple[str, bool]]
) -> Section:
    """``schemes``: those of a letter about more of them, with whether this plan asks for it."""
    shown = [f for f in part.velden if not (no_partner and f.startswith(PARTNER))]
    choices = [(one, False, False) for one in part.keuzes]
    if part.keuze_schrijf:
        choices.append((part.keuze_schrijf, False, True))
    if part.regelingen:
        choices += [(name, ticked, False) for name, ticked in schemes]
    return Section(
        kop=part.kop,
        zin=part.zin,
        lijnen=tuple((labels()[name], facts.get(name, "")) for name in shown),
        keuzes=tuple(choices),
        punten=part.punten,
        schrijf=part.schrijf,
    )


def _papers(plan: Plan, text: LetterText, action: Action | None) -> tuple[str, ...]:
    known = plan_texts().papieren
    if text.brief == OBJECTION:
        return ()
    names = text.bewijs or (action.papieren if action else ())
    wanted = [name for name in names if name in known and name != "digid"]
    return tuple(f"{known[name].naam}, {known[name].erbij}" for name in wanted)
