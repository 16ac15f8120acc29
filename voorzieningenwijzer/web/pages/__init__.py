"""The pages, one module per subject; a view parses, calls casework, renders or redirects."""

from voorzieningenwijzer.web.pages import (
    about,
    backup,
    dossiers,
    entry,
    offers,
    plans,
    quick,
    results,
    settings,
    tables,
    talk,
)

BLUEPRINTS = (
    entry.pages,
    dossiers.pages,
    talk.pages,
    quick.pages,
    results.pages,
    offers.pages,
    plans.pages,
    tables.pages,
    backup.pages,
    settings.pages,
    about.pages,
)
