"""What is different from an earlier plan, and why, on paper."""

from collections.abc import Iterator

from voorzieningenwijzer.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Sheet,
    Table,
    Text,
)
from voorzieningenwijzer.language.said import capital
from voorzieningenwijzer.plan.difference_table import Differences
from voorzieningenwijzer.plan.model import Plan
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.paper_words import PaperWords

_SHARES = (22, 26, 26, 26)


def blocks(plan: Plan) -> Document:
    """Of a plan that lies beside an earlier one; ValueError for the first plan."""
    if plan.verschil is None:
        raise ValueError("there is no earlier plan")
    say, day = PaperWords("verschil"), day_text(plan.peildatum)
    title = say("titel_van", naam=plan.naam) if plan.naam.strip() else say("titel")
    return Document(
        title=title,
        author=plan.organisatie,
        subject=day,
        corner=(day,),
        footer=say("voet", dag=day),
        page_of=say("blad", nummer="{nummer}", aantal="{aantal}"),
        stamp=say("voorbeeld") if plan.voorbeeld else "",
        blocks=(Sheet(title, title), *_all(plan, plan.verschil, say)),
    )


def _all(plan: Plan, found: Differences, say: PaperWords) -> Iterator[Block]:
    """What changed around the plan first: it explains the lines under it."""
    yield Text(say("tussen", dag=day_text(plan.peildatum), vorige=day_text(found.eerder.dag)))
    tables = (
        say("tabellen", namen=", ".join(found.tabellen)) if found.tabellen else say("geen_tabellen")
    )
    program = say("programma" if found.programma else "geen_programma")
    yield Heading(say("waardoor"))
    yield from (_facts(found, say), Text(tables), Text(program))
    rows = tuple((one.wat, one.was, one.nu, _why(one.oorzaken, say)) for one in found.regels)
    header = ("kolom_wat", "kolom_was", "kolom_nu", "kolom_waardoor")
    yield Heading(say("wat"))
    yield Table(tuple(map(say, header)), rows, _SHARES) if rows else Text(say("niets"))


def _facts(found: Differences, say: PaperWords) -> Block:
    if not found.eerder.nagerekend:
        return Text(say("feiten_onbekend"))
    return Bullets(found.feiten, lead=say("feiten")) if found.feiten else Text(say("geen_feiten"))


def _why(causes: tuple[str, ...], say: PaperWords) -> str:
    """All of them in one sentence."""
    *most, last = causes
    said = say("oorzaken", een=", ".join(most), ander=last) if most else last
    return f"{capital(said)}."
