"""What may stand in no file: an amount of a table, a path of a machine, a registry's address."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "voorzieningenwijzer"
TEXTS = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".yaml",
    ".yml",
    ".html",
    ".css",
    ".js",
    ".json",
    ".cfg",
    "",
}
NOT_OURS = {
    ".git",
    ".venv",
    ".omgeving",
    ".omgeving-openfisca",
    ".omgeving-atheris",
    ".mutaties",
    "vendor",
    "build",
    "dist",
    "data",
    "__pycache__",
}
MACHINE = "|".join(
    [
        r"/(?:work|root|home|opt)/\w",
        r"/tmp/\w",
        r"[\\/]Users[\\/]\w",
        "py" + r"pi\.org",
        "python" + r"hosted\.org",
        "npm" + r"js\.",
        r"\b192\.168\.",
        r"\.internal\b",
    ]
)
YEARS = range(1900, 2100)

NEW_YEAR = "1 January in a date written as one whole number, 20260101"
ALLOWED = {
    (
        "voorzieningenwijzer/documents/tagged_pdf/parts.py",
        "26.5",
    ): "millimetres on paper",
    ("voorzieningenwijzer/assessment/incomes.py", "101"): NEW_YEAR,
    ("voorzieningenwijzer/entitlements/huurtoeslag_situation.py", "101"): NEW_YEAR,
    ("voorzieningenwijzer/households/points.py", "101.0"): NEW_YEAR,
    (
        "voorzieningenwijzer/documents/tagged_pdf/paragraphs.py",
        "0.714",
    ): "height of a capital",
}


def files() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT).parts
        hidden = any(part in NOT_OURS or part.endswith("_cache") for part in inside)
        if path.is_file() and path.suffix in TEXTS and not hidden and inside[0] != ".hypothesis":
            yield path


def test_no_machine_and_no_registry_in_any_file() -> None:
    found = []
    for path in files():
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if path != Path(__file__).resolve() and re.search(MACHINE, line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert not found, "\n".join(found)


def numbers_in(node: object) -> Iterator[Decimal]:
    """Every ``waarde`` and every bare number in a table document."""
    if isinstance(node, dict):
        for value in node.values():
            yield from numbers_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from numbers_in(value)
    elif isinstance(node, (int, float)) and not isinstance(node, bool):
        yield Decimal(str(node))


def distinctive(value: Decimal) -> bool:
    """Three figures that count, and no year: 65 % or 1,500 stand in many places by chance."""
    figures = value.normalize().as_tuple().digits
    return len(figures) >= 3 and value not in YEARS


@pytest.fixture(scope="module")
def amounts() -> frozenset[Decimal]:
    found: set[Decimal] = set()
    for path in (ROOT / "tariffs").rglob("*.yaml"):
        document = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        found.update(filter(distinctive, map(abs, numbers_in(document))))
    return frozenset(found)


def figures_in_text(text: str) -> Iterator[Decimal]:
    """Numbers as Dutch and English texts write them (37.395, 1.234,56, 1234.56).

    Short ones are left out unless a euro sign stands before them: they are sizes and examples.
    """
    for sign, word in re.findall(r"(€ ?)?(?<![\w.,#-])(\d[\d.,]*\d)(?![\w%])", text):
        dutch = word.replace(".", "").replace(",", ".")
        for written in {dutch, word.replace(",", "")}:
            try:
                figure = Decimal(written)
            except InvalidOperation:
                continue
            if sign or (figure >= 100 and len(figure.as_tuple().digits) >= 4):
                yield figure


def literals(path: Path) -> Iterator[tuple[Decimal, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Constant) or isinstance(node.value, (bool, bytes)):
            continue
        if isinstance(node.value, (int, float)):
            yield abs(Decimal(str(node.value))), node.lineno
        elif isinstance(node.value, str):
            for figure in figures_in_text(node.value):
                yield figure, node.lineno


def test_the_tables_are_read(amounts: frozenset[Decimal]) -> None:
    assert len(amounts) > 200


def test_no_amount_of_a_table_in_the_code(amounts: frozenset[Decimal]) -> None:
    found = []
    for path in PACKAGE.rglob("*.py"):
        name = path.relative_to(ROOT).as_posix()
        for figure, line in literals(path):
            if figure in amounts and (name, str(figure)) not in ALLOWED:
                found.append(f"{name}:{line}: {figure}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("folder", ["templates", "questionnaires"])
def test_no_amount_of_a_table_in_what_people_read(folder: str, amounts: frozenset[Decimal]) -> None:
    found = []
    for path in (ROOT / folder).rglob("*.*"):
        name = path.relative_to(ROOT).as_posix()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for figure in figures_in_text(line):
                if figure in amounts and (name, str(figure)) not in ALLOWED:
                    found.append(f"{name}:{number}: {figure}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("tot € 37.395 aan spaargeld", "37395"),
        ("hoogstens 1.234,56 euro", "1234.56"),
        ("€ 37,14 per maand", "37.14"),
    ],
)
def test_a_figure_is_recognised_as_people_write_it(text: str, figure: str) -> None:
    assert Decimal(figure) in set(figures_in_text(text))
