"""When the income turns out higher: what each allowance becomes, what must be paid back, in words.

One text for screen and paper; the plan keeps it as it was printed.
"""

import math

from voorzieningenwijzer.assessment.repayment_guard import (
    HIGHER,
    SAFE,
    Guard,
    Guarded,
    Higher,
    higher,
)
from voorzieningenwijzer.language.said import capital, listed
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.outcomes import Assessment, Between
from voorzieningenwijzer.plan.higher_table import HigherIncome
from voorzieningenwijzer.plan.wording.amounts import euro, percent
from voorzieningenwijzer.plan.wording.speaker import Speaker, between_text, unique_fields

_OFFICE = "toeslagen"


def higher_income(
    speaker: Speaker, assessment: Assessment, guard: Guard | None
) -> HigherIncome | None:
    if guard is None:
        return None
    title = speaker.word("hoger_kop")
    if guard.inkomen is None or guard.veilig is None:
        missing = listed(speaker.field(path) for path in unique_fields(guard.ontbreekt))
        return HigherIncome(
            title, (speaker.word("hoger_onbekend", ontbreekt=missing),), bekend=False
        )
    intro = speaker.word(
        "hoger_uitleg_samen" if guard.samen else "hoger_uitleg",
        inkomen=_whole(speaker, guard.inkomen),
        jaar=str(guard.jaar),
    )
    if not guard.toeslagen:
        return HigherIncome(
            title, (intro,), zinnen=_sentences(speaker, assessment, guard), bekend=False
        )
    if not _falls(guard, max(HIGHER)):
        safe = speaker.word("hoger_is_veilig", procent=percent(max(HIGHER)))
        return HigherIncome(title, (intro, safe), zinnen=_sentences(speaker, assessment, guard))
    return HigherIncome(
        title,
        (intro, speaker.word("hoger_gevolg")),
        _header(speaker, guard),
        tuple(_rows(speaker, assessment, guard)),
        _sentences(speaker, assessment, guard),
    )


def _falls(guard: Guard, share: float) -> bool:
    return any(h.te_veel.hoogst > 0 for g in guard.toeslagen for h in g.hoger if h.deel == share)


def _header(speaker: Speaker, guard: Guard) -> tuple[str, ...]:
    assert guard.inkomen is not None
    columns = [
        speaker.word(
            "hoger_kolom",
            procent=percent(share),
            inkomen=_whole(speaker, higher(guard.inkomen, share)),
        )
        for share in HIGHER
    ]
    return (speaker.word("hoger_toeslag", inkomen=_whole(speaker, guard.inkomen)), *columns)


def _rows(speaker: Speaker, assessment: Assessment, guard: Guard) -> list[tuple[str, ...]]:
    rows = [_row(speaker, assessment, one) for one in guard.toeslagen]
    if len(rows) > 1:
        together = (_back(speaker, guard.terug(share)) for share in HIGHER)
        rows.append((speaker.word("hoger_samen"), *together))
    return rows


def _row(speaker: Speaker, assessment: Assessment, one: Guarded) -> tuple[str, ...]:
    outcome = assessment.outcome(one.regeling)
    assert outcome is not None
    assert outcome.per_maand is not None
    now = speaker.word(
        "hoger_nu",
        regeling=capital(speaker.name(outcome)),
        bedrag_per_maand=between_text(outcome.per_maand),
    )
    return (now, *(_cell(speaker, at) for at in one.hoger))


def _cell(speaker: Speaker, at: Higher) -> str:
    kept = at.terug.hoogst <= 0 < at.te_veel.hoogst
    after = (
        speaker.word("hoger_mag_houden", terug=between_text(at.te_veel))
        if kept
        else _back(speaker, at.terug)
    )
    return speaker.word("hoger_cel", bedrag_per_maand=between_text(at.per_maand), gevolg=after)


def _back(speaker: Speaker, amount: Between) -> str:
    if amount.hoogst <= 0:
        return speaker.word("hoger_niets")
    return speaker.word("hoger_terug", terug=between_text(amount))


def _sentences(speaker: Speaker, assessment: Assessment, guard: Guard) -> tuple[str, ...]:
    """What is safe, what may stay, where and how soon to report; what nobody knows yet."""
    words = speaker.texts.woorden
    values = speaker.common(guard.jaar) | {"loket": speaker.place(_OFFICE).naam}
    values["procent"] = percent(SAFE)
    names = ["hoger_melden"]
    if _falls(guard, max(HIGHER)):
        assert guard.veilig is not None
        values["veilig"] = euro(_up(guard.veilig.hoogst))
        safe = ["hoger_veilig", "hoger_rest"] if _falls(guard, SAFE) else ["hoger_is_veilig"]
        values |= _rules(speaker, guard)
        names = [*safe, "hoger_melden", "terug_klein", "terug_een_bron"]
    if guard.open:
        found = [o for o in assessment.uitkomsten if o.regeling in guard.open]
        values["regelingen"] = listed(speaker.name(o) for o in found)
        names.append("hoger_open")
    return speaker.sentences([words[name] for name in names], values)


def _rules(speaker: Speaker, guard: Guard) -> dict[str, str]:
    """What may stay, and how sure that is."""
    rules = guard.regels
    if rules is None or rules.klein_verschil is None:
        return {}
    values = {"klein_verschil": euro(cents(rules.klein_verschil))}
    if rules.status != "bevestigd":
        values["hoe_zeker"] = speaker.texts.status.get(rules.status, rules.status)
    return values


def _whole(speaker: Speaker, income: Between) -> str:
    """In whole euros, up: what is estimated so is enough."""
    low, high = euro(_up(income.minst)), euro(_up(income.hoogst))
    return low if low == high else speaker.word("hoger_bereik", van=low, tot=high)


def _up(income: float) -> int:
    """Cents of the whole euros that are enough."""
    return math.ceil(income - 1e-6) * 100
