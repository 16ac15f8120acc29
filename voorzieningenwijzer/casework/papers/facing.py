"""The plan with a second language beside the Dutch, on the screen and on paper."""

from voorzieningenwijzer.documents import html, pdf
from voorzieningenwijzer.documents.blocks import Document, Pair
from voorzieningenwijzer.documents.facing import PLAIN, beside
from voorzieningenwijzer.documents.papers.plan_paper import blocks
from voorzieningenwijzer.language.catalogue import Catalogue
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.plan import Plan
from voorzieningenwijzer.plan.facing import in_language
from voorzieningenwijzer.storage import UnknownPlanError

COUNTS = said(
    "De Nederlandse tekst telt. Bedragen en namen van regelingen staan overal in het Nederlands."
)
NOT_READ = said("Niemand heeft deze vertaling gelezen. De Nederlandse tekst telt.")


def facing(plan: Plan, language: Catalogue) -> Document:
    """Raises UnknownPlanError for a plan that was made before its sentences were kept."""
    other = in_language(plan, language)
    if other is None:
        raise UnknownPlanError
    note = COUNTS if language.reviewed else NOT_READ
    rtl = language.direction == "rtl"
    first = Pair(PLAIN, note, language.say(note), language.taal, rtl=rtl)
    return beside(blocks(plan), blocks(other, language), language.taal, first)


def show_facing(plan: Plan, language: Catalogue) -> str:
    """Safe HTML."""
    return html.render(facing(plan, language))


def print_facing(plan: Plan, language: Catalogue) -> bytes:
    return pdf.render(facing(plan, language))
