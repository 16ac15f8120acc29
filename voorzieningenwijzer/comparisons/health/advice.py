"""The advice on one offered policy for one adult, and all of them in order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from voorzieningenwijzer.comparisons.health import words
from voorzieningenwijzer.comparisons.health.comparison import PolicyComparison, compare_policies
from voorzieningenwijzer.comparisons.health.offers import PolicyOffer
from voorzieningenwijzer.comparisons.health.own import Adult, Policy
from voorzieningenwijzer.comparisons.health.premium_arrears import premium_per_month
from voorzieningenwijzer.comparisons.health.tables import (
    Deductible,
    Municipal,
    PolicyRules,
    Season,
    average_premium,
    season,
)
from voorzieningenwijzer.comparisons.health.view import (
    BLIJVEN,
    INFORMATIE,
    NIET_MOGELIJK,
    ONBEKEND,
    OVERSTAPPEN,
    SOORT,
    comparison_lines,
    own_lines,
)
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.outcomes import Between, Saving
from voorzieningenwijzer.tables import Tables

PREMIE = "zorgverzekering.premie_basis_per_maand"
_BEST_FIRST = {OVERSTAPPEN: 0, ONBEKEND: 1, BLIJVEN: 2, NIET_MOGELIJK: 3, INFORMATIE: 4}


@dataclass(frozen=True, slots=True)
class Desk:
    """The tables and the day on which policies are compared."""

    tables: Tables
    rules: PolicyRules
    peildatum: date
    eigen_risico: dict[int, Deductible]
    bij_het_cak: tuple[str, ...] = ()
    gemeente: Municipal | None = None

    def ranked(self, adult: Adult, offers: Sequence[PolicyOffer]) -> tuple[Saving, ...]:
        found = [(offer, self._advise(adult, offer)) for offer in offers]
        found.sort(key=lambda pair: (_BEST_FIRST[pair[1].advies], -_low_end(pair[1])))
        best_is_municipal = bool(found) and found[0][0].gemeentepolis
        there_is_one = tuple(words.municipal_too(self.gemeente, offers))
        dearer = (words.MUNICIPAL_DEARER,)
        more = [
            there_is_one if n == 0 else dearer if o.gemeentepolis and not best_is_municipal else ()
            for n, (o, _) in enumerate(found)
        ]
        return tuple(
            replace(saving, let_op=(*saving.let_op, *extra))
            for (_, saving), extra in zip(found, more, strict=True)
        )

    def _advise(self, adult: Adult, offer: PolicyOffer) -> Saving:
        own = adult.policy(offer.jaar, self.peildatum)
        this_year = self.eigen_risico.get(self.peildatum.year)
        that_year = self.eigen_risico.get(offer.jaar)
        if this_year is None or that_year is None:
            reden: str = said("Het eigen risico van {jaar} is nog niet ingevoerd.", jaar=offer.jaar)
            return self._saving(adult, offer, ONBEKEND, reden)
        if own.basis is None:
            blocked = self._blocked(adult, offer) or (
                ONBEKEND,
                words.fill_in(offer.jaar),
                (PREMIE,),
            )
            return self._saving(adult, offer, *blocked)
        found = compare_policies(own, offer, this_year, that_year)
        advies, reden, missing = self._blocked(adult, offer) or self._verdict(adult, offer, found)
        saving = self._saving(adult, offer, advies, reden, (*found.ontbreekt, *missing))
        remarks = (
            *saving.let_op,
            *words.about_policy(own, offer, found, adult, self.rules),
            *words.about_deductible(offer, that_year),
            *((words.UNCHANGED,) if advies == OVERSTAPPEN else ()),
        )
        return replace(
            saving,
            besparing_per_jaar=found.besparing,
            kosten_nu_per_jaar=found.kosten_nu,
            kosten_straks_per_jaar=found.kosten_straks,
            uitleg=comparison_lines(found, own, offer),
            let_op=remarks,
        )

    def _blocked(self, adult: Adult, offer: PolicyOffer) -> tuple[str, str, tuple[str, ...]] | None:
        """What forbids a switch whatever it would save: arrears, or the time of the year."""
        if adult.cak:
            return NIET_MOGELIJK, words.AT_CAK, ()
        if adult.achterstand:
            return NIET_MOGELIJK, words.IN_ARREARS, ()
        if offer.jaar == self.peildatum.year:
            return self._mid_year(adult, offer)
        return None

    def _mid_year(
        self, adult: Adult, offer: PolicyOffer
    ) -> tuple[str, str, tuple[str, ...]] | None:
        """In January a new policy still starts on the 1st, if the old one was cancelled in time."""
        last = season(self.tables, offer.jaar - 1)
        if last is None or self.peildatum > last.nieuwe_polis_tot_en_met or adult.opgezegd is False:
            return NIET_MOGELIJK, words.too_late(offer.jaar, season(self.tables, offer.jaar)), ()
        if adult.opgezegd is None:
            reden = said(
                "Is de oude polis opgezegd voor 1 januari {jaar}? Alleen dan kan het nog.",
                jaar=offer.jaar,
            )
            return ONBEKEND, reden, ("zorgverzekering.opgezegd",)
        return None

    def _verdict(
        self, adult: Adult, offer: PolicyOffer, found: PolicyComparison
    ) -> tuple[str, str, tuple[str, ...]]:
        gain, limit = found.besparing, self.rules.minimale_winst_per_jaar
        raises = found.vrijwillig_straks > found.vrijwillig_nu.minst
        if raises and not words.has_buffer(adult, self.rules):
            known = adult.vermogen_nu is not None
            missing = () if known else (f"personen.{adult.persoon}.vermogen_nu",)
            return BLIJVEN, words.no_buffer(self.rules, known=known), missing
        uncovered = (adult.wensen or frozenset()) - (offer.dekking or frozenset())
        if uncovered and offer.dekking is not None:
            return BLIJVEN, words.not_covered(uncovered), ()
        if gain.hoogst < limit:
            advies = BLIJVEN
        else:
            advies = OVERSTAPPEN if gain.minst >= limit else ONBEKEND
        if advies == OVERSTAPPEN and adult.achterstand is None:
            field = "zorgverzekering.premieachterstand_maanden"
            return ONBEKEND, words.ARREARS_UNKNOWN, (field,)
        return advies, words.gain_reason(gain, found.ontbreekt, self.rules, advies), ()

    def _saving(
        self,
        adult: Adult,
        offer: PolicyOffer,
        advies: str,
        reden: str,
        missing: tuple[str, ...] = (),
    ) -> Saving:
        next_season = season(self.tables, self.peildatum.year)
        of_cak = self.bij_het_cak if adult.cak else ()
        return Saving(
            SOORT,
            advies,
            reden,
            aanbod=offer.naam,
            persoon=adult.persoon,
            ontbreekt=missing,
            let_op=(
                *of_cak,
                *words.about_day(offer, self.peildatum, self.rules, next_season),
            ),
            bron=offer.bron,
            datum=offer.datum,
            beslis_voor=self._decide_before(offer, next_season),
        )

    def _decide_before(self, offer: PolicyOffer, next_season: Season | None) -> date | None:
        if offer.jaar > self.peildatum.year:
            return None if next_season is None else next_season.opzeggen_tot_en_met
        last = season(self.tables, offer.jaar - 1)
        if last is None or self.peildatum > last.nieuwe_polis_tot_en_met:
            return None
        return last.nieuwe_polis_tot_en_met

    def _at_cak(self, adult: Adult, own: Policy, remarks: Sequence[str]) -> Saving:
        """Whatever other policies cost: first away from the CAK."""
        premium = premium_per_month(self.tables, self.peildatum)
        cost = None if premium is None else round(12 * premium, 2)
        return Saving(
            SOORT,
            NIET_MOGELIJK,
            words.AT_CAK,
            persoon=adult.persoon,
            kosten_nu_per_jaar=None if cost is None else Between(cost, cost),
            uitleg=own_lines(own),
            let_op=tuple(remarks),
        )

    def _in_arrears(self, adult: Adult, own: Policy, remarks: tuple[str, ...]) -> Saving:
        """No premiums to look up: first the arrangement with the own insurer."""
        return Saving(
            SOORT,
            NIET_MOGELIJK,
            words.IN_ARREARS,
            persoon=adult.persoon,
            uitleg=own_lines(own),
            let_op=remarks,
        )

    def without_offers(self, adult: Adult) -> Saving:
        year = self.peildatum.year
        own = adult.policy(year, self.peildatum)
        coming = season(self.tables, year)
        premiums_out = coming is not None and self.peildatum >= coming.premies_bekend_op
        average = average_premium(self.tables, year)
        level = () if average is None else (words.level(average, year),)
        if adult.cak:
            return self._at_cak(adult, own, (*level, *self.bij_het_cak))
        if adult.achterstand:
            return self._in_arrears(adult, own, level)
        reden = words.fill_in(year + 1) if premiums_out else words.no_offers(coming)
        return Saving(
            SOORT,
            ONBEKEND if premiums_out else INFORMATIE,
            reden,
            persoon=adult.persoon,
            uitleg=own_lines(own),
            let_op=level,
            beslis_voor=coming.opzeggen_tot_en_met if coming and premiums_out else None,
        )


def _low_end(saving: Saving) -> float:
    return -1e9 if saving.besparing_per_jaar is None else saving.besparing_per_jaar.minst
