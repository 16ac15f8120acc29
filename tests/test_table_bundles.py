"""Bundles: what is added, what is refused and why; and the command line around it."""

import argparse
import json
from datetime import date
from pathlib import Path

import pytest

from voorzieningenwijzer.cli import tables as command
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.tables import Period, Tables
from voorzieningenwijzer.tables.bundle import (
    BundleError,
    Verdict,
    export,
    install,
    preview,
)
from voorzieningenwijzer.tables.differences import Difference
from voorzieningenwijzer.tables.fingerprint import fingerprint

DAY = date(2026, 12, 15)
SHIPPED = shipped("tariffs", "regelingen", "zorgtoeslag.yaml").read_text(encoding="utf-8")
START = SHIPPED.index("  - geldig_van: 2026-01-01")
HEAD = SHIPPED[: SHIPPED.index("perioden:")].replace(
    "volgende: {geldig_van: 2027-01-01, verwacht: 2026-12}",
    "volgende: {geldig_van: 2028-01-01, verwacht: 2027-12}",
)
NEXT = (
    HEAD
    + "perioden:\n"
    + SHIPPED[START:]
    .replace("2026-01-01\n", "2027-01-01\n")
    .replace("2026-12-31\n", "2027-12-31\n")
    .replace("waarde: 2119,", "waarde: 2277.50,")
)


def verdicts(data: bytes, tables: Tables) -> list[str]:
    return [str(item.verdict) for item in preview(data, tables).items]


def test_a_new_year_is_previewed_with_old_and_new_amounts_and_then_used(tmp_path: Path) -> None:
    found = preview(export([NEXT], DAY), Tables.shipped())
    assert found.gemaakt_op == "2026-12-15"
    [item] = found.items
    assert item.verdict is Verdict.NIEUW
    assert item.nieuw == ("2027-01-01 tot en met 2027-12-31",)
    assert item.verschillen == (
        Difference(
            "2027-01-01 tot en met 2027-12-31", "standaardpremie_per_jaar", "2119", "2277.5"
        ),
    )
    assert not list(tmp_path.iterdir())

    [written] = install(found.new, tmp_path)
    assert written == tmp_path / "tariffs" / f"{fingerprint(NEXT)}.yaml"
    tables = Tables.in_use(tmp_path)
    assert tables.faulty == ()
    period = tables.period("zorgtoeslag", date(2027, 3, 1))
    assert isinstance(period, Period)
    assert str(period.amounts["standaardpremie_per_jaar"].waarde) == "2277.50"
    expected = tables.expected("zorgtoeslag")
    assert expected is not None
    assert expected.month == "december 2027"
    assert isinstance(tables.period("zorgtoeslag", date(2026, 3, 1)), Period)
    assert verdicts(export([NEXT], DAY), tables) == ["bekend"]


def test_a_longer_document_with_the_same_amounts_only_adds() -> None:
    whole = SHIPPED.replace("volgende: {geldig_van: 2027", "volgende: {geldig_van: 2028")
    whole += "\n" + NEXT[NEXT.index("  - geldig_van: 2027-01-01") :]
    [item] = preview(export([whole], DAY), Tables.shipped()).items
    assert item.verdict is Verdict.NIEUW
    assert item.nieuw == ("2027-01-01 tot en met 2027-12-31",)


def test_what_is_in_use_already_is_known() -> None:
    everything = Tables.shipped().texts().values()
    assert set(verdicts(export(everything, DAY), Tables.shipped())) == {"bekend"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (SHIPPED.replace("waarde: 2119,", "waarde: 3000,"), "wijzigt bedragen die al gelden"),
        (SHIPPED.replace("status: bevestigd", "status: een_bron"), "wijzigt bedragen"),
        (NEXT.replace('"2006"', '"2027"'), "nieuwe versie van het programma"),
        (NEXT.replace("      deel_boven_drempel", "      deel_boven"), "deel_boven_drempel"),
        (NEXT.replace("2027-12-31\n", "2026-12-31\n"), "ligt voor geldig_van"),
        ("tabel: x\ntabel: y\n", "twee keer"),
        ("[" * 50_000, "lagen"),
    ],
)
def test_refusals_have_a_reason(text: str, reason: str) -> None:
    assert text != SHIPPED
    found = preview(export([text], DAY), Tables.shipped())
    assert [item.verdict for item in found.items] == [Verdict.GEWEIGERD]
    assert reason in str(found.items[0].faults)
    assert found.new == ()


def test_a_refused_change_shows_what_it_would_have_changed() -> None:
    changed = SHIPPED.replace("waarde: 2119,", "waarde: 3000,")
    [item] = preview(export([changed], DAY), Tables.shipped()).refused
    assert item.verschillen == (
        Difference("2026-01-01 tot en met 2026-12-31", "standaardpremie_per_jaar", "2119", "3000"),
    )


def test_two_documents_in_one_bundle_may_not_contradict_each_other() -> None:
    other = NEXT.replace("2277.50", "2278")
    data = export([NEXT, other], DAY)
    assert verdicts(data, Tables.shipped()) == ["nieuw", "geweigerd"]


def test_one_bad_document_does_not_stop_the_others(tmp_path: Path) -> None:
    found = preview(export(["kapot: [", NEXT], DAY), Tables.shipped())
    assert [str(item.verdict) for item in found.items] == ["geweigerd", "nieuw"]
    assert len(install(found.items, tmp_path)) == 1


