"""What the talk says beside the household, not for calculation: haste, papers, the first step."""

from typing import Any, Final

from voorzieningenwijzer.conditions import UNKNOWN
from voorzieningenwijzer.interview.facts import RECEIVED, Facts, known

URGENT: Final = ("uit_huis", "energie_afsluiten", "water_afsluiten")


def talk_of(facts: Facts) -> dict[str, Any]:
    """Keys are absent where nothing was said.

    papieren: list of paper ids on the table · haast: list · haast_op: date · urgent: the part
    of haast that cannot wait · aanslagen: {gemeente|waterschap: open|betaald|geen} ·
    eerste_stap: str · uitzonderingen: list ·
    vorig_jaar: {huishouden_gelijk: bool, ontving: list, deel_van_jaar: bool}
    """
    haste = facts.get("gesprek.haast")
    return known(
        {
            "papieren": _listed(facts.get("gesprek.papieren")),
            "haast": _listed(haste),
            "urgent": UNKNOWN if haste is UNKNOWN else [h for h in haste if h in URGENT],
            "haast_op": facts.get("gesprek.haast_op"),
            "aanslagen": known(
                {
                    "gemeente": facts.get("gesprek.aanslag_gemeente"),
                    "waterschap": facts.get("gesprek.aanslag_waterschap"),
                }
            )
            or None,
            "uitzonderingen": _exceptions(facts),
            "vorig_jaar": _last_year(facts) or None,
            "eerste_stap": facts.get("gesprek.eerste_stap"),
        }
    )


def _listed(value: Any) -> Any:
    return UNKNOWN if value is UNKNOWN else list(value)


def _exceptions(facts: Facts) -> Any:
    house = facts.get("huishouden.uitzonderingen")
    own = [facts.get("personen.uitzonderingen", adult) for adult in facts.adults]
    marks = [m for values in (house, *own) if values is not UNKNOWN for m in values]
    return sorted(set(marks)) or UNKNOWN


def _last_year(facts: Facts) -> dict[str, Any]:
    received = facts.get("vorig_jaar.ontvangen")
    ontving: Any = UNKNOWN
    if received is not UNKNOWN:
        now = facts.get(RECEIVED)
        same = "zelfde" in received
        ontving = _listed(now) if same else [r for r in received if r != "deel_van_jaar"]
    return known(
        {
            "huishouden_gelijk": facts.get("vorig_jaar.huishouden_gelijk"),
            "ontving": ontving,
            "deel_van_jaar": UNKNOWN if received is UNKNOWN else "deel_van_jaar" in received,
        }
    )
