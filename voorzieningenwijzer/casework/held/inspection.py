"""The inspection copy: everything that is held about a household, as data and on paper.

Nothing is left out because it is inconvenient: also answers that count no longer, also who looked.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from voorzieningenwijzer import __version__
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.dossiers import AT_THE_TABLE
from voorzieningenwijzer.casework.held.counting import HeldCounting
from voorzieningenwijzer.casework.held.follow_up import HeldLine, held_follow_up
from voorzieningenwijzer.casework.held.plans import beside, plan_row, plans_of
from voorzieningenwijzer.casework.held.words import CONSENTS, STATES, HeldWords
from voorzieningenwijzer.casework.log import LogLine, lines_of
from voorzieningenwijzer.documents import pdf
from voorzieningenwijzer.documents.papers.inspection_paper import InspectionPaper, blocks
from voorzieningenwijzer.documents.papers.plan_paper import blocks as plan_blocks
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.plan import Plan
from voorzieningenwijzer.storage import AnswerLine, Consent, Contact, Dossier, PlanEdition
from voorzieningenwijzer.storage.retention import Fate

FORMAT = "voorzieningenwijzer-inzage"


@dataclass(frozen=True, slots=True)
class Held:
    """Everything in the store about one household."""

    dossier: Dossier
    fate: Fate
    coach: str
    vervanger: str
    aangemeld_door: str
    toestemmingen: list[Consent]
    contact: Contact
    antwoorden: list[AnswerLine]
    plannen: list[tuple[PlanEdition, str, bytes | None]]
    bij_plan: dict[int, tuple[bytes | None, list[str]]]
    opvolging: list[HeldLine]
    telling: HeldCounting
    gezien: list[LogLine]


def held(desk: Desk, dossier: str, now: datetime) -> Held:
    """Read it, and write down that it was; the copy holds that line too."""
    with desk.store.write() as session:
        session.audit.add("inzage_gemaakt", now, dossier)
    with desk.store.read() as session:
        known, fate = session.life.of(dossier)
        accounts = {one.id: one for one in session.accounts.listing()}
        owner, plans = accounts[known.owner], plans_of(session, dossier)
        names = {one.id: one.name for one in accounts.values()}
        return Held(
            known,
            fate,
            owner.name,
            accounts[owner.deputy].name if owner.deputy else "",
            accounts[known.brought_by].name if known.brought_by else "",
            session.consents.of(dossier),
            session.contacts.of(dossier),
            session.answers.lines(dossier),
            plans,
            beside(session, plans),
            held_follow_up(session.follow_ups.lines(dossier), plans, names),
            HeldCounting.of(session, dossier),
            lines_of(session, dossier),
        )


def as_json(desk: Desk, dossier: str, now: datetime) -> bytes:
    found = held(desk, dossier, now)
    words = HeldWords.of(desk.questionnaire, found.antwoorden)
    content = {
        "formaat": FORMAT,
        "versie": 1,
        "gemaakt_op": now.isoformat(),
        "programma": __version__,
        "dossier": _dossier(found),
        "toestemmingen": [_consent(words, one) for one in found.toestemmingen],
        "contact": {"telefoon": found.contact.phone, "opmerking": found.contact.note},
        "antwoorden": [_answer(words, one) for one in found.antwoorden],
        "plannen": [plan_row(*one, *found.bij_plan[one[0].id]) for one in found.plannen],
        "opvolging": [one.as_json() for one in found.opvolging],
        "tellingen": found.telling.as_json(),
        "wie_keek_en_deed_wat": [_seen(one) for one in found.gezien],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def as_paper(desk: Desk, dossier: str, now: datetime) -> bytes:
    """Tagged PDF; the plans as they were stand behind it."""
    found = held(desk, dossier, now)
    words = HeldWords.of(desk.questionnaire, found.antwoorden)
    paper = InspectionPaper(
        naam=found.dossier.label,
        dag=now.date(),
        voorbeeld=desk.demo,
        dossier=tuple(_about(found)),
        contact=tuple(one for one in (found.contact.phone, found.contact.note) if one),
        toestemmingen=tuple(
            (
                words.who(one.member),
                CONSENTS.get(one.kind, one.kind),
                _day(one.given_on),
                _day(one.withdrawn),
                one.text,
            )
            for one in found.toestemmingen
        ),
        antwoorden=tuple(_row(words, one) for one in found.antwoorden),
        plannen=tuple((edition.edition, _moment(edition.made)) for edition, _, _ in found.plannen),
        opvolging=tuple((one.stap, one.words, _day(one.line.at)) for one in found.opvolging),
        telling=found.telling.rows({one.id: one.naam for one in desk.tables.schemes()}),
        gezien=tuple((_moment(one.op), one.wat, one.wie) for one in found.gezien),
    )
    whole = blocks(paper)
    extra = [block for _, content, _ in found.plannen for block in _printed(content)]
    return pdf.render(paper.with_blocks(whole, extra))


def _printed(content: str) -> tuple[Any, ...]:
    try:
        return plan_blocks(Plan.from_json(content)).blocks
    except (ValueError, KeyError, TypeError):
        return ()


def _dossier(found: Held) -> dict[str, str | None]:
    known = found.dossier
    return {
        "nummer": known.id,
        "naam": known.label,
        "gemeente": known.municipality,
        "soort_gesprek": known.channel,
        "stand": known.status,
        "gemaakt": known.created.isoformat(),
        "laatst_gewerkt": known.changed.isoformat(),
        "laatste_dag_van_deze_stand": found.fate.until.isoformat(),
        "gewist_na": found.fate.gone_after.isoformat(),
        "coach": found.coach,
        "vaste_vervanger": found.vervanger,
        "aangemeld_door": found.aangemeld_door,
    }


def _about(found: Held) -> Iterator[tuple[str, str]]:
    """The same in words, without what is empty."""
    known = found.dossier
    rows = (
        ("Nummer", known.id),
        ("Naam", known.label),
        ("Gemeente", known.municipality),
        ("Gesprek", said("aan tafel") if known.channel == AT_THE_TABLE else known.channel),
        (said("Hoe het staat"), STATES.get(known.status, known.status)),
        ("Gemaakt", _moment(known.created)),
        (said("Laatst gewerkt"), _moment(known.changed)),
        (said("Zo blijft het tot en met"), _day(found.fate.until)),
        (said("Gewist na"), _day(found.fate.gone_after)),
        ("Coach", found.coach),
        (said("Vaste vervanger"), found.vervanger),
        (said("Aangemeld door"), found.aangemeld_door),
    )
    yield from ((what, said) for what, said in rows if said)


def _consent(words: HeldWords, one: Consent) -> dict[str, str | None]:
    return {
        "wie": words.who(one.member),
        "waarvoor": one.kind,
        "gegeven_op": one.given_on.isoformat(),
        "ingetrokken": None if one.withdrawn is None else one.withdrawn.isoformat(),
        "tekst": one.text,
    }


def _answer(words: HeldWords, line: AnswerLine) -> dict[str, Any]:
    return {
        "vraag": words.asking(line),
        "code": line.question,
        "over": line.member,
        "antwoord": words.answer(line),
        "getypt": line.raw,
        "waarde": line.value,
        "weet_niet": line.dont_know,
        "op": line.at.isoformat(),
    }


def _seen(line: LogLine) -> dict[str, str]:
    return {"op": line.op.isoformat(), "wat": line.wat, "wie": line.wie}


def _row(words: HeldWords, line: AnswerLine) -> tuple[str, str, str]:
    return words.asking(line), words.answer(line) or said("weet ik niet"), _day(line.at)


def _moment(value: datetime) -> str:
    local = value.astimezone()
    return said("{value}, {local} uur", value=_day(value), local=f"{local:%H.%M}")


def _day(value: date | None) -> str:
    """``23-11-2026``, of a moment as the clock of this laptop says it."""
    if value is None:
        return ""
    local = value.astimezone() if isinstance(value, datetime) else value
    return f"{local.day}-{local.month}-{local.year}"
