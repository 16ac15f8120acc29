"""The form for an appointment with a coach: a day, a time and a place; or only a wish."""

from datetime import date

from wtforms import BooleanField, StringField
from wtforms.validators import Length, ValidationError

from voorzieningenwijzer.casework.talking.appointments import wishes
from voorzieningenwijzer.interview.reading import ReadingError
from voorzieningenwijzer.interview.reading_dates import parse_date
from voorzieningenwijzer.interview.reading_times import parse_time
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.plan.appointment import AT_HOME, ELSEWHERE, Appointment, places
from voorzieningenwijzer.web.forms import CoachForm, clean, note_field

A_DAY = "dag"
"""Among when it suits: a day and a time that are chosen now."""


class AppointmentForm(CoachForm):
    """Of a coach: always a day."""

    dag = StringField(filters=[clean], validators=[Length(max=40)])
    tijd = StringField(filters=[clean], validators=[Length(max=20)])
    waar = StringField(filters=[clean])
    plek = note_field(80)

    @property
    def has_day(self) -> bool:
        return True

    def validate_dag(self, field: StringField) -> None:
        if self.has_day:
            _read(parse_date, field)

    def validate_tijd(self, field: StringField) -> None:
        if self.has_day:
            _read(parse_time, field)

    def validate_waar(self, field: StringField) -> None:
        if self.has_day and field.data not in places():
            raise ValidationError(said("Kies waar u elkaar ziet."))

    def validate_plek(self, field: StringField) -> None:
        if self.has_day and self.text("waar") == ELSEWHERE and not field.data:
            raise ValidationError(said("Schrijf welke plek het is."))

    def made(self) -> Appointment | None:
        """None where only a wish was said."""
        if not self.has_day:
            return None
        read = parse_date(self.text("dag")), parse_time(self.text("tijd"))
        return Appointment(*read, self.text("waar"), self.text("plek"))


class CounterAppointmentForm(AppointmentForm):
    """Of a new tenant, who may also say only when it suits; then the coach has to be able to call.

    ``later``: the tenant did not agree to the talk yet and agrees here to being called.
    """

    wanneer = StringField(filters=[clean])
    telefoon = StringField(filters=[clean], validators=[Length(max=30)])
    toestemming = BooleanField()
    later = False

    @property
    def has_day(self) -> bool:
        return self.text("wanneer") == A_DAY

    def validate_wanneer(self, field: StringField) -> None:
        if field.data not in {A_DAY, *wishes()}:
            raise ValidationError(said("Kies wanneer de coach mag komen."))

    def validate_telefoon(self, field: StringField) -> None:
        if field.data and sum(c.isdigit() for c in field.data) < 8:
            raise ValidationError(said("Schrijf het hele nummer, zoals 0524 123 456."))
        if not field.data and self.text("wanneer") in wishes():
            raise ValidationError(
                said("Schrijf een nummer, anders kan de coach niet bellen. Of kies nu een dag.")
            )

    def validate_toestemming(self, field: BooleanField) -> None:
        if self.later and not field.data:
            raise ValidationError(said("Vraag het eerst aan de huurder. Zonder ja kan het niet."))


def shown(known: Appointment | None) -> dict[str, str]:
    """What the form begins with."""
    if known is None:
        return {"waar": AT_HOME}
    return {
        "dag": _typed(known.dag),
        "tijd": f"{known.tijd:%-H.%M}",
        "waar": known.waar,
        "plek": known.plek,
    }


def _typed(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _read(parse: object, field: StringField) -> None:
    try:
        parse(str(field.data or ""))  # type: ignore[operator]
    except ReadingError as problem:
        raise ValidationError(str(problem)) from None
