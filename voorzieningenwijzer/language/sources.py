"""Where the texts stand: every sentence that the program can show, with its place.

For whoever translates and for the checks on language; the running program does not need it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from voorzieningenwijzer.language import written
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.strict_yaml import read

_PACKAGE = Path(__file__).resolve().parent.parent
_NOT_SAID = {"brieven", "gemeente", "pages", "taal"}
"""Letters (an office reads them), example schemes, pages (read apart), lists about language."""
_KEYWORDS = {"_": None, "gettext": None, "said": None, "ngettext": (1, 2)} | dict.fromkeys(
    ("Step", "Toets"), (1,)
)


@dataclass(frozen=True, slots=True)
class Text:
    """``more``: the plural of a text that counts something; empty for others."""

    dutch: str
    place: str
    more: str = ""


def every_text() -> Iterator[Text]:
    """All texts: questions, plan, local schemes, pages and program; the same one may come twice."""
    yield from questionnaire_texts()
    yield from plan_texts()
    yield from scheme_texts()
    yield from page_texts()
    yield from program_texts()


def questionnaire_texts() -> Iterator[Text]:
    for path in _files("questionnaires", "*.yaml"):
        yield from _of_yaml(path, _data(path), written.QUESTIONS)


def plan_texts() -> Iterator[Text]:
    for path in _files("templates", "*/**/*.yaml"):
        if path.relative_to(shipped("templates")).parts[0] in _NOT_SAID:
            continue
        data = _data(path)
        yield from _of_yaml(path, data, written.plan_keys(data))


def letter_texts() -> Iterator[Text]:
    """What a tenant signs, and the papers beside the plan."""
    folders = ("templates/brieven", "templates/papier")
    for path in (path for folder in folders for path in _files(folder, "*.yaml")):
        yield from _of_yaml(path, _data(path), written.LETTERS)


def scheme_texts() -> Iterator[Text]:
    for path in _files("tariffs/lokaal", "*/*.yaml"):
        data = _data(path)
        own = {name: data.get(name) for name in ("tekst", "nog_te_vragen")}
        yield from _of_yaml(path, own, written.SCHEMES)
        terms = data.get("termijnen") or {}
        yield from _of_yaml(path, [term.get("tekst") for term in terms.values()], written.SCHEMES)


def page_texts() -> Iterator[Text]:
    for path in _files("templates/pages", "*.html"):
        options = {"silent": "false", "trimmed": "true"}
        yield from _of_code(path, "jinja2.ext:babel_extract", options)
    for path in _files("templates/pages", "*.txt"):
        for line in path.read_text("utf-8").splitlines():
            yield Text(line, path.name)
    for path in _files("templates/pages", "*.yaml"):
        yield from _of_yaml(path, _data(path), frozenset({"id", "formaat"}))


def program_texts() -> Iterator[Text]:
    for path in sorted(_PACKAGE.rglob("*.py")):
        yield from _of_code(path, "python", {})


def _files(folder: str, pattern: str) -> Iterable[Path]:
    return sorted(shipped(*folder.split("/")).glob(pattern))


def _data(path: Path) -> Any:
    return read(path.read_text("utf-8"), ours=True)


def _of_yaml(path: Path, data: Any, keys: written.Keys) -> Iterator[Text]:
    place = f"{path.parent.name}/{path.name}"
    yield from (Text(text, place) for text in written.texts(data, keys))


def _of_code(path: Path, method: str, options: dict[str, str]) -> Iterator[Text]:
    inside = path.is_relative_to(_PACKAGE) and path.suffix == ".py"
    place = path.relative_to(_PACKAGE).as_posix() if inside else f"{path.parent.name}/{path.name}"
    for one, more in _extracted(path.read_bytes(), method, tuple(options.items())):
        yield Text(one, place, more)


@cache
def _extracted(
    source: bytes, method: str, options: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """Each text with its plural. Every word of a source is looked at: once is enough."""
    from babel.messages.extract import extract

    found = extract(method, BytesIO(source), _KEYWORDS, (), dict(options))
    texts = (message for _, message, _, _ in found)
    return tuple((t, "") if isinstance(t, str) else (t[0], t[1]) for t in texts)
