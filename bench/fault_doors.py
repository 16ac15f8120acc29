"""Trying to get in or at somebody's pages: guesses, foreign pages, other accounts, erased words."""

import contextlib
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from os import environ
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from bench.fault_files import CHEAP
from bench.fault_kills import NOW, PASSPHRASE, prepare
from bench.fault_rows import Row
from bench.raw_pages import raw_pages
from bench.server import ROOT
from voorzieningenwijzer.casework.accounts import add_account
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.roles import Right, may
from voorzieningenwijzer.storage import COORDINATOR, ROLES, Store, StoreError, Vault
from voorzieningenwijzer.storage.folder import DataFolder
from voorzieningenwijzer.web.application import create_app
from voorzieningenwijzer.web.routes import RIGHTS

HERE = "http://127.0.0.1:8730"
OTHER = "vier lampen op zolder"


def guessed(times: int, seed: int = 6) -> Row:
    """Wrong passphrases, with known and unknown names, each after its wait has passed."""
    chance, let_in, now, waited = random.Random(seed), 0, NOW, 0
    with tempfile.TemporaryDirectory(prefix="vw-fout-") as place, _office(Path(place)) as (desk, _):
        desk.lock()
        for number in range(times):
            name = chance.choice(["Proef", "coach", "Niemand", ""])
            wait = desk.vault.seconds_to_wait(now, name)
            now += timedelta(seconds=wait)
            waited += wait
            with contextlib.suppress(StoreError):
                desk.vault.unlock(f"gok nummer {number}", now, name)
                let_in += 1
    remark = f"samen {waited // 3600} uur wachten"
    return Row("geraden wachtzinnen", times, 0, let_in, remark)


def forged(_: int = 0) -> Row:
    """Every address that takes a form: without token, with another's, from another page or host."""
    let_in = attempts = 0
    with tempfile.TemporaryDirectory(prefix="vw-fout-") as place, _office(Path(place)) as (_d, app):
        client = _inside(app, "Proef", PASSPHRASE)
        token = _token(client, "/dossiers")
        other = _token(app.test_client(), "/openen")
        tries: list[tuple[dict[str, str], dict[str, str]]] = [
            ({}, {}),
            ({"csrf_token": other}, {}),
            ({"csrf_token": token}, {"Origin": "https://kwaad.example"}),
            ({"csrf_token": token}, {"Sec-Fetch-Site": "cross-site"}),
            ({"csrf_token": token}, {"Host": "kwaad.example"}),
        ]
        for endpoint, path in _posts(app):
            for data, headers in tries[2 if endpoint == "entry.lock" else 0 :]:
                answer = client.post(path, data=data, headers=headers, base_url=HERE)
                attempts += 1
                let_in += answer.status_code not in {400, 421}
    return Row("formulieren van elders", attempts, 0, let_in)


def trespassed(_: int = 0) -> Row:
    """Every role at every address that is not its own, and at another coach's dossier."""
    let_in = attempts = 0
    with (
        tempfile.TemporaryDirectory(prefix="vw-fout-") as place,
        _office(Path(place)) as (desk, app),
    ):
        with desk.store.write() as tx:
            nobody = tx.accounts.listing()[-1].id
            dossier = tx.dossiers.create("mevrouw Ander", "", "tafel", NOW, owner=nobody).id
        for role in ROLES:
            mine = ("Proef", PASSPHRASE) if role == COORDINATOR else (role, OTHER)
            client = _inside(app, *mine)
            token = _token(client, "/mijn-account/wachtzin")
            for method, path in _not_for(role, app, dossier):
                data = {"csrf_token": token} if method == "POST" else None
                answer = client.open(path, method=method, data=data, base_url=HERE)
                attempts += 1
                let_in += answer.status_code not in {403, 404}
    return Row("rol bij een adres of dossier van een ander", attempts, 0, let_in)


