"""The tables: their form, and the figures in them against what was published.

Figures here were copied by hand from the overviews that the tables were checked with (Dienst
Toeslagen leaflets, SVB, the law texts per half-year), not from the YAML.
"""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.tables import (
    DocumentError,
    ListTable,
    NoTable,
    Period,
    TableDocument,
    Tables,
    approve,
    read_document,
)
from voorzieningenwijzer.tables.report import report

TABLES = Tables.shipped()

GOOD = """\
tabel: proef
naam: Proef
bronnen:
  wet: {titel: De wet, adres: "https://example.org/wet", geraadpleegd_op: 2026-11-21}
perioden:
  - geldig_van: 2026-01-01
    geldig_tot: 2026-06-30
    formule: "1"
    bedragen:
      norm: {waarde: 100.50, artikel: art. 1, bronnen: [wet], status: bevestigd}
      grens: {waarde: onbekend, artikel: art. 2, gevonden: twee bronnen spreken elkaar tegen}
  - geldig_van: 2026-07-01
    geldig_tot: 2026-12-31
    formule: "1"
    bedragen:
      norm: {waarde: 101, artikel: art. 1, bronnen: [wet], status: een_bron}
      grens: {waarde: 7, artikel: art. 2, bronnen: [wet], status: afgeleid}
"""


def figure(table: str, day: date, name: str) -> Decimal:
    period = TABLES.period(table, day)
    assert isinstance(period, Period)
    value = period.amounts[name].waarde
    assert value is not None
    return value


def of_year(table: str, year: int, names: str) -> list[Decimal]:
    return [figure(table, date(year, 3, 1), name) for name in names.split()]


def decimals(text: str) -> list[Decimal]:
    return [Decimal(part) for part in text.split()]


def test_nothing_shipped_is_faulty() -> None:
    assert [str(f) for f in TABLES.faulty] == []
    assert set(TABLES.names()) >= {
        "zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderbijslag", "bijstandsnorm",
        "inkomstenbelasting", "kwijtschelding_gemeente", "kwijtschelding_landelijk",
        "kwijtschelding_waterschap", "toeslagen_algemeen",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("year", "published"),
    [
        (2025, "2112 28406 0.01896 0.04273 0.137 141896 179429 24"),
        (2026, "2119 29736 0.01912 0.04289 0.1373 146011 184633 24"),
    ],
)
def test_zorgtoeslag(year: int, published: str) -> None:
    names = (
        "standaardpremie_per_jaar drempelinkomen_per_jaar deel_van_drempel_alleen "
        "deel_van_drempel_samen deel_boven_drempel vermogensgrens_alleen vermogensgrens_samen "
        "kleinste_toekenning_per_jaar"
    )
    assert of_year("zorgtoeslag", year, names) == decimals(published)


@pytest.mark.parametrize(
    ("year", "published"),
    [
        (2025, "900.07 477.20 23 477.20 682.96 731.93 3 22700 30450 0.65 0.40 37395 74790 6042 23"),
        (2026, "932.93 498.20 21 498.20 713.02 764.14 3 23425 31500 0.65 0.40 38479 76958 6218 23"),
    ],
)
def test_huurtoeslag_what_both_formulas_have(year: int, published: str) -> None:
    names = (
        "maximale_huur maximale_huur_jong jong_onder_leeftijd kwaliteitskortingsgrens "
        "aftoppingsgrens_laag aftoppingsgrens_hoog personen_hoge_aftopping "
        "minimum_inkomensijkpunt_alleen minimum_inkomensijkpunt_samen "
        "deel_boven_kwaliteitskorting deel_boven_aftopping vermogensgrens vermogensgrens_samen "
        "vrijstelling_inkomen_kind_per_jaar kind_onder_leeftijd"
    )
    assert of_year("huurtoeslag", year, names) == decimals(published)


