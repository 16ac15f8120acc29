"""What every PDF of the program must have, read back from the bytes with another library.

Tagged so that a screen reader can follow it (every mark in the tree, headings without a gap, tables
with headers, pictures with words), fonts embedded, twelve points at least, black on white; no
heading alone at the foot of a page and no row of a table apart from the others.
"""

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

SMALLEST = 12.0
PAINT = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}
SHOWN = {"Tj", "TJ", "'", '"'}
COLOURS = {"rg", "RG", "g", "G", "k", "K", "sc", "SC", "scn", "SCN"}
KIDS_OF = {"/TR": {"/TH", "/TD"}, "/Table": {"/TR"}, "/L": {"/LI"}, "/LI": {"/Lbl", "/LBody"}}
PARENT_OF = {"/TR": "/Table", "/TH": "/TR", "/TD": "/TR", "/LI": "/L", "/LBody": "/LI"}
HEADINGS = {"/H1", "/H2", "/H3", "/H4"}
Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def faults(data: bytes) -> list[str]:
    """Everything that is wrong with this document; empty when nothing is."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return [
            *_declared(document),
            *_marks(document),
            *_tree(document),
            *_fonts(document),
            *_letters(document),
            *_orphans(document),
        ]


def instructions(document: pikepdf.Pdf) -> Iterator[tuple[int, str, list[Any]]]:
    for number, page in enumerate(document.pages):
        for step in pikepdf.parse_content_stream(page):
            yield number, str(step.operator), list(step.operands)


def elements(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from elements(kid)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from elements(node["/K"])


def sizes(data: bytes) -> Counter[float]:
    """The size in points of every text that is shown, forms on the pages included."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return Counter(round(size, 1) for size in _sizes(document))


