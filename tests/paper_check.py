"""What every paper of the program must be: tagged, in Dutch, embedded faces, black on white."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2

PAINT = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}


def text_of(paper: bytes) -> str:
    """Everything on the paper with single spaces."""
    with pypdfium2.PdfDocument(paper) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return re.sub(r"\s+", " ", " ".join(pages).replace("\u00a0", " "))


def faults_of(paper: bytes) -> list[str]:
    """What is wrong with a paper, in words; nothing where all is well."""
    with pikepdf.open(io.BytesIO(paper)) as document:
        return [*_marks(document), *_declared(document), *_drawn(document), *_tree(document)]


def _steps(document: pikepdf.Pdf) -> Iterator[tuple[int, str, list[Any]]]:
    for number, page in enumerate(document.pages):
        for step in pikepdf.parse_content_stream(page):
            yield number, str(step.operator), list(step.operands)


def _marks(document: pikepdf.Pdf) -> Iterator[str]:
    numbers = list(document.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"])
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    depth = 0
    for page, name, operands in _steps(document):
        if name in ("BDC", "BMC"):
            depth += 1
            if depth > 1:
                yield "marks nest"
            if name == "BDC":
                element = parents[page][int(operands[1]["/MCID"])]
                if str(element["/S"]) != str(operands[0]):
                    yield f"a mark {operands[0]} leads to {element['/S']}"
        elif name == "EMC":
            depth -= 1
        elif name in PAINT and not depth:
            yield f"{name} outside the structure"


def _declared(document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    if str(root["/Lang"]) != "nl-NL":
        yield "language"
    if not bool(root["/MarkInfo"]["/Marked"]) or not bool(
        root["/ViewerPreferences"]["/DisplayDocTitle"]
    ):
        yield "marks or title"
    if b"dc:title" not in bytes(root["/Metadata"].read_bytes()):
        yield "metadata"


def _drawn(document: pikepdf.Pdf) -> Iterator[str]:
    for page in document.pages:
        for font in page.obj["/Resources"].get("/Font", {}).values():
            if "/FontFile2" not in font["/FontDescriptor"]:
                yield f"{font['/BaseFont']} is not embedded"
    for _, name, operands in _steps(document):
        if name == "Tf" and float(operands[1]) < 12 and float(operands[1]) not in (9.5, 10.0):
            yield f"letters of {operands[1]} points"
        if name in ("rg", "RG") and len({float(o) for o in operands}) != 1:
            yield "a colour"


def _tree(document: pikepdf.Pdf) -> Iterator[str]:
    tags = []
    for node in _elements(document.Root["/StructTreeRoot"]["/K"]):
        tags.append(str(node["/S"]))
        if tags[-1] == "/TH" and "/Scope" not in node["/A"]:
            yield "a header cell without a scope"
        if tags[-1] == "/Figure" and not str(node.get("/Alt", "")).strip():
            yield "a figure without words"
    if tags.count("/H1") != 1:
        yield "not one title"


def _elements(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _elements(kid)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _elements(node["/K"])
