"""An assessment as the result object of docs/huishoudbestand.md."""

from datetime import date
from typing import Any

from voorzieningenwijzer.cli.claims import claims_by_year
from voorzieningenwijzer.cli.figures import figure, pair
from voorzieningenwijzer.cli.standing import standing_of
from voorzieningenwijzer.comparisons.health.together import Together
from voorzieningenwijzer.comparisons.savings import Ranked
from voorzieningenwijzer.outcomes import (
    Assessment,
    Band,
    Between,
    Line,
    Outcome,
    Reason,
    Saving,
    Status,
    Totals,
)
from voorzieningenwijzer.plan import PlanContext
from voorzieningenwijzer.plan.advice.who_helps import help_line
from voorzieningenwijzer.plan.wording.explaining import explanation
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.text_loading import plan_texts

_NO_AMOUNT = (Status.GEEN_TABEL, Status.BUITEN_BEREIK)


def result_of(
    bestand: str,
    assessment: Assessment,
    earlier: Assessment | None,
    savings: Ranked,
    programma: str,
) -> dict[str, Any]:
    """JSON-ready; whole euros are whole numbers."""
    speaker = Speaker(plan_texts(), PlanContext(assessment.peildatum, naam=""))
    result: dict[str, Any] = {
        "formaat": 1,
        "bestand": bestand,
        "peildatum": assessment.peildatum.isoformat(),
        "programma": programma,
        "uitkomsten": [_outcome(o, speaker) for o in assessment.uitkomsten],
        "besparingen": [_saving(s) for s in savings.beste],
        "aanbod_op_volgorde": [_saving(s) for s in savings.alle],
        "zorg_samen": _together(savings.zorg_samen),
        "totaal": _totals(assessment.totaal, savings.beste),
        "open_vragen": [
            {"veld": s.veld, "euro_per_jaar": figure(s.euro_per_jaar)}
            for s in assessment.open_vragen
        ],
        "aannames": list(assessment.aannames),
    }
    result["inkomen_tov_norm"] = [_band(b) for b in assessment.banden]
    result["over_vorig_jaar"] = claims_by_year(speaker, assessment, earlier)
    if earlier is not None:
        result["vorig_jaar"] = {
            "jaar": earlier.jaar,
            "uitkomsten": [_outcome(o, speaker) for o in earlier.uitkomsten],
        }
    return result


def _band(b: Band) -> dict[str, Any]:
    """Income with holiday pay against the one limit, without against the other."""
    return {
        "procent": b.procent,
        **pair("grens_met_vakantiegeld", b.met_vakantiegeld),
        "eronder_met_vakantiegeld": b.eronder_met,
        **pair("grens_zonder_vakantiegeld", b.zonder_vakantiegeld),
        "eronder_zonder_vakantiegeld": b.eronder_zonder,
    }


def _totals(total: Totals, savings: tuple[Saving, ...]) -> dict[str, Any]:
    switch = [s for s in savings if s.advies == "overstappen"]
    saved = sum(s.besparing_per_jaar.minst for s in switch if s.besparing_per_jaar)
    return {
        "meer_per_maand": figure(total.meer_per_maand.minst),
        "meer_per_jaar": figure(total.meer_per_jaar.minst),
        "meer_per_maand_hoogst": figure(total.meer_per_maand.hoogst),
        "meer_per_jaar_hoogst": figure(total.meer_per_jaar.hoogst),
        "besparing_per_jaar": figure(round(saved, 2)),
        "eenmalig": figure(round(sum(s.eenmalig for s in switch), 2)),
    }


def _outcome(o: Outcome, speaker: Speaker) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "regeling": o.regeling,
        "naam": o.naam,
        "soort": o.soort,
        "jaar": o.jaar,
        "status": str(o.status),
    }
    if o.status not in _NO_AMOUNT:
        entry |= pair("bedrag_per_maand", o.per_maand) | pair("bedrag_per_jaar", o.per_jaar)
        if o.per_kwartaal is not None:
            entry |= pair("bedrag_per_kwartaal", o.per_kwartaal)
        entry |= _months(o.maanden)
    entry |= {
        "vanaf": o.vanaf.isoformat() if o.vanaf else None,
        "tot": o.tot.isoformat() if o.tot else None,
        "ontvangt_nu": o.ontvangt_nu,
        "ontvangt_nu_per_maand": figure(o.ontvangt_nu_per_maand),
        "verschil_per_maand": figure(o.verschil_per_maand),
        "wat_er_nu_komt": standing_of(o, speaker),
        "uitleg": [_line(x) for x in o.uitleg],
        "uitleg_tekst": _in_words(o, speaker),
        "waarom_niet": [_reason(x) for x in o.waarom_niet],
        "grenzen": [_reason(x) for x in o.grenzen],
        "ontbreekt": list(o.ontbreekt),
        "hangt_af_van": [
            {"veld": s.veld, "euro_per_jaar": figure(s.euro_per_jaar)} for s in o.hangt_af_van
        ],
        "aannames": list(o.aannames),
        "nog_te_vragen": list(o.nog_te_vragen),
        "reden": o.reden,
        "prognose": o.prognose,
        "bemonsterd": o.bemonsterd,
        "tabel": _table(o),
    }
    return entry | _local(o)


