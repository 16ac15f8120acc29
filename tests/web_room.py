"""A coach at a laptop for the tests: the application, a clock that stands still, a client."""

import atexit
import re
import shutil
import tempfile
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import ClassVar
from zoneinfo import ZoneInfo

from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from lxml import html
from werkzeug.test import TestResponse

from tests.pages import faults
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.examples import DEMO_PASSPHRASE, fill_demo
from voorzieningenwijzer.storage import Cost, Vault
from voorzieningenwijzer.web.application import create_app

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=AMSTERDAM)
PASSPHRASE = "paard fiets lamp regen"
HERE = "http://127.0.0.1:8730"


class Compiled(BytecodeCache):
    """Templates compiled once for all applications of a test run."""

    code: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


class Clock:
    """Stands still until a test moves it."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, step: timedelta) -> None:
        self.now += step


class Coach:
    """A browser without scripts; every page that it gets is checked."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()
        self.page: TestResponse | None = None

    @property
    def text(self) -> str:
        assert self.page is not None
        return " ".join(html.fromstring(self.page.text).xpath("string(//body)").split())

    @property
    def path(self) -> str:
        assert self.page is not None
        return self.page.request.path

    def get(self, path: str, follow: bool = True) -> TestResponse:
        return self._seen(self.client.get(path, base_url=HERE, follow_redirects=follow))

    def post(
        self, path: str, follow: bool = True, token: bool = True, **fields: object
    ) -> TestResponse:
        """Post a form with the token of any page; ``fields`` with __ for a point in a name."""
        data = {name.replace("__", "."): value for name, value in fields.items()}
        return self.send(path, data, follow=follow, token=token)

    def send(
        self, path: str, data: dict[str, object], follow: bool = True, token: bool = True
    ) -> TestResponse:
        if token:
            data = {"csrf_token": self.token(), **data}
        sent = self.client.post(path, data=data, base_url=HERE, follow_redirects=follow)
        return self._seen(sent)

    def token(self) -> str:
        """Of the page in sight, or else of the door."""
        in_sight = "" if self.page is None or self.page.mimetype != "text/html" else self.page.text
        for text in (in_sight, "/over", "/openen"):
            page = text if not text.startswith("/") else self._text_of(text)
            found = re.search(r'name="csrf_token" value="([^"]+)"', page)
            if found is not None:
                return found[1]
        raise AssertionError("no form with a token")

    def _text_of(self, path: str) -> str:
        return self.client.get(path, base_url=HERE, follow_redirects=True).text

    def _seen(self, page: TestResponse) -> TestResponse:
        self.page = page
        if page.mimetype == "text/html" and page.status_code not in (204, 301, 302, 303):
            assert faults(page.text, page.status_code) == [], page.request.path
        return page


def desk_in(folder: Path, demo: bool = False) -> Desk:
    """A desk whose passphrase is cheap to try."""
    return Desk(folder, demo=demo, vault=Vault(folder, Cost(memory=64, rounds=1)))


def coach_at(desk: Desk, clock: Clock | None = None) -> Coach:
    app = create_app(desk, clock or Clock())
    app.jinja_env.bytecode_cache = Compiled()
    return Coach(app)


def start(folder: Path, clock: Clock | None = None) -> tuple[Coach, Desk]:
    """A desk after its first start, unlocked, with the recovery code written down."""
    desk = desk_in(folder)
    coach = coach_at(desk, clock)
    coach.post("/welkom", naam="Ria de Boer", wachtzin=PASSPHRASE, nog_eens=PASSPHRASE)
    code = desk.recovery_code_to_show or ""
    coach.post("/herstelcode", laatste=code.rpartition("-")[2])
    return coach, desk


@cache
def filled() -> Path:
    """The demonstration's data folder, filled once for a whole test run: only to copy from."""
    folder = Path(tempfile.mkdtemp(prefix="voorbeelden-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    desk = desk_in(folder / "gegevens", demo=True)
    fill_demo(desk, NOW, later=False)
    desk.close()
    return folder / "gegevens"


def demo_desk(folder: Path) -> Desk:
    """A desk of its own with the demonstration's dossiers, locked."""
    if not folder.exists() or not any(folder.iterdir()):
        shutil.copytree(filled(), folder, dirs_exist_ok=True)
    return desk_in(folder, demo=True)


def demo(folder: Path) -> tuple[Coach, Desk]:
    """The demonstration's dossiers, unlocked."""
    desk = demo_desk(folder)
    coach = coach_at(desk)
    coach.post("/openen", wachtzin=DEMO_PASSPHRASE)
    return coach, desk


def new_dossier(coach: Coach, name: str = "mevrouw Jansen") -> str:
    """The id of a dossier with consent."""
    coach.post("/dossiers/nieuw", naam=name)
    dossier = coach.path.split("/")[2]
    coach.post(coach.path, keuze="ja")
    return dossier
