"""Now and later in one picture, and the limits nearby."""

from datetime import date
from pathlib import Path

import pytest

from tests.web_room import demo
from voorzieningenwijzer.casework.results.judging import Judgement
from voorzieningenwijzer.casework.results.picture import Bar, near_limits, picture_of
from voorzieningenwijzer.outcomes import (
    Assessment,
    Between,
    Outcome,
    Reason,
    Saving,
    Status,
    Totals,
)

DAY = date(2026, 11, 23)


def outcome(name: str = "huurtoeslag", **facts: object) -> Outcome:
    return Outcome(name, name.capitalize(), "landelijk", 2026, Status.RECHT, **facts)  # type: ignore[arg-type]


def judged(*found: Outcome, more: Between, saving: float | None = None) -> Judgement:
    year = Assessment(DAY, 2026, found, Totals(more, more), (), ())
    savings = () if saving is None else (_saving(saving),)
    return Judgement(DAY, {}, year, None, savings)


def _saving(per_year: float) -> Saving:
    amount = Between(per_year, per_year)
    return Saving("energie", "overstappen", "", besparing_per_jaar=amount)


def test_what_is_there_what_is_sure_and_what_may_come() -> None:
    """100 comes in, 40,90 to 90,10 more; 126 a year saved is 10,50 a month. Cut off, never up."""
    found = picture_of(
        judged(
            outcome(ontvangt_nu=True, ontvangt_nu_per_maand=100.0),
            more=Between(40.9, 90.1),
            saving=126.0,
        )
    )
    assert found is not None
    assert found.nu == Bar(100, 0, 0)
    assert found.straks == Bar(100, 40, 49)
    assert found.besparing == 10
    assert found.schaal == 199
    assert found.compleet


def test_what_goes_back_takes_off_what_is_there() -> None:
    got = outcome(ontvangt_nu=True, ontvangt_nu_per_maand=150.0)
    found = picture_of(judged(got, more=Between(-30.0, -30.0)))
    assert found is not None
    assert found.straks == Bar(120, 0, 0)


def test_an_amount_that_nobody_knows_is_said() -> None:
    got = outcome(ontvangt_nu=True)
    found = picture_of(judged(got, more=Between(0.0, 20.0)))
    assert found is not None
    assert not found.compleet
    assert found.straks == Bar(0, 0, 20)


def test_nothing_is_no_picture() -> None:
    assert picture_of(judged(outcome(), more=Between(0.0, 0.0))) is None


@pytest.mark.parametrize(
    ("value", "near"), [(900.0, True), (899.99, False), (1100.0, True), (1100.01, False)]
)
def test_near_is_a_tenth_of_the_limit(value: float, near: bool) -> None:
    reason = Reason("Inkomen", "art. 7", 1000.0, value, "EUR/jaar")
    found = near_limits(judged(outcome(grenzen=(reason,)), more=Between(0.0, 0.0)))
    assert bool(found) is near


def test_the_nearest_stands_first_and_a_shared_limit_once() -> None:
    far = Reason("Spaargeld", "art. 3", 1000.0, 920.0, "EUR")
    close = Reason("Inkomen", "art. 7", 1000.0, 1003.0, "EUR/jaar")
    other = Reason("Kamers", "art. 9", 4.0, 4.0, "kamers")
    found = near_limits(
        judged(
            outcome(grenzen=(far, other)),
            outcome("zorgtoeslag", waarom_niet=(close,)),
            outcome("aio", waarom_niet=(close,)),
            more=Between(0.0, 0.0),
        )
    )
    assert [(one.regeling, one.ruimte) for one in found] == [
        ("zorgtoeslag", -3.0),
        ("huurtoeslag", 80.0),
    ]


def test_the_picture_has_words_and_figures_behind_it(tmp_path: Path) -> None:
    coach, desk = demo(tmp_path / "x")
    with desk.store.read() as session:
        ids = {one.label: one.id for one in session.dossiers.listing()}
    page = coach.get(f"/gesprek/{ids['mevrouw De Wit']}/uitkomst/").text
    assert 'id="beeld-titel"' in page
    assert "De bedragen achter het beeld" in page
    desk.close()
