"""What is unknown becomes homework: one action per paper, with the euros that hang on it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from voorzieningenwijzer.language.said import listed
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Assessment, Outcome, Status
from voorzieningenwijzer.plan.advice.drafting import draft
from voorzieningenwijzer.plan.model import Action, Kind
from voorzieningenwijzer.plan.standing import Standing, standing
from voorzieningenwijzer.plan.wording.amounts import euro_low
from voorzieningenwijzer.plan.wording.speaker import Speaker, general_field

_OPEN = (Status.ONBEKEND, Status.RECHT, Status.CONTROLEREN, Status.VANZELF)


@dataclass(slots=True)
class Search:
    """One paper or fact to find: the unknown facts it settles, for which schemes, at what stake."""

    paper: str
    fields: list[str] = field(default_factory=list)
    schemes: list[str] = field(default_factory=list)
    perhaps_too_much: list[str] = field(default_factory=list)
    stake: int = 0
    year: int = 0
    known_tables: bool = True


def searches(speaker: Speaker, assessments: Iterable[Assessment | None]) -> list[Search]:
    """Unknown facts of all outcomes together, by the paper on which they stand."""
    found: dict[str, Search] = {}
    for assessment in assessments:
        if assessment is None:
            continue
        for outcome in assessment.uitkomsten:
            if outcome.status in _OPEN and (outcome.ontbreekt or outcome.hangt_af_van):
                _collect(speaker, outcome, found)
    for search in found.values():
        search.stake = sum(_stake(name, assessments) for name in search.fields)
    return list(found.values())


def _collect(speaker: Speaker, outcome: Outcome, found: dict[str, Search]) -> None:
    fields = dict.fromkeys([*outcome.ontbreekt, *(stake.veld for stake in outcome.hangt_af_van)])
    for path in fields:
        name = general_field(path)
        paper = paper_for(speaker, name)
        search = found.setdefault(paper or name, Search(paper, year=outcome.jaar))
        search.year = max(search.year, outcome.jaar)
        search.known_tables &= outcome.tabel is not None
        if name not in search.fields:
            search.fields.append(name)
        scheme = speaker.name(outcome)
        if scheme not in search.schemes:
            search.schemes.append(scheme)
            if standing(outcome) is Standing.MISSCHIEN_TE_VEEL:
                search.perhaps_too_much.append(scheme)


def paper_for(speaker: Speaker, path: str) -> str:
    """The first paper that settles the field; empty when none does."""
    return next((p.id for p in speaker.texts.papieren.values() if path in p.beslist), "")


def _stake(path: str, assessments: Iterable[Assessment | None]) -> int:
    """Cents a year that hang on one fact; the ranking of the assessment first, else per outcome."""
    total = 0
    for assessment in assessments:
        if assessment is None:
            continue
        ranked = [s for s in assessment.open_vragen if general_field(s.veld) == path]
        own = [s for o in assessment.uitkomsten for s in o.hangt_af_van]
        per_outcome = [s for s in own if general_field(s.veld) == path]
        if ranked:
            total += max(cents(s.euro_per_jaar) for s in ranked)
        else:
            total += sum(cents(s.euro_per_jaar) for s in per_outcome)
    return total


def homework(speaker: Speaker, search: Search) -> Action:
    """The action for one paper; half its stake counts for the order, since it may be nothing."""
    paper = speaker.texts.papieren.get(search.paper)
    stake = search.stake if search.known_tables else 0
    at_hand = search.paper in speaker.context.papieren_op_tafel
    advice = speaker.texts.adviezen["papier_zoeken" if paper and not at_hand else "gegeven_zoeken"]
    values = speaker.common(search.year) | {
        "ontbreekt": listed(speaker.field(name) for name in search.fields),
        "regelingen": listed(search.schemes),
        "misschien_te_veel": listed(search.perhaps_too_much),
        "hangt_af": euro_low(stake) if stake >= 100 else "",
        "papier": paper.kort if paper else "",
        "zoekzin": paper.zoekzin if paper else "",
    }
    return draft(
        speaker,
        advice,
        values,
        id=f"huiswerk.{search.paper or search.fields[0]}",
        soort=Kind.HUISWERK,
        year=search.year,
        papieren=(search.paper,) if paper else (),
        waarde=stake // 2,
    )
