"""The form of following up: per step a small one, with the id of the step before its names."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import AnyOf, Length, Optional, ValidationError

from voorzieningenwijzer.casework.after.follow_up import Followed, Said
from voorzieningenwijzer.interview.reading import ReadingError, parse_amount
from voorzieningenwijzer.interview.reading_dates import parse_date
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.plan.wording.following_words import State, following_words
from voorzieningenwijzer.storage import NewFollowUp
from voorzieningenwijzer.web.context import today
from voorzieningenwijzer.web.forms import CoachForm, clean, note_field
from voorzieningenwijzer.web.presentation import short_day

NOTE = 120
WITH_REASON = frozenset({State.AFGEWEZEN, State.NIET_GEWILD})
WITH_LETTER = frozenset({State.AFGEWEZEN, State.TOEGEKEND})
WITH_DAY = frozenset({State.WACHT_OP_PAPIEREN, State.AFGEWEZEN, State.TOEGEKEND})


def typed(longest: int) -> StringField:
    message = said("Schrijf hoogstens {longest} tekens.", longest=longest)
    return StringField(
        filters=[clean], validators=[Optional(), Length(max=longest, message=message)]
    )


def chosen(*validators: AnyOf) -> SelectField:
    """One of a list that the page knows; the step says what of it counts."""
    return SelectField(validators=validators, validate_choice=False)


class StepForm(CoachForm):
    """What does not belong to the chosen state is not kept, whatever stands in its field.

    The token is that of the whole page, which the gate has looked at before.
    """

    class Meta(CoachForm.Meta):
        csrf = False

    stand = chosen(AnyOf(tuple(State), message=said("Kies uit de lijst.")))
    gezien = HiddenField()
    bedrag = typed(20)
    per = chosen()
    reden_afgewezen = chosen()
    reden_niet_gewild = chosen()
    brief = typed(30)
    dag = typed(30)
    opmerking = note_field(NOTE)

    @property
    def state(self) -> State:
        return State(self.text("stand"))

    def day(self, name: str) -> date | None:
        return parse_date(self.text(name)) if self.text(name) else None

    def amount(self) -> Decimal | None:
        return parse_amount(self.text("bedrag")).waarde if self.text("bedrag") else None

    def reason(self) -> str:
        if self.state not in WITH_REASON:
            return ""
        return self.text(f"reden_{self.state}")

    def validate_bedrag(self, field: StringField) -> None:
        if self.text("stand") != State.TOEGEKEND or not field.data:
            return
        try:
            found = parse_amount(field.data)
        except ReadingError as problem:
            raise ValidationError(str(problem)) from None
        if self.text("per") not in following_words().perioden:
            raise ValidationError(said("Kies ook per wat: per maand, kwartaal, jaar of één keer."))
        if found.waarde < 0:
            raise ValidationError(said("Schrijf een bedrag van nul of meer."))

    def validate_brief(self, field: StringField) -> None:
        if self.text("stand") not in WITH_LETTER:
            return
        if (found := self._read("brief")) is not None and found > today():
            raise ValidationError(said("Deze dag moet nog komen. Welke dag staat er op de brief?"))

    def validate_dag(self, field: StringField) -> None:
        if self.text("stand") in WITH_DAY:
            self._read("dag")

    def _read(self, name: str) -> date | None:
        try:
            return self.day(name)
        except ReadingError as problem:
            raise ValidationError(str(problem)) from None

    def said(self, known: Followed) -> Said:
        """Of a form that was validated."""
        state, seen = self.state, self.text("gezien")
        granted = state is State.TOEGEKEND and known.takes_amount
        amount = self.amount() if granted else None
        reasons = following_words().redenen.get(state, {})
        line = NewFollowUp(
            edition=0,
            step=known.step.id,
            state=state,
            amount=None if amount is None else cents(amount),
            period="" if amount is None else self.text("per"),
            reason=self.reason() if self.reason() in reasons else "",
            letter_on=self.day("brief") if state in WITH_LETTER else None,
            last_day=self.day("dag") if state in WITH_DAY else None,
            note=self.text("opmerking"),
        )
        return Said(line, int(seen) if seen.isdecimal() and len(seen) < 12 else 0)


def form_for(known: Followed, posted: Mapping[str, list[str]] | None = None) -> StepForm:
    """With what was posted, or with what stands there now."""
    prefix = f"{known.step.id}-"
    if posted is not None:
        return StepForm(_Posted(posted), prefix=prefix)
    return StepForm(prefix=prefix, data=shown(known))


class Sent:
    """The steps that were posted, those that are right apart from those that are not."""

    def __init__(self, steps: Iterable[Followed], posted: Mapping[str, list[str]]) -> None:
        self.steps = [one for one in steps if f"{one.step.id}-stand" in posted]
        self.forms = {one.step.id: form_for(one, posted) for one in self.steps}
        self.right = {name for name, form in self.forms.items() if form.validate()}
        self.errors = {
            f"{name}-{field.short_name}": str(field.errors[0])
            for name, form in self.forms.items()
            for field in form
            if field.errors
        }

    def good(self) -> list[Said]:
        return [self.forms[s.step.id].said(s) for s in self.steps if s.step.id in self.right]

    def shown(self, now: Iterable[Followed]) -> dict[str, StepForm]:
        """What is wrong as it was typed, the rest as it stands there now."""
        wrong = self.forms.keys() - self.right
        return {
            one.step.id: self.forms[one.step.id] if one.step.id in wrong else form_for(one)
            for one in now
        }


def shown(known: Followed) -> dict[str, str]:
    expected = known.step.verwacht
    period = expected.period if expected else "maand"
    if known.last is None:
        return {"stand": State.TE_DOEN, "gezien": "0", "per": period}
    said = known.last.said
    found = {
        "stand": said.state,
        "gezien": str(known.last.id),
        "bedrag": written(said.amount),
        "per": said.period or period,
        "brief": short_day(said.letter_on),
        "dag": short_day(said.last_day),
        "opmerking": said.note,
    }
    if State(said.state) in WITH_REASON:
        found[f"reden_{said.state}"] = said.reason
    return found


def written(amount: int | None) -> str:
    """Cents as they are typed: ``212`` or ``212,50``."""
    if amount is None:
        return ""
    whole, rest = divmod(amount, 100)
    return f"{whole},{rest:02d}" if rest else str(whole)


class _Posted(dict[str, list[str]]):
    """What WTForms asks of a form: all values of a name."""

    def getlist(self, name: str) -> list[str]:
        return self.get(name, [])
