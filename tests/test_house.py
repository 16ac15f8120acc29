"""The rules of the house, checked by tools: floors, clock, sizes, names, amounts, requirements."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

import run

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "voorzieningenwijzer"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
OWN_CODE = sorted([*PACKAGE.rglob("*.py"), *ROOT.glob("*.py"), *ROOT.glob("bench/*.py")])
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"

MODULE_LINES, FUNCTION_LINES = 250, 40
LONGER: dict[str, str] = {}

CLOCK_FLOORS = ("web", "cli", "__main__.py")
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "service", "base", "common", "misc"}


def tool(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words], cwd=cwd, capture_output=True, text=True, check=False
    )


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def nodes(path: Path, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, kinds):
            yield node


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("-m", "ruff", "check", "."), id="ruff"),
        pytest.param(("-m", "ruff", "format", "--check", "."), id="format"),
        pytest.param(("-m", "mypy"), id="mypy"),
        pytest.param(("-c", LINT_IMPORTS), id="imports"),
    ],
)
def test_tools_have_nothing_to_say(words: tuple[str, ...]) -> None:
    done = tool(*words)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("money.py", "import voorzieningenwijzer.outcomes", "Imports go down only"),
        ("money.py", "import voorzieningenwijzer.dates", "Imports go down only"),
        ("outcomes.py", "import flask", "web framework"),
        ("explanation.py", "import sqlite3", "SQLite"),
        ("plan/__init__.py", "import voorzieningenwijzer.entitlements", "calls a law"),
        ("statistics/words.py", "import voorzieningenwijzer.interview", "The counts never"),
    ],
)
def test_a_wrong_import_is_seen(module: str, line: str, contract: str, tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("*.ttf"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / PACKAGE.name / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = tool("-c", LINT_IMPORTS, cwd=tmp_path)
    broken = [row for row in done.stdout.splitlines() if " BROKEN" in row]
    assert done.returncode != 0, done.stdout
    assert any(contract in row for row in broken), done.stdout + done.stderr


def test_every_folder_with_code_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [name_of(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_counts_get_a_wall_as_soon_as_they_exist() -> None:
    """House rule: statistics never reaches storage, interview or casework, even indirectly."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    assert not (PACKAGE / "statistics").exists() or 'id = "statistics"' in text


def test_no_clock_below_the_top_floor() -> None:
    found = []
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] in CLOCK_FLOORS:
            continue
        for node in nodes(path, ast.Call):
            assert isinstance(node, ast.Call)
            called = ast.unparse(node.func)
            if re.search(
                r"\b(date|datetime)\.(today|now|utcnow)$|\btime\.(time|localtime)$", called
            ):
                found.append(f"{name_of(path)}:{node.lineno}: {called}")
    assert not found, "\n".join(found)


def too_long() -> dict[str, int]:
    found = {}
    for path in OWN_CODE:
        lines = len(path.read_text("utf-8").splitlines())
        if lines >= MODULE_LINES:
            found[name_of(path)] = lines
        for node in nodes(path, ast.FunctionDef, ast.AsyncFunctionDef):
            assert isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length >= FUNCTION_LINES:
                found[f"{name_of(path)}::{node.name}"] = length
    return found


AGES = {18, 21, 27, 67}
WITH_AGES = ("entitlements", "assessment", "households", "comparisons", "schemes", "interview")


def test_no_age_of_a_law_stands_in_the_code_as_a_figure() -> None:
    """They are in tariffs/, or once in leeftijden.py (docs/decisions/0068)."""
    found = [
        f"{name_of(path)}:{node.lineno}"
        for folder in WITH_AGES
        for path in sorted((PACKAGE / folder).rglob("*.py"))
        for node in nodes(path, ast.Constant)
        if isinstance(node, ast.Constant) and type(node.value) is int and node.value in AGES
    ]
    assert not found, "\n".join(found)


def test_modules_and_functions_stay_short() -> None:
    found = too_long()
    new = [f"{name}: {lines}" for name, lines in found.items() if name not in LONGER]
    assert not new, "\n".join(new)
    assert set(LONGER) <= set(found), "an exception that is no longer needed"


def test_names_say_something() -> None:
    found = []
    for path in OWN_CODE:
        if EMPTY_NAMES & set(path.stem.lower().split("_")) or path.parent.name in EMPTY_NAMES:
            found.append(name_of(path))
        for node in nodes(path, ast.ClassDef):
            assert isinstance(node, ast.ClassDef)
            words = re.findall(r"[A-Z]+[a-z]*", node.name)
            if words and words[-1].lower() in EMPTY_NAMES:
                found.append(f"{name_of(path)}::{node.name}")
    assert not found, "\n".join(found)


def test_python_span_is_the_same_everywhere() -> None:
    spec = SpecifierSet(PROJECT["requires-python"])
    major = run.OLDEST[0]
    fits = [minor for minor in range(30) if f"{major}.{minor}.0" in spec]
    assert (major, fits[0]) == run.OLDEST
    assert (major, fits[-1]) == run.NEWEST


def pins(name: str) -> dict[str, list[str]]:
    """Package -> its pinned versions (more than one where the Python version decides)."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / name).read_text("utf-8").splitlines():
        if match := re.match(r"([a-z0-9-]+)==([^ ;\\]+)", line):
            found.setdefault(match[1], []).append(match[2])
    return found


def wanted(lines: list[str]) -> Iterator[Requirement]:
    for requirement in map(Requirement, lines):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement


@pytest.mark.parametrize(
    ("file", "extra"),
    [
        ("requirements.txt", []),
        ("requirements-test.txt", ["test"]),
        ("requirements-mutaties.txt", ["test", "mutaties"]),
    ],
)
def test_requirements_are_in_step_with_the_project(file: str, extra: list[str]) -> None:
    pinned = pins(file)
    lines = PROJECT["dependencies"] + [
        line for name in extra for line in PROJECT["optional-dependencies"][name]
    ]
    for package in pinned:
        lines = lines + (requires_here(package) or [])
    for requirement in wanted(lines):
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        assert name in pinned, f"{requirement} is missing in {file}: compile it again"
        assert all(version in requirement.specifier for version in pinned[name]), requirement


def requires_here(package: str) -> list[str] | None:
    """What an installed package asks for; packages of other systems are not installed here."""
    try:
        return requires(package)
    except ModuleNotFoundError:
        return None


def test_test_requirements_repeat_those_of_the_program() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-test.txt").items()
    assert pins("requirements-test.txt").items() <= pins("requirements-mutaties.txt").items()


@pytest.mark.parametrize(
    "file", ["requirements.txt", "requirements-test.txt", "requirements-mutaties.txt"]
)
def test_requirements_carry_hashes_and_no_address(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    blocks = re.split(r"\n(?=[a-z])", text)
    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"://|index-url|find-links|\bfile:", text)


def test_wheel_carries_what_the_program_reads(tmp_path: Path) -> None:
    done = tool("-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "los")
    inside = tmp_path / "los" / "voorzieningenwijzer"
    for folder in ("tariffs", "questionnaires", "templates"):
        carried = {path.relative_to(inside) for path in (inside / folder).rglob("*.*")}
        here = {path.relative_to(ROOT) for path in (ROOT / folder).rglob("*.*")}
        assert here, f"{folder} is empty"
        assert carried == here
    code = "from voorzieningenwijzer.shipped import shipped; print(shipped('tariffs'))"
    said = tool(
        "-c", f"import sys; sys.path[:] = [sys.argv[1], *sys.path]; {code}", str(inside.parent)
    )
    assert Path(said.stdout.strip()) == inside / "tariffs", said.stderr
