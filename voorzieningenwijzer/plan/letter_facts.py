"""What the answers hold that a letter can fill in, in words; what they do not hold is absent."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from voorzieningenwijzer.language.said import listed
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.plan.wording.amounts import day_text, euro
from voorzieningenwijzer.plan.wording.letter_texts import LetterWords

PARTNER = "partner_"
"""How the name of a line starts that is about the partner."""
_TO_WRITE = "…" * 8

Facts = Mapping[str, str]


def letter_facts(mapping: Mapping[str, Any], naam: str, day: date) -> dict[str, str]:
    """Per line of a letter what is known on this day; never a burgerservicenummer."""
    say = LetterWords()
    people = [one for one in mapping.get("personen") or () if isinstance(one, Mapping)]
    mine = _with_role(people, "aanvrager")
    other = _with_role(people, "partner")
    found = {
        "naam": naam.strip(),
        "geboortedatum": _day(mine.get("geboortedatum")),
        "partner_geboortedatum": _day(other.get("geboortedatum")),
        "kinderen": _children(mapping, people, say),
        "inkomen": _income(mine, day, say),
        "partner_inkomen": _income(other, day, say),
        "laag_inkomen": _months(mine.get("maanden_laag_inkomen"), say),
        "geld": _amount(mine.get("vermogen_nu")),
        "partner_geld": _amount(other.get("vermogen_nu")),
        "auto": _amount(mine.get("auto_waarde"), none=say("geen")),
        **_home(mapping, day, say),
        **_policy(mapping, str(mine.get("id", "")), say),
        **_debts(mapping, say),
    }
    return {name: text for name, text in found.items() if text}


def alone(mapping: Mapping[str, Any]) -> bool:
    """Whether it is known that there is no partner."""
    people = mapping.get("personen") or ()
    known = mapping.get("samenstelling") == "bekend" and bool(people)
    return known and not any(one.get("rol") == "partner" for one in people)


def water_board_office(mapping: Mapping[str, Any]) -> str:
    """Who sends the bill of the water board; empty where that is not known."""
    office = (mapping.get("belastingaanslag") or {}).get("kantoor")
    return LetterWords()(office) if office in ("gblt", "noordelijk") else ""


def _with_role(people: list[Mapping[str, Any]], role: str) -> Mapping[str, Any]:
    return next((one for one in people if one.get("rol") == role), {})


def _home(mapping: Mapping[str, Any], day: date, say: LetterWords) -> dict[str, str]:
    home, bills = mapping.get("woning") or {}, mapping.get("belastingaanslag") or {}
    return {
        "huur": _per_month(_of_year(home.get("kale_huur_per_maand"), day.year), say),
        "huurtoeslag": _received(mapping, "huurtoeslag", say),
        "zorgtoeslag": _received(mapping, "zorgtoeslag", say),
        "aanslag_gemeente": _amount(bills.get("gemeente")),
        "aanslag_waterschap": _amount(bills.get("waterschap")),
    }


def _policy(mapping: Mapping[str, Any], me: str, say: LetterWords) -> dict[str, str]:
    listed_ones = mapping.get("zorgverzekering") or ()
    mine: Mapping[str, Any] = next((one for one in listed_ones if one.get("persoon") == me), {})
    months = mine.get("premieachterstand_maanden")
    return {
        "zorgverzekeraar": str(mine.get("verzekeraar") or ""),
        "polis": str(mine.get("polis") or ""),
        "zorgpremie": _per_month(mine.get("premie_basis_per_maand"), say),
        "maanden_achter": _months(months, say) if months else "",
    }


def _debts(mapping: Mapping[str, Any], say: LetterWords) -> dict[str, str]:
    """The debt for the premium on its own; the others with their kind, where each has an amount."""
    rows = [one for one in mapping.get("schulden") or () if isinstance(one, Mapping)]
    premium = next((one for one in rows if one.get("soort") == "zorgpremie"), {})
    others = [one for one in rows if one.get("soort") != "zorgpremie"]
    named = [f"{_kind(one['soort'])} {_amount(one.get('bedrag')) or _TO_WRITE}" for one in others]
    return {"schuld_zorgpremie": _amount(premium.get("bedrag")), "schulden": listed(named)}


def _kind(soort: str) -> str:
    return str(soort).replace("_", " ")


def _children(mapping: Mapping[str, Any], people: list[Mapping[str, Any]], say: LetterWords) -> str:
    """None is said only where it is known who lives there."""
    kids = [one for one in people if one.get("rol") == "kind"]
    children = [one for one in kids if one.get("woont_thuis") is not False]
    if not children:
        return say("geen") if people and mapping.get("samenstelling") == "bekend" else ""
    return listed(_day(one.get("geboortedatum")) or _TO_WRITE for one in children)


def _income(person: Mapping[str, Any], day: date, say: LetterWords) -> str:
    rows = person.get("inkomens")
    if not isinstance(rows, list):
        return ""
    now = [row for row in rows if _runs(row, day)]
    return "; ".join(_income_row(row, say) for row in now)


def _runs(row: Mapping[str, Any], day: date) -> bool:
    since, until = row.get("vanaf"), row.get("tot")
    begun = not isinstance(since, date) or since <= day
    return begun and (not isinstance(until, date) or day <= until)


def _income_row(row: Mapping[str, Any], say: LetterWords) -> str:
    amount = _amount(row.get("bedrag"))
    kind = say(str(row.get("soort")))
    if not amount:
        return f"{kind}: €{_TO_WRITE}"
    period = say(f"per_{row['per']}") if row.get("per") else ""
    how = ", ".join(_how(row, say))
    said = (f"{kind}:", amount, period, f"({how})" if how else "")
    return " ".join(part for part in said if part)


def _how(row: Mapping[str, Any], say: LetterWords) -> Iterator[str]:
    if row.get("bruto") is not None:
        yield say("bruto" if row["bruto"] else "netto")
    if row.get("vakantiegeld") in ("inclusief", "exclusief"):
        yield say(
            "met_vakantiegeld" if row["vakantiegeld"] == "inclusief" else "zonder_vakantiegeld"
        )


def _received(mapping: Mapping[str, Any], scheme: str, say: LetterWords) -> str:
    rows = mapping.get("ontvangt_nu")
    if not isinstance(rows, list):
        return ""
    now = [row for row in rows if row.get("regeling") == scheme and "jaar" not in row]
    if not now:
        return say("geen")
    return _per_month(now[0].get("bedrag_per_maand"), say)


def _of_year(value: Any, year: int) -> Any:
    return value.get(year) if isinstance(value, Mapping) else value


def _per_month(value: Any, say: LetterWords) -> str:
    amount = _amount(value)
    return f"{amount} {say('per_maand')}" if amount else ""


def _amount(value: Any, none: str = "") -> str:
    """Empty for what is not a number; ``none`` for nothing at all."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return none if value == "geen" else ""
    return none if not value and none else euro(cents(Decimal(str(value))))


def _months(value: Any, say: LetterWords) -> str:
    return say("maanden", aantal=str(value)) if isinstance(value, int) and value > 0 else ""


def _day(value: Any) -> str:
    return day_text(value) if isinstance(value, date) else ""
