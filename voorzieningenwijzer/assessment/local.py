"""Local schemes on the same rows as the laws: their conditions over every completion."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from voorzieningenwijzer.assessment.completed import rows_for
from voorzieningenwijzer.assessment.order import MEASURE, Ready, missing_table
from voorzieningenwijzer.assessment.outcome import NIEMAND_ANDERS, assumed
from voorzieningenwijzer.assessment.ranges import Rows, stakes
from voorzieningenwijzer.assessment.received import Received
from voorzieningenwijzer.conditions import UNKNOWN, Column, evaluate, evaluate_one, failing
from voorzieningenwijzer.explanation import lines
from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.columns import AANVRAGER, PARTNER, WONING_CODE, Array, Households
from voorzieningenwijzer.households.file import Household
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.outcomes import Outcome, Reason, Stake, Status
from voorzieningenwijzer.tables import Scheme, Tables

_HOMES = {code: name for name, code in WONING_CODE.items()}
# which columns a field of a condition rests on, beside the norm itself
_RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "inkomen_tov_bijstandsnorm": ("netto", "geboren", "thuis", "zakelijk", "bezigheid", "ouders_helpen", "kostendelersnorm"),
    "leeftijd_aanvrager": ("geboren",),
    "onder_aow_leeftijd": ("geboren",),
    "aantal_kinderen": ("geboren", "thuis"),
    "aantal_kinderen_3_tot_18": ("geboren", "thuis"),
    "maanden_laag_inkomen": ("maanden_laag",),
    "vermogen_nu": ("vermogen_nu",),
    "vermogen_onder_bijstandsgrens": ("vermogen_nu", "geboren", "thuis"),
    "student_studiefinanciering": ("studiefinanciering",),
    "woning_soort": ("woning",),
    "premieachterstand_maanden": ("premieachterstand",),
    "soort_huishouden": ("geboren", "thuis"),
}
_EURO_OF_A_SCHEME = 0.0


def local_outcomes(
    household: Household,
    tables: Tables,
    jaar: int,
    rules: Mapping[str, Ready],
    cases: Sequence[Case],
    now: Received,
) -> list[Outcome]:
    """Every scheme of the municipality on the reference date; none for another year."""
    if jaar != household.peildatum.year:
        return []
    gemeente = household.gegevens.get("gemeente")
    found = []
    shared: dict[frozenset[str], list[Rows]] = {}
    for scheme in tables.schemes(gemeente, household.peildatum):
        measure = rules[MEASURE]
        if missing_table([measure]):
            found.append(_outcome(scheme, jaar, Status.GEEN_TABEL, now, reden=str(missing_table([measure]))))
        else:
            found.append(_one(scheme, measure, cases, gemeente, now, shared))
    return found


def _one(
    scheme: Scheme,
    measure: Ready,
    cases: Sequence[Case],
    gemeente: Any,
    now: Received,
    shared: dict[frozenset[str], list[Rows]],
) -> Outcome:
    fields = scheme.voorwaarden.fields()
    reads = frozenset(name for veld in fields for name in _RESTS_ON.get(veld, ()))
    norm = _only(measure, reads)
    if reads not in shared:
        shared[reads] = rows_for([norm], cases, also=reads)
    rows = shared[reads]
    truth = [evaluate(scheme.voorwaarden, _facts(r, measure, gemeente)) for r in rows]
    low, high = min(float(t.min()) for t in truth), max(float(t.max()) for t in truth)
    jaar = cases[0].jaar
    uitleg = lines(rows[0].results[MEASURE].months, cases[0].maand) if "inkomen_tov_bijstandsnorm" in fields else ()
    common = {"uitleg": uitleg, "aannames": _assumptions(norm, rows, fields)}
    for outside in scheme.buiten_bereik:
        if all((evaluate(outside.als, _facts(r, measure, gemeente)) == 1).all() for r in rows):
            return _outcome(scheme, jaar, Status.BUITEN_BEREIK, now, reden=outside.dan, **common)
    if low == 1:
        return _outcome(scheme, jaar, Status(scheme.uitkomst), now, **common)
    if high == 0:
        return _outcome(scheme, jaar, Status.GEEN_RECHT, now, waarom_niet=_why_not(scheme, rows[0], measure, gemeente), **common)
    per_row = {id(r): t for r, t in zip(rows, truth, strict=True)}
    missing = dict.fromkeys(stakes(rows, lambda r: per_row[id(r)]).euro)
    if gemeente is None and "gemeente" in fields:
        missing["gemeente"] = None
    asked = tuple(v for v in missing if not v.startswith("lokaal."))
    status = Status.ONBEKEND if asked else Status.CONTROLEREN
    return _outcome(scheme, jaar, status, now, ontbreekt=tuple(missing), **common)


def _only(measure: Ready, reads: frozenset[str]) -> Ready:
    """The norm reading no more than this scheme needs."""
    return Ready(replace(measure.rule, reads=reads), measure.amounts)


def _outcome(scheme: Scheme, jaar: int, status: Status, now: Received, **more: Any) -> Outcome:
    missing = more.get("ontbreekt", ())
    return Outcome(
        regeling=scheme.id,
        naam=scheme.naam,
        soort="lokaal",
        jaar=jaar,
        status=status,
        ontvangt_nu=now.gets(scheme.id),
        nog_te_vragen=scheme.nog_te_vragen,
        tabel=scheme.ref(),
        aanvragen=dict(scheme.aanvragen),
        hangt_af_van=tuple(Stake(v, _EURO_OF_A_SCHEME) for v in missing),
        **more,
    )


def _assumptions(norm: Ready, rows: list[Rows], fields: frozenset[str]) -> tuple[str, ...]:
    found = assumed(norm.rule, rows)
    if "inkomen_tov_bijstandsnorm" in fields and NIEMAND_ANDERS not in found and len(rows) == 1:
        found += (NIEMAND_ANDERS,)
    return found


def _why_not(scheme: Scheme, r: Rows, measure: Ready, gemeente: Any) -> tuple[Reason, ...]:
    facts = _facts(r, measure, gemeente)

    def lookup(veld: str) -> Any:
        column = facts(veld)
        values = np.asarray(column.values)
        if not np.asarray(column.known).all():
            return UNKNOWN
        return values.tolist()[0] if (values == values[0]).all() else UNKNOWN

    leaves = failing(scheme.voorwaarden, lookup)
    if not leaves and evaluate_one(scheme.voorwaarden, lookup) is None:
        return ()
    return tuple(Reason(f.veld, scheme.id, _plain(f.grens), _plain(f.waarde)) for f in leaves)


def _plain(value: Any) -> float | str | None:
    if value is None or isinstance(value, (bool, str)):
        return None if value is None else ("ja" if value is True else "nee" if value is False else value)
    return float(value) if isinstance(value, (int, float)) else str(value)


def _facts(r: Rows, measure: Ready, gemeente: Any) -> Callable[[str], Column]:
    """The fields of scheme conditions as columns (n,), on the reference date."""
    h, m = r.households, r.members
    norm = r.results[MEASURE].months
    a: Any = r.results[MEASURE].amounts
    maand = h.maand

    def at(values: Any) -> Array:
        wide = np.atleast_2d(np.asarray(values))
        return np.broadcast_to(wide[:, maand if wide.shape[1] == 12 else 0], (h.n,))

    def column(veld: str) -> Column:
        if veld == "gemeente":
            text = np.full(h.n, gemeente or "", dtype=object)
            return Column(text, np.full(h.n, gemeente is not None))
        return Column(at(_value(veld, h, m, norm, a, at)), np.ones(h.n, dtype=bool))

    return column


def _value(veld: str, h: Households, m: Membership, norm: Any, a: Any, at: Callable[[Any], Array]) -> Any:
    rol = h.persons["rol"]
    core = (rol == AANVRAGER) | (rol == PARTNER)
    partner, kinderen = at(h.anyone(rol == PARTNER)), at(h.total(m.minderjarig_kind.astype(np.int64)))
    match veld:
        case "inkomen_tov_bijstandsnorm":
            shared = h.facts["kostendelersnorm"]
            base = np.where(shared, norm.kostendelersnorm_per_maand, norm.norm_per_maand)
            value = np.round(norm.netto_inkomen_per_maand / base, 4)
        case "leeftijd_aanvrager":
            value = h.applicant(m.leeftijd)
        case "onder_aow_leeftijd":
            value = h.applicant(m.leeftijd) < at(a.aow_leeftijd_jaren)[0]
        case "heeft_partner":
            value = partner[:, None]
        case "aantal_kinderen":
            value = kinderen[:, None]
        case "aantal_kinderen_3_tot_18":
            value = h.total((m.minderjarig_kind & (m.leeftijd >= 3)).astype(np.int64))
        case "maanden_laag_inkomen":
            value = h.applicant(h.persons["maanden_laag"])
        case "vermogen_nu":
            value = h.total(np.where(core, h.persons["vermogen_nu"], 0.0))
        case "vermogensgrens_bijstand" | "vermogen_onder_bijstandsgrens":
            limit = np.where(partner | (kinderen > 0), at(a.vermogensgrens_samen)[0], at(a.vermogensgrens_alleenstaand)[0])
            owned = at(h.total(np.where(core, h.persons["vermogen_nu"], 0.0)))
            value = (limit if veld == "vermogensgrens_bijstand" else owned <= limit)[:, None]
        case "student_studiefinanciering":
            value = h.applicant(h.persons["studiefinanciering"])
        case "woning_soort":
            value = np.array([[_HOMES[int(c)] for c in row] for row in h.facts["woning"]], dtype=object)
        case "premieachterstand_maanden":
            value = h.total(np.where(core, h.persons["premieachterstand"], 0.0))
        case "soort_huishouden":
            kinds = np.where(partner, "paar", np.where(kinderen > 0, "alleenstaande_ouder", "alleenstaand"))
            value = kinds.astype(object)[:, None]
        case _:
            raise KeyError(veld)
    return value


