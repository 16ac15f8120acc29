"""A compared policy as lines that explain it."""

from voorzieningenwijzer.comparisons.health import cost as policy_cost
from voorzieningenwijzer.comparisons.health.comparison import PolicyComparison
from voorzieningenwijzer.comparisons.health.offers import PolicyOffer
from voorzieningenwijzer.comparisons.health.own import Policy
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.outcomes import Between, Line

SOORT = "zorgverzekering"
OVERSTAPPEN, BLIJVEN, ONBEKEND = "overstappen", "blijven", "onbekend"
NIET_MOGELIJK, INFORMATIE = "niet_mogelijk", "informatie"
PER_JAAR = "EUR/jaar"
NO_CARE, MUCH_CARE = said("geen eigen risico gebruikt"), said("het hele eigen risico gebruikt")


def comparison_lines(found: PolicyComparison, own: Policy, offer: PolicyOffer) -> tuple[Line, ...]:
    premium = said("12 maanden, basis en aanvullend")
    lines = [
        Line(said("Premie nu"), found.premie_nu, PER_JAAR, premium),
        Line(said("Premie straks"), found.premie_straks, PER_JAAR, premium),
        Line(said("Nu, zonder zorg"), found.weinig_nu, PER_JAAR, NO_CARE),
        Line(said("Straks, zonder zorg"), found.weinig_straks, PER_JAAR, NO_CARE),
        Line(said("Scheelt bij weinig zorg"), found.weinig_zorg, PER_JAAR, NO_CARE),
        Line(said("Nu, met eigen risico"), found.kosten_nu, PER_JAAR, "Zvw art. 19"),
        Line(said("Straks, met eigen risico"), found.kosten_straks, PER_JAAR, "Zvw art. 19"),
        Line(
            said("Scheelt in een jaar"),
            found.besparing,
            PER_JAAR,
            said("bij het verwachte gebruik"),
        ),
        Line(said("Nu, bij veel zorg"), found.veel_nu, PER_JAAR, MUCH_CARE),
        Line(said("Straks, bij veel zorg"), found.veel_straks, PER_JAAR, MUCH_CARE),
        Line(said("Scheelt bij veel zorg"), found.veel_zorg, PER_JAAR, MUCH_CARE),
    ]
    more_risk = found.vrijwillig_straks > found.vrijwillig_nu.hoogst
    if more_risk and own.basis is not None and own.basis > offer.basis:
        limit = round(policy_cost.break_even(own.basis - offer.basis), 2)
        label = said("Bij meer zorg dan dit boven het gewone eigen risico is het voordeel op")
        lines.append(
            Line(label, Between(limit, limit), PER_JAAR, said("12 keer het verschil in premie"))
        )
    return tuple(lines)


def own_lines(own: Policy) -> tuple[Line, ...]:
    """The premium of the own policy, where it is known."""
    if own.basis is None:
        return ()
    basis = round(policy_cost.MONTHS * own.basis, 2)
    lines = [
        Line(
            said("Premie van de basisverzekering"),
            Between(basis, basis),
            PER_JAAR,
            said("12 maanden"),
        )
    ]
    if own.aanvullend is not None:
        extra = round(policy_cost.MONTHS * own.aanvullend, 2)
        lines.append(
            Line(said("Premie aanvullend"), Between(extra, extra), PER_JAAR, said("12 maanden"))
        )
    return tuple(lines)
