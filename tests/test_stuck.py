"""Where talks got stuck: counted per quarter, without a way back, also after a dossier is gone."""

from datetime import datetime, timedelta
from pathlib import Path

from tests.web_room import AMSTERDAM, Clock, new_dossier, start
from voorzieningenwijzer.casework.talking.stuck import StuckQuarter, kinds_of_stuck, stuck_counts


def test_the_count_follows_what_was_chosen_and_stays(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 11, 23, 10, 0, tzinfo=AMSTERDAM))
    coach, desk = start(tmp_path / "map", clock)
    words = kinds_of_stuck()
    one, two = (f"/gesprek/{new_dossier(coach, name)}/uitkomst/knelpunt" for name in ("A", "B"))
    coach.post(one, knelpunt=["geen_regeling", "duurt_te_lang"])
    coach.post(one, knelpunt=["geen_regeling", "duurt_te_lang"])
    coach.post(two, knelpunt=["geen_regeling"])
    assert stuck_counts(desk.store) == [
        StuckQuarter("2026, kwartaal 4", ((words["geen_regeling"], 2), (words["duurt_te_lang"], 1)))
    ]
    clock.forward(timedelta(days=50))
    coach.post("/openen", wachtzin="paard fiets lamp regen")
    coach.post(one, knelpunt=["duurt_te_lang", "geen_regeling", "digitaal_lukt_niet"])
    coach.post(two)
    now = stuck_counts(desk.store)
    changed = ("geen_regeling", "duurt_te_lang", "digitaal_lukt_niet")
    assert now == [
        StuckQuarter(
            "2027, kwartaal 1", tuple((text, 1) for text in sorted(words[k] for k in changed))
        )
    ], "what one dossier got stuck on counts once, when it was said last"
    dossier = one.split("/")[2]
    coach.post(f"/dossiers/{dossier}/wissen", zeker="ja")
    assert stuck_counts(desk.store) == now
    page = coach.get("/beheer/").text
    assert "Waar gesprekken vastliepen" in page
    assert dossier not in page
    desk.close()


def test_a_quick_sum_counts_for_nobody(tmp_path: Path) -> None:
    coach, desk = start(tmp_path / "map")
    coach.post("/snel")
    coach.post("/gesprek/snel/uitkomst/knelpunt", knelpunt=["geen_regeling"])
    assert stuck_counts(desk.store) == []
    assert "Nog niets." in coach.get("/beheer/").text
    desk.close()
