"""The condition language: what it refuses, and that unknown never becomes yes or no by accident."""

import itertools
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voorzieningenwijzer.conditions import (
    ALWAYS,
    UNKNOWN,
    All,
    AnyOf,
    Column,
    Condition,
    ConditionError,
    Failing,
    FieldKind,
    Kind,
    Leaf,
    Not,
    Word,
    evaluate,
    evaluate_one,
    failing,
    parse,
    undecided,
)

CATALOGUE = {
    "inkomen": FieldKind(Kind.GETAL),
    "kinderen": FieldKind(Kind.GETAL),
    "student": FieldKind(Kind.JA_NEE),
    "woning": FieldKind(Kind.TEKST, ("kamer", "zelfstandig", "koop")),
}
RULE = {
    "alle": [
        {"veld": "inkomen", "hoogstens": 1.1},
        {"enige": [{"veld": "kinderen", "minstens": 1}, {"veld": "woning", "is": "kamer"}]},
        {"niet": {"veld": "student", "is": True}},
    ]
}


def lookup(**facts: object) -> Callable[[str], object]:
    return lambda name: facts.get(name, UNKNOWN)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"inkomen": 1.05, "kinderen": 2, "student": False}, True),
        ({"inkomen": 1.10, "kinderen": 0, "woning": "kamer", "student": False}, True),
        ({"inkomen": 1.11, "kinderen": 2, "student": False}, False),
        ({"inkomen": 1.05, "kinderen": 0, "woning": "koop", "student": False}, False),
        ({"inkomen": 1.05, "kinderen": 2, "student": True}, False),
        ({"inkomen": 1.05, "kinderen": 2}, None),
        ({"inkomen": 1.50}, False),
        ({}, None),
    ],
)
def test_a_rule_for_one_household(facts: dict[str, object], expected: bool | None) -> None:
    rule = parse(RULE, "voorwaarden", CATALOGUE.get)
    assert evaluate_one(rule, lookup(**facts)) is expected  # type: ignore[arg-type]


def test_exactly_the_limit_is_within_it_also_as_a_binary_fraction() -> None:
    rule = parse({"veld": "inkomen", "hoogstens": 1.1}, "w")
    own = np.array([1541.65 / 1401.50, 1541.66 / 1401.50, 0.1 + 0.2 + 0.8])
    assert evaluate(rule, lambda _: Column(own)).tolist() == [1.0, 0.0, 1.0]
    at_least = parse({"veld": "inkomen", "minstens": 0.3}, "w")
    assert evaluate_one(at_least, lambda _: 0.1 + 0.1 + 0.1) is True


def test_columns_with_unknowns() -> None:
    rule = parse(RULE, "voorwaarden", CATALOGUE.get)
    known = np.array([True, True, False, False])
    columns = {
        "inkomen": Column(np.array([1.0, 1.2, 1.0, 9.9]), known),
        "kinderen": Column(np.array([1, 1, 1, 1])),
        "student": Column(np.array([False, False, False, True])),
        "woning": Column(np.array(["koop", "koop", "koop", "koop"])),
    }
    assert evaluate(rule, columns.__getitem__).tolist() == [1.0, 0.0, 0.5, 0.0]


def test_not_a_number_is_unknown_and_not_a_no() -> None:
    rule = parse({"veld": "inkomen", "hoogstens": 1.1}, "w")
    assert evaluate(rule, lambda _: Column(np.array([np.nan]))).tolist() == [0.5]


def test_always_holds() -> None:
    assert evaluate_one(ALWAYS, lookup()) is True
    assert float(evaluate(ALWAYS, lambda _: Column(np.zeros(3)))) == 1.0


def test_why_not_names_only_what_fails() -> None:
    rule = parse(RULE, "voorwaarden", CATALOGUE.get)
    facts = lookup(inkomen=1.3, kinderen=0, woning="koop", student=True)
    assert failing(rule, facts) == (  # type: ignore[arg-type]
        Failing("inkomen", Word.HOOGSTENS, 1.1, 1.3),
        Failing("kinderen", Word.MINSTENS, 1.0, 0.0),
        Failing("woning", Word.IS, "kamer", "koop"),
        Failing("student", Word.IS, True, True, omgekeerd=True),
    )
    fine = lookup(inkomen=1.0, kinderen=1, student=False)
    assert failing(rule, fine) == ()  # type: ignore[arg-type]
    one_of_two = lookup(inkomen=1.3, kinderen=1, woning="koop", student=False)
    assert [leaf.veld for leaf in failing(rule, one_of_two)] == ["inkomen"]  # type: ignore[arg-type]


