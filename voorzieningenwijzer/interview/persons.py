"""The persons of the household file: adults with income and assets, children, co-residents."""

from datetime import date, timedelta
from typing import Any

from voorzieningenwijzer.conditions import UNKNOWN
from voorzieningenwijzer.interview.childcare import (
    care_changes,
    care_on_1_january,
    occupation,
    occupation_of_mate,
)
from voorzieningenwijzer.interview.derived_care import age_in_months
from voorzieningenwijzer.interview.facts import SOURCES, Facts, known
from voorzieningenwijzer.interview.figures import between_years, plain, plain_field
from voorzieningenwijzer.interview.members import APPLICANT, ELSEWHERE, PARTNER

GONE = "weg1"
"""The id of a partner who left this year, of whom nothing more is asked."""


def persons(facts: Facts) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Who belongs to the household on 1 January, and who came or went in the year."""
    people = [_adult(facts, adult) for adult in facts.adults]
    people += _spouse_elsewhere(facts)
    people += [_child(facts, child) for child in facts.children]
    people += [_co_resident(facts, other) for other in facts.co_residents]
    care = [care_changes(facts, child) for child in facts.children]
    people, changes = _who_came_or_went(facts, people)
    return people, [*changes, *(change for change in care if change)]


def _who_came_or_went(
    facts: Facts, people: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    what, day = facts.get("huishouden.verandering"), facts.get("huishouden.verandering_op")
    if day is UNKNOWN:
        return people, []
    if what == "partner_gekomen" and PARTNER in facts.adults:
        partner = next(p for p in people if p["id"] == PARTNER)
        people.remove(partner)
        return people, [{"vanaf": day, "personen": [partner]}]
    if what == "partner_weg" and PARTNER not in facts.adults:
        return [*people, {"id": GONE, "rol": "partner"}], [{"vanaf": day, "weg": [GONE]}]
    return people, []


def _spouse_elsewhere(facts: Facts) -> list[dict[str, Any]]:
    """Of one who left this year the day says it; nothing more is known of it."""
    left = facts.get("huishouden.verandering") == "partner_weg"
    if left or not facts.spouse_elsewhere:
        return []
    row = {"id": ELSEWHERE, "rol": "partner", "relatie": "gehuwd", "woont_thuis": False}
    asked = ("geboortedatum", "toetsingsinkomen_per_jaar", "vermogen_op_1_januari")
    row |= {name: plain_field(facts, f"personen.{name}", ELSEWHERE) for name in asked}
    filed = facts.get("huishouden.scheiding_aangevraagd")
    return [known({**row, "echtscheiding_aangevraagd": filed})]


def _adult(facts: Facts, person: str) -> dict[str, Any]:
    role = "aanvrager" if person == APPLICANT else "partner"
    kinds = facts.get(SOURCES, person)
    return known(
        {
            "id": person,
            "rol": role,
            "relatie": facts.get("personen.relatie", person),
            "geboortedatum": facts.get("personen.geboortedatum", person),
            "toetsingsinkomen_per_jaar": _year_income(facts, person),
            "inkomens": _incomes(facts, person),
            "vermogen_op_1_januari": _assets(facts, person),
            "vermogen_nu": _money_now(facts, person),
            "auto_waarde": _car(facts, person),
            "student_studiefinanciering": UNKNOWN
            if kinds is UNKNOWN
            else any(k.startswith("studiefinanciering") for k in kinds),
            "maanden_laag_inkomen": _months_low(facts),
            "laatste_aanslag_jaar": plain_field(facts, "personen.laatste_aanslag_jaar", person),
            "laatste_aanslag_inkomen": plain_field(
                facts, "personen.laatste_aanslag_inkomen", person
            ),
            "ouders_kunnen_bijdragen": facts.get("personen.ouders_kunnen_bijdragen", person),
            "medisch_urenbeperkt": facts.get("personen.medisch_urenbeperkt", person),
            "wanbetaler_cak": facts.get("personen.wanbetaler_cak", person),
            **occupation(facts, person),
            **_confirmed(facts, person),
        }
    )


def _confirmed(facts: Facts, person: str) -> dict[str, Any]:
    """What was read aloud as "klopt dit?" about a person, as facts; nothing until it was."""
    strange = facts.get("personen.uitzonderingen", person)
    if strange is UNKNOWN:
        return {}
    away = {"vast": "detentie", "opgenomen": "verpleeghuis"}
    stay = next((place for mark, place in away.items() if mark in strange), UNKNOWN)
    return {
        "zorgverzekerd": "niet_verzekerd" not in strange,
        "verblijf_rechtmatig": "geen_verblijf" not in strange,
        "verblijft_elders": stay,
        "buitenland": "buitenland" in strange or UNKNOWN,
        "woont_thuis": _lives_here(facts) if stay is UNKNOWN else UNKNOWN,
    }


def _lives_here(facts: Facts) -> Any:
    """True once it was said that who lives here is registered here."""
    registered = facts.ticked("huishouden.uitzonderingen", "niet_ingeschreven")
    return True if registered is False else UNKNOWN


def _year_income(facts: Facts, person: str) -> Any:
    veld = "personen.toetsingsinkomen_per_jaar"
    same = facts.get("vorig_jaar.inkomen_gelijk", person)
    return between_years(facts, veld, person, plain_field(facts, veld, person), same)


def _incomes(facts: Facts, person: str) -> Any:
    """Per source the amount with its period; absent when the sources are unknown.

    Where the amounts do not tell the whole year, a part without an amount says so: what came in
    before is unknown, not nothing, and a total from the jaaropgave is not held against it.
    """
    kinds = facts.get(SOURCES, person)
    if kinds is UNKNOWN:
        return UNKNOWN
    whole_year = facts.get("personen.inkomen_heel_jaar", person) is True
    total = facts.get("personen.toetsingsinkomen_per_jaar", person)
    since = _income_since(facts, person)
    rows = [_income(facts, f"{person}.{kind}", kind, since) for kind in kinds]
    if whole_year and (total is UNKNOWN or not kinds):
        return rows
    return [*rows, _rest_of_year(facts, None if whole_year else since)]


def _rest_of_year(facts: Facts, since: date | None) -> dict[str, Any]:
    """The months before ``since``; else those that are still to come."""
    new_year, today = date(facts.context.jaar, 1, 1), facts.context.peildatum
    if since is not None and since > new_year:
        return {"soort": "overig", "vanaf": new_year, "tot": since - timedelta(days=1)}
    next_month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return {"soort": "overig", "vanaf": next_month}


def _income(facts: Facts, member: str, kind: str, since: Any) -> dict[str, Any]:
    amount = facts.get("personen.inkomens.bedrag", member)
    row: dict[str, Any] = {"soort": "loon" if kind == "loon_tweede" else kind}
    if amount is not UNKNOWN:
        row |= {"bedrag": plain(amount.bedrag), "per": amount.per}
        row |= {"bruto": amount.bruto, "vakantiegeld": amount.vakantiegeld}
    return known({**row, "vanaf": since})


def _income_since(facts: Facts, person: str) -> date:
    """The day from which the amounts hold; this month is sure, since they were read today."""
    if facts.get("personen.inkomen_heel_jaar", person) is True:
        same = facts.get("vorig_jaar.inkomen_gelijk", person) is True
        return date(facts.context.vorig_jaar if same else facts.context.jaar, 1, 1)
    since = facts.get("personen.inkomen_sinds", person)
    return since if isinstance(since, date) else facts.context.peildatum.replace(day=1)


def _assets(facts: Facts, person: str) -> Any:
    veld = "personen.vermogen_op_1_januari"
    same = facts.get("vorig_jaar.vermogen_gelijk")
    return between_years(facts, veld, person, plain_field(facts, veld, person), same)


def _money_now(facts: Facts, person: str) -> Any:
    """Money on accounts; other things of value are counted with the applicant."""
    money = facts.get("bezit.geld_op_rekeningen", person)
    if money is UNKNOWN or person != APPLICANT:
        return plain(money)
    other = facts.get("bezit.overige_waarde")
    return UNKNOWN if other is UNKNOWN else plain(money + other)


def _car(facts: Facts, person: str) -> Any:
    """The question is about the household: the partner has no second car beside it."""
    value = facts.get("personen.auto_waarde", APPLICANT)
    if value is UNKNOWN:
        return UNKNOWN
    return plain(value) if person == APPLICANT else 0


def _months_low(facts: Facts) -> Any:
    """Asked of the adults together, so it holds for both."""
    since = facts.get("personen.laag_inkomen_sinds", APPLICANT)
    if since is UNKNOWN:
        return UNKNOWN
    return age_in_months(since, facts.context.peildatum) if isinstance(since, date) else 0


def _child(facts: Facts, person: str) -> dict[str, Any]:
    row = {
        "id": person,
        "rol": "kind",
        "geboortedatum": facts.get("personen.geboortedatum", person),
        "opvang": care_on_1_january(facts, person),
        "middelbare_school_vanaf": facts.get("personen.middelbare_school_vanaf", person),
    }
    marks = facts.get("personen.kind_situatie", person)
    if marks is not UNKNOWN:
        row |= {
            "relatie": "pleegkind" if "pleegkind" in marks else UNKNOWN,
            "woont_thuis": UNKNOWN if "co_ouder" in marks else "woont_elders" not in marks,
            "co_ouder": "co_ouder" in marks or UNKNOWN,
            "kinderbijslag": _child_benefit(marks),
            "kinderbijslag_andere_ouder": _other_parent(marks),
            "intensieve_zorg": "veel_zorg" in marks,
        }
    return known(row)


def _other_parent(marks: tuple[str, ...]) -> Any:
    """Whether the other parent gets it, where it does not come here."""
    if "kinderbijslag_ander" in marks:
        return True
    return False if "geen_kinderbijslag" in marks else UNKNOWN


def _child_benefit(marks: tuple[str, ...]) -> Any:
    if "kinderbijslag_ander" in marks or "geen_kinderbijslag" in marks:
        return False
    return UNKNOWN if "co_ouder" in marks or "pleegkind" in marks else True


def _co_resident(facts: Facts, person: str) -> dict[str, Any]:
    who = facts.get("personen.medebewoner_wie", person)
    income, assets = "personen.toetsingsinkomen_per_jaar", "personen.vermogen_op_1_januari"
    same = facts.get("vorig_jaar.vermogen_gelijk")
    return known(
        {
            "id": person,
            "rol": "onderhuurder" if who == "onderhuurder" else "medebewoner",
            "relatie": "geen" if who == "onderhuurder" else who,
            "geboortedatum": facts.get("personen.geboortedatum", person),
            income.partition(".")[2]: between_years(
                facts, income, person, plain_field(facts, income, person), UNKNOWN
            ),
            assets.partition(".")[2]: between_years(
                facts, assets, person, plain_field(facts, assets, person), same
            ),
            "zakelijk_huurcontract": facts.get("personen.zakelijk_huurcontract", person),
            "studeert_of_werkt": occupation_of_mate(facts, person),
            "woont_thuis": _lives_here(facts),
        }
    )
