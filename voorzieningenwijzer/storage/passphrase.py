"""What a new passphrase must be, and its one way of writing."""

import unicodedata

from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.storage.errors import WeakPassphraseError

SHORTEST = 12
_LONGEST = 1000
_FEWEST_DIFFERENT = 5


def normal(passphrase: str) -> str:
    """The same text for every keyboard: é as one sign or as two is one passphrase."""
    return unicodedata.normalize("NFKC", passphrase)


def check_new(passphrase: str) -> None:
    """WeakPassphraseError, with what is expected, when it is too easy to guess."""
    text = normal(passphrase)
    if len(text.strip()) < SHORTEST or len(set(text.casefold())) < _FEWEST_DIFFERENT:
        raise WeakPassphraseError(
            said(
                "Kies een wachtzin van minstens {shortest} tekens, bijvoorbeeld vier woorden "
                "die niets met elkaar te maken hebben.",
                shortest=SHORTEST,
            )
        )
    if len(text) > _LONGEST:
        raise WeakPassphraseError(
            said("Kies een wachtzin van hoogstens {longest} tekens.", longest=_LONGEST)
        )
