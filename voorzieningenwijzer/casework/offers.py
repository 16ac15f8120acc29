"""Offers that the coach types from a website: one to four for energy, one to four health policies.

They are kept as answer lines under question names of their own, which the questionnaire does not
know, so that they are saved, changed and erased like any answer.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from voorzieningenwijzer.casework.bsn import REFUSAL, holds_bsn
from voorzieningenwijzer.casework.cases import OFFER_PREFIX, Case
from voorzieningenwijzer.interview.answers import Answer, Answers
from voorzieningenwijzer.interview.reading import (
    ReadingError,
    parse_amount,
    parse_decimal,
    parse_text,
    parse_whole,
)
from voorzieningenwijzer.interview.reading_dates import parse_date

MOST_OFFERS = 4


@dataclass(frozen=True, slots=True)
class OfferField:
    """``key`` as in a household file; ``soort``: tekst, datum, bedrag, tarief, getal or keuze."""

    key: str
    label: str
    soort: str
    nodig: bool = True
    hulp: str = ""
    keuzes: tuple[str, ...] = ()


ENERGY = (
    OfferField("naam", "Naam van het aanbod", "tekst", hulp="Leverancier en contract."),
    OfferField("bron", "Waar staat het?", "tekst", hulp="Naam van de website of de brief."),
    OfferField("datum", "Van welke dag is het?", "datum", hulp="Bijvoorbeeld 20-11-2026."),
    OfferField(
        "leveringstarief_stroom",
        "Stroom, euro per kWh",
        "tarief",
        False,
        "Met btw, zonder energiebelasting.",
    ),
    OfferField(
        "leveringstarief_gas",
        "Gas, euro per m³",
        "tarief",
        False,
        "Met btw, zonder energiebelasting.",
    ),
    OfferField(
        "vaste_leveringskosten_per_maand",
        "Vaste kosten per maand",
        "bedrag",
        False,
        "Stroom en gas samen.",
    ),
    OfferField(
        "looptijd_jaar", "Hoeveel jaar staat de prijs vast?", "getal", False, "Variabel? Laat leeg."
    ),
    OfferField("bonus", "Korting voor nieuwe klanten", "bedrag", False, "Geen? Schrijf 0."),
)
HEALTH = (
    OfferField("naam", "Naam van de polis", "tekst", hulp="Verzekeraar en polis."),
    OfferField("bron", "Waar staat het?", "tekst", hulp="Naam van de website of de brief."),
    OfferField("datum", "Van welke dag is het?", "datum", hulp="Bijvoorbeeld 20-11-2026."),
    OfferField("jaar", "Voor welk jaar?", "getal"),
    OfferField("premie_basis_per_maand", "Premie per maand, basis", "bedrag"),
    OfferField("eigen_risico", "Eigen risico per jaar", "bedrag", hulp="Staat bij de premie."),
    OfferField(
        "premie_aanvullend_per_maand",
        "Premie per maand, aanvullend",
        "bedrag",
        False,
        "Geen? Schrijf 0.",
    ),
)
KINDS: Mapping[str, tuple[OfferField, ...]] = {"energie": ENERGY, "zorgverzekering": HEALTH}


@dataclass(frozen=True, slots=True)
class Offer:
    """One typed offer: its number (an id that is not reused) and what was typed per field."""

    soort: str
    nummer: str
    values: Mapping[str, Any]
    typed: Mapping[str, str]


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
    lists = {soort: [dict(o.values) for o in offers_in(case, soort)] for soort in KINDS}
    return {soort: offers for soort, offers in lists.items() if offers}


def read_offer(
    soort: str, form: Mapping[str, str], today: date
) -> tuple[dict[str, Any], dict[str, str]]:
    """Values and errors by field; a Dutch sentence per error."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for field in KINDS[soort]:
        text = form.get(field.key, "").strip()
        try:
            if text:
                values[field.key] = READERS[field.soort](text, today)
            elif field.nodig:
                errors[field.key] = f"Dit hebben we nodig: {field.label.rstrip('?').lower()}."
        except ReadingError as problem:
            errors[field.key] = str(problem)
    if (
        soort == "energie"
        and not errors
        and not values.keys() & {"leveringstarief_stroom", "leveringstarief_gas"}
    ):
        errors["leveringstarief_stroom"] = "Vul minstens één prijs in: van stroom of van gas."
    return values, errors


def add_offer(
    case: Case, soort: str, form: Mapping[str, str], today: date, at: str
) -> dict[str, str]:
    """Save one offer, or say what is wrong: by field, or under "" for all of it."""
    if len(offers_in(case, soort)) >= MOST_OFFERS:
        return {"": f"Er staan al {MOST_OFFERS} aanbiedingen. Haal er eerst een weg."}
    values, errors = read_offer(soort, form, today)
    if not errors:
        used = [
            int(a.member or 0) for a in case.offer_lines() if a.question == OFFER_PREFIX + soort
        ]
        typed = {f.key: form.get(f.key, "") for f in KINDS[soort]}
        raw = json.dumps(typed, ensure_ascii=False)
        case.append([Answer(OFFER_PREFIX + soort, str(max(used, default=0) + 1), raw, values, at)])
    return errors


def remove_offer(case: Case, soort: str, nummer: str, now: datetime) -> None:
    case.erase(OFFER_PREFIX + soort, nummer, now)


LONGEST_TEXT = 80


def _text(text: str, today: date) -> str:
    if holds_bsn(text):
        raise ReadingError(REFUSAL)
    return parse_text(text, LONGEST_TEXT)


def _day(text: str, today: date) -> str:
    day = parse_date(text)
    if day > today:
        raise ReadingError("Deze dag moet nog komen. Schrijf de dag waarop u het las.")
    return day.isoformat()


def _whole(text: str, today: date) -> int:
    number = parse_whole(text).waarde
    if not 0 <= number <= 2100:
        raise ReadingError("Schrijf een heel getal, zoals 1.")
    return int(number)


def _amount(text: str, today: date) -> float:
    amount = parse_amount(text).waarde
    if not 0 <= amount <= 5000:
        raise ReadingError("Dit bedrag kan niet kloppen. Kijk het nog eens na.")
    return float(amount)


def _rate(text: str, today: date) -> float:
    rate = parse_decimal(text, 6, "euro").waarde
    if not 0 < rate <= 10:
        raise ReadingError("Schrijf de prijs in euro, zoals 0,158.")
    return float(rate)


READERS: Mapping[str, Callable[[str, date], Any]] = {
    "tekst": _text,
    "datum": _day,
    "getal": _whole,
    "bedrag": _amount,
    "tarief": _rate,
}
