"""A health policy as the coach types it from a website or a letter, checked."""

from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.comparisons.facts import Entry, FactError, day, flag, number, text
from voorzieningenwijzer.comparisons.health.tables import Deductible, Municipal, PolicyRules
from voorzieningenwijzer.comparisons.health.wishes import wishes
from voorzieningenwijzer.comparisons.wording import euro, on_day
from voorzieningenwijzer.language.said import listed, said

KEYS = frozenset(
    {
        "naam",
        "bron",
        "datum",
        "jaar",
        "persoon",
        "polis",
        "soort_polis",
        "premie_basis_per_maand",
        "premie_aanvullend_per_maand",
        "premie_tand_per_maand",
        "gemeentelijke_bijdrage_per_maand",
        "eigen_risico",
        "eigen_risico_meeverzekerd",
        "gemeentepolis",
        "dekking",
        "bevestigd",
    }
)
SELECTIEF = "selectief"
KINDS = ("natura", SELECTIEF, "combinatie", "restitutie")


@dataclass(frozen=True, slots=True)
class PolicyOffer:
    """Euros per month; ``aanvullend`` None: not offered, so the own supplementary cover stays.

    ``dekking``: which wishes it covers, None where nobody looked.
    """

    naam: str
    bron: str
    datum: date | None
    jaar: int
    persoon: str | None
    basis: float
    aanvullend: float | None
    bijdrage: float
    eigen_risico: float
    meeverzekerd: float
    gemeentepolis: bool
    soort_polis: str | None = None
    dekking: frozenset[str] | None = None

    @property
    def eigen_risico_zelf(self) -> float:
        """What of the deductible the policy leaves to the insured."""
        return max(0.0, self.eigen_risico - self.meeverzekerd)


@dataclass(frozen=True, slots=True)
class PolicyReading:
    """What reading needs: rules, day, and the deductibles that a premium can belong to."""

    rules: PolicyRules
    peildatum: date
    eigen_risico: dict[int, Deductible]
    gemeente: Municipal | None = None
    personen: tuple[str, ...] = ()


def read_policy_offer(entry: Entry, context: PolicyReading) -> PolicyOffer:
    """One typed policy. Raises FactError with the field and a question."""
    for key in entry:
        if key not in KEYS:
            raise FactError(
                str(key),
                said("'{key}' is niet bekend bij een aanbod voor zorgverzekering", key=key),
            )
    confirmed = flag(entry, "bevestigd") is True
    naam = text(entry, "naam")
    if not naam:
        raise FactError("naam", said("Van welke verzekeraar is dit aanbod?"))
    jaar = _year(entry, context.peildatum)
    return PolicyOffer(
        naam=naam,
        bron=text(entry, "bron") or "",
        datum=_seen(entry, context.peildatum),
        jaar=jaar,
        persoon=_person(entry, context),
        basis=_premium(entry, context.rules, confirmed),
        aanvullend=_supplementary(entry),
        bijdrage=number(entry, "gemeentelijke_bijdrage_per_maand") or 0.0,
        eigen_risico=_deductible(entry, jaar, context, confirmed),
        meeverzekerd=_covered(entry),
        gemeentepolis=_municipal(entry, context, confirmed),
        soort_polis=_kind(entry),
        dekking=wishes(entry, "dekking"),
    )


def _person(entry: Entry, context: PolicyReading) -> str | None:
    person = text(entry, "persoon")
    if person is None or not context.personen or person in context.personen:
        return person
    names = ", ".join(context.personen)
    raise FactError(
        "persoon",
        said("'{person}' is hier geen volwassene. Kies uit: {names}.", person=person, names=names),
    )


def _kind(entry: Entry) -> str | None:
    kind = text(entry, "soort_polis")
    if kind is None or kind in KINDS:
        return kind
    raise FactError(
        "soort_polis",
        said("'{kind}' kennen wij niet. Kies uit: {kinds}.", kind=kind, kinds=", ".join(KINDS)),
    )


