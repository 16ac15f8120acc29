"""Dated tables: amounts with article, sources and status; local schemes; lists."""

from voorzieningenwijzer.tables.collection import Tables, read_document
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
from voorzieningenwijzer.tables.scheme_documents import (
    SCHEME_FIELDS,
    IncomeBasis,
    OutOfScope,
    Scheme,
    SchemeAmount,
)

__all__ = [
    "SCHEME_FIELDS",
    "UNKNOWN",
    "Amount",
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
    "read_document",
    "weakest",
]
