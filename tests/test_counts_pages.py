"""The counts as pages, print and spreadsheet: what a corporation and the municipality see."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from bench.counts_laptops import talks_of_a_year
from bench.counts_year import COVENANT, survey_of_a_year, year
from tests.counts_years import AREAS, a_year
from tests.tagged_check import faults as faults_of
from tests.web_room import NOW, PASSPHRASE, Clock, Coach, start
from voorzieningenwijzer.casework.counts.charts import schemes
from voorzieningenwijzer.casework.counts.files import as_csv, as_xlsx
from voorzieningenwijzer.casework.counts.on_paper import as_pdf
from voorzieningenwijzer.casework.counts.readers import keep_reader
from voorzieningenwijzer.casework.counts.report import EVERYBODY, CountsReport, report
from voorzieningenwijzer.casework.counts.words import Between, bars_of, figure
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.documents.bars import Bar, bar_drawing
from voorzieningenwijzer.documents.drawing import Shape, Stroke
from voorzieningenwijzer.statistics import Area, Contact, CountsFile, CountsStore, Gevonden, Peiling
from voorzieningenwijzer.statistics.periods import Period
from voorzieningenwijzer.statistics.publication import publish


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountsStore]:
    """A year of talks on three laptops, published by the coordinator."""
    with year(tmp_path_factory.mktemp("jaar")) as counts:
        yield counts


@pytest.fixture
def office(tmp_path: Path) -> tuple[Coach, Desk]:
    coach, desk = start(tmp_path, Clock())
    desk.counts.store.keep_covenant(COVENANT)
    return coach, desk


def every_report(counts: CountsStore) -> dict[str, CountsReport]:
    return {
        f"{period} {reader}": report(counts, period, reader, "2027-01")
        for period in (Period(2026), Period(2026, 1), Period(2026, 2))
        for reader in (EVERYBODY, "domesta", "woonservice", "mwc")
    }


def sheet(found: CountsReport, id_: str) -> dict[object, tuple[object, ...]]:
    return {row[0]: row[1:] for one in found.bladen if one.id == id_ for row in one.regels}


def test_the_year_of_three_laptops_adds_up(told: CountsStore) -> None:
    everybody = report(told, Period(2026), EVERYBODY, "2027-01")
    held = [one for one in told.events() if isinstance(one, Contact) and one.stap == "gehouden"]
    assert len(held) == 96
    assert everybody.kaarten[0].getal == "96"
    assert everybody.gehouden[-1] == 96
    assert everybody.doel == 300
    assert "204 minder" in everybody.bij_doel
    halves = [report(told, Period(2026, n), EVERYBODY, "2027-01").gehouden[-1] for n in (1, 2)]
    assert sum(halves) == 96


def test_a_corporation_sees_its_own_tenants_only(told: CountsStore) -> None:
    found = report(told, Period(2026), "domesta", "2027-01")
    own = [one for one in told.events() if one.organisatie == "domesta"]
    held = [one for one in own if isinstance(one, Contact) and one.stap == "gehouden"]
    plans = [one for one in own if isinstance(one, Gevonden)]
    assert found.kaarten[0].getal == str(len(held))
    assert f"van {len(plans)} huishoudens" in found.kaarten[1].klein
    text = as_csv(found).decode("utf-8-sig")
    assert "Domesta" in text
    assert "Woonservice" not in text
    assert "Samen" not in sheet(found, "gevonden-regelingen")


def test_the_municipality_sees_all_and_what_waits(told: CountsStore) -> None:
    found = report(told, Period(2026), EVERYBODY, "2027-01")
    assert set(sheet(found, "organisaties")) >= {"Domesta", "Woonservice"}
    edition = told.editions()[0]
    assert edition.gevonden is not None
    waiting = edition.gevonden.wachten
    assert waiting
    assert "telt later mee" in found.uitleg[-1]


def test_cost_is_shared_by_talks_or_by_fixed_parts(told: CountsStore) -> None:
    costs = sheet(report(told, Period(2026), EVERYBODY, "2027-01"), "kosten")
    assert sum(float(str(row[0])) for row in costs.values()) == pytest.approx(100, abs=0.2)
    assert sum(int(str(row[1])) for row in costs.values()) == pytest.approx(45_000, abs=2)
    held = sheet(report(told, Period(2026), EVERYBODY, "2027-01"), "organisaties")
    sharing = {one.naam for one in COVENANT.organisaties}
    talks = {name: int(str(row[4])) for name, row in held.items() if name in sharing}
    share = 100 * talks["Domesta"] / sum(talks.values())
    assert float(str(costs["Domesta"][0])) == pytest.approx(share, abs=0.06)


def test_a_half_year_holds_no_outcomes_and_is_not_empty(told: CountsStore) -> None:
    half = report(told, Period(2026, 1), "domesta", "2027-01")
    assert not [one for one in half.bladen if "-" in one.id]
    assert int(half.kaarten[0].getal) > 0
    assert any("keer per jaar" in line for line in half.uitleg)


def pages_of(paper: bytes) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(paper)
    return [page.get_textpage().get_text_range() for page in document]


def test_every_report_prints_on_one_tagged_sheet(told: CountsStore) -> None:
    """Front and back; what is asked for first is on the front."""
    for name, found in every_report(told).items():
        paper = as_pdf(found, demo=False)
        assert faults_of(paper) == [], name
        pages = pages_of(paper)
        assert len(pages) <= 2, name
        assert "Van aanbod tot afgesloten" in pages[0], name
        assert ("Welke regelingen" in pages[0]) == ("gevonden-regelingen" in ids(found)), name
        assert "Zo leest u dit" in pages[-1], name
        assert paper == as_pdf(found, demo=False), name


@pytest.mark.parametrize(("talks", "long"), [(96, True), (300, False), (300, True)])
def test_long_names_and_many_schemes_still_print_on_one_sheet(
    tmp_path: Path, talks: int, long: bool
) -> None:
    name = " met een naam die niet op een regel past" if long else ""
    organisations = tuple(replace(o, naam=o.naam + name) for o in COVENANT.organisaties)
    areas = tuple(replace(area, naam=area.naam + name) for area in AREAS)
    covenant = replace(COVENANT, organisaties=organisations, gebieden=areas)
    found = [*a_year(Random(talks), 2026, talks), *a_year(Random(1), 2026, talks, realised=True)]
    counts = CountsFile.open(tmp_path / "t.db", bytes(32))
    counts.keep_covenant(covenant)
    counts.record([*found, *survey_of_a_year(Random(3), 2026, talks)])
    publish(counts, Period(2026), "2027-01-11")
    for reader in (EVERYBODY, "domesta"):
        paper = as_pdf(report(counts, Period(2026), reader, "2027-01"), demo=True)
        assert faults_of(paper) == []
        assert len(pages_of(paper)) == 2
    counts.close()


def ids(found: CountsReport) -> list[str]:
    return [one.id for one in found.bladen]


def test_a_hidden_figure_is_drawn_the_same_whatever_it_is_and_sets_no_scale() -> None:
    shown, none, least = bars_of([40, None, Between(20, 50, open_=True)])
    assert shown is not None
    assert none is not None
    assert least is not None
    assert (shown.vol, none.vol, least.vol, least.tot) == (0.8, None, 0.4, 1.0)
    (outline,) = bar_drawing(none, 100).delen
    assert isinstance(outline, Stroke)
    assert outline.streep
    assert max(x for x, _ in outline.punten) == 99.5
    assert bars_of([3, None])[1] == bars_of([4000, None])[1] == bars_of([None])[0] == none
    nothing = bars_of([0, 9])[0]
    assert nothing is not None
    assert bar_drawing(nothing, 100) != bar_drawing(none, 100)
    assert not [one for one in bar_drawing(nothing, 100).delen if isinstance(one, Shape)]


def test_bars_hold_the_figures_of_the_tables_and_no_others(told: CountsStore) -> None:
    for name, found in every_report(told).items():
        for table in found.bladen:
            for row, drawn in zip(table.regels, table.staven, strict=True):
                for cell, bar in zip(row, drawn, strict=True):
                    assert bar is None or bar.tekst == figure(cell), (name, table.id)
                    assert bar is None or (bar.vol is None) == (cell is None), (name, table.id)


def test_found_and_received_stand_on_one_scale(told: CountsStore) -> None:
    panel = schemes(report(told, Period(2026), EVERYBODY, "2027-01"), 7)
    assert panel is not None
    bars = [cell for row in panel.staven.rows for cell in row if isinstance(cell, Bar)]
    shown = {(int(one.tekst), one.vol) for one in bars if one.tekst.isdigit()}
    largest = max(shown)[0]
    assert len(shown) > 5
    assert all(vol == pytest.approx(n / largest) for n, vol in shown)


def test_the_survey_stands_on_the_report_of_everybody(told: CountsStore) -> None:
    asked = [one for one in told.events() if isinstance(one, Peiling)]
    assert len(asked) > 40
    for reader in (EVERYBODY, "domesta", "mwc"):
        found = report(told, Period(2026), reader, "2027-01")
        rows = sheet(found, "peiling")
        for number in range(3):
            counts = [int(str(row[number])) for row in rows.values() if row[number] != ""]
            assert sum(counts) == len(asked)
            assert min(counts) >= 10
        yes = sum(one.antwoorden[0] == "ja" for one in asked)
        assert rows["ja"][0] == yes
        assert "Had u iets aan het gesprek?" in as_csv(found).decode("utf-8-sig")
        with zipfile.ZipFile(io.BytesIO(as_xlsx(found))) as book:
            assert 'name="Peiling"' in book.read("xl/workbook.xml").decode()
    assert "peiling" not in ids(report(told, Period(2026, 1), EVERYBODY, "2027-01"))


def test_at_least_one_scheme_is_told_as_far_as_it_follows(told: CountsStore) -> None:
    edition = next(one for one in told.editions() if not one.periode.helft)
    assert edition.gevonden is not None
    assert edition.gevonden.bereikt is not None
    column = edition.gevonden.column("domesta")
    assert column is not None
    assert edition.gevonden.bereikt.cellen[column] is None
    others = sum(o.aantal for n, o in enumerate(edition.gevonden.kolommen) if n != column)
    least = (edition.gevonden.bereikt.totaal or 0) - others
    found = report(told, Period(2026), "domesta", "2027-01")
    assert sheet(found, "gevonden-regelingen")["minstens één regeling"] == (
        Between(least, edition.gevonden.kolommen[column].aantal, open_=True),
    )
    assert found.kaarten[-1].getal == f"minstens {least}"
    assert f'"minstens {least}"' in as_csv(found).decode("utf-8-sig")


def test_the_book_is_whole_and_explains_every_column(told: CountsStore) -> None:
    found = report(told, Period(2026), EVERYBODY, "2027-01")
    data = as_xlsx(found)
    assert data == as_xlsx(found)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.testzip() is None
        trees = {name: etree.fromstring(book.read(name)) for name in book.namelist()}
    space = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    names = trees["xl/workbook.xml"].xpath("//s:sheet/@name", namespaces=space)
    assert names[0] == "Uitleg"
    assert len(names) == len({one.casefold() for one in names}) == 1 + len(found.bladen)
    assert all(len(one) <= 31 for one in names)
    assert "Gevonden regelingen" in names
    first = trees["xl/worksheets/sheet1.xml"]
    rows = [row.xpath("string()") for row in first.xpath("//s:row", namespaces=space)]
    for one, tab in zip(found.bladen, names[1:], strict=True):
        assert any(row.startswith(f"{tab}{one.titel}") for row in rows), one.titel
        for column in one.kop:
            assert any(row.startswith(f"{tab}{column}") for row in rows), column
    cells = trees["xl/worksheets/sheet2.xml"].xpath("//s:c[not(@t)]/s:v/text()", namespaces=space)
    assert all(one.lstrip("-").isdigit() for one in cells)
    assert not trees["xl/worksheets/sheet2.xml"].xpath("//s:f", namespaces=space)


HOSTILE = ("=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "\uff1d1", "|calc", "<b>&", "'x")


def test_no_text_of_a_file_is_a_formula(tmp_path: Path) -> None:
    """An organisation and an area may be called anything: in a file they stay text."""
    organisations = tuple(
        replace(one, naam=name) for one, name in zip(COVENANT.organisaties, HOSTILE, strict=False)
    )
    areas = tuple(Area(f"a{n}", name) for n, name in enumerate(HOSTILE))
    counts = CountsFile.open(tmp_path / "t.db", bytes(32))
    counts.keep_covenant(replace(COVENANT, organisaties=organisations, gebieden=areas))
    chance = Random(1)
    counts.record(
        replace(one, gebied=f"a{chance.randrange(len(HOSTILE))}")
        for one in talks_of_a_year(chance, 2026, 96)
        if not isinstance(one, Peiling)
    )
    found = report(counts, Period(2026), EVERYBODY, "2027-01")
    counts.close()
    texts = set()
    for kind, place, value in cells_of(as_xlsx(found)):
        assert kind in ("inlineStr", "n"), place
        if kind == "inlineStr":
            texts.add(value)
        else:
            assert float(value) == float(value)
    assert {"=1+1", "+31", "@SUM(A1)", "<b>&"} <= texts
    rows = list(csv.reader(io.StringIO(as_csv(found).decode("utf-8-sig")), delimiter=";"))
    written = [cell for row in rows for cell in row]
    assert {"'=1+1", "'+31", "'@SUM(A1)", "<b>&"} <= set(written)
    signs = tuple("=+-@|%\t\r")
    wrong = [cell for cell in written if cell.lstrip().startswith(signs)]
    assert [cell for cell in wrong if not cell.lstrip("-").replace(",", "").isdigit()] == []


def cells_of(book: bytes) -> Iterator[tuple[str, str, str]]:
    """Kind, place and text of every cell of every sheet; a formula is a kind of its own."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        for name in archive.namelist():
            if not name.startswith("xl/worksheets/"):
                continue
            for cell in etree.fromstring(archive.read(name)).iter(f"{space}c"):
                kind = "f" if cell.find(f"{space}f") is not None else cell.get("t", "n")
                yield kind, f"{name} {cell.get('r')}", "".join(cell.itertext())


