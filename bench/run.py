"""Run all measurements, or those that are named, each in a process of its own.

    python3 run.py bench
    python3 run.py bench start talk
    python3 run.py bench --json

A module in this folder with ``measure() -> list[Figure]`` takes part by being there.
"""

import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from bench.figures import Figure

FOLDER = Path(__file__).resolve().parent
ONE = "--one"


def names() -> list[str]:
    return sorted(
        path.stem
        for path in FOLDER.glob("*.py")
        if "def measure(" in path.read_text("utf-8") and path != Path(__file__).resolve()
    )


def measure_here(name: str) -> None:
    """In the process of one measurement: its figures as the last line of standard output."""
    figures: list[Figure] = import_module(f"bench.{name}").measure()
    print("\n" + json.dumps([asdict(figure) for figure in figures]))


def measure_apart(name: str) -> list[Figure]:
    """Start that process; raise RuntimeError with what it said where it did not succeed."""
    surroundings = {**os.environ, "PYTHONPATH": str(FOLDER.parent)}
    done = subprocess.run(
        [sys.executable, "-P", str(FOLDER / "run.py"), ONE, name],
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip() or done.stdout.strip())
    return [Figure(**figure) for figure in json.loads(done.stdout.splitlines()[-1])]


def row(figure: Figure) -> str:
    goal = "" if figure.goal is None else f"hoogstens {figure.goal:g}"
    judged = {None: "", True: "ja", False: "NEE"}[figure.reached]
    value = f"{figure.value:.3g}" if figure.value < 1000 else f"{figure.value:,.0f}"
    said = f"{figure.what:<44}{value:>10} {figure.unit:<6}{goal:<16}{judged:<5}{figure.remark}"
    return said.rstrip()


def main(arguments: list[str]) -> int:
    if arguments[:1] == [ONE]:
        measure_here(arguments[1])
        return 0
    as_json = "--json" in arguments
    chosen = [word for word in arguments if not word.startswith("--")] or names()
    unknown = sorted(set(chosen) - set(names()))
    if unknown:
        print(f"Onbekend: {', '.join(unknown)}. Er is: {', '.join(names())}.", file=sys.stderr)
        return 2
    if not as_json:
        print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} kernen")
    failed = False
    for name in chosen:
        try:
            figures = measure_apart(name)
        except RuntimeError as error:
            print(f"{name}: niet gemeten\n{error}", file=sys.stderr)
            failed = True
            continue
        for figure in figures:
            print(json.dumps(asdict(figure)) if as_json else row(figure), flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
