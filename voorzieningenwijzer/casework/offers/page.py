"""What the page about comparing shows: the advice, every offer, the forms as they were typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from voorzieningenwijzer.casework.faults import ContradictionError
from voorzieningenwijzer.casework.offers.field import OfferField
from voorzieningenwijzer.casework.offers.fields import KINDS, fields_for
from voorzieningenwijzer.casework.offers.typed import Offer, offers_in
from voorzieningenwijzer.casework.results.judging import assess_this_year, every_saving, mapping_of
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.comparisons.energy.measures import Measures, measures
from voorzieningenwijzer.comparisons.energy.ratio import Ratio, ratio
from voorzieningenwijzer.comparisons.savings import Ranked
from voorzieningenwijzer.outcomes import Outcome
from voorzieningenwijzer.tables import Tables


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that was not kept: which one, what was typed, and what is wrong by field."""

    soort: str = ""
    tekst: Mapping[str, str] = field(default_factory=dict)
    fouten: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparing:
    """``errors`` by the id of the element on the page that they stand beside."""

    fields: Mapping[str, tuple[OfferField, ...]]
    offers: Mapping[str, tuple[Offer, ...]]
    ranked: Ranked
    wrong: str
    typed: Mapping[str, str]
    errors: Mapping[str, str]
    zuinig: Measures
    quote: Ratio | None
    wie_helpt: tuple[str, ...]


def comparing(talk: Talk, tables: Tables, form: Typed) -> Comparing:
    mapping = mapping_of(talk)
    fields = {soort: fields_for(soort, mapping) for soort in KINDS}
    shown = {each.key for each in fields.get(form.soort, ())}
    wrong = form.soort
    return Comparing(
        fields,
        {soort: offers_in(talk.case, soort) for soort in KINDS},
        every_saving(talk, tables),
        wrong,
        form.tekst,
        {f"{wrong}-{k}" if k in shown else f"soort-{wrong}": t for k, t in form.fouten.items()},
        measures(mapping, tables, talk.peildatum),
        *_of_assessment(talk, tables),
    )


def _of_assessment(talk: Talk, tables: Tables) -> tuple[Ratio | None, tuple[str, ...]]:
    """The part of the income that goes to energy, and who helps here to use less."""
    try:
        found = assess_this_year(talk, tables)
    except ContradictionError:
        return None, ()
    of_energy = [o.naam for o in found.uitkomsten if o.points and _about_energy(o)]
    return ratio(found, tables, talk.peildatum), tuple(dict.fromkeys(of_energy))


def _about_energy(outcome: Outcome) -> bool:
    return outcome.lokaal is not None and outcome.lokaal.rubriek == "energie"
