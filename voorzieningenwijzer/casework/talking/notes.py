"""What a coach writes for herself: apart from the screen and the plan, and soon gone.

It stands in the encrypted dossier, on no page that the tenant looks at, on no plan, and in no file
for a colleague. In the inspection copy it does stand: docs/decisions/0081.
"""

from contextlib import suppress
from datetime import datetime

from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.talking.bsn import REFUSAL, holds_bsn
from voorzieningenwijzer.casework.talking.cases import NOTE, DossierCase
from voorzieningenwijzer.interview.answers import Answer, Answers
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.storage import Store, UnknownLineError

LONGEST = 1000


def note_of(case: DossierCase) -> str:
    line = Answers.of(a for a in case.offer_lines() if a.question == NOTE).get(NOTE)
    return "" if line is None else str(line.value or "")


def keep_note(case: DossierCase, typed: str, now: datetime) -> None:
    """In place of what stood there, which is gone for real. DeskError says what is wrong."""
    text = "\n".join(" ".join(line.split()) for line in typed.strip().splitlines())
    if len(text) > LONGEST:
        raise DeskError(
            said(
                "Schrijf hoogstens {most} tekens. U schreef er {count}.",
                most=LONGEST,
                count=len(text),
            )
        )
    if holds_bsn(text):
        raise DeskError(REFUSAL)
    if any(not (sign.isprintable() or sign == "\n") for sign in text):
        raise DeskError(said("Er staat een teken in dat niet kan. Typ de tekst opnieuw."))
    if text == note_of(case):
        return
    forget_note(case.store, case.id, now)
    case.forget_lines()
    if text:
        case.append([Answer(NOTE, None, text, text, now.isoformat())])


def forget_note(store: Store, dossier: str, now: datetime) -> None:
    """Also when another adult takes consent back: what stands there may be about that person."""
    with suppress(UnknownLineError):
        store.erase_answer(dossier, NOTE, None, now)
