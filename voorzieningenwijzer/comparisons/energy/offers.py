"""An energy offer as the coach types it from a website or a letter, checked.

Tariffs are euros with VAT and without energy tax. Where ``energiebelasting_van_jaar`` is given the
price is all-in, and the tax of that year is taken out first. What cannot be meant is a FactError
with a question in Dutch; ``bevestigd: true`` says that an unusual price was checked.
"""

from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.comparisons.energy.prices import Reading, bare_price, feed_price
from voorzieningenwijzer.comparisons.energy.tables import Rules
from voorzieningenwijzer.comparisons.facts import (
    Entry,
    FactError,
    day,
    flag,
    number,
    text,
)
from voorzieningenwijzer.comparisons.wording import euro, on_day
from voorzieningenwijzer.language.said import said

KEYS = frozenset(
    {
        "naam",
        "bron",
        "datum",
        "contract",
        "leveringstarief_stroom",
        "leveringstarief_stroom_normaal",
        "leveringstarief_stroom_dal",
        "leveringstarief_gas",
        "energiebelasting_van_jaar",
        "vaste_leveringskosten_per_maand",
        "vaste_leveringskosten_stroom_per_maand",
        "vaste_leveringskosten_gas_per_maand",
        "terugleververgoeding",
        "terugleverkosten_per_kwh",
        "terugleverkosten_per_maand",
        "looptijd_jaar",
        "ingangsdatum",
        "bonus",
        "bevestigd",
    }
)
TWO_REGISTERS = ("leveringstarief_stroom_normaal", "leveringstarief_stroom_dal")
CONTRACTS = ("vast", "variabel", "dynamisch", "model")


@dataclass(frozen=True, slots=True)
class EnergyOffer:
    """Euros per kWh and m3, per month; None is unknown (gas: not in the offer)."""

    naam: str
    bron: str
    datum: date | None
    contract: str | None
    stroom_normaal: float
    stroom_dal: float
    gas: float | None
    vast_per_maand: float
    vergoeding: float | None
    kosten_per_kwh: float | None
    kosten_per_maand: float | None
    looptijd_jaar: float | None
    ingangsdatum: date | None
    bonus: float

    @property
    def dubbel(self) -> bool:
        return self.stroom_normaal != self.stroom_dal


def read_offer(entry: Entry, context: Reading) -> EnergyOffer:
    """One typed offer. Raises FactError with the field and a question."""
    _known_keys(entry)
    confirmed = flag(entry, "bevestigd") is True
    naam = text(entry, "naam")
    if not naam:
        raise FactError("naam", said("Van welk bedrijf is dit aanbod?"))
    normaal, dal = _electricity(entry, context, confirmed)
    contract = text(entry, "contract")
    if contract is not None and contract not in CONTRACTS:
        raise FactError(
            "contract",
            said(
                "'{contract}' kan hier niet. Kies uit: {contracts}",
                contract=contract,
                contracts=", ".join(CONTRACTS),
            ),
        )
    return EnergyOffer(
        naam=naam,
        bron=text(entry, "bron") or "",
        datum=_offer_day(entry, context.peildatum),
        contract=contract,
        stroom_normaal=normaal,
        stroom_dal=dal,
        gas=_gas(entry, context, confirmed),
        vast_per_maand=_fixed(entry, context, confirmed),
        vergoeding=feed_price(entry, "terugleververgoeding", context.rules),
        kosten_per_kwh=feed_price(entry, "terugleverkosten_per_kwh", context.rules),
        kosten_per_maand=number(entry, "terugleverkosten_per_maand"),
        looptijd_jaar=_term(entry),
        ingangsdatum=_start(entry, context.peildatum),
        bonus=_bonus(entry, context.rules, confirmed),
    )


def is_old(datum: date | None, peildatum: date, valid_days: float) -> bool:
    return datum is not None and (peildatum - datum).days > valid_days


def _known_keys(entry: Entry) -> None:
    if entry.keys() <= KEYS:
        return
    for key in entry.keys() - KEYS:
        raise FactError(
            str(key), said("'{key}' is niet bekend bij een aanbod voor energie", key=key)
        )


def _offer_day(entry: Entry, peildatum: date) -> date | None:
    datum = day(entry, "datum")
    if datum is not None and datum > peildatum:
        raise FactError(
            "datum",
            said(
                "{datum} ligt na {peildatum}. Op welke dag hebt u dit aanbod gezien?",
                datum=on_day(datum),
                peildatum=on_day(peildatum),
            ),
        )
    return datum


def _start(entry: Entry, peildatum: date) -> date | None:
    start = day(entry, "ingangsdatum")
    if start is None:
        return None
    question = said("Op welke dag zou het nieuwe contract ingaan?")
    if start < peildatum:
        raise FactError(
            "ingangsdatum",
            said("{start} is al voorbij. {question}", start=on_day(start), question=question),
        )
    if start.year > peildatum.year + 1:
        raise FactError(
            "ingangsdatum",
            said("{start} is te ver weg. {question}", start=on_day(start), question=question),
        )
    return start


def _term(entry: Entry) -> float | None:
    years = number(entry, "looptijd_jaar")
    if years is not None and not 0 <= years <= 10:
        raise FactError(
            "looptijd_jaar", said("Hoeveel jaar duurt het contract? Meestal is dat 1 of 3.")
        )
    return years or None


def _bonus(entry: Entry, rules: Rules, confirmed: bool) -> float:
    """An offer without a bonus in it has none: a bonus is never left out of an advertisement."""
    bonus = number(entry, "bonus") or 0.0
    if bonus < 0 or (bonus > rules.bonus_hoogst and not confirmed):
        raise FactError(
            "bonus",
            said(
                "Een bonus van {bonus} is niet gewoon. Verwacht is 0 tot {bonus_hoogst}. "
                "Klopt het bedrag?",
                bonus=euro(bonus),
                bonus_hoogst=euro(rules.bonus_hoogst),
            ),
        )
    return bonus


def _electricity(entry: Entry, context: Reading, confirmed: bool) -> tuple[float, float]:
    first, second = TWO_REGISTERS
    if entry.get(first) is not None and entry.get(second) is not None:
        normaal = bare_price(entry, first, "stroom", context, confirmed)
        return normaal, bare_price(entry, second, "stroom", context, confirmed)
    single = bare_price(entry, "leveringstarief_stroom", "stroom", context, confirmed)
    return single, single


def _gas(entry: Entry, context: Reading, confirmed: bool) -> float | None:
    if not context.met_gas:
        return None
    return bare_price(entry, "leveringstarief_gas", "gas", context, confirmed)


def _fixed(entry: Entry, context: Reading, confirmed: bool) -> float:
    """Euros a month of both products together; of electricity alone in a home without gas."""
    both = number(entry, "vaste_leveringskosten_per_maand")
    if both is None:
        stroom = number(entry, "vaste_leveringskosten_stroom_per_maand")
        gas = number(entry, "vaste_leveringskosten_gas_per_maand")
        gas = gas if context.met_gas else 0.0
        both = None if stroom is None or gas is None else stroom + gas
    key = "vaste_leveringskosten_per_maand"
    if both is None:
        raise FactError(key, said("Hoeveel vaste kosten per maand rekent dit bedrijf?"))
    highest = context.rules.vast_hoogst_per_maand
    if both < 0 or (both > highest and not confirmed):
        raise FactError(
            key,
            said(
                "{both} vaste kosten per maand is niet gewoon. Verwacht is 0 tot {highest}. "
                "Is het een bedrag per jaar, of met netbeheer erbij?",
                both=euro(both),
                highest=euro(highest),
            ),
        )
    return both
