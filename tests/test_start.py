"""The door opens before tables, laws and paper are in memory: what is needed late comes late."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LATE = ("tables", "entitlements", "assessment", "plan", "documents", "comparisons", "outcomes")
LATE_TOO = ("reportlab", "yaml", "numpy", "pydantic", "lxml")
PROGRAM = f"""
import sys
from pathlib import Path
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.cli.serve import serve
from voorzieningenwijzer.web.application import create_app
app = create_app(Desk(Path(sys.argv[1])))
page = app.test_client().get("/", base_url="http://127.0.0.1:8730", follow_redirects=True)
assert page.status_code == 200 and 'name="wachtzin"' in page.text
early = [m for m in sys.modules if m.startswith("voorzieningenwijzer.")]
late = [m for m in early if m.split(".")[1] in {LATE}]
late += [m for m in sys.modules if m.split(".")[0] in {LATE_TOO}]
assert early and not late, late
pages = [name for _, name in app.jinja_env.cache.keys()]
assert "door_macros.html" in pages and "macros.html" not in pages, pages
import numpy
assert numpy.zeros(1).sum() == 0, "kept away from one module only, and for as long as it loads"
"""


def test_the_first_page_is_there_before_the_tables_are_read(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_link_is_the_same_however_late_its_function_is_made() -> None:
    from werkzeug.routing import Map, Rule

    from voorzieningenwijzer.web.application import Address

    links = []
    for kind in (Rule, Address):
        rules = [kind("/d/<dossier>/<int:jaar>", endpoint="e"), kind("/", endpoint="begin")]
        here = Map(rules).bind("127.0.0.1")
        links.append(
            [
                here.build("e", {"dossier": "à b", "jaar": 2026}),
                here.build("e", {"dossier": "x", "jaar": 2026, "meer": "1&2"}),
                here.build("begin", {"meer": "y"}),
                here.build("begin"),
            ]
        )
    assert links[0] == links[1]
    assert links[1][0] == "/d/%C3%A0%20b/2026"
