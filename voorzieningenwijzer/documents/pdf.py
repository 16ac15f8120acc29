"""Blocks to a tagged PDF; equal blocks give equal bytes. ReportLab is loaded on the first print."""

from voorzieningenwijzer.documents.blocks import Document


def render(document: Document) -> bytes:
    """The document as PDF. Raises LayoutError of ReportLab when one part is higher than a page."""
    from voorzieningenwijzer.documents.tagged_pdf import pdf_story

    return pdf_story.render(document)