def test_undecided_names_only_what_still_matters() -> None:
    rule = parse(RULE, "voorwaarden", CATALOGUE.get)
    half = lookup(inkomen=1.0, kinderen=0)
    assert [leaf.veld for leaf in undecided(rule, half)] == ["woning", "student"]  # type: ignore[arg-type]
    assert undecided(rule, lookup(inkomen=2.0)) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "path", "word"),
    [
        ({"en": []}, "v", "niet bekend"),
        ({"ale": [{"veld": "inkomen", "is": 1}]}, "v", "bedoelt u 'alle'"),
        ({"alle": []}, "v.alle", "minstens een voorwaarde"),
        ({"alle": {"veld": "inkomen", "is": 1}}, "v.alle", "lijst"),
        ({"alle": [1]}, "v.alle[1]", "voorwaarde verwacht"),
        ({"veld": "inkomen"}, "v", "precies een van"),
        ({"veld": "inkomen", "minstens": 1, "hoogstens": 2}, "v", "precies een van"),
        ({"veld": "inkomen", "hoogsten": 2}, "v", "bedoelt u 'hoogstens'"),
        ({"veld": "inkomn", "is": 2}, "v.veld", "bestaat niet"),
        ({"veld": 3, "is": 2}, "v.veld", "naam van een veld"),
        ({"veld": "student", "minstens": 1}, "v", "alleen bij een getal"),
        ({"veld": "student", "is": "ja"}, "v", "past niet"),
        ({"veld": "inkomen", "is": True}, "v", "past niet"),
        ({"veld": "woning", "is": "kasteel"}, "v", "kies uit"),
        ({"veld": "woning", "is_een_van": "kamer"}, "v.is_een_van", "lijst"),
        ({"veld": "woning", "is_een_van": []}, "v.is_een_van", "lijst"),
        ({"veld": "inkomen", "hoogstens": "1.1"}, "v.hoogstens", "getal"),
        ({"veld": "inkomen", "hoogstens": float("nan")}, "v.hoogstens", "getal"),
        ({"veld": "inkomen", "hoogstens": float("inf")}, "v.hoogstens", "getal"),
        ({"veld": "inkomen", "is": None}, "v.is", "getal"),
        ({"alle": [{"veld": "inkomen", "is": 1}], "enige": []}, "v", "er staat: alle, enige"),
        ("inkomen <= 1.1", "v", "voorwaarde verwacht"),
        ({"niet": {"niet": {"niet": {"niet": {"veld": "inkomen", "is": 1}}}}}, None, "4 lagen"),
    ],
)
def test_a_mistake_is_found_when_it_is_read(rule: object, path: str | None, word: str) -> None:
    with pytest.raises(ConditionError, match=word) as refused:
        parse(rule, "v", CATALOGUE.get)
    if path is not None:
        assert refused.value.path == path


def test_four_layers_are_allowed() -> None:
    deep = {"alle": [{"enige": [{"niet": {"veld": "student", "is": True}}]}]}
    assert parse(deep, "v", CATALOGUE.get).fields() == {"student"}


def test_comparing_text_with_a_number_is_an_error_and_not_a_no() -> None:
    rule = parse({"veld": "woning", "minstens": 1}, "v")
    with pytest.raises(ConditionError, match="getal"):
        evaluate_one(rule, lookup(woning="kamer"))  # type: ignore[arg-type]
    with pytest.raises(ConditionError, match="getal"):
        evaluate(rule, lambda _: Column(np.array(["kamer"])))


FIELDS = {
    "getal_a": [0.0, 1.0, 2.0, 3.0],
    "getal_b": [0.0, 1.0, 2.0, 3.0],
    "vlag": [False, True],
    "woord": ["x", "y", "z"],
}


