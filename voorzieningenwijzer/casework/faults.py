"""What can go wrong at the desk that a person can mend; each text is a Dutch sentence."""


class DeskError(Exception):
    """Something at the door."""


class ClosedError(DeskError):
    """The dossiers are locked, or were locked a moment ago."""


class UnknownLetterError(Exception):
    """A letter that does not exist, or does not go with this plan."""


class ContradictionError(ValueError):
    """Two answers that cannot both be right; ``veld`` names the field, the text says which."""

    def __init__(self, veld: str, reden: str) -> None:
        super().__init__(reden)
        self.veld = veld
