"""A code to write down: six groups of five signs that are hard to confuse.

23 signs without 0 O 1 I L, 2 Z, 5 S, 6 G, 8 B look-alikes; 24 random signs are 108 bits. The fifth
sign of a group checks its four: 23 is prime, so one wrong sign, two signs swapped and a group in
the wrong place are always noticed, and the message says in which group.
"""

import secrets

from voorzieningenwijzer.storage.errors import MistypedCodeError

SIGNS = "23456789ACDEFHJKMNPRTWX"
GROUPS = 6
_WEIGHTS = (2, 3, 5, 7)
_LOOK_ALIKES = str.maketrans({"Z": "2", "S": "5", "G": "6", "B": "8"})


def new_code(count: int = GROUPS) -> str:
    """For example ``7KMRA-...``; 18 bits a group from the system's source of randomness."""
    groups = []
    for number in range(count):
        four = "".join(secrets.choice(SIGNS) for _ in range(4))
        groups.append(four + _check_sign(four, number))
    return "-".join(groups)


def read_code(typed: str, count: int = GROUPS) -> str:
    """The code in its one way of writing; MistypedCodeError says which group is wrong.

    Small letters, spaces and dashes do not matter; Z, S, G, B are read as 2, 5, 6, 8.
    """
    signs = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_LOOK_ALIKES)
    expected = count * 5
    if len(signs) != expected:
        name = "Een herstelcode" if count == GROUPS else "Deze code"
        raise MistypedCodeError(
            f"{name} heeft {count} groepen van 5 tekens, samen {expected}. "
            f"U hebt er {len(signs)} ingevuld."
        )
    groups = [signs[start : start + 5] for start in range(0, expected, 5)]
    for number, group in enumerate(groups):
        unknown = next((sign for sign in group if sign not in SIGNS), None)
        if unknown is not None:
            raise MistypedCodeError(
                f"In groep {number + 1} staat het teken {unknown}. Dat komt in zo'n code "
                "niet voor. Kijk die groep nog eens na.",
                number + 1,
            )
        if group[4] != _check_sign(group[:4], number):
            raise MistypedCodeError(
                f"In groep {number + 1} klopt een teken niet. Kijk die groep nog eens na.",
                number + 1,
            )
    return "-".join(groups)


def _check_sign(four: str, number: int) -> str:
    total = number + sum(
        weight * SIGNS.index(sign) for weight, sign in zip(_WEIGHTS, four, strict=True)
    )
    return SIGNS[total % len(SIGNS)]