def _in_words(o: Outcome, speaker: Speaker) -> list[str]:
    return list(help_line(speaker, o).zinnen if o.points else explanation(o, speaker))


def _local(o: Outcome) -> dict[str, Any]:
    """How a scheme of a municipality or a fund is shown, and where one asks for it."""
    local, asked = o.lokaal, o.aanvragen or {}
    if local is None:
        return {}
    names = ("gebruik", "soort", "rubriek", "lezer", "actief", "stand", "landelijk")
    shown = {name: getattr(local, name) for name in names}
    return {
        "lokaal": shown | {"rang": local.rang or None, "waarvoor": list(local.waarvoor)},
        "aanvragen": {k: list(v) if isinstance(v, list) else v for k, v in asked.items()},
    }


def _months(months: tuple[Between, ...]) -> dict[str, Any]:
    if not months:
        return {"maanden": []}
    low = [figure(m.minst) for m in months]
    high = [figure(m.hoogst) for m in months]
    if low == high:
        return {"maanden": low}
    return {"maanden": None, "maanden_minst": low, "maanden_hoogst": high}


def _line(line: Line) -> dict[str, Any]:
    low, high = figure(line.waarde.minst), figure(line.waarde.hoogst)
    waarde = low if line.waarde.known else [low, high]
    return {"stap": line.stap, "waarde": waarde, "eenheid": line.eenheid, "artikel": line.artikel}


def _reason(reason: Reason) -> dict[str, Any]:
    def shown(value: float | str | None) -> float | str | None:
        return figure(value) if isinstance(value, (int, float)) else value

    return {
        "voorwaarde": reason.voorwaarde,
        "grens": shown(reason.grens),
        "waarde": shown(reason.waarde),
        "afstand": shown(reason.afstand),
        "eenheid": reason.eenheid,
        "artikel": reason.artikel,
    }


def _table(o: Outcome) -> dict[str, Any] | None:
    if o.tabel is None:
        return None
    return {
        "naam": o.tabel.naam,
        "geldig_van": None if o.tabel.geldig_van == date.min else o.tabel.geldig_van.isoformat(),
        "geldig_tot": o.tabel.geldig_tot.isoformat() if o.tabel.geldig_tot else None,
        "status": o.tabel.status,
        "gecontroleerd_op": o.tabel.gecontroleerd_op.isoformat()
        if o.tabel.gecontroleerd_op
        else None,
    }


def _together(found: Together | None) -> dict[str, Any] | None:
    """All adults: now, and with each advice followed."""
    if found is None:
        return None
    return pair("nu_per_jaar", found.nu) | pair("straks_per_jaar", found.straks)


def _saving(s: Saving) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "soort": s.soort,
        "advies": s.advies,
        "aanbod": s.aanbod,
        "persoon": s.persoon,
    }
    for name, value in (
        ("besparing_per_jaar", s.besparing_per_jaar),
        ("kosten_nu_per_jaar", s.kosten_nu_per_jaar),
        ("kosten_straks_per_jaar", s.kosten_straks_per_jaar),
    ):
        entry |= pair(name, value)
    return entry | {
        "eenmalig": figure(s.eenmalig),
        **pair("boete", s.boete),
        "bonus": figure(s.bonus),
        **pair("netto", s.netto),
        "dagen": s.dagen,
        **pair("tweede_jaar", s.tweede_jaar),
        "reden": s.reden,
        "uitleg": [_line(x) for x in s.uitleg],
        "ontbreekt": list(s.ontbreekt),
        "let_op": list(s.let_op),
        "bron": s.bron,
        "datum": s.datum.isoformat() if s.datum else None,
    }
