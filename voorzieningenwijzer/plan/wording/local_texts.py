"""The words of a local scheme, which stand in its own document, as the plan uses them."""

from functools import lru_cache

from voorzieningenwijzer.outcomes import Local, LocalText, Outcome
from voorzieningenwijzer.plan.model import Place, Who
from voorzieningenwijzer.plan.wording.texts import Advice, SchemeText


def own_text(outcome: Outcome) -> SchemeText | None:
    """None where the outcome is of no local scheme, or of one that only points somewhere."""
    local = outcome.lokaal
    if local is None or local.points:
        return None
    return _scheme_text(outcome.regeling, local)


def own_terms(outcome: Outcome) -> dict[str, str]:
    """What ``{termijn.<name>}`` stands for in the words of this scheme."""
    if outcome.lokaal is None:
        return {}
    return {f"termijn.{name}": text for name, text in outcome.lokaal.tekst.termijnen}


def own_place(outcome: Outcome) -> Place | None:
    """Where one asks for it, as its document says."""
    given = outcome.aanvragen or {}
    where = given.get("waar")
    if not isinstance(where, str):
        return None
    return Place(
        id="eigen",
        naam=where,
        kort=_text(given.get("kort")) or where,
        hoe=_text(given.get("hoe")),
        website=_text(given.get("adres")).removeprefix("https://").removeprefix("www."),
        telefoon=_text(given.get("telefoon")),
    )


def own_papers(outcome: Outcome) -> tuple[str, ...]:
    bring = (outcome.aanvragen or {}).get("meenemen")
    return tuple(str(paper) for paper in bring) if isinstance(bring, (list, tuple)) else ()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


@lru_cache(maxsize=256)
def _scheme_text(regeling: str, local: Local) -> SchemeText:
    text = local.tekst
    return SchemeText(
        regeling=regeling,
        naam=text.naam,
        bij="",
        betaling="",
        vorig_jaar="",
        aanvragen=_advice(f"{regeling}.aanvragen", text),
        vanzelf=text.vanzelf,
    )


def _advice(name: str, text: LocalText) -> Advice:
    return Advice(
        id=name,
        titel=text.titel,
        wat=text.wat,
        eerste_stap=text.stap,
        wie=Who(text.wie),
        inspanning=text.inspanning,
        waar=(),
        papieren=(),
        doe=text.doe,
        uiterlijk=text.uiterlijk,
        waarom=(),
        verwacht=text.verwacht,
        let_op=text.let_op,
        geld_komt=text.geld_komt,
        als_nee=text.als_nee,
        bedrag_zin=text.bedrag_zin,
    )
