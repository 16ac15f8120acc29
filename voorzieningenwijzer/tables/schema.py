"""The form of a table document, checked by pydantic: all faults at once, each with its place."""

import difflib
import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from voorzieningenwijzer.strict_yaml import Scalar, line_of
from voorzieningenwijzer.tables.band_forms import BandRowForm, BandsForm
from voorzieningenwijzer.tables.documents import DocumentError, Fault
from voorzieningenwijzer.tables.form_parts import (
    Figure,
    Form,
    Line,
    Name,
    SourceId,
    Status,
    Text,
    figure_or_unknown,
)

__all__ = ["Figure", "Form", "Line", "Name", "SourceId", "Text", "read_form"]


class SourceForm(Form):
    titel: Line
    geraadpleegd_op: date
    vindplaats: Line | None = None
    adres: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    gelezen_in: Line | None = None


class AmountForm(Form):
    waarde: Annotated[Any, BeforeValidator(figure_or_unknown)] = None
    datum: date | None = None
    artikel: Line
    bronnen: list[SourceId] = Field(default_factory=list)
    status: Status | None = None
    gevonden: Text | None = None
    opmerking: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> "AmountForm":
        if (self.waarde is None) == (self.datum is None):
            raise ValueError("er hoort een waarde te staan, of een datum, en niet allebei")
        if self.waarde == "onbekend":
            if self.gevonden is None:
                raise ValueError("bij onbekend hoort 'gevonden': wat er wel gevonden is")
            if self.status is not None:
                raise ValueError("een onbekende waarde heeft geen status")
            return self
        if not self.bronnen:
            raise ValueError("bij een bedrag hoort minstens een bron")
        if self.status is None:
            raise ValueError("bij een bedrag hoort een status")
        return self


class ExpectedForm(Form):
    geldig_van: date
    verwacht: Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]
    toelichting: Text | None = None


class PeriodForm(Form):
    geldig_van: date
    geldig_tot: date
    formule: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,30}$")]
    bronnen: dict[SourceId, SourceForm] = Field(default_factory=dict)
    bedragen: dict[Name, AmountForm] = Field(min_length=1)
    staffels: dict[Name, BandsForm] = Field(default_factory=dict)
    opmerking: Text | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "PeriodForm":
        if self.geldig_tot < self.geldig_van:
            raise ValueError("geldig_tot ligt voor geldig_van")
        return self


class TableForm(Form):
    tabel: Name
    naam: Line | None = None
    wet: Line | None = None
    gemeente: Line | None = None
    toelichting: Text | None = None
    volgende: ExpectedForm | None = None
    bronnen: dict[SourceId, SourceForm] = Field(default_factory=dict)
    perioden: list[PeriodForm] = Field(min_length=1)


class ListForm(Form):
    tabel: Name
    soort: Literal["lijst"]
    naam: Line | None = None
    toelichting: Text | None = None
    peildatum: date
    controleer_voor: date | None = None
    bronnen: dict[SourceId, SourceForm] = Field(min_length=1)
    kolommen: list[Name] | None = None
    rijen: list[dict[Name, Any] | list[Any]] = Field(min_length=1)

    @field_validator("rijen")
    @classmethod
    def _flat(cls, rows: list[Any]) -> list[Any]:
        for number, row in enumerate(rows):
            cells = row.values() if isinstance(row, dict) else row
            if any(isinstance(cell, (dict, list)) for cell in cells):
                raise ValueError(f"rij {number + 1}: in een rij staan alleen losse waarden")
        return rows

    @model_validator(mode="after")
    def _columns(self) -> "ListForm":
        width = None if self.kolommen is None else len(self.kolommen)
        for number, row in enumerate(self.rijen):
            if isinstance(row, list) and len(row) != width:
                raise ValueError(
                    f"rij {number + 1} heeft {len(row)} waarden, er zijn {width or 0} kolommen"
                )
        return self

    def rows(self) -> tuple[Mapping[str, Scalar], ...]:
        names = self.kolommen or []
        return tuple(
            row if isinstance(row, dict) else dict(zip(names, row, strict=True))
            for row in self.rijen
        )


FormT = TypeVar("FormT", bound=BaseModel)


def read_form(form: type[FormT], content: object, text: str) -> FormT:
    """The content in this form. Raises DocumentError with every fault, its place and line."""
    if not isinstance(content, dict):
        raise DocumentError([Fault("het bestand hoort te beginnen met namen en waarden")])
    try:
        return form.model_validate(content)
    except ValidationError as error:
        raise DocumentError(_faults(error, form, text)) from None


def place_of(path: tuple[str | int, ...]) -> str:
    """A path as people write it: ``perioden[2].bedragen.afbouw``."""
    parts = [f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path]
    return "".join(parts).lstrip(".")


def fault_at(text: str, path: tuple[str | int, ...], reason: str) -> Fault:
    return Fault(reason, place_of(path), line_of(text, path))


def _faults(error: ValidationError, form: type[BaseModel], text: str) -> list[Fault]:
    known = sorted(_names_in(form))
    faults = []
    for detail in error.errors(include_url=False, include_context=False, include_input=True):
        path = tuple(step for step in detail["loc"] if step not in _PATH_NOISE)
        faults.append(fault_at(text, path, _reason(detail, path, known)))
    return list(dict.fromkeys(faults))


_PATH_NOISE = frozenset({"[key]", "is-instance[dict]", "function-before"})
_REASONS = {
    "missing": "dit ontbreekt",
    "date_type": "hier wordt een dag verwacht, zoals 2026-01-01",
    "string_type": "hier wordt tekst verwacht; zet cijfers tussen aanhalingstekens",
    "dict_type": "hier worden namen en waarden verwacht",
    "model_type": "hier worden namen en waarden verwacht",
    "model_attributes_type": "hier worden namen en waarden verwacht",
    "list_type": "hier wordt een lijst verwacht",
    "too_short": "hier staat niets in",
    "bool_type": "hier wordt true of false verwacht",
    "int_type": "hier wordt een heel getal verwacht",
    "string_too_short": "deze tekst is leeg",
    "string_too_long": "deze tekst is te lang",
    "string_pattern_mismatch": "dit heeft niet de vorm die hier hoort",
}


def _reason(detail: Any, path: tuple[str | int, ...], known: list[str]) -> str:
    kind = detail["type"]
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(str(path[-1]), known, 1)
        hint = f"; bedoelt u '{near[0]}'?" if near else ""
        return f"deze naam is hier niet bekend{hint}"
    if kind == "value_error":
        return str(detail["msg"]).removeprefix("Value error, ")
    if kind in ("literal_error", "enum"):
        allowed = re.findall(r"'([^']+)'", str(detail["msg"]))
        return f"kies uit: {', '.join(allowed)}"
    return _REASONS.get(kind, f"dit klopt niet ({detail['msg']})")


def _names_in(form: type[BaseModel]) -> set[str]:
    """The names of the form and of every form inside it."""
    found: set[type[BaseModel]] = {SourceForm, AmountForm, ExpectedForm, PeriodForm, BandRowForm}
    found |= _inside(form)
    return {name for each in found for name in each.model_fields}


def _inside(kind: Any) -> set[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        deeper = (_inside(field.annotation) for field in kind.model_fields.values())
        return {kind}.union(*deeper)
    return set().union(*(_inside(part) for part in get_args(kind)))
