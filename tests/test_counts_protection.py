"""Nothing that tells: what is hidden stays hidden, for everybody and all years together."""

from random import Random

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from tests.counts_attack import Attack, Told, hidden, read
from tests.counts_years import (
    AREAS,
    BASE,
    EVERYBODY,
    INVITED_2018,
    KINDS,
    ORGANISATIONS,
    SCHEMES,
    TALKS_A_YEAR,
    TARGET,
    a_year,
)
from voorzieningenwijzer.statistics.euros import dominated, means
from voorzieningenwijzer.statistics.events import Outcome
from voorzieningenwijzer.statistics.outcome_tables import (
    UNKNOWN,
    grid,
    holding_columns,
    outcome_tables,
)
from voorzieningenwijzer.statistics.protection import (
    LEAST,
    neighbours_together,
    protected,
    ranges,
    together,
)
from voorzieningenwijzer.statistics.reached import known_of
from voorzieningenwijzer.statistics.schemes import scheme_lines
from voorzieningenwijzer.statistics.tables import Column, Grid, Line, OutcomeTables
from voorzieningenwijzer.statistics.words import ANTWOORDEN

EVERY_AREA = (*BASE, UNKNOWN)
EVERY_SCHEME = (*SCHEMES, *EVERYBODY)
MADE_OF = {area.id: area.delen for area in AREAS if area.delen}


def told(name: str, tables: OutcomeTables) -> Told:
    return Told(name, tables, ORGANISATIONS, EVERY_AREA, KINDS, EVERY_SCHEME, MADE_OF)


def narrow(every: list[Told], most: int, known: dict[tuple[str, str], int] | None = None) -> list:
    """Every hidden figure that can be worked out to less than ten wide."""
    attack = Attack()
    for one in every:
        read(attack, one)
    for (name, org), count in (known or {}).items():
        attack.know([(name, "huishoudens", org, "")], count)
    found = []
    for one in every:
        for what, pieces in hidden(one):
            low, high = attack.width(pieces, most, LEAST)
            if high - low < LEAST:
                found.append((what, low, high))
    return found


def published(events: list[Outcome], soort: str = "gevonden") -> OutcomeTables:
    tables = outcome_tables(soort, events, AREAS, LEAST)
    assert tables is not None
    return tables


def primary_only(events: list[Outcome]) -> OutcomeTables:
    """The control: only cells under ten are hidden, nothing beside them."""
    columns, _ = holding_columns(events, LEAST)
    parts = [[one for one in events if one.organisatie in column] for column in columns]

    def line(name: str, per_part: list[int]) -> Line:
        cells = tuple(None if one < LEAST else one for one in per_part)
        whole = sum(per_part)
        return Line((name,), cells, None if whole < LEAST else whole)

    def lines(names: tuple[str, ...], of: str) -> tuple[Line, ...]:
        return tuple(
            line(n, [sum((getattr(e, of) or UNKNOWN) == n for e in part) for part in parts])
            for n in names
        )

    schemes = tuple(
        line(n, [sum(n in e.regelingen for e in part) for part in parts]) for n in EVERY_SCHEME
    )
    reached = line("", [sum(bool(e.regelingen) for e in part) for part in parts])
    return OutcomeTables(
        "gevonden",
        sum(map(len, parts)),
        tuple(Column(c, len(p), None) for c, p in zip(columns, parts, strict=True)),
        None,
        reached,
        schemes,
        Grid("gebied", lines(EVERY_AREA, "gebied")),
        Grid("huishoudtype", lines(KINDS, "huishoudtype")),
        Grid("euros", ()),
    )


@pytest.mark.parametrize("talks", [TALKS_A_YEAR, 120, INVITED_2018, TARGET])
def test_the_attack_recovers_nothing_of_a_year(talks: int) -> None:
    tables = published(a_year(Random(talks), 2026, talks))
    assert narrow([told("2026", tables)], talks) == []


@pytest.mark.parametrize("talks", [TALKS_A_YEAR, TARGET])
def test_the_control_hiding_only_small_cells_is_broken(talks: int) -> None:
    """The same attack, so that it is known to be able to find something."""
    tables = primary_only(a_year(Random(1), 2026, talks))
    found = narrow([told("2026", tables)], talks)
    exactly = [one for one in found if one[1] == one[2]]
    assert len(found) >= 10
    assert exactly


