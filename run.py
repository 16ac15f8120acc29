#!/usr/bin/env python3
"""Het ene begin: opzetten, starten, testen.

    python3 run.py               zet alles op in deze map (de eerste keer) en start het programma
    python3 run.py demo          start met voorbeelddossiers, apart van echte gegevens
    python3 run.py test          draait alle tests, ook die in een echte browser
    python3 run.py bench         meet de snelheid
    python3 run.py fouten        maakt fouten echt en telt; zo ook beveiliging en fuzz (README.md)
    python3 run.py mutaties      zet fouten in de wetten en kijkt of de tests ze zien (lang)
    python3 run.py calculate X   rekent een huishoudbestand door; zie README.md voor meer

Op Windows: py run.py. Alles komt in de map .omgeving; die weggooien is altijd veilig.
"""
# Only the standard library, readable by Python 3.7: an old Python gets a sentence, not an error.

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

OLDEST, NEWEST, OLDEST_PIP = (3, 11), (3, 14), (22, 3)
WINDOWS = os.name == "nt"
ROOT = Path(__file__).resolve().parent
PLACE = ROOT / ".omgeving"
MEASURES = {"bench": "run.py", "mutaties": "mutations.py", "fouten": "faults.py"}
MEASURES |= {"beveiliging": "protections.py", "fuzz": "fuzz.py"}
REASONS = (
    (
        ("CERTIFICATE_VERIFY_FAILED",),
        (
            "De beveiliging van uw netwerk kijkt mee in de verbinding; Python vertrouwt dat niet.\n"
            "Probeer het op een ander netwerk, of vraag uw beheerder om het certificaat."
        ),
    ),
    (
        ("connection broken by", "new connection", "Failed to connect", "Read timed out"),
        (
            "Er is geen verbinding met internet, of een beveiliging houdt haar tegen.\n"
            "Alleen deze eerste keer is internet nodig. Probeer het later gerust opnieuw."
        ),
    ),
    (("No space left",), "De schijf is vol. Maak ongeveer 500 MB vrij en probeer het opnieuw."),
    (
        ("DO NOT MATCH THE HASHES",),
        "Een onderdeel is onderweg veranderd of beschadigd en is daarom niet geïnstalleerd.",
    ),
    (("No matching distribution",), "Een onderdeel bestaat niet voor dit soort computer."),
)


class SetupError(Exception):
    """What went wrong and what the reader can do about it, in Dutch."""


def say(text: str, end: str = "\n") -> None:
    print(text, end=end, file=sys.stderr, flush=True)


def dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)


def check_python(version: tuple[int, ...], bits_64: bool) -> None:
    """Raise SetupError that names the Python to get, where this one cannot run the program."""
    other = "py -{0} run.py" if WINDOWS else "python{0} run.py"
    advice = (
        f"Haal Python {dotted(NEWEST)} van python.org/downloads en start daarna opnieuw.\n"
        f"Staat die al op deze computer? Start dan met: {other.format(dotted(NEWEST))}"
    )
    span = f"{dotted(OLDEST)} tot en met {dotted(NEWEST)}"
    if version[:2] < OLDEST:
        raise SetupError(
            f"Deze Python ({dotted(version)}) is te oud. Het programma werkt met {span}.\n{advice}"
        )
    if version[:2] > NEWEST:
        raise SetupError(
            f"Deze Python ({dotted(version)}) is te nieuw: de versleuteling van de dossiers is er "
            f"nog niet voor.\nHet programma werkt met {span}.\n{advice}"
        )
    if not bits_64:
        raise SetupError(f"Dit is een Python van 32 bits; nodig is er een van 64 bits.\n{advice}")


def inner_python() -> Path:
    return PLACE / ("Scripts/python.exe" if WINDOWS else "bin/python")


def requirements(kind: str) -> Path:
    return ROOT / ("requirements.txt" if kind == "programma" else f"requirements-{kind}.txt")


def stamp(kind: str) -> Path:
    return PLACE / f"klaar-{kind}.txt"


def fingerprint(kind: str) -> str:
    """Changes with the list of packages and with the Python that the folder was made with."""
    text = requirements(kind).read_bytes() + f"{sys.version}{sys.base_prefix}".encode()
    return hashlib.sha256(text).hexdigest()


def is_ready(kind: str) -> bool:
    try:
        return stamp(kind).read_text("utf-8") == fingerprint(kind) and inner_python().exists()
    except OSError:
        return False


