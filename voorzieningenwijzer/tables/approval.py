"""Which added documents may be used: a list of fingerprints beside the documents themselves.

The documents are public amounts, so this list is not secret; who approved what, and when, stands
in the encrypted store. Both the command line and the web read this one list.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path

APPROVALS = "goedgekeurd.json"


def approved_fingerprints(folder: Path) -> frozenset[str]:
    """The approved fingerprints; an absent or unreadable list approves nothing."""
    try:
        content = json.loads((folder / APPROVALS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return frozenset()
    marks = content.get("vingerafdrukken") if isinstance(content, dict) else None
    if not isinstance(marks, list):
        return frozenset()
    return frozenset(mark for mark in marks if isinstance(mark, str))


def approve(folder: Path, fingerprints: Iterable[str]) -> None:
    """Add fingerprints to the list; written beside it first, so that it is never half."""
    marks = sorted(approved_fingerprints(folder) | set(fingerprints))
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / (APPROVALS + ".nieuw")
    fresh.write_text(json.dumps({"vingerafdrukken": marks}, indent=1) + "\n", encoding="utf-8")
    os.replace(fresh, folder / APPROVALS)
