"""The form of a scheme document, checked by pydantic: what may stand where, and in which words."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from voorzieningenwijzer.tables.documents import UNKNOWN
from voorzieningenwijzer.tables.schema import Figure, Form, Line, Name, SourceForm, SourceId, Text
from voorzieningenwijzer.tables.scheme_documents import COSTS, HOUSEHOLD_TYPES, RANKS, SUBJECTS

SchemeId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=160)]
Status = Literal["bevestigd", "een_bron", "afgeleid", "voorstel", "onbekend"]
Months = Annotated[int, Field(ge=1, le=120)]


class SchemeAmountForm(Form):
    per: Literal["jaar", "maand", "eenmalig"] = "jaar"
    waarde: Any = None
    naar: Literal["soort_huishouden"] | None = None
    waarden: dict[Name, Figure] | None = None
    status: Literal["bevestigd", "een_bron", "afgeleid", "voorstel"] | None = None
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
    """``grens_van``: a limit of a source decides; one of the program only chooses what to show."""

    norm: Literal["bijstandsnorm"]
    vakantiegeld: Literal["inclusief", "exclusief", "onbekend"]
    grens_van: Literal["bron", "programma"] = "bron"
    maanden: Months | None = None
    periode: Line
    toelichting: Text | None = None


class OutOfScopeForm(Form):
    als: dict[str, Any]
    dan: Line


class ApplyForm(Form):
    waar: Line
    kort: Line | None = None
    loket: Name | None = None
    weg: list[Literal["automatisch", "online", "formulier", "intermediair", "gesprek"]] = Field(
        default_factory=list
    )
    hoe: Line | None = None
    adres: Address | None = None
    telefoon: Annotated[str, StringConstraints(pattern=r"^[0-9 +()-]{4,20}$")] | None = None
    voor: Line | None = None
    meenemen: list[Name] = Field(default_factory=list)


class PaysForm(Form):
    rang: Literal[RANKS]  # type: ignore[valid-type]
    waarvoor: list[Literal[COSTS]] = Field(min_length=1)  # type: ignore[valid-type]


class TermForm(Form):
    tekst: Line
    bron: SourceId


class TimingForm(Form):
    doe: Name | None = None
    uiterlijk: Name | None = None


class ByItselfForm(Form):
    zin: Sentence
    kijk: Sentence


class TextForm(Form):
    """The words for the tenant. A pointer has ``wat`` and ``stap``; what is worked out has more."""

    wat: Sentence
    stap: Sentence
    naam: Line | None = None
    titel: Sentence | None = None
    wie: Literal["huurder", "samen", "coach"] = "huurder"
    inspanning: Annotated[int, Field(ge=1, le=3)] = 1
    voor: TimingForm = Field(default_factory=TimingForm)
    verwacht: list[Sentence] = Field(default_factory=list)
    let_op: list[Sentence] = Field(default_factory=list)
    geld_komt: Sentence | None = None
    als_nee: Sentence | None = None
    bedrag_zin: Sentence | None = None
    vanzelf: ByItselfForm | None = None


class SchemeForm(Form):
    regeling: SchemeId
    naam: Line
    ook_bekend_als: list[Line] = Field(default_factory=list)
    gemeente: Line
    soort: Literal["regeling", "pas", "fonds", "dienst", "organisatie", "proces"] = "regeling"
    rubriek: Literal[SUBJECTS] = "inkomen"  # type: ignore[valid-type]
    gebruik: Literal["rekenen", "wijzen", "niet_tonen", "proces"] = "rekenen"
    lezer: Literal["huurder", "coach"] = "huurder"
    actief: Literal["ja", "nee", "pilot", "voornemen", "onbekend"] = "ja"
    volgorde: Annotated[int, Field(ge=1, le=9)] = 5
    uitgewerkt_in: SchemeId | None = None
    vervangt: SchemeId | None = None
    in_plaats_van: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    geldig_van: date | None = None
    geldig_tot: date | None = None
    stand: Line
    gecontroleerd_op: date | None = None
    controleer_voor: date
    status: Status
    bronnen: dict[SourceId, SourceForm] = Field(min_length=1)
    voor_wie: Text | None = None
    voorwaarden: dict[str, Any] | None = None
    inkomensgrens_basis: IncomeBasisForm | None = None
    nog_te_vragen: list[Line] = Field(default_factory=list)
    buiten_bereik: list[OutOfScopeForm] = Field(default_factory=list)
    uitkomst: Literal["recht", "controleren", "vanzelf"] = "controleren"
    bedrag: SchemeAmountForm | None = None
    betaalt: PaysForm | None = None
    aanvragen: ApplyForm | None = None
    termijnen: dict[Name, TermForm] = Field(default_factory=dict)
    tekst: TextForm | None = None
    toelichting: Text | None = None
    na_te_gaan: Text | None = None


def _is_figure(value: object) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)
