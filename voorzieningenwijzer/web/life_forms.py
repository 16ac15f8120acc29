"""The forms about how long a dossier stays."""

from wtforms import BooleanField, FileField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.storage import Periods
from voorzieningenwijzer.web.forms import CoachForm, clean, note_field

_LONGEST = Periods()


class FollowUpForm(CoachForm):
    toestemming = BooleanField(
        validators=[InputRequired(said("Vraag het eerst aan de huurder. Zonder ja kan het niet."))]
    )
    telefoon = StringField(
        filters=[clean], validators=[InputRequired(said("Schrijf het nummer.")), Length(max=30)]
    )
    opmerking = note_field(120)
    tot = StringField(filters=[clean], validators=[Length(max=20)])


class CloseForm(CoachForm):
    weg_na = StringField(filters=[clean], validators=[Length(max=20)])


class HandOverForm(CoachForm):
    toestemming = BooleanField(
        validators=[InputRequired(said("Vraag het eerst aan de huurder. Zonder ja kan het niet."))]
    )


class TakeOverForm(CoachForm):
    bestand = FileField()
    code = StringField(filters=[clean], validators=[InputRequired(said("Vul de code in."))])


class ShortenForm(CoachForm):
    dag = StringField(filters=[clean], validators=[InputRequired(said("Schrijf de nieuwe dag."))])


def _number(name: str, what: str) -> IntegerField:
    most = getattr(_LONGEST, name)
    message = said("Schrijf een getal van 1 tot en met {most}.", most=most)
    return IntegerField(what, validators=[InputRequired(message), NumberRange(1, most, message)])


class PeriodsForm(CoachForm):
    gesprek_dagen = _number("gesprek_dagen", said("Een gesprek dat stil ligt, in dagen"))
    opvolging_maanden = _number("opvolging_maanden", said("Opvolging, in maanden"))
    gesloten_dagen = _number("gesloten_dagen", said("Na het sluiten, in dagen"))

    def periods(self) -> Periods:
        return Periods(
            int(self.gesprek_dagen.data or 1),
            int(self.opvolging_maanden.data or 1),
            int(self.gesloten_dagen.data or 1),
        )
