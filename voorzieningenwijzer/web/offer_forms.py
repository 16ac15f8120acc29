"""The form of a list of prices: of what, from where, and of which day."""

from datetime import date

from wtforms import StringField
from wtforms.validators import AnyOf, InputRequired, Length, ValidationError

from voorzieningenwijzer.casework.offers.fields import COMPARED
from voorzieningenwijzer.interview.reading import ReadingError
from voorzieningenwijzer.interview.reading_dates import parse_date
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.web.context import today
from voorzieningenwijzer.web.forms import CoachForm, clean


class PriceListForm(CoachForm):
    soort = StringField(default="energie", validators=[AnyOf(tuple(COMPARED))])
    lijst_bron = StringField(
        filters=[clean],
        validators=[
            InputRequired(said("Schrijf waar de lijst vandaan komt.")),
            Length(max=80, message=said("Schrijf hoogstens 80 tekens.")),
        ],
    )
    peildatum = StringField(
        filters=[clean], validators=[InputRequired(said("Schrijf van welke dag de prijzen zijn."))]
    )

    def day(self) -> date:
        return parse_date(self.text("peildatum"))

    def validate_peildatum(self, field: StringField) -> None:
        try:
            found = self.day()
        except ReadingError as problem:
            raise ValidationError(str(problem)) from None
        if found > today():
            raise ValidationError(said("Deze dag moet nog komen. Van welke dag zijn de prijzen?"))
