"""Dated tables: amounts with article, sources and status; local schemes; lists."""

from voorzieningenwijzer.tables.approval import approve, approved_fingerprints
from voorzieningenwijzer.tables.bands import Band, Bands
from voorzieningenwijzer.tables.collection import ADDED_FOLDER, Tables
from voorzieningenwijzer.tables.documents import (
    UNKNOWN,
    Amount,
    DocumentError,
    Expected,
    Fault,
    FaultyDocument,
    ListTable,
    NoTable,
    Period,
    Source,
    TableDocument,
    weakest,
)
from voorzieningenwijzer.tables.gathering import Document, read_document
from voorzieningenwijzer.tables.scheme_documents import (
    COSTS,
    RANKS,
    SCHEME_FIELDS,
    IncomeBasis,
    OutOfScope,
    Scheme,
    SchemeAmount,
    children_between,
    scheme_field,
)

__all__ = [
    "ADDED_FOLDER",
    "COSTS",
    "RANKS",
    "SCHEME_FIELDS",
    "UNKNOWN",
    "Amount",
    "Band",
    "Bands",
    "Document",
    "DocumentError",
    "Expected",
    "Fault",
    "FaultyDocument",
    "IncomeBasis",
    "ListTable",
    "NoTable",
    "OutOfScope",
    "Period",
    "Scheme",
    "SchemeAmount",
    "Source",
    "TableDocument",
    "Tables",
    "approve",
    "approved_fingerprints",
    "children_between",
    "read_document",
    "scheme_field",
    "weakest",
]
