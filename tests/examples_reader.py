"""Example cases in the short keys that a policy officer writes, as household mappings.

A key that is not known here is an error: a word with a typing mistake would else say nothing.
``onbekend`` leaves a fact out; what an example does not mention is listed in ``household``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.origins import fault
from voorzieningenwijzer.strict_yaml import read

FOLDER = Path(__file__).parent / "examples" / "regelingen"

# short key -> key of the household file
PERSON = {
    "geboren": "geboortedatum",
    "inkomen": "toetsingsinkomen_per_jaar",
    "vermogen": "vermogen_op_1_januari",
    "relatie": "relatie",
    "toeslagpartner": "toeslagpartner",
    "verzekerd": "zorgverzekerd",
    "rechtmatig": "verblijf_rechtmatig",
    "thuis": "woont_thuis",
    "kinderbijslag": "kinderbijslag",
    "intensieve_zorg": "intensieve_zorg",
    "zakelijk": "zakelijk_huurcontract",
    "bezigheid": "studeert_of_werkt",
    "netto": "netto_inkomen_per_maand",
    "inkomens": "inkomens",
    "vermogen_nu": "vermogen_nu",
    "studiefinanciering": "student_studiefinanciering",
    "ouders_helpen": "ouders_kunnen_bijdragen",
    "medisch_urenbeperkt": "medisch_urenbeperkt",
    "maanden_laag": "maanden_laag_inkomen",
    "werk_gestopt_op": "werk_gestopt_op",
    "opvang": "opvang",
    "middelbare_school_vanaf": "middelbare_school_vanaf",
    "auto": "auto_waarde",
}
HOME = {
    "woning": "soort",
    "huur": "kale_huur_per_maand",
    "servicekosten": "servicekosten_per_maand",
    "huur_vanaf": "ingangsdatum",
    "aangewezen_woonvorm": "aangewezen_woonvorm",
    "aangepast": "aangepast_voor_handicap",
    "huur_betaald": "huur_betaald",
    "ingeschreven": "ingeschreven",
}
BILLS = {"aanslag_gemeente": "gemeente", "aanslag_waterschap": "waterschap", "kantoor": "kantoor"}
BESIDE = {"premie", "premie_partner", "energiekosten", *BILLS}
COMPANY = {"partner", "partner_verzekerd", "partner_gekomen", "partner_weg", "huisgenoten"}
CHILDREN = {"kinderen", "kinderen_geboren", "intensieve_zorg"}
CHANGES = {"verhuisd", "huur_wordt", "opvang_wordt", "bezigheid_wordt"}
TOP = {"peildatum", "gemeente", "ontvangt_nu", "aannames"}
KEYS = {"leeftijd", "samenstelling", *TOP, *PERSON, *HOME, *COMPANY, *CHILDREN, *CHANGES}
KEYS |= BESIDE
UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class Example:
    regeling: str
    jaar: int
    naam: str
    herkomst: str
    gegeven: dict[str, Any]
    mapping: dict[str, Any]
    verwacht: dict[str, Any]
    bestand: str

    def __str__(self) -> str:
        return f"{self.regeling} {self.jaar}: {self.naam}"


def examples(folder: Path = FOLDER) -> Iterator[Example]:
    for path in sorted(folder.glob("*.yaml")):
        document: Any = read(path.read_text(encoding="utf-8"))
        for group in document.get("groepen", [document]):
            for case in group["gevallen"]:
                wrong = fault(str(case.get("herkomst") or ""))
                if wrong:
                    raise AssertionError(f"{path.name}: {case['naam']}: {wrong}")
                jaar = int(group["jaar"])
                mapping = household(case["gegeven"], jaar)
                yield Example(
                    group["regeling"],
                    jaar,
                    case["naam"],
                    str(case["herkomst"]),
                    case["gegeven"],
                    mapping,
                    case["verwacht"],
                    path.name,
                )


def household(given: Mapping[str, Any], jaar: int) -> dict[str, Any]:
    """One adult of 40 with no savings, registered, in a dwelling; what else is not given stays
    unknown. ``huishouden`` instead: the keys of docs/huishoudbestand.md, word for word."""
    if "huishouden" in given:
        check(given, {"huishouden"})
        return {"peildatum": date(jaar, 11, 15), **given["huishouden"]}
    check(given, KEYS)
    peildatum = given.get("peildatum", date(jaar, 11, 15))
    applicant = {"id": "a", "rol": "aanvrager", "zakelijk_huurcontract": False}
    applicant |= facts({"leeftijd": 40, "vermogen": 0, **_own(given)}, jaar)
    persons = [applicant, *_partner(given, jaar), *_children(given, jaar), *_mates(given, jaar)]
    mapping = {
        "peildatum": peildatum,
        "personen": [p for p in persons if "vanaf" not in p],
        "woning": home({"woning": "zelfstandig", "aangepast": False, **given}),
        "wijzigingen": [*_changes(given, jaar), *(_comes(p) for p in persons if "vanaf" in p)],
    }
    mapping |= {key: given[key] for key in TOP if key in given}
    mapping |= _beside(given)
    return mapping | ({"samenstelling": UNKNOWN} if given.get("samenstelling") else {})


def _beside(given: Mapping[str, Any]) -> dict[str, Any]:
    """The tax bills, the premium, what energy costs in a year."""
    bills = {name: given[key] for key, name in BILLS.items() if key in given}
    policies = [
        {"persoon": person, "premie_basis_per_maand": given[key]}
        for person, key in (("a", "premie"), ("b", "premie_partner"))
        if key in given
    ]
    cost = {"kosten_per_jaar": given["energiekosten"]} if "energiekosten" in given else {}
    found = {"belastingaanslag": bills, "zorgverzekering": policies, "energie": cost}
    return {key: value for key, value in found.items() if value}


def check(given: Mapping[str, Any], known: set[str]) -> None:
    strange = set(given) - known
    if strange:
        raise AssertionError(f"onbekend in een voorbeeld: {', '.join(sorted(strange))}")


def facts(given: Mapping[str, Any], jaar: int) -> dict[str, Any]:
    """The facts of one person; an age is that age all year."""
    found = {name: given[key] for key, name in PERSON.items() if key in given}
    if "leeftijd" in given:
        found.setdefault("geboortedatum", born(int(given["leeftijd"]), jaar))
    if "opvang" in found:
        found["opvang"] = care(found["opvang"])
    return {name: value for name, value in found.items() if value != UNKNOWN}


def care(rows: Any) -> Any:
    """Kinds of care of a child, each as [kind, hours, price] in the register, or a whole row."""
    if isinstance(rows, str):
        return rows
    rows = [rows] if isinstance(rows[0], str) else rows
    names = ("soort", "uren_per_maand", "uurtarief", "geregistreerd")
    return [r if isinstance(r, dict) else dict(zip(names, (*r, True), strict=True)) for r in rows]


def born(age: int, jaar: int) -> date:
    """Old enough all year, and no birthday into the next age before the year ends."""
    return date(jaar - age - 1, 12, 31)


def _own(given: Mapping[str, Any]) -> dict[str, Any]:
    own = {"leeftijd", *PERSON} - CHILDREN - {"kinderbijslag", "opvang"}
    return {key: value for key, value in given.items() if key in own}


def home(given: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: given[key] for key, name in HOME.items() if key in given}
    return {name: value for name, value in found.items() if value != UNKNOWN}


def _partner(given: Mapping[str, Any], jaar: int) -> list[dict[str, Any]]:
    """``true``: a spouse of 41 without income or savings; or the facts that are different."""
    found = []
    for key in ("partner", "partner_gekomen"):
        said = given.get(key)
        if not said:
            continue
        own = dict(said) if isinstance(said, dict) else {}
        come = own.pop("op", None)
        check(own, {"leeftijd", *PERSON})
        own = {"leeftijd": 41, "inkomen": 0, "vermogen": 0, "relatie": "gehuwd"} | own
        if "partner_verzekerd" in given:
            own["verzekerd"] = given["partner_verzekerd"]
        partner = {"id": "b", "rol": "partner", **facts(own, jaar)}
        found.append(partner | ({"vanaf": come} if come else {}))
    return found


def _children(given: Mapping[str, Any], jaar: int) -> list[dict[str, Any]]:
    """An age, or the facts of a child; kinderbijslag is paid and no intensive care is needed."""
    said = [c if isinstance(c, dict) else {"leeftijd": c} for c in given.get("kinderen", ())]
    said += [{"geboren": b} for b in given.get("kinderen_geboren", ())]
    found = []
    for number, child in enumerate(said):
        come = child.get("op")
        own = {k: v for k, v in child.items() if k != "op"}
        check(own, {"leeftijd", *PERSON})
        care = bool(given.get("intensieve_zorg"))
        own = {"kinderbijslag": True, "intensieve_zorg": care} | own
        row = {"id": f"k{number}", "rol": "kind", **facts(own, jaar)}
        found.append(row | ({"vanaf": come} if come else {}))
    return found


def _mates(given: Mapping[str, Any], jaar: int) -> list[dict[str, Any]]:
    """Other adults at the address: no family, no written contract, no income or savings."""
    found = []
    for number, said in enumerate(given.get("huisgenoten", ())):
        own = {"relatie": "geen", "inkomen": 0, "vermogen": 0, "zakelijk": False} | said
        rol, come = own.pop("rol", "medebewoner"), own.pop("op", None)
        check(own, {"leeftijd", *PERSON})
        row = {"id": f"h{number}", "rol": rol, **facts(own, jaar)}
        found.append(row | ({"vanaf": come} if come else {}))
    return found


def _comes(person: dict[str, Any]) -> dict[str, Any]:
    return {"vanaf": person.pop("vanaf"), "personen": [person]}


def _changes(given: Mapping[str, Any], jaar: int) -> list[dict[str, Any]]:
    changes: list[dict[str, Any]] = []
    for key, moved in (("verhuisd", True), ("huur_wordt", False)):
        if key in given:
            rent = {"kale_huur_per_maand": given[key]["huur"]}
            changes.append({"vanaf": given[key]["op"], "verhuisd": moved, "woning": rent})
    if "opvang_wordt" in given:
        other = given["opvang_wordt"]
        child = {"id": other["kind"], "opvang": care(other["opvang"])}
        changes.append({"vanaf": other["op"], "personen": [child]})
    if "bezigheid_wordt" in given:
        other = given["bezigheid_wordt"]
        person = {"id": other["persoon"], "studeert_of_werkt": other["bezigheid"]}
        changes.append({"vanaf": other["op"], "personen": [person]})
    if "partner_weg" in given:
        changes.append({"vanaf": given["partner_weg"], "weg": ["b"]})
    return changes
