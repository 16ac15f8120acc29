"""Energy: the own contract against offers that the coach typed, with "stay" as a possible answer.

The advice rests on the difference: network cost, reduction and mostly tax are the same with every
supplier, so it stands while a tax is not law yet; the total is then unknown (None).
``besparing_per_jaar`` is without bonus and without fee; ``eenmalig`` is bonus less fee.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from voorzieningenwijzer.comparisons.energy import remarks, words
from voorzieningenwijzer.comparisons.energy.contract import (
    COLLECTIEF,
    IN_HUUR,
    Contract,
    check_contract,
    read_contract,
)
from voorzieningenwijzer.comparisons.energy.lines import (
    bill_lines,
    heat_lines,
    level_sentence,
    own_year_cost,
)
from voorzieningenwijzer.comparisons.energy.measures import best_of, measures
from voorzieningenwijzer.comparisons.energy.offers import EnergyOffer, read_offer
from voorzieningenwijzer.comparisons.energy.prices import Reading
from voorzieningenwijzer.comparisons.energy.setting import Setting
from voorzieningenwijzer.comparisons.energy.tables import (
    CONTRACT_TABLE,
    RULES_TABLE,
    ContractRules,
    Rules,
    read_as,
    tax_by_year,
)
from voorzieningenwijzer.comparisons.energy.view import SOORT, View
from voorzieningenwijzer.comparisons.facts import Entry, FactError, group, rows, text
from voorzieningenwijzer.comparisons.listed import listed_offers
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.outcomes import Line, Saving
from voorzieningenwijzer.tables import Tables

MOST_OF_LIST = 10
"""Of a list only the best are shown."""


def compare(mapping: Entry, tables: Tables, peildatum: date) -> Saving | None:
    """The best offer after the fee, or why there is none; None without energy in the mapping."""
    found = _compare(mapping, tables, peildatum, only_best=True)
    return found[0] if found else None


def compare_all(mapping: Entry, tables: Tables, peildatum: date) -> tuple[Saving, ...]:
    """Every offer, best first (without bonus); what cannot be meant comes last, as a question."""
    return _compare(mapping, tables, peildatum, only_best=False)


def cost_lines(
    mapping: Entry, tables: Tables, peildatum: date, aanbod: str | None = None
) -> tuple[Line, ...]:
    """The bill of a year line by line: of the own contract, or of the offer with that name.

    Raises FactError where either cannot be meant. Empty where a table is missing.
    """
    rules = read_as(Rules, tables, RULES_TABLE, peildatum)
    contract = read_contract(mapping, tax_by_year(tables))
    if rules is None:
        return ()
    offers = []
    if aanbod is not None:
        context = _reading(rules, contract, tables, peildatum)
        entries = (e for e in _offer_rows(mapping) if text(e, "naam") == aanbod)
        offers = [read_offer(entry, context) for entry in entries][:1]
    start = (offers[0].ingangsdatum if offers else None) or _soonest(tables, peildatum)
    return bill_lines(contract, offers, tables, start)


def read_typed_offer(entry: Entry, mapping: Entry, tables: Tables, peildatum: date) -> EnergyOffer:
    """Check one offer as it is typed. Raises FactError with the field and a Dutch question."""
    rules = read_as(Rules, tables, RULES_TABLE, peildatum)
    if rules is None:
        raise FactError(
            "datum", said("De regels voor {year} zijn nog niet ingevoerd.", year=peildatum.year)
        )
    return read_offer(
        entry, _reading(rules, read_contract(mapping, tax_by_year(tables)), tables, peildatum)
    )


def check_own_contract(mapping: Entry, tables: Tables, peildatum: date) -> None:
    """Raises FactError with the field and a Dutch question."""
    rules = read_as(Rules, tables, RULES_TABLE, peildatum)
    if rules is not None:
        check_contract(read_contract(mapping, tax_by_year(tables)), rules, peildatum)


def _compare(
    mapping: Entry, tables: Tables, peildatum: date, *, only_best: bool
) -> tuple[Saving, ...]:
    typed = _offer_rows(mapping)
    if not group(mapping, "energie") and not typed:
        return ()
    rules = read_as(Rules, tables, RULES_TABLE, peildatum)
    if rules is None:
        return (
            _question(said("De regels voor {year} zijn nog niet ingevoerd.", year=peildatum.year)),
        )
    try:
        contract = read_contract(mapping, tax_by_year(tables))
        check_contract(contract, rules, peildatum)
    except FactError as error:
        field = error.veld if error.veld.startswith("energie.") else f"energie.{error.veld}"
        return (_question(error.vraag, ontbreekt=(field,)),)
    told = _no_choice(mapping, contract, tables, peildatum)
    return told or _against_offers(mapping, contract, tables, rules, peildatum, only_best=only_best)


def _no_choice(
    mapping: Entry, contract: Contract, tables: Tables, peildatum: date
) -> tuple[Saving, ...]:
    """Who has nothing to choose: energy in the rent, or heat of a network or a building alone."""
    heating = text(group(mapping, "woning"), "verwarming")
    if heating == IN_HUUR:
        return (_information(said("Gas en stroom zitten in de huur. Overstappen kan dan niet.")),)
    if heating in COLLECTIEF and contract.afname is None and contract.tarief_normaal is None:
        lines = heat_lines(mapping, tables, peildatum) if heating == "stadswarmte" else ()
        return (_information(remarks.heat_sentence(heating), uitleg=lines),)
    return ()


def _against_offers(
    mapping: Entry,
    contract: Contract,
    tables: Tables,
    rules: Rules,
    peildatum: date,
    *,
    only_best: bool,
) -> tuple[Saving, ...]:
    typed = _offer_rows(mapping)
    of_list = listed_offers(tables, SOORT, peildatum, rules.lijst_bruikbaar_dagen)
    context = _reading(rules, contract, tables, peildatum)
    offers, refused = _read_offers(typed, context)
    by_hand = len(offers)
    offers += _read_offers(of_list, context)[0]  # of a list what does not fit here is left out
    if not offers:
        without = _without_offers(mapping, contract, tables, rules, peildatum)
        return tuple(refused) or (without,)
    soonest = _soonest(tables, peildatum)
    starts = tuple(offer.ingangsdatum or soonest for offer in offers)
    setting = Setting(contract, tuple(offers), starts, tables, rules)
    view = View.of(mapping, setting, peildatum)
    order = view.order()
    if only_best:
        return (view.saving(order[0]),)
    shown = [n for n in order if n < by_hand or n in order[:MOST_OF_LIST]]
    return (*(view.saving(n) for n in shown), *refused)


def _offer_rows(mapping: Entry) -> tuple[Entry, ...]:
    return rows(group(mapping, "aanbod").get("energie"))


def _reading(rules: Rules, contract: Contract, tables: Tables, peildatum: date) -> Reading:
    return Reading(rules, peildatum, tax_by_year(tables), met_gas=not contract.gasloos)


def _soonest(tables: Tables, peildatum: date) -> date:
    """The first day on which a new contract can start: when the notice of the old one is over."""
    rules = read_as(ContractRules, tables, CONTRACT_TABLE, peildatum)
    return peildatum + timedelta(days=0 if rules is None else int(rules.opzegtermijn_dagen))


def _read_offers(
    entries: Sequence[Entry], context: Reading
) -> tuple[list[EnergyOffer], list[Saving]]:
    offers, refused = [], []
    for number, entry in enumerate(entries, start=1):
        try:
            offers.append(read_offer(entry, context))
        except FactError as error:
            name = text(entry, "naam") or said("aanbod {number}", number=number)
            field = f"aanbod.energie.{error.veld}"
            refused.append(_question(error.vraag, aanbod=name, ontbreekt=(field,)))
    return offers, refused


def _question(reden: str, *, aanbod: str | None = None, ontbreekt: tuple[str, ...] = ()) -> Saving:
    return Saving(SOORT, words.ONBEKEND, reden, aanbod=aanbod, ontbreekt=ontbreekt)


def _information(
    reden: str, *, uitleg: tuple[Line, ...] = (), let_op: tuple[str, ...] = ()
) -> Saving:
    return Saving(SOORT, words.INFORMATIE, reden, uitleg=uitleg, let_op=let_op)


def _without_offers(
    mapping: Entry, contract: Contract, tables: Tables, rules: Rules, peildatum: date
) -> Saving:
    start = _soonest(tables, peildatum)
    year_cost, missing = own_year_cost(contract, tables, rules, start)
    found = [
        *level_sentence(contract, tables, peildatum),
        *remarks.about_home(mapping, contract),
        *remarks.about_instalment(contract, year_cost, rules),
        *filter(None, [best_of(measures(mapping, tables, peildatum))]),
    ]
    return Saving(
        SOORT,
        words.INFORMATIE,
        said("Er is nog geen aanbod ingevuld om mee te vergelijken."),
        kosten_nu_per_jaar=year_cost,
        uitleg=bill_lines(contract, (), tables, start),
        ontbreekt=missing,
        let_op=tuple(found),
    )