@pytest.mark.parametrize(
    ("seed", "talks"), [(1, 96), (2, 96), (7, 120), (4, 300), (25, 96), (34, 120)]
)
def test_between_what_a_hidden_figure_lies_is_no_more_than_an_outsider_knows(
    seed: int, talks: int
) -> None:
    """What is printed of "at least one" may be no narrower than what the attack works out."""
    tables = published(a_year(Random(seed), 2026, talks))
    one, attack = told("2026", tables), Attack()
    read(attack, one)
    columns = list(enumerate(tables.kolommen))
    for number, orgs in [*((n, c.leden) for n, c in columns), (None, ORGANISATIONS)]:
        counted = [org for _, column in columns for org in column.leden if org in orgs]
        low, high = attack.width(one.pieces("bereikt", [""], counted), talks, 10**6)
        known = known_of(tables, number)
        assert known.low <= low
        assert high <= known.high
        if low != high:
            assert known.width >= LEAST


def test_how_many_have_at_least_one_stays_where_it_can() -> None:
    """One of three organisations is too small for it: one other goes with it, not everything."""
    sizes, reached = (24, 120, 60), (20, 100, 48)
    schemes = {"zorgtoeslag": (12, 66, 30), "huurtoeslag": (12, 50, 24)}
    told_of_it = scheme_lines(sizes, schemes, reached, LEAST).bereikt
    assert told_of_it is not None
    assert told_of_it.cellen == (None, 100, None)
    assert told_of_it.totaal == 168


def test_it_is_not_told_where_a_scheme_of_nearly_everybody_would_close_it_in() -> None:
    """By hand: 40 of 50 have the scheme, so 40 to 50 have at least one; with the total of 88 told
    that is 40 to 48 in one column and so in the other: eight apart, not ten. With 38 it is twelve.
    """
    close = scheme_lines((50, 50), {"zorgtoeslag": (40, 40), "aio": (20, 20)}, (44, 44), LEAST)
    assert close.bereikt is None
    wide = scheme_lines((50, 50), {"zorgtoeslag": (38, 38), "aio": (20, 20)}, (44, 44), LEAST)
    assert wide.bereikt == Line(("minstens_een",), (None, None), 88)


def test_no_hidden_answer_of_the_survey_is_narrow() -> None:
    """Of a group of answers anything can be one of them; only the group is told."""
    for seed in range(60):
        chance = Random(seed)
        said = [chance.choices(list(ANTWOORDEN), (70, 20, 6, 4))[0] for _ in range(10 + seed)]
        rows = grid("vraag_1", list(ANTWOORDEN), [said], LEAST).regels
        assert sum(row.totaal or 0 for row in rows) == len(said)
        assert all((row.totaal or 0) >= LEAST for row in rows)


@pytest.mark.slow
def test_several_years_kinds_and_audiences_together() -> None:
    """What each corporation and the municipality got of three years lies on one table."""
    chance, waiting, every = Random(5), {}, []
    for year in (2024, 2025, 2026):
        for realised in (False, True):
            events = [*waiting.get(realised, []), *a_year(chance, year, 90, realised=realised)]
            tables = published(events, "gerealiseerd" if realised else "gevonden")
            waiting[realised] = [e for e in events if e.organisatie in tables.wachten]
            every.append(told(f"{year} {realised}", tables))
    assert narrow(every, 300) == []


def test_who_knows_how_many_talks_each_held_finds_no_more() -> None:
    """Process counts are shown as they are, so the attacker knows the size of every column."""
    events = a_year(Random(3), 2026, 200, (0.4, 0.3, 0.2, 0.1))
    tables = published(events)
    known = {("2026", org): sum(one.organisatie == org for one in events) for org in ORGANISATIONS}
    assert narrow([told("2026", tables)], 200, known) == []


@pytest.mark.slow
@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(
    st.integers(0, 10**6),
    st.integers(10, 400),
    st.tuples(*(st.floats(0.02, 1) for _ in ORGANISATIONS)),
)
@example(442, 100, (1.0, 0.75, 1.0, 1.0))  # two areas that are hidden, and one made of just those
def test_the_attack_recovers_nothing_whatever_the_year(
    seed: int, talks: int, shares: tuple[float, ...]
) -> None:
    tables = outcome_tables("gevonden", a_year(Random(seed), 2026, talks, shares), AREAS, LEAST)
    if tables is not None:
        assert narrow([told("2026", tables)], talks) == []


