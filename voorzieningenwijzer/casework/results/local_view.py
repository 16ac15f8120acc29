"""What the municipality has, for the coach: who can help, who pays first, limits side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from voorzieningenwijzer.casework.results.judging import Judgement
from voorzieningenwijzer.language.said import joined, said
from voorzieningenwijzer.outcomes import Between, Outcome
from voorzieningenwijzer.plan import PlanContext
from voorzieningenwijzer.plan.advice.drafting import status_of
from voorzieningenwijzer.plan.advice.who_helps import (
    GROUPS,
    LAST_RESORT,
    help_line,
    may_apply,
    pointers,
)
from voorzieningenwijzer.plan.payers import who_pays_first
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.tables import Scheme, Tables


@dataclass(frozen=True, slots=True)
class Pointer:
    """``zeker``: how old and how sure; ``tussenpersoon``: "", "u" or "ander"."""

    id: str
    naam: str
    zinnen: tuple[str, ...]
    waar: str
    zeker: str
    vragen: tuple[str, ...]
    tussenpersoon: str


@dataclass(frozen=True, slots=True)
class PointerGroup:
    kop: str
    regels: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """An income limit as a part of the norm: which schemes have it, and whether income is under it.

    ``past``: None where that depends on what is not known.
    """

    grens: float
    namen: tuple[str, ...]
    past: bool | None


@dataclass(frozen=True, slots=True)
class LocalView:
    groepen: tuple[PointerGroup, ...]
    betalers: tuple[tuple[str, tuple[str, ...]], ...]
    banden: tuple[Band, ...]
    deel_van_norm: Between | None

    @property
    def aantal(self) -> int:
        return sum(len(group.regels) for group in self.groepen)


def local_view_of(tables: Tables, judgement: Judgement, context: PlanContext) -> LocalView:
    outcomes = judgement.this_year.uitkomsten
    return local_view(outcomes, context, tables, judgement.mapping.get("gemeente"))


def local_view(
    outcomes: Iterable[Outcome], context: PlanContext, tables: Tables, gemeente: str | None
) -> LocalView:
    speaker = Speaker(plan_texts(), context)
    found = list(outcomes)
    share = _share(found)
    schemes = tables.schemes_for(gemeente, context.peildatum)
    return LocalView(
        tuple(_groups(speaker, found)),
        tuple(
            (speaker.word(f"kosten_{p.kosten}"), tuple(o.naam for o in p.betalers))
            for p in who_pays_first(found)
        ),
        bands(schemes, share),
        share,
    )


def bands(schemes: Iterable[Scheme], share: Between | None) -> tuple[Band, ...]:
    """Limits of a source, lowest first; a limit that only chooses what to show is none."""
    names: dict[float, list[str]] = {}
    for scheme in schemes:
        basis, limit = scheme.inkomensgrens_basis, scheme.inkomensgrens
        if basis is not None and limit is not None and basis.grens_van == "bron":
            holiday = {
                "exclusief": said("zonder vakantiegeld"),
                "inclusief": said("met vakantiegeld"),
            }
            extra = holiday.get(basis.vakantiegeld)
            name = f"{scheme.naam} ({extra})" if extra else scheme.naam
            names.setdefault(limit, []).append(name)
    return tuple(Band(limit, tuple(n), _under(limit, share)) for limit, n in sorted(names.items()))


def _under(limit: float, share: Between | None) -> bool | None:
    if share is None or share.minst <= limit < share.hoogst:
        return None
    return share.hoogst <= limit


def _share(outcomes: Iterable[Outcome]) -> Between | None:
    steps = (s for o in outcomes if o.lokaal for s in o.uitleg if s.veld == "deel_van_norm")
    return next((step.waarde for step in steps), None)


def _groups(speaker: Speaker, outcomes: list[Outcome]) -> Iterable[PointerGroup]:
    everyone = pointers(outcomes)
    subjects = [(speaker.word(f"helpt_{name}"), kinds) for name, kinds in GROUPS]
    subjects.append((speaker.word("helpt_niets_past"), (LAST_RESORT,)))
    for heading, kinds in subjects:
        mine = [o for o in everyone if o.lokaal and o.lokaal.rubriek in kinds]
        if mine:
            yield PointerGroup(heading, tuple(_pointer(speaker, o) for o in mine))


def _pointer(speaker: Speaker, outcome: Outcome) -> Pointer:
    line, local = help_line(speaker, outcome), outcome.lokaal
    assert local is not None
    needs = "ander" if local.only_by_intermediary and local.soort == "fonds" else ""
    return Pointer(
        line.id,
        line.naam,
        line.zinnen,
        line.waar,
        how_sure(speaker, outcome),
        outcome.nog_te_vragen,
        "u" if may_apply(speaker, outcome) else needs,
    )


def how_sure(speaker: Speaker, outcome: Outcome) -> str:
    """Of when the source is, and that somebody has to ask."""
    if outcome.tabel is None:
        return ""
    parts = [status_of(speaker, outcome.tabel)[1]]
    if outcome.lokaal is not None and outcome.lokaal.actief == "onbekend":
        parts.append(speaker.word("bestaat_misschien"))
    return joined(parts)
