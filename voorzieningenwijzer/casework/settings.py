"""What stands on every plan of this coach: name, organisation, telephone and when to call."""

from dataclasses import asdict, dataclass

from voorzieningenwijzer.storage.store import Store


@dataclass(frozen=True, slots=True)
class Settings:
    coach: str = ""
    organisatie: str = ""
    telefoon: str = ""
    bereikbaar: str = ""


def settings_of(store: Store) -> Settings:
    with store.read() as session:
        kept = session.settings.values()
    known = asdict(Settings())
    return Settings(**{name: str(kept[name]) for name in known if name in kept})


def keep_settings(store: Store, settings: Settings) -> None:
    with store.write() as session:
        for name, value in asdict(settings).items():
            session.settings.set(name, value)
