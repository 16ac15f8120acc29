"""The plan as a document: page one for the fridge, then the rest, the papers, the explanation."""

from collections.abc import Iterator
from dataclasses import replace

from voorzieningenwijzer.documents.blocks import (
    ActionRow,
    Block,
    Bullets,
    Card,
    CardRow,
    Document,
    Fact,
    Frame,
    Heading,
    LeavePageOne,
    PaperRow,
    Papers,
    Sheet,
    Table,
    Text,
    Together,
    WriteLines,
)
from voorzieningenwijzer.documents.plan_amounts import PlanWords, amount_of, filled, total_block
from voorzieningenwijzer.documents.plan_higher import higher_income
from voorzieningenwijzer.documents.plan_people import who_helps
from voorzieningenwijzer.plan.amounts import NBSP, day_text
from voorzieningenwijzer.plan.fill import fill
from voorzieningenwijzer.plan.model import ON_PAGE_ONE, Action, Note, Payment, Plan
from voorzieningenwijzer.plan.speaker import capital
from voorzieningenwijzer.plan.text_loading import plan_texts

# the papers stay on one sheet: with many of them the tips make room, with more each has one line
_ROOM_FOR_DETAIL = 15
_ROOM_FOR_TIPS = 13


def blocks(plan: Plan) -> Document:
    """Everything that is printed of a plan, from what the plan holds; nothing is calculated."""
    say = PlanWords(plan)
    title = say("titel", naam=plan.naam) if plan.naam.strip() else say("titel_zonder_naam")
    return Document(
        title=title,
        author=plan.organisatie,
        subject=day_text(plan.peildatum),
        corner=(day_text(plan.peildatum),),
        footer=". ".join(filled([plan.naam.strip(), say("voet")])),
        page_of=say("blad", nummer="{nummer}", aantal="{aantal}"),
        stamp=say("voorbeeld") if plan.voorbeeld else "",
        blocks=tuple(_all(plan, say, title)),
    )


def _all(plan: Plan, say: PlanWords, title: str) -> Iterator[Block]:
    yield Sheet(title, say("goed_om_te_weten"))
    yield from _page_one(plan, say)
    yield from _good_to_know(plan, say)
    if plan.papieren:
        yield from _papers(plan, say)
    yield from who_helps(plan, say)
    yield from _explanation(plan, say)
    yield from higher_income(plan)
    yield from _sources(plan, say)


def _page_one(plan: Plan, say: PlanWords) -> Iterator[Block]:
    yield total_block(plan, say)
    if plan.eerste_stap:
        when = "vandaag" if plan.eerste_stap_vandaag else "morgen"
        yield Frame(say(when), plan.eerste_stap, "klok")
    yield Heading(say("acties") if plan.acties else say("geen_acties"))
    for action in plan.acties:
        if action.nummer == ON_PAGE_ONE + 1:
            yield LeavePageOne()
        yield _row(action, say)


def _row(action: Action, say: PlanWords) -> ActionRow:
    where = action.waar[0].kort if action.waar else say("geen_papieren")
    amount, notes = amount_of(action, say)
    return ActionRow(
        number=action.nummer,
        title=action.titel,
        facts=(
            Fact(say("wanneer"), action.voor_tekst, "kalender", bold=True),
            Fact(say("wie"), action.wie_tekst, "persoon"),
            Fact(say("waar"), where, "huis"),
            Fact(say("papieren"), action.papieren_tekst, "papier"),
        ),
        amount=amount,
        notes=notes,
        continued=say("acties_vervolg") if action.nummer > 1 else "",
    )


def _good_to_know(plan: Plan, say: PlanWords) -> Iterator[Block]:
    if plan.geld_komt:
        yield Heading(say("geld_komt"), pictogram="munt")
        rows = tuple((p.namen, _when(p, say)) for p in plan.geld_komt)
        yield Table((), rows, (38, 62))
    yield from _notes(say("vanzelf"), "vanzelf", plan.komt_vanzelf)
    yield from _notes(say("al_goed"), "al_goed", plan.al_goed)
    yield from _notes(say("niet_vergeleken"), "info", plan.niet_vergeleken)
    yield from _notes(say("niet_berekend"), "info", plan.niet_berekend)
    if not plan.papieren:
        yield from _appointment(plan, say)
    if plan.acties and not plan.eigen_woorden:
        lines = WriteLines(say("eigen_woorden_hulp"))
        yield Together((Heading(say("eigen_woorden"), pictogram="persoon"), lines))
    yield _card(plan)


