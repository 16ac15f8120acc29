"""Mutation testing: small faults put into the laws one by one, and whether a test sees each.

    python3 run.py mutaties                       every module of entitlements/, law by law
    python3 run.py mutaties zorgtoeslag awir      these only
    python3 run.py mutaties --json

mutmut makes and runs the mutants: it forks them from one process in which the tests are loaded, for
all modules that are asked for at once.
Only the fast tests run (docs/decisions/0050): the examples of the law itself and the tests beside
them. A fault that no test sees has to stand in docs/mutaties.md with the reason.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAWS = ROOT / "voorzieningenwijzer" / "entitlements"
PLACE = ROOT / ".mutaties"
EXPLAINED = ROOT / "docs" / "mutaties.md"
GOAL = 95.0
COPIED = ("voorzieningenwijzer", "tests", "tariffs", "templates", "questionnaires", "bench", "docs")
FILES = ("run.py", "chromium.py", "pyproject.toml", "CHANGELOG.md")
# the fast tests; those that are not there (yet) are left out
FAST = (
    *("examples", "laws", "limits", "traps", "income", "awir", "forecast", "kwijtschelding"),
    *("bijstand", "kinderopvang", "noodfonds", "premium_arrears", "low_income", "income_parts"),
)
# a module that several laws use -> the laws whose examples run; by default that of its name
SHARED = {
    "awir": ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag"),
    "partnervragen": ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget"),
    "huurvragen": ("huurtoeslag",),
    "buitenland": ("kinderbijslag", "zorgtoeslag"),
    "participatiewet": ("bijstand", "aio"),
    "bijstandsnorm": ("bijstand", "aio"),
    "bijstand_vragen": ("bijstand", "aio"),
    "inkomensbanden": ("bijstand",),
    "inkomen": ("bijstand", "aio"),
    "besteedbaar_inkomen": ("kwijtschelding",),
    "betalingscapaciteit": ("kwijtschelding",),
}
# random households, which the properties draw anyway
SLOW = "never or months_sum or limits_are_met or law_alone or guards or order_of_the_children"
KILLED = frozenset({1, 3, 24, 36, 152, 255, -24})  # a test failed, or it took too long
# these run once, when a module is loaded, and so before a fault is put in: no test can see it
AT_LOADING = ("x__rule__", "x__with_a_bill__")
SETTINGS = """
[tool.mutmut]
source_paths = ["voorzieningenwijzer"]
only_mutate = {modules}
also_copy = {copied}
pytest_add_cli_args_test_selection = {tests}
pytest_add_cli_args = ["-n", "0", "-p", "no:cacheprovider", "-k", "{words}"]
"""


@dataclass(frozen=True, slots=True)
class Survivor:
    """A fault that no test saw: its name at mutmut, and the line before and after."""

    naam: str
    was: str
    werd: str
    uitgelegd: bool


@dataclass(frozen=True, slots=True)
class Score:
    module: str
    fouten: int
    gezien: int
    overlevers: tuple[Survivor, ...]

    @property
    def deel(self) -> float:
        return 100.0 * self.gezien / self.fouten if self.fouten else 100.0


def modules() -> list[str]:
    """Every module of a law that holds a function."""
    paths = sorted(LAWS.glob("*.py"))
    return [path.stem for path in paths if "\ndef " in path.read_text("utf-8")]


def words(chosen: Sequence[str]) -> str:
    """Which tests by name: all but the examples of other laws and the random households.

    Of a fault only those tests run that pass through the function it is in.
    """
    laws: dict[str, None] = {}
    for module in chosen:
        own = SHARED.get(module, (re.sub(r"_(20\d\d|situation)$", "", module),))
        laws |= dict.fromkeys(own)
    return f"({' or '.join(laws)} or not test_example) and not ({SLOW})"


def prepare(chosen: Sequence[str]) -> Path:
    """A copy of the project that mutmut may write in."""
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    for name in COPIED:
        shutil.copytree(ROOT / name, PLACE / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, PLACE / name)
    tests = [f"tests/test_{n}.py" for n in FAST if (PLACE / f"tests/test_{n}.py").exists()]
    copied = [name for name in (*COPIED[2:], *FILES) if name != "pyproject.toml"]
    text = SETTINGS.format(
        modules=json.dumps([f"voorzieningenwijzer/entitlements/{m}.py" for m in chosen]),
        tests=json.dumps(tests),
        copied=json.dumps(copied),
        words=words(chosen),
    )
    with (PLACE / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(text)
    return PLACE


def mutmut(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("mutmut")
    surroundings = {**os.environ, "CI": "true"}  # hypothesis draws the same each time
    return subprocess.run(
        [str(program), *arguments],
        cwd=place,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def scores(chosen: Sequence[str], cores: int) -> Iterator[Score]:
    """Run the mutants of the modules; raise RuntimeError where mutmut did not get that far."""
    place = prepare(chosen)
    done = mutmut(place, "run", "--max-children", str(cores))
    if done.returncode:
        raise RuntimeError(f"{done.stdout[-2000:]}{done.stderr[-2000:]}")
    yield from (score(place, module) for module in chosen)


def score(place: Path, module: str) -> Score:
    results = place / f"mutants/voorzieningenwijzer/entitlements/{module}.py.meta"
    found: dict[str, int | None] = json.loads(results.read_text("utf-8"))["exit_code_by_key"]
    codes = {n: c for n, c in found.items() if not n.rpartition(".")[2].startswith(AT_LOADING)}
    left = tuple(survivors(place, [name for name, code in codes.items() if code not in KILLED]))
    return Score(module, len(codes), len(codes) - len(left), left)


def survivors(place: Path, names: list[str]) -> Iterator[Survivor]:
    explained = EXPLAINED.read_text("utf-8").replace("\\|", "|") if EXPLAINED.exists() else ""
    for name in names:
        lines = mutmut(place, "show", name).stdout.splitlines()
        was = changed(lines, "-")
        werd = changed(lines, "+")
        yield Survivor(name.rpartition(".")[2], was, werd, f"`{werd}`" in explained)


def changed(lines: list[str], sign: str) -> str:
    found = [x[1:].strip() for x in lines if x.startswith(sign) and not x.startswith(sign * 3)]
    return " ".join(found)


def table(found: Iterable[Score]) -> str:
    rows = [f"{'module':<26}{'fouten':>8}{'gezien':>8}{'deel':>8}  doel {GOAL:g}%"]
    for one in found:
        judged = "ja" if one.deel >= GOAL else "NEE"
        unsaid = sum(not s.uitgelegd for s in one.overlevers)
        remark = f"  niet uitgelegd: {unsaid}" if unsaid else ""
        row = f"{one.module:<26}{one.fouten:>8}{one.gezien:>8}{one.deel:>7.1f}%  {judged}"
        rows.append(row + remark)
    return "\n".join(rows)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="run.py mutaties")
    parser.add_argument("module", nargs="*", help="een module uit entitlements/")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--kernen", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args(arguments)
    strange = set(given.module) - set(modules())
    if strange:
        parser.error(f"deze module is er niet: {', '.join(sorted(strange))}")
    found = []
    for one in scores(given.module or modules(), given.kernen):
        found.append(one)
        if not given.json:
            print(table([one]).splitlines()[1], flush=True)
            for survivor in one.overlevers:
                print(f"    {survivor.naam}: {survivor.was}  ->  {survivor.werd}", flush=True)
    print(json.dumps([asdict(s) for s in found], indent=1) if given.json else table(found))
    return 0 if all(s.deel >= GOAL for s in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
