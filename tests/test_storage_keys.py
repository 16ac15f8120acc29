"""Passphrase, recovery code, growing wait: who gets in, who does not, and how it is said."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage_room import NOW, PASSPHRASE, first_start, prints, quick_vault
from voorzieningenwijzer.storage import (
    KeyringDamagedError,
    MistypedCodeError,
    NewerStoreError,
    NoStoreError,
    StoreExistsError,
    Vault,
    WaitError,
    WeakPassphraseError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from voorzieningenwijzer.storage.attempts import FREE, WAITS
from voorzieningenwijzer.storage.folder import DataFolder
from voorzieningenwijzer.storage.keyring import RECOVERY
from voorzieningenwijzer.storage.keys import ClosedKeys, Cost, WrongSecretError, new_key
from voorzieningenwijzer.storage.recovery_code import GROUPS, SIGNS, new_code, read_code

OTHER = "fiets regen notaris"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "map"


@pytest.fixture
def code(folder: Path) -> str:
    return quick_vault(folder).create("Anna", PASSPHRASE, NOW)


def keyring_file(folder: Path) -> Path:
    return DataFolder(folder).keyring


def test_first_start_asks_once(folder: Path) -> None:
    vault = quick_vault(folder)
    assert not vault.exists()
    with pytest.raises(NoStoreError):
        vault.unlock(PASSPHRASE, NOW)
    vault.create("Anna", PASSPHRASE, NOW)
    assert vault.exists()
    before = prints(folder)
    with pytest.raises(StoreExistsError, match="staan al dossiers"):
        vault.create("Bram", OTHER, NOW)
    assert prints(folder) == before


def test_a_key_costs_64_mebibytes_three_times_over(folder: Path) -> None:
    Vault(folder).create("Anna", PASSPHRASE, NOW)
    content = json.loads(keyring_file(folder).read_bytes())["inhoud"]
    for one in (*content["accounts"], content["herstelcode"]):
        cost = {name: one["argon2id"][name] for name in ("geheugen_kib", "rondes", "banen")}
        assert cost == {"geheugen_kib": 65536, "rondes": 3, "banen": 1}
    assert len(Vault(folder).unlock(PASSPHRASE, NOW).dossiers) == 32


@pytest.mark.usefixtures("code")
def test_a_wrong_passphrase_opens_nothing(folder: Path) -> None:
    for wrong in ("", PASSPHRASE.upper(), PASSPHRASE + " ", "lepel wolk trapleef", "é" * 500):
        vault = quick_vault(folder)
        vault.folder.attempts.unlink(missing_ok=True)
        with pytest.raises(WrongPassphraseError, match="klopt niet"):
            vault.unlock(wrong, NOW)


def test_the_same_passphrase_on_another_keyboard(folder: Path) -> None:
    quick_vault(folder).create("Anna", "crème brûlée café", NOW)
    decomposed = "creme bru\u0302le\u0301e cafe\u0301".replace("creme", "cre\u0300me")
    assert quick_vault(folder).unlock(decomposed, NOW)


@pytest.mark.parametrize(
    "weak",
    ["", "kort", "elf tekens.", "aaaaaaaaaaaaaaaa", " " * 20, "ababababababab", "vijfw" + " " * 9],
)
def test_an_easy_passphrase_is_refused_with_advice(folder: Path, weak: str) -> None:
    with pytest.raises(WeakPassphraseError, match="minstens 12 tekens"):
        quick_vault(folder).create("Anna", weak, NOW)
    assert not folder.exists()


def test_a_new_passphrase_closes_the_same_key_again(folder: Path, code: str) -> None:
    vault = quick_vault(folder)
    key = vault.unlock(PASSPHRASE, NOW)
    database = DataFolder(folder).database.read_bytes()
    vault.change_passphrase(PASSPHRASE, OTHER, NOW)
    assert vault.unlock(OTHER, NOW) == key
    with pytest.raises(WrongPassphraseError):
        vault.unlock(PASSPHRASE, NOW)
    with pytest.raises(WrongPassphraseError):
        vault.change_passphrase("verkeerd en lang", OTHER, NOW)
    with pytest.raises(WeakPassphraseError):
        vault.change_passphrase(OTHER, "kort", NOW)
    assert DataFolder(folder).database.read_bytes() == database
    assert vault.recover(code, PASSPHRASE, NOW) == key


@pytest.mark.usefixtures("code")
def test_the_second_copy_does_not_open_with_the_old_passphrase(folder: Path) -> None:
    vault = quick_vault(folder)
    vault.change_passphrase(PASSPHRASE, OTHER, NOW)
    keyring_file(folder).write_bytes(b"")
    with pytest.raises(WrongPassphraseError):
        vault.unlock(PASSPHRASE, NOW)
    assert vault.unlock(OTHER, NOW)


def test_the_recovery_code_gives_a_new_passphrase(folder: Path, code: str) -> None:
    key = quick_vault(folder).unlock(PASSPHRASE, NOW)
    sloppy = code.lower().replace("-", "  ").replace("2", "z").replace("8", "b")
    assert quick_vault(folder).recover(sloppy, OTHER, NOW) == key
    assert quick_vault(folder).unlock(OTHER, NOW) == key
    with pytest.raises(WrongPassphraseError):
        quick_vault(folder).unlock(PASSPHRASE, NOW)


def test_a_new_recovery_code_ends_the_old_one(folder: Path, code: str) -> None:
    vault = quick_vault(folder)
    newer = vault.new_recovery_code(PASSPHRASE, NOW)
    assert newer != code
    with pytest.raises(WrongRecoveryCodeError, match="niet bij deze dossiers"):
        vault.recover(code, OTHER, NOW)
    assert vault.recover(newer, OTHER, NOW)


def test_a_typo_in_the_code_is_seen_before_anything_is_tried(folder: Path, code: str) -> None:
    vault = quick_vault(folder)
    sign = "A" if code[13] != "A" else "C"
    typo = code[:13] + sign + code[14:]
    for _ in range(10):
        with pytest.raises(MistypedCodeError, match="groep 3") as caught:
            vault.recover(typo, OTHER, NOW)
        assert caught.value.group == 3
    with pytest.raises(MistypedCodeError, match=r"samen 30\. U hebt er 29"):
        vault.recover(code[:-1], OTHER, NOW)
    with pytest.raises(MistypedCodeError, match="teken O"):
        vault.recover("O" + code[1:], OTHER, NOW)
    assert vault.seconds_to_wait(NOW) == 0


GROUP_AND_PLACE = st.tuples(st.integers(0, GROUPS - 1), st.integers(0, 4))


@given(GROUP_AND_PLACE, st.sampled_from(SIGNS))
def test_one_wrong_sign_is_always_noticed(where: tuple[int, int], sign: str) -> None:
    code = new_code()
    place = where[0] * 6 + where[1]
    wrong = code[:place] + sign + code[place + 1 :]
    if wrong == code:
        assert read_code(wrong) == code
    else:
        with pytest.raises(MistypedCodeError) as caught:
            read_code(wrong)
        assert caught.value.group == where[0] + 1


@given(st.integers(0, GROUPS - 1), st.integers(0, 4), st.integers(0, 4))
def test_two_swapped_signs_are_always_noticed(group: int, one: int, other: int) -> None:
    code = new_code()
    signs = list(code)
    a, b = group * 6 + one, group * 6 + other
    signs[a], signs[b] = signs[b], signs[a]
    if "".join(signs) != code:
        with pytest.raises(MistypedCodeError):
            read_code("".join(signs))


@given(st.permutations(range(GROUPS)))
def test_groups_in_another_order_are_always_noticed(order: list[int]) -> None:
    groups = new_code().split("-")
    shuffled = [groups[number] for number in order]
    if order != sorted(order) and shuffled != groups:
        with pytest.raises(MistypedCodeError):
            read_code("-".join(shuffled))


@given(st.text(max_size=60))
def test_any_text_is_a_code_or_a_dutch_sentence(text: str) -> None:
    with pytest.raises(MistypedCodeError, match=r"groep|groepen"):
        read_code(text)


def test_codes_differ_and_are_easy_to_read() -> None:
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    used = set("".join(codes)) - {"-"}
    assert used == set(SIGNS)
    assert not used & set("01BGILOQSUZ")


@pytest.mark.usefixtures("code")
def test_the_wait_grows_and_survives_a_restart(folder: Path) -> None:
    now = NOW
    for _ in range(FREE):
        with pytest.raises(WrongPassphraseError):
            quick_vault(folder).unlock("verkeerd", now)
    for wait in (*WAITS, WAITS[-1]):
        with pytest.raises(WaitError) as caught:
            quick_vault(folder).unlock(PASSPHRASE, now)
        assert caught.value.seconds == wait.total_seconds()
        with pytest.raises(WaitError):
            quick_vault(folder).unlock(PASSPHRASE, now + wait - timedelta(seconds=1))
        now += wait
        with pytest.raises(WrongPassphraseError):
            quick_vault(folder).unlock("verkeerd", now)
    now += WAITS[-1]
    assert quick_vault(folder).unlock(PASSPHRASE, now)
    assert quick_vault(folder).seconds_to_wait(now) == 0
    with pytest.raises(WrongPassphraseError):
        quick_vault(folder).unlock("verkeerd", now)


def test_codes_count_as_attempts_too(folder: Path, code: str) -> None:
    for _ in range(FREE):
        with pytest.raises(WrongRecoveryCodeError):
            quick_vault(folder).recover(new_code(), OTHER, NOW)
    with pytest.raises(WaitError, match="Wacht 5 seconden"):
        quick_vault(folder).recover(code, OTHER, NOW)
    later = NOW + timedelta(seconds=5)
    assert quick_vault(folder).recover(code, OTHER, later)


@pytest.mark.usefixtures("code")
def test_setting_the_clock_back_costs_one_wait(folder: Path) -> None:
    for _ in range(FREE):
        with pytest.raises(WrongPassphraseError):
            quick_vault(folder).unlock("verkeerd", NOW)
    past = NOW - timedelta(days=400)
    with pytest.raises(WaitError) as caught:
        quick_vault(folder).unlock(PASSPHRASE, past)
    assert caught.value.seconds == 5
    assert quick_vault(folder).unlock(PASSPHRASE, past + timedelta(seconds=5))


def test_a_wait_is_said_in_whole_words() -> None:
    assert "Wacht 1 minuut en 1 seconde en" in str(WaitError(61))
    assert "Wacht 15 minuten en" in str(WaitError(900))


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= 1
    path.write_bytes(data)


@pytest.mark.usefixtures("code")
def test_a_flipped_bit_in_the_keys_is_mended_from_the_second_copy(folder: Path) -> None:
    path = keyring_file(folder)
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        flip(path, place)
        assert quick_vault(folder).unlock(PASSPHRASE, NOW), place
        assert json.loads(path.read_bytes()) == json.loads(whole)
        path.write_bytes(whole)


@pytest.mark.usefixtures("code")
def test_keys_that_are_beyond_mending_are_named(folder: Path) -> None:
    path = keyring_file(folder)
    second = path.with_name("sleutels.json.bak")
    whole = path.read_bytes()
    for spoiled in (b"", b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, whole[:-400]):
        path.write_bytes(spoiled)
        second.write_bytes(spoiled)
        before = prints(folder)
        with pytest.raises(KeyringDamagedError, match="reservekopie") as caught:
            quick_vault(folder).unlock(PASSPHRASE, NOW)
        assert str(path) in str(caught.value)
        assert prints(folder) == before
    path.unlink()
    second.unlink()
    assert quick_vault(folder).exists()
    with pytest.raises(KeyringDamagedError):
        quick_vault(folder).unlock(PASSPHRASE, NOW)


@pytest.mark.usefixtures("code")
def test_keys_of_a_newer_program_are_refused_untouched(folder: Path) -> None:
    path = keyring_file(folder)
    whole = json.loads(path.read_bytes())
    path.write_text(json.dumps({**whole, "versie": 3}))
    before = prints(folder)
    with pytest.raises(NewerStoreError):
        quick_vault(folder).unlock(PASSPHRASE, NOW)
    assert prints(folder) == before


def test_costs_from_a_file_have_bounds() -> None:
    for memory, rounds, lanes in ((2**30, 3, 1), (65536, 10**6, 1), (65536, 3, 999), (1, 1, 1)):
        with pytest.raises(ValueError, match="bounds"):
            Cost(memory, rounds, lanes)


def test_what_is_closed_for_one_account_opens_for_no_other() -> None:
    cost, key = Cost(64, 1, 1), new_key()
    closed = ClosedKeys.close({"dossiers": key, "tellingen": bytes(32)}, "geheim", "a1", cost)
    assert closed.open("geheim", "a1") == {"dossiers": key, "tellingen": bytes(32)}
    swapped = ClosedKeys(closed.salt, closed.cost, {"dossiers": closed.sealed["tellingen"]})
    for keys, secret, owner in (
        (closed, "geheim", "a2"),
        (closed, "geheim", RECOVERY),
        (closed, "Geheim", "a1"),
        (swapped, "geheim", "a1"),
    ):
        with pytest.raises(WrongSecretError):
            keys.open(secret, owner)


def test_a_key_does_not_print_itself(folder: Path) -> None:
    key = first_start(folder)
    assert key.dossiers.hex() not in repr(key)
    assert repr(key.dossiers) not in repr(key)
    assert repr(key.tellingen) not in repr(key)
