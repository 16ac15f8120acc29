"""What stands on every plan: the organisation, and of each coach the name and when to call."""

from dataclasses import asdict, dataclass

from voorzieningenwijzer.storage.store import Store

SHARED = frozenset({"organisatie"})
"""One for all accounts; only a coordinator changes it."""


@dataclass(frozen=True, slots=True)
class Settings:
    coach: str = ""
    organisatie: str = ""
    telefoon: str = ""
    bereikbaar: str = ""


def settings_of(store: Store) -> Settings:
    with store.read() as session:
        kept = session.settings.values()
    known = {name: key_of(name, store.account) for name in asdict(Settings())}
    return Settings(**{name: str(kept[key]) for name, key in known.items() if key in kept})


def keep_settings(store: Store, settings: Settings, *, shared: bool = True) -> None:
    """``shared`` False leaves what belongs to all accounts as it is."""
    with store.write() as session:
        for name, value in asdict(settings).items():
            if shared or name not in SHARED:
                session.settings.set(key_of(name, store.account), value)


def key_of(name: str, account: str) -> str:
    return name if name in SHARED else f"{name}:{account}"