def test_huurtoeslag_2025_is_the_quadratic_formula() -> None:
    names = (
        "factor_a_alleen factor_b_alleen factor_a_samen factor_b_samen normhuur_minimum_alleen "
        "normhuur_minimum_samen verlaging_eigen_bijdrage minimum_basishuur_alleen "
        "minimum_basishuur_samen servicekosten_hoogste_per_soort servicekosten_soorten "
        "huishouden_groot_vanaf_personen"
    )
    published = (
        "0.000000438698 0.000446392665 0.000000298184 -0.001382497146 236.19 234.38 37.14 "
        "199.05 197.24 12 4 8"
    )
    assert of_year("huurtoeslag", 2025, names) == decimals(published)
    # the normhuur at the minimum point, less the reduction, is the minimum-basishuur
    assert Decimal("236.19") - Decimal("37.14") == Decimal("199.05")
    assert Decimal("234.38") - Decimal("37.14") == Decimal("197.24")


def test_huurtoeslag_2026_is_another_formula_with_other_keys() -> None:
    names = "basishuur_alleen basishuur_samen afbouw_alleen afbouw_samen"
    assert of_year("huurtoeslag", 2026, names) == decimals("202.52 200.71 0.27 0.22")
    old, new = (TABLES.period("huurtoeslag", date(y, 1, 1)) for y in (2025, 2026))
    assert isinstance(old, Period)
    assert isinstance(new, Period)
    assert (old.formule, new.formule) == ("2025", "2026")
    assert "servicekosten_soorten" not in new.amounts
    assert "factor_a_alleen" not in new.amounts


@pytest.mark.parametrize(
    ("year", "published"),
    [
        (2025, "2511 703 936 3389 0.071 28406 9139 141896 179429"),
        (2026, "2580 724 964 3416 0.076 29736 9405 146011 184633"),
    ],
)
def test_kindgebonden_budget(year: int, published: str) -> None:
    names = (
        "per_kind_per_jaar extra_12_tot_16_per_jaar extra_16_tot_18_per_jaar alo_kop_per_jaar "
        "afbouw drempelinkomen_per_jaar verhoging_drempel_partner_per_jaar vermogensgrens_alleen "
        "vermogensgrens_samen"
    )
    assert of_year("kindgebonden_budget", year, names) == decimals(published)


@pytest.mark.parametrize(
    ("year", "published"),
    [(2025, "10.71 9.52 8.10 230 3 3 24"), (2026, "11.23 9.98 8.49 230 3 3 24")],
)
def test_kinderopvangtoeslag_prices(year: int, published: str) -> None:
    names = (
        "maximum_uurprijs_dagopvang maximum_uurprijs_bso maximum_uurprijs_gastouder "
        "maximum_uren_per_maand maanden_terug maanden_na_werk kleinste_toekenning_per_jaar"
    )
    assert of_year("kinderopvangtoeslag", year, names) == decimals(published)


BANDS = [
    # year, from, up to and with, first child, another child: as published, some rows of each part
    "2025 0 47403 0.960 0.960",
    "2025 52520 54221 0.931 0.945",
    "2025 66795 70446 0.873 0.935",
    "2025 110622 114344 0.595 0.875",
    "2025 155485 159224 0.353 0.806",
    "2025 159225 162963 0.333 0.803",
    "2025 226546 - 0.333 0.671",
    "2026 54642 56412 0.960 0.960",
    "2026 56413 58184 0.955 0.956",
    "2026 61896 65695 0.924 0.956",
    "2026 88492 92291 0.789 0.922",
    "2026 165658 169547 0.365 0.814",
    "2026 231808 235697 0.365 0.691",
    "2026 235698 - 0.365 0.682",
]


@pytest.mark.parametrize("row", BANDS)
def test_kinderopvangtoeslag_bands(row: str) -> None:
    year, low, high, first, other = row.split()
    period = TABLES.period("kinderopvangtoeslag", date(int(year), 5, 1))
    assert isinstance(period, Period)
    bands = period.staffels["vergoeding"]
    band = next(b for b in bands.rijen if b.vanaf == int(low))
    assert band.tot == (None if high == "-" else int(high))
    assert band.waarden == ((Decimal(first),) * 2, (Decimal(other),) * 2)


