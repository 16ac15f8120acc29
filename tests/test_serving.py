"""What keeps the pages on this laptop: host, sender, token, policy, cookies, no debug mode.

The last part talks to the program as it is really started, over a socket.
"""

import contextlib
import http.client
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.web_room import HERE, PASSPHRASE, Coach, coach_at, desk_in, new_dossier, start
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.web.security import WITHOUT_TOKEN


@pytest.fixture
def desk_and_coach(tmp_path: Path) -> Iterator[tuple[Coach, Desk]]:
    coach, desk = start(tmp_path / "gegevens")
    yield coach, desk
    desk.close()


@pytest.fixture
def coach(desk_and_coach: tuple[Coach, Desk]) -> Coach:
    return desk_and_coach[0]


@pytest.fixture
def desk(desk_and_coach: tuple[Coach, Desk]) -> Desk:
    return desk_and_coach[1]


STRANGE_HOSTS = (
    "kwaad.example",
    "kwaad.example:8730",
    "127.0.0.1.kwaad.example",
    "127.0.0.1@kwaad.example",
    "127.0.0.1:8730:80",
    "localhost.",
    "0.0.0.0:8730",
    "[::1]:8730",
    "",
)


@pytest.mark.parametrize("host", STRANGE_HOSTS)
@pytest.mark.parametrize("path", ["/dossiers", "/openen", "/draait", "/static/css/app.css"])
def test_another_host_is_refused_everywhere(coach: Coach, host: str, path: str) -> None:
    page = coach.client.get(path, base_url=HERE, headers={"Host": host})
    assert page.status_code in {400, 421}
    assert b"Goedendag" not in page.data


def test_without_a_host_nothing_is_served(coach: Coach) -> None:
    """What the server itself would fill in does not count."""
    environ = {"HTTP_HOST": "", "SERVER_NAME": "127.0.0.1"}
    assert coach.client.get("/openen", environ_overrides=environ).status_code in {400, 421}


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8730", "localhost:8730"])
def test_this_laptop_is_served(coach: Coach, host: str) -> None:
    assert coach.client.get("/draait", base_url=f"http://{host}").status_code == 200


STRANGE_SENDERS = (
    {"Origin": "https://kwaad.example"},
    {"Origin": "http://127.0.0.1:9999"},
    {"Origin": "http://localhost:8730"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
)


@pytest.mark.parametrize("headers", STRANGE_SENDERS)
def test_a_form_that_another_page_posts_is_refused(
    coach: Coach, desk: Desk, headers: dict[str, str]
) -> None:
    """Even with the right token, and even to lock."""
    data = {"csrf_token": coach.token(), "naam": "mevrouw Vreemd"}
    for path in ("/dossiers/nieuw", "/op-slot"):
        sent = coach.client.post(path, data=data, base_url=HERE, headers=headers)
        assert sent.status_code == 400
    assert desk.is_open
    own = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}
    sent = coach.client.post("/dossiers/nieuw", data=data, base_url=HERE, headers=own)
    assert sent.status_code == 302


def paths_that_post(coach: Coach) -> list[tuple[str, str]]:
    rules = coach.client.application.url_map.iter_rules()
    found = []
    for rule in rules:
        if "POST" in (rule.methods or ()):
            path = re.sub(r"<int:\w+>", "1", rule.rule)
            found.append((rule.endpoint, re.sub(r"<[^>]+>", "x", path)))
    return found


@pytest.mark.parametrize("token", [None, "", "verzonnen", "20990101000000##abc"])
def test_no_address_takes_a_post_without_our_token(coach: Coach, token: str | None) -> None:
    found = paths_that_post(coach)
    assert len(found) >= 20
    data = {} if token is None else {"csrf_token": token}
    refused = {
        endpoint: coach.client.post(path, data=data, base_url=HERE).status_code
        for endpoint, path in found
        if endpoint not in WITHOUT_TOKEN
    }
    assert {e: status for e, status in refused.items() if status != 400} == {}
    assert {"entry.lock"} == WITHOUT_TOKEN, "locking must always work, and does nothing else"


def test_a_token_of_another_session_is_no_token(coach: Coach, desk: Desk) -> None:
    stranger = Coach(coach.client.application)
    data = {"csrf_token": stranger.token(), "naam": "mevrouw Vreemd"}
    assert coach.client.post("/dossiers/nieuw", data=data, base_url=HERE).status_code == 400


def test_other_ways_of_asking_are_refused(coach: Coach) -> None:
    for method in ("PUT", "DELETE", "PATCH", "TRACE"):
        page = coach.client.open("/dossiers", method=method, base_url=HERE)
        assert page.status_code in {400, 405}


POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "connect-src": "'self'",
}


def test_every_answer_carries_the_strict_headers(coach: Coach) -> None:
    """Pages, prints, refusals, redirects and what is not there."""
    dossier = new_dossier(coach)
    coach.post(f"/gesprek/{dossier}/plan/", hoe="scherm")
    plan = coach.path
    for path in ("/dossiers", f"{plan}.pdf", "/bestaat-niet", "/", "/openen", "/draait"):
        page = coach.client.get(path, base_url=HERE)
        parts = (part.split(" ", 1) for part in page.headers["Content-Security-Policy"].split("; "))
        policy = dict(parts)
        assert policy.items() >= POLICY.items(), path
        assert "unsafe" not in page.headers["Content-Security-Policy"]
        assert page.headers["Cache-Control"] == "no-store", path
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert page.headers["X-Frame-Options"] == "DENY"
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert "Server" not in page.headers


def test_cookies_are_for_this_site_and_not_for_scripts(tmp_path: Path) -> None:
    coach = coach_at(desk_in(tmp_path / "leeg"))
    page = coach.client.get("/welkom", base_url=HERE)
    cookies = page.headers.getlist("Set-Cookie")
    assert cookies
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert "Domain=" not in cookie
        assert "Expires" not in cookie, "it goes when the browser is closed"


