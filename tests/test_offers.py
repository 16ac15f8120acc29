"""Comparing at the table: what is typed of offers and of one's own, asked back where it is off.

The figures on the page are those of ``calculate`` for the same household.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.web_room import NOW, Coach, demo, new_dossier, start
from voorzieningenwijzer.casework import dossiers
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.offers.typed import offers_in
from voorzieningenwijzer.casework.results.judging import every_saving, mapping_of
from voorzieningenwijzer.casework.talking.talk import Talk, open_talk
from voorzieningenwijzer.cli.calculate import calculate_file
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.web.presentation import between

TODAY = NOW.date()
ENERGY = {
    "naam": "Proefstroom",
    "bron": "website",
    "datum": "20-11-2026",
    "leveringstarief_stroom": "0,149",
    "leveringstarief_gas": "0,612",
    "vaste_leveringskosten_per_maand": "5,99",
    "looptijd_jaar": "1",
    "bonus": "100",
}
POLICY = {
    "naam": "Proefzorg",
    "bron": "website",
    "datum": "15-11-2026",
    "jaar": "2027",
    "premie_basis_per_maand": "149,25",
    "eigen_risico": "400",
}


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Coach, Desk]:
    return demo(tmp_path_factory.mktemp("aanbod"))


@pytest.fixture(scope="module")
def finished(kitchen: tuple[Coach, Desk]) -> str:
    """The dossier of mevrouw De Wit, with its energy contract and policy filled in."""
    _, desk = kitchen
    rows = {row.naam: row.id for row in dossiers.overview(desk.store, "")}
    return rows["mevrouw De Wit"]


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else str(value)


def talk_of(desk: Desk, dossier: str) -> Talk:
    return open_talk(desk.case(dossier), desk.questionnaire, Context.on(TODAY, desk.tables))


def test_from_bill_and_policy_to_advice_and_calculate_says_the_same(
    kitchen: tuple[Coach, Desk], finished: str, tmp_path: Path
) -> None:
    coach, desk = kitchen
    here = f"/gesprek/{finished}/aanbod"
    assert coach.send(f"{here}/energie", dict(ENERGY)).status_code == 200
    own = {"premie_basis_per_maand": "169,40", "premie_aanvullend_per_maand": "12"}
    assert coach.send(f"{here}/eigen_polis", {**own, "eigen_risico": "400"}).status_code == 200
    assert coach.send(f"{here}/zorgverzekering", dict(POLICY)).status_code == 200
    found = every_saving(talk_of(desk, finished), desk.tables)
    policy = next(s for s in found.beste if s.soort == "zorgverzekering")
    # 12 x (169.40 - 149.25); the supplementary cover stays as it is
    assert policy.besparing_per_jaar is not None
    assert policy.besparing_per_jaar.minst == policy.besparing_per_jaar.hoogst == 241.80

    path = tmp_path / "huishouden.json"
    path.write_text(json.dumps(mapping_of(talk_of(desk, finished)), default=_plain), "utf-8")
    result = calculate_file(path, desk.tables, None, TODAY)
    assert "fout" not in result, result["fout"]
    page = coach.get(f"{here}/").text
    for ours, theirs in zip(found.alle, result["aanbod_op_volgorde"], strict=True):
        assert (ours.aanbod, ours.advies, ours.reden) == (
            theirs["aanbod"],
            theirs["advies"],
            theirs["reden"],
        )
        if ours.besparing_per_jaar is not None:
            assert ours.besparing_per_jaar.minst == theirs["besparing_per_jaar_minst"]
            assert between(ours.besparing_per_jaar) in page
        if ours.netto is not None:
            assert between(ours.netto) in page
    assert [s.advies for s in found.beste] == [s["advies"] for s in result["besparingen"]]


@pytest.mark.parametrize(
    ("soort", "changes", "words"),
    [
        ("energie", {"leveringstarief_stroom": "9,9"}, "Bedoelt u € 0,099"),
        ("energie", {"leveringstarief_stroom": "0,31"}, "Zit de energiebelasting er al in"),
        ("energie", {"vaste_leveringskosten_per_maand": "95,88"}, "Is het een bedrag per jaar"),
        ("energie", {"ingangsdatum": "1-1-2026"}, "is al voorbij"),
        ("energie", {"energiebelasting_van_jaar": "2027"}, "belasting van 2027 is niet bekend"),
        ("energie", {"contract": "eeuwig"}, "Kies een van de antwoorden"),
        ("zorgverzekering", {"eigen_risico": "390"}, "Een eigen risico van € 390 bestaat niet"),
        ("zorgverzekering", {"premie_basis_per_maand": "1911"}, "per jaar, of voor twee"),
        ("zorgverzekering", {"jaar": "2025"}, "Voor welk jaar is deze premie"),
        ("eigen_polis", {"premie_basis_per_maand": "2064"}, "Wat staat er op het polisblad"),
        ("eigen_contract", {"stroom_normaal_kwh_per_jaar": "1", "stroom_dal_kwh_per_jaar": "2"},
         "samen"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_asked_beside_the_field_and_nothing_is_lost(
    kitchen: tuple[Coach, Desk], finished: str, soort: str, changes: dict[str, str], words: str
) -> None:
    coach, desk = kitchen
    base: dict[str, str] = {"energie": ENERGY, "zorgverzekering": POLICY}.get(soort, {})
    before = len(offers_in(desk.case(finished), soort))
    page = coach.send(f"/gesprek/{finished}/aanbod/{soort}", {**base, **changes})
    assert page.status_code == 422
    assert words in coach.text
    for value in {**base, **changes}.values():
        assert value == "eeuwig" or f'value="{value}"' in page.text
    assert len(offers_in(desk.case(finished), soort)) == before


def test_an_unusual_price_that_was_checked_is_kept(
    kitchen: tuple[Coach, Desk], finished: str
) -> None:
    coach, desk = kitchen
    here = f"/gesprek/{finished}/aanbod"
    dear: dict[str, object] = {**ENERGY, "naam": "Duur", "leveringstarief_stroom": "0,31"}
    assert coach.send(f"{here}/energie", dear).status_code == 422
    assert "Het is nagekeken en het klopt zo" in coach.text
    assert coach.send(f"{here}/energie", {**dear, "bevestigd": "1"}).status_code == 200
    kept = offers_in(desk.case(finished), "energie")
    assert kept[-1].values["bevestigd"] is True
    coach.post(f"{here}/energie/weg", nummer=kept[-1].nummer)


def test_own_facts_are_replaced_and_not_piled_up(
    kitchen: tuple[Coach, Desk], finished: str
) -> None:
    coach, desk = kitchen
    here = f"/gesprek/{finished}/aanbod"
    for fee in ("40", "55"):
        coach.send(f"{here}/eigen_contract", {"opzegvergoeding": fee})
    (own,) = offers_in(desk.case(finished), "eigen_contract")
    assert mapping_of(talk_of(desk, finished))["energie"]["opzegvergoeding"] == 55
    coach.post(f"{here}/eigen_contract/weg", nummer=own.nummer)
    assert "opzegvergoeding" not in mapping_of(talk_of(desk, finished))["energie"]


def test_wishes_reach_the_advice(kitchen: tuple[Coach, Desk], finished: str) -> None:
    coach, desk = kitchen
    here = f"/gesprek/{finished}/aanbod"
    coach.send(f"{here}/eigen_polis", {"premie_basis_per_maand": "169,40"})
    coach.send(f"{here}/zorgwensen", {"wensen": ["tandarts", "bril"]})
    covering: dict[str, Any] = {**POLICY, "naam": "Zonder tand", "dekking": ["bril"]}
    coach.send(f"{here}/zorgverzekering", covering)
    assert "Dit pakket vergoedt geen tandarts. Dat wilt u wel." in json.dumps(
        [s.reden for s in every_saving(talk_of(desk, finished), desk.tables).alle],
        ensure_ascii=False,
    )
    for soort in ("zorgwensen", "zorgverzekering"):
        for kept in offers_in(desk.case(finished), soort):
            if kept.values.get("naam") != POLICY["naam"]:
                coach.post(f"{here}/{soort}/weg", nummer=kept.nummer)


def test_facts_only_is_a_setting_of_the_organisation(tmp_path: Path) -> None:
    coach, _ = start(tmp_path)
    here = f"/gesprek/{new_dossier(coach)}/aanbod"
    coach.send(f"{here}/eigen_polis", {"premie_basis_per_maand": "172", "eigen_risico": "400",
               "premie_aanvullend_per_maand": "0"})  # fmt: skip
    coach.send(f"{here}/zorgverzekering", dict(POLICY))
    advice = coach.get(f"{here}/").text
    assert "geven wij geen advies. Hier staan de feiten" not in advice
    coach.send("/instellingen", {"coach": "Ria de Boer", "zorg_feiten": "1"})
    facts = coach.get(f"{here}/").text
    assert "Over een zorgverzekering geven wij geen advies. Hier staan de feiten." in facts
    assert "alleen feiten" in facts
    assert "Overstappen naar Proefzorg" not in facts
