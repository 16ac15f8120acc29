"""What a tenant reads about what is kept, how long and who sees it; one text for page and docs."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from voorzieningenwijzer.language.said import Said
from voorzieningenwijzer.language.written import mapped
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.strict_yaml import read


@dataclass(frozen=True, slots=True)
class Part:
    kop: str
    zinnen: tuple[str, ...]


@lru_cache(maxsize=1)
def keeping_text() -> tuple[Part, ...]:
    text = shipped("templates", "pages", "bewaren.yaml").read_text("utf-8")
    content: Any = mapped(read(text, ours=True), frozenset(), Said)
    return tuple(Part(one["kop"], tuple(one["zinnen"])) for one in content)


def as_markdown() -> str:
    """What stands in docs/wat-bewaren-we.md."""
    blocks = ["# Wat bewaren we, hoe lang, en wie ziet het?"]
    for part in keeping_text():
        lines = [f"- {one}" for one in part.zinnen] if len(part.zinnen) > 1 else [*part.zinnen]
        blocks.append("\n".join([f"## {part.kop}", "", *lines]))
    return "\n\n".join(blocks) + "\n"
