"""Where the files are that come with the program: tariffs, questionnaires, templates."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from voorzieningenwijzer import __version__

_PACKAGE = Path(__file__).resolve().parent


def shipped(*parts: str) -> Path:
    """Path of a shipped file or folder, e.g. ``shipped("tariffs", "regelingen")``.

    In the source tree these folders stand beside the package, in the wheel inside it.
    """
    inside = _PACKAGE.joinpath(*parts)
    return inside if inside.exists() else _PACKAGE.parent.joinpath(*parts)


@cache
def program_mark() -> str:
    """The version with a fingerprint of what calculates and asks: the same mark, the same rules.

    A version number alone would call a mended rule the same program.
    """
    seen = sha256()
    for folder, kind in ((_PACKAGE, "*.py"), (shipped("questionnaires"), "*.yaml")):
        for file in sorted(folder.rglob(kind)):
            seen.update(file.relative_to(folder).as_posix().encode())
            seen.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return f"{__version__}+{seen.hexdigest()[:12]}"