def test_kinderopvangtoeslag_says_how_sure_each_row_is() -> None:
    """2026 is printed; of 2025 the second column is derived, and three rows have two ends."""
    old, new = (TABLES.period("kinderopvangtoeslag", date(y, 5, 1)) for y in (2025, 2026))
    assert isinstance(old, Period)
    assert isinstance(new, Period)
    assert [b.vanaf for b in old.staffels["vergoeding"].uncertain] == [47404, 49109, 50812]
    assert new.staffels["vergoeding"].uncertain == ()
    assert (len(old.staffels["vergoeding"].rijen), len(new.staffels["vergoeding"].rijen)) == (
        54,
        69,
    )
    assert {s for b in new.staffels["vergoeding"].rijen for s in b.status} == {"bevestigd"}
    assert {b.status[1] for b in old.staffels["vergoeding"].rijen[1:]} == {"afgeleid"}
    # in neither year does a share rise with the income, nor is another child worse off
    for period in (old, new):
        rows = [b.waarden for b in period.staffels["vergoeding"].rijen]
        assert all(x[0][0] >= y[0][1] for x, y in pairwise(rows))
        assert all(x[1][0] >= y[1][0] for x, y in pairwise(rows))
        assert all(first[1] <= other[0] for first, other in rows)


BANDED = """\
tabel: proef
bronnen:
  wet: {titel: De wet, geraadpleegd_op: 2026-11-21}
perioden:
  - geldig_van: 2026-01-01
    geldig_tot: 2026-12-31
    formule: "1"
    bedragen:
      norm: {waarde: 100.50, artikel: art. 1, bronnen: [wet], status: bevestigd}
    staffels:
      deel:
        artikel: art. 2
        bronnen: [wet]
        kolommen: [een, twee]
        rijen:
          - {vanaf: 0, tot: 99, waarden: [0.9, 0.8], status: bevestigd}
          - {vanaf: 100, tot: 199, waarden: [0.7, [0.5, 0.6]], status: [bevestigd, afgeleid]}
          - {vanaf: 200, waarden: [0.3, 0.2], status: een_bron}
"""


def test_a_table_of_bands_is_not_a_vector_of_months() -> None:
    document = read_document(BANDED, "proef.yaml")
    assert isinstance(document, TableDocument)
    period = document.perioden[0]
    bands = period.staffels["deel"]
    assert set(period.amounts) == {"norm"}
    assert [(b.vanaf, b.tot) for b in bands.rijen] == [(0, 99), (100, 199), (200, None)]
    assert bands.rijen[1].waarden[1] == (Decimal("0.5"), Decimal("0.6"))
    assert bands.rijen[1].status == ("bevestigd", "afgeleid")
    assert period.status == "afgeleid"
    assert period.status_of(["norm"]) == "bevestigd"


@pytest.mark.parametrize(
    ("old", "new", "line", "complaint"),
    [
        ("vanaf: 100,", "vanaf: 101,", 17, "er is een gat: hier hoort 100 te staan, niet 101"),
        ("vanaf: 100,", "vanaf: 99,", 17, "overlapt met de rij hiervoor"),
        ("vanaf: 0,", "vanaf: 1,", 16, "er is een gat: hier hoort 0 te staan"),
        ("tot: 199,", "tot: 98,", 17, "ligt onder vanaf"),
        ("{vanaf: 200, ", "{vanaf: 200, tot: 900, ", 18, "de laatste rij mag geen bovengrens"),
        ("tot: 99, ", "", 17, "heeft geen bovengrens, dus hier kan niets meer na"),
        ("tot: 99,", "tot: 99.5,", 16, "heel bedrag"),
        ("[0.5, 0.6]", "[0.6, 0.5]", 17, "lager"),
        ("[0.9, 0.8]", "[0.9]", 11, "rij 1: er zijn 2 kolommen"),
        ("[bevestigd, afgeleid]", "[bevestigd]", 11, "rij 2: er zijn 2 kolommen"),
        ("status: een_bron", "status: gehoord", 18, "kies uit"),
        ("bronnen: [wet]\n        kolommen", "bronnen: [web]\n        kolommen", 13, "'web'"),
        ("      deel:\n", "      norm:\n", 11, "'norm' staat ook bij bedragen"),
    ],
)
def test_a_fault_in_a_table_of_bands_names_its_row_and_reason(
    old: str, new: str, line: int, complaint: str
) -> None:
    assert old in BANDED
    with pytest.raises(DocumentError) as caught:
        read_document(BANDED.replace(old, new, 1), "proef.yaml")
    found = [f for f in caught.value.faults if complaint in f.reason]
    assert found, caught.value.faults
    assert found[0].line == line


