"""Killing, stopping and doubling the program as it is really started, while answers are saved.

What was acknowledged is what the page answered to with a redirect; it must be there afterwards.
"""

import contextlib
import http.client
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from bench.fault_rows import Row
from bench.server import HOST, ROOT, free_port
from voorzieningenwijzer.storage import Cost, Key, NewLine, Store, Vault

PASSPHRASE = "paard fiets lamp regen"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FIRST_CENT, SCREEN = 50_000, "huurbrief"
PATIENCE = 120
"""Seconds: a busy computer is no fault."""
OF_ONE_STORE = 20
"""Kills; then a new store, so that a dossier does not get longer than a dossier gets."""


class Browser:
    """Cookies and a token; what is not answered was not acknowledged."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies, self.token = port, SimpleCookie(), ""

    def ask(self, method: str, path: str, **fields: str) -> tuple[int, str, str]:
        """Status, where it leads, and the page; OSError when the other side is gone."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        headers = {"Cookie": "; ".join(f"{m.key}={m.value}" for m in self.cookies.values())}
        body = None
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode({"csrf_token": self.token, **fields})
        with contextlib.closing(connection):
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookies.load(value)
        found = re.search(r'name="csrf_token" value="([^"]+)"', text)
        self.token = found[1] if found else self.token
        return answer.status, answer.getheader("Location") or "", text

    def unlock(self) -> None:
        self.ask("GET", "/openen")
        status, leads, _ = self.ask("POST", "/openen", wachtzin=PASSPHRASE)
        if (status, leads) != (302, "/dossiers"):
            raise RuntimeError(f"the door: {status} {leads}")
        self.ask("GET", "/dossiers")


def prepare(folder: Path) -> tuple[Key, str]:
    """A store with a dossier in which the rent is the next question."""
    vault = Vault(folder, Cost(memory=64, rounds=1, lanes=1))
    vault.create("Proef", PASSPHRASE, NOW)
    key = vault.unlock(PASSPHRASE, NOW)
    now = datetime.now(UTC)
    with Store.open(folder, key) as store, store.write() as tx:
        dossier = tx.dossiers.create("mevrouw Proef", "", "tafel", now).id
        tx.consents.give(dossier, "proef", now.date(), now)
        said = {"papieren_op_tafel": ["geen"], "haast": ["geen"], "bewoners": ["alleen"]}
        lines = [NewLine(name, None, value[0], value) for name, value in said.items()]
        tx.answers.append(dossier, lines, now)
    return key, dossier


