"""How a local scheme is shown, and its own words, as an outcome carries them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocalText:
    """The words of a local scheme, from its own document; a pointer has ``wat`` and ``stap``.

    ``termijnen``: what ``{termijn.<name>}`` stands for in these words only.
    """

    naam: str
    wat: str
    stap: str
    titel: str = ""
    wie: str = "huurder"
    inspanning: int = 1
    doe: str = ""
    uiterlijk: str = ""
    verwacht: tuple[str, ...] = ()
    let_op: tuple[str, ...] = ()
    geld_komt: str = ""
    als_nee: str = ""
    bedrag_zin: str = ""
    vanzelf: tuple[str, ...] = ()
    termijnen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Local:
    """How a local scheme is shown: worked out or pointed at (``rekenen``, ``wijzen``), to whom.

    ``rang`` and ``waarvoor``: in which order who pays for what. ``weg``: how one applies.
    """

    gebruik: str
    soort: str
    rubriek: str
    lezer: str
    actief: str
    stand: str
    volgorde: int
    landelijk: bool
    tekst: LocalText
    rang: str = ""
    waarvoor: tuple[str, ...] = ()
    weg: tuple[str, ...] = ()

    @property
    def points(self) -> bool:
        return self.gebruik == "wijzen"

    @property
    def only_by_intermediary(self) -> bool:
        return self.weg == ("intermediair",)
