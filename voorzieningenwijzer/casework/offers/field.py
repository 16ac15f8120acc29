"""What one field of an offer is, on the form and in a household file."""

from dataclasses import dataclass

from voorzieningenwijzer.language.said import said


@dataclass(frozen=True, slots=True)
class OfferField:
    """``key`` as in a household file; ``soort``: tekst, datum, bedrag, tarief, getal, keuze,
    meer (several) or vinkje. ``meer``: under a fold; ``alleen``: only with gas, feed-in (zon), a
    partner, or a fixed price (vast)."""

    key: str
    label: str
    soort: str
    nodig: bool = False
    hulp: str = ""
    keuzes: tuple[tuple[str, str], ...] = ()
    meer: bool = False
    alleen: tuple[str, ...] = ()


BARE = said("Met btw, zonder energiebelasting.")
