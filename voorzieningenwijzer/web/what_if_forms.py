"""The form of a variant, and the variants that are there already: they travel with the page."""

from collections.abc import Iterable

from wtforms import StringField
from wtforms.validators import AnyOf, Length, ValidationError

from voorzieningenwijzer.interview.reading import ReadingError, parse_amount, parse_decimal
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.plan.what_if.table import Asked
from voorzieningenwijzer.web.forms import CoachForm, clean

KINDS = ("uren", "loon", "partner", "kind_18", "spaargeld", "huur")
_NEEDS_ONE = frozenset(KINDS) - {"kind_18"}
_HIGHEST = 1_000_000


def _number(text: str, soort: str) -> float:
    """ReadingError says what is wrong with it."""
    found = parse_decimal(text, 1) if soort == "uren" else parse_amount(text)
    return float(found.waarde)


class VariantForm(CoachForm):
    soort = StringField(validators=[AnyOf(KINDS)])
    persoon = StringField(filters=[clean], validators=[Length(max=60)])
    een = StringField(filters=[clean], validators=[Length(max=20)])
    twee = StringField(filters=[clean], validators=[Length(max=20)])

    def validate_een(self, field: StringField) -> None:
        if self.text("soort") not in _NEEDS_ONE:
            return
        if not field.data:
            raise ValidationError(said("Vul hier een getal in."))
        self._read(field)

    def validate_twee(self, field: StringField) -> None:
        if field.data:
            self._read(field)
        elif self.text("soort") == "uren":
            raise ValidationError(said("Vul in hoeveel uur per week het wordt."))

    def _read(self, field: StringField) -> None:
        try:
            found = _number(field.data or "", self.text("soort"))
        except ReadingError as problem:
            raise ValidationError(str(problem)) from None
        hours = self.text("soort") == "uren"
        if found > (60 if hours else _HIGHEST):
            raise ValidationError(said("Dit is te veel. Klopt het?"))
        if hours and field.name == "een" and found <= 0:
            raise ValidationError(said("Hoeveel uur per week is het nu?"))

    def asked(self) -> Asked:
        soort, two = self.text("soort"), self.text("twee")
        one = _number(self.text("een"), soort) if soort in _NEEDS_ONE else 0.0
        return Asked(soort, self.text("persoon"), one, _number(two, soort) if two else None)


def packed(one: Asked) -> str:
    """As it travels in a hidden field."""
    two = "" if one.twee is None else f"{one.twee:.2f}"
    return "|".join((one.soort, one.persoon, f"{one.een:.2f}", two))


def unpacked(texts: Iterable[str]) -> list[Asked]:
    """What is no variant is left out: somebody changed the page."""
    found = []
    for text in texts:
        soort, *rest = text.split("|")
        try:
            persoon, een, twee = rest
            one = Asked(soort, persoon, float(een), float(twee) if twee else None)
        except ValueError:
            continue
        sane = all(0 <= value <= _HIGHEST for value in (one.een, one.twee or 0.0))
        if soort in KINDS and sane:
            found.append(one)
    return found