def test_another_period_of_the_formula_has_the_same_bands() -> None:
    later = BANDED[BANDED.index("  - geldig_van") :].replace("2026", "2027")
    both = BANDED + later
    read_document(both, "proef.yaml")
    without = both[: both.rindex("    staffels")]
    with pytest.raises(DocumentError, match="'deel' ontbreekt"):
        read_document(without, "proef.yaml")
    other = BANDED + later.replace("[een, twee]", "[een, drie]")
    with pytest.raises(DocumentError, match="kolommen zijn anders"):
        read_document(other, "proef.yaml")


@pytest.mark.parametrize(
    ("start", "published"),
    [
        (date(2024, 1, 1), "279.49 339.38 399.27"),
        (date(2024, 7, 1), "281.69 342.05 402.41"),
        (date(2025, 1, 1), "286.45 347.83 409.21"),
        (date(2025, 7, 1), "291.49 353.95 416.41"),
        (date(2026, 1, 1), "295.07 358.30 421.53"),
        (date(2026, 7, 1), "298.40 362.35 426.29"),
    ],
)
def test_kinderbijslag_per_half_year(start: date, published: str) -> None:
    names = ["per_kwartaal_0_tot_6", "per_kwartaal_6_tot_12", "per_kwartaal_12_tot_18"]
    amounts = [figure("kinderbijslag", start, name) for name in names]
    assert amounts == decimals(published)
    # 70 and 85 percent of the basic amount, to the cent
    cent = Decimal("0.01")
    assert abs(amounts[0] - amounts[2] * Decimal("0.70")) <= cent / 2
    assert abs(amounts[1] - amounts[2] * Decimal("0.85")) <= cent / 2


NORMS = (
    "alleenstaand paar alleenstaand_aow paar_aow alleenstaand_18_20 paar_beide_18_20 "
    "paar_een_18_20 paar_beide_18_20_kinderen paar_een_18_20_kinderen zorgpremie_in_norm_alleen "
    "zorgpremie_in_norm_samen vermogensgrens_alleenstaand vermogensgrens_samen"
)


PER_HALF_YEAR = """
2024-01-01 1283.83 1834.04 1425.76 1932.32 316.94 633.88 1233.96 1000.69 1600.77 42 95 7575 15150
2024-07-01 1308.45 1869.21 1456.85 1976.64 323.03 646.06 1257.64 1019.90 1631.48 42 95 7575 15150
2025-01-01 1345.45 1922.07 1501.07 2053.48 332.17 664.34 1293.21 1048.75 1677.62 45 101 7770 15540
2025-07-01 1369.06 1955.80 1530.21 2094.98 337.98 675.96 1315.88 1067.12 1707.04 45 101 7770 15540
2026-01-01 1401.50 2002.13 1564.69 2144.16 345.99 691.98 1347.06 1092.41 1747.49 47 106 8000 16000
2026-07-01 1419.46 2027.79 1587.34 2176.10 350.42 700.84 1364.32 1106.40 1769.88 47 106 8000 16000
"""


@pytest.mark.parametrize("row", PER_HALF_YEAR.strip().splitlines())
def test_bijstandsnorm_per_half_year(row: str) -> None:
    day, published = row.split(" ", 1)
    start = date.fromisoformat(day)
    found = dict(zip(NORMS.split(), decimals(published), strict=True))
    for name, amount in found.items():
        assert figure("bijstandsnorm", start, name) == amount
    # how the norms hang together in the law: half and 70 percent, to the cent
    cent = Decimal("0.01")
    assert 0 <= found["alleenstaand"] - found["paar"] * Decimal("0.7") < cent
    assert found["paar_beide_18_20"] == 2 * found["alleenstaand_18_20"]
    mixed = found["alleenstaand_18_20"] + found["paar"] / 2
    assert abs(found["paar_een_18_20"] - mixed) <= cent


def test_bijstandsnorm_parts_that_do_not_change() -> None:
    names = (
        "aow_leeftijd_jaren aow_leeftijd_maanden vakantietoeslag_deel kostendeler_vanaf_leeftijd "
        "kostendeler_vast_deel kostendeler_deel_per_persoon"
    )
    for year in (2024, 2025, 2026):
        assert of_year("bijstandsnorm", year, names) == decimals("67 0 0.05 27 0.40 0.30")