def _declared(document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    if str(root.get("/Lang", "")) not in ("nl-NL", "en"):
        yield f"language {root.get('/Lang')}"
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "not marked as tagged"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "the window does not show the title"
    metadata = bytes(root["/Metadata"].read_bytes())
    if b"pdfuaid:part>1<" not in metadata or b"<dc:title>" not in metadata:
        yield "metadata without title or PDF/UA"
    if not str(document.docinfo.get("/Title", "")).strip():
        yield "no title"
    for number, page in enumerate(document.pages, start=1):
        if str(page.obj.get("/Tabs", "")) != "/S" or "/StructParents" not in page.obj:
            yield f"page {number} does not follow the structure"


def _marks(document: pikepdf.Pdf) -> Iterator[str]:
    """Nothing is painted outside a mark, and each mark leads back to its element."""
    numbers = list(document.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"])
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    used: Counter[int] = Counter()
    inside = ""
    for page, name, operands in instructions(document):
        if name in ("BDC", "BMC"):
            if inside:
                yield f"page {page + 1}: {operands[0]} inside {inside}"
            inside = str(operands[0])
            if name == "BDC":
                mark = int(operands[1]["/MCID"])
                if str(parents[page][mark]["/S"]) != inside:
                    yield f"page {page + 1}: mark {mark} leads elsewhere"
                used[page] += 1
        elif name == "EMC":
            inside = ""
        elif name in PAINT and not inside:
            yield f"page {page + 1}: {name} outside the structure"
    if {page: len(list(marks)) for page, marks in parents.items() if len(list(marks))} != used:
        yield "the tree and the marks do not match"


def _tree(document: pikepdf.Pdf) -> Iterator[str]:
    found = list(elements(document.Root["/StructTreeRoot"]["/K"]))
    tags = Counter(str(node["/S"]) for node in found)
    if tags["/H1"] != 1 or tags["/Document"] != 1:
        yield f"{tags['/H1']} titles, {tags['/Document']} documents"
    level = 0
    for node in found:
        tag = str(node["/S"])
        if len(tag) == 3 and tag[1] == "H" and tag[2].isdigit():
            if int(tag[2]) > level + 1:
                yield f"heading {tag} after level {level}"
            level = int(tag[2])
        if tag == "/TH" and "/Scope" not in node.get("/A", {}):
            yield "a header cell that does not say of what"
        if tag == "/Figure" and not str(node.get("/Alt", "")).strip():
            yield "a picture without words"
        yield from _kids(node, tag)


def _kids(node: Any, tag: str) -> Iterator[str]:
    kids = node.get("/K", [])
    below = [str(kid["/S"]) for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    if not list(kids):
        yield f"{tag} is empty"
    if tag in KIDS_OF and not set(below) <= KIDS_OF[tag]:
        yield f"{tag} holds {sorted(set(below) - KIDS_OF[tag])}"
    for kid in below:
        if kid in PARENT_OF and tag != PARENT_OF[kid]:
            yield f"{kid} in {tag}"
    if tag == "/Table":
        widths = {len(list(row["/K"])) for row in kids}
        if len(widths) != 1:
            yield f"a table with rows of {sorted(widths)} cells"


def _orphans(document: pikepdf.Pdf) -> Iterator[str]:
    """A heading at the foot of a page, or one row of a table apart from the others."""
    numbers = {page.obj.objgen: at for at, page in enumerate(document.pages, start=1)}
    last: dict[int, str] = {}
    for node in elements(document.Root["/StructTreeRoot"]["/K"]):
        tag = str(node["/S"])
        for page in _pages_of(node, numbers):
            last[page] = tag
        if tag == "/Table":
            rows = [_first_page(row, numbers) for row in node["/K"]]
            alone = [page for page, count in Counter(rows).items() if count == 1]
            if len(rows) > 1 and alone:
                yield f"one row of {len(rows)} alone on page {alone}"
    for page, tag in last.items():
        if tag in HEADINGS:
            yield f"a heading is the last thing on page {page}"


def _pages_of(node: Any, numbers: dict[Any, int]) -> Iterator[int]:
    """The pages on which this element itself has something."""
    for kid in node.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            yield numbers[kid["/Pg"].objgen]


def _first_page(node: Any, numbers: dict[Any, int]) -> int:
    return next(page for one in elements(node) for page in _pages_of(one, numbers))


def _fonts(document: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(document.pages, start=1):
        for font in page.obj["/Resources"].get("/Font", {}).values():
            name = str(font["/BaseFont"])
            if "/FontFile2" not in font.get("/FontDescriptor", {}) or "Noto" not in name:
                yield f"page {number}: {name} is not embedded"
            if "/ToUnicode" not in font:
                yield f"page {number}: {name} cannot be read aloud"


def _letters(document: pikepdf.Pdf) -> Iterator[str]:
    small = sorted({round(size, 2) for size in _sizes(document) if size < SMALLEST - 0.005})
    if small:
        yield f"letters of {small} points"
    for number, name, operands in instructions(document):
        if name in COLOURS and {float(o) for o in operands} not in ({0.0}, {1.0}):
            yield f"page {number + 1}: colour {operands}"


def _sizes(document: pikepdf.Pdf) -> Iterator[float]:
    for page in document.pages:
        yield from _sizes_in(page, page.obj["/Resources"], UNIT)


def _sizes_in(stream: Any, resources: Any, start: Matrix) -> Iterator[float]:
    pen = _Pen(start)
    for step in pikepdf.parse_content_stream(stream):
        name, operands = str(step.operator), list(step.operands)
        if name == "Do":
            form = resources["/XObject"][str(operands[0])]
            if str(form.get("/Subtype", "")) == "/Form":
                inner = _times(_matrix(form.get("/Matrix")), pen.matrix)
                yield from _sizes_in(form, form.get("/Resources", resources), inner)
        elif name in SHOWN:
            yield pen.height
        else:
            pen.follow(name, operands)


class _Pen:
    """What scales a letter: the matrix of the page, that of the text, and the size of the font."""

    def __init__(self, start: Matrix) -> None:
        self.matrix, self.text, self.size = start, UNIT, 0.0
        self.kept: list[Matrix] = []

    @property
    def height(self) -> float:
        up = _times(self.text, self.matrix)
        return float(self.size * (up[2] ** 2 + up[3] ** 2) ** 0.5)

    def follow(self, name: str, operands: list[Any]) -> None:
        if name == "q":
            self.kept.append(self.matrix)
        elif name == "Q":
            self.matrix = self.kept.pop()
        elif name == "cm":
            self.matrix = _times(_matrix(operands), self.matrix)
        elif name in ("BT", "Tm"):
            self.text = _matrix(operands or None)
        elif name == "Tf":
            self.size = float(operands[1])


def _matrix(operands: Any) -> Matrix:
    if operands is None:
        return UNIT
    a, b, c, d, e, f = (float(number) for number in operands)
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
