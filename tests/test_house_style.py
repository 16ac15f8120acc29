"""An organisation's colours: taken when they can be read, refused with a sentence when not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web_room import Coach, start
from voorzieningenwijzer.casework.house_style import ColourError, HouseStyle, chosen, contrast


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#767676", "#FFFFFF", 4.54),
        ("#777777", "#FFFFFF", 4.48),
        ("#FF0000", "#FFFFFF", 4.00),
        ("#0000FF", "#FFFFFF", 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """Known pairs: black on white is 21, 767676 is the lightest grey that passes on white."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_the_lightest_grey_on_white_is_too_light_on_linen() -> None:
    """What passes on white alone is not enough: text stands on linen too."""
    with pytest.raises(ColourError, match="4,0 op 1"):
        chosen("#767676", "")
    assert chosen("6b6b6b", "") == HouseStyle("#6B6B6B", "")


@pytest.mark.parametrize("typed", ["rood", "#12345", "#1234567", "#GG0000", "url(x)", "#fff;}"])
def test_what_is_no_colour_is_refused(typed: str) -> None:
    with pytest.raises(ColourError, match="zes tekens"):
        chosen(typed, "")


def test_the_thread_carries_dark_letters() -> None:
    with pytest.raises(ColourError, match="te donker"):
        chosen("", "#662249")
    assert chosen("", "#F2B233").draad == "#F2B233"


@pytest.fixture
def coach(tmp_path: Path) -> Iterator[Coach]:
    coach, desk = start(tmp_path / "x")
    yield coach
    desk.close()


def sheet(coach: Coach) -> str:
    return coach.client.get("/huisstijl.css", base_url="http://127.0.0.1:8730").text


def test_a_colour_is_on_every_page_as_long_as_the_program_is_open(coach: Coach) -> None:
    assert sheet(coach) == ""
    coach.post("/beheer/kleuren", kleur="#0B4F6C", draad="")
    assert "--vw-brand: #0B4F6C;" in sheet(coach)
    assert "--vw-thread" not in sheet(coach)
    assert "/huisstijl.css" in coach.get("/dossiers").text
    coach.post("/op-slot")
    assert sheet(coach) == ""
    coach.post("/openen", wachtzin="paard fiets lamp regen")
    coach.post("/beheer/kleuren", kleur="", draad="")
    assert sheet(coach) == ""


def test_a_colour_that_cannot_be_read_comes_back_as_typed(coach: Coach) -> None:
    page = coach.post("/beheer/kleuren", kleur="#FFD700", draad="#F2B233")
    assert page.status_code == 422
    assert "te licht om te lezen" in coach.text
    assert 'value="#FFD700"' in page.text
    assert sheet(coach) == ""
