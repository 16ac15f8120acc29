"""``voorzieningenwijzer serve``: the pages on this laptop, and the browser opened on them."""

import argparse
import gc
import hashlib
import http.client
import json
import logging
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

    from voorzieningenwijzer.casework.desk import Desk

FIRST_PORT = 8730
PORTS = 20
LOOPBACK = "127.0.0.1"
IN_MEMORY = 256 * 1024 * 1024
"""Bytes. What is sent and received stays out of temporary files: a print is somebody's."""
FIRST_PAGE = 1.0
"""Seconds in which the browser gets its first page, before the other pages are made ready."""
LOOK_EVERY = 20.0
"""Seconds between two looks whether the desk has been idle too long."""


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("serve", help="start het programma en open de browser")
    parser.set_defaults(run=run)
    parser.add_argument(
        "--demo", action="store_true", help="met voorbeelddossiers, apart van echte"
    )
    parser.add_argument("--no-browser", action="store_true", help="open de browser niet")
    parser.add_argument("--port", type=int, help="vaste poort in plaats van de eerste die vrij is")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from voorzieningenwijzer.storage.folder import data_folder

    folder = data_folder(args.demo)
    mark = folder_mark(folder)
    ports = [args.port] if args.port else range(FIRST_PORT, FIRST_PORT + PORTS)
    for port in ports:
        if answers_for(port, mark):
            return show(address(port), browser=not args.no_browser, already=True)
    for port in ports:
        listening = claim(port)
        if listening is not None:
            return serve(folder, mark, listening, demo=args.demo, browser=not args.no_browser)
    print("Deze poort is bezet. Sluit een ander programma, of kies --port.", file=sys.stderr)
    return 1


def folder_mark(folder: Path) -> str:
    """Tells two data folders apart without naming them to whoever asks."""
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


def address(port: int) -> str:
    return f"http://{LOOPBACK}:{port}/"


def answers_for(port: int, mark: str) -> bool:
    """Whether this program already serves this data folder there."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=1)
    try:
        connection.request("GET", "/draait")
        answer = json.loads(connection.getresponse().read(1000))
    except (OSError, ValueError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return isinstance(answer, dict) and answer.get("map") == mark


def claim(port: int) -> socket.socket | None:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
    except OSError:
        listening.close()
        return None
    return listening


def show(url: str, *, browser: bool, already: bool = False) -> int:
    print(
        f"Het programma draait al: {url}" if already else f"Het programma draait: {url}", flush=True
    )
    if browser and not webbrowser.open(url):
        print("Open dit adres zelf in uw browser.", flush=True)
    return 0


def serve(folder: Path, mark: str, listening: socket.socket, *, demo: bool, browser: bool) -> int:
    from waitress.server import create_server

    from voorzieningenwijzer.casework.desk import Desk
    from voorzieningenwijzer.web.application import create_app
    from voorzieningenwijzer.web.security import LARGEST_REQUEST

    logging.getLogger("waitress").setLevel(logging.ERROR)
    desk = Desk(folder, demo=demo)
    if demo and not desk.exists:
        make_examples(desk)
    app = create_app(desk, folder_mark=mark)
    server = create_server(
        app,
        sockets=[listening],
        threads=6,
        ident=None,
        inbuf_overflow=IN_MEMORY,
        outbuf_overflow=IN_MEMORY,
        max_request_body_size=LARGEST_REQUEST,
        clear_untrusted_proxy_headers=True,
    )
    url = address(listening.getsockname()[1])
    show(url, browser=False)
    print("Sluiten: dit venster dichtdoen, of Ctrl en C samen.", flush=True)
    in_background(lambda: warm_up_and_watch(desk, app))
    if browser:
        in_background(lambda: webbrowser.open(url))
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        desk.close()
    return 0


def make_examples(desk: "Desk") -> None:
    from voorzieningenwijzer.casework.examples import fill_demo
    from voorzieningenwijzer.web.context import local_now

    print("De voorbeelden worden klaargezet.", flush=True)
    fill_demo(desk, local_now())


def warm_up_and_watch(desk: "Desk", app: "Flask") -> None:
    """Load what the talk needs while the passphrase is typed; then lock when nobody is there."""
    from voorzieningenwijzer.web.context import local_now
    from voorzieningenwijzer.web.routes import load_all

    load_all()
    desk.load()
    time.sleep(FIRST_PAGE)
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    gc.freeze()  # the tables stay: looking through them for garbage is a pause of 0.1 s
    while True:
        time.sleep(LOOK_EVERY)
        desk.lock_when_idle(local_now())


def in_background(work: Callable[[], object]) -> None:
    threading.Thread(target=work, daemon=True).start()
