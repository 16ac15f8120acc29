"""With what a new tenant leaves the counter: the list of the first weeks and the first amounts.

The amounts are at the new rent. Where the first month at the new home falls in a year without
tables yet, they are what this year's tables give for the same home, and that is said.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.faults import ContradictionError
from voorzieningenwijzer.casework.results.judging import assess_as, assess_this_year, mapping_of
from voorzieningenwijzer.casework.settings import settings_of
from voorzieningenwijzer.casework.talking.appointments import WISH, agreed_in, said_back
from voorzieningenwijzer.casework.talking.cases import DossierCase
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.documents.papers.first_weeks_paper import FirstWeeksPaper
from voorzieningenwijzer.interview.answers import Answer
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Assessment, Between, Outcome, Status
from voorzieningenwijzer.plan.appointment import Appointment
from voorzieningenwijzer.plan.first_weeks import NewHome, first_weeks, first_weeks_texts
from voorzieningenwijzer.plan.wording.amounts import euro_low
from voorzieningenwijzer.plan.wording.fill import fill
from voorzieningenwijzer.tables import Tables

_ALLOWANCES = frozenset(
    {"zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag"}
)
_ASKED_ENOUGH = frozenset({"zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderbijslag"})
"""Of other schemes the counter asks too little: a range from nothing to a lot helps nobody."""

_NOT_ON_THE_LIST = "andere gemeente"
_REMISSION = frozenset({"kwijtschelding_gemeente", "kwijtschelding_waterschap"})
_MOST_LOCAL = 4


def paper_of(desk: Desk, talk: Talk, name: str) -> FirstWeeksPaper:
    """Everything that the page and the paper say."""
    found, as_now = _assessed(talk, desk.tables)
    words, settings = first_weeks_texts().woorden, settings_of(desk.store)
    home = home_of(talk, found)
    answer = talk.answers.get
    return FirstWeeksPaper(
        naam=name,
        dag=talk.peildatum,
        organisatie=settings.organisatie,
        voorbeeld=desk.demo,
        start=home.start,
        stappen=first_weeks(home, talk.peildatum),
        bedragen=() if found is None else tuple(map(_amount, _comes_in(found))),
        bedragen_zin=fill(words["volgend_jaar"], {"jaar": str(talk.context.jaar + 1)})
        if as_now
        else "",
        hulp=tuple(_help(answer("balie_eerste_huur"), answer("balie_digid"))),
        afspraak=_appointment(talk, answer("balie_afspraak")),
        telefoon=settings.telefoon,
        eigen_woorden=said_back(talk.case) if isinstance(talk.case, DossierCase) else "",
    )


def municipality(named: str) -> str:
    """As it stands after "de gemeente"; one that is not on the list has no name to say."""
    return said("waar u gaat wonen") if named in ("", _NOT_ON_THE_LIST) else named


def home_of(talk: Talk, found: Assessment | None) -> NewHome:
    household = talk.route.household
    things, texts = talk.answers.get("balie_mist_in_huis"), first_weeks_texts()
    missing = things.value if things is not None and isinstance(things.value, list) else []
    local = () if found is None else _local(found)
    booked = _booked(talk)
    return NewHome(
        start=_start(household),
        gemeente=municipality(str(household.get("gemeente") or "")),
        past_niet=frozenset(_not_for(talk, found, local)),
        regelingen=local,
        spullen=tuple(texts.spullen[one] for one in missing if one in texts.spullen),
        afspraak=("", "") if booked is None else (booked.moment, booked.plaats),
    )


def _assessed(talk: Talk, tables: Tables) -> tuple[Assessment | None, bool]:
    """``True`` beside it: as if the home was there already, since its first month is next year's.

    None where the answers disagree; the coach will see to that.
    """
    if not any(one.question != WISH for one in talk.answers.current):
        return None, False
    mapping, start = mapping_of(talk), _start(talk.route.household)
    try:
        if start is None or (start.year, start.month + (start.day > 1)) <= (talk.context.jaar, 12):
            return assess_this_year(talk, tables), False
        home = {**mapping.get("woning", {}), "ingangsdatum": date(talk.context.jaar, 1, 1)}
        return assess_as(talk, {**mapping, "woning": home, "wijzigingen": None}, tables), True
    except ContradictionError:
        return None, False


def _start(household: Mapping[str, Any]) -> date | None:
    """The first day at the new home, which is a change where the old one is known."""
    moves = (one.get("woning") for one in household.get("wijzigingen") or () if one.get("verhuisd"))
    home = next(moves, None) or household.get("woning") or {}
    day = home.get("ingangsdatum")
    return day if isinstance(day, date) else None


def _comes_in(found: Assessment) -> list[Outcome]:
    """What can bring something each month or quarter and was asked about."""
    return [
        one
        for one in found.uitkomsten
        if one.regeling in _ASKED_ENOUGH
        and one.status in {Status.RECHT, Status.ONBEKEND}
        and not one.prognose
        and any(part and part.hoogst > 0 for part in (one.per_maand, one.per_kwartaal))
    ]


def _amount(one: Outcome) -> tuple[str, str]:
    """As it is paid: what comes each quarter is not cut into months."""
    quarter = one.per_kwartaal if one.per_kwartaal and one.per_kwartaal.hoogst > 0 else None
    amount = quarter or one.per_maand or Between(0.0, 0.0)
    period = said("per drie maanden") if quarter else said("per maand")
    ends = (euro_low(cents(amount.minst)), euro_low(cents(amount.hoogst)))
    return one.naam, f"{' tot '.join(dict.fromkeys(ends))} {period}"


def _local(found: Assessment) -> tuple[str, ...]:
    fits = {Status.RECHT, Status.CONTROLEREN, Status.VANZELF}
    names = (
        one.naam
        for one in found.uitkomsten
        if one.soort != "landelijk" and not one.points and one.status in fits
    )
    return tuple(dict.fromkeys(names))[:_MOST_LOCAL]


def _not_for(talk: Talk, found: Assessment | None, local: tuple[str, ...]) -> list[str]:
    """The kinds of step that are known not to belong; what is not known stays on the list."""
    household, answer = talk.route.household, talk.answers.get
    statuses = {} if found is None else {o.regeling: o.status for o in found.uitkomsten}
    received = _list(answer("ontvangt_landelijk"))
    adults = [p for p in household.get("personen", ()) if p["rol"] in ("aanvrager", "partner")]
    incomes = [person.get("inkomens") for person in adults]
    kinds = {row.get("soort") for rows in incomes if rows for row in rows}
    no = {
        "eigen_meter": _is(answer("energie_eigen_naam"), "geen"),
        "kans_op_huurtoeslag": statuses.get("huurtoeslag") is Status.GEEN_RECHT,
        "kans_op_kwijtschelding": all(statuses.get(one) is Status.GEEN_RECHT for one in _REMISSION),
        "krijgt_toeslag": received is not None and not _ALLOWANCES & set(received),
        "krijgt_bijstand": all(rows is not None for rows in incomes) and "bijstand" not in kinds,
        "mist_spullen": _list(answer("balie_mist_in_huis")) == ["niets"],
        "lokale_regelingen": not local,
        "wil_coach": _is(answer("balie_afspraak"), "nee"),
    }
    return [name for name, known in no.items() if known]


def _help(rent: Answer | None, digid: Answer | None) -> list[str]:
    words = first_weeks_texts().woorden
    short = rent is not None and rent.value in {"krap", "nee"}
    without = digid is not None and digid.value in {"met_hulp", "nee"}
    return [words[name] for name, holds in (("hulp_nu", short), ("digid", without)) if holds]


def _booked(talk: Talk) -> Appointment | None:
    return agreed_in([*talk.case.offer_lines(), *talk.case.counter_lines()]).afspraak


def _appointment(talk: Talk, answer: Answer | None) -> str:
    booked = _booked(talk)
    if booked is not None:
        return booked.zin
    texts = first_weeks_texts().afspraken
    return texts.get(str(answer.value) if answer is not None else "", texts["onbekend"])


def _is(answer: Answer | None, value: str) -> bool:
    return answer is not None and answer.value == value


def _list(answer: Answer | None) -> list[str] | None:
    return answer.value if answer is not None and isinstance(answer.value, list) else None
