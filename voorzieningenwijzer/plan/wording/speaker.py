"""The words and the values with which one plan speaks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from voorzieningenwijzer.language.said import capital, listed, said, small
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Between, Outcome, Reason, Status
from voorzieningenwijzer.plan.context import PlanContext
from voorzieningenwijzer.plan.model import Place
from voorzieningenwijzer.plan.wording.amounts import day_text, euro, percent, percent_to_one_place
from voorzieningenwijzer.plan.wording.fill import fill, fill_known
from voorzieningenwijzer.plan.wording.local_texts import own_place, own_terms, own_text
from voorzieningenwijzer.plan.wording.texts import Advice, PlanTexts, SchemeText

_RATIOS = frozenset({"inkomen_tov_bijstandsnorm"})
_GROUPS_WITH_IDS = frozenset({"personen", "zorgverzekering", "schulden", "ontvangt_nu", "inkomens"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Fills the sentences of one plan."""

    texts: PlanTexts
    context: PlanContext
    _of_year: dict[int, dict[str, str]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def today(self) -> date:
        return self.context.peildatum

    @property
    def coach(self) -> str:
        return self.context.coach or self.texts.woorden["uw_coach"]

    def common(self, year: int) -> dict[str, str]:
        """What every sentence may name, deadlines included; worked out once for a year."""
        if year not in self._of_year:
            self._of_year[year] = self._common(year)
        return dict(self._of_year[year])

    def _common(self, year: int) -> dict[str, str]:
        values = {
            f"termijn.{name}": deadline.words(self.today, year)
            for name, deadline in self.texts.termijnen.items()
        }
        values |= {
            "coach": self.coach,
            "coach_hoofd": capital(self.coach),
            "jaar": str(year),
            "vorig_jaar": str(year - 1),
            "volgend_jaar": str(year + 1),
        }
        return values

    def word(self, name: str, **values: str) -> str:
        """A fixed word of the plan, filled in."""
        return fill(self.texts.woorden[name], {"coach": self.coach, **values})

    def scheme(self, outcome: Outcome) -> SchemeText | None:
        return own_text(outcome) or self.texts.regelingen.get(outcome.regeling)

    def name(self, outcome: Outcome) -> str:
        """The name of a scheme as it stands inside a sentence."""
        scheme = self.scheme(outcome)
        return scheme.naam if scheme and not outcome.points else outcome.naam

    def office_name(self, outcome: Outcome) -> str:
        """The office that decides about a scheme."""
        place = self.office(outcome)
        return place.naam if place else self.word("loket_algemeen")

    def office(self, outcome: Outcome) -> Place | None:
        own, scheme = own_place(outcome), self.scheme(outcome)
        return own or (self.place(scheme.bij) if scheme and scheme.bij else None)

    def place(self, name: str) -> Place:
        """An office by its name, or the own municipality where it is of another one."""
        return self.texts.office(name, self.context.gemeente)

    def field(self, path: str) -> str:
        """An unknown fact in words."""
        return self.texts.field(path)

    def values(self, outcome: Outcome, advice: Advice | None = None) -> dict[str, str]:
        """The figures of one outcome; what is unknown or has no table behind it is absent."""
        values = self.common(outcome.jaar) | own_terms(outcome)
        values["regeling"] = self.name(outcome)
        missing = [self.field(path) for path in unique_fields(outcome.ontbreekt)]
        values["ontbreekt"] = listed(missing)
        if outcome.ontvangt_nu_per_maand is not None:
            values["nu_per_maand"] = euro(cents(outcome.ontvangt_nu_per_maand))
        if outcome.vanaf is not None and outcome.vanaf > self.today:
            values["vanaf"] = day_text(outcome.vanaf)
        if outcome.tabel is not None and outcome.status is not Status.GEEN_TABEL:
            values |= _amounts(outcome)
            values |= _steps(outcome, advice)
        return {name: value for name, value in values.items() if value}

    def condition(self, reason: Reason) -> str:
        """A condition in words, as it stands inside a sentence."""
        known = self.texts.voorwaarden
        return small(known.get(reason.voorwaarde) or known.get(reason.veld, reason.voorwaarde))

    def sentences(self, texts: Iterable[str], values: Mapping[str, str]) -> tuple[str, ...]:
        return fill_known(texts, values)


def general_field(path: str) -> str:
    """``personen.a.geboortedatum`` to ``personen.geboortedatum``; the id of a member falls away."""
    parts = path.split(".")
    if len(parts) > 2 and parts[0] in _GROUPS_WITH_IDS:
        parts = [parts[0], *parts[2:]]
    return ".".join(parts)


def unique_fields(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(general_field(path) for path in paths))


def measured(value: float | str | None, reason: Reason) -> str:
    """The limit or the own value of a condition, with its unit."""
    return _shown(value, "deel" if reason.voorwaarde in _RATIOS else reason.eenheid)


def distance(reason: Reason) -> str:
    """How far the own value is from the limit; empty when it is on it."""
    if reason.afstand is None or isinstance(reason.waarde, str) or isinstance(reason.grens, str):
        return ""
    far = abs((reason.waarde or 0.0) - (reason.grens or 0.0))
    if not far:
        return ""
    if reason.voorwaarde in _RATIOS:
        return percent_to_one_place(far)
    return measured(far, reason)


def measured_between(amount: Between, unit: str) -> str:
    """One value of a calculation with its unit, or the range it lies in."""
    if amount.known or unit.startswith("EUR"):
        return between_text(amount) if unit.startswith("EUR") else _shown(amount.minst, unit)
    low, high = _shown(amount.minst, unit), _shown(amount.hoogst, unit)
    return said("tussen {laag} en {hoog}", laag=low, hoog=high)


def between_text(amount: Between) -> str:
    """One amount, or the range it lies in."""
    low, high = cents(amount.minst), cents(amount.hoogst)
    if low == high:
        return euro(low)
    if low > 0:
        return said("tussen {laag} en {hoog}", laag=euro(low), hoog=euro(high))
    return said("hoogstens {hoog}", hoog=euro(high))


def _amounts(outcome: Outcome) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, amount in (
        ("bedrag_per_maand", outcome.per_maand),
        ("bedrag_per_jaar", outcome.per_jaar),
        ("bedrag_per_kwartaal", outcome.per_kwartaal),
    ):
        if amount is not None and amount.hoogst > 0:
            values[name] = between_text(amount)
    if outcome.per_maand is not None:
        values["minstens"] = euro(cents(outcome.per_maand.minst))
        values["hoogstens"] = euro(cents(outcome.per_maand.hoogst))
    elif outcome.per_jaar is not None:
        values["minstens_per_jaar"] = euro(cents(outcome.per_jaar.minst))
        values["hoogstens_per_jaar"] = euro(cents(outcome.per_jaar.hoogst))
    return values


def _steps(outcome: Outcome, advice: Advice | None) -> dict[str, str]:
    """The figures of the calculation that the text of this scheme asks for."""
    values: dict[str, str] = {}
    for name, labels in advice.cijfers if advice else ():
        line = next((step for step in outcome.uitleg if step.stap in labels), None)
        if line is not None and line.waarde.known and line.waarde.minst > 0:
            values[name] = _shown(line.waarde.minst, line.eenheid)
    return values


def _shown(value: float | str | None, unit: str) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if unit.startswith("EUR"):
        return euro(cents(value))
    if unit == "deel":
        return percent(value)
    return f"{value:g}".replace(".", ",")
