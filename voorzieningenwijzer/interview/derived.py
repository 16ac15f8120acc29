"""Fields that follow from answers: the one place where a condition may find something worked out.

Each entry names the fields it comes from, so that the check at load can see that these are asked
before a condition leans on it. The result is True, False or UNKNOWN; unknown means: ask.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from voorzieningenwijzer.conditions import UNKNOWN
from voorzieningenwijzer.interview.derived_care import (
    age_in_months,
    any_child_in_care_age,
    care_began_this_year,
    earns,
    may_be_in_care,
    near_secondary_school,
)
from voorzieningenwijzer.interview.facts import (
    ARREARS,
    RESIDENTS,
    SOURCES,
    Facts,
    person_of,
)
from voorzieningenwijzer.leeftijden import NORM_VAN_EEN_VOLWASSENE

RENTED = ("zelfstandig", "kamer", "woonwagen", "woonboot", "instelling")


@dataclass(frozen=True, slots=True)
class Derived:
    """``per_persoon``: works on the person of the member that is asked."""

    uit: tuple[str, ...]
    bereken: Callable[[Facts, str | None], Any]
    per_persoon: bool = False


def _ticked(veld: str, choice: str) -> Callable[[Facts, str | None], Any]:
    return lambda facts, _: facts.ticked(veld, choice)


def _among(veld: str, choices: tuple[str, ...]) -> Callable[[Facts, str | None], Any]:
    def found(facts: Facts, _: str | None) -> Any:
        value = facts.get(veld)
        return UNKNOWN if value is UNKNOWN else value in choices

    return found


def _has_haste(facts: Facts, _: str | None) -> Any:
    value = facts.get("gesprek.haast")
    return UNKNOWN if value is UNKNOWN else bool(value)


def _changed(facts: Facts, _: str | None) -> Any:
    return facts.ticked("huishouden.uitzonderingen", "samenstelling_anders")


def _moved(facts: Facts, _: str | None) -> Any:
    since = facts.get("woning.ingangsdatum")
    return UNKNOWN if since is UNKNOWN else since.year >= facts.context.jaar


def _rent_changed(facts: Facts, _: str | None) -> Any:
    """Only when an older rent was given; without one there is no day to ask."""
    return facts.get("woning.huur_eerder_dit_jaar") is not UNKNOWN


def _water_board_bill(facts: Facts, _: str | None) -> Any:
    bill = facts.get("belastingaanslag.waterschap")
    return UNKNOWN if bill is UNKNOWN else getattr(bill, "bedrag", bill) > 0


def _has_income(facts: Facts, member: str | None) -> Any:
    value = facts.get(SOURCES, person_of(member))
    return UNKNOWN if value is UNKNOWN else bool(value)


def _spouse_elsewhere(facts: Facts, _: str | None) -> Any:
    """Only where it is said: of a spouse whom nobody named there is nothing to ask."""
    return facts.ticked("huishouden.uitzonderingen", "echtgenoot_elders") is True


def _has_business(facts: Facts, member: str | None) -> Any:
    """Only where it is said: who does not know where the income comes from has no papers of it."""
    return facts.ticked(SOURCES, "winst", person_of(member)) is True


def _insured(facts: Facts, member: str | None) -> Any:
    uninsured = facts.ticked("personen.uitzonderingen", "niet_verzekerd", person_of(member))
    return UNKNOWN if uninsured is UNKNOWN else not uninsured


def _someone_under_aow(facts: Facts, _: str | None) -> Any:
    limit = facts.context.aow_leeftijd_maanden
    births = [facts.get("personen.geboortedatum", adult) for adult in facts.adults]
    if limit is None or UNKNOWN in births:
        return UNKNOWN
    return any(age_in_months(born, facts.context.peildatum) < limit for born in births)


def _young_limit(facts: Facts, _: str | None) -> Any:
    """Whether everybody is so young that the low rent limit may hold this year or last year."""
    limit = facts.context.jong_onder_leeftijd
    if facts.ticked(RESIDENTS, "kinderen_onder_18") is True:
        return False
    births = [facts.get("personen.geboortedatum", adult) for adult in facts.adults]
    if limit is None or UNKNOWN in births:
        return UNKNOWN
    start = date(facts.context.vorig_jaar, 1, 1)
    return all(age_in_months(born, start) < 12 * limit for born in births)


def _shares_cost(facts: Facts, member: str | None) -> Any:
    """Of the age at which a housemate may share the cost of living (Pw art. 19a)."""
    limit, born = facts.context.kostendeler_vanaf_leeftijd, _born(facts, member)
    if limit is None or born is UNKNOWN:
        return UNKNOWN
    return age_in_months(born, facts.context.peildatum) >= 12 * limit


def _young_for_bijstand(facts: Facts, member: str | None) -> Any:
    """Of the age at which parents still have to contribute (Pw art. 20)."""
    born = _born(facts, member)
    if born is UNKNOWN:
        return UNKNOWN
    return facts.context.jaar - born.year <= NORM_VAN_EEN_VOLWASSENE


def _born(facts: Facts, member: str | None) -> Any:
    return facts.get("personen.geboortedatum", person_of(member))


def _has_student_finance(facts: Facts, member: str | None) -> Any:
    value = facts.get(SOURCES, person_of(member))
    if value is UNKNOWN:
        return UNKNOWN
    return any(kind.startswith("studiefinanciering") for kind in value)


def _claimable(facts: Facts, _: str | None) -> Any:
    last_day = facts.context.vorig_jaar_tot
    return UNKNOWN if last_day is None else facts.context.peildatum <= last_day


DERIVED: Mapping[str, Derived] = MappingProxyType(
    {
        "gesprek.heeft_haast": Derived(("gesprek.haast",), _has_haste),
        "huishouden.heeft_partner": Derived((RESIDENTS,), _ticked(RESIDENTS, "partner")),
        "huishouden.heeft_kinderen": Derived((RESIDENTS,), _ticked(RESIDENTS, "kinderen_onder_18")),
        "huishouden.heeft_medebewoners": Derived((RESIDENTS,), _ticked(RESIDENTS, "anderen")),
        "huishouden.samenstelling_anders": Derived(("huishouden.uitzonderingen",), _changed),
        "huishouden.echtgenoot_elders": Derived(
            ("huishouden.uitzonderingen",),
            _spouse_elsewhere,
        ),
        "huishouden.kan_jongerengrens": Derived(
            (RESIDENTS, "personen.geboortedatum"), _young_limit
        ),
        "huishouden.iemand_onder_aow": Derived(
            (RESIDENTS, "personen.geboortedatum"), _someone_under_aow
        ),
        "huishouden.achterstand_zorgpremie": Derived((ARREARS,), _ticked(ARREARS, "zorgpremie")),
        "belastingaanslag.van_waterschap": Derived(
            ("belastingaanslag.waterschap",), _water_board_bill
        ),
        "woning.is_huur": Derived(("woning.soort",), _among("woning.soort", RENTED)),
        "woning.verhuisd_dit_jaar": Derived(("woning.ingangsdatum",), _moved),
        "woning.huur_veranderd": Derived(("woning.huur_eerder_dit_jaar",), _rent_changed),
        "energie.heeft_contract": Derived(
            ("huishouden.energie_eigen_naam",),
            _among("huishouden.energie_eigen_naam", ("gas_en_stroom", "stroom")),
        ),
        "energie.heeft_gas": Derived(
            ("huishouden.energie_eigen_naam",),
            _among("huishouden.energie_eigen_naam", ("gas_en_stroom",)),
        ),
        "huishouden.kind_in_opvangleeftijd": Derived(
            (RESIDENTS, "personen.geboortedatum"), any_child_in_care_age
        ),
        "personen.kan_naar_opvang": Derived(
            ("personen.geboortedatum",), may_be_in_care, per_persoon=True
        ),
        "personen.rond_middelbare_school": Derived(
            ("personen.geboortedatum",), near_secondary_school, per_persoon=True
        ),
        "personen.opvang_dit_jaar_begonnen": Derived(
            ("personen.opvang.vanaf",), care_began_this_year, per_persoon=True
        ),
        "personen.werkt": Derived((SOURCES,), earns, per_persoon=True),
        "personen.heeft_inkomen": Derived((SOURCES,), _has_income, per_persoon=True),
        "personen.heeft_bedrijf": Derived((SOURCES,), _has_business, per_persoon=True),
        "personen.is_verzekerd": Derived(("personen.uitzonderingen",), _insured, per_persoon=True),
        "personen.kan_kostendeler_zijn": Derived(
            ("personen.geboortedatum",), _shares_cost, per_persoon=True
        ),
        "personen.jong_voor_bijstand": Derived(
            ("personen.geboortedatum",), _young_for_bijstand, per_persoon=True
        ),
        "personen.krijgt_studiefinanciering": Derived(
            (SOURCES,), _has_student_finance, per_persoon=True
        ),
        "vorig_jaar.nog_aan_te_vragen": Derived((), _claimable),
    }
)


def lookup(facts: Facts, veld: str, member: str | None) -> Any:
    """A field as a condition sees it: worked out, or of the member, its person, the household."""
    entry = DERIVED.get(veld)
    if entry is not None:
        return entry.bereken(facts, member)
    for key in (member, person_of(member), None):
        value = facts.raw(veld, key)
        if value is not UNKNOWN:
            return value
    return UNKNOWN
