"""A result object as a page to read in a terminal."""

from collections.abc import Mapping
from typing import Any

from babel.numbers import format_decimal

_STATUS = {
    "recht": "recht",
    "geen_recht": "geen recht",
    "onbekend": "nog onbekend",
    "controleren": "laten nakijken",
    "vanzelf": "komt vanzelf",
    "buiten_bereik": "vraag het na",
    "geen_tabel": "geen bedragen",
}


def of(result: Mapping[str, Any]) -> str:
    if "fout" in result:
        fault = result["fout"]
        return f"{fault['bestand']}: {fault['veld']}: {fault['reden']}"
    rows = [f"{result['bestand']}, peildatum {result['peildatum']}"]
    rows += [_row(o) for o in result["uitkomsten"] if not _points(o)]
    helping = [o["naam"] for o in result["uitkomsten"] if _points(o)]
    rows += [f"  Wie kan helpen: {', '.join(dict.fromkeys(helping))}."] if helping else []
    rows += [_saving(s) for s in result["besparingen"]]
    total = result["totaal"]
    rows.append(f"  {_together(total, sum(map(_no_table, result['uitkomsten'])))}")
    if total["besparing_per_jaar"]:
        rows.append(f"  Besparen kan {_euro(total['besparing_per_jaar'])} per jaar.")
    return "\n".join(rows) + "\n"


def _no_table(o: Mapping[str, Any]) -> bool:
    return o["status"] == "geen_tabel" and not _points(o)


def _together(total: Mapping[str, Any], left_out: int) -> str:
    """Of what has no amounts nothing is in the sum: it says so, and a sum of nothing is no zero."""
    if left_out and not total["meer_per_maand"]:
        return f"Samen: niet uitgerekend. Regelingen zonder bedragen: {left_out}."
    sum_of = (
        f"Samen minstens {_euro(total['meer_per_maand'])} per maand meer"
        f" ({_euro(total['meer_per_jaar'])} per jaar)"
    )
    apart = f" Niet meegeteld, want zonder bedragen: {left_out}." if left_out else ""
    return f"{sum_of}.{apart}"


def _points(o: Mapping[str, Any]) -> bool:
    return bool(o.get("lokaal", {}).get("gebruik") == "wijzen")


def _euro(value: float) -> str:
    pattern = "#,##0" if float(value).is_integer() else "#,##0.00"
    return "€ " + format_decimal(value, pattern, "nl_NL")


def _row(o: Mapping[str, Any]) -> str:
    status = "verwachting" if o["prognose"] else _STATUS[o["status"]]
    text = f"  {o['naam']:<32} {status:<15} {_amount(o)}".rstrip()
    if o["ontbreekt"]:
        text += f"\n{'':36}ontbreekt: {', '.join(o['ontbreekt'])}"
    for reason in o["waarom_niet"]:
        text += f"\n{'':36}{_why(reason)}"
    if o["reden"]:
        text += f"\n{'':36}{o['reden']}"
    return text


def _amount(o: Mapping[str, Any]) -> str:
    if o.get("bedrag_per_maand_hoogst"):
        since = f" vanaf {o['vanaf']}" if o["vanaf"] and not o["vanaf"].endswith("-01-01") else ""
        return f"{_span(o, 'bedrag_per_maand')} per maand{since}"
    return f"{_span(o, 'bedrag_per_jaar')} per jaar" if o.get("bedrag_per_jaar_hoogst") else ""


def _span(o: Mapping[str, Any], name: str) -> str:
    low, high = o[f"{name}_minst"], o[f"{name}_hoogst"]
    return _euro(high) if low == high else f"{_euro(low)} tot {_euro(high)}"


def _why(reason: Mapping[str, Any]) -> str:
    if isinstance(reason["grens"], (int, float)) and isinstance(reason["waarde"], (int, float)):
        return f"{reason['voorwaarde']}: {reason['waarde']} (grens {reason['grens']})"
    return f"nodig: {reason['voorwaarde']}"


def _saving(s: Mapping[str, Any]) -> str:
    amount = s.get("besparing_per_jaar")
    tail = f"{_euro(amount)} per jaar" if amount is not None else ""
    return f"  {s['soort']:<32} {s['advies']:<15} {tail}\n{'':36}{s['reden']}".rstrip()
