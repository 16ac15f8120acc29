"""From the text of a local scheme to a Scheme; all faults at once, with place and line."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from voorzieningenwijzer.conditions import All, Condition, ConditionError, parse
from voorzieningenwijzer.tables.documents import UNKNOWN, DocumentError, Fault, Source
from voorzieningenwijzer.tables.fingerprint import fingerprint
from voorzieningenwijzer.tables.reading import sources_of
from voorzieningenwijzer.tables.schema import (
    Figure,
    Form,
    Line,
    Name,
    SourceForm,
    SourceId,
    Text,
    fault_at,
    place_of,
    read_form,
)
from voorzieningenwijzer.tables.scheme_documents import (
    HOUSEHOLD_TYPES,
    INCOME_FIELD,
    SCHEME_FIELDS,
    IncomeBasis,
    OutOfScope,
    Scheme,
    SchemeAmount,
    in_place,
)

SchemeId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]
Status = Literal["bevestigd", "een_bron", "afgeleid", "voorstel"]


class SchemeAmountForm(Form):
    per: Literal["jaar", "maand", "eenmalig"] = "jaar"
    waarde: Any = None
    naar: Literal["soort_huishouden"] | None = None
    waarden: dict[Name, Figure] | None = None
    status: Status | None = None
    bronnen: list[SourceId] = Field(default_factory=list)
    gevonden: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> "SchemeAmountForm":
        if self.waarde == UNKNOWN:
            if self.gevonden is None or self.waarden or self.status:
                raise ValueError("bij onbekend hoort alleen 'gevonden': wat er wel gevonden is")
            return self
        if (self.waarde is None) == (self.waarden is None):
            raise ValueError("er hoort een waarde te staan, of waarden per soort huishouden")
        if self.waarde is not None and not _is_figure(self.waarde):
            raise ValueError("waarde is een getal, of onbekend")
        if self.waarden is not None and set(self.waarden) != set(HOUSEHOLD_TYPES):
            raise ValueError(f"waarden zijn er voor elk van: {', '.join(HOUSEHOLD_TYPES)}")
        if (self.naar is None) != (self.waarden is None):
            raise ValueError("'naar' hoort bij waarden per soort huishouden")
        if self.status is None or not self.bronnen:
            raise ValueError("bij een bedrag horen een status en minstens een bron")
        return self


class IncomeBasisForm(Form):
    norm: Literal["bijstandsnorm"]
    vakantiegeld: Literal["inclusief", "exclusief", "onbekend"]
    periode: Line
    toelichting: Text | None = None


class OutOfScopeForm(Form):
    als: dict[str, Any]
    dan: Line


class ApplyForm(Form):
    waar: Line
    loket: Name | None = None
    hoe: Line | None = None
    adres: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    voor: Line | None = None
    meenemen: list[Name] = Field(default_factory=list)


class SchemeForm(Form):
    regeling: SchemeId
    naam: Line
    gemeente: Line
    geldig_van: date
    geldig_tot: date | None = None
    stand: Line
    gecontroleerd_op: date
    controleer_voor: date
    status: Status
    bronnen: dict[SourceId, SourceForm] = Field(min_length=1)
    voorwaarden: dict[str, Any]
    inkomensgrens_basis: IncomeBasisForm | None = None
    nog_te_vragen: list[Line] = Field(default_factory=list)
    buiten_bereik: list[OutOfScopeForm] = Field(default_factory=list)
    uitkomst: Literal["recht", "controleren", "vanzelf"]
    bedrag: SchemeAmountForm | None = None
    aanvragen: ApplyForm
    toelichting: Text | None = None


def _is_figure(value: object) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def read_scheme(content: object, text: str, file: str) -> Scheme:
    """Raises DocumentError."""
    form = read_form(SchemeForm, content, text)
    faults: list[Fault] = []
    condition = _condition(form.voorwaarden, ("voorwaarden",), text, faults)
    beyond = tuple(
        OutOfScope(_condition(item.als, ("buiten_bereik", n, "als"), text, faults), item.dan)
        for n, item in enumerate(form.buiten_bereik)
    )
    faults += _date_faults(form, text)
    faults += _amount_faults(form, text)
    faults += _basis_faults(form, condition, text)
    if faults:
        raise DocumentError(faults)
    sources = sources_of(form.bronnen)
    return Scheme(
        id=form.regeling,
        naam=form.naam,
        gemeente=form.gemeente,
        geldig_van=form.geldig_van,
        geldig_tot=form.geldig_tot,
        stand=form.stand,
        gecontroleerd_op=form.gecontroleerd_op,
        controleer_voor=form.controleer_voor,
        status=form.status,
        bronnen=tuple(sources.values()),
        voorwaarden=_with_place(form.gemeente, condition),
        nog_te_vragen=tuple(form.nog_te_vragen),
        buiten_bereik=beyond,
        uitkomst=form.uitkomst,
        bedrag=None if form.bedrag is None else _amount(form.bedrag, sources),
        inkomensgrens_basis=_basis(form),
        aanvragen=form.aanvragen.model_dump(exclude_none=True),
        toelichting=form.toelichting or "",
        fingerprint=fingerprint(text),
        file=file,
    )


def _basis(form: SchemeForm) -> IncomeBasis | None:
    basis = form.inkomensgrens_basis
    if basis is None:
        return None
    return IncomeBasis(basis.norm, basis.vakantiegeld, basis.periode, basis.toelichting or "")


def _condition(
    raw: object, path: tuple[str | int, ...], text: str, faults: list[Fault]
) -> Condition:
    try:
        return parse(raw, place_of(path), SCHEME_FIELDS.get)
    except ConditionError as error:
        where = fault_at(text, path, error.reason)
        faults.append(Fault(error.reason, error.path, where.line))
        return All(())


def _with_place(gemeente: str, condition: Condition) -> Condition:
    inner = condition.parts if isinstance(condition, All) else (condition,)
    return All((in_place(gemeente), *inner))


def _date_faults(form: SchemeForm, text: str) -> list[Fault]:
    faults = []
    if form.geldig_tot is not None and form.geldig_tot < form.geldig_van:
        faults.append(fault_at(text, ("geldig_tot",), "deze dag ligt voor geldig_van"))
    if form.controleer_voor <= form.gecontroleerd_op:
        faults.append(fault_at(text, ("controleer_voor",), "deze dag ligt niet na de controle"))
    return faults


def _amount_faults(form: SchemeForm, text: str) -> list[Fault]:
    if form.bedrag is None:
        return []
    return [
        fault_at(text, ("bedrag", "bronnen"), f"de bron '{source}' staat niet bij bronnen")
        for source in form.bedrag.bronnen
        if source not in form.bronnen
    ]


def _basis_faults(form: SchemeForm, condition: Condition, text: str) -> list[Fault]:
    """An income limit without its basis is half a limit: 110% of which norm, over which months?"""
    limited = INCOME_FIELD in condition.fields()
    if limited and form.inkomensgrens_basis is None:
        return [fault_at(text, ("voorwaarden",), "bij een inkomensgrens hoort inkomensgrens_basis")]
    return []


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