def test_numbers_of_the_book_are_numbers_and_columns_are_wide_enough(told: CountsStore) -> None:
    found = report(told, Period(2026), EVERYBODY, "2027-01")
    space = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(io.BytesIO(as_xlsx(found))) as book:
        styles = etree.fromstring(book.read("xl/styles.xml"))
        formats = styles.xpath("//s:cellXfs/s:xf/@numFmtId", namespaces=space)
        assert formats == ["3", "164"]
        for number, one in enumerate(found.bladen, start=2):
            tree = etree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            widths = [float(w) for w in tree.xpath("//s:col/@width", namespaces=space)]
            for row, cells in zip(one.regels, tree.findall(".//s:row", space)[1:], strict=True):
                for n, cell in enumerate(cells):
                    text = "".join(cell.itertext())
                    assert widths[n] > min(len(text), 69), (one.id, text)
                    is_number = isinstance(row[n], int | float)
                    assert (cell.get("t") is None) == is_number, (one.id, text)
                    assert cell.get("s") == ("3" if isinstance(row[n], float) else "2") or (
                        not is_number
                    )


def test_a_part_of_a_number_is_written_with_a_comma_in_the_csv(told: CountsStore) -> None:
    text = as_csv(report(told, Period(2026), EVERYBODY, "2027-01")).decode("utf-8-sig")
    share = next(row for row in text.splitlines() if "Deel in procent" in row)
    assert re.search(r';"\d+,\d"$', share)


