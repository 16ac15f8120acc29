"""What a paper says, and what is wrong with it: for tests that make papers page by page."""

import re

import pypdfium2

from tests.tagged_check import faults as faults_of

__all__ = ["faults_of", "text_of"]


def text_of(paper: bytes) -> str:
    """Everything on the paper with single spaces."""
    with pypdfium2.PdfDocument(paper) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return re.sub(r"\s+", " ", " ".join(pages).replace("\u00a0", " "))
