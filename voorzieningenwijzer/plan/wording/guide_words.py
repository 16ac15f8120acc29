"""What both editions of the guide say in the same words: conditions, amounts, age, laws."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from voorzieningenwijzer.assessment.order import all_rules
from voorzieningenwijzer.conditions import All, AnyOf, Condition, Leaf, Not
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.plan.context import PlanContext
from voorzieningenwijzer.plan.wording.amounts import euro, percent, short_day
from voorzieningenwijzer.plan.wording.fill import fill_known
from voorzieningenwijzer.plan.wording.paper_words import PaperWords
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.plan.wording.texts import SchemeText
from voorzieningenwijzer.rules import Rule
from voorzieningenwijzer.tables import NoTable, Period, Scheme, Tables
from voorzieningenwijzer.tables.scheme_documents import (
    INCOME_FIELD,
    PLACE_FIELD,
    SchemeAmount,
    children_between,
)

_SHARES = frozenset({INCOME_FIELD})
_MONEY = frozenset({"vermogen_nu", "vermogensgrens_bijstand"})


@dataclass(frozen=True, slots=True)
class Law:
    """A national law with its words and the period of its table on the day."""

    rule: Rule
    text: SchemeText
    period: Period | NoTable


def laws(tables: Tables, gemeente: str, dag: date) -> Iterator[Law]:
    """In the order of the laws; a table of another municipality is no law here."""
    texts = plan_texts().regelingen
    rules = {rule.regeling: rule for rule in all_rules()}
    for name, rule in rules.items():
        if name not in texts:
            continue
        period = tables.period(rule.tabel, dag)
        if isinstance(period, Period) and period.gemeente not in ("", gemeente):
            period = NoTable(rule.tabel, dag, "")
        yield Law(rule, texts[name], period)


class GuideWords:
    """Without a household: what only holds for somebody is left out."""

    def __init__(self, tables: Tables, gemeente: str, dag: date) -> None:
        self.tables, self.gemeente, self.dag = tables, gemeente, dag
        self.say = PaperWords("gids", "gids_professional")
        self.texts = plan_texts()
        self.speaker = Speaker(self.texts, PlanContext(dag, "", gemeente=gemeente))

    @cached_property
    def common(self) -> Mapping[str, str]:
        return self.speaker.common(self.dag.year)

    def filled(
        self, texts: tuple[str, ...], terms: Mapping[str, str] | None = None
    ) -> tuple[str, ...]:
        """Only what holds for everybody."""
        return fill_known(filter(None, texts), {**self.common, **(terms or {})})

    def papers(self, names: object) -> tuple[str, ...]:
        listed = names if isinstance(names, (list, tuple)) else ()
        known = self.texts.papieren
        return tuple(known[n].naam if n in known else str(n).replace("_", " ") for n in listed)

    def status(self, status: str) -> str:
        return self.texts.status.get(status, status)

    def old(self, scheme: Scheme) -> tuple[str, ...]:
        """That somebody should have looked by now, and whether it still exists."""
        said = []
        if scheme.stale(self.dag):
            checked = scheme.gecontroleerd_op
            said.append(
                self.say("oud", dag=short_day(checked)) if checked else self.say("oud_zonder_dag")
            )
        if scheme.actief not in ("ja", "nee"):
            said.append(self.say("actief_onbekend"))
        return tuple(said)

    def amounts(self, amount: SchemeAmount | None) -> tuple[str, ...]:
        """Per kind of household where it differs; nothing where nobody found it."""
        if amount is None or not amount.known:
            return ()
        found = []
        for who, value in amount.waarden.items():
            shown = {"bedrag": euro(cents(value)), "per": amount.per.replace("_", " ")}
            name = who.replace("_", " ")
            alone = len(amount.waarden) == 1 and amount.naar is None
            found.append(
                self.say("bedrag_een", **shown)
                if alone
                else self.say("bedrag_voor", wie=name, **shown)
            )
        return tuple(found)

    def conditions(self, scheme: Scheme, *, chosen: bool = False) -> tuple[str, ...]:
        """One line a condition. ``chosen``: also a limit that no source names, and that only
        chooses to whom the program shows it."""
        shown = self._listed(scheme.voorwaarden, scheme if not chosen else None)
        note = (self.say("grens_gekozen"),) if chosen and limit_is_chosen(scheme) else ()
        return (*shown, *note)

    def outside(self, condition: Condition) -> str:
        return "; ".join(self._listed(condition, None))

    def _listed(self, condition: Condition, scheme: Scheme | None) -> tuple[str, ...]:
        parts = condition.parts if isinstance(condition, All) else (condition,)
        return tuple(filter(None, (self._condition(p, scheme) for p in parts)))

    def _condition(self, condition: Condition, scheme: Scheme | None) -> str:
        if isinstance(condition, Leaf):
            return self._leaf(condition, scheme)
        if isinstance(condition, Not):
            inner = self._condition(condition.part, scheme)
            return f"{self.say('niet')}: {inner}" if inner else ""
        inside = [text for p in condition.parts if (text := self._condition(p, scheme))]
        if isinstance(condition, AnyOf) and len(inside) < len(condition.parts):
            return ""
        if len(inside) < 2:
            return "".join(inside)
        lead = self.say("enige" if isinstance(condition, AnyOf) else "alle")
        return f"{lead}: {'; '.join(inside)}"

    def _leaf(self, leaf: Leaf, scheme: Scheme | None) -> str:
        if leaf.veld == PLACE_FIELD:
            return ""
        if scheme is not None and leaf.veld == INCOME_FIELD and limit_is_chosen(scheme):
            return ""
        ages = children_between(leaf.veld)
        values = {"woord": self.say(f"w_{leaf.woord}"), "grens": _limit(leaf)}
        if ages:
            return self.say("v_kinderen_tussen", van=str(ages[0]), tot=str(ages[1]), **values)
        said = self.say(f"v_{leaf.veld}", **values)
        return f"{self.say('niet')}: {said}" if leaf.grens is False else said


def limit_is_chosen(scheme: Scheme) -> bool:
    """Whether the income limit is of no source, but of who wrote the file."""
    basis = scheme.inkomensgrens_basis
    return basis is not None and basis.grens_van != "bron"


def _limit(leaf: Leaf) -> str:
    limit = leaf.grens
    if isinstance(limit, tuple):
        return ", ".join(str(one).replace("_", " ") for one in limit)
    if isinstance(limit, float):
        if leaf.veld in _SHARES:
            return percent(limit)
        return euro(cents(limit)) if leaf.veld in _MONEY else f"{limit:g}".replace(".", ",")
    return str(limit).replace("_", " ")


def number(value: Decimal) -> str:
    """As the table writes it, with a comma."""
    return f"{value:f}".replace(".", ",")
