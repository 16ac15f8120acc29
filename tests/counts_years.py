"""Years of talks, drawn with the figures of the municipality (lokaal.md, chapter 5).

273 households were invited in 2018; just over 120 talks in fifteen months make 96 a year; the
target is 300. Shares of areas and households are invented, uneven on purpose.
"""

from random import Random

from voorzieningenwijzer.statistics import Area, Gerealiseerd, Gevonden, tens

TALKS_A_YEAR, INVITED_2018, TARGET = 96, 273, 300
ORGANISATIONS = ("domesta", "woonservice", "mwc", "")
BASE = (
    "poppenhare", "lootuinen", "de_loo", "tuindorp", "binnenvree", "klooster", "centrum",
    "dalen", "schoonoord", "sleen", "zweeloo",
)  # fmt: skip
AREAS = (
    *(Area(name, name.capitalize()) for name in BASE),
    Area("oost", "Oost", ("poppenhare", "lootuinen")),
    Area("dorpen", "Dorpen", ("dalen", "schoonoord", "sleen", "zweeloo")),
    Area("proef", "Proefwijk 2018", ("lootuinen", "de_loo")),
)
KINDS = ("alleen", "samen", "eenouder", "gezin", "anders", "onbekend")
SCHEMES = {
    "zorgtoeslag": 0.55, "huurtoeslag": 0.45, "kindgebonden_budget": 0.2, "kwijtschelding": 0.3,
    "doe_mee_pas": 0.35, "individuele_inkomenstoeslag": 0.12, "bijzondere_bijstand": 0.08,
    "kinderopvangtoeslag": 0.05, "studietoeslag": 0.01,
}  # fmt: skip
EVERYBODY = ("zonnebloem",)
"""Invented: a scheme that nobody has, or nearly everybody."""


def a_year(
    chance: Random,
    year: int,
    talks: int = TALKS_A_YEAR,
    shares: tuple[float, ...] = (0.5, 0.35, 0.05, 0.1),
    realised: bool = False,
) -> list[Gevonden] | list[Gerealiseerd]:
    kind = Gerealiseerd if realised else Gevonden
    weights = [1 / (number + 1) for number in range(len(BASE))]
    found = []
    for _ in range(talks):
        schemes = {name for name, share in SCHEMES.items() if chance.random() < share}
        if chance.random() < 0.92:
            schemes.add(EVERYBODY[0])
        schemes = set() if chance.random() < 0.12 else schemes
        found.append(
            kind(
                f"{year}-K{chance.randint(1, 4)}",
                chance.choices(ORGANISATIONS, shares)[0],
                chance.choices(BASE, weights)[0],
                chance.choices(KINDS, (45, 20, 18, 12, 4, 1))[0],
                tuple(sorted(schemes)),
                (),
                tens(chance.lognormvariate(6.5, 0.8)),
                f"{chance.getrandbits(128):032x}",
            )
        )
    return found
