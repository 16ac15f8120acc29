"""An example without a figure from outside is refused, and the sums that they show are right."""

from pathlib import Path

import pytest

from tests.examples_reader import check, examples
from tests.origins import fault, sums

EXAMPLES = list(examples())
ONE = """\
regeling: zorgtoeslag
jaar: 2026
gevallen:
  - naam: proef
    {herkomst}
    gegeven: {{inkomen: 29000}}
    verwacht: {{per_maand: 129}}
"""


def read_with(folder: Path, herkomst: str) -> int:
    (folder / "proef.yaml").write_text(ONE.format(herkomst=herkomst), encoding="utf-8")
    return len(list(examples(folder)))


@pytest.mark.parametrize(
    ("herkomst", "why"),
    [
        ("", "zegt niet waar"),
        ('herkomst: ""', "zegt niet waar"),
        ("herkomst: uitgerekend met de Voorzieningenwijzer", "alleen dit programma"),
        ("herkomst: eigen uitkomst van versie 0.1.0", "alleen dit programma"),
        ("herkomst: calculate --json", "alleen dit programma"),
        ("herkomst: our own output", "alleen dit programma"),
        ("herkomst: klopt", "geen publicatie, artikel of som"),
    ],
)
def test_an_example_without_a_figure_from_outside_is_refused(
    herkomst: str, why: str, tmp_path: Path
) -> None:
    with pytest.raises(AssertionError, match=why):
        read_with(tmp_path, herkomst)


@pytest.mark.parametrize(
    "herkomst",
    [
        "Dienst Toeslagen, Berekening zorgtoeslag 2026",
        "gepubliceerde inkomensgrens",
        "Wzt art. 3",
        "2.119 - 568,55 = 1.550,45",
    ],
)
def test_a_publication_an_article_or_a_sum_is_an_origin(herkomst: str, tmp_path: Path) -> None:
    assert read_with(tmp_path, f'herkomst: "{herkomst}"') == 1


def test_the_program_may_be_named_beside_a_source() -> None:
    assert fault("Wzt art. 2; dit programma rondde hier eerst verkeerd af") == ""


def test_every_sum_that_an_example_shows_is_right() -> None:
    wrong = [
        f"{e.bestand}: {e.naam}: {s.text}, maar links staat {s.left}"
        for e in EXAMPLES
        for s in sums(e.herkomst)
        if not s.right_enough
    ]
    assert wrong == []
    assert sum(1 for e in EXAMPLES for _ in sums(e.herkomst)) > 20


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Awir art. 5: 8 x 374,9125 + 4 x 384,6625 = 4.537,95", True),
        ("2 x (358,30 + 362,35) = 1.441,30", True),
        ("2 x (358,30 + 362,35) = 1.441,31", False),
        ("29.736 + 9.405 = 39.142", False),
        ("477,20 - 199,05 = 278,15", True),
    ],
)
def test_a_wrong_sum_is_seen(text: str, right: bool) -> None:
    assert [s.right_enough for s in sums(text)] == [right]


def test_a_typing_mistake_in_a_key_is_refused() -> None:
    with pytest.raises(AssertionError, match="inkommen"):
        check({"inkommen": 3}, {"inkomen"})


def test_no_two_examples_have_one_name() -> None:
    names = [f"{e} ({e.bestand})" for e in EXAMPLES]
    assert len(set(names)) == len(names)
