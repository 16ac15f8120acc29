"""The forms of accounts and of who refers."""

from collections.abc import Sequence

from wtforms import BooleanField, PasswordField, StringField
from wtforms.validators import AnyOf, EqualTo, InputRequired, Length, ValidationError

from voorzieningenwijzer.casework.after.referrals import KINDS, REASONS
from voorzieningenwijzer.casework.after.way_in import Choices
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.storage import ROLES, Account
from voorzieningenwijzer.web.forms import CoachForm, clean, name_field, note_field, passphrase_field
from voorzieningenwijzer.web.way_in_forms import ListField

_TWICE = EqualTo("wachtzin", message=said("De twee wachtzinnen zijn niet gelijk."))
_OWN = said("Vul uw eigen wachtzin in. Alleen daarmee gaan de sleutels open.")


def _own_passphrase() -> PasswordField:
    return PasswordField(validators=[InputRequired(_OWN)])


class AccountForm(CoachForm):
    naam = name_field(said("Schrijf de naam waarmee uw collega binnenkomt."))
    rol = StringField(validators=[AnyOf(ROLES, message=said("Kies een rol."))])
    wachtzin = passphrase_field(said("Laat uw collega hier een wachtzin kiezen."))
    nog_eens = PasswordField(validators=[_TWICE])
    eigen = _own_passphrase()


class AccountChangeForm(CoachForm):
    rol = StringField(validators=[AnyOf(ROLES, message=said("Kies een rol."))])
    vervanger = StringField()


class ResetForm(CoachForm):
    wachtzin = passphrase_field(said("Laat uw collega hier een nieuwe wachtzin kiezen."))
    nog_eens = PasswordField(validators=[_TWICE])
    eigen = _own_passphrase()


class EndForm(CoachForm):
    eigen = _own_passphrase()


class OwnPassphraseForm(CoachForm):
    eigen = PasswordField(validators=[InputRequired(said("Vul de wachtzin van nu in."))])
    wachtzin = passphrase_field(said("Kies een nieuwe wachtzin van vier woorden."))
    nog_eens = PasswordField(validators=[_TWICE])


class NewCodeForm(CoachForm):
    eigen = PasswordField(validators=[InputRequired(said("Vul uw wachtzin in."))])


class MoveForm(CoachForm):
    dossier = StringField(validators=[InputRequired(said("Kies een dossier."))])
    naar = StringField(validators=[InputRequired(said("Kies een coach."))])


class ReferralForm(CoachForm):
    naam = name_field(said("Schrijf hoe de huurder heet, bijvoorbeeld mevrouw Jansen."))
    telefoon = StringField(
        filters=[clean],
        validators=[InputRequired(said("Schrijf het telefoonnummer.")), Length(max=30)],
    )
    opmerking = note_field(200)
    soort = StringField(validators=[AnyOf(KINDS, message=said("Kies wat past."))])
    coach = StringField()
    organisatie = ListField()
    verwijzer = ListField()
    reden = ListField(choices={"": said("niet gezegd"), **REASONS})
    toestemming = BooleanField(
        validators=[InputRequired(said("Vraag het eerst aan de huurder. Zonder ja kan het niet."))]
    )

    coaches: Sequence[Account] = ()

    def offer(self, coaches: Sequence[Account], choices: Choices) -> "ReferralForm":
        self.coaches = coaches
        self.organisatie.choices = dict(choices.organisatie)
        self.verwijzer.choices = dict(choices.verwijzer)
        return self

    def validate_coach(self, field: StringField) -> None:
        if field.data not in {one.id for one in self.coaches}:
            raise ValidationError(said("Kies een coach."))
