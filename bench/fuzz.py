"""Files and answers from outside, fuzzed by coverage with atheris: ``python3 run.py fuzz 60``.

Seconds per reader. Atheris gets an environment of its own (``.omgeving-atheris``) with its own
hashed list; it has wheels for Linux and Python 3.11 to 3.13 only, so the tests fuzz with
Hypothesis (tests/test_outside.py) and this runs beside them. ``--schrijf`` makes
docs/fuzzproeven.md.
"""

import os
import platform
import re
import site
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WANTED = ROOT / "bench" / "atheris_omgeving" / "requirements.txt"
PLACE = ROOT / ".omgeving-atheris"
STAMP = PLACE / "klaar.txt"
TARGET = ROOT / "docs" / "fuzzproeven.md"
SECONDS = 60
READERS = (
    "json",
    "yaml",
    "tabel",
    "tabellenbundel",
    "huishouden",
    "bedrag",
    "dag",
    "overdracht",
    "inhoud_overdracht",
    "reservekopie",
    "sleutels",
)


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """``covered``: branches of our code that were reached, as libFuzzer counts them."""

    reader: str
    runs: int
    covered: int
    crashed: bool
    said: str = ""


def set_up() -> None:
    wanted = WANTED.read_text("utf-8")
    if STAMP.exists() and STAMP.read_text("utf-8") == wanted:
        return
    venv.EnvBuilder(clear=True, with_pip=True).create(PLACE)
    packages = ["--require-hashes", "--no-deps", "-r", str(WANTED)]
    subprocess.run([PLACE / "bin" / "python", "-m", "pip", "install", "-q", *packages], check=True)
    STAMP.write_text(wanted, "utf-8")


def fuzz(reader: str, seconds: int) -> Fuzzed:
    """With good files to begin from; the program's own packages are lent to atheris."""
    path = os.pathsep.join([str(ROOT), *site.getsitepackages()])
    with tempfile.TemporaryDirectory(prefix="vw-fuzz-") as place:
        words = ["-m", "bench.fuzz_readers", reader, f"-max_total_time={seconds}"]
        done = subprocess.run(
            [PLACE / "bin" / "python", *words, "-timeout=10", "-rss_limit_mb=1500", "begin"],
            cwd=place,
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0"},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    runs = re.findall(r"Done (\d+) runs|#(\d+)\s", done.stderr)
    covered = re.findall(r"cov: (\d+)", done.stderr)
    return Fuzzed(
        reader,
        max((int(a or b) for a, b in runs), default=0),
        int(covered[-1]) if covered else 0,
        done.returncode != 0,
        done.stderr[-3000:] if done.returncode else "",
    )


def line(one: Fuzzed) -> str:
    runs = f"{one.runs:,}".replace(",", ".")
    return f"| {one.reader} | {runs} | {one.covered} | {'ja' if one.crashed else 'nee'} |"


def document(found: Sequence[Fuzzed], seconds: int, day: date) -> str:
    rows = "\n".join(line(one) for one in found)
    return HEAD.format(
        day=f"{day:%d-%m-%Y}", python=platform.python_version(), seconds=seconds, rows=rows
    )


HEAD = """# Fuzzproeven

Elke lezer van iets van buiten kreeg {seconds} seconden lang verzonnen bytes van atheris, te
beginnen bij een goed bestand. Iets anders dan een waarde of de eigen weigering telt als `fout`, ook
langer dan 10 seconden of meer dan 1,5 GB. `takken` zijn de vertakkingen die het bereikte. Gemeten
op {day} met Python {python}: `python3 run.py fuzz {seconds} --schrijf`. De tests doen hetzelfde met
Hypothesis.

| lezer | pogingen | takken | fout |
|---|---:|---:|---|
{rows}
"""


def main(arguments: list[str]) -> int:
    numbers = [int(word) for word in arguments if word.isdecimal()]
    seconds = numbers[0] if numbers else SECONDS
    chosen = [one for one in READERS if one in arguments] or list(READERS)
    set_up()
    found = []
    for reader in chosen:
        found.append(fuzz(reader, seconds))
        print(line(found[-1]), found[-1].said, sep="\n" if found[-1].said else "", flush=True)
    if "--schrijf" in arguments:
        TARGET.write_text(document(found, seconds, date.today()), encoding="utf-8")
    return 1 if any(one.crashed for one in found) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
