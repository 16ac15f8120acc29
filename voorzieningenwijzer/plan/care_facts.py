"""What a plan must know about health insurance beside the policies."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Care:
    """Health insurance beside the policies: the CAK, and cents of the deductible in a year.

    ``cak_premie``: cents a month; None where not known. ``eigen_risico_op``: somebody expects to
    pay all of it. ``eigen_risico_voorstel``: of next year while it is no law.
    """

    cak: bool = False
    cak_premie: int | None = None
    bijstand: bool = False
    eigen_risico: int | None = None
    eigen_risico_op: bool = False
    eigen_risico_voorstel: int | None = None


NOTHING_KNOWN = Care()