def _when(payment: Payment, say: PlanWords) -> str:
    if payment.eerste is None:
        return payment.wanneer if payment.loopt else f"{payment.wanneer}, {say('eerst_aanvragen')}"
    return f"{payment.wanneer}; {say('volgende_keer', dag=day_text(payment.eerste))}"


def _notes(title: str, pictogram: str, notes: tuple[Note, ...]) -> Iterator[Block]:
    if not notes:
        return
    lines = tuple(f"{note.kop}. {' '.join(note.zinnen)}" for note in notes)
    heading = Heading(title, pictogram=pictogram)
    yield Together((heading, Bullets(lines[:1])))
    if lines[1:]:
        yield Bullets(lines[1:])


def _card(plan: Plan) -> Card:
    heading, intro, outro = plan_texts().geef_door_kop
    coach = {"coach": plan.coach or plan_texts().woorden["uw_coach"]}
    rows = tuple(
        CardRow(r.pictogram, r.verandering, tuple(map(capital, r.aan))) for r in plan.geef_door
    )
    return Card(heading, fill(intro, coach), rows, fill(outro, coach), "geef_door")


def _papers(plan: Plan, say: PlanWords) -> Iterator[Block]:
    yield Sheet(say("papieren_kop"), say("papieren_kop"))
    rows = tuple(
        PaperRow(
            p.naam, p.erbij, say("papier_ligt_er") if p.op_tafel else p.waar, p.acties, p.op_tafel
        )
        for p in plan.papieren
    )
    if len(rows) > _ROOM_FOR_DETAIL:
        rows = tuple(replace(row, detail="") for row in rows)
    yield Papers(rows)
    tips = (say("papieren_rondje"), say("papieren_mist"), say("papieren_dicht"))
    yield Bullets(tips if len(rows) <= _ROOM_FOR_TIPS else tips[:1])
    yield from _appointment(plan, say)


def _appointment(plan: Plan, say: PlanWords) -> Iterator[Block]:
    if plan.afspraak:
        yield Frame(say("afspraak"), plan.afspraak, "kalender", big=True)


def _explanation(plan: Plan, say: PlanWords) -> Iterator[Block]:
    if plan.acties:
        yield Sheet(say("uitleg"), say("uitleg"))
    for action in plan.acties:
        heading = Heading(f"{action.nummer}.{NBSP}{action.titel}", level=3)
        first, *rest = _explained(action, say)
        yield Together((heading, Text(action.wat), first))
        for group in rest:
            yield Together((group,))


def _explained(action: Action, say: PlanWords) -> list[Bullets]:
    """Why, what to expect, what to ask, what to mind, when money comes, what if it is no."""
    groups = (
        ("waarom", (*action.waarom, *filled([action.status_tekst]))),
        ("verwacht", action.verwacht),
        ("vraag_na", action.vraag_na),
        ("let_op", action.let_op),
        ("geld", filled([action.geld_komt])),
        ("als_nee", filled([action.als_nee])),
    )
    return [Bullets(sentences, lead=say(label)) for label, sentences in groups if sentences]


def _sources(plan: Plan, say: PlanWords) -> Iterator[Block]:
    if plan.niet_nu:
        yield from _notes(say("niet_nu"), "", plan.niet_nu)
        yield Text(say("niet_nu_uitleg"))
    if plan.aannames:
        yield Together(
            (Heading(say("aannames")), Bullets(plan.aannames), Text(say("aannames_zin")))
        )
    small = [f"{_numbers(line.acties)}: {line.tekst}" for line in plan.bronnen]
    if plan.programma:
        small.append(say("programma", programma=plan.programma, dag=day_text(plan.peildatum)))
    texts = [Text(line, size="klein") for line in small]
    if len(texts) <= 4:
        yield Together((Heading(say("bronnen")), *texts))
    else:
        yield Together((Heading(say("bronnen")), *texts[:2]))
        yield from texts[2:-2]
        yield Together(tuple(texts[-2:]))


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(str(number) for number in numbers)
