"""Who can help, as lines of a plan."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Somebody who can help, in two short sentences, and where; ``oud``: of when that is."""

    id: str
    naam: str
    zinnen: tuple[str, ...]
    waar: str
    oud: str = ""


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """``vraag_na``: names of what may still be there, with their ids: somebody has to ask."""

    id: str
    kop: str
    regels: tuple[HelpLine, ...]
    vraag_na: tuple[str, ...] = ()
    vraag_na_ids: tuple[str, ...] = ()