def _covered(entry: Entry) -> float:
    covered = number(entry, "eigen_risico_meeverzekerd") or 0.0
    whole = number(entry, "eigen_risico")
    if covered < 0 or (whole is not None and covered > whole):
        raise FactError(
            "eigen_risico_meeverzekerd",
            said(
                "Van het eigen risico is hoogstens {euro} meeverzekerd. Hoeveel betaalt deze "
                "polis ervan?",
                euro=euro(whole or 0),
            ),
        )
    return covered


def _municipal(entry: Entry, context: PolicyReading, confirmed: bool) -> bool:
    claimed = flag(entry, "gemeentepolis") is True
    known = context.gemeente
    if claimed and known is not None and known.bestaat is False and not confirmed:
        raise FactError(
            "gemeentepolis",
            said(
                "Bij {gemeente} kennen wij geen zorgverzekering van de gemeente (stand "
                "{stand}). Is deze polis echt via de gemeente?",
                gemeente=known.gemeente,
                stand=known.stand,
            ),
        )
    return claimed


def _year(entry: Entry, peildatum: date) -> int:
    year = number(entry, "jaar")
    allowed = (peildatum.year, peildatum.year + 1)
    if year is None:
        raise FactError(
            "jaar",
            said(
                "Voor welk jaar is deze premie: {allowed} of {allowed_2}?",
                allowed=allowed[0],
                allowed_2=allowed[1],
            ),
        )
    if year not in allowed:
        raise FactError(
            "jaar",
            said(
                "Een premie van {year} kan nu niet worden vergeleken. Voor welk jaar is deze "
                "premie: {allowed} of {allowed_2}?",
                year=f"{year:g}",
                allowed=allowed[0],
                allowed_2=allowed[1],
            ),
        )
    return int(year)


def _seen(entry: Entry, peildatum: date) -> date | None:
    seen = day(entry, "datum")
    if seen is not None and seen > peildatum:
        raise FactError(
            "datum",
            said(
                "{seen} ligt na {peildatum}. Op welke dag hebt u deze premie gezien?",
                seen=on_day(seen),
                peildatum=on_day(peildatum),
            ),
        )
    return seen


def _premium(entry: Entry, rules: PolicyRules, confirmed: bool) -> float:
    key = "premie_basis_per_maand"
    premium = number(entry, key)
    if premium is None:
        raise FactError(key, said("Wat kost de basisverzekering per maand?"))
    low, high = rules.premie_laagst_per_maand, rules.premie_hoogst_per_maand
    if premium < 0 or (not low <= premium <= high and not confirmed):
        raise FactError(
            key,
            said(
                "{premium} per maand is niet gewoon. Verwacht is {low} tot {high}. Is het "
                "een bedrag per jaar, of voor twee personen?",
                premium=euro(premium),
                low=euro(low),
                high=euro(high),
            ),
        )
    return premium


def _supplementary(entry: Entry) -> float | None:
    parts = [number(entry, key) for key in ("premie_aanvullend_per_maand", "premie_tand_per_maand")]
    known = [part for part in parts if part is not None]
    return sum(known) if known else None


def _deductible(entry: Entry, jaar: int, context: PolicyReading, confirmed: bool) -> float:
    key = "eigen_risico"
    amount = number(entry, key)
    if amount is None:
        raise FactError(key, said("Met welk eigen risico is deze premie?"))
    choices = {choice for each in context.eigen_risico.values() for choice in each.keuzes}
    if amount == 0 or amount in choices or confirmed:
        return amount
    own_year = context.eigen_risico.get(jaar)
    names = tuple(euro(choice) for choice in (own_year.keuzes if own_year else sorted(choices)))
    raise FactError(
        key,
        said(
            "Een eigen risico van {amount} bestaat niet. Kies uit: {names}.",
            amount=euro(amount),
            names=listed(names),
        ),
    )
