"""Zorgtoeslag in OpenFisca-Core, for the comparison in bench/openfisca.py and for nothing else.

Runs in an environment of its own, since OpenFisca-Core is AGPL-3.0: no part of the program. Reads
``rijen.npz`` and ``bedragen.json`` in the folder that is given, writes ``per_maand.npy`` (n, 12)
and prints the seconds as JSON.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import MONTH, YEAR
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

Persoon = build_entity(key="persoon", plural="personen", label="Persoon", is_person=True)
Huishouden = build_entity(
    key="huishouden",
    plural="huishoudens",
    label="Huishouden",
    roles=[{"key": "lid", "plural": "leden", "label": "Lid"}],
)


class toetsingsinkomen(Variable):
    value_type = float
    entity = Persoon
    definition_period = YEAR
    label = "Toetsingsinkomen"


class vermogen(Variable):
    value_type = float
    entity = Persoon
    definition_period = YEAR
    label = "Vermogen op 1 januari"


class is_partner(Variable):
    value_type = bool
    entity = Persoon
    definition_period = YEAR
    label = "Toeslagpartner van de aanvrager"


class zorgtoeslag(Variable):
    value_type = float
    entity = Huishouden
    definition_period = MONTH
    label = "Zorgtoeslag, niet afgerond"
    reference = "Wzt art. 2, 3"

    def formula(huishouden, period, parameters):
        p = parameters(period).zorgtoeslag
        samen = huishouden.any(huishouden.members("is_partner", period.this_year))
        inkomen = huishouden.sum(huishouden.members("toetsingsinkomen", period.this_year))
        bezit = huishouden.sum(huishouden.members("vermogen", period.this_year))
        premie = np.where(samen, 2, 1) * p.standaardpremie_per_jaar
        deel = np.where(samen, p.deel_van_drempel_samen, p.deel_van_drempel_alleen)
        drempel = p.drempelinkomen_per_jaar
        boven = np.maximum(inkomen - drempel, 0)
        norm = deel * drempel + p.deel_boven_drempel * boven
        grens = np.where(samen, p.vermogensgrens_samen, p.vermogensgrens_alleen)
        return (bezit <= grens) * np.maximum(premie - norm, 0) / 12


def system(bedragen: dict[str, float], jaar: int) -> TaxBenefitSystem:
    found = TaxBenefitSystem([Persoon, Huishouden])
    values = {name: {"values": {f"{jaar}-01-01": w}} for name, w in bedragen.items()}
    found.parameters = ParameterNode("", data={"zorgtoeslag": values})
    found.add_variables(toetsingsinkomen, vermogen, is_partner, zorgtoeslag)
    return found


def simulation(found: TaxBenefitSystem, rijen: dict[str, np.ndarray], jaar: int) -> Simulation:
    huishoudens = np.arange(int(rijen["huishouden"].max()) + 1)
    builder = SimulationBuilder()
    builder.create_entities(found)
    builder.declare_person_entity("persoon", np.arange(len(rijen["huishouden"])))
    entity = builder.declare_entity("huishouden", huishoudens)
    builder.join_with_persons(entity, rijen["huishouden"], ["lid"] * len(rijen["huishouden"]))
    made = builder.build(found)
    for name in ("toetsingsinkomen", "vermogen", "is_partner"):
        made.set_input(name, str(jaar), rijen[name])
    return made


def twelve(made: Simulation, jaar: int) -> np.ndarray:
    months = [made.calculate("zorgtoeslag", f"{jaar}-{m:02d}") for m in range(1, 13)]
    return np.stack(months, axis=1)


def one_household(found: TaxBenefitSystem, rijen: dict[str, np.ndarray], jaar: int) -> float:
    """Milliseconds of set-up and twelve months for the first household, median of 51."""
    mine = {name: column[rijen["huishouden"] == 0] for name, column in rijen.items()}
    times = []
    for _ in range(51):
        begin = time.perf_counter()
        twelve(simulation(found, mine, jaar), jaar)
        times.append(1000 * (time.perf_counter() - begin))
    return float(np.median(times))


def main(folder: Path) -> None:
    given = json.loads((folder / "bedragen.json").read_text("utf-8"))
    rijen = dict(np.load(folder / "rijen.npz"))
    jaar = given["jaar"]
    found = system(given["bedragen"], jaar)
    one = one_household(found, rijen, jaar)
    begin = time.perf_counter()
    made = simulation(found, rijen, jaar)
    middle = time.perf_counter()
    per_maand = twelve(made, jaar)
    end = time.perf_counter()
    np.save(folder / "per_maand.npy", per_maand)
    print(json.dumps({"een_ms": one, "opzetten_s": middle - begin, "formules_s": end - middle}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
