"""From the text of a local scheme to a Scheme; all faults at once, with place and line."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from voorzieningenwijzer.conditions import All, Condition, ConditionError, parse
from voorzieningenwijzer.language.said import Said
from voorzieningenwijzer.tables.documents import UNKNOWN, DocumentError, Fault, Source
from voorzieningenwijzer.tables.fingerprint import fingerprint
from voorzieningenwijzer.tables.reading import sources_of
from voorzieningenwijzer.tables.schema import fault_at, place_of, read_form
from voorzieningenwijzer.tables.scheme_documents import (
    INCOME_FIELD,
    IncomeBasis,
    OutOfScope,
    Scheme,
    SchemeAmount,
    in_place,
    scheme_field,
)
from voorzieningenwijzer.tables.scheme_forms import SchemeAmountForm, SchemeForm
from voorzieningenwijzer.tables.scheme_words import local_of, word_faults

_SHOWN = ("rekenen", "wijzen")
_OVER = ("nee", "voornemen")


def read_scheme(content: object, text: str, file: str) -> Scheme:
    """Raises DocumentError."""
    form = read_form(SchemeForm, content, text)
    faults: list[Fault] = []
    condition = _condition(form.voorwaarden, ("voorwaarden",), text, faults)
    beyond = tuple(
        OutOfScope(_condition(item.als, ("buiten_bereik", n, "als"), text, faults), item.dan)
        for n, item in enumerate(form.buiten_bereik)
    )
    faults += [fault_at(text, *fault) for fault in _form_faults(form, condition)]
    faults += [fault_at(text, *fault) for fault in word_faults(form)]
    if faults:
        raise DocumentError(faults)
    return _scheme(form, _with_place(form.gemeente, condition), beyond, fingerprint(text), file)


def _scheme(
    form: SchemeForm, condition: Condition, beyond: tuple[OutOfScope, ...], mark: str, file: str
) -> Scheme:
    sources = sources_of(form.bronnen)
    return Scheme(
        id=form.regeling,
        naam=form.naam,
        gemeente=form.gemeente,
        geldig_van=form.geldig_van or date.min,
        geldig_tot=form.geldig_tot,
        stand=form.stand,
        gecontroleerd_op=form.gecontroleerd_op,
        controleer_voor=form.controleer_voor,
        status=form.status,
        bronnen=tuple(sources.values()),
        voorwaarden=condition,
        nog_te_vragen=tuple(map(Said, form.nog_te_vragen)),
        buiten_bereik=beyond,
        uitkomst=form.uitkomst,
        bedrag=None if form.bedrag is None else _amount(form.bedrag, sources),
        inkomensgrens_basis=_basis(form),
        aanvragen=form.aanvragen.model_dump(exclude_none=True) if form.aanvragen else {},
        toelichting=form.toelichting or "",
        fingerprint=mark,
        file=file,
        gebruik=form.gebruik,
        actief=form.actief,
        rubriek=form.rubriek,
        uitgewerkt_in=form.uitgewerkt_in or "",
        vervangt=form.vervangt or "",
        voor_wie=form.voor_wie or "",
        na_te_gaan=form.na_te_gaan or "",
        lokaal=local_of(form) if form.gebruik in _SHOWN else None,
        in_plaats_van=form.in_plaats_van or "",
    )


def _basis(form: SchemeForm) -> IncomeBasis | None:
    basis = form.inkomensgrens_basis
    if basis is None:
        return None
    return IncomeBasis(
        basis.norm,
        basis.vakantiegeld,
        basis.periode,
        basis.toelichting or "",
        basis.grens_van,
        basis.maanden,
    )


def _condition(
    raw: object, path: tuple[str | int, ...], text: str, faults: list[Fault]
) -> Condition:
    if raw is None:
        return All(())
    try:
        return parse(raw, place_of(path), scheme_field)
    except ConditionError as error:
        where = fault_at(text, path, error.reason)
        faults.append(Fault(error.reason, error.path, where.line))
        return All(())


def _with_place(gemeente: str, condition: Condition) -> Condition:
    inner = condition.parts if isinstance(condition, All) else (condition,)
    return All((*in_place(gemeente), *inner))


Where = tuple[tuple[str | int, ...], str]


def _form_faults(form: SchemeForm, condition: Condition) -> Iterator[Where]:
    yield from _date_faults(form)
    yield from _use_faults(form)
    yield from _source_faults(form)
    if INCOME_FIELD in condition.fields() and form.inkomensgrens_basis is None:
        # an income limit without its basis is half a limit: 110% of which norm, over which months?
        yield ("voorwaarden",), "bij een inkomensgrens hoort inkomensgrens_basis"


def _date_faults(form: SchemeForm) -> Iterator[Where]:
    if form.geldig_tot and form.geldig_van and form.geldig_tot < form.geldig_van:
        yield ("geldig_tot",), "deze dag ligt voor geldig_van"
    if form.gecontroleerd_op and form.controleer_voor <= form.gecontroleerd_op:
        yield ("controleer_voor",), "deze dag ligt niet na de controle"


def _use_faults(form: SchemeForm) -> Iterator[Where]:
    if form.gebruik not in _SHOWN:
        return
    if form.actief in _OVER:
        yield ("gebruik",), f"wat er niet is (actief: {form.actief}), wordt niet getoond"
    if form.aanvragen is None:
        yield ("gebruik",), "bij wat getoond wordt hoort 'aanvragen': waar iemand terecht kan"
    limit = form.inkomensgrens_basis
    if form.gebruik == "rekenen":
        if form.voorwaarden is None:
            yield ("gebruik",), "wat wordt uitgerekend heeft voorwaarden"
        if form.status == UNKNOWN:
            yield ("status",), "van wat wordt uitgerekend staat de regel in een bron"
        if limit is not None and limit.grens_van != "bron":
            path = ("inkomensgrens_basis", "grens_van")
            yield path, "een grens van het programma beslist niet over een recht"


def _source_faults(form: SchemeForm) -> Iterator[Where]:
    named = [(("bedrag", "bronnen"), s) for s in (form.bedrag.bronnen if form.bedrag else [])]
    named += [(("termijnen", name), term.bron) for name, term in form.termijnen.items()]
    for path, source in named:
        if source not in form.bronnen:
            yield path, f"de bron '{source}' staat niet bij bronnen"


def _amount(form: SchemeAmountForm, sources: Mapping[str, Source]) -> SchemeAmount:
    if form.waarden is not None:
        values = dict(form.waarden)
    else:
        values = {} if form.waarde == UNKNOWN else {"": Decimal(form.waarde)}
    return SchemeAmount(
        per=form.per,
        waarden=values,
        naar=form.naar,
        status=form.status or UNKNOWN,
        bronnen=tuple(sources[key] for key in form.bronnen),
        gevonden=form.gevonden or "",
    )
