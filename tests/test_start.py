"""The door opens before tables, laws and paper are in memory: what is needed late comes late."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LATE = ("tables", "entitlements", "assessment", "plan", "documents", "comparisons")
PROGRAM = f"""
import sys
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.cli.serve import serve
from voorzieningenwijzer.web.application import create_app
early = [m for m in sys.modules if m.startswith("voorzieningenwijzer.")]
late = [m for m in early if m.split(".")[1] in {LATE}]
late += [m for m in sys.modules if m.split(".")[0] in ("reportlab", "yaml")]
assert early and not late, late
"""


def test_the_door_opens_before_the_tables_are_read() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
