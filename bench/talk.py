"""From sending an answer to having the next page: saved on disk, ranges counted, page drawn.

The talks are the stories in tests/examples/interviews, typed into a new dossier over HTTP; a
question that a story leaves out is answered with "weet ik niet".
"""

import re
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

from bench.figures import Figure, percentile
from bench.server import ROOT, Form, Forms, Visitor, running

GOAL_MS = 50.0
MOST_SCREENS = 80
TYPING = 4.0
"""Seconds that a passphrase takes at least; meanwhile the program makes its pages ready."""
STORIES = ROOT / "tests" / "examples" / "interviews"
SCREEN = re.compile(r"/gesprek/[^/]+/vraag/")
Typed = dict[str, list[str]]


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder, running(Path(folder), "--demo") as (port, _began):
        visitor = Visitor(port)
        unlock(visitor)
        taken = {path.stem: talk(visitor, path) for path in sorted(STORIES.glob("*.yaml"))}
    everything = [seconds for talked in taken.values() for seconds in talked]
    slowest = max(taken, key=lambda name: percentile(taken[name], 0.95))
    return [
        told("Antwoord tot volgende bladzijde", everything),
        told(f"  traagste verhaal: {slowest}", taken[slowest]),
    ]


def told(what: str, seconds: list[float]) -> Figure:
    middle, longest = 1000 * percentile(seconds, 0.5), 1000 * max(seconds)
    remark = f"p95 van {len(seconds)}; mediaan {middle:.0f}, langste {longest:.0f}"
    return Figure(what, 1000 * percentile(seconds, 0.95), "ms", GOAL_MS, remark)


def unlock(visitor: Visitor) -> None:
    """With the pass phrase that the demonstration shows on its own door."""
    from voorzieningenwijzer.casework.desk import DEMO_PASSPHRASE

    door = Forms(visitor.get("/")).found
    form = next(form for form in door if "wachtzin" in form.names)
    time.sleep(TYPING)
    visitor.send(form, {"wachtzin": [DEMO_PASSPHRASE]})


def typed_by(story: Path) -> Typed:
    """The answers of a story by the name of the field that they are typed into."""
    read = yaml.load(story.read_text("utf-8"), yaml.BaseLoader)
    typed: Typed = {}
    for name, given in read["antwoorden"].items():
        parts: dict[str, Any] = given if isinstance(given, dict) else {"": given}
        for part, value in parts.items():
            field = f"{name}.{part}" if part else name
            typed[field] = value if isinstance(value, list) else [value]
    return typed


def talk(visitor: Visitor, story: Path) -> list[float]:
    """Seconds per screen, from a new dossier to the end of the talk."""
    typed = typed_by(story)
    named = next(f for f in Forms(visitor.get("/dossiers/nieuw")).found if "naam" in f.names)
    asked = Forms(visitor.send(named, {"naam": [f"Voorbeeld {story.stem}"]})).found
    page = visitor.send(next(f for f in asked if ("keuze", "ja") in f.options), {"keuze": ["ja"]})
    taken: list[float] = []
    while (form := question_form(page := agreed(visitor, page))) is not None:
        if len(taken) == MOST_SCREENS:
            raise RuntimeError(f"{story.stem} komt niet aan het eind:\n{visitor.address}")
        filled = {name: typed[name] for name in form.names if name in typed}
        began = time.perf_counter()
        page = visitor.send(form, filled or {"weet_niet": ["1"]})
        taken.append(time.perf_counter() - began)
        if visitor.status == 422 and (form := question_form(page)) is not None:
            page = visitor.send(form, confirmed(form) or {"weet_niet": ["1"]})
    return taken


def agreed(visitor: Visitor, page: str) -> str:
    """Every other adult says yes as soon as that is asked."""
    asked = next((f for f in Forms(page).found if ("keuze", "ja") in f.options), None)
    return page if asked is None else agreed(visitor, visitor.send(asked, {"keuze": ["ja"]}))


def question_form(page: str) -> Form | None:
    posts = (form for form in Forms(page).found if form.method == "post")
    return next((form for form in posts if SCREEN.search(form.action)), None)


def confirmed(form: Form) -> Typed:
    """A yes to every "klopt dit?" on the page."""
    return {name: [value] for name, value in form.options if name.endswith(".klopt")}
