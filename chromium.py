"""Find a browser of the Chromium family for the browser tests; fetch Debian's where that may.

Standard library only: run.py uses it before anything is installed, the tests use it after.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
CHOSEN = "VOORZIENINGENWIJZER_CHROMIUM"
ABSENT = (
    f"er is geen Chromium, Chrome of Edge gevonden (op Debian: apt-get install chromium; "
    f"op een andere plek: zet {CHOSEN} op het pad)"
)


def find() -> str | None:
    """Path of the browser, or None where there is none."""
    chosen = os.environ.get(CHOSEN)
    if chosen is not None:
        return chosen if Path(chosen).is_file() else None
    on_path = (shutil.which(name) for name in NAMES)
    installed = (place for place in PLACES if Path(place).is_file())
    return next((found for found in on_path if found), None) or next(installed, None)


def fetch(say: Callable[[str], None]) -> None:
    """Install Debian's Chromium where there is no browser and no password is needed."""
    apt = shutil.which("apt-get")
    if os.environ.get(CHOSEN) is not None or find() or apt is None:
        return
    as_root = getattr(os, "geteuid", lambda: 1)() == 0
    if not as_root and shutil.which("sudo") is None:
        say("Chromium ontbreekt, en installeren mag op deze computer alleen de beheerder.")
        return
    say("Chromium wordt voor de browsertests geïnstalleerd uit de pakketten van dit systeem.")
    prefix = [] if as_root else ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive"]
    for words in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        done = subprocess.run(
            [*prefix, apt, "-qq", *words],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdout=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            say("Chromium kon niet worden geïnstalleerd; de reden staat hierboven.")
            return
