"""What energy costs of the income, and what using less would save, as in a result object."""

from collections.abc import Mapping
from typing import Any

from voorzieningenwijzer.cli.figures import figure, pair
from voorzieningenwijzer.comparisons.energy.measures import measures
from voorzieningenwijzer.comparisons.energy.ratio import ratio
from voorzieningenwijzer.outcomes import Assessment
from voorzieningenwijzer.tables import Tables


def energy_of(mapping: Mapping[str, Any], assessment: Assessment, tables: Tables) -> dict[str, Any]:
    day = assessment.peildatum
    share, less = ratio(assessment, tables, day), measures(mapping, tables, day)
    of_income = None
    if share is not None:
        of_income = pair("deel", share.deel) | {
            "grondslag": "kosten van een jaar door bruto inkomen van een jaar",
            **pair("kosten_per_jaar", share.kosten),
            **pair("inkomen_per_jaar", share.inkomen),
            "alle_huishoudens": figure(share.alle),
            "energiearm": figure(share.energiearm),
        }
    rows = [
        {"id": m.id, "naam": m.naam, "groep": m.groep, "als": m.als, "eenheid": m.eenheid}
        | pair("hoeveel", m.hoeveel)
        | pair("euro_per_jaar", m.euro)
        for m in less.regels
    ]
    return {"energiequote": of_income, "zuinig": rows, **pair("zuinig_samen", less.samen)}
