"""One comparison of all offers, seen offer by offer: the advice as a Saving."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from voorzieningenwijzer.comparisons.energy import remarks, words
from voorzieningenwijzer.comparisons.energy.bearing import bearing, moves
from voorzieningenwijzer.comparisons.energy.comparison import Comparison, compare_offers
from voorzieningenwijzer.comparisons.energy.debt import ARRANGED, DEBT_OPEN, energy_debt
from voorzieningenwijzer.comparisons.energy.lines import saving_lines
from voorzieningenwijzer.comparisons.energy.measures import best_of, measures
from voorzieningenwijzer.comparisons.energy.offers import EnergyOffer, is_old
from voorzieningenwijzer.comparisons.energy.ranking import Range
from voorzieningenwijzer.comparisons.energy.setting import Setting
from voorzieningenwijzer.comparisons.energy.tables import (
    CONTRACT_TABLE,
    ContractRules,
    read_as,
    taxes,
)
from voorzieningenwijzer.comparisons.facts import Entry
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Between, Saving

SOORT = "energie"


@dataclass(frozen=True, slots=True)
class View:
    """One comparison of all offers, seen offer by offer."""

    mapping: Entry
    setting: Setting
    comparison: Comparison
    peildatum: date
    contract_rules: ContractRules | None
    last_tax_known: bool

    @classmethod
    def of(cls, mapping: Entry, setting: Setting, peildatum: date) -> "View":
        comparison = compare_offers(setting)
        last = date(comparison.jaren[-1], 1, 1)
        return cls(
            mapping,
            setting,
            comparison,
            peildatum,
            read_as(ContractRules, setting.tables, CONTRACT_TABLE, peildatum),
            taxes(setting.tables, last) is not None,
        )

    def order(self) -> list[int]:
        """Best first: by what is left after the fee at the low end, without bonus.

        An hourly price that the household may not bear comes after every other.
        """
        leading = self.comparison.netto or self.comparison.besparing
        if leading is None:
            return list(range(self.setting.count))
        can_bear = bearing(self.mapping, self.setting.rules).sure
        unfit = np.array([not can_bear and moves(offer) for offer in self.setting.offers])
        return [int(n) for n in np.lexsort((-leading.hoogst, -leading.minst, unfit))]

    def saving(self, n: int) -> Saving:
        setting, comparison = self.setting, self.comparison
        offer, rules = setting.offers[n], setting.rules
        figures = self._figures(n)
        missing = comparison.ontbreekt.of(n)
        advies = words.verdict(figures, rules)
        reden = words.reason(advies, figures, rules, missing, comparison.geen_regel)
        if advies == words.OVERSTAPPEN and moves(offer):
            advies, reden, missing = self._with_moving_price(reden, missing)
        advies, reden, missing = self._with_own_price(advies, reden, missing)
        advies, reden, missing = self._with_debt(advies, reden, missing)
        nu = _between(comparison.kosten_nu, n) if comparison.kosten_bekend[n] else None
        straks = _between(comparison.kosten_straks, n) if comparison.kosten_bekend[n] else None
        return Saving(
            SOORT,
            advies,
            reden,
            aanbod=offer.naam,
            besparing_per_jaar=figures.besparing,
            kosten_nu_per_jaar=nu,
            kosten_straks_per_jaar=straks,
            eenmalig=round(offer.bonus - figures.boete.hoogst, 2) + 0.0,
            uitleg=saving_lines(comparison, n, figures, offer.bonus),
            ontbreekt=missing,
            let_op=tuple(self._remarks(n, figures, advies, nu)),
            bron=offer.bron,
            datum=offer.datum,
            beslis_voor=self._decide_before(offer),
            boete=figures.boete,
            bonus=offer.bonus,
            netto=figures.netto,
            dagen=figures.dagen,
            tweede_jaar=figures.tweede_jaar,
        )

    def _figures(self, n: int) -> words.Figures:
        comparison = self.comparison
        besparing = _between(comparison.besparing, n)
        boete = _between(comparison.boete, n)
        assert boete is not None
        return words.Figures(
            besparing,
            _between(comparison.netto, n),
            boete,
            int(comparison.dagen[n]),
            _between(comparison.tweede_jaar, n),
        )

    def _with_moving_price(
        self, reden: str, missing: tuple[str, ...]
    ) -> tuple[str, str, tuple[str, ...]]:
        can = bearing(self.mapping, self.setting.rules)
        if can.against():
            return words.BLIJVEN, can.against(), missing
        if not can.sure:
            return words.ONBEKEND, words.CAN_YOU_BEAR, (*missing, *can.niet_bekend)
        return words.OVERSTAPPEN, reden, missing

    def _with_own_price(
        self, advies: str, reden: str, missing: tuple[str, ...]
    ) -> tuple[str, str, tuple[str, ...]]:
        """An own price with tax in it would make every offer look cheap: asked first."""
        question = remarks.tax_in_own_price(self.setting.contract, self.setting.rules)
        if advies != words.OVERSTAPPEN or not question:
            return advies, reden, missing
        return words.ONBEKEND, question, (*missing, "energie.tarief_zonder_belasting")

    def _with_debt(
        self, advies: str, reden: str, missing: tuple[str, ...]
    ) -> tuple[str, str, tuple[str, ...]]:
        debt = energy_debt(self.mapping)
        if debt.regeling:
            return (
                words.NIET_MOGELIJK,
                ARRANGED,
                missing,
            )
        if debt.onbekend and advies == words.OVERSTAPPEN:
            field = "schulden.regeling_getroffen"
            question = said("Er is een energieschuld. Loopt daarvoor een betaalafspraak?")
            return words.ONBEKEND, question, (*missing, field)
        if debt.open and advies == words.OVERSTAPPEN:
            return words.NIET_MOGELIJK, DEBT_OPEN, missing
        return advies, reden, missing

    def _remarks(
        self, n: int, figures: words.Figures, advies: str, nu: Between | None
    ) -> list[str]:
        setting, rules = self.setting, self.setting.rules
        offer, contract, start = setting.offers[n], setting.contract, setting.starts[n]
        found = [
            *remarks.about_offer(offer, figures, rules, self.contract_rules, self.peildatum),
            *remarks.about_contract(contract, figures, advies, rules, self.contract_rules, start),
            *remarks.about_years(
                contract,
                self.comparison.jaren,
                start,
                totals_known=bool(self.comparison.kosten_bekend[n]),
                next_tax_known=self.last_tax_known,
            ),
            *remarks.about_home(self.mapping, contract),
            *remarks.about_instalment(contract, nu, rules),
        ]
        tip = best_of(measures(self.mapping, setting.tables, self.peildatum))
        found += [tip] if tip else []
        debt = energy_debt(self.mapping)
        if debt.open and not debt.regeling and advies != words.NIET_MOGELIJK:
            found.append(DEBT_OPEN)
        return found

    def _decide_before(self, offer: EnergyOffer) -> date | None:
        days = self.setting.rules.aanbod_geldig_dagen
        if offer.datum is None or is_old(offer.datum, self.peildatum, days):
            return None
        return offer.datum + timedelta(days=int(days))


def _between(values: Range | None, n: int) -> Between | None:
    if values is None:
        return None
    return Between(cents(float(values.minst[n])) / 100, cents(float(values.hoogst[n])) / 100)
