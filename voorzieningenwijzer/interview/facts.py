"""The facts of one replay: what relevant answers say, looked up by field and member."""

from collections.abc import Mapping
from typing import Any, Final

from voorzieningenwijzer.conditions import UNKNOWN
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.interview.members import APPLICANT, ELSEWHERE, PARTNER
from voorzieningenwijzer.interview.questionnaire import NVT, Group, Question

TOEN: Final = "@toen"

SOURCES = "personen.inkomenssoorten"
CHILDREN = "huishouden.kinderen"
CO_RESIDENTS = "huishouden.medebewoners"
RESIDENTS = "huishouden.bewoners"
ARREARS = "huishouden.achterstanden"
RECEIVED = "ontvangt_nu.landelijk"


class Facts:
    """Filled in the order of the questionnaire, so a group exists once its question was passed.

    A field that has no fact is UNKNOWN: not asked yet, or "weet ik niet". NVT is "there is none".
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self._values: dict[tuple[str, str | None], Any] = {}

    def put(self, question: Question, member: str | None, value: Any) -> None:
        if value is not UNKNOWN:
            self._values[field_key(question), member] = value

    def get(self, veld: str, member: str | None = None) -> Any:
        """The fact, or UNKNOWN; NVT reads as UNKNOWN, since there is nothing to say."""
        value = self._values.get((veld, member), UNKNOWN)
        return UNKNOWN if value is NVT else value

    def raw(self, veld: str, member: str | None = None) -> Any:
        """The fact, NVT or UNKNOWN: a condition on a question that did not belong is not open."""
        return self._values.get((veld, member), UNKNOWN)

    def toen(self, veld: str, member: str | None = None) -> Any:
        """The fact of last year."""
        return self.get(veld + TOEN, member)

    def ticked(self, veld: str, choice: str, member: str | None = None) -> Any:
        """True or False for a question with several choices, UNKNOWN when it has no answer."""
        value = self.get(veld, member)
        return UNKNOWN if value is UNKNOWN else choice in value

    def has_partner(self) -> Any:
        return self.ticked(RESIDENTS, "partner")

    @property
    def adults(self) -> tuple[str, ...]:
        return (APPLICANT, PARTNER) if self.has_partner() is True else (APPLICANT,)

    @property
    def spouse_elsewhere(self) -> bool:
        """A spouse at another address counts until the divorce was filed; not where one lives in,
        nor one who left this year and of whom the day is asked."""
        away = self.ticked("huishouden.uitzonderingen", "echtgenoot_elders")
        filed = self.get("huishouden.scheiding_aangevraagd")
        return away is True and filed is not True and PARTNER not in self.adults

    @property
    def children(self) -> tuple[str, ...]:
        return self._ids(CHILDREN)

    @property
    def co_residents(self) -> tuple[str, ...]:
        return self._ids(CO_RESIDENTS)

    def sources(self, adult: str) -> tuple[str, ...]:
        return self._ids(SOURCES, adult)

    def members(self, group: Group | None, within: str | None) -> tuple[str | None, ...]:
        """The members to whom a question goes, limited to ``within`` on a screen of one member."""
        if group is None:
            return (None,)
        adults = (within,) if within in (APPLICANT, PARTNER) else self.adults
        match group.per:
            case "aanvrager":
                return (APPLICANT,)
            case "partner":
                return (PARTNER,) if self.has_partner() is True else ()
            case "volwassene":
                return adults
            case "inkomensbron":
                return tuple(
                    f"{a}.{s}" for a in adults if a for s in self.sources(a) if s in group.soorten
                )
            case "echtgenoot":
                return (ELSEWHERE,) if self.spouse_elsewhere else ()
            case "kind":
                return (within,) if within else self.children
            case "medebewoner":
                return (within,) if within else self.co_residents
            case "schuld":
                return self._ids(ARREARS)
            case _:
                return tuple(s for s in self._ids(RECEIVED) if s in group.soorten)

    def number_of(self, member: str | None) -> int:
        """The place of a child or co-resident in its group, from 1; for the words only."""
        for group in (self.children, self.co_residents):
            if member in group:
                return group.index(member) + 1
        return 1

    def _ids(self, veld: str, member: str | None = None) -> tuple[str, ...]:
        value = self.get(veld, member)
        return () if value is UNKNOWN else tuple(value)


def field_key(question: Question) -> str:
    return question.veld + TOEN if question.vorig_jaar else question.veld


def person_of(member: str | None) -> str | None:
    """``a`` for ``a.loon``."""
    return None if member is None else member.partition(".")[0]


def known(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is unknown or not there."""
    return {k: v for k, v in mapping.items() if v is not UNKNOWN and v is not NVT and v is not None}
