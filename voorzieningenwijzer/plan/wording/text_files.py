"""Reading a text file of the plan strictly: known keys and right types."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from voorzieningenwijzer.language.said import Said
from voorzieningenwijzer.language.written import mapped, plan_keys
from voorzieningenwijzer.plan.wording.fill import PlanTextError
from voorzieningenwijzer.strict_yaml import YamlError, read


class Section:
    """One mapping of a text file; every key must be taken exactly once, then `done` is called."""

    def __init__(self, where: str, raw: Any) -> None:
        if not isinstance(raw, dict):
            raise PlanTextError(f"{where}: hier horen namen met waarden")
        self.where = where
        self._left: dict[Any, Any] = dict(raw)

    def take(self, key: Any, kind: type | tuple[type, ...], default: Any = None) -> Any:
        """The value under ``key``; without a default (None) the key must be there."""
        if key not in self._left:
            if default is None:
                raise PlanTextError(f"{self.where}: '{key}' ontbreekt")
            return default
        value = self._left.pop(key)
        if not isinstance(value, kind) or isinstance(value, bool):
            raise PlanTextError(f"{self.where}: '{key}' heeft de verkeerde soort waarde")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        found: str = self.take(key, str, default)
        return found

    def optional(self, key: str) -> str:
        """A text that may be absent or null."""
        if self._left.get(key) is None:
            self._left.pop(key, None)
            return ""
        return self.text(key)

    def texts(self, key: str, *, must: bool = False) -> tuple[str, ...]:
        values = self.take(key, list, None if must else [])
        for value in values:
            if not isinstance(value, str):
                raise PlanTextError(f"{self.where}: '{key}' heeft een regel die geen tekst is")
        return tuple(values)

    def flag(self, key: str) -> bool:
        """True or false; it must be there."""
        value = self._left.pop(key, None)
        if not isinstance(value, bool):
            raise PlanTextError(f"{self.where}: '{key}' is ja of nee: true of false")
        return value

    def section(self, key: Any) -> "Section":
        return Section(f"{self.where}, {key}", self.take(key, dict))

    def sections(self, key: str) -> list["Section"]:
        return [
            Section(f"{self.where}, {key} {i}", raw)
            for i, raw in enumerate(self.take(key, list), start=1)
        ]

    def __iter__(self) -> Iterator[Any]:
        return iter(list(self._left))

    def __contains__(self, key: object) -> bool:
        return key in self._left

    def done(self) -> None:
        if self._left:
            raise PlanTextError(f"{self.where}: onbekend: {', '.join(map(str, self._left))}")


def read_file(path: Path) -> Section:
    try:
        data = read(path.read_text(encoding="utf-8"), ours=True)
        return Section(path.name, mapped(data, plan_keys(data), Said))
    except YamlError as error:
        raise PlanTextError(f"{path.name}: {error}") from error


def opened(path: Path) -> Section:
    """A file that starts with ``formaat: 1``."""
    section = read_file(path)
    if section.take("formaat", int) != 1:
        raise PlanTextError(f"{path.name}: onbekend formaat")
    return section