@contextmanager
def serving(folder: Path, code: str = "") -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """The program on a free port; ``code`` runs first, in the same process."""
    port = free_port()
    words = ["-m", "voorzieningenwijzer"]
    if code:
        run = "from voorzieningenwijzer.cli.main import main; import sys; sys.exit(main())"
        words = ["-c", f"{code}\n{run}"]
    process = subprocess.Popen(
        [sys.executable, "-P", *words, "serve", "--no-browser", "--port", str(port)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "VOORZIENINGENWIJZER_DATA": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until and process.poll() is None:
            with contextlib.suppress(OSError, http.client.HTTPException):
                Browser(port).ask("GET", "/draait")
                break
            time.sleep(0.01)
        yield process, port
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGCONT)
        process.kill()
        process.wait(20)


def save_on(browser: Browser, dossier: str, number: int) -> str | None:
    """One answer nobody gave before; its text when it was acknowledged."""
    raw = f"{(FIRST_CENT + number) // 100},{(FIRST_CENT + number) % 100:02d}"
    path = f"/gesprek/{dossier}/vraag/{SCREEN}"
    with contextlib.suppress(OSError, http.client.HTTPException):
        status, leads, _ = browser.ask(
            "POST", path, kale_huur=raw, servicekosten="0", **{"huur_eerder.weet_niet": "1"}
        )
        if status == 302 and not leads.startswith("/openen"):
            return raw
    return None


def kept(folder: Path, key: Key, dossier: str) -> set[str]:
    with Store.open(folder, key) as store, store.read() as view:
        return {x.raw for x in view.answers.lines(dossier) if x.question == "kale_huur"}


def killed(times: int, seed: int = 20261123) -> Row:
    """kill -9 at random moments while answer after answer is sent."""
    chance, sent, lost = random.Random(seed), 0, 0
    acknowledged: set[str] = set()
    for done in range(0, times, OF_ONE_STORE):
        before = set(acknowledged)
        with tempfile.TemporaryDirectory(prefix="vw-fout-") as place:
            folder = Path(place)
            key, dossier = prepare(folder)
            for _ in range(min(OF_ONE_STORE, times - done)):
                for raw in _until_killed(folder, dossier, chance, sent):
                    sent += 1
                    acknowledged |= {raw} if raw else set()
                lost += len(acknowledged - before - kept(folder, key, dossier))
        print(f"{min(done + OF_ONE_STORE, times)} keer gedood", file=sys.stderr, flush=True)
    remark = f"{len(acknowledged)} antwoorden bevestigd van {sent} verstuurd"
    return Row("kill -9 tijdens het bewaren", times, lost, 0, remark)


def _until_killed(
    folder: Path, dossier: str, chance: random.Random, sent: int
) -> Iterator[str | None]:
    """Each answer as it was acknowledged, None for one that was not."""
    with serving(folder) as (process, port):
        browser = Browser(port)
        browser.unlock()
        browser.ask("GET", f"/gesprek/{dossier}/vraag/{SCREEN}")
        threading.Timer(chance.uniform(0.01, 0.6), process.kill).start()
        while process.poll() is None:
            sent += 1
            yield save_on(browser, dossier, sent)


def slept(times: int) -> Row:
    """A laptop that sleeps in the middle: stopped for longer than the lock waits, and woken.

    Answers before it are kept; after it no page of a dossier is shown without the passphrase.
    """
    lost = let_in = 0
    idle = "import voorzieningenwijzer.casework.desk as d; from datetime import timedelta\n"
    idle += "d.Desk.__init__.__defaults__ = (False, timedelta(seconds=1), None)"
    with tempfile.TemporaryDirectory(prefix="vw-fout-") as place:
        folder = Path(place)
        key, dossier = prepare(folder)
        for turn in range(times):
            with serving(folder, idle) as (process, port):
                browser = Browser(port)
                browser.unlock()
                browser.ask("GET", f"/gesprek/{dossier}/vraag/{SCREEN}")
                raw = save_on(browser, dossier, 1000 + turn)
                process.send_signal(signal.SIGSTOP)
                time.sleep(1.3)
                process.send_signal(signal.SIGCONT)
                status, leads, page = browser.ask("GET", f"/dossiers/{dossier}")
                shut = status == 302 and leads.startswith("/openen") and "Proef" not in page
                let_in += not shut
            lost += raw is not None and raw not in kept(folder, key, dossier)
    return Row("laptop die slaapt tijdens een gesprek", times, lost, let_in)


def doubled(times: int) -> Row:
    """A second program on the same folder while the first has it open."""
    let_in = 0
    with tempfile.TemporaryDirectory(prefix="vw-fout-") as place:
        folder = Path(place)
        key, dossier = prepare(folder)
        code = "import os; from pathlib import Path\n"
        code += "from voorzieningenwijzer.storage import Key, Store, InUseError\n"
        code += "try: Store.open(Path(os.environ['VOORZIENINGENWIJZER_DATA']),"
        code += " Key(os.environ['A'], bytes.fromhex(os.environ['K'])))\n"
        code += "except InUseError: raise SystemExit(3)"
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "A": key.account}
        surroundings |= {"K": (key.dossiers or b"").hex(), "VOORZIENINGENWIJZER_DATA": place}
        with Store.open(folder, key):
            for _ in range(times):
                done = subprocess.run(
                    [sys.executable, "-P", "-c", code], env=surroundings, check=False
                )
                let_in += done.returncode != 3
        lost = 0 if kept(folder, key, dossier) == set() else 1
    return Row("twee programma's op één opslag", times, lost, let_in)
