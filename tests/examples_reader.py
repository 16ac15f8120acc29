"""Example cases in the short keys that a policy officer writes, as household mappings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from voorzieningenwijzer.strict_yaml import read

FOLDER = Path(__file__).parent / "examples" / "regelingen"


@dataclass(frozen=True, slots=True)
class Example:
    regeling: str
    jaar: int
    naam: str
    mapping: dict[str, Any]
    verwacht: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.regeling} {self.jaar}: {self.naam}"


def examples() -> Iterator[Example]:
    for path in sorted(FOLDER.glob("*.yaml")):
        document: Any = read(path.read_text(encoding="utf-8"))
        for group in document.get("groepen", [document]):
            for case in group["gevallen"]:
                if not case.get("herkomst"):
                    raise AssertionError(
                        f"{path.name}: {case['naam']} zegt niet waar het getal vandaan komt"
                    )
                jaar = int(group["jaar"])
                mapping = household(case["gegeven"], jaar)
                yield Example(group["regeling"], jaar, case["naam"], mapping, case["verwacht"])


def household(given: dict[str, Any], jaar: int) -> dict[str, Any]:
    """One adult of 40, insured and registered; what is not given stays unknown."""
    applicant: dict[str, Any] = {"id": "a", "rol": "aanvrager"}
    applicant["geboortedatum"] = given.get("geboren") or _born(int(given.get("leeftijd", 40)), jaar)
    applicant |= {"zakelijk_huurcontract": False}
    for key, name in (
        ("inkomen", "toetsingsinkomen_per_jaar"),
        ("vermogen", "vermogen_op_1_januari"),
    ):
        if key in given:
            applicant[name] = given[key]
    if "vermogen" not in given:
        applicant["vermogen_op_1_januari"] = 0
    persons = [applicant]
    if given.get("partner"):
        persons.append(_partner(0, "partner_verzekerd" not in given))
    births = [_born(int(age), jaar) for age in given.get("kinderen", ())]
    births += list(given.get("kinderen_geboren", ()))
    for number, born in enumerate(births):
        child = {"id": f"k{number}", "rol": "kind", "geboortedatum": born, "kinderbijslag": True}
        persons.append(child | {"intensieve_zorg": bool(given.get("intensieve_zorg"))})
    return {
        "peildatum": date(jaar, 11, 15),
        "personen": persons,
        "woning": _dwelling(given),
        "wijzigingen": _changes(given),
    }


def _partner(income: float, insured: bool = True) -> dict[str, Any]:
    return {
        "id": "b",
        "rol": "partner",
        "relatie": "gehuwd",
        "geboortedatum": date(1985, 3, 4),
        "toetsingsinkomen_per_jaar": income,
        "vermogen_op_1_januari": 0,
        "zorgverzekerd": insured,
    }


def _born(age: int, jaar: int) -> date:
    """Old enough all year, and no birthday into the next age before the year ends."""
    return date(jaar - age - 1, 12, 31)


def _dwelling(given: dict[str, Any]) -> dict[str, Any]:
    dwelling: dict[str, Any] = {"soort": given.get("woning", "zelfstandig")}
    dwelling["aangepast_voor_handicap"] = bool(given.get("aangepast", False))
    for key, name in (
        ("huur", "kale_huur_per_maand"),
        ("servicekosten", "servicekosten_per_maand"),
        ("huur_vanaf", "ingangsdatum"),
        ("aangewezen_woonvorm", "aangewezen_woonvorm"),
    ):
        if key in given:
            dwelling[name] = given[key]
    return dwelling


def _changes(given: dict[str, Any]) -> list[dict[str, Any]]:
    changes = []
    if "verhuisd" in given:
        moved = given["verhuisd"]
        changes.append(
            {
                "vanaf": moved["op"],
                "verhuisd": True,
                "woning": {"kale_huur_per_maand": moved["huur"]},
            }
        )
    if "partner_gekomen" in given:
        came = given["partner_gekomen"]
        changes.append({"vanaf": came["op"], "personen": [_partner(came["inkomen"])]})
    return changes
