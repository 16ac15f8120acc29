"""Where the data lies: one folder per user, the files in it, and writing one of them whole."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from voorzieningenwijzer.storage.errors import named_os_errors

ENVIRONMENT = "VOORZIENINGENWIJZER_DATA"


def data_folder(demo: bool = False) -> Path:
    """The platform's data folder, or what VOORZIENINGENWIJZER_DATA names; examples lie apart."""
    chosen = os.environ.get(ENVIRONMENT)
    root = Path(chosen) if chosen else user_data_path("voorzieningenwijzer", appauthor=False)
    return root / "demo" if demo else root


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The names inside a data folder. What belongs together (database, keys) is one folder."""

    root: Path

    @property
    def store(self) -> Path:
        return self.root / "opslag"

    @property
    def database(self) -> Path:
        return self.store / "dossiers.db"

    @property
    def counts(self) -> Path:
        """Another file with another key; who reports has only that one."""
        return self.store / "tellingen.db"

    @property
    def keyring(self) -> Path:
        return self.store / "sleutels.json"

    @property
    def attempts(self) -> Path:
        return self.root / "pogingen.json"

    @property
    def lock(self) -> Path:
        return self.root / "in-gebruik"

    @property
    def copies(self) -> Path:
        """Copies that the program makes itself before a migration."""
        return self.root / "kopieen"

    @property
    def placing(self) -> Path:
        """Written while one store takes the place of another."""
        return self.root / "plaatsen.json"

    def aside(self) -> list[Path]:
        """Stores that a restore has put aside, oldest first."""
        return sorted(path for path in self.root.glob("opzij-*") if path.is_dir())


def make_private(folder: Path) -> None:
    """Make ``folder`` for its owner only; one that exists keeps its permissions."""
    with named_os_errors(folder / "."):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def new_folder(root: Path, prefix: str) -> Path:
    """A new private folder in ``root`` with an unused random name."""
    folder = root / f"{prefix}{secrets.token_hex(6)}"
    with named_os_errors(folder):
        folder.mkdir(mode=0o700)
    return folder


def sync_folder(folder: Path) -> None:
    """Have a rename in ``folder`` on disk; Windows has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def write_whole(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content``: after a power cut it is the old file or the new one."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.deel")
    with named_os_errors(path):
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
