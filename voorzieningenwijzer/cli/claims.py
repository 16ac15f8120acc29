"""What can still be asked for over past years, as part of a result object."""

from typing import Any

from voorzieningenwijzer.cli.figures import pair
from voorzieningenwijzer.outcomes import Assessment
from voorzieningenwijzer.plan.advice.claims import Claim, claims_of, in_words
from voorzieningenwijzer.plan.wording.speaker import Speaker


def claims_by_year(
    speaker: Speaker, now: Assessment, earlier: Assessment | None
) -> list[dict[str, Any]]:
    """Last year, open or closed, and the year before it where its last day is known."""
    year = now.jaar
    found = claims_of(speaker, year - 1, earlier, now)
    older = [c for c in claims_of(speaker, year - 2, None, None) if c.termijn.per_jaar]
    return [_claim(c, speaker) for c in (*found, *older)]


def _claim(claim: Claim, speaker: Speaker) -> dict[str, Any]:
    window = claim.venster
    entry: dict[str, Any] = {
        "regeling": claim.scheme.regeling,
        "jaar": claim.jaar,
        "kan_nog": claim.kan_nog,
        "tot_en_met": window.tot_en_met.isoformat(),
        "vanaf": window.vanaf.isoformat() if window.open else None,
        "ontving": claim.ontving,
        "artikel": claim.termijn.bron,
        "termijn_status": claim.termijn.status,
        "zinnen": list(in_words(claim, speaker)),
    }
    return entry | pair("eenmalig", claim.bedrag)
