"""What stands on every plan: the organisation, and of each coach the name and when to call.

And of which funds this coach is an intermediary: those accept nobody else. Whether this
organisation only gives facts on health policies: not everybody may advise on one.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from voorzieningenwijzer.storage.store import Store

if TYPE_CHECKING:
    from voorzieningenwijzer.tables import Tables

SHARED = frozenset({"organisatie", "zorg_feiten"})
"""One for all accounts; only a coordinator changes it."""
_BY = "tussenpersoon_bij"


@dataclass(frozen=True, slots=True)
class Settings:
    coach: str = ""
    organisatie: str = ""
    telefoon: str = ""
    bereikbaar: str = ""
    tussenpersoon_bij: tuple[str, ...] = ()
    zorg_feiten: bool = False


def settings_of(store: Store) -> Settings:
    with store.read() as session:
        kept = session.settings.values()
    known = {name: key_of(name, store.account) for name in asdict(Settings())}
    given = {name: kept[key] for name, key in known.items() if key in kept}
    funds = given.pop(_BY, ())
    facts_only = given.pop("zorg_feiten", False) is True
    texts = {name: str(value) for name, value in given.items()}
    return Settings(**texts, tussenpersoon_bij=tuple(map(str, funds)), zorg_feiten=facts_only)


def funds_with_intermediary(tables: "Tables") -> tuple[tuple[str, str], ...]:
    """Id and name of every fund that only an intermediary can ask."""
    found = {
        scheme.id: f"{scheme.naam} ({scheme.gemeente})"
        for scheme in tables.schemes()
        if scheme.lokaal and scheme.lokaal.soort == "fonds" and scheme.lokaal.only_by_intermediary
    }
    return tuple(sorted(found.items(), key=lambda pair: pair[1]))


def known_funds(tables: "Tables", chosen: Iterable[str]) -> tuple[str, ...]:
    """Of what a form sends only what is a fund."""
    wanted = set(chosen)
    return tuple(fund for fund, _ in funds_with_intermediary(tables) if fund in wanted)


def keep_settings(store: Store, settings: Settings, *, shared: bool = True) -> None:
    """``shared`` False leaves what belongs to all accounts as it is."""
    with store.write() as session:
        for name, value in asdict(settings).items():
            if shared or name not in SHARED:
                session.settings.set(key_of(name, store.account), value)


def key_of(name: str, account: str) -> str:
    return name if name in SHARED else f"{name}:{account}"
