"""What holds for every test: own data folder, no network, and browser tests that say why not."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import chromium

IN_CI = os.environ.get("CI", "").lower() == "true"
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

LONGEST_FIRST = (
    "test_browser.py",
    "test_counts_exchange.py",
    "test_browser_talks.py",
    "test_house.py",
    "test_follow_up_browser.py",
    "test_properties.py",
    "test_web.py",
    "test_run.py",
    "test_counts_protection.py",
    "test_scheme_maintenance.py",
)
"""One file stays in one process; a long one that begins last leaves the other processes idle."""

settings.register_profile("huis", deadline=None, derandomize=IN_CI, print_blob=True)
settings.load_profile("huis")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the dossiers of whoever runs it."""
    folder = tmp_path / "gegevens"
    monkeypatch.setenv("VOORZIENINGENWIJZER_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True, scope="session")
def only_this_computer() -> Iterator[None]:
    """A connection to anything but this computer is an error."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        inside = self.family not in (socket.AF_INET, socket.AF_INET6)
        if not inside and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"a test wanted to reach {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for a whole run; every test opens its own context in it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium.find(), args=BROWSER_ARGUMENTS
        )
        yield running
        running.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    place = {name: number for number, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: place.get(item.path.name, len(place)))
    for item in items:
        wants = "browser" in getattr(item, "fixturenames", ())
        if wants or item.path.name.startswith("test_browser"):
            item.add_marker("browser")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") is None or chromium.find() is not None:
        return
    if IN_CI:
        pytest.fail(chromium.ABSENT, pytrace=False)
    pytest.skip(chromium.ABSENT)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    terminalreporter.section("niet gedraaid")
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.write_line(f"{report.nodeid}: {str(reason).removeprefix('Skipped: ')}")
