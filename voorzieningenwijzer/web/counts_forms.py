"""The forms about the counts: files between laptops, an edition, the smallest cell, who reads."""

from wtforms import FileField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.web.forms import CoachForm, clean


class CountsFileForm(CoachForm):
    bestand = FileField()
    code = StringField(filters=[clean], validators=[InputRequired(said("Vul de code in."))])


class ReceiptForm(CoachForm):
    bestand = FileField()


class EditionForm(CoachForm):
    periode = StringField(
        filters=[clean], validators=[InputRequired(said("Kies een periode.")), Length(max=10)]
    )


class MinimumForm(CoachForm):
    minimum = IntegerField(
        validators=[
            InputRequired(said("Schrijf een getal.")),
            NumberRange(10, 1000, said("Schrijf een getal van 10 tot en met 1000.")),
        ]
    )


class ReaderForm(CoachForm):
    account = StringField(filters=[clean], validators=[InputRequired(), Length(max=40)])
    lezer = StringField(filters=[clean], validators=[Length(max=80)])
