"""What is said when a name was typed that paper cannot draw whole."""

from flask import flash
from flask_babel import gettext as _

from voorzieningenwijzer.casework.papers.names import lines_in


def tell_of_lines(name: str) -> None:
    """Once, on the page that follows; nothing for nearly every name."""
    letters = " ".join(lines_in(name))
    if letters:
        flash(
            _(
                "Op papier komt een streep in plaats van: %(letters)s. Die letters kunnen wij niet "
                "drukken. Schrijf ze er met de hand bij, of schrijf de naam zoals op het paspoort.",
                letters=letters,
            )
        )
