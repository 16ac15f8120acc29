"""Offers that the coach types from a website: one to four for energy, one to four health policies.

And what comparing needs of the own contract and policy beside the talk: one of each, per adult.

They are kept as answer lines under question names of their own, which the questionnaire does not
know, so that they are saved, changed and erased like any answer.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from voorzieningenwijzer.casework.offers.field import OfferField
from voorzieningenwijzer.casework.offers.fields import COMPARED, CONFIRMED, KINDS, OWN
from voorzieningenwijzer.casework.talking.bsn import REFUSAL, holds_bsn
from voorzieningenwijzer.casework.talking.cases import OFFER_PREFIX, Case
from voorzieningenwijzer.interview.answers import Answer, Answers
from voorzieningenwijzer.interview.members import APPLICANT, PARTNER
from voorzieningenwijzer.interview.reading import (
    ReadingError,
    parse_amount,
    parse_decimal,
    parse_text,
    parse_whole,
)
from voorzieningenwijzer.interview.reading_dates import parse_date
from voorzieningenwijzer.language.said import said

MOST_OFFERS = 4
Check = Callable[[Mapping[str, Any]], dict[str, str]]
"""What is wrong with an offer that reads well: a question by field."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One typed offer: its number (an id that is not reused) and what was typed per field."""

    soort: str
    nummer: str
    values: Mapping[str, Any]
    typed: Mapping[str, str]

    def words(self, field: OfferField) -> str:
        """What was typed, and of a choice its words."""
        text = self.typed.get(field.key, "")
        chosen = [words for value, words in field.keuzes if value in text.split(",")]
        return ", ".join(chosen) if field.keuzes else text

    @property
    def filled(self) -> list[str]:
        return [key for key, text in self.typed.items() if text]


def offers_in(case: Case, soort: str) -> tuple[Offer, ...]:
    last = Answers.of(a for a in case.offer_lines() if a.question == OFFER_PREFIX + soort)
    found = (last.get(*key) for key in sorted(last.keys(), key=lambda k: int(k[1] or 0)))
    return tuple(
        Offer(soort, a.member or "", a.value, json.loads(a.raw))
        for a in found
        if a is not None and isinstance(a.value, dict)
    )


def offers_of(case: Case) -> dict[str, list[dict[str, Any]]]:
    """The block ``aanbod`` of a household file."""
    lists = {soort: [dict(o.values) for o in offers_in(case, soort)] for soort in COMPARED}
    return {soort: offers for soort, offers in lists.items() if offers}


def with_own_facts(mapping: dict[str, Any], case: Case, next_year: int) -> dict[str, Any]:
    """The household with what was typed of its own contract, policies and wishes."""
    found = dict(mapping)
    for own in offers_in(case, "eigen_contract"):
        found["energie"] = {**(found.get("energie") or {}), **own.values}
    policies = [dict(row) for row in found.get("zorgverzekering") or ()]
    for own in offers_in(case, "eigen_polis"):
        policies.append({"persoon": APPLICANT, **own.values, "jaar": next_year})
    for own in offers_in(case, "zorgwensen"):
        policies.append({"persoon": APPLICANT, **_as_text(own.values)})
    return {**found, "zorgverzekering": policies} if policies else found


def _as_text(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: " ".join(v) if isinstance(v, list) else v for k, v in values.items()}


def read_offer(
    soort: str, form: Mapping[str, str], today: date
) -> tuple[dict[str, Any], dict[str, str]]:
    """Values and errors by field; a Dutch sentence per error."""
    values: dict[str, Any] = {CONFIRMED: True} if form.get(CONFIRMED) else {}
    errors: dict[str, str] = {}
    for field in KINDS[soort]:
        text = form.get(field.key, "").strip()
        try:
            if text:
                values[field.key] = _value(field, text, today)
            elif field.nodig and not field.alleen:
                errors[field.key] = said(
                    "Dit hebben we nodig: {lower}.", lower=field.label.rstrip("?").lower()
                )
        except ReadingError as problem:
            errors[field.key] = str(problem)
    if soort == "energie" and not errors and not values.keys() & _PRICES:
        errors["leveringstarief_stroom"] = said("Vul minstens één prijs in: van stroom of van gas.")
    return values, errors


