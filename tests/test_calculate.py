"""``calculate`` as an officer or another program calls it: files in, outcomes out."""

import json
from pathlib import Path

import pytest

from voorzieningenwijzer.cli.main import main

GOOD = """
peildatum: 2026-09-15
gemeente: Coevorden
personen:
  - id: a
    rol: aanvrager
    geboortedatum: 1981-06-02
    toetsingsinkomen_per_jaar: 24000
    vermogen_op_1_januari: 1500
woning:
  soort: zelfstandig
  kale_huur_per_maand: 640.00
  servicekosten_per_maand: 20.00
  ingangsdatum: 2023-04-01
  aangepast_voor_handicap: false
ontvangt_nu: [{regeling: zorgtoeslag, bedrag_per_maand: 129}]
"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "goed.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "fout.yaml"
    path.write_text("gemente: Coevorden\n", encoding="utf-8")
    return path


def rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_published_pair(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Zorgtoeslag 129 and 1,550, huurtoeslag 374 and 4,499: tables of Dienst Toeslagen for 2026."""
    assert main(["calculate", str(good), "--json"]) == 0
    (result,) = rows(capsys)
    outcomes = {o["regeling"]: o for o in result["uitkomsten"]}  # type: ignore[attr-defined]
    care, rent = outcomes["zorgtoeslag"], outcomes["huurtoeslag"]
    assert (care["status"], care["bedrag_per_maand"], care["bedrag_per_jaar"]) == (
        "recht",
        129,
        1550,
    )
    assert (care["ontvangt_nu_per_maand"], care["verschil_per_maand"]) == (129, 0)
    assert (rent["bedrag_per_maand"], rent["bedrag_per_jaar"]) == (374, 4499)
    assert rent["ontbreekt"] == []
    assert care["tabel"]["geldig_van"] == "2026-01-01"
    total = result["totaal"]
    assert isinstance(total, dict)
    assert (total["meer_per_maand"], total["meer_per_jaar"]) == (374, 4499)
    assert (result["formaat"], result["bestand"]) == (1, "goed.yaml")


def test_a_page_to_read(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calculate", str(good)]) == 0
    text = capsys.readouterr().out
    assert "goed.yaml, peildatum 2026-09-15" in text
    assert "€ 374 per maand" in text
    assert "Samen minstens € 374 per maand meer (€ 4.499 per jaar)." in text


def test_a_sum_over_nothing_is_no_zero(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In January the tables of the new year are not there yet."""
    text = good.read_text("utf-8").replace("2026-09-15", "2027-01-15")
    good.write_text(text, "utf-8")
    assert main(["calculate", str(good), "--peildatum", "2027-01-15"]) == 0
    page = capsys.readouterr().out
    assert "Samen: niet uitgerekend." in page
    assert "Samen minstens" not in page


def test_a_bad_file_is_named_and_the_others_still_run(
    good: Path, bad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calculate", str(bad), str(good), "--json"]) == 1
    first, second = rows(capsys)
    fault = first["fout"]
    assert isinstance(fault, dict)
    assert (fault["bestand"], fault["veld"]) == ("fout.yaml", "gemente")
    assert "gemeente" in fault["reden"]
    assert "uitkomsten" in second


def test_a_bad_file_is_told_on_standard_error(
    bad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calculate", str(bad)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("fout.yaml: gemente: ")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leeg.yaml", b""),
        ("stuk.yaml", b"personen: ["),
        ("stuk.json", b"{"),
        ("teken.yaml", b"gemeente: \xff\xfe"),
        ("groot.yaml", b"#" * 1_000_001),
    ],
)
def test_what_is_no_household_file(
    name: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert main(["calculate", str(tmp_path / name), "--json"]) == 1
    (result,) = rows(capsys)
    fault = result["fout"]
    assert isinstance(fault, dict)
    assert fault["veld"] == "bestand"


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calculate", str(tmp_path / "weg.yaml"), "--json"]) == 1
    assert "weg.yaml" in capsys.readouterr().out


def test_a_folder_gives_its_files_in_order(
    good: Path, bad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (good.parent / "lees.txt").write_text("geen huishouden", encoding="utf-8")
    (good.parent / "ook.json").write_text('{"peildatum": "2026-01-02"}', encoding="utf-8")
    assert main(["calculate", str(good.parent), "--json"]) == 1
    assert [r["bestand"] for r in rows(capsys)] == ["fout.yaml", "goed.yaml", "ook.json"]


def test_another_reference_date_goes_first(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calculate", str(good), "--json", "--peildatum", "2028-03-01"]) == 0
    (result,) = rows(capsys)
    assert result["peildatum"] == "2028-03-01"
    outcomes = result["uitkomsten"]
    assert isinstance(outcomes, list)
    assert outcomes[0]["status"] == "geen_tabel"
    assert "bedrag_per_maand" not in outcomes[0]


def test_a_day_that_is_none(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["calculate", str(good), "--peildatum", "15-9-2026"])
    assert stop.value.code == 2
    assert "schrijf bijvoorbeeld 2026-09-15" in capsys.readouterr().err