def make_place() -> None:
    """An empty environment without pip: a bare Debian has no ensurepip to put it there."""
    try:
        import venv

        venv.EnvBuilder(clear=True, symlinks=not WINDOWS, with_pip=False).create(PLACE)
    except ImportError as error:
        raise SetupError(
            "Bij deze Python ontbreekt het onderdeel 'venv'.\n"
            "Op Debian en Ubuntu: sudo apt-get install python3-venv"
        ) from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(
            f"In de map {ROOT} kan niet worden geschreven ({error}).\n"
            "Zet de map op een plek waar u mag schrijven, bijvoorbeeld in uw documenten, en sluit "
            "het programma als het nog open staat."
        ) from error


def outer_pip() -> list[str]:
    """The pip of this Python, working for the environment; else one put in there by ensurepip."""
    inner = str(inner_python())
    found = subprocess.run(
        [sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=False
    )
    version = re.match(r"pip (\d+)\.(\d+)", found.stdout)
    if version and (int(version[1]), int(version[2])) >= OLDEST_PIP:
        return [sys.executable, "-m", "pip", "--python", inner]
    made = subprocess.run([inner, "-m", "ensurepip"], capture_output=True, check=False)
    if made.returncode == 0:
        return [inner, "-m", "pip"]
    raise SetupError(
        "pip ontbreekt bij deze Python, of is te oud.\n"
        "Op Debian en Ubuntu: sudo apt-get install python3-pip\n"
        "Op Windows en macOS: installeer Python opnieuw vanaf python.org, daar zit pip bij."
    )


def explain(lines: list[str]) -> str:
    """The Dutch reason behind what pip wrote, with its last line for who has to look further."""
    text = "\n".join(lines)
    for signs, reason in REASONS:
        if any(sign in text for sign in signs):
            return f"{reason}\n({lines[-1]})"
    return "Dit zei pip als laatste:\n" + "\n".join(lines[-12:])


def install(kind: str) -> None:
    """Put exactly the listed packages, checked by hash, into the environment."""
    source = requirements(kind)
    total = source.read_text("utf-8").count("==")
    options = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--retries=2"]
    options += ["--root-user-action=ignore", "--progress-bar=off", "-r", str(source)]
    forced = {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_REQUIRE_VIRTUALENV": "0"}
    lines: list[str] = []
    done = 0
    with subprocess.Popen(
        [*outer_pip(), "install", "--disable-pip-version-check", *options],
        env={**os.environ, **forced},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            lines.append(line.rstrip())
            done += line.startswith(("Collecting", "Requirement already"))
            if sys.stderr.isatty():
                say(f"\r  onderdeel {done} van ongeveer {total}  ", end="")
    say("")
    if process.returncode != 0:
        raise SetupError(explain(lines))


def set_up(kind: str) -> None:
    """Make the environment complete. The stamp comes last, so a broken-off set-up starts over."""
    if is_ready(kind):
        return
    if is_ready("programma"):
        say("De onderdelen voor de tests worden opgehaald. Dit kan een paar minuten duren.")
    else:
        say("Het programma wordt klaargezet in de map .omgeving. Dit duurt alleen de eerste keer")
        say("een paar minuten en heeft internet nodig.")
        make_place()
    install(kind)
    for part in {"programma", kind}:
        stamp(part).write_text(fingerprint(part), "utf-8")
    say("Klaar.")


def test_words(rest: list[str]) -> list[str]:
    """Arguments of the whole test run: a process per core, whole files as conftest.py orders."""
    import chromium

    chromium.fetch(say)
    os.chdir(str(ROOT))
    return ["-m", "pytest", "-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder", *rest]


def start(arguments: list[str]) -> int:
    """Hand over to the Python of the environment; its exit code is ours."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
    words = [str(inner_python()), "-P", *arguments]
    if not WINDOWS:
        os.execve(words[0], words, surroundings)
    return subprocess.call(words, env=surroundings)


def main(arguments: list[str]) -> int:
    first, *rest = arguments or ["serve"]
    if first in ("help", "hulp", "-h", "--help"):
        say(__doc__ or "")
        return 0
    try:
        check_python(tuple(sys.version_info[:3]), sys.maxsize > 2**32)
        set_up(first if first in ("test", "mutaties", "beveiliging") else "programma")
    except (SetupError, OSError) as error:
        say(f"Het klaarzetten is niet gelukt.\n{error}")
        if WINDOWS and sys.stdin and sys.stdin.isatty():
            input("Druk op Enter om dit venster te sluiten.")
        return 1
    if first == "test":
        return start(test_words(rest))
    if first in MEASURES:
        return start([str(ROOT / "bench" / MEASURES[first]), *rest])
    if first == "demo":
        first, rest = "serve", ["--demo", *rest]
    return start(["-m", "voorzieningenwijzer", first, *rest])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("\nOnderbroken. U kunt gerust opnieuw starten.")
        sys.exit(130)