def add_offer(
    case: Case,
    soort: str,
    form: Mapping[str, str],
    today: date,
    at: str,
    check: Check | None = None,
) -> dict[str, str]:
    """Save one offer, or say what is wrong: by field, or under "" for all of it."""
    if soort in COMPARED and len(offers_in(case, soort)) >= MOST_OFFERS:
        return {
            "": said(
                "Er staan al {most_offers} aanbiedingen. Haal er eerst een weg.",
                most_offers=MOST_OFFERS,
            )
        }
    values, errors = read_offer(soort, form, today)
    if not case.may_keep(values.get("persoon")):
        errors = {"persoon": said("Uw partner heeft hier nog geen toestemming voor gegeven.")}
    if not errors and check is not None:
        errors = check(values)
    if not errors:
        typed = {f.key: form.get(f.key, "") for f in KINDS[soort]}
        raw = json.dumps(typed, ensure_ascii=False)
        case.append([Answer(OFFER_PREFIX + soort, _number(case, soort, values), raw, values, at)])
    return errors


def _number(case: Case, soort: str, values: Mapping[str, Any]) -> str:
    """A new one for an offer; of what is one's own the same again, so that the last one counts."""
    if soort in OWN:
        return "2" if values.get("persoon") == PARTNER else "1"
    used = (int(a.member or 0) for a in case.offer_lines() if a.question == OFFER_PREFIX + soort)
    return str(max(used, default=0) + 1)


def remove_offer(case: Case, soort: str, nummer: str, now: datetime) -> None:
    case.erase(OFFER_PREFIX + soort, nummer, now)


LONGEST_TEXT = 80
_PRICES = {"leveringstarief_stroom", "leveringstarief_gas", "leveringstarief_stroom_normaal"}


def _value(field: OfferField, text: str, today: date) -> Any:
    allowed = [value for value, _ in field.keuzes]
    if field.soort == "vinkje":
        return True
    if field.soort == "meer":
        return [value for value in allowed if value in text.split(",")]
    if field.soort == "keuze":
        if text not in allowed:
            raise ReadingError(said("Kies een van de antwoorden."))
        return text
    return READERS[field.soort](text, today)


def _text(text: str, today: date) -> str:
    if holds_bsn(text):
        raise ReadingError(REFUSAL)
    return parse_text(text, LONGEST_TEXT)


def _day(text: str, today: date) -> str:
    day = parse_date(text)
    if day > today:
        raise ReadingError(said("Deze dag moet nog komen. Schrijf de dag waarop u het las."))
    return day.isoformat()


def _any_day(text: str, today: date) -> str:
    return parse_date(text).isoformat()


def _whole(text: str, today: date) -> int:
    number = parse_whole(text).waarde
    if not 0 <= number <= 2100:
        raise ReadingError(said("Schrijf een heel getal, zoals 1."))
    return int(number)


def _amount(text: str, today: date) -> float:
    amount = parse_amount(text).waarde
    if not 0 <= amount <= 5000:
        raise ReadingError(said("Dit bedrag kan niet kloppen. Kijk het nog eens na."))
    return float(amount)


def _rate(text: str, today: date) -> float:
    rate = parse_decimal(text, 6, "euro").waarde
    if not 0 < rate <= 10:
        raise ReadingError(said("Schrijf de prijs in euro, zoals 0,158."))
    return float(rate)


READERS: Mapping[str, Callable[[str, date], Any]] = {
    "tekst": _text,
    "datum": _day,
    "dag": _any_day,
    "getal": _whole,
    "bedrag": _amount,
    "tarief": _rate,
}
