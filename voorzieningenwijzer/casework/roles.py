"""Who may do what. This is authorisation, not cryptography: the threat model says so.

Only that a reporter cannot read a dossier is also a matter of keys.
"""

from enum import StrEnum

from voorzieningenwijzer.storage import (
    COACH,
    COORDINATOR,
    RAPPORTEUR,
    TABELBEHEERDER,
    VERWIJZER,
)


class Right(StrEnum):
    """What an address asks of who is there. ``buiten``: nobody has to be."""

    BUITEN = "buiten"
    BINNEN = "binnen"
    GESPREK = "gesprek"
    AANMELDEN = "aanmelden"
    BALIE = "balie"
    TABELLEN = "tabellen"
    TABELLEN_WIJZIGEN = "tabellen_wijzigen"
    RESERVEKOPIE = "reservekopie"
    BEHEER = "beheer"
    TELLINGEN = "tellingen"
    TELLINGEN_BEHEREN = "tellingen_beheren"


_TALKS = {Right.GESPREK, Right.BALIE, Right.TABELLEN, Right.RESERVEKOPIE}
_OF_ROLE: dict[str, frozenset[Right]] = {
    COACH: frozenset(_TALKS),
    COORDINATOR: frozenset(
        {
            *_TALKS,
            Right.TABELLEN_WIJZIGEN,
            Right.BEHEER,
            Right.TELLINGEN,
            Right.TELLINGEN_BEHEREN,
        }
    ),
    VERWIJZER: frozenset({Right.AANMELDEN, Right.BALIE}),
    TABELBEHEERDER: frozenset({Right.TABELLEN, Right.TABELLEN_WIJZIGEN}),
    RAPPORTEUR: frozenset({Right.TELLINGEN}),
}


def may(role: str, right: Right) -> bool:
    """An unknown role may do nothing but be inside."""
    if right in {Right.BUITEN, Right.BINNEN}:
        return True
    return right in _OF_ROLE.get(role, frozenset())
