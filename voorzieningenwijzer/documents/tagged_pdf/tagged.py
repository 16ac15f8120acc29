"""Tagged PDF on top of ReportLab: a structure tree, so that a screen reader can read the plan.

Everything that is painted lies between marks: a structure element, or an artifact for what only
decorates. `Slot` is the place of an element in the tree: it is made when it is first drawn, and a
paragraph that continues on the next page keeps it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

_PAGE_KEYS = ("StructParents", "Tabs")
if not set(_PAGE_KEYS) <= set(pdfdoc.PDFPage.__NoDefault__):
    pdfdoc.PDFPage.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, *_PAGE_KEYS]

_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>"
    '<?xpacket end="w"?>'
)


ARTIFACT = "Artifact"
"""The tag of what is drawn and not read aloud."""


class Slot:
    """An element of the structure tree, made under its parent when it is first drawn."""

    def __init__(self, tag: str, parent: "Slot | None" = None, **attributes: str) -> None:
        self.tag, self.parent, self.attributes = tag, parent, attributes
        self.kids: list[Slot | tuple[int, int]] = []
        self.placed = False

    def place(self, root: "Slot") -> "Slot":
        if not self.placed:
            self.placed = True
            parent = root if self.parent is None else self.parent.place(root)
            parent.kids.append(self)
        return self


class TaggedCanvas(Canvas):
    """A canvas that knows which element or artifact is being painted.

    ``counting``: it is only asked how many pages there are; nothing is painted or saved.
    """

    language = "nl-NL"
    counting = False
    _code: list[str]
    _doc: Any

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("pdfVersion", (1, 7))
        super().__init__(*args, **options)
        self.root = Slot("Document")
        self.page_index = 0
        self.marked: list[list[Slot]] = [[]]
        self.page_heading = ""
        self.at_end: list[Callable[[TaggedCanvas, int], None]] = []

    @contextmanager
    def element(self, slot: Slot) -> Iterator[None]:
        """What is painted inside belongs to ``slot``; these do not nest."""
        if slot.tag == ARTIFACT:
            with self.artifact():
                yield
            return
        here = self.marked[-1]
        slot.place(self.root).kids.append((self.page_index, len(here)))
        self._code.append(f"/{slot.tag} <</MCID {len(here)}>> BDC")
        here.append(slot)
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802
        super().showPage()
        page = self._doc.Pages[-1]
        page.StructParents = self.page_index
        page.Tabs = pdfdoc.PDFName("S")
        self.page_index += 1
        self.page_heading = ""
        self.marked.append([])

    def save(self) -> None:
        if self.counting:
            return
        if self._code:
            self.showPage()
        for finish in self.at_end:
            finish(self, self.page_index)
        self._write_tree()
        super().save()

    def _write_tree(self) -> None:
        reference = self._doc.Reference
        tree = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        tree_reference = reference(tree)
        made: dict[int, Any] = {}
        tree["K"] = pdfdoc.PDFArray([self._write_element(self.root, tree_reference, made)])
        numbers: list[Any] = []
        for index, slots in enumerate(self.marked[: self.page_index]):
            elements = pdfdoc.PDFArray([made[id(slot)] for slot in slots])
            numbers += [index, reference(elements)]
        parents = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)})
        tree["ParentTree"] = reference(parents)
        tree["ParentTreeNextKey"] = self.page_index
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = tree
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.Lang = pdfdoc.PDFString(self.language)
        catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
        catalog.Metadata = self._metadata()

    def _write_element(self, slot: Slot, parent: Any, made: dict[int, Any]) -> Any:
        pages = self._doc.Pages.pages
        element = pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("StructElem"), "S": pdfdoc.PDFName(slot.tag), "P": parent}
        )
        own = made[id(slot)] = self._doc.Reference(element)
        kids: list[Any] = []
        for kid in slot.kids:
            if isinstance(kid, Slot):
                kids.append(self._write_element(kid, own, made))
            else:
                mark = {"Type": pdfdoc.PDFName("MCR"), "MCID": kid[1]}
                mark["Pg"] = self._doc.Reference(pages[kid[0]])
                kids.append(pdfdoc.PDFDictionary(mark))
        element["K"] = pdfdoc.PDFArray(kids)
        for name, value in slot.attributes.items():
            if name == "Scope":
                scope = {"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName(value)}
                element["A"] = pdfdoc.PDFDictionary(scope)
            else:
                element[name] = pdfdoc.PDFString(value)
        return own

    def _metadata(self) -> Any:
        content = _XMP.format(title=escape(self._doc.info.title)).encode()
        stream = pdfdoc.PDFStream(content=content)
        stream.dictionary["Type"] = pdfdoc.PDFName("Metadata")
        stream.dictionary["Subtype"] = pdfdoc.PDFName("XML")
        stream.filters = []
        return stream
