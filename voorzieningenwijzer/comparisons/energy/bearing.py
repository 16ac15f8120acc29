"""Whether a household can bear a price that changes every hour: no debts, and money for a month."""

from dataclasses import dataclass

from voorzieningenwijzer.comparisons.energy.contract import DYNAMISCH
from voorzieningenwijzer.comparisons.energy.offers import EnergyOffer
from voorzieningenwijzer.comparisons.energy.tables import Rules
from voorzieningenwijzer.comparisons.facts import Entry, number, rows, text
from voorzieningenwijzer.comparisons.health.own import ADULT_ROLES
from voorzieningenwijzer.comparisons.wording import euro
from voorzieningenwijzer.language.said import said

PRICE_MOVES = said("De prijs van dit aanbod wisselt elk uur.")


@dataclass(frozen=True, slots=True)
class Bearing:
    """``schulden`` and ``geld`` (of both adults together) are None where nobody knows."""

    schulden: bool | None
    geld: float | None
    nodig: float
    niet_bekend: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """It can be borne, whatever is still unknown."""
        return self.schulden is False and self.geld is not None and self.geld >= self.nodig

    def against(self) -> str:
        """Why an hourly price does not fit; empty where that is not certain."""
        if self.schulden:
            return said(
                "{price_moves} Met schulden is een vaste prijs veiliger.", price_moves=PRICE_MOVES
            )
        if self.geld is not None and self.geld < self.nodig:
            return said(
                "{price_moves} Voor een dure maand is {nodig} spaargeld nodig. Een vaste "
                "prijs is veiliger.",
                price_moves=PRICE_MOVES,
                nodig=euro(self.nodig),
            )
        return ""


def bearing(mapping: Entry, rules: Rules) -> Bearing:
    debts = None if mapping.get("schulden") is None else bool(rows(mapping["schulden"]))
    adults = [row for row in rows(mapping.get("personen")) if text(row, "rol") in ADULT_ROLES]
    money = {text(row, "id") or "a": number(row, "vermogen_nu") for row in adults}
    known = [amount for amount in money.values() if amount is not None]
    open_facts = [
        f"personen.{name}.vermogen_nu" for name, amount in money.items() if amount is None
    ]
    return Bearing(
        debts,
        sum(known) if money and len(known) == len(money) else None,
        rules.buffer_bij_wisselende_prijs,
        (*(["schulden"] if debts is None else []), *open_facts),
    )


def moves(offer: EnergyOffer) -> bool:
    return offer.contract == DYNAMISCH