@pytest.mark.parametrize(
    ("year", "published"),
    [
        (
            2025,
            (
                "0.3582 38441 0.3748 76817 0.4950 0.1792 3068 0.06337 28406 1536 0.03170 "
                "0.08053 0.30030 0.02258 12169 26288 43071 5599 0.0651 0.08"
            ),
        ),
        (
            2026,
            (
                "0.3575 38883 0.3756 78426 0.4950 0.1785 3115 0.06398 29736 1556 0.03195 "
                "0.08324 0.31009 0.01950 11965 25845 45592 5685 0.0651 0.08"
            ),
        ),
    ],
)
def test_inkomstenbelasting(year: int, published: str) -> None:
    names = (
        "schijf_1_deel schijf_1_tot schijf_2_deel schijf_2_tot schijf_3_deel schijf_1_deel_aow "
        "algemene_heffingskorting algemene_afbouw_deel algemene_afbouw_vanaf "
        "algemene_heffingskorting_aow algemene_afbouw_deel_aow arbeidskorting_deel_1 "
        "arbeidskorting_deel_2 arbeidskorting_deel_3 arbeidskorting_grens_1 arbeidskorting_grens_2 "
        "arbeidskorting_grens_3 arbeidskorting_hoogste arbeidskorting_afbouw "
        "vakantiebijslag_loon_deel"
    )
    assert of_year("inkomstenbelasting", year, names) == decimals(published)


def test_later_additions() -> None:
    assert of_year("inkomstenbelasting", 2025, "zvw_laag_deel") == decimals("0.0526")
    assert of_year("inkomstenbelasting", 2026, "zvw_laag_deel") == decimals("0.0485")
    for day, amount in ((date(2026, 1, 1), "746.45"), (date(2026, 7, 1), "762.24")):
        assert figure("bijstandsnorm", day, "verhoging_18_20_uitwonend") == Decimal(amount)


def test_kwijtschelding_has_one_national_table_and_choices_per_authority() -> None:
    names = (
        "deel_van_betalingscapaciteit auto_vrijgesteld deel_van_norm_laagst deel_van_norm_hoogst "
        "verhoging_geld_alleenstaand_hoogste verhoging_geld_alleenstaande_ouder_hoogste "
        "verhoging_geld_paar_hoogste premie_in_norm_alleen premie_in_norm_samen "
        "vrijstelling_geld_geboren_voor vakantiegeld_loon_deel vakantiegeld_bijstand_deel "
        "aanvragen_na_betaling_maanden beroep_dagen"
    )
    expected = decimals("0.80 3350 0.90 1.00 1500 1800 2000 47 106 3350 0.07 0.05 3 10")
    assert of_year("kwijtschelding_landelijk", 2026, names) == expected
    choices = ["deel_van_norm", "verhoging_geld_overgenomen_deel", "ondernemers_overgenomen"]
    for table, unknown in (
        ("kwijtschelding_gemeente", (choices[1],)),
        ("kwijtschelding_waterschap", (choices[2],)),
    ):
        period = TABLES.period(table, date(2026, 5, 1))
        assert isinstance(period, Period)
        assert period.gemeente == ("Coevorden" if table.endswith("gemeente") else "")
        assert period.amounts["deel_van_norm"].waarde == 1
        assert period.unknown(choices) == unknown
        assert isinstance(TABLES.period(table, date(2025, 5, 1)), NoTable)


def test_last_days_to_apply() -> None:
    for year, last in ((2025, date(2026, 12, 31)), (2026, date(2027, 12, 31))):
        period = TABLES.period("toeslagen_algemeen", date(year, 6, 1))
        assert isinstance(period, Period)
        assert period.amounts["aanvragen_tot"].datum == last
        assert period.amounts["aanvragen_tot"].waarde is None
        assert period.amounts["aanvragen_tot"].known


