"""The strict subset of YAML: nothing is guessed, and every refusal has its line."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voorzieningenwijzer.strict_yaml import YamlError, line_of, plain, read


def test_reads_figures_days_booleans_and_text() -> None:
    text = (
        "a: 1\nb: 0.10\nc: 2026-01-31\nd: true\ne: geen\nf: '010'\ng:\nh: [1, -2.5]\ni: 12-17 jaar"
    )
    assert read(text) == {
        "a": 1,
        "b": Decimal("0.10"),
        "c": date(2026, 1, 31),
        "d": True,
        "e": "geen",
        "f": "010",
        "g": None,
        "h": [1, Decimal("-2.5")],
        "i": "12-17 jaar",
    }


def test_a_decimal_keeps_its_digits() -> None:
    assert str(read("a: 0.000000438698")["a"]) == "4.38698E-7"
    assert read("a: 0.000446392665")["a"] == Decimal("446392665") / Decimal(10**12)


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a: no", 1, "aanhalingstekens"),
        ("a: 1\nb: True", 2, "true of false"),
        ("a: 010", 1, "nullen vooraan"),
        ("x:\n  tijd: 12:30", 2, "aanhalingstekens"),
        ("a: 1\nb: 2\na: 3", 3, "twee keer"),
        ("a: {b: 1, b: 2}", 1, "twee keer"),
        ("a: 1e5", 1, "niet te lezen als getal"),
        ("a: .nan", 1, "niet te lezen als getal"),
        ("a: -.inf", 1, "niet te lezen als getal"),
        ("a: 1_000", 1, "niet te lezen als getal"),
        ("a: 1.234,56", 1, "niet te lezen als getal"),
        ("a: 0x1F", 1, "niet te lezen als getal"),
        ("a: &x 1\nb: *x", 1, "ankers"),
        ("b:\n- &x 1", 2, "ankers"),
        ("a: !!python/object:os.system x", 1, "labels"),
        ("a: !!int 3", 1, "labels"),
        ("a: 2026-02-30", 1, "bestaat niet"),
        ("a: 1\n---\nb: 2", 2, "tweede document"),
        ("<<: {a: 1}", 1, "samenvoegen"),
        ("? [a]\n: b", 1, "naam"),
        ("true: 1", 1, "naam"),
        ("a: [1, 2", 2, "geldige YAML"),
    ],
)
def test_refuses_what_yaml_would_guess(text: str, line: int, word: str) -> None:
    with pytest.raises(YamlError, match=word) as refused:
        read(text)
    assert refused.value.line == line


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "{a: " * 50_000, "- " * 50_000 + "a", "? " * 5_000 + "a", "[" * 15 + "]" * 15],
)
def test_deep_nesting_is_refused_and_does_not_crash(text: str) -> None:
    with pytest.raises(YamlError, match="lagen"):
        read(text)


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(YamlError, match="groter"):
        read("a: " + "x" * 500_000)


def test_line_of_a_path_or_of_its_deepest_part() -> None:
    text = "a: 1\nb:\n  - x: 1\n  - x: 2\n    y: 3\n"
    assert line_of(text, ("b", 1, "y")) == 5
    assert line_of(text, ("b", 1, "missing")) == 4
    assert line_of("", ("a",)) is None


@given(st.text(alphabet="0123456789.,_:-+eExo", min_size=1, max_size=12))
def test_an_unquoted_figure_is_exact_or_text_or_refused(text: str) -> None:
    try:
        value = plain(text)
    except YamlError:
        return
    if isinstance(value, (int, Decimal)):
        assert Decimal(text) == value
        assert "e" not in text.lower()
        assert not text.lstrip("-").startswith("0") or text.lstrip("-")[1:2] in ("", ".")
    elif isinstance(value, date):
        assert value.isoformat() == text
    else:
        assert value == text


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    try:
        read(text)
    except YamlError as refused:
        reason = refused.reason
    else:
        return
    assert reason
