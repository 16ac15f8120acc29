"""Persons who may be there or not: in some completions of the household they are, in others not."""

from dataclasses import replace

import numpy as np

from voorzieningenwijzer.households.case import SAMENSTELLING, Case, Open
from voorzieningenwijzer.households.case_facts import NOTHING
from voorzieningenwijzer.households.catalogue import FIELDS, ROLLEN
from voorzieningenwijzer.households.childcare_history import NEVER
from voorzieningenwijzer.households.columns import AFWEZIG, RELATIE_CODE

_OPEN_AMOUNTS = (
    ("inkomen", "personen.toetsingsinkomen_per_jaar"),
    ("netto", "personen.netto_inkomen_per_maand"),
    ("besteedbaar", "personen.netto_inkomen_per_maand"),
    ("vermogen", "personen.vermogen_op_1_januari"),
)


def with_perhaps(case: Case, rol: str, born: tuple[float, ...], count: int = 1) -> Case:
    """``count`` persons perhaps, born between two days (yyyymmdd), all filled in alike."""
    first, code = len(case.ids), 1 + ROLLEN.index(rol)
    ids = tuple(f"{rol}?{i + 1}" for i in range(count))
    persons = {}
    for name, values in case.persons.items():
        block = np.full((count, values.shape[1]), NOTHING.get(name, 0), dtype=values.dtype)
        persons[name] = np.concatenate([values, block])
    persons["rol"][first:] = code
    persons["verzekerd"][first:] = persons["rechtmatig"][first:] = True
    persons["kinderbijslag"][first:] = rol == "kind"
    others = tuple(range(first + 1, first + count))
    opens = [
        Open(SAMENSTELLING, "rol", "keus", (AFWEZIG, code), first, ook=others),
        Open(SAMENSTELLING, "geboren", "dag", born, first, ook=others),
    ]
    if rol != "kind":
        if "zonder_werk" in persons:
            opens.append(Open(SAMENSTELLING, "zonder_werk", "keus", (0.0, float(NEVER)), first))
        opens += [
            Open(SAMENSTELLING, name, "getal", FIELDS[pad].aannemelijk or (0, 0), first)
            for name, pad in _OPEN_AMOUNTS
        ]
        persons["relatie"][first:] = RELATIE_CODE["gehuwd" if rol == "partner" else "geen"]
    return replace(case, ids=case.ids + ids, persons=persons, opens=case.opens + tuple(opens))
