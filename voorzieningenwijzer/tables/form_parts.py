"""What every form of a document is made of: names, texts, exact figures, and nothing else."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

MAX_WHOLE_DIGITS = 12
MAX_DECIMALS = 15

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,79}$")]
SourceId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300)]


def figure(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise ValueError("hier wordt een getal verwacht, zoals 1234.56, of onbekend")
    exact = Decimal(value)
    if len(exact.as_tuple().digits) > MAX_WHOLE_DIGITS + MAX_DECIMALS or abs(exact) >= 10**12:
        raise ValueError("dit getal is te groot of heeft te veel cijfers")
    return exact


def figure_or_unknown(value: object) -> Decimal | str:
    return value if value == "onbekend" and isinstance(value, str) else figure(value)


Status = Literal["bevestigd", "een_bron", "afgeleid", "voorstel"]
Figure = Annotated[Decimal, BeforeValidator(figure)]


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
