"""The short card: what to copy by hand where there is no printer, and an empty one to write on."""

from collections.abc import Iterator

from voorzieningenwijzer.documents.blocks import (
    ActionRow,
    Block,
    Document,
    Fact,
    Form,
    FormLine,
    Frame,
    Gap,
    Heading,
    Sheet,
)
from voorzieningenwijzer.documents.papers.plan_amounts import PlanWords, amount_of, total_block
from voorzieningenwijzer.plan.model import ON_PAGE_ONE, Plan
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.paper_words import PaperWords


def card(plan: Plan) -> Document:
    """Only what must come along: the sum, the first step, five actions, whom to call."""
    return _document(tuple(_card(plan)), day_text(plan.peildatum), plan.voorbeeld)


def blank_card() -> Document:
    """To print beforehand: a coach without a printer copies the plan on it."""
    return _document(tuple(_blank()), "", stamped=False)


def _document(content: tuple[Block, ...], day: str, stamped: bool) -> Document:
    say = PaperWords("kaart")
    return Document(
        title=say("titel"),
        author="",
        subject=day,
        corner=(day,) if day else (),
        footer=say("voet"),
        page_of=say("blad", nummer="{nummer}", aantal="{aantal}"),
        stamp=say("voorbeeld") if stamped else "",
        blocks=content,
    )


def _card(plan: Plan) -> Iterator[Block]:
    say, own = PlanWords(plan), PaperWords("kaart")
    yield Sheet(own("titel"), own("titel"))
    yield total_block(plan, say)
    if plan.eerste_stap:
        when = "vandaag" if plan.eerste_stap_vandaag else "morgen"
        yield Frame(say(when), plan.eerste_stap, "klok")
    yield Heading(say("acties") if plan.acties else say("geen_acties"))
    for action in plan.op_blad_een:
        facts = [Fact(say("wanneer"), action.voor_tekst, "kalender", bold=True)]
        if action.waar:
            facts.append(Fact(say("waar"), action.waar[0].kort, "huis"))
        amount, under = amount_of(action, say)
        yield ActionRow(action.nummer, action.titel, tuple(facts), amount, under[:1])
    if plan.afspraak:
        yield Frame(say("afspraak"), plan.afspraak, "kalender", big=True)


def _blank() -> Iterator[Block]:
    say = PaperWords("kaart")
    yield Sheet(say("titel"), say("titel"))
    top = ("naam", "som", "bel", "eerst")
    yield Form(tuple(FormLine(say(name)) for name in top))
    yield Heading(say("stappen"))
    for number in range(1, ON_PAGE_ONE + 1):
        labels = (say("stap", nummer=str(number)), say("wanneer"), say("waar"))
        yield Form(tuple(FormLine(label) for label in labels))
        yield Gap()