def leaves() -> st.SearchStrategy[Condition]:
    numbers = st.builds(
        Leaf,
        st.sampled_from(["getal_a", "getal_b"]),
        st.sampled_from([Word.MINSTENS, Word.HOOGSTENS, Word.IS]),
        st.sampled_from([0.0, 1.0, 1.5, 2.0, 4.0]),
    )
    flags = st.builds(Leaf, st.just("vlag"), st.just(Word.IS), st.booleans())
    words = st.builds(
        Leaf,
        st.just("woord"),
        st.just(Word.IS_EEN_VAN),
        st.lists(st.sampled_from(["x", "y", "q"]), min_size=1, max_size=2).map(tuple),
    )
    return st.one_of(numbers, flags, words)


def conditions() -> st.SearchStrategy[Condition]:
    def around(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        several = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return st.one_of(st.builds(All, several), st.builds(AnyOf, several), st.builds(Not, inner))

    return st.recursive(leaves(), around, max_leaves=6)


def partial_facts() -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries(
        {name: st.one_of(st.none(), st.sampled_from(values)) for name, values in FIELDS.items()}
    )


def completions(facts: dict[str, object]) -> list[dict[str, object]]:
    ways = [FIELDS[name] if value is None else [value] for name, value in facts.items()]
    return [dict(zip(facts, way, strict=True)) for way in itertools.product(*ways)]


@settings(max_examples=300)
@given(conditions(), partial_facts())
def test_known_means_the_same_for_every_completion(
    condition: Condition, facts: dict[str, object]
) -> None:
    answers = {evaluate_one(condition, way.__getitem__) for way in completions(facts)}  # type: ignore[arg-type]
    assert None not in answers
    found = evaluate_one(condition, facts.__getitem__)  # type: ignore[arg-type]
    assert found is None or answers == {found}


@settings(max_examples=200)
@given(st.lists(st.booleans(), min_size=2, max_size=4), st.booleans(), st.data())
def test_without_repeated_fields_the_answer_is_unknown_only_where_completions_differ(
    known: list[bool], every: bool, data: st.DataObject
) -> None:
    """alle and enige over different yes/no facts: the minimum and maximum over all completions."""
    names = [f"v{n}" for n in range(len(known))]
    parts = tuple(Leaf(name, Word.IS, True) for name in names)
    condition: Condition = All(parts) if every else AnyOf(parts)
    values = {n: data.draw(st.booleans()) if k else None for n, k in zip(names, known, strict=True)}
    ways = [[False, True] if v is None else [v] for v in values.values()]
    combine = all if every else any
    answers = {combine(way) for way in itertools.product(*ways)}
    found = evaluate_one(condition, values.__getitem__)
    assert found is (answers.pop() if len(answers) == 1 else None)


@settings(max_examples=200)
@given(conditions(), st.lists(partial_facts(), min_size=1, max_size=5))
def test_columns_say_what_one_household_says(
    condition: Condition, households: list[dict[str, object]]
) -> None:
    def column(name: str) -> Column:
        values = [FIELDS[name][0] if h[name] is None else h[name] for h in households]
        return Column(np.array(values), np.array([h[name] is not None for h in households]))

    together = np.broadcast_to(evaluate(condition, column), (len(households),))
    for household, truth in zip(households, together, strict=True):
        one = evaluate_one(condition, household.__getitem__)  # type: ignore[arg-type]
        assert {None: 0.5, True: 1.0, False: 0.0}[one] == truth


@settings(max_examples=200)
@given(conditions(), partial_facts())
def test_reasons_exist_exactly_for_a_no(condition: Condition, facts: dict[str, object]) -> None:
    answer = evaluate_one(condition, facts.__getitem__)  # type: ignore[arg-type]
    assert bool(failing(condition, facts.__getitem__)) is (answer is False)  # type: ignore[arg-type]
    open_fields = {leaf.veld for leaf in undecided(condition, facts.__getitem__)}  # type: ignore[arg-type]
    assert bool(open_fields) is (answer is None)
    assert all(facts[name] is None for name in open_fields)