ERASER = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from voorzieningenwijzer.storage import Key, NewLine, Store
account, key = sys.stdin.readline().split()
store = Store.open(Path(sys.argv[1]), Key(account, bytes.fromhex(key)))
now = datetime.now(UTC)
for number in range(int(sys.argv[2]), 10**6):
    with store.write() as tx:
        dossier = tx.dossiers.create(f"ZOEK{number}X", "", "loket", now).id
        line = NewLine("huur", None, f"ZOEK{number}X" * 400, None)
        tx.answers.append(dossier, [line], now)
        tx.dossiers.set_status(dossier, "gesloten", now, datetime(2020, 1, 1).date())
    print("in", number, flush=True)
    store.retire(now.date(), now)
    print("uit", number, flush=True)
"""


def erased(times: int, seed: int = 7) -> Row:
    """kill -9 while dossiers are taken out: what was said to be gone is on no page, nor half."""
    chance, lost, number, told = random.Random(seed), 0, 0, 0
    with tempfile.TemporaryDirectory(prefix="vw-fout-") as place:
        folder = Path(place)
        key, _ = prepare(folder)
        dossiers = key.dossiers or b""
        for _ in range(times):
            words = [sys.executable, "-P", "-c", ERASER, place, str(number)]
            child = subprocess.Popen(
                words,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env={**environ, "PYTHONPATH": str(ROOT)},
            )
            with child:
                if child.stdin is None or child.stdout is None:
                    raise RuntimeError("no pipes")
                child.stdin.write(f"{key.account} {dossiers.hex()}\n")
                child.stdin.flush()
                said = [child.stdout.readline() for _ in range(chance.randrange(1, 9))]
                child.kill()
                said += child.stdout.readlines()
            whole = [line.split() for line in said if line.endswith("\n")]
            gone = {int(n) for word, n in whole if word == "uit"}
            told += len(gone)
            number = max(int(n) for _, n in whole) + 2
            with Store.open(folder, key) as store, store.read() as view:
                left = {one.label for one in view.dossiers.listing()}
            pages = b"".join(raw_pages(DataFolder(folder).database, dossiers))
            found = {f"ZOEK{n}X" for n in range(number) if f"ZOEK{n}X".encode() in pages}
            lost += len({f"ZOEK{n}X" for n in gone} & found) + len(found - left)
    return Row("kill -9 tijdens het wissen", times, lost, 0, f"{told} dossiers gewist gemeld")


@contextlib.contextmanager
def _office(folder: Path) -> Iterator[tuple[Desk, Flask]]:
    """One laptop with an account of every role."""

    def clock() -> datetime:
        return NOW

    desk = Desk(folder, vault=Vault(folder, CHEAP))
    desk.create("Proef", PASSPHRASE, NOW)
    desk.recovery_code_to_show = None
    for role in ROLES:
        if role != COORDINATOR:
            add_account(desk, role, role, OTHER, PASSPHRASE, NOW)
    yield desk, create_app(desk, clock)
    desk.close()


def _inside(app: Flask, name: str, passphrase: str) -> FlaskClient:
    client = app.test_client()
    data = {"csrf_token": _token(client, "/openen"), "naam": name, "wachtzin": passphrase}
    answer = client.post("/openen", data=data, base_url=HERE)
    if answer.status_code != 302:
        raise RuntimeError(f"{name} does not come in")
    return client


def _token(client: FlaskClient, path: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(path, base_url=HERE).text)
    if found is None:
        raise RuntimeError(f"{path}: no token")
    return found[1]


def _posts(app: Flask) -> Iterator[tuple[str, str]]:
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or set()):
            yield rule.endpoint, _path(rule.rule, "0123456789abcdef")


def _not_for(role: str, app: Flask, dossier: str) -> Iterator[tuple[str, str]]:
    """Addresses that this role has no right to, and all about the dossier of somebody else."""
    for rule in app.url_map.iter_rules():
        right = RIGHTS[rule.endpoint]
        about = bool({"dossier", "case"} & rule.arguments)
        if right is not Right.BUITEN and (about or not may(role, right)):
            for method in sorted({"GET", "POST"} & (rule.methods or set())):
                yield method, _path(rule.rule, dossier)


def _path(rule: str, dossier: str) -> str:
    return re.sub(r"<[^>]+>", dossier, re.sub(r"<int:[^>]+>", "1", rule))
