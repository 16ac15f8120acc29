"""How a figure came about: the bill line by line, the difference, heat, the price level."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from voorzieningenwijzer.comparisons.energy import completions, cost
from voorzieningenwijzer.comparisons.energy.bills import own_costs
from voorzieningenwijzer.comparisons.energy.comparison import Comparison
from voorzieningenwijzer.comparisons.energy.contract import Contract
from voorzieningenwijzer.comparisons.energy.cost import Amounts
from voorzieningenwijzer.comparisons.energy.offers import EnergyOffer
from voorzieningenwijzer.comparisons.energy.ranking import Range, electricity_side
from voorzieningenwijzer.comparisons.energy.setting import NO_FEED_IN, Setting
from voorzieningenwijzer.comparisons.energy.tables import (
    HeatMaximum,
    Rules,
    feed_in,
    network,
    read_as,
    taxes,
)
from voorzieningenwijzer.comparisons.energy.words import Figures
from voorzieningenwijzer.comparisons.facts import Entry, group, number
from voorzieningenwijzer.comparisons.wording import on_day, tariff
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Between, Line
from voorzieningenwijzer.tables import NoTable, Tables

PER_JAAR, EUR = "EUR/jaar", "EUR"

_Item = tuple[str, Amounts, str]

_NOTHING_OFFERED = EnergyOffer(
    naam="",
    bron="",
    datum=None,
    contract=None,
    stroom_normaal=0.0,
    stroom_dal=0.0,
    gas=0.0,
    vast_per_maand=0.0,
    vergoeding=0.0,
    kosten_per_kwh=0.0,
    kosten_per_maand=0.0,
    looptijd_jaar=None,
    ingangsdatum=None,
    bonus=0.0,
)


def line(stap: str, values: Amounts | float, artikel: str, eenheid: str = PER_JAAR) -> Line:
    found = np.asarray(values, dtype=np.float64)
    ends = (cents(float(found.min())) / 100, cents(float(found.max())) / 100)
    return Line(stap, Between(*ends), eenheid, artikel)


def saving_lines(
    comparison: Comparison, n: int, figures: Figures, bonus: float
) -> tuple[Line, ...]:
    """The difference by part, what stopping costs, and what is left over the days that count."""
    lines = []
    if figures.besparing is not None:
        names = (said("Scheelt op stroom"), said("Scheelt op gas"), said("Scheelt op vaste kosten"))
        parts = zip(names, comparison.per_deel, strict=True)
        lines = [_range_line(name, part, n) for name, part in parts]
        lines.append(
            Line(said("Scheelt in een jaar"), figures.besparing, PER_JAAR, said("zonder bonus"))
        )
    lines.append(Line(said("Kosten om te stoppen"), figures.boete, EUR, "opzegvergoeding"))
    if figures.netto is not None:
        label = said("Over na de kosten om te stoppen, in {dagen} dagen", dagen=figures.dagen)
        lines.append(Line(label, figures.netto, EUR, said("zonder bonus")))
    if bonus:
        lines.append(line(said("Bonus, een keer"), bonus, said("telt niet mee in het advies"), EUR))
    if figures.tweede_jaar is not None:
        label = said("Scheelt in het tweede jaar, bij dezelfde prijzen")
        lines.append(Line(label, figures.tweede_jaar, PER_JAAR, said("zonder bonus")))
    return tuple(lines)


def _range_line(stap: str, part: Range, n: int) -> Line:
    return line(
        stap, np.array([part.minst[n], part.hoogst[n]]), said("verschil in prijs maal gebruik")
    )


def own_year_cost(
    contract: Contract, tables: Tables, rules: Rules, start: date
) -> tuple[Between | None, tuple[str, ...]]:
    """The whole bill of a year of the own contract, and which missing facts move it."""
    setting = Setting(contract, (_NOTHING_OFFERED,), (start,), tables, rules)
    found = own_costs(setting)
    if found is None:
        return None, ()
    costs, missing = found
    ends = (cents(float(costs.minst[0])) / 100, cents(float(costs.hoogst[0])) / 100)
    return Between(*ends), missing


def bill_lines(
    contract: Contract, offers: Sequence[EnergyOffer], tables: Tables, start: date
) -> tuple[Line, ...]:
    """The bill at the prices of the year of ``start``: of the offer if there is one."""
    rule = feed_in(tables, start) if contract.met_teruglevering else NO_FEED_IN
    if rule is None:
        return ()
    chosen = tuple(offers) or (_NOTHING_OFFERED,)
    electricity = completions.electricity(contract, chosen, [rule], fee=False)
    gas = completions.gas(contract, chosen, fee=False)
    side = electricity_side(electricity, [rule])
    of_offer = bool(offers)
    fixed = np.array([12 * chosen[0].vast_per_maand]) if of_offer else completions.fixed(contract)
    stroom = side.offered[0] if of_offer else side.own[0]
    per_m3 = gas.offers if of_offer else gas.own
    supply: list[_Item] = [
        (said("Levering van stroom"), stroom, said("prijs per kWh maal gebruik"))
    ]
    if not contract.gasloos:
        gas_cost = cost.gas_supply(gas.m3, per_m3)
        supply.append((said("Levering van gas"), gas_cost, said("prijs per m3 maal gebruik")))
    supply.append((said("Vaste leveringskosten"), fixed, said("12 maanden")))
    kwh = cost.taxed_kwh(electricity.use, rule.salderen_deel)
    state = _state_items(contract, tables, start, kwh, gas.m3)
    lines = tuple(line(*item) for item in (*supply, *state))
    if not state:
        return lines
    ends = [
        sum(float(part(values)) for _, values, _ in (*supply, *state)) for part in (np.min, np.max)
    ]
    return (
        *lines,
        line(said("Samen, prijzen van {year}", year=start.year), np.array(ends), said("met btw")),
    )


def _state_items(
    contract: Contract, tables: Tables, start: date, kwh: Amounts, m3: Amounts
) -> list[_Item]:
    """Tax and network cost; nothing where one of them is not known."""
    tax = taxes(tables, start)
    products = ("stroom",) if contract.gasloos else ("stroom", "gas")
    operators = {"stroom": contract.netbeheerder_stroom, "gas": contract.netbeheerder_gas}
    nets = {p: network(tables, start, p, operators[p]) for p in products}
    if tax is None or not all(nets.values()):
        return []
    items: list[_Item] = [
        (said("Energiebelasting op stroom"), kwh * tax.stroom_per_kwh, "Wbm art. 59")
    ]
    if not contract.gasloos:
        items.append((said("Energiebelasting op gas"), m3 * tax.gas_per_m3, "Wbm art. 59"))
    less = np.array([-tax.vermindering_per_jaar])
    items.append((said("Vermindering van de energiebelasting"), less, "Wbm art. 63"))
    for product in products:
        amounts = np.array(nets[product])
        items.append(
            (
                said("Netbeheer {product}", product=product),
                amounts,
                said("tarief van de netbeheerder"),
            )
        )
    return items


def heat_lines(mapping: Entry, tables: Tables, peildatum: date) -> tuple[Line, ...]:
    """The most that a heat network may ask in a year for this use."""
    gj = number(group(mapping, "energie"), "warmte_gj_per_jaar")
    maximum = read_as(HeatMaximum, tables, "warmte_maximum", peildatum)
    if gj is None or maximum is None:
        return ()
    highest = maximum.vast_per_jaar + gj * maximum.per_gj
    return (line(said("Hoogste prijs voor warmte"), highest, said("maximumtarief van de ACM")),)


def level_sentence(contract: Contract, tables: Tables, peildatum: date) -> Iterator[str]:
    """What households paid on average, as history with its month."""
    levels = tables.list_table("cbs_gemiddeld", peildatum)
    if isinstance(levels, NoTable):
        return
    last = levels.rijen[-1]
    stroom, gas = last.get("stroom_per_kwh"), last.get("gas_per_m3")
    prices = []
    if stroom is not None:
        prices.append(said("{stroom} per kWh", stroom=tariff(float(str(stroom)))))
    if gas is not None and not contract.gasloos:
        prices.append(said("{gas} per m3", gas=tariff(float(str(gas)))))
    if prices:
        yield (
            said(
                "Gemiddeld betaalden huishoudens {prices}, zonder belasting (CBS, stand van "
                "{peildatum}). Dat is geen aanbod.",
                prices=" en ".join(prices),
                peildatum=on_day(levels.peildatum),
            )
        )
