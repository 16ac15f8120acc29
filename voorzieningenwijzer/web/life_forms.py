"""The forms about how long a dossier stays."""

from wtforms import BooleanField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from voorzieningenwijzer.storage import Periods
from voorzieningenwijzer.web.forms import CoachForm, clean

_LONGEST = Periods()


class FollowUpForm(CoachForm):
    toestemming = BooleanField(
        validators=[InputRequired("Vraag het eerst aan de huurder. Zonder ja kan het niet.")]
    )
    telefoon = StringField(
        filters=[clean], validators=[InputRequired("Schrijf het nummer."), Length(max=30)]
    )
    opmerking = StringField(
        filters=[clean], validators=[Length(max=120, message="Schrijf hoogstens 120 tekens.")]
    )
    tot = StringField(filters=[clean], validators=[Length(max=20)])


class CloseForm(CoachForm):
    weg_na = StringField(filters=[clean], validators=[Length(max=20)])


class ShortenForm(CoachForm):
    dag = StringField(filters=[clean], validators=[InputRequired("Schrijf de nieuwe dag.")])


def _number(name: str, what: str) -> IntegerField:
    most = getattr(_LONGEST, name)
    message = f"Schrijf een getal van 1 tot en met {most}."
    return IntegerField(what, validators=[InputRequired(message), NumberRange(1, most, message)])


class PeriodsForm(CoachForm):
    gesprek_dagen = _number("gesprek_dagen", "Een gesprek dat stil ligt, in dagen")
    opvolging_maanden = _number("opvolging_maanden", "Opvolging, in maanden")
    gesloten_dagen = _number("gesloten_dagen", "Na het sluiten, in dagen")

    def periods(self) -> Periods:
        return Periods(
            int(self.gesprek_dagen.data or 1),
            int(self.opvolging_maanden.data or 1),
            int(self.gesloten_dagen.data or 1),
        )