def test_status_is_that_of_the_weakest_amount_used() -> None:
    period = TABLES.period("kinderbijslag", date(2025, 8, 1))
    assert isinstance(period, Period)
    # July 2025 rests on the law text alone; the extra amount of that year was not found at all
    assert period.ref(["per_kwartaal_0_tot_6"]).status == "een_bron"
    assert period.status == "onbekend"
    rent = TABLES.period("huurtoeslag", date(2025, 3, 1))
    assert isinstance(rent, Period)
    assert rent.status_of(["maximale_huur", "factor_a_alleen"]) == "bevestigd"
    assert rent.status_of(["maximale_huur", "vrijstelling_inkomen_kind_per_jaar"]) == "een_bron"


WRONG = [
    ("bijstandsnorm", "1089 1556 1450.99 2071.51 1902.09 7500 15000 4.8 0.048 0.08 1.08 21"),
    ("kwijtschelding_gemeente", "2269 0.048 0.9"),
    ("inkomstenbelasting", "3104 3362 3374 24812 24813 29739 75518 75624 5553 0.3697 0.3623 3154"),
    ("zorgtoeslag", "40857 51142 39719 50206 37496 47368 119122 158748 30910"),
    ("kindgebonden_budget", "3480 2653 3505 30910 119122 0.0805"),
    ("huurtoeslag", "36.57 35.99 34.67 39925 29400 28754.78"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "wrong"), WRONG)
def test_figures_that_circulate_and_are_wrong_are_not_in_force(table: str, wrong: str) -> None:
    """Demo values, superseded figures, results mistaken for parameters, proposals for 2027."""
    in_force = {
        amount.waarde
        for year in (2025, 2026)
        for period in TABLES.periods(table, year)
        for amount in period.amounts.values()
    }
    assert not in_force & set(decimals(wrong))


def test_next_year_is_not_entered_and_says_when_it_is_expected() -> None:
    for name in ("zorgtoeslag", "huurtoeslag", "kinderbijslag"):
        missing = TABLES.period(name, date(2027, 1, 1))
        assert missing == NoTable(
            name, date(2027, 1, 1), "bedragen voor 2027 nog niet ingevoerd", "december 2026"
        )
    later = TABLES.period("zorgtoeslag", date(2028, 2, 1))
    assert isinstance(later, NoTable)
    assert (later.reden, later.verwacht) == ("bedragen voor 2028 nog niet ingevoerd", "")
    assert isinstance(TABLES.period("zorgtoeslag", date(2024, 12, 31)), NoTable)
    assert isinstance(TABLES.period("bestaat_niet", date(2026, 1, 1)), NoTable)
    assert isinstance(TABLES.list_table("bestaat_niet"), NoTable)


def test_the_periods_of_a_year_in_order() -> None:
    halves = TABLES.periods("bijstandsnorm", 2025)
    assert [p.geldig_van for p in halves] == [date(2025, 1, 1), date(2025, 7, 1)]
    assert [p.geldig_van for p in TABLES.periods("zorgtoeslag", 2026)] == [date(2026, 1, 1)]
    assert TABLES.periods("zorgtoeslag", 2030) == []


def test_every_shipped_amount_has_article_sources_with_a_day_and_a_status() -> None:
    for name in TABLES.names():
        for period in TABLES.all_periods(name):
            for amount in period.amounts.values():
                assert amount.artikel
                if amount.known:
                    assert amount.bronnen
                    assert amount.status in ("bevestigd", "een_bron", "afgeleid", "voorstel")
                else:
                    assert amount.gevonden
                    assert amount.status == "onbekend"
            assert period.ref().gecontroleerd_op is not None
            assert period.ref().naam == name


def test_a_good_document_reads_exactly() -> None:
    document = read_document(GOOD, "proef.yaml")
    assert not isinstance(document, ListTable)
    first, second = document.perioden  # type: ignore[union-attr]
    assert first.amounts["norm"].waarde == Decimal("100.50")
    assert first.amounts["norm"].bronnen[0].titel == "De wet"
    assert first.amounts["grens"].waarde is None
    assert first.amounts["grens"].gevonden == "twee bronnen spreken elkaar tegen"
    assert first.status == "onbekend"
    assert second.status == "afgeleid"
    assert len(document.fingerprint) == 64


