"""Where the files are that come with the program: tariffs, questionnaires, templates."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(*parts: str) -> Path:
    """Path of a shipped file or folder, e.g. ``shipped("tariffs", "regelingen")``.

    In the source tree these folders stand beside the package, in the wheel inside it.
    """
    inside = _PACKAGE.joinpath(*parts)
    return inside if inside.exists() else _PACKAGE.parent.joinpath(*parts)
