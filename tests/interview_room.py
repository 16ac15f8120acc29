"""Helpers of the interview tests: a whole talk from what is typed, screen by screen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from voorzieningenwijzer.interview.answers import Answers
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.interview.form import Given, read_answers
from voorzieningenwijzer.interview.loading import load_questionnaire
from voorzieningenwijzer.interview.questionnaire import Soort
from voorzieningenwijzer.interview.route import AskedQuestion, Route, Screen
from voorzieningenwijzer.interview.walk import walk
from voorzieningenwijzer.strict_yaml import read
from voorzieningenwijzer.tables import Tables

STORIES = sorted((Path(__file__).parent / "examples" / "interviews").glob("*.yaml"))
Typed = Mapping[str, Any]


@dataclass
class Talk:
    """One talk as it goes: fill in a screen, look at the route."""

    context: Context
    answers: Answers = field(default_factory=Answers)
    lijst: str = "huisbezoek"

    @classmethod
    def on(cls, day: date, lijst: str = "huisbezoek") -> "Talk":
        return cls(Context.on(day, Tables.shipped()), lijst=lijst)

    @property
    def route(self) -> Route:
        return walk(load_questionnaire(self.lijst), self.answers, self.context)

    def give(self, form: Typed, screen: Screen | None = None, **options: Any) -> Given:
        """Post a form on the next screen, or on ``screen``, and keep what was understood."""
        target = screen or self.route.next
        assert target is not None
        given = read_answers(
            target, form, self.answers, self.context, "2026-09-15T10:00", **options
        )
        self.answers = self.answers.adding(given.answers)
        return given

    def say(self, **typed: Any) -> Given:
        """Post on the screen that asks the one question; names with ``__`` for ``-``."""
        named = {name.replace("__", "-"): value for name, value in typed.items()}
        wanted = next(iter(named))
        screen = next(
            s for s in self.route.all_screens if any(q.name == wanted for q in s.questions)
        )
        return self.give(form_of(screen, named), screen, skip_empty=True)


def form_of(screen: Screen, typed: Typed) -> dict[str, Any]:
    """The form that a browser would post for what is typed on this screen."""
    form: dict[str, Any] = {}
    for question in screen.questions:
        value = typed.get(question.name)
        if isinstance(value, dict):
            form |= {f"{question.name}.{k}" if k else question.name: v for k, v in value.items()}
        elif isinstance(value, bool):
            form[question.name] = "ja" if value else "nee"
        elif value is not None:
            form[question.name] = value if isinstance(value, list) else str(value)
    if not form:
        form["weet_niet"] = "1"
    return form


def whole_talk(story: Typed, lijst: str = "huisbezoek") -> tuple[Talk, list[str]]:
    """Answers screen after screen until there is no next; gives the screens met, in order."""
    talk, met = Talk.on(story["peildatum"], lijst), []
    unused = set(story["antwoorden"])
    for _ in range(200):
        screen = talk.route.next
        if screen is None:
            assert not unused, f"niet gevraagd: {sorted(unused)}"
            return talk, list(dict.fromkeys(met))
        met.append(screen.id)
        given = talk.give(form_of(screen, story["antwoorden"]))
        assert given.complete, (screen.id, given.errors, given.confirm)
        unused -= {q.name for q in screen.questions}
    raise AssertionError(f"het gesprek houdt niet op bij {met[-3:]}")


def stories() -> Iterator[Any]:
    for path in STORIES:
        yield read(path.read_text("utf-8"))


def anything(question: AskedQuestion) -> dict[str, Any]:
    """A plain valid answer to any question, as typed."""
    name = question.name
    match question.soort:
        case Soort.JA_NEE:
            return {name: "ja"}
        case Soort.KEUZE | Soort.MEER:
            return {name: question.keuzes[0].waarde}
        case Soort.DATUM | Soort.MAAND:
            return {name: "1-3-2026"}
        case Soort.POSTCODE:
            return {name: "7741"}
        case Soort.TEKST:
            return {name: "woorden"}
        case Soort.AANTAL:
            return {name: "1"}
        case _:
            sides = {f"{name}.{s.id}": "weet_niet" for s in question.erbij}
            return {
                name: "1",
                f"{name}.per": question.perioden[0].waarde if question.perioden else "",
                **sides,
            }
