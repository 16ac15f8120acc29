"""What bijstand and AIO share: own income and assets against the norm, and the supplement up to it.

Law:     Participatiewet (Pw) art. 11, 13, 19, 19a, 20-23, 31-34.
Amounts: tariffs/regelingen/bijstandsnorm.yaml
"""

from dataclasses import dataclass

import numpy as np

from voorzieningenwijzer.dates import MAANDEN
from voorzieningenwijzer.entitlements.bijstandsnorm import of_core
from voorzieningenwijzer.households.columns import PARTNER, WONING_CODE, Array, Households
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.money import Euros, Flags, nearest_cent
from voorzieningenwijzer.rules import Award


@dataclass(frozen=True, slots=True)
class Middelen:
    """Own means of applicant and partner, on the reference date; (n, 1|12)."""

    netto_inkomen_per_maand: Euros
    vermogen: Euros
    vermogensgrens: Euros


def middelen(h: Households, m: Membership, alleen: Euros | float, samen: Euros | float) -> Middelen:
    """A single parent has the limit of a couple (art. 34 lid 3)."""
    core = of_core(h)
    partner = h.anyone((h.persons["rol"] == PARTNER) & m.hier)
    return Middelen(
        netto_inkomen_per_maand=np.asarray(h.total(np.where(core, h.persons["netto"], 0.0))),
        vermogen=np.asarray(h.total(np.where(core, h.persons["vermogen_nu"], 0.0))),
        vermogensgrens=np.where(partner | h.anyone(m.minderjarig_kind), samen, alleen),
    )


def in_instelling(h: Households) -> Flags:
    return np.asarray(h.facts["woning"] == WONING_CODE["instelling"])


def asked_from(h: Households, regeling: Flags) -> Flags:
    """From the month of the reference date; who has it already, all year (n, 12). Art. 44."""
    later = np.arange(MAANDEN)[None, :] >= h.maand
    return np.asarray(later | regeling)


def gets_now(h: Households) -> Flags:
    """Whether bijstand or AIO comes in (n, 1)."""
    return np.asarray(h.anyone(of_core(h) & (h.persons["bijstand"] > 0)))


def supplement(norm: Euros, inkomen: Euros, recht: Flags) -> Euros:
    """The norm less the own income, both with holiday pay; never negative, to the cent."""
    return np.where(recht, nearest_cent(np.maximum(norm - inkomen, 0.0)), 0.0)


def award(per_maand: Euros) -> Award:
    """Per calendar month, holiday pay included; that part is paid once a year (art. 45)."""
    wide: Array = np.broadcast_to(per_maand, (len(per_maand), MAANDEN))
    return Award(np.asarray(wide.sum(axis=1, keepdims=True)), wide)
