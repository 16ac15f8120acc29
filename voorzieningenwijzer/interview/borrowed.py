"""A questionnaire that takes questions from another: same id, same field, nothing asked twice.

A row with ``uit`` is the row of that name in the questionnaire named by ``basis``, with other words
where it says so. ``vast`` fixes the choices beside an amount, which are then not asked.
"""

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any

from voorzieningenwijzer.interview.questionnaire import QuestionnaireError

_NAMED = frozenset({"bron", "schuld", "regeling"})
_OTHER_WORDS = frozenset(
    {"uit", "onderwerp", "scherm", "vraag", "vraag_partner", "hulp", "waarom", "inleiding", "vast"}
)
_TAKEN_OVER = ("perioden", "erbij")


def borrowing(data: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """The questionnaire as one that stands on its own."""
    known = {row["id"]: row for row in base["vragen"]}
    rows = [_row(row, known) for row in data["vragen"]]
    screens = {row["id"] for row in data["schermen"]}
    used = {row.get("scherm", row["id"]) for row in rows}
    shared = [s for s in base["schermen"] if s["id"] in used and s["id"] not in screens]
    return {
        **{key: value for key, value in data.items() if key != "basis"},
        **{key: base[key] for key in _TAKEN_OVER},
        "woorden": _words(rows, base["woorden"]),
        "schermen": [*data["schermen"], *shared],
        "vragen": rows,
    }


def places_of(paper: Mapping[str, Any], asked: Iterable[str]) -> dict[str, Any]:
    """A paper with only the places of questions that are asked here."""
    ids = frozenset(asked)
    return {**paper, "waar": {k: v for k, v in paper["waar"].items() if k in ids}}


def _row(row: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    if "uit" not in row:
        if row.get("id") in known:
            raise QuestionnaireError(f"vraag {row['id']}: schrijf uit: {row['id']}")
        return dict(row)
    if row["uit"] not in known:
        raise QuestionnaireError(f"vraag {row['uit']} staat niet in de andere lijst")
    surplus = set(row) - _OTHER_WORDS
    if surplus:
        raise QuestionnaireError(f"vraag {row['uit']}: onbekend {sorted(surplus)}")
    own = {key: value for key, value in row.items() if key != "uit"}
    taken = {**known[row["uit"]], **own}
    if "vast" in own and set(own["vast"]) != set(taken.pop("erbij", ())):
        raise QuestionnaireError(f"vraag {row['uit']}: vast noemt alle keuzes naast het bedrag")
    return taken


def _words(rows: Iterable[Mapping[str, Any]], words: Mapping[str, str]) -> dict[str, str]:
    """Of the words for sources, debts and schemes those that a question here names."""
    kinds = {
        kind
        for row in rows
        if _NAMED & {name for _, name, _, _ in Formatter().parse(row["vraag"]) if name}
        for kind in row["groep"].get("soorten", words)
    }
    return {kind: word for kind, word in words.items() if kind in kinds}
