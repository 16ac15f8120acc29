"""Several laptops: the counts of ten are those of one, whatever is sent twice, in any order."""

import random
from pathlib import Path

import pytest

from bench.counts_laptops import talks_of_a_year
from tests.counts_years import AREAS
from tests.storage_room import QUICK
from voorzieningenwijzer.casework.counts.exchange import Sent, confirm, send, take_in
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.held.handover import WrongCodeError
from voorzieningenwijzer.statistics import Contact, CountsFile, Covenant, Organisation
from voorzieningenwijzer.statistics.edition import to_data
from voorzieningenwijzer.statistics.periods import Period
from voorzieningenwijzer.statistics.publication import PublicationError, publish
from voorzieningenwijzer.storage import sealed

KEY = bytes(32)
COVENANT = Covenant("Coevorden", (Organisation("domesta", "Domesta"),), AREAS, 300)


def laptop(folder: Path, name: str) -> CountsFile:
    return CountsFile.open(folder / f"{name}.db", KEY)


def sent_by(counts: CountsFile) -> Sent:
    return send(counts, QUICK)


def test_ten_laptops_count_as_one(tmp_path: Path) -> None:
    chance = random.Random(10)
    one, centre = laptop(tmp_path, "one"), laptop(tmp_path, "centre")
    files = []
    for number in range(10):
        events = talks_of_a_year(chance, 2026, 30)
        one.record(events)
        own = laptop(tmp_path, f"laptop-{number}")
        own.record(events[: len(events) // 2])
        first = sent_by(own)
        own.record(events[len(events) // 2 :])
        files += [first, sent_by(own), first]
    chance.shuffle(files)
    new = sum(take_in(centre, f.content, "x.vwtellingen", f.code).nieuw for f in files)
    assert new == len(one.events())
    assert centre.events() == one.events()
    for counts in (one, centre):
        counts.keep_covenant(COVENANT)
    told = [to_data(publish(counts, Period(2026), "2027-01-10")) for counts in (one, centre)]
    assert told[0] == told[1]


def test_what_arrived_leaves_the_laptop_and_what_came_after_stays(tmp_path: Path) -> None:
    own, centre = laptop(tmp_path, "own"), laptop(tmp_path, "centre")
    centre.keep_covenant(COVENANT)
    own.record([Contact("gehouden", "2026-03")])
    sent = sent_by(own)
    later = Contact("gehouden", "2026-04")
    own.record([later])
    taken = take_in(centre, sent.content, "a.vwtellingen", sent.code)
    assert (taken.nieuw, taken.bekend) == (1, 0)
    assert confirm(own, taken.ontvangst, "a.vwontvangst") == 1
    assert own.outbox() == [later]
    assert own.covenant() == COVENANT
    assert confirm(own, taken.ontvangst, "a.vwontvangst") == 0
    again = take_in(centre, sent.content, "a.vwtellingen", sent.code)
    assert (again.nieuw, again.bekend) == (0, 1)


def test_nothing_to_send_says_so(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="niets om mee te geven"):
        sent_by(laptop(tmp_path, "own"))


def test_a_wrong_file_or_code_changes_nothing(tmp_path: Path) -> None:
    own, centre = laptop(tmp_path, "own"), laptop(tmp_path, "centre")
    own.record([Contact("gehouden", "2026-03", gebied="poppenhare")])
    sent, other = sent_by(own), sent_by(own)
    assert b"poppenhare" not in sent.content
    with pytest.raises(WrongCodeError):
        take_in(centre, sent.content, "a", other.code)
    with pytest.raises(DeskError, match="geen bestand met tellingen"):
        take_in(centre, b"PK", "foto.jpg", sent.code)
    with pytest.raises(DeskError, match="beschadigd"):
        take_in(centre, sent.content.replace(b"A", b"B", 1), "a", sent.code)
    receipt = take_in(laptop(tmp_path, "x"), sent.content, "a", sent.code).ontvangst
    with pytest.raises(DeskError, match="geen bestand met tellingen"):
        take_in(centre, receipt, "a", sent.code)
    with pytest.raises(DeskError, match="hoort niet bij"):
        confirm(centre, receipt, "a")
    assert centre.events() == []


def test_half_a_file_is_taken_in_not_at_all(tmp_path: Path) -> None:
    centre = laptop(tmp_path, "centre")
    code = "ABCD-EFGH-JKLM-NPQR"
    own = laptop(tmp_path, "own")
    own.record([Contact("gehouden", "2026-03")])
    code = sent_by(own).code
    content = b'{"tellingen":[{"soort":"naam","naam":"mevrouw J."}]}'
    closed = sealed.seal(content, code, "x", 1, QUICK, sealed.COUNTS)
    with pytest.raises(DeskError, match="beschadigd"):
        take_in(centre, closed, "a", code)
    assert centre.events() == []


def test_an_edition_never_changes_and_late_ones_count_later(tmp_path: Path) -> None:
    counts, chance = laptop(tmp_path, "own"), random.Random(1)
    counts.keep_covenant(COVENANT)
    counts.record(talks_of_a_year(chance, 2026, 90))
    first = publish(counts, Period(2026), "2027-01-10")
    assert first.gevonden is not None
    late = talks_of_a_year(chance, 2026, 20)
    counts.merge(late)
    assert counts.editions() == [first]
    with pytest.raises(PublicationError, match="verandert niet"):
        publish(counts, Period(2026), "2027-02-01")
    counts.record(talks_of_a_year(chance, 2027, 90))
    second = publish(counts, Period(2027), "2028-01-10")
    assert second.gevonden is not None
    used = counts.used()
    counted = [one for one in found_in(counts, 2027) if one.id in used]
    assert first.gevonden.aantal + second.gevonden.aantal == len(counted)
    assert any(one in counted for one in late)
    waits = {one.organisatie for one in found_in(counts, 2027) if one.id not in used}
    assert waits <= set(second.gevonden.wachten)


def found_in(counts: CountsFile, year: int) -> list:
    return [
        one for one in counts.events() if one.soort == "gevonden" and int(one.kwartaal[:4]) <= year
    ]


def test_a_period_that_is_not_over_is_not_told(tmp_path: Path) -> None:
    counts = laptop(tmp_path, "own")
    with pytest.raises(PublicationError, match="nog niet voorbij"):
        publish(counts, Period(2026), "2026-12-31")
    with pytest.raises(PublicationError, match="Eerste half jaar"):
        publish(counts, Period(2026, 1), "2026-06-30")


def test_a_half_year_tells_only_what_organisations_did(tmp_path: Path) -> None:
    counts = laptop(tmp_path, "own")
    counts.record(talks_of_a_year(random.Random(3), 2026, 90))
    half = publish(counts, Period(2026, 1), "2026-07-01")
    assert half.gevonden is None
    assert half.gerealiseerd is None
    assert half.proces.sum("stap:gehouden") > 0
    assert counts.used() == frozenset()


def test_a_small_cell_is_set_upwards_only(tmp_path: Path) -> None:
    counts = laptop(tmp_path, "own")
    assert counts.minimum() == 10
    counts.raise_minimum(15)
    for fewer in (15, 10, 3):
        with pytest.raises(ValueError):
            counts.raise_minimum(fewer)
    assert counts.minimum() == 15
    counts.record(talks_of_a_year(random.Random(3), 2026, 200))
    edition = publish(counts, Period(2026), "2027-01-02")
    assert edition.gevonden is not None
    shown = [c for line in edition.gevonden.gebied.regels for c in line.cellen if c is not None]
    assert min(shown) >= 15


@pytest.mark.slow
def test_ten_laptops_with_a_thousand_talks_each(tmp_path: Path) -> None:
    """Under ten seconds of work; by the clock it is as much on a laptop that does nothing else."""
    from bench.counts_laptops import measure

    found = measure(tmp_path, 10, 1000)
    assert found.same
    assert found.busy < 10
