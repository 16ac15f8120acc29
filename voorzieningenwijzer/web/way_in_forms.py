"""The forms on how households come: of one dossier, in numbers, and who takes part."""

import re
import secrets
from collections.abc import Mapping
from datetime import date

from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, Regexp, ValidationError

from voorzieningenwijzer.casework.after.covenant import area_lines, areas_of, code_of
from voorzieningenwijzer.casework.after.way_in import BEFORE, REFUSED, Choices, Step, reasons
from voorzieningenwijzer.interview.reading import ReadingError
from voorzieningenwijzer.interview.reading_dates import parse_month, written_month
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.statistics import Covenant, Organisation
from voorzieningenwijzer.storage.countings import WayIn
from voorzieningenwijzer.web.forms import CoachForm, clean

MOST_PARTIES = 8
_WAY = ("organisatie", "doelgroep", "verwijzer", "kanaal", "gebied")
_NUMBER = re.compile(r"-?[0-9]{1,3}")
_WRONG_NUMBER = said("Schrijf een heel getal tot 999. Met een min ervoor gaat het er weer af.")


def most(longest: int) -> Length:
    return Length(max=longest, message=said("Schrijf hoogstens {longest} tekens.", longest=longest))


class ListField(SelectField):
    """One of a list, with a sentence of our own for what is not on it."""

    def pre_validate(self, _form: object) -> None:
        if self.data not in (self.choices or {}):
            raise ValidationError(said("Kies uit de lijst."))


class WayFields(CoachForm):
    """The five lists that say how a household came."""

    organisatie = ListField()
    doelgroep = ListField()
    verwijzer = ListField()
    kanaal = ListField()
    gebied = ListField()

    def offer(self, choices: Choices) -> None:
        for name in _WAY:
            field: SelectField = getattr(self, name)
            field.choices = dict(getattr(choices, name))

    def way(self) -> WayIn:
        return WayIn(*(self.text(name) for name in _WAY))


def way_data(known: WayIn) -> dict[str, str]:
    return {
        "organisatie": known.organisation,
        "doelgroep": known.audience,
        "verwijzer": known.referrer,
        "kanaal": known.channel,
        "gebied": known.area,
    }


def offers_data(asked: Mapping[str, str], day: date) -> dict[str, str]:
    """What the form for numbers begins with; its number makes a second post count once."""
    return {
        "organisatie": asked.get("organisatie", ""),
        "maand": asked.get("maand", written_month(day))[:30],
        "doelgroep": "nieuwe_huurder",
        "verwijzer": "corporatie",
        "formulier": secrets.token_hex(16),
    }


def number_field() -> StringField:
    right = Regexp(f"{_NUMBER.pattern}$", message=_WRONG_NUMBER)
    return StringField(filters=[clean], validators=[Optional(), right, most(4)])


class OffersForm(WayFields):
    maand = StringField(
        filters=[clean], validators=[InputRequired(said("Schrijf de maand.")), most(30)]
    )
    formulier = HiddenField()
    aangeboden = number_field()
    aanvaard = number_field()
    gepland = number_field()

    def month(self) -> date:
        return parse_month(self.text("maand"))

    def month_or(self, day: date) -> date:
        """``day`` where the month cannot be read."""
        try:
            return self.month()
        except ReadingError:
            return day

    def validate_maand(self, _field: StringField) -> None:
        try:
            self.month()
        except ReadingError as problem:
            raise ValidationError(str(problem)) from None

    def validate_organisatie(self, field: SelectField) -> None:
        if not field.data:
            raise ValidationError(said("Kies van welke organisatie de huurders zijn."))

    def numbers(self, typed: Mapping[str, str]) -> tuple[list[Step], dict[str, str]]:
        """The steps, and per field what is wrong; ``typed`` has the reasons of a no."""
        found = [Step(step, int(self.text(step) or 0)) for step in BEFORE if not self[step].errors]
        wrong: dict[str, str] = {}
        for reason in reasons():
            text = clean(typed.get(f"nee-{reason}", ""))
            if text and not _NUMBER.fullmatch(text):
                wrong[f"nee-{reason}"] = _WRONG_NUMBER
            elif text:
                found.append(Step(REFUSED, int(text), reason))
        if not self.errors and not wrong and not any(step.aantal for step in found):
            wrong["aangeboden"] = said("Vul minstens één getal in.")
        return found, wrong


class CovenantForm(CoachForm):
    gemeente = StringField(filters=[clean], validators=[most(60)])
    doel_per_jaar = number_field()
    kosten_per_jaar = StringField(
        filters=[clean],
        validators=[
            Optional(),
            most(7),
            Regexp(r"[0-9]+$", message=said("Schrijf hele euro's, zonder punt.")),
        ],
    )
    verdeling = ListField(
        choices={"gesprekken": said("naar het aantal gesprekken"), "vast": said("naar vaste delen")}
    )
    gebieden = TextAreaField(validators=[most(3000)])

    def validate_gebieden(self, _field: TextAreaField) -> None:
        try:
            areas_of(self.lines())
        except ValueError as problem:
            raise ValidationError(str(problem)) from None

    def validate_doel_per_jaar(self, field: StringField) -> None:
        if str(field.data or "").startswith("-"):
            raise ValidationError(said("Een doel is nul of meer."))

    def lines(self) -> list[str]:
        return [clean(line) for line in self.text("gebieden").splitlines() if clean(line)]

    def covenant(self, parties: tuple[Organisation, ...]) -> Covenant:
        return Covenant(
            self.text("gemeente"),
            parties,
            areas_of(self.lines()),
            int(self.text("doel_per_jaar") or 0),
            int(self.text("kosten_per_jaar") or 0),
            self.text("verdeling"),
        )


def form_of(covenant: Covenant) -> dict[str, str]:
    return {
        "gemeente": covenant.gemeente,
        "doel_per_jaar": str(covenant.doel_per_jaar or ""),
        "kosten_per_jaar": str(covenant.kosten_per_jaar or ""),
        "verdeling": covenant.verdeling,
        "gebieden": "\n".join(area_lines(covenant.gebieden)),
    }


def parties_of(typed: Mapping[str, str], kinds: Mapping[str, str]) -> tuple[Organisation, ...]:
    """The rows with a name; who was there keeps its code, whatever it is called now."""
    found: dict[str, Organisation] = {}
    for number in range(MOST_PARTIES):
        name = clean(typed.get(f"partij-{number}-naam", ""))[:60]
        kind = typed.get(f"partij-{number}-soort", "")
        share = clean(typed.get(f"partij-{number}-deel", ""))
        code = typed.get(f"partij-{number}-code", "") or code_of(name)
        if name and kind in kinds and code and code_of(code) == code and code not in found:
            whole = int(share) if share.isdecimal() and len(share) <= 3 else 0
            found[code] = Organisation(code, name, kind, whole)
    return tuple(found.values())
