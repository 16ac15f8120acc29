"""The guide of a municipality, on the page and as a booklet: from the tables in use."""

from datetime import date

from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.documents import html, pdf
from voorzieningenwijzer.documents.papers.guide_paper import blocks
from voorzieningenwijzer.plan.guide.compose import guide
from voorzieningenwijzer.plan.guide.model import Edition, Guide


def guide_of(desk: Desk, gemeente: str, editie: str, today: date) -> Guide | None:
    """None for a municipality or an edition that is not there."""
    there = gemeente in desk.tables.gemeenten() and editie in tuple(Edition)
    if not there:
        return None
    return guide(desk.tables, gemeente, Edition(editie), today, desk.demo)


def show_guide(found: Guide) -> str:
    return html.render(blocks(found))


def print_guide(found: Guide) -> bytes:
    return pdf.render(blocks(found))
