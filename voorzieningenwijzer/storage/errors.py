"""What can go wrong with keys, folders and copies; each ``str()`` is a Dutch sentence."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voorzieningenwijzer.database import (
    DatabaseFileError,
    DiskError,
    DiskFullError,
    NotWritableError,
    StoreError,
)


class InUseError(DatabaseFileError):
    sentence = (
        "De dossiers in {folder} zijn al open in een ander venster van dit programma. "
        "Sluit dat eerst af, of werk daar verder."
    )


class NoStoreError(DatabaseFileError):
    sentence = "In {folder} zijn nog geen dossiers. Start het programma eerst een keer."


class StoreExistsError(DatabaseFileError):
    sentence = "In {folder} staan al dossiers. Er is niets veranderd."


class KeyringDamagedError(DatabaseFileError):
    sentence = (
        "Het bestand met de sleutels {path} ontbreekt of is beschadigd. Er is niets veranderd. "
        "Zet een reservekopie terug."
    )


class WrongPassphraseError(StoreError):
    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or "Deze wachtzin klopt niet. Let op hoofdletters en spaties.")


class WrongNameOrPassphraseError(WrongPassphraseError):
    """Does not say which of the two is wrong."""

    def __init__(self) -> None:
        super().__init__(
            "Deze naam en wachtzin horen niet bij elkaar. Let op hoofdletters en spaties."
        )


class WrongBackupPassphraseError(WrongPassphraseError):
    def __init__(self) -> None:
        super().__init__(
            "Met deze wachtzin gaat de reservekopie niet open. Gebruik de wachtzin van de dag "
            "waarop de kopie is gemaakt. Er is niets veranderd."
        )


class WrongRecoveryCodeError(StoreError):
    def __init__(self) -> None:
        super().__init__(
            "Deze herstelcode is goed getypt, maar hoort niet bij deze dossiers. "
            "Zoek de code die u hebt opgeschreven toen u begon of toen u een nieuwe code maakte."
        )


class MistypedCodeError(StoreError):
    """``group`` counts from 1; None when the number of signs is wrong."""

    def __init__(self, sentence: str, group: int | None = None) -> None:
        super().__init__(sentence)
        self.group = group


class WeakPassphraseError(StoreError):
    """A new passphrase that is too easy to guess."""


class WaitError(StoreError):
    """Too many wrong attempts; ``seconds`` is what is left of the wait."""

    def __init__(self, seconds: int) -> None:
        minutes, rest = divmod(seconds, 60)
        parts = []
        if minutes:
            parts.append("1 minuut" if minutes == 1 else f"{minutes} minuten")
        if rest:
            parts.append("1 seconde" if rest == 1 else f"{rest} seconden")
        super().__init__(
            "Er is een paar keer een verkeerde wachtzin of code ingevuld. "
            f"Wacht {' en '.join(parts)} en probeer het dan opnieuw."
        )
        self.seconds = seconds


class UnknownAccountError(StoreError):
    def __init__(self) -> None:
        super().__init__("Dit account bestaat niet of is beëindigd.")


class NameTakenError(StoreError):
    def __init__(self) -> None:
        super().__init__("Deze naam is al in gebruik. Kies een naam die daar goed van verschilt.")


class CountsOnlyError(StoreError):
    def __init__(self) -> None:
        super().__init__("Met dit account gaan alleen de tellingen open, geen dossiers.")


class UnknownDossierError(StoreError):
    def __init__(self) -> None:
        super().__init__("Dit dossier bestaat niet of is gewist.")


class LaterDateError(StoreError):
    def __init__(self) -> None:
        super().__init__("Deze dag is later dan afgesproken. Eerder mag wel.")


class UnknownLineError(StoreError):
    def __init__(self) -> None:
        super().__init__("Dit antwoord bestaat niet of is gewist.")


class UnknownPlanError(StoreError):
    def __init__(self) -> None:
        super().__init__("Dit plan bestaat niet of is gewist.")


class NoFollowUpError(StoreError):
    def __init__(self) -> None:
        super().__init__("De huurder heeft niet gezegd dat u later mag bellen. Vraag dat eerst.")


class UnknownProposalError(StoreError):
    def __init__(self) -> None:
        super().__init__("Dit voorstel bestaat niet, of er is al over besloten.")


class OwnProposalError(StoreError):
    def __init__(self) -> None:
        super().__init__("Uw eigen voorstel keurt een ander goed. Vraag een collega.")


class BackupFileError(DatabaseFileError):
    """A backup that is refused; the present store is not touched."""


class ForeignBackupError(BackupFileError):
    sentence = (
        "Het bestand {path} is geen reservekopie van dit programma. Kies een bestand dat eindigt "
        "op .vwkopie. Er is niets veranderd."
    )


class DamagedBackupError(BackupFileError):
    sentence = (
        "De reservekopie {path} is beschadigd en wordt niet teruggezet. Er is niets veranderd. "
        "Probeer een andere reservekopie."
    )


class NewerBackupError(BackupFileError):
    sentence = (
        "De reservekopie {path} is gemaakt met een nieuwere versie van dit programma. "
        "Zet eerst die nieuwere versie op deze computer. Er is niets veranderd."
    )


class BackupExistsError(BackupFileError):
    sentence = "Het bestand {path} bestaat al. Kies een andere naam. Er is niets overschreven."


class HandOverFileError(DatabaseFileError):
    """A file with one dossier that is refused; nothing was taken in."""


class ForeignHandOverError(HandOverFileError):
    sentence = (
        "Het bestand {path} is geen dossier van een collega. Kies een bestand dat eindigt op "
        ".vwdossier. Er is niets veranderd."
    )


class DamagedHandOverError(HandOverFileError):
    sentence = (
        "Het bestand {path} is beschadigd, onderweg of bij het bewaren. Vraag uw collega om het "
        "nog een keer te sturen. Er is niets veranderd."
    )


class NewerHandOverError(HandOverFileError):
    sentence = (
        "Het bestand {path} is gemaakt met een nieuwere versie van dit programma. "
        "Zet eerst die nieuwere versie op deze computer. Er is niets veranderd."
    )


class ForeignCountsError(HandOverFileError):
    sentence = (
        "Het bestand {path} is geen bestand met tellingen. Kies een bestand dat eindigt op "
        ".vwtellingen, of op .vwontvangst als u een ontvangst terugkrijgt. Er is niets veranderd."
    )


class UnknownReceiptError(StoreError):
    def __init__(self) -> None:
        super().__init__(
            "Deze ontvangst hoort niet bij een bestand dat van deze laptop kwam. "
            "Er is niets veranderd."
        )


class WrongHandOverCodeError(StoreError):
    def __init__(self) -> None:
        super().__init__(
            "Het bestand is heel, maar deze code hoort er niet bij. Bel uw collega: elk bestand "
            "heeft een eigen code. Er is niets veranderd."
        )


class AlreadyHereError(StoreError):
    def __init__(self) -> None:
        super().__init__("Dit dossier staat al op deze laptop. Er is niets veranderd.")


_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def named_os_errors(path: Path) -> Iterator[None]:
    """Raise what the file system reports about ``path`` as a DatabaseFileError."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFullError(path) from error
        if error.errno in _FORBIDDEN:
            raise NotWritableError(path) from error
        raise DiskError(path) from error
