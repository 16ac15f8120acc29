"""Whether a name can be printed: letters of a script of which there is no face become a line."""

_ALWAYS_DRAWN = 0x0530
"""Latin, Greek and Cyrillic: nothing has to be loaded to know it."""


def lines_in(name: str) -> str:
    """The letters for which paper has a line to write them on, each once; mostly none."""
    if all(ord(letter) < _ALWAYS_DRAWN for letter in name):
        return ""
    from voorzieningenwijzer.documents.tagged_pdf.typography import not_drawn

    return not_drawn(name)
