"""From the text of an advice to one action: who, before which date, where, with which papers."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from voorzieningenwijzer.language.said import joined
from voorzieningenwijzer.outcomes import TableRef
from voorzieningenwijzer.plan.model import Action, Kind, Who
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.fill import fill
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.texts import Advice

SOON = timedelta(days=14)

GROUP_URGENT, GROUP_STOP, GROUP_EUROS = 1, 2, 3
SENTENCES_OF_WHY = 6


@dataclass(frozen=True, slots=True)
class Amounts:
    """Cents of one action, the low end; the high end only where it differs."""

    per_maand: int | None = None
    per_maand_hoogst: int | None = None
    per_kwartaal: int | None = None
    per_kwartaal_hoogst: int | None = None
    per_jaar: int | None = None
    per_jaar_hoogst: int | None = None
    eenmalig: int | None = None
    te_veel_per_maand: int | None = None

    @property
    def any(self) -> bool:
        return any(value is not None for value in (self.per_maand, self.per_kwartaal,
                   self.per_jaar, self.eenmalig, self.te_veel_per_maand))  # fmt: skip

    @property
    def per_year(self) -> int:
        """What the action is worth in a year, for the order; the low end."""
        monthly = (self.per_maand or 0) * 12 + (self.per_kwartaal or 0) * 4
        yearly = monthly or self.per_jaar or 0
        return yearly + (self.eenmalig or 0) + (self.te_veel_per_maand or 0) * 12


NO_AMOUNTS = Amounts()


@dataclass(frozen=True, slots=True)
class Timing:
    """The day to have done it, that day in words, and the last day by law where there is one."""

    day: date | None
    words: str
    last: date | None


def draft(
    speaker: Speaker,
    advice: Advice,
    values: Mapping[str, str],
    *,
    id: str,  # noqa: A002
    soort: Kind,
    year: int,
    groep: int = GROUP_EUROS,
    amounts: Amounts = NO_AMOUNTS,
    table: TableRef | None = None,
    last: date | None = None,
    **more: Any,
) -> Action:
    """One action without its number. Raises PlanTextError when title, what or step lack a value."""
    timing = _timing(speaker, advice, year, last)
    soon = timing.last is not None and timing.last - speaker.today <= SOON
    who = _who(speaker, advice, soort)
    action = Action(
        nummer=0,
        id=id,
        soort=soort,
        groep=GROUP_URGENT if soon else groep,
        titel=fill(advice.titel, values),
        wat=fill(advice.wat, values),
        eerste_stap=_first_step(speaker, advice, values, who),
        waarom=speaker.sentences(advice.waarom, values)[:SENTENCES_OF_WHY],
        wie=who,
        wie_tekst=_who_text(speaker, who),
        voor=timing.day,
        voor_tekst=timing.words,
        waar=tuple(speaker.place(name) for name in advice.waar),
        papieren=advice.papieren,
        papieren_tekst="",
        inspanning=advice.inspanning,
    )
    action = _with_what_follows(speaker, action, advice, values)
    return replace(_with_amounts(speaker, action, advice, values, amounts, table), **more)


def _with_what_follows(
    speaker: Speaker, action: Action, advice: Advice, values: Mapping[str, str]
) -> Action:
    return replace(
        action,
        verwacht=speaker.sentences(advice.verwacht, values),
        let_op=speaker.sentences(advice.let_op, values),
        geld_komt=_optional(speaker, advice.geld_komt, values),
        als_nee=_optional(speaker, advice.als_nee, values),
    )


def _with_amounts(
    speaker: Speaker,
    action: Action,
    advice: Advice,
    values: Mapping[str, str],
    amounts: Amounts,
    table: TableRef | None,
) -> Action:
    """Amounts with their day and status, or the words that stand in their place."""
    status, sentence = ("", "") if table is None else status_of(speaker, table)
    figures = {one.name: getattr(amounts, one.name) for one in fields(amounts)}
    return replace(
        action,
        **figures,
        bedrag_zin="" if amounts.any else _optional(speaker, advice.bedrag_zin, values),
        bedrag_op=speaker.today if amounts.any else None,
        status=status,
        status_tekst=sentence,
        waarde=amounts.per_year,
    )


def status_of(speaker: Speaker, table: TableRef) -> tuple[str, str]:
    """How sure the amounts of a table are, and the sentence that says so (empty when sure)."""
    due = table.controleer_voor
    if due is not None and due < speaker.today:
        checked = table.gecontroleerd_op
        if checked is None:
            return "oud", speaker.texts.status_zin["oud_zonder_dag"]
        day = {"gecontroleerd_op": day_text(checked)}
        return "oud", fill(speaker.texts.status_zin["oud"], day)
    return table.status, speaker.texts.status_zin.get(table.status, "")


def papers_text(speaker: Speaker, papers: tuple[str, ...]) -> str:
    """The papers of one action in a line."""
    names = [p.kort if (p := speaker.texts.papieren.get(name)) else name for name in papers]
    return joined(names, ", ") if names else speaker.word("geen_papieren")


def _timing(speaker: Speaker, advice: Advice, year: int, known: date | None) -> Timing:
    own, last = (
        speaker.texts.termijnen[name].day(speaker.today, year) if name else None
        for name in (advice.doe, advice.uiterlijk)
    )
    return timing_of(speaker, own, known or last)


def timing_of(speaker: Speaker, own: date | None, last: date | None) -> Timing:
    """The earlier of the day by own rule and the last day, and how it is said."""
    day = min((d for d in (own, last) if d is not None), default=None)
    if day is None:
        return Timing(None, speaker.word("geen_haast"), last)
    if day == speaker.today:
        return Timing(day, speaker.word("vandaag_nog"), last)
    word = "tot_en_met" if day == last else "voor"
    return Timing(day, speaker.word(word, dag=day_text(day)), last)


def _who(speaker: Speaker, advice: Advice, soort: Kind) -> Who:
    under_administration = speaker.context.geldbeheer == "bewind"
    if not under_administration or soort is Kind.DRINGEND or advice.id == "bewindvoerder":
        return advice.wie
    return Who.BEWINDVOERDER


def _who_text(speaker: Speaker, who: Who) -> str:
    name = {Who.COACH: "coach_doet"}.get(who, str(who))
    return speaker.word(name)


def _first_step(speaker: Speaker, advice: Advice, values: Mapping[str, str], who: Who) -> str:
    if who is Who.BEWINDVOERDER:
        advice = speaker.texts.adviezen["bewindvoerder"]
    return fill(advice.eerste_stap, values)


def _optional(speaker: Speaker, text: str, values: Mapping[str, str]) -> str:
    return joined(speaker.sentences([text], values)) if text else ""
