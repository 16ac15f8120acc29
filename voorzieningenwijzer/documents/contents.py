"""A table of contents: as a block, and on a page as links to the sections."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Contents:
    """The titles of sheets, each with the page on which it begins."""

    titels: tuple[str, ...]


def contents_list(block: Contents) -> Markup:
    items = (
        Markup('<li><a class="utrecht-link" href="#{}">{}</a></li>').format(anchor(title), title)
        for title in block.titels
    )
    return Markup('<ol class="utrecht-ordered-list">{}</ol>').format(Markup("").join(items))


def anchor(title: str) -> str:
    """The name of a section in a page."""
    return "deel-" + "".join(c if c.isalnum() else "-" for c in title.casefold())
