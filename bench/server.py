"""The program as a visitor meets it: a process on a free port, and pages with forms over HTTP."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

HOST = "127.0.0.1"
ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Form:
    """``fields``: what a browser sends unchanged; ``options``: what can be chosen or pressed."""

    action: str
    method: str = "get"
    fields: list[tuple[str, str]] = field(default_factory=list)
    options: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


class Forms(HTMLParser):
    """The forms of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._choosing = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append(Form(given.get("action", ""), given.get("method", "get").lower()))
        elif self.found and given.get("name") and tag in ("input", "textarea", "select", "button"):
            self._field(tag, given)
        elif self.found and tag == "option" and self._choosing and "selected" in given:
            self.found[-1].fields.append((self._choosing, given.get("value", "")))

    def _field(self, tag: str, given: dict[str, str]) -> None:
        form, pair = self.found[-1], (given["name"], given.get("value", ""))
        form.names.add(pair[0])
        kind = given.get("type", "text")
        if tag == "select":
            self._choosing = pair[0]
        elif tag == "button" or kind in ("radio", "checkbox", "submit"):
            form.options.append(pair)
            if "checked" in given:
                form.fields.append(pair)
        else:
            form.fields.append(pair)


class Visitor:
    """Keeps cookies and one connection; follows redirects as a browser does."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=30)
        self._cookies: SimpleCookie = SimpleCookie()
        self.address = "/"
        self.status = 200

    def get(self, address: str) -> str:
        return self._ask("GET", urljoin(self.address, address), None)

    def send(self, form: Form, filled: Mapping[str, Sequence[str]]) -> str:
        """Submit a form as it stands, with these fields filled otherwise."""
        pairs = [(name, value) for name, value in form.fields if name not in filled]
        pairs += [(name, value) for name, values in filled.items() for value in values]
        return self._ask("POST", urljoin(self.address, form.action), urlencode(pairs))

    def _ask(self, method: str, address: str, body: str | None) -> str:
        headers = {"Cookie": "; ".join(f"{m.key}={m.value}" for m in self._cookies.values())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, address, body, headers)
        answer = self._connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self._cookies.load(value)
        self.address, self.status = address, answer.status
        to = answer.getheader("Location")
        if self.status in (301, 302, 303, 307) and to:
            parts = urlsplit(urljoin(address, to))
            return self._ask("GET", parts._replace(scheme="", netloc="").geturl(), None)
        if self.status not in (200, 422):
            raise RuntimeError(f"{method} {address}: {self.status}\n{text[:500]}")
        return text


def free_port() -> int:
    with socket.socket() as opened:
        opened.bind((HOST, 0))
        return int(opened.getsockname()[1])


@contextmanager
def running(folder: Path, *words: str) -> Iterator[tuple[int, float]]:
    """The program with its data in ``folder``: (port, seconds from start to the first page)."""
    port = free_port()
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "VOORZIENINGENWIJZER_DATA": str(folder),
    }
    command = [sys.executable, "-P", "-m", "voorzieningenwijzer", "serve", "--no-browser"]
    began = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--port", str(port), *words],
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        wait_for_page(process, port)
        yield port, time.perf_counter() - began
    finally:
        process.terminate()
        process.communicate(timeout=10)


def wait_for_page(process: "subprocess.Popen[bytes]", port: int, patience: float = 60.0) -> None:
    """Ask until the first page is there; raise RuntimeError where the program stops instead."""
    until = time.perf_counter() + patience
    while time.perf_counter() < until:
        if process.poll() is not None:
            said = process.stderr.read().decode("utf-8", "replace") if process.stderr else ""
            raise RuntimeError(f"het programma stopte:\n{said}")
        try:
            Visitor(port).get("/")
            return
        except OSError:
            time.sleep(0.005)
    raise RuntimeError("geen bladzijde binnen een minuut")