COUNTS = st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=3), min_size=2, max_size=6)


@given(COUNTS)
def test_no_shown_cell_is_small_and_no_hidden_one_is_narrow(rows: list[list[int]]) -> None:
    totals = [sum(row) for row in rows], [sum(column) for column in zip(*rows, strict=True)]
    if min(map(min, totals)) < LEAST:
        with pytest.raises(ValueError):
            protected(rows, LEAST)
        return
    cells = protected(rows, LEAST)
    for row, shown in zip(rows, cells, strict=True):
        assert all(cell is None or cell == n >= LEAST for n, cell in zip(row, shown, strict=True))
    hidden_rows = [i for i, row in enumerate(cells) if None in row]
    columns = [j for j in range(3) if any(row[j] is None for row in cells)]
    assert all(one.width >= LEAST for one in ranges(rows, hidden_rows, columns))


@given(st.lists(st.integers(0, 40), min_size=1, max_size=12))
def test_small_rows_are_taken_together(totals: list[int]) -> None:
    groups = together(totals, LEAST)
    if sum(totals) < LEAST:
        assert groups == ()
        return
    assert sorted(number for group in groups for number in group) == list(range(len(totals)))
    assert all(sum(totals[number] for number in group) >= LEAST for group in groups)
    alone = [group for group in groups if len(group) == 1]
    assert len(groups) - len(alone) <= 1


@given(COUNTS)
def test_neighbours_are_taken_together_in_order(rows: list[list[int]]) -> None:
    groups = neighbours_together(rows, LEAST)
    numbers = [number for group in groups for number in group]
    assert numbers == (list(range(len(rows))) if groups else [])
    for group in groups:
        assert min(sum(rows[n][j] for n in group) for j in range(3)) >= LEAST


@pytest.mark.parametrize(
    ("amounts", "tells"),
    [
        ([500] * 9, True),
        ([500] * 10, False),
        ([500] * 10 + [40_000], True),
        ([100] * 20 + [700, 700], False),
        ([100] * 10 + [600, 500], True),
        ([0] * 12, False),
    ],
)
def test_few_households_or_one_large_amount_tell(amounts: list[int], tells: bool) -> None:
    assert dominated(amounts, LEAST) is tells


def test_one_hidden_mean_does_not_follow_from_the_others() -> None:
    one = means({"a": [500] * 40, "b": [400] * 12, "c": [100] * 10 + [9000]}, LEAST)
    assert one == {"a": 500, "b": 400, "c": None, "": None}
    two = means({"a": [500] * 40, "b": [400] * 12, "c": [300] * 10 + [1500]}, LEAST)
    assert two == {"a": 500, "b": None, "c": None, "": 470}


def test_a_small_organisation_waits_for_a_later_year() -> None:
    events = a_year(Random(2), 2026, 96, (0.9, 0.0, 0.1, 0.0))
    small = [one for one in events if one.organisatie == "mwc"]
    assert 0 < len(small) < LEAST
    tables = published(events)
    assert tables.wachten == ("mwc",)
    assert tables.aantal == 96 - len(small)
    later = published([*small, *a_year(Random(4), 2027, 96, (0.8, 0.0, 0.2, 0.0))])
    assert later.wachten == ()


def test_small_organisations_are_one_column() -> None:
    events = a_year(Random(2), 2026, 200, (0.84, 0.0, 0.08, 0.08))
    tables = published(events)
    assert [column.leden for column in tables.kolommen] == [("domesta",), ("", "mwc")]


def test_it_never_comes_out_empty() -> None:
    for talks in (10, 12, 20, 40):
        tables = published(a_year(Random(talks), 2026, talks, (1, 0, 0, 0)))
        assert tables.aantal == talks
        assert tables.gebied.regels[0].totaal is not None
        assert tables.euros.regels
        assert tables.huishoudtype.regels


def test_nothing_at_all_is_told_of_fewer_than_ten() -> None:
    assert outcome_tables("gevonden", a_year(Random(1), 2026, 9), AREAS, LEAST) is None
