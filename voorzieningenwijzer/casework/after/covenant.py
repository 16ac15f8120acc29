"""The covenant as settings: kept with the counts, and a proposal to begin with."""

import re
import unicodedata
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.statistics import Area, Covenant, Organisation
from voorzieningenwijzer.strict_yaml import read

PARTS = "="
"""On the line of an area that is made of others: name = one, other."""


def covenant_of(desk: Desk) -> Covenant:
    """DeskError when the counts do not open."""
    return desk.counts.store.covenant()


def keep_covenant(desk: Desk, covenant: Covenant) -> None:
    desk.counts.store.keep_covenant(covenant)


def proposal() -> Covenant:
    text = files("voorzieningenwijzer.casework.after").joinpath("convenant.yaml").read_text("utf-8")
    given: Any = read(text, ours=True)
    return Covenant(
        gemeente=given["gemeente"],
        organisaties=tuple(Organisation(**one) for one in given["organisaties"]),
        gebieden=areas_of(given["gebieden"]),
        doel_per_jaar=given["doel_per_jaar"],
    )


def code_of(name: str) -> str:
    """``De Loo`` -> ``de_loo``: what stands in an event."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:60]


def areas_of(lines: Iterable[str]) -> tuple[Area, ...]:
    """One to a line; ValueError with a sentence for a part that is no line itself."""
    found: dict[str, Area] = {}
    for line in lines:
        name, _, parts = (part.strip() for part in line.partition(PARTS))
        code = code_of(name)
        if code and code not in found:
            found[code] = Area(code, name, tuple(code_of(one) for one in parts.split(",") if one))
    for area in found.values():
        for part in area.delen:
            if part not in found or found[part].delen or part == area.id:
                raise ValueError(
                    said("{gebied}: {deel} is geen eigen regel.", gebied=area.naam, deel=part)
                )
    return tuple(found.values())


def area_lines(areas: Iterable[Area]) -> list[str]:
    known = {area.id: area.naam for area in areas}
    return [
        f"{area.naam} {PARTS} {', '.join(known.get(one, one) for one in area.delen)}"
        if area.delen
        else area.naam
        for area in areas
    ]
