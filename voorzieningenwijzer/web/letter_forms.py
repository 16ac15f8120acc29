"""The form of an objection: about which scheme, and the day of the decision."""

from wtforms import StringField
from wtforms.validators import InputRequired, Length

from voorzieningenwijzer.web.forms import CoachForm, clean


class ObjectionForm(CoachForm):
    regeling = StringField(
        filters=[clean], validators=[InputRequired("Kies waar de brief over gaat."), Length(max=80)]
    )
    besluit = StringField(filters=[clean], validators=[Length(max=30)])
