"""A list of prices read in: seen first, refused by row and column, used with its day and source."""

import io
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import FileStorage

from tests.web_room import NOW, Coach, start
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.offers import sheets
from voorzieningenwijzer.casework.offers.price_list import columns_of, document, look_at_list
from voorzieningenwijzer.casework.offers.sheets import SheetError, read_sheet
from voorzieningenwijzer.comparisons.energy import compare as energy
from voorzieningenwijzer.comparisons.health import compare as health_policy
from voorzieningenwijzer.outcomes import Between
from voorzieningenwijzer.tables import Tables, read_document

TODAY = NOW.date()
SEEN = date(2026, 11, 20)
HEADER = "naam;Stroom, euro per kWh;leveringstarief_gas;Vaste kosten per maand;looptijd_jaar;bonus"
CSV = f"""{HEADER}
Eerste;0,139;0,548;5,99;1;0
Tweede;0.145;0,612;7,50;1;150
Centen;9,9;0,548;5,99;1;0
Leeg;0,139;0,548;;1;0
"""
HOUSE: dict[str, Any] = {
    "woning": {"verwarming": "gas"},
    "schulden": [],
    "energie": {
        "contract": "variabel",
        "einddatum": "geen",
        "stroom_kwh_per_jaar": 1500.0,
        "teruglevering_kwh_per_jaar": 0.0,
        "gas_m3_per_jaar": 700.0,
        "leveringstarief_stroom": 0.158,
        "leveringstarief_gas": 0.612,
        "vaste_leveringskosten_per_maand": 7.99,
    },
}
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx(rows: str, words: str = "", *, before: str = "") -> bytes:
    """The smallest workbook: one sheet of raw XML, and shared texts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        sheet = f'{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{words}</sst>')
    return made.getvalue()


def with_list(*rows: dict[str, Any], day: date = SEEN, soort: str = "energie") -> Tables:
    text = document(soort, "lijst van de proef", day, list(rows))
    return Tables.shipped().with_document(read_document(text, "lijst.yaml"), text)


@pytest.fixture
def coach(tmp_path: Path) -> tuple[Coach, Desk]:
    return start(tmp_path)


def send(coach: Coach, content: bytes | str, name: str = "lijst.csv", **changes: str) -> None:
    data = content.encode() if isinstance(content, str) else content
    fields = {"soort": "energie", "lijst_bron": "vergelijker", "peildatum": "20-11-2026"}
    file = FileStorage(io.BytesIO(data), name)
    coach.send("/tabellen/prijslijst", {**fields, **changes, "lijst": file})


def test_seen_first_and_refused_by_row_and_column(coach: tuple[Coach, Desk]) -> None:
    page, desk = coach
    send(page, CSV)
    assert page.page is not None
    assert page.page.status_code == 200
    assert "2 aanbiedingen passen" in page.text
    assert "4Stroom, euro per kWh9,9 per kWh lijkt een prijs in centen" in page.text
    assert "5Vaste kosten per maandHoeveel vaste kosten" in page.text
    assert "aanbod_energie" not in desk.tables.list_names()
    seen = desk.bundle_to_approve
    assert seen is not None
    page.post("/tabellen/gebruiken", vingerafdruk=seen.fingerprint)
    assert "aanbod_energie" in desk.tables.list_names()
    assert "aanbod_energie" in Tables.in_use(desk.folder).list_names(), "calculate sees it too"
    saving = energy.compare(HOUSE, desk.tables, TODAY)
    assert saving is not None
    assert (saving.aanbod, saving.bron, saving.datum) == ("Eerste", "vergelijker", SEEN)
    # the true pair of docs/huishoudbestand.md
    assert saving.besparing_per_jaar == Between(97.3, 97.3)


@pytest.mark.parametrize(
    ("content", "changes", "words"),
    [
        (CSV, {"peildatum": "1-1-2027"}, "Deze dag moet nog komen"),
        (CSV, {"peildatum": "straks"}, "Schrijf"),
        (CSV, {"lijst_bron": ""}, "waar de lijst vandaan komt"),
        ("naam;prijs\nA;1\n", {}, "Kolom 2: 'prijs' kennen wij niet"),
        ("naam;naam\nA;1\n", {}, "staat er twee keer"),
        ("bonus\n1\n", {}, "De kolom 'naam' ontbreekt"),
        ("naam\n", {}, "In deze lijst staat geen aanbod"),
        (f"{HEADER}\n=1+1;0,1;0,5;5;1;0\n", {}, "Rij 2, kolom 1: hier staat een formule"),
        (f"{HEADER}\n{'x' * 201};0,1;0,5;5;1;0\n", {}, "Rij 2, kolom 1: hier staat te veel tekst"),
        (b"\xd0\xcf\x11\xe0\0\0", {}, "Bewaar het als CSV of XLSX"),
        (b"PK\x03\x04 stuk", {}, "beschadigd"),
    ],
)
def test_what_is_not_a_list_is_said(
    coach: tuple[Coach, Desk], content: bytes | str, changes: dict[str, str], words: str
) -> None:
    page, _ = coach
    send(page, content, **changes)
    assert page.page is not None
    assert page.page.status_code == 422
    assert words in page.text


def test_xlsx_is_read_as_somebody_sees_it() -> None:
    words = "<si><t>naam</t></si><si><r><t>Pro</t></r><r><t>ef</t></r></si>"
    rows = (
        '<row><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>bonus</t></is></c></row>'
        '<row><c r="A2" t="s"><v>1</v></c><c r="C2"><v>0.13899999999999998</v></c></row>'
    )
    found = read_sheet("a.xlsx", xlsx(rows, words))
    assert found == [["naam", "", "bonus"], ["Proef", "", "0,139"]]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            xlsx('<row><c r="A1"><f>1+1</f><v>2</v></c></row>'),
            "Rij 1, kolom 1: hier staat een form",
        ),
        (xlsx("<row/>", before='<!DOCTYPE x [<!ENTITY a "b">]>'), "geen gewone lijst"),
        (xlsx('<row><c r="ZZ1"><v>2</v></c></row>'), "meer dan 40 kolommen"),
        (xlsx("<row/>" * 1002), "meer dan 1000 regels"),
        (xlsx("<row>"), "beschadigd"),
    ],
)
def test_a_workbook_with_surprises_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(SheetError, match=words):
        read_sheet("a.xlsx", content)


def test_a_workbook_that_unpacks_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "LARGEST_UNPACKED", 1000)
    with pytest.raises(SheetError, match="te groot"):
        read_sheet("a.xlsx", xlsx("<row/>" * 900))
    monkeypatch.setattr(sheets, "LARGEST_BYTES", 10)
    with pytest.raises(SheetError, match="groter dan"):
        read_sheet("a.csv", CSV.encode())


@given(st.binary(max_size=400))
def test_any_bytes_are_a_list_or_a_sentence(content: bytes) -> None:
    with suppress(SheetError):
        assert len(read_sheet("x.csv", content)) >= 2


@pytest.mark.parametrize("flip", [0x01, 0x80, 0xFF])
def test_a_workbook_with_any_byte_damaged_is_a_list_or_a_sentence(flip: int) -> None:
    good = xlsx('<row><c r="A1"><v>2</v></c></row><row><c r="A2"><v>3</v></c></row>' * 20)
    for place in range(len(good)):
        damaged = bytearray(good)
        damaged[place] ^= flip
        with suppress(SheetError):
            read_sheet("a.xlsx", bytes(damaged))


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=30)


@given(name=NAMES, price=st.floats(0.05, 0.2), bonus=st.integers(0, 500))
def test_a_list_as_a_table_reads_back_the_same(name: str, price: float, bonus: int) -> None:
    """Whatever stands in a name: quoted, so that it is no YAML of its own."""
    price = round(price, 6)
    row = {"naam": name, "leveringstarief_stroom": price, "bonus": float(bonus)}
    found = with_list(row).list_table("aanbod_energie", TODAY)
    assert not hasattr(found, "reden")
    (back,) = found.rijen  # type: ignore[union-attr]
    assert back["naam"] == name
    assert float(str(back["leveringstarief_stroom"])) == price
    assert float(str(back["bonus"])) == bonus


def test_a_list_is_used_while_it_is_recent_and_says_when_it_is_old() -> None:
    row = {"naam": "A", "leveringstarief_stroom": 0.139, "leveringstarief_gas": 0.548,
           "vaste_leveringskosten_per_maand": 5.99, "looptijd_jaar": 1}  # fmt: skip
    old = energy.compare(HOUSE, with_list(row, day=date(2026, 11, 1)), TODAY)
    assert old is not None
    assert any("ouder dan 14 dagen" in sentence for sentence in old.let_op)
    gone = energy.compare(HOUSE, with_list(row, day=date(2026, 9, 23)), TODAY)
    assert gone is not None
    assert gone.advies == "informatie"


def test_of_a_list_what_does_not_fit_the_house_is_left_out() -> None:
    row = {"naam": "Alleen stroom", "leveringstarief_stroom": 0.1,
           "vaste_leveringskosten_per_maand": 5.0}  # fmt: skip
    found = energy.compare_all(HOUSE, with_list(row), TODAY)
    assert [saving.advies for saving in found] == ["informatie"]


def test_premiums_of_next_year_come_in_as_a_list() -> None:
    row = {"naam": "Lijstzorg", "jaar": 2027, "premie_basis_per_maand": 150, "eigen_risico": 400}
    own = {"persoon": "a", "jaar": 2027, "premie_basis_per_maand": 160.0, "eigen_risico": 400.0,
           "premie_aanvullend_per_maand": 0.0, "verwachte_zorgkosten_eigen_risico": 0.0,
           "premieachterstand_maanden": 0.0}  # fmt: skip
    mapping = {"personen": [{"id": "a", "rol": "aanvrager"}], "zorgverzekering": [own]}
    (best,) = health_policy.compare(mapping, with_list(row, soort="zorgverzekering"), TODAY)
    assert (best.aanbod, best.advies) == ("Lijstzorg", "overstappen")
    assert best.besparing_per_jaar == Between(120.0, 120.0)


def test_columns_go_by_name_or_by_words() -> None:
    assert columns_of("energie", ["Naam", "", "BONUS"]) == {0: "naam", 2: "bonus"}


def test_a_long_list_is_quick_and_shows_the_best_ten(coach: tuple[Coach, Desk]) -> None:
    _, desk = coach
    rows = "".join(f"Aanbod {n};0,{120 + n % 97};0,{500 + n % 89};5,50;1;0\n" for n in range(1000))
    seen = look_at_list(
        desk, "energie", "lang.csv", (HEADER + "\n" + rows).encode(), "proef", SEEN, TODAY
    )
    assert (len(seen.goed), seen.geweigerd) == (1000, ())
