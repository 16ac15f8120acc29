"""Reading a questionnaire: strict YAML to dataclasses; a surplus or missing key is an error."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Any

from voorzieningenwijzer.conditions import ConditionError, parse
from voorzieningenwijzer.interview.borrowed import borrowing, places_of
from voorzieningenwijzer.interview.checks import check, field_kinds
from voorzieningenwijzer.interview.order import leaning
from voorzieningenwijzer.interview.questionnaire import (
    NVT,
    Block,
    Bounds,
    Choice,
    Group,
    Offset,
    Paper,
    Period,
    Question,
    Questionnaire,
    QuestionnaireError,
    ScreenText,
    SideChoice,
    Soort,
    Subject,
)
from voorzieningenwijzer.interview.values import Amount
from voorzieningenwijzer.language.said import Said
from voorzieningenwijzer.language.written import QUESTIONS, mapped
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.strict_yaml import YamlError, read

_TOP = {
    *("formaat", "lijst", "naam", "taal", "onderwerpen"),
    *("perioden", "erbij", "woorden", "schermen", "vragen"),
}
_NEEDED = {"id", "onderwerp", "veld", "soort", "vraag", "hulp", "waarom", "bewijs", "weet_niet"}
_OPTIONAL = {
    *("scherm", "vraag_partner", "inleiding", "gevoelig", "groep", "alleen_als", "anders"),
    *("mogelijk", "aannemelijk", "keuzes", "eenheid", "decimalen", "perioden", "erbij"),
    *("of_geen", "langste", "punten", "jaarfeit", "keuzes_uit", "vast"),
}
_PLAIN = (
    *("id", "onderwerp", "veld", "vraag", "hulp", "waarom"),
    *("vraag_partner", "inleiding", "gevoelig", "eenheid", "decimalen", "langste", "keuzes_uit"),
)


@lru_cache(maxsize=4)
def load_questionnaire(name: str = "huisbezoek") -> Questionnaire:
    """The shipped questionnaire, checked. Raises QuestionnaireError with place and reason."""
    papers = _shipped("papieren")
    return questionnaire_from(_shipped(name), papers)


def _shipped(name: str) -> str:
    return shipped("questionnaires", f"{name}.yaml").read_text(encoding="utf-8")


def questionnaire_from(text: str, papers: str) -> Questionnaire:
    """From the texts of the two files; one with a ``basis`` takes questions from that one."""
    data = _read(text, "vragenlijst")
    borrows = "basis" in data
    if borrows:
        data = borrowing(data, _read(_shipped(data["basis"]), "vragenlijst"))
    _keys("vragenlijst", data, _TOP, _TOP)
    if data["formaat"] != 1:
        raise QuestionnaireError("vragenlijst: dit programma leest formaat 1")
    periods = {k: Period(k, v) for k, v in data["perioden"].items()}
    sides = {k: SideChoice(k, v["tekst"], _choices(v["keuzes"])) for k, v in data["erbij"].items()}
    questions = tuple(_question(row, periods, sides) for row in data["vragen"])
    screens = {row["id"]: _screen(row) for row in data["schermen"]}
    for question in questions:
        screens.setdefault(question.scherm, ScreenText(question.scherm, question.vraag))
    subjects = tuple(_subject(row) for row in data["onderwerpen"])
    made = Questionnaire(
        id=data["lijst"],
        naam=data["naam"],
        onderwerpen=subjects,
        woorden=data["woorden"],
        schermen=screens,
        vragen=questions,
        papieren=_papers(papers, [q.id for q in questions] if borrows else None),
        blokken=_blocks(questions, screens),
        leunt_op=leaning([subject.id for subject in subjects], questions),
    )
    check(made)
    return made


def _read(text: str, what: str) -> Any:
    try:
        data = read(text, ours=True)
    except YamlError as error:
        raise QuestionnaireError(f"{what}: {error}") from error
    if not isinstance(data, dict):
        raise QuestionnaireError(f"{what}: hier horen regels met een naam te staan")
    return mapped(data, QUESTIONS, Said)


def _keys(where: str, row: Mapping[Any, Any], needed: set[str], allowed: set[str]) -> None:
    missing, surplus = needed - row.keys(), set(map(str, row)) - allowed
    if missing or surplus:
        raise QuestionnaireError(
            f"{where}: ontbreekt {sorted(missing) or '-'}, onbekend {sorted(surplus) or '-'}"
        )


def _question(
    row: dict[str, Any], periods: Mapping[str, Period], sides: Mapping[str, SideChoice]
) -> Question:
    where = f"vraag {row.get('id', '?')}"
    _keys(where, row, _NEEDED, _NEEDED | _OPTIONAL)
    try:
        soort = Soort(row["soort"])
        condition = parse(row["alleen_als"], where, field_kinds) if "alleen_als" in row else None
        chosen = tuple(periods[p] for p in row.get("perioden", ()))
        beside = tuple(sides[s] for s in row.get("erbij", ()))
    except (ValueError, KeyError, ConditionError) as error:
        raise QuestionnaireError(f"{where}: {error}") from error
    _agree(where, row)
    of_geen = row.get("of_geen", {})
    return Question(
        soort=soort,
        bewijs=tuple(row["bewijs"]),
        weet_niet=row["weet_niet"] == "mag",
        scherm=row.get("scherm", row["id"]),
        groep=_group(row["groep"]) if "groep" in row else None,
        alleen_als=condition,
        anders=row.get("anders"),
        mogelijk=_bounds(row.get("mogelijk"), where),
        aannemelijk=_bounds(row.get("aannemelijk"), where),
        keuzes=_choices(row.get("keuzes", ())),
        perioden=chosen,
        erbij=beside,
        of_geen=of_geen.get("tekst", ""),
        of_geen_waarde=_none_value(of_geen, soort, chosen),
        punten=tuple(row.get("punten", ())),
        vorig_jaar=row.get("jaarfeit") == "vorig_jaar",
        vast=tuple(row.get("vast", {}).items()),
        **{key: row[key] for key in _PLAIN if key in row},
    )


def _agree(where: str, row: Mapping[str, Any]) -> None:
    if ("alleen_als" in row) != ("anders" in row):
        raise QuestionnaireError(f"{where}: alleen_als en anders horen bij elkaar")
    if row["weet_niet"] not in ("mag", "mag_niet"):
        raise QuestionnaireError(f"{where}: weet_niet is mag of mag_niet")
    _keys(f"{where} of_geen", row.get("of_geen", {}), set(), {"tekst", "waarde"})


def _none_value(of_geen: Mapping[str, Any], soort: Soort, periods: tuple[Period, ...]) -> Any:
    value = of_geen.get("waarde", NVT)
    if soort is Soort.BEDRAG and isinstance(value, int):
        return Amount(Decimal(value), periods[0].waarde)
    return Decimal(value) if isinstance(value, int) else value


def _group(row: Mapping[str, Any]) -> Group:
    return Group(row["per"], tuple(row.get("soorten", ())))


def _choices(rows: Any) -> tuple[Choice, ...]:
    for row in rows:
        _keys(f"keuze {row.get('waarde')}", row, {"waarde", "tekst"}, {"waarde", "tekst", "alleen"})
    return tuple(Choice(r["waarde"], r["tekst"], r.get("alleen", False)) for r in rows)


def _bounds(row: Mapping[str, Any] | None, where: str) -> Bounds | None:
    if row is None:
        return None
    _keys(where, row, {"laagst", "hoogst"}, {"laagst", "hoogst", "per"})
    return Bounds(_end(row["laagst"]), _end(row["hoogst"]), row.get("per", ""))


def _end(value: Any) -> Decimal | date | Offset:
    if isinstance(value, dict):
        return Offset(**value)
    return value if isinstance(value, date) else Decimal(value)


def _subject(row: Mapping[str, Any]) -> Subject:
    names = set(Subject.__slots__)
    _keys(f"onderwerp {row.get('id')}", row, names, names)
    return Subject(**row)


def _screen(row: Mapping[str, Any]) -> ScreenText:
    _keys(f"scherm {row.get('id')}", row, {"id", "titel"}, set(ScreenText.__slots__))
    return ScreenText(**row)


def _papers(text: str, asked: list[str] | None) -> dict[str, Paper]:
    data = _read(text, "papieren")
    papers, names = {}, set(Paper.__slots__)
    for row in data["papieren"]:
        _keys(f"papier {row.get('id')}", row, names - {"let_op"}, names)
        here = row if asked is None else places_of(row, asked)
        papers[row["id"]] = Paper(**{"let_op": "", **here})
    return papers


def _blocks(
    questions: tuple[Question, ...], screens: Mapping[str, ScreenText]
) -> tuple[Block, ...]:
    """Screens in the order of the questions; neighbours with the same members go together."""
    pages = [(screens[key], tuple(group)) for key, group in groupby(questions, lambda q: q.scherm)]
    blocks = []
    for (subject, per), rows in groupby(pages, lambda p: (p[1][0].onderwerp, p[0].per)):
        pages_here = tuple(rows)
        parts = (pages_here,) if per else tuple((page,) for page in pages_here)
        blocks += [Block(subject, per, part) for part in parts]
    return tuple(blocks)
