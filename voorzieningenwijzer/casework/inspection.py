"""The inspection copy: everything that is held about a household, as data and on paper.

Nothing is left out because it is inconvenient: also answers that count no longer, also who looked.
"""

import base64
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from voorzieningenwijzer import __version__
from voorzieningenwijzer.casework.answer_list import spoken
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.log import LogLine, lines_of
from voorzieningenwijzer.documents import pdf
from voorzieningenwijzer.documents.inspection_paper import InspectionPaper, blocks
from voorzieningenwijzer.documents.plan_paper import blocks as plan_blocks
from voorzieningenwijzer.interview.answers import Answer
from voorzieningenwijzer.plan import Plan
from voorzieningenwijzer.storage import AnswerLine, Consent, Contact, Dossier, PlanEdition
from voorzieningenwijzer.storage.retention import Fate
from voorzieningenwijzer.storage.session import Session

FORMAT = "voorzieningenwijzer-inzage"
PEOPLE = {"a": "huurder", "b": "partner"}


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
    gezien: list[LogLine]


def held(desk: Desk, dossier: str, now: datetime) -> Held:
    """Read it, and write down that it was; the copy holds that line too."""
    with desk.store.write() as session:
        session.audit.add("inzage_gemaakt", now, dossier)
    with desk.store.read() as session:
        known, fate = session.life.of(dossier)
        accounts = {one.id: one for one in session.accounts.listing()}
        owner = accounts[known.owner]
        return Held(
            known,
            fate,
            owner.name,
            accounts[owner.deputy].name if owner.deputy else "",
            accounts[known.brought_by].name if known.brought_by else "",
            session.consents.of(dossier),
            session.contacts.of(dossier),
            session.answers.lines(dossier),
            _plans(session, dossier),
            lines_of(session, dossier),
        )


def as_json(desk: Desk, dossier: str, now: datetime) -> bytes:
    found = held(desk, dossier, now)
    content = {
        "formaat": FORMAT,
        "versie": 1,
        "gemaakt_op": now.isoformat(),
        "programma": __version__,
        "dossier": _dossier(found),
        "toestemmingen": [_consent(one) for one in found.toestemmingen],
        "contact": {"telefoon": found.contact.phone, "opmerking": found.contact.note},
        "antwoorden": [_answer(desk, one) for one in found.antwoorden],
        "plannen": [_plan(*one) for one in found.plannen],
        "wie_keek_en_deed_wat": [_seen(one) for one in found.gezien],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def as_paper(desk: Desk, dossier: str, now: datetime) -> bytes:
    """Tagged PDF; the plans as they were stand behind it."""
    found = held(desk, dossier, now)
    paper = InspectionPaper(
        naam=found.dossier.label,
        dag=now.date(),
        voorbeeld=desk.demo,
        dossier=tuple((name.replace("_", " "), _text(v)) for name, v in _dossier(found).items()),
        contact=tuple(one for one in (found.contact.phone, found.contact.note) if one),
        toestemmingen=tuple(
            (_who(one.member), one.kind, _text(one.given_on), _text(one.withdrawn), one.text)
            for one in found.toestemmingen
        ),
        antwoorden=tuple(_spoken_row(desk, one) for one in found.antwoorden),
        plannen=tuple((edition.edition, _text(edition.made)) for edition, _, _ in found.plannen),
        gezien=tuple((_text(one.op), one.wat, one.wie) for one in found.gezien),
    )
    whole = blocks(paper)
    extra = [block for _, content, _ in found.plannen for block in _printed(content)]
    return pdf.render(paper.with_blocks(whole, extra))


def _printed(content: str) -> tuple[Any, ...]:
    try:
        return plan_blocks(Plan.from_json(content)).blocks
    except (ValueError, KeyError, TypeError):
        return ()


def _plans(session: Session, dossier: str) -> list[tuple[PlanEdition, str, bytes | None]]:
    editions = reversed(session.plans.editions(dossier))
    return [(one, session.plans.content(one.id), session.plans.pdf(one.id)) for one in editions]


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


def _consent(one: Consent) -> dict[str, str | None]:
    return {
        "wie": _who(one.member),
        "waarvoor": one.kind,
        "gegeven_op": one.given_on.isoformat(),
        "ingetrokken": None if one.withdrawn is None else one.withdrawn.isoformat(),
        "tekst": one.text,
    }


def _answer(desk: Desk, line: AnswerLine) -> dict[str, Any]:
    question, said = _spoken(desk, line)
    return {
        "vraag": question,
        "code": line.question,
        "over": line.member,
        "antwoord": said,
        "getypt": line.raw,
        "waarde": line.value,
        "weet_niet": line.dont_know,
        "op": line.at.isoformat(),
    }


def _plan(edition: PlanEdition, content: str, paper: bytes | None) -> dict[str, Any]:
    return {
        "nummer": edition.edition,
        "gemaakt": edition.made.isoformat(),
        "tabellen": dict(edition.fingerprints),
        "inhoud": json.loads(content),
        "pdf_base64": None if paper is None else base64.b64encode(paper).decode("ascii"),
    }


def _seen(line: LogLine) -> dict[str, str]:
    return {"op": line.op.isoformat(), "wat": line.wat, "wie": line.wie}


def _spoken_row(desk: Desk, line: AnswerLine) -> tuple[str, str, str]:
    question, said = _spoken(desk, line)
    about = _who(line.member) if line.member else ""
    return f"{question} ({about})" if about else question, said or "weet ik niet", _text(line.at)


def _spoken(desk: Desk, line: AnswerLine) -> tuple[str, str]:
    """The question as it was asked and the answer in words; what no question knows as typed."""
    question = next((q for q in desk.questionnaire.vragen if q.id == line.question), None)
    if question is None:
        return line.question, line.raw
    value = None if line.dont_know else line.value
    answer = Answer(line.question, line.member, line.raw, value, line.at.isoformat())
    return question.vraag, spoken(question, answer)


def _who(member: str | None) -> str:
    if member is None:
        return "huurder"
    person, _, part = member.partition(".")
    return " ".join(filter(None, (PEOPLE.get(person, person), part)))


def _text(value: datetime | date | str | None) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone():%d-%m-%Y %H:%M}"
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else value or ""
