"""Beside the columns: the cliffs nearby, and what was assumed."""

from collections.abc import Iterator, Sequence

from voorzieningenwijzer.assessment.cliffs import NEAR_ASSETS, NEAR_INCOME, Cliff
from voorzieningenwijzer.assessment.variants import Counted
from voorzieningenwijzer.language.said import listed
from voorzieningenwijzer.outcomes import Between
from voorzieningenwijzer.plan.what_if.found import Found, heading
from voorzieningenwijzer.plan.what_if.line import hours, say, span, whole
from voorzieningenwijzer.plan.what_if.table import Asked


def near(found: Found) -> Iterator[str]:
    """The cliffs, and what was looked at: nothing found is only said of what was looked at."""
    if found.nu.som is None:
        return
    groups: dict[tuple[str, float, bool, bool], list[Cliff]] = {}
    for cliff in (*(found.bij_inkomen or ()), *(found.bij_spaargeld or ())):
        key = cliff.waarvan, cliff.bij, cliff.stopt, cliff.scheelt is None
        groups.setdefault(key, []).append(cliff)
    yield from (_cliff(together, found) for together in groups.values())
    if found.bij_inkomen == ():
        yield say("geen_bij_inkomen", bedrag=whole(NEAR_INCOME))
    if found.bij_spaargeld == ():
        yield say("geen_bij_spaargeld", bedrag=whole(NEAR_ASSETS))
    if found.bij_inkomen is None:
        yield say("niet_gekeken_inkomen")
    if found.bij_spaargeld is None:
        known = "" if found.spaargeld_bekend else "_onbekend"
        yield say(f"niet_gekeken_spaargeld{known}")


def _cliff(together: Sequence[Cliff], found: Found) -> str:
    first = together[0]
    low, high = first.afstand.minst, first.afstand.hoogst
    where = "erbij" if low >= 0 else "voorbij" if high < 0 else "rond"
    name = f"{first.waarvan}_{where}{'' if first.stopt else '_minder'}"
    far = span(Between(*sorted((abs(low), abs(high)))))
    names = listed(found.namen.get(c.regeling, c.regeling) for c in together)
    said = [say(name, bedrag=far, bij=whole(first.bij), regeling=names)]
    if first.scheelt is None:
        said.append(say("waarde_onbekend"))
    else:
        parts = [c.scheelt for c in together if c.scheelt]
        said.append(say("scheelt", bedrag=span(sum(parts[1:], parts[0]))))
    return " ".join(said if first.zeker else [*said, say("misschien_zo")])


def assumed(found: Found) -> Iterator[str]:
    yield say("aanname_jaar")
    yield say("aanname_tabel", jaar=str(found.jaar))
    yield say("aanname_aangevraagd")
    yield say("aanname_belasting")
    if any(one.lokaal or one.eenmalig for one in (found.nu, *(c for _, c in found.gevallen))):
        yield say("aanname_kwijtschelding")
    if "bijstand" in found.nu.wetten and found.nu.wetten["bijstand"].hoogst > 0:
        yield say("aanname_bijstand")
    said = [sentence for asked, one in found.gevallen for sentence in _of(asked, one, found)]
    yield from dict.fromkeys(said)
    if found.nu.buiten:
        names = listed(found.namen.get(n, n) for n in found.nu.buiten)
        yield say("buiten", regelingen=names)


def _of(asked: Asked, one: Counted, found: Found) -> Iterator[str]:
    if one.som is None:
        yield say("geval_ontbreekt", geval=heading(asked, found)[0])
    match asked.soort:
        case "uren":
            yield say("aanname_uren", straks=hours(asked.twee))
        case "loon":
            yield say("aanname_loon", bedrag=whole(asked.een))
        case "partner":
            yield say("aanname_partner")
            if asked.twee is None:
                yield say("aanname_partner_spaargeld_open")
            else:
                yield say("aanname_partner_spaargeld", bedrag=whole(asked.twee))
        case _:
            yield say(f"aanname_{asked.soort}")
