"""The plan as documents: what hangs on the wall, and the annex that explains it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from voorzieningenwijzer.documents.blocks import (
    ActionRow,
    Block,
    Bullets,
    Card,
    CardRow,
    Document,
    Fact,
    Form,
    FormLine,
    Frame,
    Heading,
    PaperRow,
    Papers,
    Sheet,
    Table,
    Text,
    Together,
    WriteLines,
)
from voorzieningenwijzer.documents.papers.plan_amounts import (
    PlanWords,
    amount_of,
    filled,
    total_block,
)
from voorzieningenwijzer.documents.papers.plan_annex import annex_blocks, notes
from voorzieningenwijzer.language.catalogue import Catalogue
from voorzieningenwijzer.language.said import capital
from voorzieningenwijzer.plan.model import ON_PAGE_ONE, Action, Payment, Place, Plan
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.text_loading import plan_texts

# the papers stay on one sheet: with many of them the tips make room, with more each has one line
_ROOM_FOR_DETAIL = 15
_ROOM_FOR_TIPS = 13
_ROOM_FOR_NUMBERS = 17
_SHORT_ROW, _NUMBER_ROW, _NUMBERS_HEAD, _APPOINTMENT = 0.7, 0.75, 2, 2
_NOT_CALLED = frozenset({"thuis", "coach", "vergelijken"})
_MOST_NUMBERS = 5


def blocks(plan: Plan, language: Catalogue | None = None) -> Document:
    """Everything there is of a plan, for the screen and for who wants to see all that is kept.

    With ``language`` the plan is in that language already; then the fixed words are too.
    """
    say = PlanWords(plan, language)
    title = _title(plan, say, "titel")
    return _document(plan, say, title, (*_sheets(plan, say, title), *annex_blocks(plan, say)))


def sheets(plan: Plan) -> Document:
    """What hangs on the wall: what to do, what is fine, the papers, and a card to cut out."""
    say = PlanWords(plan)
    title = _title(plan, say, "titel")
    return _document(plan, say, title, _sheets(plan, say, title))


def annex(plan: Plan) -> Document:
    """What is printed beside it for who wants it: why, who can help, and the sources."""
    say = PlanWords(plan)
    title = _title(plan, say, "bijlage")
    return _document(plan, say, title, _under(title, annex_blocks(plan, say), say))


def _document(plan: Plan, say: PlanWords, title: str, content: Iterable[Block]) -> Document:
    """Nothing is calculated here: everything stands in the plan."""
    return Document(
        title=title,
        author=plan.organisatie,
        subject=day_text(plan.peildatum),
        corner=(day_text(plan.peildatum),),
        footer=". ".join(filled([plan.naam.strip(), say("voet")])),
        page_of=say("blad", nummer="{nummer}", aantal="{aantal}"),
        stamp=say("voorbeeld") if plan.voorbeeld else "",
        blocks=tuple(content),
    )


def _title(plan: Plan, say: PlanWords, name: str) -> str:
    """A name without any letter or figure is none."""
    if any(letter.isalnum() for letter in plan.naam):
        return say(name, naam=plan.naam)
    return say(f"{name}_zonder_naam")


def _sheets(plan: Plan, say: PlanWords, title: str) -> Iterator[Block]:
    yield Sheet(title, say("goed_om_te_weten"))
    yield total_block(plan, say)
    if plan.eerste_stap:
        when = "vandaag" if plan.eerste_stap_vandaag else "morgen"
        yield Frame(say(when), plan.eerste_stap, "klok")
    yield Heading(say("acties") if plan.acties else say("geen_acties"))
    yield from (_row(action, say) for action in plan.op_blad_een)
    later = plan.acties[ON_PAGE_ONE:]
    known = tuple(_good_to_know(plan, say))
    if later:
        yield Sheet(
            say("goed_om_te_weten") if known else say("acties_vervolg"), say("goed_om_te_weten")
        )
    yield from known
    if later:
        if known:
            yield Heading(say("acties_vervolg"))
        yield from (_row(action, say) for action in later)
    yield from notes(say("niet_berekend"), "info", plan.niet_berekend)
    yield from _own_words(plan, say)
    offices = _offices(plan)
    numbers = _numbers_to_call(offices, say)
    with_papers = bool(plan.papieren) and _fits_under_papers(plan, offices)
    if not plan.papieren:
        yield from _appointment(plan, say)
    yield _card(plan, say)
    if not with_papers:
        yield from numbers
    if plan.papieren:
        yield from _papers(plan, say)
    if with_papers:
        yield from numbers


def _under(title: str, content: Iterable[Block], say: PlanWords) -> Iterator[Block]:
    """The same blocks under a title of their own; their first sheet goes on as a heading."""
    found = iter(content)
    first = next(found, Text(""))
    goes_on = first.continued if isinstance(first, Sheet) else title
    yield Sheet(title, goes_on)
    yield Text(say("bijlage_uitleg"))
    yield Heading(first.title) if isinstance(first, Sheet) else first
    yield from found


def _row(action: Action, say: PlanWords) -> ActionRow:
    amount, under = amount_of(action, say)
    return ActionRow(
        number=action.nummer,
        title=action.titel,
        facts=(
            Fact(say("wanneer"), action.voor_tekst, "kalender", bold=True),
            Fact(say("wie"), action.wie_tekst, "persoon"),
            Fact(say("waar"), _where(action, say), "huis"),
            Fact(say("papieren"), action.papieren_tekst, "papier", and_more=say("en_meer")),
        ),
        amount=amount,
        notes=under,
        continued=say("acties_vervolg") if action.nummer > 1 else "",
    )


def _where(action: Action, say: PlanWords) -> str:
    if not action.waar:
        return say("geen_papieren")
    place = action.waar[0]
    return say("waar_bel", waar=place.kort, nummer=place.telefoon) if place.telefoon else place.kort


def _good_to_know(plan: Plan, say: PlanWords) -> Iterator[Block]:
    if plan.geld_komt:
        rows = tuple((p.namen, _when(p, say)) for p in plan.geld_komt)
        table = Table((), rows, (38, 62))
        yield Together((Heading(say("geld_komt"), pictogram="munt"), table))
    yield from notes(say("vanzelf"), "vanzelf", plan.komt_vanzelf)
    yield from notes(say("al_goed"), "al_goed", plan.al_goed)


def _own_words(plan: Plan, say: PlanWords) -> Iterator[Block]:
    if plan.acties and not plan.eigen_woorden:
        lines = WriteLines(say("eigen_woorden_hulp"))
        yield Together((Heading(say("eigen_woorden"), pictogram="persoon"), lines))


def _offices(plan: Plan) -> tuple[Place, ...]:
    """Whom one calls about the actions, each once, in the order of the actions."""
    places = [place for action in plan.acties for place in action.waar[:1]]
    called = {place.naam: place for place in places if place.id not in _NOT_CALLED}
    return tuple(called.values())[:_MOST_NUMBERS]


def _fits_under_papers(plan: Plan, offices: tuple[Place, ...]) -> bool:
    """In rows of a paper with its detail; without detail a row is shorter."""
    row = 1 if len(plan.papieren) <= _ROOM_FOR_DETAIL else _SHORT_ROW
    numbers = _NUMBERS_HEAD + len(offices) * _NUMBER_ROW
    appointment = _APPOINTMENT if plan.afspraak else 0
    return len(plan.papieren) * row + numbers + appointment <= _ROOM_FOR_NUMBERS


def _numbers_to_call(offices: tuple[Place, ...], say: PlanWords) -> Iterator[Block]:
    """Only a number with a source is printed; the others are lines to write on."""
    if not offices:
        return
    lines = tuple(FormLine(capital(place.naam), place.telefoon) for place in offices)
    known = all(place.telefoon for place in offices)
    search = () if known else (Text(say("nummers_hulp")),)
    yield Together((Heading(say("nummers"), pictogram="telefoon"), *search, Form(lines)))


def _when(payment: Payment, say: PlanWords) -> str:
    if payment.eerste is None:
        return payment.wanneer if payment.loopt else f"{payment.wanneer}, {say('eerst_aanvragen')}"
    return f"{payment.wanneer}; {say('volgende_keer', dag=day_text(payment.eerste))}"


def _card(plan: Plan, say: PlanWords) -> Card:
    heading, intro, outro = (say.text(text) for text in plan_texts().geef_door_kop)
    rows = tuple(
        CardRow(r.pictogram, r.verandering, tuple(map(capital, r.aan))) for r in plan.geef_door
    )
    return Card(heading, intro, rows, outro, "geef_door")


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