def test_a_text_that_was_changed_on_the_way_is_refused() -> None:
    content = json.loads(export([NEXT], DAY))
    content["documenten"][0]["tekst"] = NEXT.replace("2277.50", "9999")
    found = preview(json.dumps(content).encode(), Tables.shipped())
    assert "vingerafdruk klopt niet" in str(found.items[0].faults)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"[" * 200_000,
        json.dumps({"formaat": "iets anders"}).encode(),
        json.dumps({"formaat": "voorzieningenwijzer-tabellen", "versie": 2}).encode(),
        json.dumps({"formaat": "voorzieningenwijzer-tabellen", "versie": 1}).encode(),
        export([], DAY),
        export([f"tabel: t{n}" for n in range(401)], DAY),
        b" " * 8_000_001,
    ],
)
def test_what_is_no_bundle_is_refused_as_a_whole(data: bytes) -> None:
    with pytest.raises(BundleError):
        preview(data, Tables.shipped())


def test_odd_parts_of_a_bundle_are_refused_and_nothing_points_outside(tmp_path: Path) -> None:
    content = json.loads(export([NEXT], DAY))
    content["documenten"] += [3, {"tekst": 1}, {"pad": "../../x", "vingerafdruk": "../../x"}]
    content["documenten"][0]["pad"] = "../../buiten.yaml"
    found = preview(json.dumps(content).encode(), Tables.shipped())
    assert [str(item.verdict) for item in found.items] == ["nieuw", *["geweigerd"] * 3]
    folder = tmp_path / "gegevens"
    install(found.items, folder)
    assert sorted(p.relative_to(tmp_path).parts[0] for p in tmp_path.rglob("*.yaml")) == [
        "gegevens"
    ]


def test_a_newer_scheme_takes_over_from_its_first_day(tmp_path: Path) -> None:
    text = shipped("tariffs", "lokaal", "coevorden", "doe_mee_pas.yaml").read_text(encoding="utf-8")
    newer = text.replace("geldig_van: 2018-08-02", "geldig_van: 2027-01-01").replace(
        "hoogstens: 1.10", "hoogstens: 1.20"
    )
    same_start = text.replace("hoogstens: 1.10", "hoogstens: 1.20")
    assert verdicts(export([same_start], DAY), Tables.shipped()) == ["geweigerd"]
    found = preview(export([newer], DAY), Tables.shipped())
    install(found.new, tmp_path)
    tables = Tables.in_use(tmp_path)
    limits = [
        next(s for s in tables.schemes("Coevorden", day) if s.id == "coevorden.doe_mee_pas")
        for day in (date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert [scheme.inkomensgrens for scheme in limits] == [1.10, 1.20]


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_parser(parser.add_subparsers(required=True))
    args = parser.parse_args(words)
    code: int = args.run(args)
    return code


def test_check_reports_and_succeeds_on_what_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--peildatum", "2026-11-21") == 0
    told = capsys.readouterr().out
    assert "zorgtoeslag: vanaf 2027-01-01 nog niet ingevoerd, verwacht december 2026" in told
    assert "coevorden.doe_mee_pas (Coevorden): gecontroleerd op 2023-01-01, vraag na" in told
    assert "verhoging_geld_overgenomen_deel" in told
    assert "peildatum 2026-11-21" in told


def test_check_after_the_last_period_is_still_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--peildatum", "2027-02-01") == 0
    assert "zorgtoeslag: loopt tot en met 2026-12-31" in capsys.readouterr().out


def test_check_fails_on_a_faulty_document(
    own_data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    added = own_data_folder / "tariffs"
    added.mkdir(parents=True)
    text = "tabel: kapot\n"
    (added / "kapot.yaml").write_text(text, encoding="utf-8")
    marks = json.dumps({"vingerafdrukken": [fingerprint(text)]})
    (added / "goedgekeurd.json").write_text(marks, encoding="utf-8")
    assert run("check", "--peildatum", "2026-11-21") == 1
    assert "tariffs/kapot.yaml" in capsys.readouterr().out


def test_export_and_import_on_another_laptop(
    tmp_path: Path,
    own_data_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    bundle = tmp_path / "januari.vwtabellen"
    bundle.write_bytes(export([NEXT], DAY))
    monkeypatch.setattr("builtins.input", lambda _: "nee")
    assert run("tables", "import", str(bundle)) == 1
    assert not (own_data_folder / "tariffs").exists()

    assert run("tables", "import", str(bundle), "--ja") == 0
    assert "standaardpremie_per_jaar: 2119 -> 2277.5" in capsys.readouterr().out
    second = tmp_path / "verder.vwtabellen"
    assert run("tables", "export", str(second), fingerprint(NEXT)) == 0

    monkeypatch.setenv("VOORZIENINGENWIJZER_DATA", str(tmp_path / "andere-laptop"))
    monkeypatch.setattr("builtins.input", lambda _: "ja")
    assert run("tables", "import", str(second)) == 0
    assert run("tables", "list") == 0
    assert "2027-01-01 tot en met 2027-12-31" in capsys.readouterr().out
    assert run("tables", "import", str(second), "--ja") == 0  # known already, nothing to do


def test_messages_of_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("tables", "import", str(tmp_path / "weg")) == 1
    assert "niet te openen" in capsys.readouterr().err
    (tmp_path / "geen").write_bytes(b"geen bundel")
    assert run("tables", "import", str(tmp_path / "geen")) == 1
    assert "geen tabellenbundel" in capsys.readouterr().err
    assert run("tables", "export", str(tmp_path / "uit"), "bestaat_niet") == 1
    assert "bestaat_niet" in capsys.readouterr().err
    assert run("tables", "export", str(tmp_path / "uit"), "zorgtoeslag") == 0
    with pytest.raises(SystemExit):
        run("check", "--peildatum", "morgen")
    assert "2026-12-31" in capsys.readouterr().err