def test_after_locking_the_key_is_gone_and_no_cookie_opens(coach: Coach, desk: Desk) -> None:
    store = desk.store
    kept = coach.client.get_cookie("voorzieningenwijzer", domain="127.0.0.1")
    assert kept is not None
    coach.post("/op-slot")
    assert store.database._key is None
    assert not desk.is_open
    thief = Coach(coach.client.application)
    thief.client.set_cookie("voorzieningenwijzer", kept.value, domain="127.0.0.1")
    assert thief.get("/dossiers").request.path == "/openen"


def test_a_cookie_of_an_earlier_start_opens_nothing(tmp_path: Path) -> None:
    """The key that signs cookies is made anew at every start."""
    coach, desk = start(tmp_path / "gegevens")
    kept = coach.client.get_cookie("voorzieningenwijzer", domain="127.0.0.1")
    assert kept is not None
    again = coach_at(desk)
    again.client.set_cookie("voorzieningenwijzer", kept.value, domain="127.0.0.1")
    assert again.get("/dossiers").request.path == "/openen"
    desk.close()


def test_debug_mode_cannot_be_switched_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    coach, desk = start(tmp_path / "gegevens")
    app = coach.client.application
    app.debug = True
    app.config["DEBUG"] = True
    assert not app.debug

    def broken(*_: object) -> None:
        raise RuntimeError("mevrouw Geheimhouding")

    monkeypatch.setattr("voorzieningenwijzer.web.pages.dossiers.dossiers.overview", broken)
    page = coach.get("/dossiers")
    assert page.status_code == 500
    assert "Geheimhouding" not in page.text
    with pytest.raises(RuntimeError, match="voorzieningenwijzer serve"):
        app.run(debug=True)
    desk.close()


# ------------------------------------------------------------------------------- really started


@dataclass(frozen=True)
class Running:
    port: int
    process: subprocess.Popen[str]

    def ask(self, raw: bytes) -> bytes:
        """Bytes out, bytes in, as whoever is on this computer could do."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as line:
            line.sendall(raw)
            line.shutdown(socket.SHUT_WR)
            answer = b""
            while part := line.recv(65536):
                answer += part
        return answer

    def get(self, path: str) -> tuple[int, http.client.HTTPMessage, str]:
        """Status, headers and text of a page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with contextlib.closing(connection):
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Started with everything in the environment that asks for debug mode."""
    port = free_port()
    environment = {
        **os.environ,
        "VOORZIENINGENWIJZER_DATA": str(tmp_path_factory.mktemp("echt")),
        "FLASK_DEBUG": "1",
        "FLASK_ENV": "development",
        "PYTHONUNBUFFERED": "1",
    }
    words = ["-m", "voorzieningenwijzer", "serve", "--no-browser", "--port", str(port)]
    process = subprocess.Popen(
        [sys.executable, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
    )
    assert process.stdout is not None
    assert "draait" in process.stdout.readline()
    yield Running(port, process)
    process.terminate()
    process.wait(10)
    process.stdout.close()


def test_the_real_server_checks_the_host_too(running: Running) -> None:
    for request in (
        b"GET /openen HTTP/1.0\r\n\r\n",
        b"GET /openen HTTP/1.1\r\nHost: kwaad.example\r\nConnection: close\r\n\r\n",
        b"GET http://kwaad.example/openen HTTP/1.0\r\nHost: kwaad.example\r\n\r\n",
        b"GET /openen HTTP/1.0\r\nHost: kwaad.example\r\nX-Forwarded-Host: 127.0.0.1\r\n\r\n",
    ):
        first = running.ask(request).split(b"\r\n", 1)[0]
        assert first.split()[1] in {b"400", b"421"}, request


def test_the_real_server_has_no_debugger_and_no_name(running: Running) -> None:
    for path in ("/console", "/?__debugger__=yes&cmd=resource&f=debugger.js", "/bestaat-niet"):
        _, headers, text = running.get(path)
        assert "Werkzeug" not in text
        assert "Traceback" not in text
        assert headers.get("Server") is None
        assert headers["Cache-Control"] == "no-store"


def test_only_this_computer_can_reach_it(running: Running) -> None:
    """Every other address of this machine refuses, as far as it has one."""
    addresses = {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None)}
    for address in addresses - {"127.0.0.1"}:
        family = socket.AF_INET6 if ":" in str(address) else socket.AF_INET
        with socket.socket(family) as line:
            line.settimeout(2)
            with pytest.raises(OSError):
                line.connect((address, running.port))


def test_nothing_that_is_sent_lands_in_a_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A print of more than a megabyte would; waitress writes what does not fit to disk."""
    from voorzieningenwijzer.cli import serve

    given: dict[str, object] = {}

    class Server:
        def run(self) -> None: ...
        def close(self) -> None: ...

    def create(app: object, **how: object) -> Server:
        given.update(how)
        return Server()

    monkeypatch.setattr("waitress.server.create_server", create)
    listening = serve.claim(free_port())
    assert listening is not None
    with listening:
        assert listening.getsockname()[0] == "127.0.0.1"
        serve.serve(tmp_path, "x", listening, demo=False, browser=False)
    assert given["outbuf_overflow"] >= 200 * 2**20  # type: ignore[operator]
    assert given["inbuf_overflow"] >= 100 * 2**20  # type: ignore[operator]


def test_a_wrong_passphrase_says_no_more_than_wrong(coach: Coach) -> None:
    coach.post("/op-slot")
    page = coach.post("/openen", wachtzin="verkeerd nummer 1")
    assert PASSPHRASE not in page.text
    assert "Ria" not in page.text
