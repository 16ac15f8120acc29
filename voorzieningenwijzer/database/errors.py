"""What can be wrong with a stored file, each with a Dutch sentence that names the file."""

from pathlib import Path


class StoreError(Exception):
    """Something about the stored files that a person has to know; ``str()`` is Dutch."""


class DatabaseFileError(StoreError):
    """A fault of one file; ``path`` names it."""

    sentence = "Er is iets mis met het bestand {path}."

    def __init__(self, path: Path) -> None:
        super().__init__(self.sentence.format(path=path, folder=path.parent))
        self.path = path


class WrongKeyError(DatabaseFileError):
    sentence = (
        "Het bestand {path} gaat niet open: het hoort bij een andere sleutel of het is beschadigd. "
        "Het programma heeft er niets aan veranderd."
    )


class DamagedError(DatabaseFileError):
    sentence = (
        "Het bestand {path} is beschadigd. Het programma heeft er niets aan veranderd. "
        "Zet een reservekopie terug."
    )


class ForeignFileError(DatabaseFileError):
    sentence = (
        "Het bestand {path} is niet van dit programma. Het programma heeft er niets aan veranderd."
    )


class NewerStoreError(DatabaseFileError):
    sentence = (
        "Het bestand {path} is gemaakt met een nieuwere versie van dit programma. "
        "Zet eerst die nieuwere versie op deze computer. Er is niets veranderd."
    )


class MissingFileError(DatabaseFileError):
    sentence = "Het bestand {path} ontbreekt. Zet een reservekopie terug."


class NotWritableError(DatabaseFileError):
    sentence = (
        "In de map {folder} kan niet worden geschreven, dus er is niets opgeslagen. "
        "Geef uzelf schrijfrechten op deze map."
    )


class DiskError(DatabaseFileError):
    sentence = (
        "De schijf geeft een fout bij het bestand {path}. Het laatste is niet opgeslagen. "
        "Wat eerder is opgeslagen, staat er nog."
    )


class DiskFullError(DiskError):
    sentence = (
        "De schijf is vol. Het laatste is niet opgeslagen. Wat eerder is opgeslagen, staat er nog. "
        "Maak ruimte vrij en probeer het nog een keer."
    )


class BusyError(DatabaseFileError):
    sentence = "Het bestand {path} is nog bezig met iets anders. Probeer het zo nog een keer."


class LockedError(DatabaseFileError):
    sentence = "De dossiers zitten op slot. Doe ze eerst open met uw wachtzin."
