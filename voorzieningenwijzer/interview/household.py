"""From facts to the mapping of the household file: what is unknown is absent, "none" is said."""

from functools import cache
from typing import Any

from voorzieningenwijzer.conditions import UNKNOWN
from voorzieningenwijzer.households.catalogue import FIELDS
from voorzieningenwijzer.interview.derived import lookup
from voorzieningenwijzer.interview.facts import ARREARS, RECEIVED, RESIDENTS, Facts, known
from voorzieningenwijzer.interview.figures import between_years, plain_field
from voorzieningenwijzer.interview.persons import persons

_BETWEEN_YEARS = ("woning.kale_huur_per_maand", "woning.servicekosten_per_maand")


def household_of(facts: Facts) -> dict[str, Any]:
    """The mapping of docs/huishoudbestand.md, from relevant answers only."""
    dwelling, changes = _dwelling(facts)
    people, arrivals = persons(facts)
    parts = {
        "formaat": 1,
        "peildatum": facts.context.peildatum,
        "gemeente": facts.get("gemeente"),
        "postcode": facts.get("postcode"),
        "aannames": "geen" if _unusual(facts) else None,
        "personen": people,
        **_composition(facts),
        "woning": dwelling or None,
        "belastingaanslag": _group(facts, "belastingaanslag") or None,
        "energie": _group(facts, "energie") or None,
        "zorgverzekering": _policies(facts) or None,
        "ontvangt_nu": _received(facts),
        "geldbeheer": facts.get("geldbeheer"),
        "schulden": _debts(facts),
        "wijzigingen": sorted([*changes, *arrivals], key=lambda c: c["vanaf"]) or None,
    }
    return known(parts)


def _group(facts: Facts, group: str, skip: tuple[str, ...] = ()) -> dict[str, Any]:
    """All facts of one part of the household file that were asked under their own name."""
    names = [pad for pad in _fields_of(group) if pad not in skip]
    return known({pad.partition(".")[2]: plain_field(facts, pad) for pad in names})


@cache
def _fields_of(group: str) -> tuple[str, ...]:
    return tuple(pad for pad in FIELDS if pad.startswith(f"{group}."))


def _unusual(facts: Facts) -> bool:
    """A circumstance that no field holds: then nothing is taken for granted."""
    children = [facts.get("personen.kind_situatie", child) for child in facts.children]
    return any("eigen_geld" in marks for marks in children if marks is not UNKNOWN)


def _composition(facts: Facts) -> dict[str, Any]:
    """Whether the listed persons are all there are, and whether that held last year."""
    open_groups = (
        facts.get(RESIDENTS) is UNKNOWN
        or (facts.ticked(RESIDENTS, "kinderen_onder_18") is True and not facts.children)
        or (facts.ticked(RESIDENTS, "anderen") is True and not facts.co_residents)
    )
    strange = facts.get("huishouden.uitzonderingen")
    odd = strange is not UNKNOWN and "extra_ingeschreven" in strange
    changed = lookup(facts, "huishouden.samenstelling_anders", None) is True
    solved = facts.get("huishouden.verandering") in (
        "partner_gekomen",
        "partner_weg",
        "kind_geboren",
    )
    dated = facts.get("huishouden.verandering_op") is not UNKNOWN
    unclear = open_groups or bool(odd) or (changed and not (solved and dated))
    same = facts.get("vorig_jaar.huishouden_gelijk") is True
    return {
        "samenstelling": "onbekend" if unclear else "bekend",
        "samenstelling_gelijk_in": [facts.context.vorig_jaar] if same else None,
    }


def _dwelling(facts: Facts) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The dwelling on 1 January, and what changed in the year: a new rent, or a move."""
    now = _group(facts, "woning", skip=_BETWEEN_YEARS)
    rent = plain_field(facts, "woning.kale_huur_per_maand")
    extra = plain_field(facts, "woning.servicekosten_per_maand")
    now |= known({"kale_huur_per_maand": rent, "servicekosten_per_maand": extra})
    now |= _circumstances(facts)
    if lookup(facts, "woning.verhuisd_dit_jaar", None) is True:
        return _moved(facts, now)
    earlier = plain_field(facts, "woning.huur_eerder_dit_jaar")
    since = facts.get("woning.huur_veranderd_op")
    changes = []
    if (
        earlier is not UNKNOWN
        and since is not UNKNOWN
        and rent is not UNKNOWN
        and since.year == facts.context.jaar
    ):
        changes.append({"vanaf": since, "woning": {"kale_huur_per_maand": rent}})
        now["kale_huur_per_maand"] = rent = earlier
    same = facts.get("vorig_jaar.woning_gelijk")
    for veld, this_year in zip(_BETWEEN_YEARS, (rent, extra), strict=True):
        year_map = between_years(facts, veld, None, this_year, same)
        now |= known({veld.partition(".")[2]: year_map})
    return now, changes


def _circumstances(facts: Facts) -> dict[str, Any]:
    """What was read aloud as "klopt dit?" about the dwelling, as facts; nothing until it was."""
    strange = facts.get("huishouden.uitzonderingen")
    if strange is UNKNOWN:
        return {}
    return {
        "huur_betaald": "huur_niet_betaald" not in strange,
        "ingeschreven": "niet_ingeschreven" not in strange,
    }


def _moved(facts: Facts, now: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The old dwelling with the new one as a change; only the new one when the old is unknown."""
    kind = facts.get("vorige_woning.soort")
    rent = plain_field(facts, "vorige_woning.kale_huur_per_maand")
    if kind is UNKNOWN or rent is UNKNOWN:
        return now, []
    years = {facts.context.vorig_jaar: rent, facts.context.jaar: rent}
    old = {
        "soort": "kamer" if kind == "bij_anderen" else kind,
        "kale_huur_per_maand": years,
        "aangewezen_woonvorm": False if kind == "bij_anderen" else UNKNOWN,
        **known({k: now.get(k) for k in ("huur_betaald", "ingeschreven")}),
    }
    return known(old), [{"vanaf": now["ingangsdatum"], "verhuisd": True, "woning": now}]


def _policies(facts: Facts) -> list[dict[str, Any]]:
    """Per adult what stands on the policy; somebody of whom nothing is known is left out."""
    names = [pad for pad in _fields_of("zorgverzekering") if not pad.endswith(".persoon")]
    rows = []
    for adult in facts.adults:
        row = known({n.partition(".")[2]: plain_field(facts, n, adult) for n in names})
        if row:
            rows.append({"persoon": adult, **row})
    return rows


def _received(facts: Facts) -> Any:
    """A scheme that is not listed is not received, so both questions must have an answer."""
    national, local = facts.get(RECEIVED), facts.get("ontvangt_nu.lokaal")
    if national is UNKNOWN or local is UNKNOWN:
        return UNKNOWN
    rows = []
    for scheme in (*national, *local):
        amount = plain_field(facts, "ontvangt_nu.bedrag_per_maand", scheme)
        rows.append(
            {"regeling": scheme, "bedrag_per_maand": "onbekend" if amount is UNKNOWN else amount}
        )
    return rows


def _debts(facts: Facts) -> Any:
    kinds = facts.get(ARREARS)
    if kinds is UNKNOWN:
        return UNKNOWN
    return [
        known(
            {
                "soort": kind,
                "bedrag": plain_field(facts, "schulden.bedrag", kind),
                "regeling_getroffen": facts.get("schulden.regeling_getroffen", kind),
            }
        )
        for kind in kinds
    ]