def test_the_fingerprint_is_the_same_with_windows_line_ends_and_differs_per_text() -> None:
    same = read_document(GOOD.replace("\n", "\r\n"), "p.yaml").fingerprint
    other = read_document(GOOD.replace("100.50", "100.51"), "p.yaml").fingerprint
    assert read_document(GOOD, "p.yaml").fingerprint == same != other


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("geldig_van: 2026-07-01", "geldig_van: 2026-06-30", 12, "overlapt"),
        ("geldig_van: 2026-07-01", "geldig_van: 2026-07-02", 12, "gat"),
        ("geldig_tot: 2026-06-30", "geldig_tot: 2025-06-30", 6, "ligt voor geldig_van"),
        ("      norm: {waarde: 101, artikel", "      extra: {waarde: 101, artikel", 15, "norm"),
        (", artikel: art. 1, bronnen: [wet], status: een", ", status: een", 16, "ontbreekt"),
        ("bronnen: [wet], status: afgeleid", "bronnen: [wett], status: afgeleid", 17, "wett"),
        ("bronnen: [wet], status: afgeleid", "bronnen: [], status: afgeleid", 17, "een bron"),
        ("bronnen: [wet], status: afgeleid", "bronnen: [wet]", 17, "status"),
        ("status: afgeleid", "status: zeker", 17, "kies uit"),
        ("waarde: 101,", "waarde: '101',", 16, "getal"),
        ("waarde: 101,", "waarde: true,", 16, "getal"),
        ("waarde: 101,", "waarde: 1e400,", 16, "getal"),
        ("waarde: 101,", "waarde: 99999999999999999999,", 16, "te groot"),
        ("waarde: 101,", "", 16, "een waarde te staan"),
        ("waarde: 101,", "wrde: 101,", 16, "bedoelt u 'waarde'"),
        (", gevonden: twee bronnen spreken elkaar tegen", "", 11, "gevonden"),
        ("geldig_van: 2026-07-01", "geldig_van: morgen", 12, "een dag verwacht"),
        ('adres: "https://example.org/wet"', 'adres: "javascript:alert(1)"', 4, "vorm"),
        ("tabel: proef", "tabel: ../proef", 1, "vorm"),
        ("tabel: proef", "tabell: proef", None, "ontbreekt"),
        ("perioden:", "perioden: []\nx:", None, "niets in"),
        ("norm: {waarde: 100.50", "norm: {waarde: 010", 10, "nullen"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line_and_reason(
    old: str, new: str, line: int | None, word: str
) -> None:
    assert old in GOOD
    with pytest.raises(DocumentError) as refused:
        read_document(GOOD.replace(old, new, 1), "proef.yaml")
    found = [f for f in refused.value.faults if word in str(f)]
    assert found, refused.value.faults
    if line is not None:
        assert found[0].line == line


def test_all_faults_are_told_at_once() -> None:
    text = GOOD.replace("status: een_bron", "status: x").replace("waarde: 7", "waarde: zeven")
    with pytest.raises(DocumentError) as refused:
        read_document(text, "proef.yaml")
    assert {fault.line for fault in refused.value.faults} >= {16, 17}


def test_a_faulty_document_is_left_out_and_the_others_load(tmp_path: Path) -> None:
    (tmp_path / "goed.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "fout.yaml").write_text("tabel: fout\nperioden: nee\n", encoding="utf-8")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "dubbel.yaml").write_text("tabel: a\ntabel: b\n", encoding="utf-8")
    tables = Tables.load([tmp_path])
    assert tables.names() == ("proef",)
    assert [f.file for f in tables.faulty] == ["bytes.yaml", "dubbel.yaml", "fout.yaml"]
    assert "dubbel.yaml: regel 2: 'tabel' staat er twee keer" in str(tables.faulty[1])


def test_two_documents_may_not_say_different_amounts_for_one_day(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(GOOD.replace("100.50", "999"), encoding="utf-8")
    (tmp_path / "c.yaml").write_text("# hetzelfde\n" + GOOD, encoding="utf-8")
    tables = Tables.load([tmp_path])
    assert [f.file for f in tables.faulty] == ["b.yaml"]
    assert "wijzigt bedragen die al gelden" in str(tables.faulty[0])
    assert len(tables.all_periods("proef")) == 2


def test_an_added_document_counts_only_when_it_is_approved(tmp_path: Path) -> None:
    added = tmp_path / "tariffs"
    added.mkdir()
    text = GOOD.replace("tabel: proef", "tabel: nieuw")
    (added / "nieuw.yaml").write_text(text, encoding="utf-8")
    mark = read_document(text, "nieuw.yaml").fingerprint

    before = Tables.in_use(tmp_path)
    assert before.not_approved == ("tariffs/nieuw.yaml",)
    assert "nieuw" not in before.names()
    assert "nieuw" in Tables.in_use(tmp_path, approved=[mark]).names()

    approve(added, [mark])
    after = Tables.in_use(tmp_path)
    assert "nieuw" in after.names()
    assert "zorgtoeslag" in after.names()
    (added / "nieuw.yaml").write_text(text + "# anders\n", encoding="utf-8")
    assert "nieuw" not in Tables.in_use(tmp_path).names()


def test_a_broken_list_of_approvals_approves_nothing(tmp_path: Path) -> None:
    added = tmp_path / "tariffs"
    added.mkdir()
    (added / "nieuw.yaml").write_text(GOOD, encoding="utf-8")
    for broken in ("{", "[]", '{"vingerafdrukken": 3}'):
        (added / "goedgekeurd.json").write_text(broken, encoding="utf-8")
        assert "proef" not in Tables.in_use(tmp_path).names()


def test_an_added_document_never_changes_a_shipped_amount(tmp_path: Path) -> None:
    added = tmp_path / "tariffs"
    added.mkdir()
    shipped_text = shipped("tariffs", "regelingen", "zorgtoeslag.yaml").read_text(encoding="utf-8")
    changed = shipped_text.replace("waarde: 2119,", "waarde: 3000,")
    assert changed != shipped_text
    (added / "zorgtoeslag.yaml").write_text(changed, encoding="utf-8")
    approve(added, [read_document(changed, "z.yaml").fingerprint])
    tables = Tables.in_use(tmp_path)
    assert [f.file for f in tables.faulty] == ["tariffs/zorgtoeslag.yaml"]
    period = tables.period("zorgtoeslag", date(2026, 1, 1))
    assert isinstance(period, Period)
    assert period.amounts["standaardpremie_per_jaar"].waarde == 2119


LIST = """\
tabel: prijzen
soort: lijst
peildatum: 2026-10-01
bronnen:
  site: {titel: Een site, geraadpleegd_op: 2026-10-02}
kolommen: [naam, prijs, bron]
rijen:
  - [Een, 0.25, site]
  - [Twee, null, site]
"""


def test_a_list_with_rows_and_unknown_cells() -> None:
    found = read_document(LIST, "l.yaml")
    assert isinstance(found, ListTable)
    assert found.rijen == (
        {"naam": "Een", "prijs": Decimal("0.25"), "bron": "site"},
        {"naam": "Twee", "prijs": None, "bron": "site"},
    )
    for old, new, word in (
        ("[Twee, null, site]", "[Twee, null]", "kolommen"),
        ("[Twee, null, site]", "[Twee, null, elders]", "staat niet bij bronnen"),
        ("[Twee, null, site]", "[Twee, {a: 1}, site]", "losse waarden"),
    ):
        with pytest.raises(DocumentError, match=word):
            read_document(LIST.replace(old, new), "l.yaml")


def test_the_newest_list_on_a_day(tmp_path: Path) -> None:
    (tmp_path / "oud.yaml").write_text(LIST.replace("2026-10-01", "2026-03-01"), encoding="utf-8")
    (tmp_path / "nieuw.yaml").write_text(LIST, encoding="utf-8")
    tables = Tables.load([tmp_path])
    newest = tables.list_table("prijzen")
    spring = tables.list_table("prijzen", date(2026, 5, 1))
    assert isinstance(newest, ListTable)
    assert isinstance(spring, ListTable)
    assert (newest.peildatum, spring.peildatum) == (date(2026, 10, 1), date(2026, 3, 1))
    assert isinstance(tables.list_table("prijzen", date(2020, 1, 1)), NoTable)


def test_a_table_with_only_an_announcement_says_so() -> None:
    """The Noodfonds has no law yet; there is no last day to name."""
    lines = report(Tables.shipped(), date(2026, 11, 22)).ontbreekt
    (line,) = (line for line in lines if line.startswith("noodfonds_energie"))
    assert line == "noodfonds_energie: er is alleen een aankondiging, nog geen bedrag dat vaststaat"
