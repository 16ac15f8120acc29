"""The same law in OpenFisca-Core, side by side in one run: zorgtoeslag of a million households.

OpenFisca-Core is AGPL-3.0, so it gets an environment of its own (``.omgeving-openfisca``) with its
own hashed list, made the first time; the program does not know it. Both get the same rows.
"""

import json
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median

import numpy as np

from bench.figures import Figure
from bench.households import MILLION, sizes
from bench.population import block
from voorzieningenwijzer.assessment import Ready, ready_rules, run_all
from voorzieningenwijzer.households.columns import PARTNER, Array, Households
from voorzieningenwijzer.households.membership import membership
from voorzieningenwijzer.tables import Tables

LAW = "zorgtoeslag"
JAAR = 2026
ROOT = Path(__file__).resolve().parent.parent
THERE = Path(__file__).resolve().parent / "openfisca_omgeving"
PLACE = ROOT / ".omgeving-openfisca"
PYTHON = PLACE / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = PLACE / "klaar.txt"


def set_up() -> None:
    """The environment of the peer, complete or not at all."""
    wanted = (THERE / "requirements.txt").read_text("utf-8")
    if STAMP.exists() and STAMP.read_text("utf-8") == wanted:
        return
    venv.EnvBuilder(clear=True, with_pip=True).create(PLACE)
    packages = ["--require-hashes", "--no-deps", "-r", str(THERE / "requirements.txt")]
    subprocess.run([str(PYTHON), "-m", "pip", "install", "-q", *packages], check=True)
    STAMP.write_text(wanted, "utf-8")


def hand_over(blocks: Sequence[Households], rule: Ready, folder: Path) -> None:
    """All rows in one piece, and the amounts, as the other program reads them."""
    assert isinstance(rule.amounts, tuple)
    given = {"jaar": JAAR, "bedragen": asdict(rule.amounts[0])}
    (folder / "bedragen.json").write_text(json.dumps(given), "utf-8")
    first = np.cumsum([0, *(h.n for h in blocks[:-1])])
    np.savez(
        folder / "rijen.npz",
        huishouden=np.concatenate([h.household + f for h, f in zip(blocks, first, strict=True)]),
        toetsingsinkomen=np.concatenate([h.persons["inkomen"][:, 0] for h in blocks]),
        vermogen=np.concatenate([h.persons["vermogen"][:, 0] for h in blocks]),
        is_partner=np.concatenate([h.persons["rol"][:, 0] == PARTNER for h in blocks]),
    )


def ours(blocks: Sequence[Households], rule: Ready) -> tuple[float, float, Array]:
    """Seconds for who belongs to whom, seconds for law and award, block by block as in batch."""
    found = []
    belonging = law = 0.0
    for h in blocks:
        begin = time.perf_counter()
        members = membership(h)
        middle = time.perf_counter()
        found.append(run_all(h, [rule], members)[LAW].recht)
        law += time.perf_counter() - middle
        belonging += middle - begin
    return belonging, law, np.concatenate(found)


def one_household(rule: Ready) -> float:
    h = block(1, 1)
    times = []
    for _ in range(51):
        begin = time.perf_counter()
        run_all(h, [rule])
        times.append(1000 * (time.perf_counter() - begin))
    return median(times)


def measure() -> list[Figure]:
    set_up()
    rule = ready_rules(Tables.shipped(), JAAR)[LAW]
    run_all(block(0, 100), [rule])
    blocks = [block(seed, n) for seed, n in enumerate(sizes(MILLION))]
    belonging, law, per_maand = ours(blocks, rule)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hand_over(blocks, rule, folder)
        said = subprocess.run(
            [str(PYTHON), str(THERE / "zorgtoeslag.py"), name],
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        theirs = json.loads(said.stdout)
        apart = float(np.abs(np.load(folder / "per_maand.npy") - per_maand).max())
    return [
        Figure("zorgtoeslag, miljoen x 12 maanden", law, "s", None, "recht en beschikking"),
        Figure("  wie is partner, wie is volwassen", belonging, "s"),
        Figure("  OpenFisca-Core, formules", theirs["formules_s"], "s", None, "alleen het recht"),
        Figure("  OpenFisca-Core, opzetten", theirs["opzetten_s"], "s"),
        Figure("zorgtoeslag, één huishouden", one_household(rule), "ms"),
        Figure("  OpenFisca-Core, met opzetten", theirs["een_ms"], "ms"),
        Figure("  grootste verschil per maand", apart, "EUR", 0.01, "OpenFisca rekent in float32"),
    ]
