"""What people type: understood in Dutch and in English, or refused with a sentence that helps."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from voorzieningenwijzer.interview.reading import (
    LARGEST,
    ReadingError,
    dutch,
    parse_amount,
    parse_decimal,
    parse_postcode,
    parse_text,
    parse_whole,
)
from voorzieningenwijzer.interview.reading_dates import parse_date, parse_month, written


@pytest.mark.parametrize(
    ("typed", "euros"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234", "1234"),
        ("1 234,56", "1234.56"),
        ("1234,5", "1234.5"),
        ("1234.5", "1234.5"),
        ("12,50", "12.5"),
        ("12.50", "12.5"),
        (",75", "0.75"),
        ("0", "0"),
        ("€ 1.450", "1450"),
        ("€1450,-", "1450"),
        ("1450,--", "1450"),
        ("1.450.-", "1450"),
        ("EUR 1450", "1450"),
        ("1450 euro", "1450"),
        ("-120", "-120"),
        ("\u2212120,05", "-120.05"),
        ("  99\u00a0", "99"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("\uff11\uff12\uff13", "123"),
    ],
)
def test_an_amount_is_understood(typed: str, euros: str) -> None:
    found = parse_amount(typed)
    assert (found.waarde, found.twijfel) == (Decimal(euros), "")


def test_an_english_thousand_is_understood_and_asked_about() -> None:
    found = parse_amount("1,234")
    assert found.waarde == 1234
    assert found.twijfel == "U schreef 1,234. Wij lezen dat als € 1.234. Klopt dit?"


@pytest.mark.parametrize(
    "typed",
    [
        *("", "   ", "veel", "NaN", "nan", "inf", "-inf", "Infinity", "1e5", "1E-3", "2 e 3"),
        *("1.23.4", "12.34,56", "1,2,3", "1..2", "--5", "5-", "+5", "1'234", "0.158", "1,2345"),
        *("12\x00", "1\u202e2", "\u0661\u0662", "½", "²", "0x10", "1_000", "€", ".", ",", "-"),
        *("9" * 41, "9" * 13, "1/2", "10%", "=1+1", "100 of 200"),
    ],
)
def test_what_is_no_amount_is_refused_with_an_example(typed: str) -> None:
    if typed == "1\u202e2":
        assert parse_amount(typed).waarde == 12  # a mark of writing order is no part of the number
        return
    with pytest.raises(ReadingError) as caught:
        parse_amount(typed)
    assert re.search(r"1\.450,75|cijfers achter de komma", str(caught.value))


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("0,158", "euro per kWh", "0.158"),
        ("0.158000", "euro per kWh", "0.158"),
        ("€ 0,15821", "euro per kWh", "0.15821"),
        ("15,8 cent", "euro per kWh", "0.158"),
        ("15.8 ct", "euro per kWh", "0.158"),
        ("0,158 euro per kWh", "euro per kWh", "0.158"),
        ("1.234", "euro per m3", "1.234"),
        ("1,234", "euro per m3", "1.234"),
        ("-0,05", "euro per kWh", "-0.05"),
    ],
)
def test_a_tariff_has_up_to_six_decimals(typed: str, unit: str, value: str) -> None:
    assert parse_decimal(typed, 6, unit).waarde == Decimal(value)


@pytest.mark.parametrize("typed", ["0,1581234", "nul", "1e-2", "", "0,1 tot 0,2"])
def test_what_is_no_tariff_is_refused(typed: str) -> None:
    with pytest.raises(ReadingError, match="Schrijf"):
        parse_decimal(typed, 6, "euro per kWh")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1500", 1500),
        ("1.500", 1500),
        ("1,500", 1500),
        ("1500 kWh", 1500),
        ("1.500 kWh per jaar", 1500),
        ("1500,0", 1500),
        ("0", 0),
        ("-3", -3),
    ],
)
def test_a_whole_number_is_understood(typed: str, number: int) -> None:
    assert parse_whole(typed, "kWh per jaar").waarde == number


def test_a_number_that_is_not_whole_gets_a_proposal() -> None:
    with pytest.raises(ReadingError, match=r"Bedoelt u 1\.501\?"):
        parse_whole("1500,5", "kWh per jaar")


@pytest.mark.parametrize(
    "typed",
    [
        *("3-4-1988", "03-04-1988", "3/4/1988", "3.4.1988", "3 4 1988", "3 - 4 - 1988", "03041988"),
        *("1988-04-03", "1988/4/3", "19880403", "3 april 1988", "3 apr 1988", "3 apr. 1988"),
        *("3e april 1988", "3-apr-1988", "April 3, 1988", "3rd April 1988", "3 APRIL 1988"),
    ],
)
def test_a_day_is_understood_day_before_month(typed: str) -> None:
    assert parse_date(typed) == date(1988, 4, 3)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("3-4-88", "vier cijfers"),
        ("3 april '88", "Schrijf"),
        ("31-2-1988", "De dag 31 februari 1988 bestaat niet"),
        ("29-2-2023", "bestaat niet"),
        ("4/13/1988", "De maand 13 bestaat niet. Schrijf eerst de dag"),
        ("0-4-1988", "bestaat niet"),
        ("3-4-1888", "Het jaar 1888 kan niet"),
        ("3-4-19888", "Het jaar 19888 kan niet"),
        ("3 avril 1988", "De maand 'avril' kennen wij niet"),
        ("gisteren", "Bijvoorbeeld 3-4-1988"),
        ("", "Bijvoorbeeld 3-4-1988"),
        ("3-4", "Bijvoorbeeld 3-4-1988"),
        ("1988", "Bijvoorbeeld 3-4-1988"),
        ("3-4-1988\x00", "Bijvoorbeeld 3-4-1988"),
        ("\u0663-\u0664-\u0661\u0669\u0668\u0668", "Bijvoorbeeld 3-4-1988"),
        ("1" * 50, "te lang"),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(typed: str, sentence: str) -> None:
    with pytest.raises(ReadingError, match=re.escape(sentence)):
        parse_date(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "maart 2021",
        "mrt 2021",
        "maa 2021",
        "3-2021",
        "03/2021",
        "2021-03",
        "17-3-2021",
        "17 maart 2021",
    ],
)
def test_a_month_is_its_first_day(typed: str) -> None:
    assert parse_month(typed) == date(2021, 3, 1)


@pytest.mark.parametrize("typed", ["2021", "maart", "03/21", "13-2021", "ooit"])
def test_what_is_no_month_is_refused(typed: str) -> None:
    with pytest.raises(ReadingError):
        parse_month(typed)


@pytest.mark.parametrize("typed", ["7741", "7741 AB", "7741ab", " 7741AB "])
def test_a_postcode_keeps_its_four_digits(typed: str) -> None:
    assert parse_postcode(typed) == "7741"


@pytest.mark.parametrize("typed", ["0741", "774", "77411", "7741 A", "7741 ABC", "Coevorden", ""])
def test_what_is_no_postcode_is_refused(typed: str) -> None:
    with pytest.raises(ReadingError, match="vier cijfers"):
        parse_postcode(typed)


def test_text_keeps_names_of_all_scripts_and_drops_writing_order_marks() -> None:
    assert parse_text("  Zoë \u202eمريم\u202c  👩\u200d👧 ") == "Zoë مريم 👩\u200d👧"


def test_text_is_composed_and_on_one_line() -> None:
    assert parse_text("Zoe\u0308\r\n belt\tmorgen") == "Zoë belt morgen"


@pytest.mark.parametrize("typed", ["a\x00b", "a\x1bb", "a\ud800b", "a\ufffeb"])
def test_control_characters_are_refused(typed: str) -> None:
    with pytest.raises(ReadingError, match="teken"):
        parse_text(typed)


@pytest.mark.parametrize("length", [201, 5000, 1_000_000])
def test_text_that_is_too_long_says_how_long_it_may_be(length: int) -> None:
    with pytest.raises(ReadingError, match="hoogstens 200 tekens"):
        parse_text("a" * length)


def helpful(error: ReadingError) -> None:
    assert str(error).endswith((".", "?"))


@given(st.decimals(-999_999, 999_999, places=2))
def test_an_amount_written_as_here_comes_back(amount: Decimal) -> None:
    assert parse_amount(dutch(amount, 2)).waarde == amount


@given(st.decimals(-999_999, 999_999, places=2))
def test_an_amount_written_as_in_english_comes_back(amount: Decimal) -> None:
    assert parse_amount(f"{amount:,.2f}").waarde == amount


@example(date(2100, 1, 19))
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_day_written_in_any_way_comes_back(day: date) -> None:
    ways = (written(day), f"{day.day}-{day.month}-{day.year}", day.isoformat(), f"{day:%d%m%Y}")
    assert [parse_date(way) for way in ways] == [day] * 4


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_number_or_a_sentence(typed: str) -> None:
    for parse in (parse_amount, parse_whole, parse_decimal):
        try:
            found = parse(typed).waarde
        except ReadingError as error:
            helpful(error)
        else:
            assert found.is_finite()
            assert abs(found) < LARGEST


@given(st.text(alphabet="0123456789.,- €e", max_size=14))
def test_figures_and_signs_in_any_order_never_crash(typed: str) -> None:
    for parse in (parse_amount, parse_whole, parse_decimal):
        try:
            assert parse(typed).waarde.is_finite()
        except ReadingError as error:
            helpful(error)


@given(st.text(max_size=60) | st.text(alphabet="0123456789-/. aeijlmprt", max_size=20))
def test_whatever_is_typed_is_a_day_or_a_sentence(typed: str) -> None:
    for parse in (parse_date, parse_month):
        try:
            assert 1900 <= parse(typed).year <= 2100
        except ReadingError as error:
            helpful(error)


@given(st.text(max_size=400))
def test_text_never_lets_a_control_character_through(typed: str) -> None:
    try:
        kept = parse_text(typed)
    except ReadingError:
        return
    assert len(kept) <= 200
    assert not any(ord(c) < 32 or 0x202A <= ord(c) <= 0x202E for c in kept)
