"""run.py under bad conditions, without a network: a small project beside a copy of it, real pip."""

import ast
import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import chromium
import run

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = 'import sys, brood; print("gestart", brood.SOORT, *sys.argv[1:])'


def wheel(folder: Path, kind: str) -> str:
    """Write a wheel ``brood`` 1.0 into the folder; its requirements line with hash."""
    files = {
        "brood.py": f"SOORT = {kind!r}\n",
        "brood-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: brood\nVersion: 1.0\n",
        "brood-1.0.dist-info/WHEEL": (
            "Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        ),
    }
    record = ""
    path = folder / "brood-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as file:
        for name, text in files.items():
            file.writestr(name, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
            record += f"{name},sha256={digest.rstrip(b'=').decode()},{len(text)}\n"
        file.writestr("brood-1.0.dist-info/RECORD", record + "brood-1.0.dist-info/RECORD,,\n")
    return f"brood==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


class Project:
    """A copy of run.py with a program of one line and one package, which lies in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wheels = folder / "pakketten"
        self.wheels.mkdir()
        shutil.copy(ROOT / "run.py", folder)
        (folder / "voorzieningenwijzer").mkdir()
        (folder / "voorzieningenwijzer" / "__init__.py").touch()
        (folder / "voorzieningenwijzer" / "__main__.py").write_text(PROGRAM, "utf-8")
        self.require(wheel(self.wheels, "bruin"))

    def require(self, line: str) -> None:
        for name in ("requirements.txt", "requirements-test.txt"):
            (self.folder / name).write_text(line, "utf-8")

    def start(self, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        offline = {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
            "PIP_EXTRA_INDEX_URL": "",
            "PIP_NO_CACHE_DIR": "1",
        }
        return subprocess.run(
            [sys.executable, str(self.folder / "run.py"), *words],
            env={**os.environ, **offline, **settings},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_first_start_sets_up_and_starts(project: Project) -> None:
    done = project.start()
    assert done.stdout.strip() == "gestart bruin serve", done.stderr
    assert "wordt klaargezet" in done.stderr


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (("demo",), "serve --demo"),
        (("demo", "--port", "8123"), "serve --demo --port 8123"),
        (("calculate", "gezin.yaml", "--json"), "calculate gezin.yaml --json"),
        (("tables", "import", "bundel"), "tables import bundel"),
    ],
)
def test_words_reach_the_program(project: Project, words: tuple[str, ...], given: str) -> None:
    assert project.start(*words).stdout.strip() == f"gestart bruin {given}"


def test_second_start_does_not_touch_pip(project: Project) -> None:
    project.start()
    shutil.rmtree(project.wheels)
    done = project.start(PIP_INDEX_URL="http://127.0.0.1:9/simple", PIP_NO_INDEX="")
    assert (done.stdout.strip(), done.stderr) == ("gestart bruin serve", "")


def test_exit_status_of_the_program_is_ours(project: Project) -> None:
    (project.folder / "voorzieningenwijzer" / "__main__.py").write_text("raise SystemExit(3)")
    assert project.start().returncode == 3


def test_broken_off_set_up_starts_over(project: Project) -> None:
    project.start()
    place = project.folder / ".omgeving"
    (place / "klaar-programma.txt").unlink()
    next(place.rglob("brood.py")).write_text("SOORT = (", "utf-8")
    (place / "half").write_text("x", "utf-8")
    assert project.start().stdout.strip() == "gestart bruin serve"
    assert not (place / "half").exists()


def test_other_requirements_are_installed_again(project: Project) -> None:
    project.start()
    project.require(wheel(project.wheels, "wit"))
    assert project.start().stdout.strip() == "gestart wit serve"


def test_without_network_a_dutch_sentence_and_no_stamp(project: Project) -> None:
    shutil.rmtree(project.wheels)
    done = project.start(PIP_INDEX_URL="http://127.0.0.1:9/simple", PIP_NO_INDEX="")
    assert done.returncode == 1
    assert "geen verbinding met internet" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(project.folder.glob(".omgeving/klaar-*"))


def test_a_changed_package_is_refused(project: Project) -> None:
    wheel(project.wheels, "anders dan de lijst zegt")
    done = project.start()
    assert done.returncode == 1
    assert "onderweg veranderd of beschadigd" in done.stderr


def test_no_package_for_this_computer(project: Project) -> None:
    made = next(project.wheels.iterdir())
    made.rename(made.with_name("brood-1.0-cp311-cp311-win32.whl"))
    done = project.start()
    assert done.returncode == 1
    assert "niet voor dit soort computer" in done.stderr


def test_a_folder_that_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def refuse(self: venv.EnvBuilder, folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(venv.EnvBuilder, "create", refuse)
    monkeypatch.setattr(run, "PLACE", tmp_path / ".omgeving")
    assert run.main([]) == 1
    assert "kan niet worden geschreven" in capsys.readouterr().err


def test_without_pip_and_ensurepip(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = subprocess.CompletedProcess([], 1, stdout="", stderr="No module named pip")
    monkeypatch.setattr(run.subprocess, "run", lambda *_words, **_settings: missing)
    with pytest.raises(run.SetupError, match="apt-get install python3-pip"):
        run.outer_pip()


@pytest.mark.parametrize(
    ("version", "bits_64", "says"),
    [
        ((3, 8, 10), True, r"te oud.*3\.11 tot en met 3\.14.*Haal Python 3\.14"),
        ((3, 10, 13), True, "te oud"),
        ((3, 15, 0), True, r"te nieuw.*Haal Python 3\.14"),
        ((3, 12, 1), False, "32 bits"),
    ],
)
def test_a_python_that_does_not_fit(version: tuple[int, ...], bits_64: bool, says: str) -> None:
    with pytest.raises(run.SetupError) as caught:
        run.check_python(version, bits_64)
    assert re.search(says, str(caught.value), re.DOTALL)


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 9)])
def test_a_python_that_fits(version: tuple[int, ...]) -> None:
    run.check_python(version, bits_64=True)


@pytest.mark.parametrize("name", ["run.py", "chromium.py"])
def test_set_up_needs_the_standard_library_only_and_reads_on_an_old_python(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text("utf-8"), feature_version=(3, 7))
    asked = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            asked |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            asked.add(str(node.module).split(".")[0])
    assert asked <= sys.stdlib_module_names | {"chromium"}


@pytest.mark.parametrize("in_ci", [False, True])
def test_absent_browser_is_named_and_fails_in_ci(tmp_path: Path, in_ci: bool) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_browser_x.py").write_text("def test_page(browser): pass", "utf-8")
    plain = ["-p", "no:cacheprovider", "-c", os.devnull, "-o", "markers=browser", "-rs"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *plain, str(tmp_path)],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "CI": str(in_ci).lower(),
            chromium.CHOSEN: str(tmp_path / "geen"),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "test_browser_x.py" in done.stdout
    assert chromium.ABSENT in done.stdout
    assert done.returncode == (1 if in_ci else 0), done.stdout
    assert ("niet gedraaid" in done.stdout) is not in_ci


@pytest.fixture
def bare_debian(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """apt-get exists, a browser does not, nor root rights; gives the commands that were run."""
    there = {"apt-get": "apt-get"}
    ran: list[list[str]] = []

    def note(words: list[str], **_settings: object) -> subprocess.CompletedProcess[str]:
        ran.append(words)
        return subprocess.CompletedProcess(words, 0)

    monkeypatch.delenv(chromium.CHOSEN, raising=False)
    monkeypatch.setattr(chromium.shutil, "which", there.get)
    monkeypatch.setattr(chromium, "PLACES", ())
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(chromium.subprocess, "run", note)
    return ran


def test_chromium_comes_from_debian_for_root(
    bare_debian: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0, raising=False)
    chromium.fetch(lambda _text: None)
    assert [words[-1] for words in bare_debian] == ["update", "chromium"]


def test_chromium_is_not_fetched_without_rights(bare_debian: list[list[str]]) -> None:
    said: list[str] = []
    chromium.fetch(said.append)
    assert bare_debian == []
    assert "beheerder" in said[0]
