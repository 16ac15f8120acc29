"""Switch off each protection in a copy of the program, and see whether its test fails.

    python3 run.py beveiliging
    python3 run.py beveiliging host token     those whose name has one of these words

A protection whose test does not fail without it is not tested. ``tests/test_protections.py`` checks
that each of these texts still stands where this list says.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("voorzieningenwijzer", "tests", "tariffs", "templates", "questionnaires", "bench", "docs")
FILES = ("run.py", "chromium.py", "pyproject.toml")
PATIENCE = 300
"""Seconds."""
LIST = ROOT / "bench" / "protections.yaml"


@dataclass(frozen=True, slots=True)
class Protection:
    """``there`` in ``file`` becomes ``without``; then ``test`` fails."""

    name: str
    file: str
    there: str
    without: str
    test: str


def protections() -> tuple[Protection, ...]:
    content = yaml.safe_load(LIST.read_text("utf-8"))
    names = ("naam", "bestand", "staat_er", "zonder", "test")
    return tuple(Protection(*(one[name] for name in names)) for one in content)


PROTECTIONS = protections()


def seen(one: Protection, place: Path) -> bool:
    """Whether the test fails without it; the copy is as it was afterwards.

    A bomb that goes off brings Python down or keeps it busy for ever: that is seen as well.
    """
    path = place / one.file
    good = path.read_text("utf-8")
    path.write_text(good.replace(one.there, one.without, 1), encoding="utf-8")
    words = ["-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", one.test]
    surroundings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            [sys.executable, *words],
            cwd=place,
            capture_output=True,
            check=False,
            env=surroundings,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(good, encoding="utf-8")
    return done.returncode == 1 or done.returncode < 0


def main(arguments: list[str]) -> int:
    chosen = [
        one for one in PROTECTIONS if not arguments or any(word in one.name for word in arguments)
    ]
    missed = 0
    with tempfile.TemporaryDirectory(prefix="vw-zonder-") as folder:
        place = Path(folder)
        for name in COPIED:
            shutil.copytree(ROOT / name, place / name)
        for name in FILES:
            shutil.copy(ROOT / name, place)
        for one in chosen:
            found = seen(one, place)
            missed += not found
            print(f"{'gezien' if found else 'NIET GEZIEN':<12}{one.name}", flush=True)
    print(f"{len(chosen)} keer een beveiliging uitgezet, {len(chosen) - missed} keer gezien.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
