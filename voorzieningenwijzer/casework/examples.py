"""Example dossiers for the demonstration: made by answering the questionnaire, as a coach would.

What the people of the examples say stands in ``voorbeelden.yaml``; a question without an answer
there is answered with "weet ik niet". Nothing is put in by another way.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

from voorzieningenwijzer.casework import dossiers
from voorzieningenwijzer.casework.desk import DEMO_PASSPHRASE, Desk
from voorzieningenwijzer.casework.example_follow_up import begin, follow
from voorzieningenwijzer.casework.example_year import fill_counts
from voorzieningenwijzer.casework.offers.typed import add_offer
from voorzieningenwijzer.casework.papers.plans import keep_plan
from voorzieningenwijzer.casework.settings import Settings, keep_settings
from voorzieningenwijzer.casework.talking.cases import Case, QuickCase
from voorzieningenwijzer.casework.talking.consent import agree, others
from voorzieningenwijzer.casework.talking.talk import Talk, open_talk, save
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.interview.route import AskedQuestion, Screen
from voorzieningenwijzer.strict_yaml import read

DEMO_COACH = Settings(
    coach="Ria Voorbeeld",
    organisatie="Welzijn Voorbeeld",
    telefoon="0500 000 000",
    bereikbaar="maandag tot en met donderdag, 9 tot 12 uur",
)

Said = Mapping[str, Any]
"""Per form name: a text, a list of ticks, or a map of parts ("" is the input itself)."""


class ExampleError(ValueError):
    """An example that the questionnaire does not take; the text names screen and reason."""


@lru_cache(maxsize=1)
def _content() -> dict[str, tuple[dict[str, Any], ...]]:
    text = files("voorzieningenwijzer.casework").joinpath("voorbeelden.yaml").read_text("utf-8")
    content: Any = read(text, ours=True)
    return {name: tuple(content[name]) for name in ("voorbeelden", "opgevolgd")}


def examples() -> tuple[dict[str, Any], ...]:
    return _content()["voorbeelden"]


def followed() -> tuple[dict[str, Any], ...]:
    """Those whose plan was made some time ago; each says what ``examples`` one said."""
    return _content()["opgevolgd"]


def fill_demo(desk: Desk, now: datetime, *, later: bool = True) -> None:
    """Make the demonstration's data folder at its first start; locked afterwards.

    ``later``: also dossiers that are followed up, and a counted year.
    """
    if desk.exists:
        return
    desk.create(DEMO_COACH.coach, DEMO_PASSPHRASE, now)
    keep_settings(desk.store, DEMO_COACH)
    for example in examples():
        add_example(desk, example, now)
    if later:
        _fill_later(desk, now)
    desk.lock()


def _fill_later(desk: Desk, now: datetime) -> None:
    for example in followed():
        same = next(one for one in examples() if one["naam"] == example["als"])
        dossier = add_example(desk, {**same, "naam": example["naam"]}, begin(example, now))
        follow(desk, dossier, example, now)
    fill_counts(desk.counts.store, now)


def add_example(desk: Desk, example: Mapping[str, Any], now: datetime) -> str:
    """One dossier, finished or not, with its plan where it has one; its id."""
    said = QuickCase()
    answer_all(desk, said, example["antwoorden"], now, until=example.get("tot"))
    for soort, offers in example.get("aanbod", {}).items():
        for offer in offers:
            typed = {"datum": f"{now:%d-%m-%Y}", **{k: str(v) for k, v in offer.items()}}
            if errors := add_offer(said, soort, typed, now.date(), now.isoformat()):
                raise ExampleError(f"{example['naam']}, aanbod: {errors}")
    dossier = dossiers.create(desk.store, example["naam"], now)
    agree(desk.store, dossier, now)
    for person in others(talk_of(desk, said, now).route.household, now.date()):
        agree(desk.store, dossier, now, person)
    case = desk.case(dossier)
    case.append([*said.lines(), *said.offer_lines()])
    if example.get("plan"):
        keep_plan(desk, talk_of(desk, case, now), now)
    return dossier


def talk_of(desk: Desk, case: Case, now: datetime) -> Talk:
    return open_talk(case, desk.questionnaire, Context.on(now.date(), desk.tables))


def answer_all(desk: Desk, case: Case, said: Said, now: datetime, until: str | None = None) -> Talk:
    """Answer screen after screen, up to the screen ``until``; raises ExampleError."""
    talk = talk_of(desk, case, now)
    while (screen := talk.route.next) is not None and screen.id != until:
        saved = save(talk, screen, form_of(screen, said), now.isoformat())
        if not saved.given.complete:
            wrong = {**saved.given.errors, **saved.given.confirm}
            raise ExampleError(f"{case.naam}, scherm {screen.id}: {wrong}")
        talk = saved.talk
    return talk


def form_of(screen: Screen, said: Said) -> dict[str, list[str]]:
    """What a browser would post for this screen."""
    form: dict[str, list[str]] = {}
    for question in screen.questions:
        form |= _fields(question, said.get(question.name))
    return form


def _fields(question: AskedQuestion, value: Any) -> dict[str, list[str]]:
    name = question.name
    if value is None:
        return {f"{name}.weet_niet": ["1"]}
    if isinstance(value, list):
        return {name: [str(one) for one in value]}
    if not isinstance(value, dict):
        return {name: [str(value)], f"{name}.klopt": [str(value)]}
    parts = {part: [str(one)] for part, one in value.items()}
    return {f"{name}.{part}".removesuffix("."): texts for part, texts in parts.items()}
