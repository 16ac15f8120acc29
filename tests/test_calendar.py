"""The deadlines of a plan as iCalendar, read back with a small reader of RFC 5545 of our own."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples.plannen import voorbeelden as v
from voorzieningenwijzer.documents.calendar import escaped, folded, has_deadlines, render
from voorzieningenwijzer.plan import Plan, make_plan

TENANT = "Abdelkader Zonnebloem"


def plan_of(name: str) -> Plan:
    one = v.EXAMPLES[name]()
    return make_plan(one.assessment, one.last_year, one.savings, replace(one.context, naam=TENANT))


PLANS = {name: plan_of(name) for name in v.EXAMPLES}


def read(content: bytes) -> list[tuple[str, str]]:
    """The properties in order, unfolded (section 3.1); names with their parameters."""
    assert content.endswith(b"\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", content)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    content.decode("utf-8")
    lines = content.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]
    found = []
    for line in lines:
        name, _, value = line.partition(":")
        found.append((name, value))
    return found


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


def events(content: bytes) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for name, value in read(content):
        if (name, value) == ("BEGIN", "VEVENT"):
            found.append({})
        elif found:
            found[-1].setdefault(name, value)
    return found


@pytest.mark.parametrize("name", list(PLANS))
def test_every_action_with_a_day_is_an_all_day_event(name: str) -> None:
    plan = PLANS[name]
    dated = [a for a in plan.acties if a.voor]
    assert dated
    found = events(render(plan))
    assert [unescaped(e["SUMMARY"]) for e in found] == [a.titel for a in dated]
    for event, action in zip(found, dated, strict=True):
        assert event["DTSTAMP"] == "20261123T000000Z"
        said = unescaped(event["DESCRIPTION"])
        assert said.startswith(action.eerste_stap)
        assert action.voor_tekst in said
        start, end = event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]
        days = [date(int(d[:4]), int(d[4:6]), int(d[6:])) for d in (start, end)]
        assert (days[1] - days[0]).days == 1
    assert len({e["UID"] for e in found}) == len(found)


def test_the_event_is_on_the_last_day_on_which_it_can_be_done() -> None:
    """'vóór 7 december' is the 6th, 'tot en met 31 december' the 31st, 'vandaag nog' today."""
    plan = next(iter(PLANS.values()))
    one = plan.acties[0]
    said = {
        "vóór 7\N{NO-BREAK SPACE}december 2026": date(2026, 12, 7),
        "tot en met 31\N{NO-BREAK SPACE}december 2026": date(2026, 12, 31),
        "vandaag nog": date(2026, 11, 23),
    }
    actions = tuple(
        replace(one, nummer=n, voor=day, voor_tekst=text)
        for n, (text, day) in enumerate(said.items())
    )
    found = events(render(replace(plan, acties=actions)))
    assert [e["DTSTART;VALUE=DATE"] for e in found] == ["20261206", "20261231", "20261123"]
    assert [e["DTEND;VALUE=DATE"] for e in found] == ["20261207", "20270101", "20261124"]


def test_the_frame_is_that_of_a_calendar() -> None:
    lines = read(render(PLANS[next(iter(PLANS))]))
    assert lines[:2] == [("BEGIN", "VCALENDAR"), ("VERSION", "2.0")]
    assert lines[2][0] == "PRODID"
    assert lines[-1] == ("END", "VCALENDAR")
    opened = [value for name, value in lines if name == "BEGIN"]
    closed = [value for name, value in lines if name == "END"]
    assert sorted(opened) == sorted(closed)


@pytest.mark.parametrize("name", list(PLANS))
def test_the_tenant_is_not_named(name: str) -> None:
    text = "".join(f"{k}:{v}\n" for k, v in read(render(PLANS[name])))
    for part in TENANT.split():
        assert part not in text


def test_the_same_plan_gives_the_same_bytes_and_another_plan_other_names() -> None:
    plan = PLANS[next(iter(PLANS))]
    again = Plan.from_json(plan.to_json())
    assert render(plan) == render(again)
    other = replace(plan, naam="iemand anders")
    first = {e["UID"] for e in events(render(plan))}
    assert not first & {e["UID"] for e in events(render(other))}


def test_a_plan_without_a_deadline_has_no_calendar() -> None:
    plan = make_plan(v.assessment(meer=0), None, (), v.context("Leeg"))
    assert not has_deadlines(plan)
    with pytest.raises(ValueError, match="deadline"):
        render(plan)


def test_marks_are_escaped_as_the_rfc_says() -> None:
    """Section 3.3.11: backslash, semicolon and comma with a backslash, a new line as \\n."""
    assert escaped("a,b;c\\d") == "a\\,b\\;c\\\\d"
    assert escaped("een\ntwee\r\ndrie\rvier") == "een\\ntwee\\ndrie\\nvier"
    assert escaped('Wie: "ik"') == 'Wie: "ik"'
    assert escaped("a\x00b\x07c\x7fd\u2028e") == "abcde"


def test_a_line_of_75_octets_is_left_alone_and_of_76_folded() -> None:
    assert folded("X" * 75) == b"X" * 75 + b"\r\n"
    assert folded("X" * 76) == b"X" * 75 + b"\r\n X\r\n"
    assert folded("X" * 150) == b"X" * 75 + b"\r\n " + b"X" * 74 + b"\r\n X\r\n"


def test_no_character_is_cut_in_two() -> None:
    """A euro sign takes three octets: 25 of them fill the first line, 24 a later one."""
    euro = "\N{EURO SIGN}".encode()
    assert folded("\N{EURO SIGN}" * 26) == euro * 25 + b"\r\n " + euro + b"\r\n"
    assert folded("a" + "\N{EURO SIGN}" * 25) == b"a" + euro * 24 + b"\r\n " + euro + b"\r\n"
    face = "\N{GRINNING FACE}"
    assert folded("ab" + face * 19) == (
        b"ab" + face.encode() * 18 + b"\r\n " + face.encode() + b"\r\n"
    )


@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_every_text_comes_back_whole(text: str) -> None:
    plain = re.sub(r"\r\n?", "\n", text)
    plain = re.sub(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u2029]", "", plain)
    content = folded(f"SUMMARY:{escaped(text)}")
    (name, value), *rest = read(content)
    assert (name, rest) == ("SUMMARY", [])
    assert unescaped(value) == plain
