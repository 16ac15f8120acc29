"""The fixed forms of the coach: what they take and which sentence says what is expected.

The questions of the talk are no fixed forms; the interview reads those.
"""

from wtforms import BooleanField, FileField, PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Length, ValidationError

from voorzieningenwijzer.casework.talking.bsn import REFUSAL, holds_bsn
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.web.security import TokenForm

SHORTEST_PASSPHRASE = 12


def clean(text: str | None) -> str:
    """Without surrounding or double blanks and without characters that do not print."""
    return " ".join("".join(c if c.isprintable() else " " for c in text or "").split())


def no_bsn(form: object, field: StringField) -> None:
    if holds_bsn(field.data or ""):
        raise ValidationError(REFUSAL)


class CoachForm(TokenForm):
    def first_errors(self) -> dict[str, str]:
        """One sentence per field, in the order of the form."""
        return {field.name: str(field.errors[0]) for field in self if field.errors}

    def text(self, name: str) -> str:
        """What was typed in a field, cleaned; empty when it was not there."""
        return str(self[name].data or "")


def passphrase_field(message: str) -> PasswordField:
    return PasswordField(
        validators=[
            InputRequired(message),
            Length(
                min=SHORTEST_PASSPHRASE,
                max=200,
                message=said("Neem een langere wachtzin: vier woorden, of minstens 12 tekens."),
            ),
        ]
    )


def name_field(message: str, longest: int = 60) -> StringField:
    return StringField(
        filters=[clean],
        validators=[
            InputRequired(message),
            Length(
                max=longest, message=said("Schrijf hoogstens {longest} tekens.", longest=longest)
            ),
            no_bsn,
        ],
    )


class FirstStartForm(CoachForm):
    naam = name_field(said("Schrijf uw naam, zoals die op het plan komt."))
    wachtzin = passphrase_field(said("Kies een wachtzin van vier woorden."))
    nog_eens = PasswordField(
        validators=[EqualTo("wachtzin", message=said("De twee wachtzinnen zijn niet gelijk."))]
    )


class RecoveryConfirmForm(CoachForm):
    laatste = StringField(
        filters=[clean],
        validators=[InputRequired(said("Schrijf het laatste stukje van de code over."))],
    )


class UnlockForm(CoachForm):
    naam = StringField(filters=[clean], validators=[Length(max=60)])
    wachtzin = PasswordField(validators=[InputRequired(said("Vul uw wachtzin in."))])


class RecoverForm(CoachForm):
    code = StringField(filters=[clean], validators=[InputRequired(said("Vul de herstelcode in."))])
    wachtzin = passphrase_field(said("Kies een nieuwe wachtzin van vier woorden."))
    nog_eens = PasswordField(
        validators=[EqualTo("wachtzin", message=said("De twee wachtzinnen zijn niet gelijk."))]
    )


class DossierForm(CoachForm):
    naam = name_field(said("Schrijf hoe u de huurder noemt, bijvoorbeeld mevrouw Jansen."))


class CounterForm(CoachForm):
    naam = name_field(said("Schrijf hoe u de huurder noemt, bijvoorbeeld mevrouw Jansen."))
    telefoon = StringField(filters=[clean], validators=[Length(max=30)])

    def validate_telefoon(self, field: StringField) -> None:
        if field.data and sum(c.isdigit() for c in field.data) < 8:
            raise ValidationError(said("Schrijf het hele nummer, zoals 0524 123 456."))


class EraseForm(CoachForm):
    zeker = BooleanField(
        validators=[InputRequired(said("Zet een kruisje als u zeker weet dat het weg mag."))]
    )


class SettingsForm(CoachForm):
    organisatie = StringField(filters=[clean], validators=[Length(max=80)])
    coach = name_field(said("Schrijf uw naam, zoals die op het plan komt."))
    telefoon = StringField(filters=[clean], validators=[Length(max=30)])
    bereikbaar = StringField(filters=[clean], validators=[Length(max=120)])
    zorg_feiten = BooleanField()

    def validate_telefoon(self, field: StringField) -> None:
        if field.data and sum(c.isdigit() for c in field.data) < 8:
            raise ValidationError(said("Schrijf het hele nummer, zoals 0524 123 456."))


class RestoreForm(CoachForm):
    bestand = FileField()
    wachtzin = PasswordField(
        validators=[
            InputRequired(said("Vul de wachtzin of de herstelcode van de reservekopie in."))
        ]
    )


def note_field(longest: int) -> StringField:
    """A few words, never a burgerservicenummer."""
    message = said("Schrijf hoogstens {longest} tekens.", longest=longest)
    return StringField(filters=[clean], validators=[Length(max=longest, message=message), no_bsn])