def test_the_coordinator_publishes_and_reads(office: tuple[Coach, Desk]) -> None:
    import random

    coach, desk = office
    desk.counts.store.merge(talks_of_a_year(random.Random(1), 2025, 96))
    page = coach.get("/tellingen?periode=2025").text
    assert "Tot nu toe" in page
    assert "Welke regelingen" not in page
    coach.get("/tellingen/beheer")
    coach.post("/tellingen/beheer/uitgave", periode="2025")
    assert "verandert niet meer" in coach.text
    page = coach.get("/tellingen?periode=2025&lezer=domesta").text
    assert "Vastgesteld op 23-11-2026" in page
    assert "Welke regelingen" in page
    assert "<script>" not in page
    assert "style=" not in page
    for kind, begin in (("pdf", b"%PDF"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")):
        sent = coach.get(f"/tellingen/bestand/{kind}?periode=2025&lezer=domesta")
        assert sent.data.startswith(begin)
    assert coach.get("/tellingen/bestand/exe").status_code == 404
    coach.get("/tellingen/beheer")
    coach.post("/tellingen/beheer/uitgave", periode="2025")
    assert coach.page is not None
    assert coach.page.status_code == 422
    coach.post("/tellingen/beheer/minimum", minimum="5")
    assert "van 10 tot en met 1000" in coach.text
    coach.post("/tellingen/beheer/minimum", minimum="12")
    assert desk.counts.store.minimum() == 12


def test_a_laptop_gives_and_another_takes_in(office: tuple[Coach, Desk], tmp_path: Path) -> None:
    coach, desk = office
    centre, other = start(tmp_path / "centrum", Clock())
    desk.counts.store.record([Contact("gehouden", "2026-03", "domesta")])
    page = coach.get("/tellingen/meegeven").text
    assert "Er wacht 1 telling" in page
    assert "gehouden" in page
    coach.post("/tellingen/meegeven")
    sent = desk.counts.sent
    assert sent is not None
    assert sent.code.split("-")[0] in coach.text
    file = coach.post("/tellingen/meegeven/bestand", follow=False).data
    centre.get("/tellingen/inlezen")
    centre.send("/tellingen/inlezen", {"code": "x", "bestand": (io.BytesIO(file), "a.vwtellingen")})
    assert centre.page is not None
    assert centre.page.status_code == 422
    given = {"code": sent.code, "bestand": (io.BytesIO(file), "a.vwtellingen")}
    centre.send("/tellingen/inlezen", given)
    assert "1 nieuw, 0 waren er al" in centre.text
    assert len(other.counts.store.events()) == 1
    receipt = centre.post("/tellingen/inlezen/ontvangst", follow=False).data
    coach.send("/tellingen/ontvangst", {"bestand": (io.BytesIO(receipt), "a.vwontvangst")})
    assert "1 tellingen zijn aangekomen" in coach.text
    assert desk.counts.store.events() == []


def test_locking_forgets_what_waits_to_be_downloaded(office: tuple[Coach, Desk]) -> None:
    coach, desk = office
    desk.counts.store.record([Contact("gehouden", "2026-03")])
    coach.get("/tellingen/meegeven")
    coach.post("/tellingen/meegeven")
    counts = desk.counts
    desk.lock()
    assert counts.sent is None


def test_a_reporter_sees_what_the_coordinator_chose(office: tuple[Coach, Desk]) -> None:
    coach, desk = office
    given = {"naam": "Rita", "rol": "rapporteur", "wachtzin": "tien kaarten op tafel"}
    given["nog_eens"] = given["wachtzin"]
    coach.get("/beheer/accounts/nieuw")
    coach.send("/beheer/accounts/nieuw", {**given, "eigen": PASSPHRASE})
    with desk.store.read() as session:
        account = next(one.id for one in session.accounts.listing() if one.name == "Rita")

    def as_reporter() -> str:
        desk.lock()
        coach.get("/openen")
        coach.send("/openen", {"naam": "Rita", "wachtzin": given["wachtzin"]})
        return coach.get("/tellingen?lezer=alle").text

    assert "De coördinator kiest eerst" in as_reporter()
    assert coach.get("/tellingen/bestand/csv?lezer=alle").status_code == 404
    desk.lock()
    desk.unlock(PASSPHRASE, NOW, "Ria de Boer")
    keep_reader(desk, account, "domesta")
    page = as_reporter()
    assert "Gesprekken met huurders van Domesta" in page
    assert "Woonservice" not in page
    assert "Uitgeven en inlezen" not in page
    assert coach.get("/tellingen/beheer").status_code == 403
